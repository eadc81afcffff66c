"""The table of the cascade, as a spreadsheet and a program read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from directive_archive.archive import read_archive
from directive_archive.citations import Cascade, Step, Stop, cite, trace_cascade
from directive_archive.exports.cascade import COLUMNS, cascade_csv
from directive_archive.vocabulary.systems import Level
from tests.sites import REPOSITORY, Build

HEADER = ["cited", "cited_level", "cited_date", "citing", "citing_level", "citing_date", "days", "relation", "state"]


def rows_of(lines: Iterable[str]) -> list[list[str]]:
    text = "".join(lines)
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_header_stands_even_alone() -> None:
    assert rows_of(cascade_csv(Cascade(()))) == [HEADER]
    assert [column.key for column in COLUMNS] == HEADER
    assert all(column.meaning.vi and column.meaning.en for column in COLUMNS)


CENTRE = Stop("a/b/1", Level.CENTRAL, date(2021, 3, 4), is_held=False)


@pytest.mark.parametrize(
    ("step", "row"),
    [
        (
            Step(CENTRE, Stop("c/d/2", Level.PROVINCE, date(2021, 3, 14), is_held=True), "implements"),
            "a/b/1,central,2021-03-04,c/d/2,province,2021-03-14,10,implements,wanted",
        ),
        (
            Step(CENTRE, Stop("c/d/2", Level.PROVINCE, date(2021, 3, 4), is_held=True), "continues"),
            "a/b/1,central,2021-03-04,c/d/2,province,2021-03-04,0,continues,wanted",
        ),
        (
            Step(CENTRE, Stop("c/d/2", Level.UNIT, date(2021, 3, 3), is_held=True), "based_on"),
            "a/b/1,central,2021-03-04,c/d/2,unit,2021-03-03,,based_on,wanted",
        ),
        (
            Step(Stop("a/b/1", None, None, is_held=True), Stop("c/d/2", None, None, is_held=True), "implements"),
            "a/b/1,,,c/d/2,,,,implements,resolved",
        ),
    ],
)
def test_a_step_is_a_row(step: Step, row: str) -> None:
    assert rows_of(cascade_csv(Cascade((step,))))[1:] == [row.split(",")]


def test_what_the_site_publishes_is_what_the_archive_holds(site_dir: Path, repository_build: Build) -> None:
    archive = read_archive(REPOSITORY / "directives")
    published = (site_dir / "du-lieu/hanh-trinh.csv").read_bytes()
    assert published == "".join(cascade_csv(trace_cascade(archive, cite(archive)[0]))).encode()
    rows = rows_of(published.decode())
    assert sorted(row[HEADER.index("days")] for row in rows[1:]) == ["0", "1", "1", "6", "7"]
    page = repository_build.page("du-lieu")
    assert any(link.attributes.get("href") == "hanh-trinh.csv" for link in page.css(".downloads a"))
    explained = [row.css("td")[0].text() for row in page.css("table.facts tbody tr")]
    assert set(HEADER) <= set(explained)
