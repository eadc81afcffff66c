"""Count how often each word and each pair stands in each field of some documents, all at once.

A *place* is a field of a document. Each occurrence is one number of 63 bits, the place before what occurs there;
sorted, like stands beside like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directive_archive.search.scoring import LENGTHS, MIDDLES
from directive_archive.search.tokens import has_spaced_number, whole_terms
from directive_archive.search.words import BREAK, Chunks, Numbers, Rows, Words

ID_BITS = 24
"""Of the number of a word: 16 million different ones."""
_KEY_BITS = 2 * ID_BITS
_MOST_PLACES = 1 << 63 - _KEY_BITS
MOST_CHUNKS = 1 << 18

_LENGTHS = np.array(LENGTHS)
_MIDDLES = np.array(MIDDLES)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one place after the other what stands there, each once."""

    keys: Numbers
    """Number of the term, or of a pair the normal forms, the first of them ``ID_BITS`` higher."""
    documents: Numbers
    fields: Numbers
    steps: Numbers
    """Of the length of the field."""
    frequencies: Numbers
    total_lengths: Numbers
    """Sums of the rounded lengths, by field."""


class Counting:
    """Takes the texts of some documents."""

    def __init__(self, words: Words, fields: int, most: int = MOST_CHUNKS) -> None:
        self._words = words
        self._chunks = Chunks(words)
        self._fields = fields
        self._most = most
        self._first = 0
        self._found: list[int] = []
        self._ends: list[int] = []
        """Of each place, in ``_found``."""
        self._spaced: list[int] = []
        """Places with numbers in which there are spaces, so that chunks do not tell all their wholes."""
        self._wholes: list[tuple[int, int]] = []
        """Place and term of each whole there."""

    @property
    def documents(self) -> int:
        """How many there were, those counted before among them."""
        return self._first + len(self._ends) // self._fields

    @property
    def full(self) -> bool:
        """Whether it is time to count."""
        return len(self._found) >= self._most or len(self._ends) + self._fields > _MOST_PLACES

    def add(self, texts: Sequence[Sequence[str]]) -> None:
        """Add the next document, given the texts of each field."""
        number = self._chunks.__getitem__
        for parts in texts:
            for part in parts:
                self._found += map(number, part.split())
                self._found.append(BREAK)
            if any(map(has_spaced_number, parts)):
                place = len(self._ends)
                self._spaced.append(place)
                self._wholes += [(place, self._words.of_term(term)) for part in parts for term in whole_terms(part)]
            self._ends.append(len(self._found))

    def count(self) -> Counted:
        """Count what was added, and forget it."""
        terms, normals, wholes = self._chunks.rows()
        occurrences = self._occurrences(terms, normals, wholes)
        occurrences.sort()
        places = len(self._ends)
        lengths = np.bincount(occurrences >> _KEY_BITS, minlength=places)
        steps = np.searchsorted(_MIDDLES, lengths)
        rounded = np.where(lengths > 0, _LENGTHS[steps], 0)
        first = np.flatnonzero(np.diff(occurrences, prepend=-1))
        found = occurrences[first]
        place = found >> _KEY_BITS
        counted = Counted(
            keys=found & (1 << _KEY_BITS) - 1,
            documents=place // self._fields + self._first,
            fields=place % self._fields,
            steps=steps[place],
            frequencies=np.diff(first, append=len(occurrences)),
            total_lengths=rounded.reshape(-1, self._fields).sum(axis=0),
        )
        self._first = self.documents
        for kept in (self._found, self._ends, self._spaced, self._wholes):
            kept.clear()
        self._chunks.forget()
        return counted

    def _occurrences(self, terms: Numbers, normals: Rows, wholes: Rows) -> Numbers:
        found = np.array(self._found, np.int64)
        ends = np.array(self._ends, np.int64)
        place = np.repeat(np.arange(len(ends)) << _KEY_BITS, np.diff(ends, prepend=0))
        chosen, counts = normals.of(found)
        normal = normals.numbers[chosen]
        word_place = np.repeat(place, counts)
        word = np.flatnonzero(normal != BREAK)
        pair = np.flatnonzero((normal[:-1] != BREAK) & (normal[1:] != BREAK))
        kept, counts = wholes.of(found)
        whole_place = np.repeat(place, counts)
        known = ~np.isin(whole_place >> _KEY_BITS, self._spaced)
        spaced = np.array(self._wholes, np.int64).reshape(-1, 2)
        return np.concatenate(
            [
                word_place[word] | terms[chosen[word]],
                word_place[pair] | normal[pair] << ID_BITS | normal[pair + 1],
                whole_place[known] | wholes.numbers[kept[known]],
                spaced[:, 0] << _KEY_BITS | spaced[:, 1],
            ]
        )
