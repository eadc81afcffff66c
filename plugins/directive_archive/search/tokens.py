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

_CHUNK = re.compile(r"(?<!\S)[^\s'’-]*+['’-]\S*+")
_NO_BREAK_SPACES = r"\u00a0\u2007\u202f"
_DASHES = r"\u2010-\u2015\u2044\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_NOT_UNIFIED = re.compile(rf"[{_NO_BREAK_SPACES}{_DASHES}]")
# Asked of texts as they come, neither composed nor unified.
_ANY_SPACE = rf"[ \t{_NO_BREAK_SPACES}]"
_ANY_DASH = rf"[-/{_DASHES}]"
_SPACED_NUMBER = re.compile(
    rf"[0-9](?:{_ANY_SPACE}{{1,2}}{_ANY_DASH}{_ANY_SPACE}{{0,2}}|{_ANY_DASH}{_ANY_SPACE}{{1,2}})[^\W\d_]"
)

_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
_TWO_SPELLINGS = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)$")

FORMS = "/"
"""Between the folded word and its spellings in a term: ``uy/ủy``, and ``uy/ủy/uỷ`` for the older tone placement."""
WHOLE = "#"
"""What stands for the spelling in the term of a whole: ``1102cvtu/#``."""
PAIR = "+"
"""First character of the terms for two neighbours: ``+dien bien/điện biên``."""


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
    def term(self) -> str:
        """Index term of the word: one for each spelling, the folded word first.

        So each occurrence of a word is in the index once, and all spellings of a folded word stand together: who
        types ``uy`` asks for all that begin with ``uy/``, who types ``uỷ`` for those and more for ``uy/ủy``.
        """
        return _word_term(self.exact, self.normal, self.folded)


@dataclass(frozen=True, slots=True)
class Whole:
    """A document number or a joined name, and where it stands."""

    start: int
    end: int
    """Offsets into the NFC form of the text."""
    squashed: str
    """Its folded letters and digits, without zeros in front."""

    @property
    def term(self) -> str:
        """Index term, beside which stands that of the same typed in one word: ``1102cvtu/1102cvtu``."""
        return f"{self.squashed}{FORMS}{WHOLE}"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was found in a text, in the order of the text."""

    words: tuple[Word, ...]
    wholes: tuple[Whole, ...]

    @property
    def terms(self) -> list[str]:
        """Index terms of all words and wholes."""
        return [word.term for word in self.words] + [whole.term for whole in self.wholes]

    @property
    def pair_terms(self) -> list[str]:
        """Index terms of all pairs of neighbouring words, whatever their tone placement.

        Most Vietnamese words are two syllables, written apart. Punctuation between them does not part them:
        readers type "phòng chống" for "phòng, chống".
        """
        return [
            pair_term((first.folded, first.normal), (second.folded, second.normal))
            for first, second in pairwise(self.words)
        ]


def _word_term(exact: str, normal: str, folded: str) -> str:
    return f"{folded}{FORMS}{normal}" if exact == normal else f"{folded}{FORMS}{normal}{FORMS}{exact}"


def pair_term(first: tuple[str, str], second: tuple[str, str]) -> str:
    """Index term of two neighbours, each given as folded and normal form."""
    return f"{PAIR}{first[0]} {second[0]}{FORMS}{first[1]} {second[1]}"


def tokenize(text: str) -> Tokens:
    """Find the words and the wholes of a text."""
    source = _prepare(text)
    words = tuple(_word(match) for match in _find_words(source))
    return Tokens(words, tuple(sorted(_wholes(source), key=lambda whole: (whole.start, whole.end))))


def surfaces(text: str) -> tuple[list[str], list[str]]:
    """Words as they stand in the text, and terms of the wholes: what :func:`tokenize` finds, without the offsets."""
    source = _prepare(text)
    return _all_words(source), [whole.term for whole in _wholes(source)]


def whole_terms(text: str) -> list[str]:
    """Terms of the wholes alone."""
    return [whole.term for whole in _wholes(_prepare(text))]


def has_spaced_number(text: str) -> bool:
    """Whether there may be a document number with spaces in it, ``48 -CV/ĐU``.

    Where there is none, a text has the words and wholes of what stands between its spaces, each by itself.
    """
    return _SPACED_NUMBER.search(text) is not None


def forms(word: str) -> tuple[str, str, str]:
    """Term, folded and normal form of one of the words that :func:`surfaces` finds."""
    exact, normal, folded = _forms(word)
    return _word_term(exact, normal, folded), folded, normal


def _prepare(text: str) -> str:
    source = nfc(text)
    # To look whether there is anything to unify takes a fifth of the time of doing it.
    return source if source.isascii() or not _NOT_UNIFIED.search(source) else unify_dashes(source)


def _wholes(source: str) -> set[Whole]:
    found = {Whole(match.start(), match.end(), _squash(match.group())) for match in _NUMBER.finditer(source)}
    for chunk in _CHUNK.finditer(source):  # what has no hyphen or apostrophe holds no joined name
        for match in _JOINED.finditer(source, *chunk.span()):
            if whole := _joined(match):
                found.add(whole)
    return found


def has_two_spellings(normal: str) -> bool:
    """Whether a word (in lower case, newer tone placement) can carry its tone mark in two places.

    True of ủy (uỷ) and hòa (hoà), not of quý, toàn, uy or hoa.
    """
    return _TWO_SPELLINGS.search(normal) is not None


_find_words = re.compile(_WORD).finditer
_all_words = re.compile(_WORD).findall


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
