"""Document numbers: ``1102-CV/TU``, ``377/TB-VPCP``, ``51/2025/NĐ-CP``, ``66.16/2026/NQ-CP``.

A number is not an identity: every provincial committee writes a ``53-CV/TU``, and again in every term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from directive_archive.language import fold, nfc, slugify, unify_dashes
from directive_archive.vocabulary.document_types import system_of_symbol
from directive_archive.vocabulary.systems import System

# Digits, a decimal part (66.16) and, in law-making acts, the year.
NUMBER = r"\d{1,6}(?:\.\d{1,3}|\.[a-z])?[a-zA-Z]?(?:\s?/\s?(?:19|20)\s?\d\s?\d)?"
# Groups of capitals, with a small letter or two inside or one at the end (TTg, CTr, QyĐ), so that no word is taken for
# one: "ngày" or "Nghị định" after a comma, "Ban" after a full stop. Possessive, so that no text makes it slow.
_CAPITAL = "[A-ZĐƯÂÔƠĂÊÐ]"
_GROUP = rf"(?:Ttg|{_CAPITAL}[A-ZĐƯÂÔƠĂÊÐ\d]*+(?:[a-zđ]{{1,2}}{_CAPITAL}[A-ZĐƯÂÔƠĂÊÐ\d]*+)*+[a-zđư]?)(?!\w)"
SYMBOL = rf"{_GROUP}(?:\s{{0,2}}[-/–]\s{{0,2}}{_GROUP}|[&,.]{_GROUP}|(?<=TT)\sHĐND\b)*"
PATTERN = rf"(?P<number>{NUMBER})\s{{0,3}}[-–—/⁄]\s{{0,3}}(?P<symbol>{SYMBOL})"
"""One number with its symbol, named groups ``number`` and ``symbol``."""
_WHOLE = re.compile(rf"(?<!\d)(?<!\d[./,]){PATTERN}")
_SPACES = re.compile(r"\s+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_SEPARATORS = re.compile(r"[-/.,&]+")
_SPACED_SEPARATOR = re.compile(r"\s*([-/,.&])\s*")
_LONGEST_NUMBER = 18
"""Digits kept for sorting; no document has as many."""
_AT_HAND = 4096
"""Numbers whose forms are kept at hand."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Number and symbol of a document, as the front matter keeps them."""

    number: str
    """Digits as printed, ``"05"``; with the year in law-making acts, ``"51/2025"``."""
    symbol: str
    """``CV/TU``, ``TB-VPCP``, ``NĐ-CP``; may be empty."""

    def __str__(self) -> str:
        """As the rules write it: a hyphen before Party symbols, a slash before State ones.

        Guideline 36-HD/VPTW, II.3 (``Số 05-NQ/ĐU``); Decree 30/2020/NĐ-CP, art. 8 (``15/QĐ-BNV``).
        """
        return _written(self.number, self.symbol)

    @property
    def key(self) -> tuple[str, str]:
        """Equal for two spellings of one number: case, spaces, dash shapes and leading zeros do not count."""
        return _key(self.number, self.symbol)

    @property
    def slug(self) -> str:
        """Part of addresses, ``1102-cv-tu``."""
        return slugify(f"{self.number}-{normal_symbol(self.symbol)}")

    @property
    def folded(self) -> tuple[str, str]:
        """Key without diacritics, only for "did you mean" (``48-CV/DU``)."""
        number, symbol = self.key
        return number, fold(symbol)

    @property
    def sort_key(self) -> tuple[int, str, str]:
        """Numerically, so that 9 comes before 10, and 66.9 before 66.16."""
        number, symbol = self.key
        first = re.match(r"[0-9]+", number)
        padded = re.sub(r"[0-9]+", lambda digits: digits.group().zfill(_LONGEST_NUMBER), number)
        return int(first.group()[:_LONGEST_NUMBER]) if first else 0, padded, symbol


# The same number is written out and compared many times over while a page is made.
@lru_cache(maxsize=_AT_HAND)
def _written(number: str, symbol: str) -> str:
    if not symbol:
        return number
    if not number:
        return symbol
    party = "/" not in number and system_of_symbol(symbol) is System.PARTY
    return f"{number}{'-' if party else '/'}{symbol}"


@lru_cache(maxsize=_AT_HAND)
def _key(number: str, symbol: str) -> tuple[str, str]:
    return normal_number(number), normal_symbol(symbol)


def normal_number(number: str) -> str:
    """Number without spaces and leading zeros, in lower case."""
    return _LEADING_ZEROS.sub("", _folded(number))


def normal_symbol(symbol: str) -> str:
    """Symbol in one spelling: no spaces, ``TƯ`` (Trung ương) as ``TW``, every separator a hyphen, lower case."""
    return _SEPARATORS.sub("-", _folded(symbol).replace("tư", "tw")).strip("-")


def _folded(text: str) -> str:
    """Without spaces, in lower case, in NFC even where a space stood between a letter and its mark."""
    return nfc(_SPACES.sub("", unify_dashes(text)).casefold())


def tidy_symbol(text: str) -> str:
    """Symbol without stray spaces: ``CV / TU`` to ``CV/TU``; the letters stay."""
    return _SPACED_SEPARATOR.sub(r"\1", unify_dashes(nfc(text)).strip()).strip(" -/,.")


def parse_number(text: str) -> DocumentNumber | None:
    """The first document number in ``text``, or ``None``: ``Số 48 -CV/ĐU`` gives 48 and CV/ĐU."""
    match = _WHOLE.search(nfc(text))
    if match is None:
        return None
    return DocumentNumber(_SPACES.sub("", match["number"]), tidy_symbol(match["symbol"]))
