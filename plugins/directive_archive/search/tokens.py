"""Cut text into words and document numbers, for the index and for queries alike.

The browser does the same in ``client/tokens.js``; ``tests/search/token_cases.json`` holds the two together,
and a change here is a change there.

A *word* is a run of letters and digits, kept in three forms, from exact to forgiving::

    exact    uỷ    as typed, in lower case, NFC
    normal   ủy    with the newer tone placement
    folded   uy    without tone and letter marks, đ as d; without zeros in front

A *whole* is several words that one name writes together: a document number, ``1102-CV/TU``, or a joined name
such as ``Covid-19`` or ``M'gar``. Its folded letters and digits in one piece, ``1102cvtu``, are searched like
a folded word, so that every way to type it meets. Its parts remain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from directive_archive.language import fold, nfc, place_tones, unify_dashes

# Letters and digits of any script. Two ranges need a word:
# - U+0300-036F, marks that NFC found no single letter for, belong to the letter before them.
# - U+E000-FFFF (private use, ligatures, full-width forms) is kept out. lunr wants its terms sorted, Python
#   sorts by code point and JavaScript by UTF-16 unit, and the two orders differ only where this range meets
#   letters beyond U+FFFF (chữ Nôm). One such pair of words, and the browser would refuse the whole index.
_ALNUM = r"[^\W_\uE000-\uFFFF]"
_WORD = rf"{_ALNUM}+(?:[\u0300-\u036F]+{_ALNUM}+)*[\u0300-\u036F]*"  # each character matches one way only

# A document number is digits, perhaps a year, and a symbol: 1102-CV/TU, 48 -CV/ĐU, 51/2025/NĐ-CP,
# 202/2025/QH15, 66.16/2026/NQ-CP, 287/CT-HCQT,TV,AC. Case does not tell a number from a sentence, for queries
# are typed in lower case; the shape does: a symbol of one piece counts only after a year, or in capitals and
# without spaces (64-CP).
_LETTER = r"[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1EA0-\u1EF9]"
_CAPITAL = r"[A-ZĐÂĂÔƠƯ]"
_PIECE = rf"{_LETTER}{{1,15}}[0-9]{{0,3}}"
_GAP = r"[ \t]{0,2}"
_START = rf"(?<!{_ALNUM})(?<![\u0300-\u036F])"
_END = rf"(?!{_ALNUM})"
_NUMBER = re.compile(
    rf"{_START}(?<!{_ALNUM}[-/.])"
    r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
    r"(?:"
    rf"/(?:19|20)[0-9]{{2}}{_GAP}[-/]{_GAP}{_PIECE}(?:[-/&]{_PIECE}){{0,5}}"
    rf"|{_GAP}[-/]{_GAP}{_PIECE}(?:[-/&]{_PIECE}){{1,5}}"
    rf"|[-/]{_CAPITAL}{{2,6}}[a-z]?"
    rf"){_END}(?:,{_CAPITAL}{{1,6}}{_END}){{0,5}}"
)
_JOINED = re.compile(rf"{_START}{_WORD}(?:[-'’]{_WORD}){{1,3}}")

_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
_TWO_SPELLINGS = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)$")

FOLDED = "~"
"""First character of the terms for folded words and for wholes: ``~uy``, ``~1102cvtu``."""
EXACT = "="
"""First character of the terms for the exact spelling of a word that has two, uỷ or ủy: ``=uỷ``."""
PAIR = "+"
"""First character of the terms for two neighbours, folded ``+dien bien`` and as spelt ``+diễn biến``."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word and where it stands."""

    start: int
    end: int
    """Offsets into the NFC form of the text."""
    exact: str
    normal: str
    folded: str

    @property
    def terms(self) -> list[str]:
        """Index terms of the word, the unmarked one being its normal spelling.

        A document that spells the word exactly as a reader does has every term that one with another tone
        placement has and one more, and that one has one more than a document that has only the folded word in
        common: so the three are ranked by what is added, whatever the terms weigh.
        """
        terms = [FOLDED + self.folded]
        if self.normal != self.folded or not self.folded.isdecimal():  # a figure has nothing to add
            terms.append(self.normal)
        if has_two_spellings(self.normal):
            terms.append(EXACT + self.exact)
        return terms


@dataclass(frozen=True, slots=True)
class Whole:
    """A document number or a joined name, and where it stands."""

    start: int
    end: int
    """Offsets into the NFC form of the text."""
    squashed: str
    """Its folded letters and digits, without zeros in front."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was found in a text, in the order of the text."""

    words: tuple[Word, ...]
    wholes: tuple[Whole, ...]

    @property
    def terms(self) -> list[str]:
        """Index terms of all words and wholes."""
        terms = [term for word in self.words for term in word.terms]
        return terms + [FOLDED + whole.squashed for whole in self.wholes]

    @property
    def pair_terms(self) -> list[str]:
        """Index terms of all pairs of neighbouring words.

        Most Vietnamese words are two syllables, written apart. Punctuation between them does not part them:
        readers type "phòng chống" for "phòng, chống".
        """
        terms = []
        for first, second in pairwise(self.words):
            folded = f"{PAIR}{first.folded} {second.folded}"
            normal = f"{PAIR}{first.normal} {second.normal}"
            terms += [folded] if folded == normal else [folded, normal]
        return terms


def tokenize(text: str) -> Tokens:
    """Find the words and the wholes of a text."""
    source = unify_dashes(nfc(text))
    words = tuple(_word(match) for match in _find_words(source))
    wholes = [Whole(match.start(), match.end(), _squash(match.group())) for match in _NUMBER.finditer(source)]
    wholes += [whole for match in _JOINED.finditer(source) if (whole := _joined(match))]
    return Tokens(words, tuple(sorted(set(wholes), key=lambda whole: (whole.start, whole.end))))


def has_two_spellings(normal: str) -> bool:
    """Whether a word (in lower case, newer tone placement) can carry its tone mark in two places.

    True of ủy (uỷ) and hòa (hoà), not of quý, toàn, uy or hoa.
    """
    return _TWO_SPELLINGS.search(normal) is not None


_find_words = re.compile(_WORD).finditer


def _word(match: re.Match[str]) -> Word:
    return Word(match.start(), match.end(), *_forms(match.group()))


@lru_cache(maxsize=1 << 16)  # Vietnamese has some 7,000 syllables, and texts repeat them
def _forms(word: str) -> tuple[str, str, str]:
    exact = nfc(word.lower())
    # 07/6/2021 and 7/6/2021 are one day, 05-CT/TW (typed 05cttw, perhaps) and 5-CT/TW one document.
    folded = _LEADING_ZEROS.sub("", fold(exact))
    return exact, place_tones(exact), folded


def _squash(text: str) -> str:
    return _LEADING_ZEROS.sub("", "".join(fold(match.group().lower()) for match in _find_words(text)))


def _joined(match: re.Match[str]) -> Whole | None:
    """A whole of what is joined by apostrophes, or by hyphens if a digit stands behind a letter.

    Other hyphens join words that are found well enough by their parts (Luông-nậm-thà), ranges and dates.
    """
    text = match.group()
    mixed = not text[0].isdecimal() and any(character.isdecimal() for character in text)
    if "'" in text or "’" in text or mixed:
        return Whole(match.start(), match.end(), _squash(text))
    return None
