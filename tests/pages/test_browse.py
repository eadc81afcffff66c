"""The ways to a directive: by place then and now, date, issuer, type, topic."""

from __future__ import annotations

import pytest

from directive_archive.language import collation_key, slugify
from directive_archive.pages.listing import LINKS_PER_PAGE, PER_PAGE, pager
from tests.archives import ISSUERS, ArchiveFolder
from tests.pages.reading import Pages
from tests.sites import REPOSITORY

# (id, province then, province now, issuer, type)
OWN = [
    ("bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu", "bac-kan", "thai-nguyen", "bac-kan/thanh-uy-bac-kan"),
    ("dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu", "dien-bien", "dien-bien", "dien-bien/tinh-uy-dien-bien"),
    ("ha-nam/tinh-uy-ha-nam/2020-07-30-1462-cv-tu", "ha-nam", "ninh-binh", "ha-nam/tinh-uy-ha-nam"),
    ("quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu", "quang-ninh", "quang-ninh", "quang-ninh/thanh-uy-cam-pha"),
    (
        "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du",
        "thai-nguyen",
        "thai-nguyen",
        "thai-nguyen/song-cong/dang-uy-phuong-bach-quang",
    ),
]


@pytest.fixture(scope="module")
def own() -> Pages:
    """Pages of the archive of this repository."""
    return Pages.of(ArchiveFolder(REPOSITORY / "directives"))


@pytest.mark.parametrize(("identifier", "then", "now", "issuer"), OWN)
def test_every_directive_of_the_archive_is_found_on_every_way(
    identifier: str, then: str, now: str, issuer: str, own: Pages
) -> None:
    year, month, day = identifier.rpartition("/")[2].split("-")[:3]
    for path in (
        f"van-ban/{then}/",
        f"van-ban/{issuer}/",
        "van-ban/",
        f"tinh-thanh-hien-nay/{now}/",
        f"ngay-ban-hanh/{year}/",
        f"ngay-ban-hanh/{year}/{month}/",
        f"ngay-ban-hanh/{year}/{month}/{day}/",
        "loai-van-ban/cong-van/",
        "he-thong/dang/",
    ):
        assert f"van-ban/{identifier}/" in own.items(path), path
    assert f"van-ban/{issuer}/" in own.links("co-quan-ban-hanh/").values()


def test_organs_of_a_district_are_on_the_districts_page(own: Pages) -> None:
    assert own.items("van-ban/quang-ninh/cam-pha/") == ["van-ban/quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu/"]
    assert own.links("van-ban/quang-ninh/")["Thành phố Cẩm Phả"] == "van-ban/quang-ninh/cam-pha/"
    assert own.links("van-ban/quang-ninh/cam-pha/") == {"Thành ủy Cẩm Phả": "van-ban/quang-ninh/thanh-uy-cam-pha/"}
    assert own.links("van-ban/thai-nguyen/song-cong/") == {
        "Đảng ủy phường Bách Quang": "van-ban/thai-nguyen/song-cong/dang-uy-phuong-bach-quang/",
        "Thành ủy Sông Công": "van-ban/thai-nguyen/thanh-uy-song-cong/",
    }


def test_lists_of_provinces_are_whole_and_in_vietnamese_order(own: Pages) -> None:
    then = [title for title in own.links("van-ban/") if title not in {"Trung ương", "Chưa rõ nơi ban hành"}]
    now = list(own.links("tinh-thanh-hien-nay/"))
    assert (len(then), len(now)) == (63, 34)
    for names in (then, now):
        assert names == sorted(names, key=collation_key)
        assert names.index("Đà Nẵng") < names.index("Hà Nội") if "Đà Nẵng" in names else True
    assert own.links("van-ban/")["Cà Mau"] == "", "a province without a document is a name, not a link"


