"""Vietnamese alphabetical order, equal to ICU's for the locale ``vi``.

Letters first (a ă â b c d đ e ê ...), over the whole string; then tones (level, huyền, hỏi, ngã, sắc, nặng)
and the marks of foreign letters; then case. Code-point order puts Đ last and mixes tones into letters; the
general-purpose collation packages looked at differ from ICU on province names, and ICU itself is a C library
that a clerk's machine may lack.

Equal to ICU for what names, titles and symbols are written with: Latin letters and their accents, digits,
spaces, punctuation. Letters of other alphabets come last, in the order of their code points.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain

from directive_archive.language.normalize import TONES, nfc

CollationKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...], str]
_Weights = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...]]

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Breve, circumflex, caron, ring, diaeresis, double acute, dot above, cedilla, ogonek, macron: the marks that
# make a letter of its own in Vietnamese are only marks on the letters of others (ŏ, ĉ).
_FOREIGN_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0327\u0328\u0304"
_MARK_RANK = {mark: rank for rank, mark in enumerate([*TONES, *_FOREIGN_MARKS], start=1)}
# Classes of characters in ICU's root order.
_SPACE, _PUNCTUATION, _DIGIT, _LETTER, _OTHER = range(5)
_PUNCTUATION_ORDER = {
    mark: rank
    for rank, mark in enumerate(
        "_-\u2010\u2011\u2012–\u2014\u2015,;:!¡?¿.…·'‘’\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`\u00b4^¯¨°©®+±÷×<=>¬|¦~\u2212¤¢$£¥₫€"
    )
}
_UNLISTED = 0x200


@lru_cache(maxsize=4096)
def _weigh(character: str) -> _Weights:
    if character.isspace():
        return ((_SPACE, 0),), (0,), (0,)
    if character.isdigit():
        return ((_DIGIT, unicodedata.digit(character)),), (0,), (0,)
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return (), (), ()
    parts = unicodedata.normalize("NFD", character)
    marks = [part for part in parts if unicodedata.combining(part)]
    base = unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))
    small = base.lower()
    shapes = {mark: unicodedata.normalize("NFC", small + mark) for mark in marks}
    letter = next((shape for shape in shapes.values() if shape in _ALPHABET), small)
    tones = tuple(_MARK_RANK.get(mark, _UNLISTED + ord(mark)) for mark in marks if shapes[mark] != letter)
    if not base:
        return (), tones, (0,) * len(tones)
    if letter in _ALPHABET:
        primary = (_LETTER, _ALPHABET[letter])
    elif base.isalpha():
        primary = (_OTHER, ord(small[0]))
    else:
        primary = (_PUNCTUATION, _PUNCTUATION_ORDER.get(base, _UNLISTED + ord(base[0])))
    return (primary,), (0, *tones), (int(base != small), *(0 for _ in tones))


def collation_key(text: str) -> CollationKey:
    """Sort key of a name. Two texts have the same key only if they are the same text in NFC."""
    text = nfc(text)
    weights = [_weigh(character) for character in text]
    return (
        tuple(chain.from_iterable(primary for primary, _, _ in weights)),
        tuple(chain.from_iterable(tones for _, tones, _ in weights)),
        tuple(chain.from_iterable(case for _, _, case in weights)),
        text,
    )
