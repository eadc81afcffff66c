"""Vietnamese numbers: ``hai nghìn không trăm hai mươi`` is 2020, and in figures 2.020; one half is 0,5."""

from __future__ import annotations

import re
from fractions import Fraction

from directive_archive.language.normalize import compare_key

_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_AFTER_TENS = {"mốt", "lăm", "nhăm"}
_LONE = {word: value for word, value in _DIGITS.items() if word not in _AFTER_TENS}
_DIGIT = "|".join(word for word in _LONE if word not in {"không", "tư"})
# Each word is followed by one space, so that a part which ends is a word which ends. "Không" counts hundreds
# only after thousands, and "linh" stands only after trăm, nghìn or ngàn: the lookbehinds see to that.
_NUMERAL = re.compile(
    rf"(?:(?P<thousands>{_DIGIT}) (?:nghìn|ngàn) )?"
    rf"(?:(?P<hundreds>{_DIGIT}|(?<=n )không) trăm )?"
    rf"(?:(?:mười|(?P<tens>{_DIGIT}) mươi) (?:(?P<units>{_DIGIT}|tư|{'|'.join(sorted(_AFTER_TENS))}) )?"
    rf"|(?<=[mn] )(?:linh|lẻ) (?P<odd>{_DIGIT}|tư) )?"
)
_WEIGHTS = {"thousands": 1000, "hundreds": 100, "tens": 10, "units": 1, "odd": 1}
NUMBER_WORDS = frozenset({*_DIGITS, "mười", "mươi", "trăm", "nghìn", "ngàn", "linh", "lẻ"})
"""Every word that a number may be made of."""


def parse_numeral(words: str) -> int | None:
    """Value of a number written in words, 0 to 9999; ``None`` if it is not one.

    ``ba mươi mốt`` is 31, ``hai nghìn không trăm linh năm`` 2005, ``trăm hai`` nothing. A digit right after
    ``trăm`` or ``nghìn`` needs ``linh`` or ``lẻ``: ``hai nghìn năm`` may mean 2005, 2500 or 2000 years.
    """
    tokens = compare_key(words).split()
    if len(tokens) == 1 and tokens[0] in _LONE:
        return _LONE[tokens[0]]
    match = _NUMERAL.fullmatch("".join(f"{token} " for token in tokens))
    if match is None or not tokens:
        return None
    ten = 10 if "mười" in tokens else 0
    return ten + sum(weight * _DIGITS[match[place] or "không"] for place, weight in _WEIGHTS.items())


def format_number(value: int | Fraction, digits: int = 2) -> str:
    """A number for reading: ``12.345``, and ``6,25``. Further digits are rounded, zeros at the end left out."""
    whole, _, rest = f"{value:,}".partition(".") if isinstance(value, int) else _rounded(value, digits).partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def _rounded(value: Fraction, digits: int) -> str:
    """Decimal form with commas between thousands; half away from zero, and no float in between."""
    scaled = int(abs(value) * 10**digits + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**digits)
    return f"{'-' if value < 0 and scaled else ''}{whole:,}.{rest:0{digits}}"
