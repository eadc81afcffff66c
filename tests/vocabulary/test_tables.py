"""Cells of the committed tables."""

from datetime import date

import pytest

from directive_archive.vocabulary.systems import Level, System
from directive_archive.vocabulary.tables import read_date, read_table


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-06-30", date(2025, 6, 30), date(2025, 6, 30)),
        ("", None, None),
    ],
)
def test_read_date(cell: str, first: date | None, last: date | None) -> None:
    assert read_date(cell) == first
    assert read_date(cell, last=True) == last


def test_a_cell_that_is_no_date_is_a_mistake_in_the_table() -> None:
    with pytest.raises(ValueError, match="month"):
        read_date("2025-13-01")


def test_a_table_that_does_not_exist() -> None:
    assert read_table("provinces")[0]["slug"]
    with pytest.raises(FileNotFoundError):
        read_table("communes")


def test_every_system_and_level_has_a_name() -> None:
    labels = [each.label for each in (*System, *Level)]
    assert all(labels)
    assert len(set(labels)) == len(labels)
