"""Which term a Party document's number belongs to, and which numbers contradict each other.

A day outside the weeks of congresses tells the term. Inside them only the numbers can: they fall back once, when the
new term begins. What comes after such a fall is of the new term, what comes before one of the old; the rest stays
open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from directive_archive.vocabulary.systems import Level
from directive_archive.vocabulary.terms import Term, terms_on

Dated = tuple[date, int]
"""Day of issue, and number."""
_SLACK = 20
"""Numbers of neighbouring days get mixed up: only a fall of more than this, and below half, is a fall."""
_NEVER = 10**9
"""Above every number."""


def fell(high: int, low: int) -> bool:
    """Whether numbers that stood at ``high`` and then at ``low`` must have begun anew."""
    return high - low > _SLACK and high > 2 * low


def after_a_fall(numbers: Sequence[Dated], earlier: Sequence[Dated]) -> list[bool]:
    """Of each number, whether a much higher one was given on a day before."""
    ordered = sorted(earlier)
    days, highs = [day for day, _ in ordered], list(accumulate((each for _, each in ordered), max))
    places = [bisect_left(days, day) for day, _ in numbers]
    return [place > 0 and fell(highs[place - 1], low) for place, (_, low) in zip(places, numbers, strict=True)]


def before_a_fall(numbers: Sequence[Dated], later: Sequence[Dated]) -> list[bool]:
    """Of each number, whether a much lower one was given on a day after."""
    ordered = sorted(later)
    lows = list(accumulate((low for _, low in reversed(ordered)), min, initial=_NEVER))[::-1]
    days = [day for day, _ in ordered]
    return [fell(high, lows[bisect_right(days, day)]) for day, high in numbers]


def terms_of_numbers(level: Level | None, numbers: Sequence[Dated]) -> list[tuple[Term, ...]]:
    """Of each number of one series: its term, two terms if that stays open, none outside the table of terms."""
    found = [terms_on(level, day) for day, _ in numbers]
    places: defaultdict[tuple[Term, ...], list[int]] = defaultdict(list)
    for place, terms in enumerate(found):
        places[terms].append(place)
    for terms in [each for each in places if len(each) > 1]:
        old, new = terms
        if new.restarts == 1:
            window = [numbers[place] for place in places[terms]]
            before = [numbers[place] for place in places.get((old,), ())]
            after = [numbers[place] for place in places.get((new,), ())]
            for place, settled in zip(places[terms], _settle(window, before, after), strict=True):
                found[place] = terms if settled is None else (terms[settled],)
    return found


def _settle(window: list[Dated], before: list[Dated], after: list[Dated]) -> list[int | None]:
    """0 for the old term, 1 for the new, ``None`` for open, of each number given while congresses were held."""
    # A misdated or misread number of a term is no evidence: a high one that its own term contradicts, or a low one.
    trusted_high = [each for each, out in zip(before, before_a_fall(before, before), strict=True) if not out]
    trusted_low = [each for each, out in zip(after, after_a_fall(after, after), strict=True) if not out]
    news = after_a_fall(window, [*trusted_high, *window])
    olds = before_a_fall(window, [*window, *trusted_low])
    settled = [
        None if is_new == is_old or not number else int(is_new)
        for (_, number), is_new, is_old in zip(window, news, olds, strict=True)
    ]
    last_old = max((day for (day, _), term in zip(window, settled, strict=True) if term == 0), default=date.min)
    first_new = min((day for (day, _), term in zip(window, settled, strict=True) if term == 1), default=date.max)
    if last_old > first_new:
        return [None] * len(window)  # the evidence contradicts itself
    return [
        0 if day < last_old else 1 if day > first_new else term for (day, _), term in zip(window, settled, strict=True)
    ]