def test_a_province_says_what_became_of_it(own: Pages) -> None:
    assert own.data("van-ban/bac-kan/")["intro"][0] == (
        "Tỉnh Bắc Kạn tồn tại đến hết ngày 30/6/2025, nay thuộc tỉnh Thái Nguyên."
    )
    assert [link.title for link in own.data("van-ban/bac-kan/")["see_also"]] == [
        "Tỉnh Thái Nguyên hiện nay",
        "Văn bản còn thiếu",
        "Độ phủ",
    ]
    assert own.data("tinh-thanh-hien-nay/thai-nguyen/")["intro"] == ("Hợp nhất từ Bắc Kạn, Thái Nguyên ngày 1/7/2025.",)


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Pages of 260 directives."""
    archive = ArchiveFolder(tmp_path_factory.mktemp("synthetic"))
    archive.fill(260)
    return Pages.of(archive)


def test_no_directive_is_lost_and_none_is_listed_twice_on_any_way(synthetic: Pages) -> None:
    every = sorted(directive.address for directive in synthetic.contents.archive.directives)
    assert len(every) == 260
    ways = {
        "the root": ["van-ban/"],
        "places": [path for path in synthetic.by_path if path.count("/") == 2 and path.startswith("van-ban/")],
        "issuers": list(synthetic.links("co-quan-ban-hanh/").values()),
        "years": list(synthetic.links("ngay-ban-hanh/").values()),
        "months": [path for year in ("2021",) for path in synthetic.links(f"ngay-ban-hanh/{year}/").values()],
        "days": [
            path
            for month in synthetic.links("ngay-ban-hanh/2021/").values()
            for path in synthetic.links(month).values()
        ],
        "types": list(synthetic.links("loai-van-ban/").values()),
        "topics": list(synthetic.links("chu-de/").values()),
        "systems": list(synthetic.links("he-thong/").values()),
        "levels": list(synthetic.links("cap-ban-hanh/").values()),
    }
    for way, paths in ways.items():
        assert sorted(item for path in paths for item in synthetic.items(path)) == every, way
    now = [item for path in synthetic.links("tinh-thanh-hien-nay/").values() for item in synthetic.items(path)]
    central = [directive.address for directive in synthetic.contents.archive.directives if directive.is_central]
    assert sorted([*now, *central]) == every


def test_counts_beside_links_are_the_lengths_of_their_lists(synthetic: Pages) -> None:
    for path in ("van-ban/", "tinh-thanh-hien-nay/", "ngay-ban-hanh/", "co-quan-ban-hanh/", "loai-van-ban/", "chu-de/"):
        links = [link for link in synthetic.data(path)["links"] if link.path and link.count]
        assert len(links) > 0
        assert {link.title: link.count for link in links} == {
            link.title: len(synthetic.items(link.path)) for link in links
        }


def test_lists_are_newest_first(synthetic: Pages) -> None:
    days = [path.rstrip("/").rpartition("/")[2][:10] for path in synthetic.items("van-ban/")]
    assert days == sorted(days, reverse=True)
    assert list(synthetic.links("ngay-ban-hanh/2021/")) == ["Tháng 2/2021", "Tháng 1/2021"]


def test_120_directives_of_one_issuer_are_cut_into_pages(archive: ArchiveFolder) -> None:
    ids = [archive.add(number=str(number)) for number in range(1, 121)]
    pages = Pages.of(archive)
    path = "van-ban/ha-nam/tinh-uy-ha-nam/"
    assert pages.parts(path) == [path, f"{path}trang/2/", f"{path}trang/3/"]
    assert [len(pages.data(part)["items"]) for part in pages.parts(path)] == [50, 50, 20]
    assert [pages.data(part)["first"] for part in pages.parts(path)] == [1, 51, 101]
    assert pages.items(path) == [f"van-ban/{identifier}/" for identifier in ids], "in the order of their numbers"
    pagers = [pages.data(part)["pager"] for part in pages.parts(path)]
    assert [(each.previous, each.next) for each in pagers] == [
        ("", f"{path}trang/2/"),
        (path, f"{path}trang/3/"),
        (f"{path}trang/2/", ""),
    ]
    assert all([link.path for link in each.links] == pages.parts(path) for each in pagers)
    assert {each.total for each in pagers} == {120}
    titles = [pages.by_path[part].title for part in pages.parts(path)]
    assert titles == ["Tỉnh ủy Hà Nam", "Tỉnh ủy Hà Nam – trang 2", "Tỉnh ủy Hà Nam – trang 3"]


def test_links_are_cut_into_pages_too(archive: ArchiveFolder) -> None:
    count = LINKS_PER_PAGE + 5
    for number in range(count):
        archive.add(number=str(number + 1), topics=[f"Chủ đề {number + 1}"])
    pages = Pages.of(archive)
    assert pages.parts("chu-de/") == ["chu-de/", "chu-de/trang/2/"]
    assert len(pages.links("chu-de/")) == count


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, "1"),
        (1, 2, "1 2"),
        (1, 9, "1 2 3 … 9"),
        (2, 9, "1 2 3 4 … 9"),
        (4, 9, "1 2 3 4 5 6 … 9"),
        (5, 9, "1 … 3 4 5 6 7 … 9"),
        (6, 9, "1 … 4 5 6 7 8 9"),
        (9, 9, "1 … 7 8 9"),
        (500, 1000, "1 … 498 499 500 501 502 … 1000"),
    ],
)
def test_a_pager_shows_the_neighbours_the_first_and_the_last(number: int, count: int, shown: str) -> None:
    links = pager("x/", number, count, count * PER_PAGE).links
    assert " ".join(link.title for link in links) == shown
    for link in links:
        assert link.path == {"…": "", "1": "x/"}.get(link.title, f"x/trang/{link.title}/")


@pytest.mark.parametrize("page", range(1, 31))
def test_every_page_of_a_long_list_is_a_few_steps_away(page: int) -> None:
    reached, steps = {1}, 0
    while page not in reached:
        reached |= {int(link.title) for near in reached for link in pager("x/", near, 30, 1).links if link.path}
        steps += 1
    assert steps <= 8


def test_two_spellings_of_one_value_are_one(archive: ArchiveFolder) -> None:
    ids = [archive.add(number="1", urgency="Hoả tốc"), archive.add(number="2", urgency="Hỏa tốc")]
    pages = Pages.of(archive)
    assert list(pages.links("do-khan/").values()) == ["do-khan/hoa-toc/"]
    assert pages.items("do-khan/hoa-toc/") == [f"van-ban/{identifier}/" for identifier in ids]


def test_a_directive_with_several_topics_is_on_the_page_of_each_and_once(archive: ArchiveFolder) -> None:
    identifier = archive.add(topics=["Y tế", "Giáo dục", "Y Tế", "y tế"])
    pages = Pages.of(archive)
    assert set(pages.links("chu-de/").values()) == {"chu-de/giao-duc/", "chu-de/y-te/"}
    for topic in ("giao-duc", "y-te"):
        assert pages.items(f"chu-de/{topic}/") == [f"van-ban/{identifier}/"]


def test_a_value_without_letters_has_no_page_and_no_broken_link(archive: ArchiveFolder) -> None:
    identifier = archive.add(topics=["…", "Y tế"])
    pages = Pages.of(archive)
    assert list(pages.links("chu-de/")) == ["Y tế"]
    facts = {fact.key: [link.path for link in fact.values] for fact in pages.data(f"van-ban/{identifier}/")["facts"]}
    assert facts["topics"] == ["chu-de/", "chu-de/y-te/"]


def test_a_directive_without_a_date_is_listed_as_such(archive: ArchiveFolder) -> None:
    archive.add(number="1")
    undated = archive.add(number="2", issued=None)
    pages = Pages.of(archive)
    assert pages.items("ngay-ban-hanh/") == [f"van-ban/{undated}/"]
    assert pages.data("ngay-ban-hanh/")["items_heading"] == "Không rõ ngày ban hành"


def test_what_is_at_the_centre_and_what_is_nowhere_come_first(archive: ArchiveFolder) -> None:
    archive.add(issuer="Thủ tướng Chính phủ", symbol="CĐ-TTg", type="Công điện", place="Hà Nội")
    archive.add(issuer="Huyện ủy Châu Thành", symbol="CV/HU", place="Châu Thành")
    pages = Pages.of(archive)
    assert list(pages.links("van-ban/"))[:2] == ["Trung ương", "Chưa rõ nơi ban hành"]
    assert pages.items("van-ban/trung-uong/")
    assert pages.items("van-ban/chua-ro-noi-ban-hanh/")


def test_a_province_is_called_as_it_was_called(archive: ArchiveFolder) -> None:
    identifier = archive.add(issuer="Tỉnh ủy Thừa Thiên Huế", place="Thừa Thiên Huế", issued="2021-03-04")
    pages = Pages.of(archive)
    (item,) = pages.data("van-ban/")["items"]
    assert (item.path, item.place) == (f"van-ban/{identifier}/", "Thừa Thiên Huế, nay thuộc Huế")
    assert "Đến hết ngày 31/12/2024 gọi là tỉnh Thừa Thiên Huế." in pages.data("van-ban/hue/")["intro"]


def test_an_empty_archive_has_every_index_and_no_lists(archive: ArchiveFolder) -> None:
    pages = Pages.of(archive)
    indexes = {path for path in pages.by_path if path.count("/") == 1}
    assert indexes == {
        *("van-ban/", "tinh-thanh-hien-nay/", "ngay-ban-hanh/", "co-quan-ban-hanh/", "loai-van-ban/"),
        *("cap-ban-hanh/", "he-thong/", "do-khan/", "chu-de/", "trich-dan/", "tra-cuu-trich-dan/", "du-lieu/"),
        "tim-kiem/",
    }
    for path in indexes - {"trich-dan/", "tra-cuu-trich-dan/", "du-lieu/", "tim-kiem/"}:
        assert pages.items(path) == []
    assert set(pages.links("van-ban/").values()) == {""}


def test_every_breadcrumb_is_a_page(synthetic: Pages) -> None:
    for page in synthetic.by_path.values():
        for link in page.breadcrumbs:
            assert link.path == "." or link.path in synthetic.by_path, (page.path, link)


def test_addresses_are_ascii_and_end_in_a_slash(synthetic: Pages) -> None:
    for path in synthetic.by_path:
        assert path.endswith("/")
        assert all(slugify(part) == part for part in path.strip("/").split("/")), path


def test_no_page_lists_more_than_its_share(synthetic: Pages) -> None:
    for path, page in synthetic.by_path.items():
        data = page.data()
        if page.template == "browse":
            assert len(data["items"]) <= PER_PAGE, path  # type: ignore[arg-type]
            assert len(data["links"]) <= LINKS_PER_PAGE, path  # type: ignore[arg-type]


@pytest.mark.parametrize("organ", ISSUERS, ids=lambda organ: organ["issuer"])
def test_the_page_of_an_issuer_bears_its_name(organ: dict[str, str], synthetic: Pages) -> None:
    path = synthetic.links("co-quan-ban-hanh/")[organ["issuer"]]
    assert synthetic.by_path[path].title == organ["issuer"]
    assert synthetic.data(path)["links"] == []
