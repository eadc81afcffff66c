"""The cascade as a table: one row a step, and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Message
from directive_archive.exports.table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from directive_archive.citations import Cascade, Step, Stop


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    key: str
    meaning: Message
    value: Callable[[Step], str]


COLUMNS = (
    Column("cited", Message("Mã hồ sơ của văn bản được thực hiện", "Id of what is carried out"), lambda s: s.cited.id),
    Column(
        "cited_level",
        Message("Cấp ban hành văn bản ấy; trống nếu chưa rõ", "Its level, empty if unknown"),
        lambda step: _level(step.cited),
    ),
    Column("cited_date", Message("Ngày ban hành văn bản ấy", "Its date of issue"), lambda step: _day(step.cited)),
    Column("citing", Message("Mã hồ sơ của văn bản thực hiện", "Id of the directive that does"), lambda s: s.citing.id),
    Column(
        "citing_level",
        Message("Cấp ban hành văn bản thực hiện; trống nếu chưa rõ", "Its level, empty if unknown"),
        lambda step: _level(step.citing),
    ),
    Column(
        "citing_date", Message("Ngày ban hành văn bản thực hiện", "Its date of issue"), lambda step: _day(step.citing)
    ),
    Column(
        "days",
        Message(
            "Số ngày giữa hai ngày ban hành; trống nếu thiếu ngày hoặc hai ngày ngược nhau",
            "Days between the two dates, empty if one is missing or they contradict each other",
        ),
        lambda step: "" if step.days is None else str(step.days),
    ),
    Column(
        "relation",
        Message(
            "implements: thực hiện; based_on: căn cứ; continues: tiếp theo",
            "How the text says it: implements, based_on, continues",
        ),
        lambda step: step.relation,
    ),
    Column(
        "state",
        Message(
            "resolved: kho có văn bản được thực hiện; wanted: kho chưa có",
            "Whether the archive holds what is carried out (resolved) or not (wanted)",
        ),
        lambda step: step.state.value,
    ),
)
"""The columns, in their order. Levels: central, province, district, commune, unit."""


def _level(stop: Stop) -> str:
    return stop.level.value if stop.level else ""


def _day(stop: Stop) -> str:
    return stop.issued.isoformat() if stop.issued else ""


def cascade_csv(cascade: Cascade) -> Iterator[str]:
    """Lines of CSV with a header row, as the catalogue; no cell can begin like a formula."""
    rows = ([column.value(step) for column in COLUMNS] for step in cascade.steps)
    return csv_lines((column.key for column in COLUMNS), rows)
