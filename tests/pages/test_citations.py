"""Who cites whom: on the page of each document, in the lists, and where a document is still wanted."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from directive_archive import pages as pages_module
from directive_archive.citations.sentences import Quote
from directive_archive.pages import Contents, Contribution, Link, Page, all_pages
from directive_archive.pages.citations import offer
from tests.archives import VALID, ArchiveFolder, id_of, quote
from tests.pages.reading import Pages

CITED = VALID | {"number": "10", "issued": "2021-02-01"}
CITED_ID = id_of(number="10", issued="2021-02-01")
WANTED = "Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh"
WANTED_ID = "quang-ninh/tinh-uy-quang-ninh/2021-01-05-7-ct-tu"


def body(*phrases: str) -> str:
    return "\n\n".join(f"{phrase} về việc chung." for phrase in phrases)


def add_cited(archive: ArchiveFolder) -> str:
    return archive.add(number="10", issued="2021-02-01", title="V/v đọc sách")


def test_a_citation_is_seen_from_both_ends(archive: ArchiveFolder) -> None:
    add_cited(archive)
    citing = archive.add(body(f"Thực hiện {quote(CITED)}"), number="20")
    pages = Pages.of(archive)
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert (cited.path, cited.state, cited.relation, cited.subject) == (
        f"van-ban/{CITED_ID}/",
        "resolved",
        "thực hiện",
        "Đọc sách",
    )
    assert [(link.title, link.path) for link in cited.mentions] == [("đoạn 1", "#doan-1")]
    data = pages.data(f"van-ban/{CITED_ID}/")
    (row_citing,) = data["citing"]
    assert (row_citing.document.path, row_citing.relation) == (f"van-ban/{citing}/", "được thực hiện bởi")
    sentence = Quote("Thực hiện ", quote(CITED), " về việc chung.")
    assert (row_citing.quote, row_citing.anchor) == (sentence, "doan-1")
    assert cited.quote == sentence
    (row,) = pages.data("trich-dan/")["rows"]
    assert (row[0].path, row[1].path) == (f"van-ban/{citing}/", f"van-ban/{CITED_ID}/")
    assert pages.items("trich-dan/duoc-dan-nhieu/") == [f"van-ban/{CITED_ID}/"]
    assert pages.items("trich-dan/con-thieu/") == []


def test_every_mention_of_a_document_is_linked_and_counted_once(archive: ArchiveFolder) -> None:
    add_cited(archive)
    phrase = f"Theo {quote(CITED)}"
    citing = archive.add(body(phrase, phrase, "Việc khác", phrase), number="20", title=f"V/v thực hiện {quote(CITED)}")
    (cited,) = Pages.of(archive).data(f"van-ban/{citing}/")["cited"]
    assert [link.path for link in cited.mentions] == ["#trich-yeu", "#doan-1", "#doan-2", "#doan-4"]


def test_a_wanted_document_has_a_page_where_it_will_stand(archive: ArchiveFolder) -> None:
    ids = [archive.add(body(f"Thực hiện {WANTED}", f"Căn cứ {WANTED}"), number=number) for number in ("20", "21")]
    pages = Pages.of(archive)
    page = pages.by_path[f"van-ban/{WANTED_ID}/"]
    assert page.title == "Chỉ thị 7-CT/TU – Tỉnh ủy Quảng Ninh (kho chưa có)"
    data = pages.data(f"van-ban/{WANTED_ID}/")
    assert {fact.label: [value.title for value in fact.values] for fact in data["known"]} == {
        "Loại văn bản": ["Chỉ thị"],
        "Số, ký hiệu": ["7-CT/TU"],
        "Ngày ban hành": ["5/1/2021"],
        "Cơ quan ban hành": ["Tỉnh ủy Quảng Ninh"],
        "Tỉnh, thành khi ban hành": ["Quảng Ninh"],
    }
    assert data["unknown"] == ["trích yếu", "nơi nhận", "người ký", "toàn văn"]
    assert (data["id"], data["citing_count"]) == (WANTED_ID, 2)
    quotes = data["quotes"]
    assert [(each.document.path, each.anchor) for each in quotes] == [
        (f"van-ban/{identifier}/", anchor) for identifier in ids for anchor in ("doan-1", "doan-2")
    ]
    assert [each.repeats for each in quotes] == [False, True, False, True], "each document is named once"
    assert quotes[1].quote == Quote("Căn cứ ", WANTED, " về việc chung.")
    assert [link.path for link in page.breadcrumbs] == [
        ".",
        "van-ban/",
        "van-ban/quang-ninh/",
        "van-ban/quang-ninh/tinh-uy-quang-ninh/",
    ]
    assert pages.items("trich-dan/con-thieu/") == [f"van-ban/{WANTED_ID}/"]
    (item,) = pages.data("trich-dan/con-thieu/")["items"]
    assert (item.held, item.cited) == (False, 2)
    assert pages.links("van-ban/")["Quảng Ninh"] == "van-ban/quang-ninh/"
    assert pages.data("van-ban/quang-ninh/")["intro"] == ("Ngoài ra có 1 văn bản được dẫn mà kho chưa có.",)


def test_a_wanted_document_that_arrives_takes_its_place(archive: ArchiveFolder) -> None:
    citing = archive.add(body(f"Thực hiện {WANTED}"), number="20")
    before = Pages.of(archive)
    archive.add(
        number="7", symbol="CT/TU", type="Chỉ thị", issued="2021-01-05", issuer="Tỉnh ủy Quảng Ninh", place="Hạ Long"
    )
    after = Pages.of(archive)
    path = f"van-ban/{WANTED_ID}/"
    assert [pages.by_path[path].template for pages in (before, after)] == ["wanted", "directive"]
    assert [pages.data(f"van-ban/{citing}/")["cited"][0].path for pages in (before, after)] == [path, path]
    assert [pages.data(f"van-ban/{citing}/")["cited"][0].state for pages in (before, after)] == ["wanted", "resolved"]
    assert after.items("trich-dan/con-thieu/") == []
    assert [each.document.path for each in after.data(path)["citing"]] == [f"van-ban/{citing}/"]


def test_an_ambiguous_citation_names_its_candidates_and_chooses_none(archive: ArchiveFolder) -> None:
    ids = [archive.add(number="10", issued=day) for day in ("2019-02-01", "2020-02-01")]
    citing = archive.add(body("Thực hiện Công văn số 10-CV/TU của Tỉnh ủy Hà Nam"), number="20")
    pages = Pages.of(archive)
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert (cited.state, cited.path) == ("ambiguous", "")
    assert [link.path for link in cited.candidates] == [f"van-ban/{identifier}/" for identifier in ids]
    assert pages.items("trich-dan/con-thieu/") == pages.items("trich-dan/duoc-dan-nhieu/") == []
    for identifier in ids:
        assert pages.data(f"van-ban/{identifier}/")["citing_count"] == 0


def test_a_citation_of_an_unknown_issuer_is_shown_without_a_link(archive: ArchiveFolder) -> None:
    citing = archive.add(body("Theo Kế hoạch số 33-KH/BCĐ ngày 05/01/2021"), number="20")
    pages = Pages.of(archive)
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert (cited.state, cited.path, cited.heading) == ("unidentified", "", "Kế hoạch 33-KH/BCĐ")


def test_a_directive_cited_by_many_has_a_list_of_them(archive: ArchiveFolder) -> None:
    add_cited(archive)
    ids = [archive.add(body(f"Theo {quote(CITED)}"), number=str(number)) for number in range(20, 95)]
    pages = Pages.of(archive)
    path = f"van-ban/{CITED_ID}/"
    data = pages.data(path)
    assert (len(data["citing"]), data["citing_count"], data["citing_path"]) == (10, 75, f"{path}duoc-dan/")
    parts = [pages.data(part)["citing"] for part in pages.parts(f"{path}duoc-dan/")]
    assert [len(part) for part in parts] == [30, 30, 15]
    paths = [each.document.path for part in parts for each in part]
    assert sorted(paths) == sorted(f"van-ban/{identifier}/" for identifier in ids)
    assert pages.by_path[f"{path}duoc-dan/"].breadcrumbs[-1] == Link("Công văn 10-CV/TU", path)


@pytest.mark.parametrize("count", [1, 10])
def test_a_directive_cited_by_few_has_no_list_of_its_own(count: int, archive: ArchiveFolder) -> None:
    add_cited(archive)
    for number in range(count):
        archive.add(body(f"Theo {quote(CITED)}"), number=str(20 + number))
    pages = Pages.of(archive)
    assert len(pages.data(f"van-ban/{CITED_ID}/")["citing"]) == count
    assert f"van-ban/{CITED_ID}/duoc-dan/" not in pages.by_path


def test_a_wanted_document_quoted_often_is_cut_into_pages(archive: ArchiveFolder) -> None:
    for number in range(30):
        archive.add(body(*[f"Theo {WANTED}"] * 5), number=str(20 + number))
    pages = Pages.of(archive)
    parts = pages.parts(f"van-ban/{WANTED_ID}/")
    assert [len(pages.data(part)["quotes"]) for part in parts] == [30] * 5
    assert {pages.data(part)["pager"].total for part in parts} == {150}
    titles = {pages.by_path[part].title for part in parts}
    assert len(titles) == 5


def test_the_table_of_citations_is_cut_into_pages(archive: ArchiveFolder) -> None:
    phrases = [f"Theo Chỉ thị số {number}-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh" for number in range(1, 101)]
    archive.add(body(*phrases), number="20")
    archive.add(body(*phrases[:50]), number="21")
    pages = Pages.of(archive)
    rows = [row for part in pages.parts("trich-dan/") for row in pages.data(part)["rows"]]
    assert [len(pages.data(part)["rows"]) for part in pages.parts("trich-dan/")] == [60, 60, 30]
    assert len({(citing.path, cited.path) for citing, cited in rows}) == 150
    assert len(pages.items("trich-dan/con-thieu/")) == len(set(pages.items("trich-dan/con-thieu/"))) == 100
    cited = [item.cited for part in pages.parts("trich-dan/con-thieu/") for item in pages.data(part)["items"]]
    assert cited == [2] * 50 + [1] * 50, "most cited first"


def test_a_document_whose_file_cannot_be_read_is_not_wanted(archive: ArchiveFolder) -> None:
    archive.write(f"{CITED_ID}.md", "---\ntitle: V/v: gấp\n---\n")
    citing = archive.add(body(f"Thực hiện {quote(CITED)}"), number="20")
    pages = Pages.of(archive)
    assert pages.by_path[f"van-ban/{CITED_ID}/"].template == "unreadable"
    assert pages.items("trich-dan/con-thieu/") == []
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert cited.path == f"van-ban/{CITED_ID}/"


def test_a_document_that_moved_is_not_wanted_at_its_old_place(archive: ArchiveFolder) -> None:
    """The citing text repeats the wrong date, for which the file was moved and the old id kept as an alias."""
    moved = archive.add(number="10", issued="2021-02-02", aliases=[CITED_ID])
    citing = archive.add(body(f"Thực hiện {quote(CITED)}"), number="20")
    pages = Pages.of(archive)
    assert pages.by_path[f"van-ban/{CITED_ID}/"].template == "redirect"
    assert pages.data(f"van-ban/{CITED_ID}/")["target"] == f"van-ban/{moved}/"
    assert pages.items("trich-dan/con-thieu/") == []
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert cited.path in {f"van-ban/{CITED_ID}/", f"van-ban/{moved}/"}


def test_a_document_whose_file_says_otherwise_is_not_wanted_at_its_place(archive: ArchiveFolder) -> None:
    archive.add(at=CITED_ID, number="10", issued="2021-02-01", issuer="Tỉnh ủy Hà Tĩnh")
    archive.add(body(f"Thực hiện {quote(CITED)}"), number="20")
    pages = Pages.of(archive)
    assert pages.by_path[f"van-ban/{CITED_ID}/"].template == "directive"
    assert pages.items("trich-dan/con-thieu/") == []


@pytest.mark.parametrize("target", ["../../outside", "x", "<b>", "a/b/c/d/e", "", "/etc/x", "HA-NAM/x/2021-01-01-1-cv"])
def test_a_correction_that_names_no_id_leads_nowhere(target: str, archive: ArchiveFolder) -> None:
    correction = {"text": "Chỉ thị số 7-CT/TU", "action": "point", "to": target}
    citing = archive.add(body(f"Theo {WANTED}"), number="20", references=[correction])
    pages = Pages.of(archive)
    (cited,) = pages.data(f"van-ban/{citing}/")["cited"]
    assert cited.path in {"", f"van-ban/{WANTED_ID}/"}
    assert not any(".." in path or "//" in path or "outside" in path for path in pages.by_path)


def test_aliases_redirect_and_never_take_a_directives_place(archive: ArchiveFolder) -> None:
    other = archive.add(number="10")
    former = [id_of(number="8"), id_of(number="9")]
    identifier = archive.add(number="20", aliases=[*former, other, former[0], "../x", "van-ban", "x/y"])
    pages = Pages.of(archive)
    redirects = {path: page for path, page in pages.by_path.items() if page.template == "redirect"}
    assert set(redirects) == {f"van-ban/{alias}/" for alias in former}
    for page in redirects.values():
        data = page.data()
        assert (data["target"], data["heading"]) == (f"van-ban/{identifier}/", "Công văn 20-CV/TU")
    assert pages.by_path[f"van-ban/{other}/"].template == "directive"


UNDATED_ID = "trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-15-ct-ttg"
UNDATED = "Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ"
DATED = "Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ"
DATED_ID = "trung-uong/thu-tuong-chinh-phu/2020-03-27-15-ct-ttg"
TTG = {"number": "15", "symbol": "CT-TTg", "type": "Chỉ thị", "issuer": "Thủ tướng Chính phủ", "place": "Hà Nội"}


def test_what_is_not_known_of_a_wanted_document_is_said(archive: ArchiveFolder) -> None:
    archive.add(f"Theo văn bản số 12-QĐ/TW của Bộ Chính trị và {UNDATED}.", number="20")
    pages = Pages.of(archive)
    assert pages.data(f"van-ban/{UNDATED_ID}/")["unknown"][0] == "ngày ban hành"
    assert pages.data("van-ban/trung-uong/bo-chinh-tri/khong-ro-ngay-12-qd-tw/")["unknown"][:2] == [
        "loại văn bản",
        "ngày ban hành",
    ]


def test_the_way_to_bring_a_wanted_document(archive: ArchiveFolder) -> None:
    archive.add(f"Theo {WANTED}; {UNDATED}.", number="20")
    contents = replace(
        Pages.of(archive).contents, contribution=Contribution("dong-gop/", "https://example.org/new?template=x.yml")
    )
    dated, undated = (offer(contents.wanted_by_id[each], contents) for each in (WANTED_ID, UNDATED_ID))
    assert dated["guide"] == "dong-gop/"
    assert dated["file"] == f"directives/{WANTED_ID}.md"
    assert parse_qs(urlsplit(dated["form"]).query) == {
        "template": ["x.yml"],
        "title": ["Văn bản: Chỉ thị 7-CT/TU, Tỉnh ủy Quảng Ninh"],
        "number": ["7-CT/TU"],
        "issuer": ["Tỉnh ủy Quảng Ninh"],
        "issued": ["05/01/2021"],
    }
    assert undated["file"] == "", "its name needs the date"
    assert offer(contents.wanted_by_id[WANTED_ID], Pages.of(archive).contents)["form"] == ""


@pytest.mark.parametrize("way", ["arrives", "is-dated-beside"])
def test_an_address_made_from_less_knowledge_leads_on(way: str, archive: ArchiveFolder) -> None:
    if way == "is-dated-beside":
        archive.add(body(f"Thực hiện {DATED}", f"Căn cứ {UNDATED}"), number="20")
    else:
        archive.add(body(f"Căn cứ {UNDATED}"), number="20")
    if way == "arrives":
        assert Pages.of(archive).by_path[f"van-ban/{UNDATED_ID}/"].template == "wanted"
        archive.add(**TTG, issued="2020-03-27")
    pages = Pages.of(archive)
    page = pages.by_path[f"van-ban/{UNDATED_ID}/"]
    assert (page.template, page.data()["target"]) == ("redirect", f"van-ban/{DATED_ID}/")


def test_an_address_at_which_a_document_is_still_wanted_stays(archive: ArchiveFolder) -> None:
    """One text tells a date for the number, another none: it may mean the same document or that of another year."""
    archive.add(body(f"Căn cứ {UNDATED}"), number="20")
    archive.add(body(f"Căn cứ {UNDATED}", f"Thực hiện {DATED}"), number="21")
    pages = Pages.of(archive)
    assert {pages.by_path[f"van-ban/{each}/"].template for each in (UNDATED_ID, DATED_ID)} == {"wanted"}


def test_an_address_that_may_mean_two_documents_names_both(archive: ArchiveFolder) -> None:
    other = DATED.replace("27/3/2020", "27/7/2021")
    archive.add(body(f"Thực hiện {DATED}", f"Căn cứ {UNDATED}"), number="20")
    archive.add(body(f"Thực hiện {other}", f"Căn cứ {UNDATED}"), number="21", issued="2021-08-01")
    pages = Pages.of(archive)
    assert pages.by_path[f"van-ban/{UNDATED_ID}/"].template == "choices"
    assert [(link.path, link.note) for link in pages.data(f"van-ban/{UNDATED_ID}/")["targets"]] == [
        (f"van-ban/{DATED_ID}/", "27/3/2020"),
        ("van-ban/trung-uong/thu-tuong-chinh-phu/2021-07-27-15-ct-ttg/", "27/7/2021"),
    ]


def test_an_address_that_something_else_has_taken_leads_nowhere_else(archive: ArchiveFolder) -> None:
    archive.add(body(f"Thực hiện {DATED}", f"Căn cứ {UNDATED}"), number="20")
    held = archive.add(**TTG, issued=None)
    assert held == UNDATED_ID
    assert Pages.of(archive).by_path[f"van-ban/{UNDATED_ID}/"].template in {"directive", "unreadable"}


def test_a_reference_that_names_no_issuer_never_had_an_address(archive: ArchiveFolder) -> None:
    archive.add(body(f"Thực hiện {quote(CITED)}", "Căn cứ Công văn số 10-CV/TU"), number="20")
    assert not [path for path, page in Pages.of(archive).by_path.items() if page.template in {"redirect", "choices"}]


def test_one_sentence_is_not_repeated_for_each_document_in_it(archive: ArchiveFolder) -> None:
    text = f"Thực hiện {WANTED}; {DATED}; Chỉ thị số 8-CT/TU ngày 06/01/2021 của Tỉnh ủy Quảng Ninh."
    citing = archive.add(text, number="20")
    rows = Pages.of(archive).data(f"van-ban/{citing}/")["cited"]
    assert [row.quote is not None for row in rows] == [True, False, False]


def test_two_kinds_of_page_at_one_address_are_a_mistake_that_is_not_hidden(
    archive: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add()
    contents = Pages.of(archive).contents

    def rival(_: Contents) -> list[Page]:
        return [Page("van-ban/", "x", "browse", dict)]

    monkeypatch.setattr(pages_module, "PAGE_KINDS", (*pages_module.PAGE_KINDS, rival))
    with pytest.raises(RuntimeError, match="van-ban/ is claimed by place_pages and rival"):
        list(all_pages(contents))
