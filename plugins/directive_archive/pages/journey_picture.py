"""The picture of a journey: where everything stands. The template makes SVG of it.

Time runs down, a row for each document; levels are lanes side by side, and a line leads from each document to those
that carry it out. So it fits a telephone, whatever the names, and the days stand beside the rows. The space between two
rows grows with the logarithm of the days between them: a day is seen, and a year does not leave the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.citations.cascade import rank
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from directive_archive.pages.journey import Journey, Row

WIDTH = 340
_AXIS = 50
"""Right edge of the days."""
_FIRST_LANE, _LANE = 68, 34
_TOP, _ROW, _BOTTOM = 46, 38, 26
_STRETCH = 3
"""Space for each doubling of the days between two rows."""
_LABEL, _ISSUER = 7.3, 6.1
"""Width of a letter in the two sizes of text, rather too much than too little."""
_LANES = {
    Level.CENTRAL: "TƯ",
    Level.PROVINCE: "Tỉnh",
    Level.DISTRICT: "Huyện",
    Level.COMMUNE: "Xã",
    Level.UNIT: "Cơ sở",
    None: "?",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A row with its place."""

    row: Row
    x: int
    y: int
    label: str
    issuer: str
    """Both shortened to the space that there is."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A level."""

    label: str
    x: int


@dataclass(frozen=True, slots=True)
class JourneyPicture:
    """All that the picture shows."""

    width: int
    height: int
    axis: int
    text: int
    """Left edge of the names."""
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    lines: tuple[str, ...]
    """Path data."""


def draw(journey: Journey) -> JourneyPicture:
    """Place everything."""
    levels = sorted({row.first.level for row in journey.rows}, key=rank)
    lanes = {level: _FIRST_LANE + index * _LANE for index, level in enumerate(levels)}
    text = _FIRST_LANE + len(levels) * _LANE - 10
    marks: list[Mark] = []
    y = _TOP
    for index, row in enumerate(journey.rows):
        if index:
            y += _ROW + _STRETCH * _days_after(journey.rows[index - 1], row).bit_length()
        label, issuer = _shortened(row.label, text, _LABEL), _shortened(row.issuer, text, _ISSUER)
        marks.append(Mark(row, lanes[row.first.level], y, label, issuer))
    return JourneyPicture(
        width=WIDTH,
        height=y + _BOTTOM,
        axis=_AXIS,
        text=text,
        lanes=tuple(Lane(_LANES[level], x) for level, x in lanes.items()),
        marks=tuple(marks),
        lines=tuple(_line(marks[cited], marks[citing], citing - cited) for cited, citing in journey.edges),
    )


def _days_after(earlier: Row, later: Row) -> int:
    first, second = earlier.first.issued, later.first.issued
    return max(0, (second - first).days) if first and second else 0


def _shortened(name: str, left: int, letter: float) -> str:
    room = int((WIDTH - left) / letter)
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def _line(cited: Mark, citing: Mark, rows: int) -> str:
    """A curve; in one lane past the rows between the two, so that it does not seem to end at them."""
    if cited.x == citing.x:
        if abs(rows) == 1:
            return f"M{cited.x} {cited.y}V{citing.y}"
        side = cited.x - _LANE // 2
        return f"M{cited.x} {cited.y}C{side} {cited.y} {side} {citing.y} {citing.x} {citing.y}"
    middle = (cited.y + citing.y) // 2
    return f"M{cited.x} {cited.y}C{cited.x} {middle} {citing.x} {middle} {citing.x} {citing.y}"
