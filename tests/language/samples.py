"""What the properties are tried on: Vietnamese letters, any text at all, and numbers written in words."""

import unicodedata
from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
LETTERS = CONSONANTS + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
FORMS = ("NFC", "NFD", "NFKC", "NFKD")

ANY_TEXT = st.text(st.characters())
"""Every code point: lone surrogates, marks without a letter, emoji, ideographs, control characters."""

VIETNAMESE = st.text(LETTERS + LETTERS.upper() + " ", max_size=20)
"""Letters of the alphabet with all their tones, composed."""

ROUGH = st.text(LETTERS + LETTERS.upper() + "".join(TONES) + "\u0302\u0306\u031b \u00a0-–/.,0123456789ÐðİßﬁÅ")
"""Vietnamese as files have it: loose marks, several dashes and spaces, a foreign letter here and there."""

TEXT = ANY_TEXT | VIETNAMESE | ROUGH


def nfd(text: str) -> str:
    """The text with every mark apart from its letter."""
    return unicodedata.normalize("NFD", text)


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _after_tens(digit: int, tens: int) -> list[str]:
    """Spellings of the last digit after mười or mươi."""
    if digit == 0:
        return [""]
    if digit == 5:
        return ["lăm", "nhăm"]
    if tens == 1:
        return [DIGITS[digit]]
    return {1: ["mốt"], 4: ["tư", "bốn"]}.get(digit, [DIGITS[digit]])


def _below_hundred(number: int, *, linked: bool) -> list[str]:
    tens, digit = divmod(number, 10)
    if number == 0:
        return [""]
    if tens == 0:
        names = [DIGITS[digit], *(["tư"] if digit == 4 else [])]
        return [f"{link} {name}" for link in ("linh", "lẻ") for name in names] if linked else names
    return [f"{'mười' if tens == 1 else f'{DIGITS[tens]} mươi'} {last}" for last in _after_tens(digit, tens)]


def spellings(number: int) -> Iterator[str]:
    """Every usual way to write a number of 0 to 9999 in words."""
    if number == 0:
        yield DIGITS[0]
        return
    thousands, rest = divmod(number, 1000)
    hundreds, tail = divmod(rest, 100)
    of_thousands = [f"{DIGITS[thousands]} nghìn", f"{DIGITS[thousands]} ngàn"] if thousands else [""]
    of_hundreds = [f"{DIGITS[hundreds]} trăm"] if hundreds else [""]
    if thousands and not hundreds:
        of_hundreds.append("không trăm")  # hai nghìn hai mươi, hai nghìn không trăm hai mươi
    of_tail = _below_hundred(tail, linked=number > tail)
    for words in product(of_thousands, of_hundreds, of_tail):
        written = " ".join(" ".join(words).split())
        yield written
        if "bảy" in written:
            yield written.replace("bảy", "bẩy")
