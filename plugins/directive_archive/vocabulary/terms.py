"""Terms of Party committees, in which the numbers of their documents run (Guideline 36-HD/VPTW).

The day on which a committee's term began is known at the centre. Of a local committee only the weeks are known in
which its congress was held somewhere in the country: within these its term stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_archive.language import compare_key
from directive_archive.vocabulary.systems import Level, System
from directive_archive.vocabulary.tables import read_date, read_table

if TYPE_CHECKING:
    from directive_archive.vocabulary.issuers import Issuer

# Committees that follow the calendar of congresses of their level, and the organs that serve them (Ban Tuyên giáo
# Tỉnh ủy). The committees of ministries, of the police, of schools hold their congresses on other days.
_OF_THE_CENTRE = re.compile(r"\btrung ương\b|^(?:bộ chính trị|ban bí thư)$")
_COMMITTEES = {
    Level.CENTRAL: _OF_THE_CENTRE,
    Level.PROVINCE: re.compile(r"\b(?:tỉnh|thành) ủy\b"),
    Level.DISTRICT: re.compile(r"\b(?:thành|thị|huyện|quận) ủy\b"),
    Level.COMMUNE: re.compile(r"^đảng ủy (?:xã|phường|thị trấn|đặc khu)\b"),
}
_OTHERS = re.compile(r"^(?:đảng ủy(?! (?:xã|phường|thị trấn|đặc khu)\b)|đảng đoàn|ban cán sự|quân ủy|chi bộ)\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the committees of one level."""

    level: Level
    name: str
    """``2020-2025``."""
    opens: date
    """First day on which it may have begun: no congress was held before."""
    closes: date
    """Last day on which the term before may have lasted: every congress was over."""
    ends: date | None
    """Last day that can surely be charged to it, where the table has no further term."""
    restarts: int
    """How often numbers may have begun anew between ``opens`` and ``closes``: twice where units merged in 2025."""
    source: str


@lru_cache(maxsize=1)
def _terms() -> dict[Level, tuple[Term, ...]]:
    terms: dict[Level, list[Term]] = {}
    for row in read_table("terms"):
        opens, closes = date.fromisoformat(row["opens"]), date.fromisoformat(row["closes"])
        level = Level(row["level"])
        ends, restarts = read_date(row["ends"]), int(row["restarts"])
        terms.setdefault(level, []).append(Term(level, row["term"], opens, closes, ends, restarts, row["source"]))
    return {level: tuple(sorted(each, key=lambda term: term.opens)) for level, each in terms.items()}


def terms_of(level: Level | None) -> tuple[Term, ...]:
    """Terms of a level, oldest first."""
    return _terms().get(level, ()) if level else ()


_FIRST_CONGRESS = 6
"""Number of the national congress that began the first term of the table."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def term_of_congress(numeral: str) -> Term | None:
    """The term of the central organs that a congress began: ``XII``; ``None`` if the table does not have it."""
    values = [_ROMAN.get(letter, 0) for letter in numeral]
    number = sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
    place = number - _FIRST_CONGRESS
    terms = terms_of(Level.CENTRAL)
    return terms[place] if 0 <= place < len(terms) else None


def has_known_terms(issuer: Issuer) -> bool:
    """Whether an organ of the Party follows the congresses that the table knows."""
    key = compare_key(issuer.name)
    pattern = _COMMITTEES.get(issuer.level) if issuer.level else None
    if issuer.system is not System.PARTY or pattern is None or _OTHERS.match(key):
        return False
    return pattern.search(key) is not None


def terms_on(level: Level | None, day: date) -> tuple[Term, ...]:
    """The term of a level on a day; two, older first, while congresses were held; none outside the table."""
    terms = terms_of(level)
    for place, term in enumerate(terms):
        following = terms[place + 1] if place + 1 < len(terms) else None
        if term.opens <= day <= term.closes:
            return terms[place - 1 : place + 1] if place else ()
        if term.closes < day and (following is None or day < following.opens):
            return (term,) if term.ends is None or day <= term.ends else ()
    return ()


CENTRAL_CONGRESSES = tuple((term.opens, term.closes) for term in terms_of(Level.CENTRAL))
"""First and last day of each national congress of the table, in order."""
