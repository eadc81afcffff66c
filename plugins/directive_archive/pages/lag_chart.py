"""How long the steps between two levels take, as bars: where everything stands. The template makes SVG of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from directive_archive.citations.lags import LagGroup
from directive_archive.language import format_number
from directive_archive.pages.journey import level_name
from directive_archive.vocabulary.places import REORGANISED
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from directive_archive.citations.cascade import Step

WIDTH = 340
_LEFT, _STEP, _BAR = 6, 37, 27
_TOP, _HIGHEST, _FOOT = 18, 64, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A class of lags."""

    name: str
    """In words, for the table: ``2 đến 3 ngày``."""
    tick: str
    """In figures, for the axis: ``2–3``."""
    count: int
    share: str
    """Per cent of all lags of the group."""
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class LagChart:
    """The steps between two levels."""

    anchor: str
    name: str
    """``Từ trung ương đến cấp tỉnh``."""
    known: int
    unknown: int
    median: str
    middle: str
    """First and third quartile, one number if they are the same."""
    shortest: str
    longest: str
    bars: tuple[Bar, ...]
    width: int = WIDTH
    base: int = _TOP + _HIGHEST
    """Where the bars stand."""
    height: int = _TOP + _HIGHEST + _FOOT
    bar: int = _BAR


def group_name(group: LagGroup) -> str:
    """The levels between which a group lies."""
    cited, citing = (_place_name(each) for each in (group.cited_level, group.citing_level))
    if group.cited_level is group.citing_level:
        among = {Level.CENTRAL: "Giữa các cơ quan trung ương", None: "Giữa những nơi chưa rõ cấp"}
        return among.get(group.cited_level, f"Cùng {cited}")
    name = f"Từ {cited} đến {citing}"
    if group.skips_a_level:
        return f"{name}, vượt cấp"
    if (group.cited_level, group.citing_level) == (Level.PROVINCE, Level.COMMUNE):
        return f"{name} (từ {REORGANISED.day}/{REORGANISED.month}/{REORGANISED.year}, khi không còn cấp huyện)"
    return name


def _place_name(level: Level | None) -> str:
    return level_name(level) if level else f"nơi {level_name(level)}"


def lag_chart(group: LagGroup, number: int) -> LagChart:
    """Place the bars; the highest of each chart has its full height, so that small groups can be read, too."""
    highest = max((count for _, _, count in group.classes), default=0)
    known = len(group.days)
    bars = []
    for index, (first, last, count) in enumerate(group.classes):
        height = max(2, _HIGHEST * count // highest) if count else 0
        share = format_number(Fraction(100 * count, known), 1)
        tick, name = _tick(first, last), _name(first, last)
        bars.append(Bar(name, tick, count, share, _LEFT + index * _STEP, _TOP + _HIGHEST - height, height))
    first_quartile, median, third_quartile = map(format_number, group.quartiles or (0, 0, 0))
    middle = first_quartile if first_quartile == third_quartile else f"{first_quartile}\u2013{third_quartile}"
    return LagChart(
        anchor=f"nhom-{number}",
        name=group_name(group),
        known=known,
        unknown=group.unknown,
        median=median if known else "",
        middle=middle if known else "",
        shortest=format_number(group.days[0]) if known else "",
        longest=format_number(group.days[-1]) if known else "",
        bars=tuple(bars),
    )


def _tick(first: int, last: int | None) -> str:
    if last is None:
        return f">{first - 1}"
    return str(first) if first == last else f"{first}\u2013{last}"


def _name(first: int, last: int | None) -> str:
    if last is None:
        return f"hơn {first - 1} ngày"
    if first == last:
        return f"{first} ngày" if first else "cùng ngày"
    return f"{first} đến {last} ngày"


def step_words(step: Step) -> str:
    """``trung ương → cấp tỉnh``, for a row of a table."""
    return f"{level_name(step.cited.level)} → {level_name(step.citing.level)}"
