"""Journeys as they are published: pictures that a screen reader can read, and tables that say the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.archives import VALID, id_of, quote
from tests.links import Site
from tests.sites import SITE_URL, Build, TinySite, attribute, one, text_of

KB = 1024
DIEN_BIEN = "van-ban/dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu"
CITED = {"number": "10", "issued": "2021-02-01", "title": "V/v đọc sách"}
WANTED = {"issuer": "Tỉnh ủy Quảng Ninh", "number": "7", "issued": "2021-02-10", "symbol": "CT/TU", "type": "Chỉ thị"}


def carrying_out(*cited: Mapping[str, Any]) -> str:
    return "\n\n".join(f"Thực hiện {quote(VALID | dict(each))} về việc chung." for each in cited)


@pytest.fixture(scope="module")
def built(make_tiny_site: Callable[[str], TinySite]) -> Build:
    """A document that seventy carry out, one of which is carried out in turn; a wanted one beside it."""
    site = make_tiny_site("journeys")
    site.archive.add("Không dẫn gì.", **CITED)
    for number in range(100, 170):
        site.archive.add(carrying_out(CITED), number=str(number), issued=f"2021-03-{number % 28 + 1:02}")
    site.archive.add(carrying_out(WANTED, {"number": "100", "issued": "2021-03-17"}), number="200", issued="2021-04-01")
    found = site.build()
    assert (found.exit_code, found.log) == (0, "")
    return found


def pictures(page: LexborHTMLParser) -> list[LexborNode]:
    return page.css("main svg[aria-labelledby]")


def described(page: LexborHTMLParser, picture: LexborNode) -> str:
    """What a screen reader calls it."""
    names = [attribute(picture, f"aria-{each}") for each in ("labelledby", "describedby")]
    return " – ".join(text_of(page, f"#{each}") for each in names)


PAGES = [DIEN_BIEN, "van-ban/trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg", "trich-dan/hanh-trinh"]


@pytest.mark.parametrize("address", PAGES)
def test_a_picture_has_a_role_a_name_and_a_description(address: str, repository_build: Build) -> None:
    page = repository_build.page(address)
    assert pictures(page)
    for picture in pictures(page):
        assert attribute(picture, "role") in {"group", "img"}
        assert (attribute(picture, "role") == "img") == (picture.css("a") == []), "links in an image are not reached"
        assert [len(picture.css(each)) for each in ("title", "desc")] == [1, 1]
        assert len(described(page, picture)) > 40
        assert attribute(picture, "viewbox" if "viewbox" in picture.attributes else "viewBox").startswith("0 0 340 ")


@pytest.mark.parametrize("address", PAGES)
def test_colours_come_from_the_styles(address: str, repository_build: Build) -> None:
    for picture in pictures(repository_build.page(address)):
        for node in picture.css("*"):
            assert not {"fill", "stroke", "style", "color"} & set(node.attributes), node.html


def rows(table: LexborNode) -> list[list[str]]:
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in table.css("tbody tr")]


def test_the_table_says_what_the_picture_shows(repository_build: Build) -> None:
    page = repository_build.page(DIEN_BIEN)
    figure = one(page, "#hanh-trinh .journey")
    assert rows(one(figure, "table")) == [
        ["trước 7 ngày", "Công điện 1699/CĐ-TTgThủ tướng Chính phủ, 2/12/2020 (kho chưa có)", "trung ương", "–"],
        ["trước 6 ngày", "Công văn 9816-CV/BTGTWBan Tuyên giáo Trung ương, 3/12/2020 (kho chưa có)", "trung ương", "–"],
        [
            *("văn bản này", "Công văn 53-CV/TUTỉnh ủy Điện Biên, 9/12/2020", "cấp tỉnh"),
            "Công điện 1699/CĐ-TTg; Công văn 9816-CV/BTGTW",
        ],
    ]
    names = [node.text() for node in figure.css("svg .j-name")]
    assert names == ["Công điện 1699/CĐ-TTg", "Công văn 9816-CV/BTGTW", "Công văn 53-CV/TU"]
    assert [node.text() for node in figure.css("svg .j-end")] == ["ngày", "\u22127", "\u22126", "0"]
    assert attribute(one(figure, "svg .j-line"), "d").count("M") == 2
    assert len(figure.css("svg .j-wanted")) == 2
    links = [attribute(link, "href") for link in figure.css("svg a")]
    assert links == [attribute(link, "href") for link in figure.css("table a")]
    assert len(links) == 2


@pytest.mark.parametrize("kind", ["short", "whole"])
def test_table_and_picture_agree_when_many_are_put_together(kind: str, built: Build) -> None:
    address = f"van-ban/{id_of(**CITED)}" + ("/hanh-trinh" if kind == "whole" else "")
    figure = one(built.page(address), ".journey")
    names = [node.text() for node in figure.css("svg .j-name")]
    table = rows(one(figure, "table"))
    assert len(names) == len(table)
    for name, row in zip(names, table, strict=True):
        assert row[1].startswith(name)
    numbers = [int(name.split()[0]) for name in names if name.endswith("văn bản")]
    single = sum(not name.endswith("văn bản") for name in names) - 1
    assert sum(numbers) + single == (71 if kind == "whole" else 70)
    assert [attribute(link, "href") for link in figure.css("svg a")] == [
        attribute(link, "href") for link in figure.css("table a")
    ]


def test_everybody_is_in_the_list_of_a_long_journey(built: Build) -> None:
    address = f"van-ban/{id_of(**CITED)}/hanh-trinh"
    page = built.page(address)
    assert text_of(page, "#danh-sach") == "Những văn bản thực hiện 71"
    listed = [row for part in (address, f"{address}/trang/2") for row in rows(built.page(part).css("table")[-1])]
    assert len(listed) == 71
    assert listed[-1][0] == "sau 59 ngày"
    assert listed[-1][3] == "Công văn 100-CV/TU"
    assert built.page(f"{address}/trang/2").css("main svg[aria-labelledby]") == []


def test_a_wanted_document_shows_who_carried_it_out(built: Build) -> None:
    page = built.page("van-ban/quang-ninh/tinh-uy-quang-ninh/2021-02-10-7-ct-tu")
    assert [row[0] for row in rows(one(page, "#hanh-trinh table"))] == ["văn bản này", "sau 50 ngày"]


def test_the_page_of_the_archive_says_the_five_lags(repository_build: Build) -> None:
    page = repository_build.page("trich-dan/hanh-trinh")
    assert rows(one(page, ".lag-table")) == [
        ["Từ trung ương đến cấp tỉnh", "2", "6,5 ngày", "6,25–6,75 ngày", "6 ngày", "7 ngày", "0"],
        ["Từ cấp tỉnh đến cấp huyện", "2", "1 ngày", "1 ngày", "1 ngày", "1 ngày", "0"],
        ["Từ cấp huyện đến cấp xã", "1", "0 ngày", "0 ngày", "0 ngày", "0 ngày", "0"],
    ]
    assert [rows(table) for table in page.css(".lag-counts")] == [
        [["6 ngày", "1", "50%"], ["7 ngày", "1", "50%"]],
        [["1 ngày", "2", "100%"]],
        [["cùng ngày", "1", "100%"]],
    ]
    assert [described(page, picture) for picture in pictures(page)] == [
        "Từ trung ương đến cấp tỉnh: số lần thực hiện theo số ngày – 6 ngày: 1 lần; 7 ngày: 1 lần.",
        "Từ cấp tỉnh đến cấp huyện: số lần thực hiện theo số ngày – 1 ngày: 2 lần.",
        "Từ cấp huyện đến cấp xã: số lần thực hiện theo số ngày – cùng ngày: 1 lần.",
    ]
    bars = [[node.text() for node in picture.css("text:not(.j-tick)")] for picture in pictures(page)]
    assert bars == [["1", "1"], ["2"], ["1"]]


def test_an_archive_without_journeys_says_so(tiny_site: TinySite) -> None:
    tiny_site.archive.add("Không dẫn gì.")
    found = tiny_site.build()
    assert (found.exit_code, found.log) == (0, "")
    page = found.page("trich-dan/hanh-trinh")
    assert "chưa có văn bản nào thực hiện" in text_of(page, ".archive")
    assert pictures(page) == []


def test_names_in_a_picture_are_escaped(tiny_site: TinySite) -> None:
    nasty = "Công văn</text><script>alert(1)</script>"
    cited = id_of(number="10", issued="2021-02-01")
    tiny_site.archive.add("Không dẫn gì.", number="10", issued="2021-02-01", type=nasty)
    tiny_site.archive.add(carrying_out({"number": "10", "issued": "2021-02-01"}), number="20")
    found = tiny_site.build(strict=False)
    figure = one(found.page(f"van-ban/{cited}"), ".journey")
    assert figure.css("script") == []
    assert figure.css("svg .j-name")[0].text().startswith("Công văn</text>")


def test_the_fullest_journey_keeps_to_its_bounds(tiny_site: TinySite) -> None:
    """Every row taken, every line drawn, long names: on the page of the directive, and on that of its journey."""
    plan = {"issuer": "Ủy ban nhân dân tỉnh Thái Nguyên", "place": "Thái Nguyên", "symbol": "KH-UBND"}
    above = [plan | {"type": "Kế hoạch", "number": str(10 + place), "issued": "2021-01-04"} for place in range(8)]
    city = {"issuer": "Thành ủy Sông Công", "issuer_parent": "Đảng bộ tỉnh Thái Nguyên", "place": "Sông Công"}
    own = city | {"number": "3", "issued": "2021-02-01"}
    for each in above:
        tiny_site.archive.add("Không dẫn gì.", **(each | {"title": "Phòng cháy rừng"}))
    text = carrying_out(*above)
    identifier = tiny_site.archive.add(text, **own)
    wards = [
        {
            "issuer": f"Đảng ủy phường Có Tên Dài {number}",
            "issuer_parent": "Đảng bộ thành phố Sông Công",
            "place": "Sông Công",
            "symbol": "CV/ĐU",
            "number": str(number),
            "issued": f"2021-0{2 if number < 106 else 3}-{10 + number % 18}",
        }
        for number in range(100, 136)
    ]
    for number, ward in enumerate(wards):
        tiny_site.archive.add(carrying_out(*([own, *above] if number < 6 else wards[:2])), **ward)
    found = tiny_site.build()
    assert found.log == ""
    section = one(found.page(f"van-ban/{identifier}"), "#hanh-trinh").html or ""
    assert len(one(found.page(f"van-ban/{identifier}"), "#hanh-trinh").css("tbody tr")) == 12
    assert len(section.encode()) <= 13 * KB
    whole = found.site / "van-ban" / identifier / "hanh-trinh" / "index.html"
    assert whole.stat().st_size <= 60 * KB


def test_every_link_leads_somewhere(built: Build) -> None:
    site = Site(built.site, SITE_URL)
    assert site.broken() == []
    assert set(site.pages) - site.reached_from("index.html") == {"404.html"}
    for name, page in site.pages.items():
        ids = [node.attributes.get("id") for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), name
