"""The page of coverage, an issuer's sentences, and the table to take away."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from directive_archive.exports.coverage import COLUMNS, coverage_csv
from directive_archive.pages.coverage import sentence
from tests.archives import ArchiveFolder
from tests.pages.reading import Pages
from tests.sites import Build, text_of

CITY = {"issuer": "Thành ủy Bắc Kạn", "issuer_parent": "Đảng bộ tỉnh Bắc Kạn", "place": "TP. Bắc Kạn"}
STATE = {"issuer": "Ủy ban nhân dân tỉnh Bắc Kạn", "place": "Bắc Kạn", "symbol": "KH-UBND", "type": "Kế hoạch"}


@pytest.mark.parametrize(
    ("fields", "citing", "expected"),
    [
        (
            CITY | {"number": "1102", "issued": "2020-07-30"},
            "",
            (
                "Thành ủy Bắc Kạn ban hành ít nhất 1.102 công văn trong nhiệm kỳ lúc đó (2015–2020 hoặc 2020–2025),"
                " tính đến ngày 30/7/2020; kho có 1."
            ),
        ),
        (
            {"number": "53", "issued": "2020-12-09"},
            "",
            "Tỉnh ủy Hà Nam ban hành ít nhất 53 công văn trong nhiệm kỳ 2020–2025, tính đến ngày 9/12/2020; kho có 1.",
        ),
        (
            STATE | {"number": "120", "issued": "2021-03-04"},
            "",
            (
                "Ủy ban nhân dân tỉnh Bắc Kạn dùng ít nhất 120 số trong dãy số có kế hoạch của năm 2021,"
                " tính đến ngày 4/3/2021; kho có 1."
            ),
        ),
        (
            {},
            "Nghị định số 51/2025/NĐ-CP của Chính phủ",
            "Chính phủ ban hành ít nhất 51 nghị định trong năm 2025; kho có 0.",
        ),
        (
            {},
            "Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18/02/2025 của Quốc hội",
            "Quốc hội ban hành ít nhất 63 luật trong khóa 15 của Quốc hội, tính đến ngày 18/2/2025; kho có 0.",
        ),
        (
            {},
            "Quyết định số 367-QĐ/TWĐTN-VP ngày 05/01/2021 của Trung ương Đoàn TNCS Hồ Chí Minh",
            (
                "Trung ương Đoàn TNCS Hồ Chí Minh dùng ít nhất 367 số trong dãy số có quyết định, chưa rõ từ bao giờ,"
                " tính đến ngày 5/1/2021; kho có 0."
            ),
        ),
    ],
)
def test_a_sentence_claims_what_the_numbers_prove(
    fields: dict[str, Any], citing: str, expected: str, archive: ArchiveFolder
) -> None:
    if citing:
        archive.add(f"Căn cứ {citing} về việc chung.", number="1", issued="2025-12-31")
    else:
        archive.add(**fields)
    series = Pages.of(archive).contents.coverage.series
    assert expected in [sentence(each) for each in series]


def test_an_issuers_page_says_how_much_is_known(archive: ArchiveFolder) -> None:
    for number in range(1, 10):
        archive.add(number=str(number), symbol="KH-UBND", issued=f"20{10 + number}-03-04", **_without(STATE, "symbol"))
    data = Pages.of(archive).data("van-ban/bac-kan/uy-ban-nhan-dan-tinh-bac-kan/")
    assert len(data["statements"]) == 6
    assert "của năm 2019" in data["statements"][0].sentence
    assert data["statements_more"] == "trich-dan/do-phu/bac-kan/"
    assert Pages.of(archive).data("van-ban/bac-kan/")["statements"] == ()


def _without(fields: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in keys}


def test_places_and_their_series(archive: ArchiveFolder) -> None:
    archive.add("Theo Công văn số 353-CV/TU ngày 15/5/2021 của Thành ủy Cẩm Phả.", number="10", issued="2021-06-01")
    archive.add(number="11", issued="2021-06-02")
    pages = Pages.of(archive)
    data = pages.data("trich-dan/do-phu/")
    assert [(row.link.title, row.link.path, row.held, row.known, row.at_least) for row in data["rows"]] == [
        ("Tỉnh Hà Nam", "trich-dan/do-phu/ha-nam/", 2, 2, 11),
        ("Tỉnh Quảng Ninh", "trich-dan/do-phu/quang-ninh/", 0, 1, 353),
    ]
    assert (data["total"].held, data["total"].known, data["total"].at_least) == (2, 3, 364)
    (row,) = pages.data("trich-dan/do-phu/quang-ninh/")["rows"]
    assert (row.issuer.title, row.type, row.period, row.day) == (
        "Thành ủy Cẩm Phả",
        "Công văn",
        "nhiệm kỳ 2020–2025",
        "15/5/2021",
    )
    assert (row.proof.title, row.proof.path) == (
        "353-CV/TU",
        "van-ban/quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu/",
    )


def test_the_organs_of_the_central_committee_are_named_with_it(archive: ArchiveFolder) -> None:
    """The Central Committee itself has no page while nothing of its own is known."""
    archive.add("Theo Chỉ thị số 5-CT/TW ngày 05/4/2021 của Bộ Chính trị.", number="10", issued="2021-06-01")
    pages = Pages.of(archive)
    (row,) = pages.data("trich-dan/do-phu/trung-uong/")["rows"]
    assert (row.issuer.title, row.issuer.path) == (
        "Ban Chấp hành Trung ương (cùng dãy số: Bộ Chính trị, Ban Bí thư)",
        "",
    )
    (statement,) = pages.data("van-ban/trung-uong/bo-chinh-tri/")["statements"]
    assert statement.sentence.startswith("Ban Chấp hành Trung ương (cùng dãy số: Bộ Chính trị, Ban Bí thư) ban hành")
    assert "van-ban/trung-uong/ban-chap-hanh-trung-uong/" not in pages.by_path


def test_a_document_that_moved_is_not_counted_twice(archive: ArchiveFolder) -> None:
    archive.add(number="10", issued="2021-02-02", aliases=["ha-nam/tinh-uy-ha-nam/2021-02-01-11-cv-tu"])
    archive.add("Theo Công văn số 11-CV/TU ngày 01/02/2021 của Tỉnh ủy Hà Nam.", number="9", issued="2021-02-03")
    (series,) = Pages.of(archive).contents.coverage.series
    assert (series.at_least, series.held, series.known) == (10, 2, 2)


def test_a_place_leads_to_its_coverage(archive: ArchiveFolder) -> None:
    archive.add(number="10", issued="2021-02-02")
    pages = Pages.of(archive)
    assert "trich-dan/do-phu/ha-nam/" in {link.path for link in pages.data("van-ban/ha-nam/")["see_also"]}
    assert "trich-dan/do-phu/ha-nam/" in pages.by_path


def test_a_place_with_many_series_is_cut_into_pages(archive: ArchiveFolder) -> None:
    for year in range(1930, 2021):
        archive.add(**STATE, number="7", issued=f"{year}-03-04")
    pages = Pages.of(archive)
    parts = pages.parts("trich-dan/do-phu/bac-kan/")
    assert [len(pages.data(part)["rows"]) for part in parts] == [40, 40, 11]
    for part in parts:
        names = [row.issuer.title for row in pages.data(part)["rows"]]
        assert [name for name in names if name] == ["Ủy ban nhân dân tỉnh Bắc Kạn"]
        assert names[0], "each page names the issuer anew"


def test_an_empty_archive_has_the_page_all_the_same(archive: ArchiveFolder) -> None:
    data = Pages.of(archive).data("trich-dan/do-phu/")
    assert (data["rows"], data["unplaced"], data["total"].at_least) == ([], [], 0)


def test_the_table_to_take_away(archive: ArchiveFolder) -> None:
    archive.add(**CITY, number="1102", issued="2020-07-30")
    archive.add("Căn cứ Nghị quyết số 66.16/2026/NQ-CP của Chính phủ.", **STATE, number="7", issued="2026-03-04")
    text = "".join(coverage_csv(Pages.of(archive).contents.coverage.series))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [list(row.values()) for row in rows] == [
        [
            *("trung-uong/chinh-phu", "Chính phủ", "Nghị quyết", "law-year", "2026", "yes"),
            *("1", "", "", "", "", "0", "1", "0.000000", "0"),
        ],
        [
            *("bac-kan/thanh-uy-bac-kan", "Thành ủy Bắc Kạn", "Công văn", "party-term", "2015-2020; 2020-2025", "yes"),
            *("1102", "1102-CV/TU", "2020-07-30", "bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu", "yes"),
            *("1", "1", "0.000907", "0"),
        ],
        [
            *("bac-kan/uy-ban-nhan-dan-tinh-bac-kan", "Ủy ban nhân dân tỉnh Bắc Kạn", "Kế hoạch", "state-year", "2026"),
            *("no", "7", "7/KH-UBND", "2026-03-04"),
            *("bac-kan/uy-ban-nhan-dan-tinh-bac-kan/2026-03-04-7-kh-ubnd", "yes", "1", "1", "0.142857", "0"),
        ],
    ]


def test_every_column_is_explained_where_it_is_taken(repository_build: Build) -> None:
    page = repository_build.page("du-lieu/")
    assert {node.text() for node in page.css("table code")} >= set(COLUMNS)
    assert repository_build.has("trich-dan/do-phu/")
    assert (repository_build.site / "du-lieu/do-phu.csv").is_file()


def test_the_repositorys_own_figures(repository_build: Build) -> None:
    page = repository_build.page("van-ban/bac-kan/thanh-uy-bac-kan/")
    assert text_of(page, ".statements li").startswith("Thành ủy Bắc Kạn ban hành ít nhất 1.102 công văn")
