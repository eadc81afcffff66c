"""Names printed in capitals as they are written in a sentence: THÀNH ỦY BẮC KẠN, Thành ủy Bắc Kạn.

Headers print organs, posts and types in capitals, which hide where a name begins. The known phrases of the
vocabulary give it back; a word that none of them covers is given a capital and reported as doubtful.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from directive_archive.language import compare_key, fold, nfc
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES
from directive_archive.vocabulary.places import (
    DISTRICTS,
    PROVINCES,
    UNITS_OF_COMMUNES,
    UNITS_OF_DISTRICTS,
    UNITS_OF_PROVINCES,
)
from directive_archive.vocabulary.tables import read_table

_CONNECTORS = ("và", "của", "về", "các", "thuộc", "trực thuộc", "tại", "với", "cấp", "nhân dân", "nước", "thành")
_ABBREVIATIONS = ("UBND", "HĐND", "MTTQ", "UBMTTQ", "TNCS", "TP", "TP.", "TX", "TT")
_LONGEST_PHRASE = 10
_VOWELS = frozenset("aeiouy")
_WORD_AND_MARKS = re.compile(r"(.*?)([,;:)]*)")


@dataclass(frozen=True, slots=True)
class Cased:
    """A name in sentence case."""

    text: str
    doubtful: bool
    """Whether a word was not covered by any known phrase."""


def is_capitals(text: str) -> bool:
    """Whether ``text`` has letters and none of them is in lower case."""
    return text.upper() == text and text.lower() != text


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    names = [row["phrase"] for row in read_table("phrases")]
    names += [row["head"] for row in read_table("local_organs")]
    names += [kind.name for kind in DOCUMENT_TYPES]
    for row in read_table("organs"):
        names += [row["name"], *filter(None, row["aliases"].split("|"))]
        if row["name"].startswith("Bộ "):  # SỞ Y TẾ, PHÒNG Y TẾ are named after the ministry's field
            names.append(row["name"].removeprefix("Bộ "))
    names += [place.name for place in (*PROVINCES, *DISTRICTS)]
    names += [name for place in PROVINCES for _, name, _ in place.former_names]
    names += [*_CONNECTORS, *_ABBREVIATIONS, *UNITS_OF_PROVINCES, *UNITS_OF_DISTRICTS, *UNITS_OF_COMMUNES]
    return {compare_key(name): name for name in reversed(names)}


def phrases_but_places() -> list[str]:
    """The phrases that casing needs, without the names of places, which have a table of their own."""
    places = {*(place.name for place in (*PROVINCES, *DISTRICTS))}
    places |= {name for place in PROVINCES for _, name, _ in place.former_names}
    return [phrase for phrase in reversed(_phrases().values()) if phrase not in places]


def _split(token: str) -> tuple[str, str]:
    """A word and the punctuation glued behind it (the full stop of ``TP.`` stays with the word)."""
    match = _WORD_AND_MARKS.fullmatch(token)
    return (match[1], match[2]) if match else (token, "")


def sentence_case(text: str) -> Cased:
    """``text`` as written in a sentence, if it is in capitals; otherwise unchanged but for its spaces."""
    tokens = nfc(text).split()
    if not is_capitals(text):
        return Cased(" ".join(tokens), doubtful=False)
    words, doubtful, position, in_name = [], False, 0, False
    while position < len(tokens):
        length = _match_length(tokens, position, in_name=in_name)
        if length:
            phrase = _phrases()[_key(tokens[position : position + length])]
            in_name = phrase in {*UNITS_OF_PROVINCES, *UNITS_OF_DISTRICTS, *UNITS_OF_COMMUNES}
            words.append(phrase + _split(tokens[position + length - 1])[1])
        else:
            length = 1
            doubtful = doubtful or not (in_name or not tokens[position].isalpha())
            words.append("-".join(_capitalized(part) for part in tokens[position].split("-")))
        position += length
    cased = " ".join(words)
    return Cased(cased[:1].upper() + cased[1:], doubtful)


def _capitalized(word: str) -> str:
    """A word with its first letter a capital; one without a vowel is an abbreviation and stays (THPT)."""
    return word.capitalize() if set(fold(word)) & _VOWELS else word


def _key(tokens: list[str]) -> str:
    return compare_key(" ".join([*tokens[:-1], _split(tokens[-1])[0]]))


def _match_length(tokens: list[str], position: int, *, in_name: bool) -> int:
    """How many tokens from ``position`` the longest known phrase covers; 0 if none.

    Inside a place's name (after a unit word) a word is part of the name: XÃ VỀ is no preposition, XÃ TRƯỜNG SƠN no
    school, PHƯỜNG TRUNG TÂM no centre.
    """
    for length in range(min(_LONGEST_PHRASE, len(tokens) - position), 0, -1):
        phrase = _phrases().get(_key(tokens[position : position + length]))
        if phrase is not None and not (in_name and _may_be_a_name(phrase, length)):
            return length
    return 0


def _may_be_a_name(phrase: str, length: int) -> bool:
    """Whether a phrase right after a unit word is rather (a part of) a name that the vocabulary does not hold."""
    if phrase in _place_names():
        return False
    return phrase in _CONNECTORS or length == 1 or (length == 2 and phrase[0].isupper())  # noqa: PLR2004 - words


@lru_cache(maxsize=1)
def _place_names() -> frozenset[str]:
    former = (name for place in PROVINCES for _, name, _ in place.former_names)
    units = (*UNITS_OF_PROVINCES, *UNITS_OF_DISTRICTS, *UNITS_OF_COMMUNES)
    return frozenset([*(place.name for place in (*PROVINCES, *DISTRICTS)), *former, *units, *_ABBREVIATIONS])
