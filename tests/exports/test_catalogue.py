"""The catalogue and the table of citations, as a spreadsheet and a program read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.archive import read_archive
from directive_archive.citations import cite
from directive_archive.directive import Directive
from directive_archive.exports.catalogue import catalogue_csv, catalogue_jsonl, citations_csv, columns
from directive_archive.fields import FIELDS
from tests.archives import VALID, ArchiveFolder, quote
from tests.sites import REPOSITORY


def rows_of(lines: Iterable[str]) -> list[dict[str, str]]:
    text = "".join(lines)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def directive(**fields: Any) -> Directive:
    stated: dict[str, Any] = VALID | {"issued": date(2021, 3, 4)} | fields
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in stated.items()}
    return Directive("ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu", frozen)


def test_columns_are_those_of_the_table_of_fields_in_its_order() -> None:
    header = "".join(catalogue_csv([])).removeprefix("\ufeff")
    assert header == ",".join(["id", *(field.key for field in FIELDS if field.column)]) + "\r\n"
    assert "references" not in header


def test_a_row_holds_what_the_directive_states_and_what_follows() -> None:
    (row,) = rows_of(catalogue_csv([directive()]))
    keys = ("id", "number", "issued", "level", "province_now", "addressees", "signatory")
    assert {key: row[key] for key in keys} == {
        "id": "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu",
        "number": "12",
        "issued": "2021-03-04",
        "level": "Cấp tỉnh",
        "province_now": "Ninh Bình",
        "addressees": "Các huyện ủy, thành ủy",
        "signatory": "Nguyễn Văn A, Phó Bí thư, Ban Thường vụ, T/M",
    }
    assert row["urgency"] == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+84", "'+84"),
        ("-1", "'-1"),
        ("- Như trên", "'- Như trên"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("V/v = +", "V/v = +"),
        ('có "ngoặc", phẩy; chấm phẩy', 'có "ngoặc", phẩy; chấm phẩy'),
        ("hai\ndòng", "hai\ndòng"),
        ("'đơn'", "'đơn'"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    (row,) = rows_of(catalogue_csv([directive(title=text)]))
    assert row["title"] == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4))
def test_csv_is_read_back_as_it_was_written(titles: list[str]) -> None:
    rows = rows_of(catalogue_csv([directive(title=title) for title in titles]))
    assert [row["title"].removeprefix("'") for row in rows] == [title.removeprefix("'") for title in titles]
    assert not any(row["title"].startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_lines_of_json_are_read_back_as_they_were_written(titles: list[str]) -> None:
    text = "".join(catalogue_jsonl([directive(title=title) for title in titles]))
    assert [json.loads(line)["title"] for line in text.split("\n") if line] == titles
    assert text.count("\n") == len(titles)


def test_a_line_of_json_keeps_shapes_and_says_null_for_what_is_not_stated() -> None:
    (text,) = catalogue_jsonl([directive(redactions=[{"kind": "số điện thoại", "count": "1"}])])
    line = json.loads(text)
    assert list(line) == ["id", *(field.key for field in columns())]
    assert line["issued"] == "2021-03-04"
    assert line["addressees"] == ["Các huyện ủy, thành ủy"]
    assert line["signatory"]["position"] == "Phó Bí thư"
    assert line["redactions"] == [{"kind": "số điện thoại", "count": "1"}]
    assert (line["urgency"], line["topics"], line["district"]) == (None, None, None)


@pytest.fixture
def cited(tmp_path: Path) -> list[dict[str, str]]:
    archive = ArchiveFolder(tmp_path / "directives")
    for day in ("2019-02-01", "2020-02-01"):
        archive.add(number="11", issued=day)
    archive.add(number="10", issued="2021-02-01")
    held = VALID | {"number": "10", "issued": "2021-02-01"}
    archive.add(
        f"Thực hiện {quote(held)} về một việc.\n\n"
        "Căn cứ Công văn số 11-CV/TU của Tỉnh ủy Hà Nam về việc khác.\n\n"
        "Theo Kế hoạch số 33-KH/BCĐ ngày 05/01/2021 về việc khác nữa.\n\n"
        "Theo Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh về việc sau cùng.",
        number="20",
    )
    return rows_of(citations_csv(cite(read_archive(archive.root))[0]))


def test_every_state_of_a_citation_is_a_row(cited: list[dict[str, str]]) -> None:
    assert {row["citing"] for row in cited} == {"ha-nam/tinh-uy-ha-nam/2021-03-04-20-cv-tu"}
    keys = ("cited", "state", "relation", "type", "number", "issued", "issuer")
    assert [[row[key] for key in keys] for row in cited] == [
        [
            "ha-nam/tinh-uy-ha-nam/2021-02-01-10-cv-tu",
            *("resolved", "implements", "Công văn", "10-CV/TU", "2021-02-01", "Tỉnh ủy Hà Nam"),
        ],
        [
            "ha-nam/tinh-uy-ha-nam/2019-02-01-11-cv-tu; ha-nam/tinh-uy-ha-nam/2020-02-01-11-cv-tu",
            *("ambiguous", "based_on", "Công văn", "11-CV/TU", "", "Tỉnh ủy Hà Nam"),
        ],
        ["", "unidentified", "follows", "Kế hoạch", "33-KH/BCĐ", "2021-01-05", ""],
        [
            "quang-ninh/tinh-uy-quang-ninh/2021-01-05-7-ct-tu",
            *("wanted", "follows", "Chỉ thị", "7-CT/TU", "2021-01-05", "Tỉnh ủy Quảng Ninh"),
        ],
    ]
    assert cited[0]["text"] == "Công văn số 10-CV/TU ngày 1/2/2021 của Tỉnh ủy Hà Nam"


def test_what_the_site_publishes_is_what_the_archive_holds(site_dir: Path) -> None:
    archive = read_archive(REPOSITORY / "directives")
    assert (site_dir / "du-lieu/danh-muc.csv").read_bytes() == "".join(catalogue_csv(archive.directives)).encode()
    assert (site_dir / "du-lieu/danh-muc.jsonl").read_bytes() == "".join(catalogue_jsonl(archive.directives)).encode()
    assert (site_dir / "du-lieu/trich-dan.csv").read_bytes() == "".join(citations_csv(cite(archive)[0])).encode()
    assert len(rows_of((site_dir / "du-lieu/danh-muc.csv").read_bytes().decode())) == 5
    assert len(rows_of((site_dir / "du-lieu/trich-dan.csv").read_bytes().decode())) == 5
