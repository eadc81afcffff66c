"""Words as numbers: what stands between two spaces is cut once, however often it occurs."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directive_archive.search.tokens import FORMS, PAIR, WHOLE, forms, surfaces

Numbers = NDArray[np.int64]

BREAK = 0
"""The chunk that ends a text, and the normal form of the one "word" in it: it has no neighbours."""
_MOST_CHUNKS = 400_000
"""Some 80 MB; then they are forgotten. Words are not: their numbers must stay."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where words stand in the order of the index."""

    normal: Numbers
    """By number of a normal form: its rank among all, those of one folded word side by side."""
    folded: Numbers
    """By number of a normal form: rank of its folded word."""
    term: Numbers
    """By number of a term: its rank."""
    key: Numbers
    """By number of a term: rank of its folded word among those of terms."""


class Words:
    """Numbers of terms and of normal forms, given as words are met."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.normals: list[tuple[str, str]] = [("", "")]
        """Folded and normal form; the first is :data:`BREAK`."""
        self._of_word: dict[str, tuple[int, int]] = {}
        self._of_term: dict[str, int] = {}
        self._of_normal: dict[tuple[str, str], int] = {}
        self._sorted_terms: list[int] = []
        self._sorted_normals: list[int] = []

    def of_word(self, word: str) -> tuple[int, int]:
        """Term and normal form of a word as it stands in a text."""
        found = self._of_word.get(word)
        if found is None:
            term, *normal = forms(word)
            number = self._of_normal.setdefault((normal[0], normal[1]), len(self.normals))
            if number == len(self.normals):
                self.normals.append((normal[0], normal[1]))
            found = self._of_word[word] = self.of_term(term), number
        return found

    def of_term(self, term: str) -> int:
        """Number of a term."""
        number = self._of_term.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
        return number

    def order(self) -> Order:
        """The order of all that were met so far. It is the alphabet's: what is met later does not change it."""
        normals, terms = self._sorted_normals, self._sorted_terms
        normals += range(len(normals) + 1, len(self.normals))
        normals.sort(key=self.normals.__getitem__)
        terms += range(len(terms), len(self.terms))
        terms.sort(key=self.terms.__getitem__)
        folded = [self.normals[number][0] for number in normals]
        keys = [folded_key(self.terms[number]) for number in terms]
        return Order(
            normal=_by_number(normals, np.arange(1, len(normals) + 1), len(self.normals)),
            folded=_by_number(normals, _steps(folded), len(self.normals)),
            term=_by_number(terms, np.arange(len(terms)), len(terms)),
            key=_by_number(terms, _steps(keys), len(terms)),
        )


def folded_key(term: str) -> str:
    """What a term is looked up by: ``dien`` of ``dien/điện``."""
    return term.partition(FORMS)[0]


def name_of(term: str) -> str:
    """What of a word's term is written: its spelling, from which all else follows, or ``#`` and a whole."""
    key, _, spellings = term.partition(FORMS)
    return WHOLE + key if spellings == WHOLE else spellings.rpartition(FORMS)[2]


def pair_key(first: str, second: str) -> str:
    """What a pair of folded words is looked up by."""
    return f"{PAIR}{first} {second}"


def _steps(texts: list[str]) -> Numbers:
    """Rank of each of the sorted texts, the same for the same text."""
    found = np.zeros(len(texts), np.int64)
    found[1:] = [one != other for one, other in zip(texts[1:], texts, strict=False)]
    return np.cumsum(found)


def _by_number(numbers: list[int], values: Numbers, size: int) -> Numbers:
    found = np.zeros(size, np.int64)
    found[np.array(numbers, np.int64)] = values
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Of each chunk some numbers, one chunk's behind the other's."""

    numbers: Numbers
    ends: Numbers

    def of(self, chunks: Numbers) -> tuple[Numbers, Numbers]:
        """The places in :attr:`numbers` of what these chunks hold, and how many each of them holds."""
        counts = np.diff(self.ends, prepend=0)[chunks]
        return places(self.ends[chunks] - counts, counts), counts


def places(starts: Numbers, counts: Numbers) -> Numbers:
    """``counts[0]`` places from ``starts[0]`` on, then ``counts[1]`` from ``starts[1]`` on, and so forth."""
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)


class Chunks(dict[str, int]):
    """Numbers of chunks, what stands between two spaces, and the words and wholes in each.

    Neither a word nor a joined name has a space in it. Of document numbers some do:
    :func:`~directive_archive.search.tokens.has_spaced_number` tells.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._terms = array("q")
        self._normals = array("q")
        self._word_ends = array("q")
        self._wholes = array("q")
        self._whole_ends = array("q")
        self._clear()

    def __missing__(self, chunk: str) -> int:
        words, wholes = surfaces(chunk)
        for word in words:
            term, normal = self._words.of_word(word)
            self._terms.append(term)
            self._normals.append(normal)
        self._wholes.extend(map(self._words.of_term, wholes))
        return self._end(chunk)

    def rows(self) -> tuple[Numbers, Rows, Rows]:
        """Terms of the words, their normal forms, and the terms of wholes."""
        word_ends = np.array(self._word_ends)
        normals = Rows(np.array(self._normals), word_ends)
        return np.array(self._terms), normals, Rows(np.array(self._wholes), np.array(self._whole_ends))

    def forget(self) -> None:
        """Begin anew, if there are very many."""
        if len(self) > _MOST_CHUNKS:
            self._clear()

    def _clear(self) -> None:
        self.clear()
        for numbers in (self._terms, self._normals, self._word_ends, self._wholes, self._whole_ends):
            del numbers[:]
        self._terms.append(0)
        self._normals.append(BREAK)
        self._end("")

    def _end(self, chunk: str) -> int:
        self._word_ends.append(len(self._terms))
        self._whole_ends.append(len(self._wholes))
        number = self[chunk] = len(self._word_ends) - 1
        return number
