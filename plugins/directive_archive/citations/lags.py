"""Lags of all steps of an archive, by the levels between which they lie.

Quartiles are exact fractions, found by linear interpolation between the sorted values (the method that spreadsheets
call QUARTILE.INC), so that one value is its own median and quartile.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from directive_archive.citations.cascade import Step, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_archive.vocabulary.systems import Level

BINS: tuple[tuple[int, int | None], ...] = (
    (0, 0),
    (1, 1),
    (2, 3),
    (4, 7),
    (8, 14),
    (15, 30),
    (31, 90),
    (91, 365),
    (366, None),
)
"""First and last day of the classes that lags are counted in: a day, a week, a month, a quarter, a year; widening."""
FEW = 12
"""So many lags are counted day by day, since classes would hide what little they tell."""
_STARTS = [start for start, _ in BINS]


def bin_of(days: int) -> int:
    """Index of the class that a lag belongs to."""
    return bisect_right(_STARTS, days) - 1


def quantile(ordered: Sequence[int], share: Fraction) -> Fraction:
    """The value below which ``share`` of the ordered values lie.

    Raises:
        ValueError: if there are none.
    """
    if not ordered:
        raise ValueError("no values, no quantile")
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


@dataclass(frozen=True)
class LagGroup:
    """Steps between two levels."""

    cited_level: Level | None
    citing_level: Level | None
    skips_a_level: bool
    days: tuple[int, ...]
    """Every lag, in order."""
    unknown: int
    """Steps without a lag."""

    @property
    def steps(self) -> int:
        """All steps, with or without a lag."""
        return len(self.days) + self.unknown

    @property
    def quartiles(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """First quartile, median, third quartile; ``None`` without a lag."""
        if not self.days:
            return None
        first, median, third = (quantile(self.days, Fraction(part, 4)) for part in (1, 2, 3))
        return first, median, third

    @property
    def classes(self) -> tuple[tuple[int, int | None, int], ...]:
        """(first day, last day, number of lags): each day for itself if they are few, else every one of BINS."""
        each_day = Counter(self.days)
        if len(self.days) <= FEW and len(each_day) <= len(BINS):
            return tuple((day, day, count) for day, count in sorted(each_day.items()))
        counts = Counter(map(bin_of, self.days))
        return tuple((first, last, counts[index]) for index, (first, last) in enumerate(BINS))


def lags_by_level(steps: Iterable[Step]) -> tuple[LagGroup, ...]:
    """Groups of steps from the top down; between two levels those that skip one apart from those that do not."""
    found: defaultdict[tuple[Level | None, Level | None, bool], list[int | None]] = defaultdict(list)
    for step in steps:
        found[step.cited.level, step.citing.level, step.skips_a_level].append(step.days)
    ordered = sorted(found.items(), key=lambda pair: (rank(pair[0][0]), rank(pair[0][1]), pair[0][2]))
    groups = []
    for (cited, citing, skips), lags in ordered:
        known = sorted(days for days in lags if days is not None)
        groups.append(LagGroup(cited, citing, skips, tuple(known), len(lags) - len(known)))
    return tuple(groups)
