"""Dates as Vietnamese documents write them, in figures and in words.

``ngày 30 tháng 7 năm 2020``, ``29/7/2020``, ``01-10-1997``, ``15.3.2020``, ``2020-07-30`` and ``ngày ba mươi
tháng bảy năm hai nghìn không trăm hai mươi`` are read. A date that does not exist (``31/02/2021``, and with a
figure too many ``31/3/20114``) is refused, never repaired: a wrong date is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from directive_archive.language.normalize import nfc
from directive_archive.language.numerals import NUMBER_WORDS, parse_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EARLIEST_YEAR = 1900
"""No document of the archive's field is older; a smaller year is a misreading."""

_YEAR = r"\d{4,5}(?!\d)"
IN_FIGURES = rf"(?P<day>\d{{1,2}})\s*(?P<mark>[/.\-–])\s*(?P<month>\d{{1,2}})\s*(?P=mark)\s*(?P<year>{_YEAR})"
IN_WORDS = rf"(?P<day_w>\d{{1,2}})\s*th[aá]ng\s*(?P<month_w>\d{{1,2}})\s*n[aă]m\s*(?P<year_w>{_YEAR})"
_ISO = r"(?P<year_i>\d{4})-(?P<month_i>\d{2})-(?P<day_i>\d{2})(?!\d)"
# "Năm" is both the year and five, so the month takes as few words as it can: tháng năm | năm hai nghìn.
_NUMBER = rf"(?:{'|'.join(sorted(NUMBER_WORDS))})(?![^\W_])"
_SPELLED = (
    rf"ngày\s+(?:m[ồù]ng\s+)?(?P<day_s>{_NUMBER}(?:\s+{_NUMBER})*)"
    rf"\s+tháng\s+(?P<month_s>giêng|chạp|{_NUMBER}(?:\s+{_NUMBER})*?)"
    rf"\s+năm\s+(?P<year_s>{_NUMBER}(?:\s+{_NUMBER})*)"
)
# The lookahead only saves time: three quarters of it, as most letters begin no date.
_DATE = re.compile(rf"(?=[\dn])(?:(?<!\d)(?:{_ISO}|{IN_FIGURES}|{IN_WORDS})|{_SPELLED})", re.IGNORECASE)
_FIGURES = (("year_i", "month_i", "day_i"), ("year", "month", "day"), ("year_w", "month_w", "day_w"))
_MONTH_NAMES = {"giêng": 1, "chạp": 12}
_LETTER_WITH_MARKS = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A place in a text that is written like a date."""

    start: int
    end: int
    value: date | None
    """``None`` when no such day exists."""


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` if it does not exist or lies before :data:`EARLIEST_YEAR`."""
    if year < EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def parse_iso(text: str) -> date | None:
    """Date of an ISO ``yyyy-mm-dd`` text, or ``None`` if malformed or impossible."""
    match = re.fullmatch(_ISO, text.strip(), re.ASCII)
    if match is None:
        return None
    return make_date(int(match["year_i"]), int(match["month_i"]), int(match["day_i"]))


def _value(match: re.Match[str]) -> date | None:
    for year, month, day in _FIGURES:
        if match[year]:
            return make_date(int(match[year]), int(match[month]), int(match[day]))
    month_words = match["month_s"].lower()
    parts = (
        parse_numeral(match["year_s"]),
        _MONTH_NAMES.get(month_words) or parse_numeral(month_words),
        parse_numeral(match["day_s"]),
    )
    return None if None in parts else make_date(*(part or 0 for part in parts))


def _compose(text: str) -> tuple[str, Sequence[int]]:
    """The text in NFC, and for every position in it (its end too) the position in ``text``."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    letters: list[str] = []
    positions: list[int] = []
    for match in _LETTER_WITH_MARKS.finditer(text):
        letters.append(letter := nfc(match.group()))
        positions += [match.start(), *range(match.end() - len(letter) + 1, match.end())]
    return "".join(letters), [*positions, len(text)]


def find_dates(text: str) -> Iterator[DateMention]:
    """Every date with day, month and year in ``text``, left to right, impossible ones with no value."""
    composed, positions = _compose(text)
    for match in _DATE.finditer(composed):
        yield DateMention(positions[match.start()], positions[match.end()], _value(match))


def parse_date(text: str) -> date | None:
    """The first date in ``text``, or ``None`` if there is none or it does not exist."""
    mention = next(find_dates(text), None)
    return mention.value if mention else None


def format_date(value: date) -> str:
    """Date for reading, ``30/7/2020``."""
    return f"{value.day}/{value.month}/{value.year}"


def format_date_long(value: date) -> str:
    """Date as a document's header prints it: ``ngày 30 tháng 7 năm 2020``, ``ngày 09 tháng 02 năm 2021``.

    Days below 10 and the months 1 and 2 carry a zero: Decree 30/2020/NĐ-CP, annex I, II.4; Party documents
    alike.
    """
    month = f"{value.month:02d}" if value.month in {1, 2} else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"
