"""Gather what stands where, in one pass over the documents and in bounded memory.

A posting is one integer of 32 bits: document, length of the field, frequency. Each term of each field has an array of
them. When the arrays hold :data:`POSTINGS_IN_MEMORY` postings they are written to a temporary file in order of terms;
at the end these files are merged.
"""

from __future__ import annotations

import heapq
import marshal
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from operator import add, itemgetter
from typing import IO, NamedTuple

from directive_archive.search.scoring import length_step, rounded_length
from directive_archive.search.tokens import forms, pair_term, surfaces

POSTINGS_IN_MEMORY = 4_000_000
_BLOCK = 2_000
"""Records that are written to a temporary file at once."""

# Bits of a posting, from the highest: document, step of the field's length, frequency. A frequency above ESCAPE stands
# there as 0 and in a list beside the postings.
ESCAPE = 7
LENGTH_SHIFT = 3
DOCUMENT_SHIFT = LENGTH_SHIFT + 5
MOST_DOCUMENTS = 1 << 32 - DOCUMENT_SHIFT
_ID_BITS = 24

Record = tuple[str, int, int, int | bytes, bytes]
"""Term, field, run, one posting or several in an array's bytes, high frequencies likewise.

Terms are in the order of the index, and runs follow each other as their documents do.
"""


class TermList(NamedTuple):
    """The postings of a term in a field, in order of documents."""

    term: str
    field: int
    postings: int | array[int]
    """One, as most terms have, or several."""
    frequencies: Sequence[int] = ()
    """Of the postings whose frequency is above :data:`ESCAPE`, in their order."""

    @property
    def documents(self) -> int:
        """How many."""
        return 1 if isinstance(self.postings, int) else len(self.postings)


class _Words(dict[str, tuple[int, int, int]]):
    """Words as they stand in texts, each with the ids of its term and, twice, of its normal form.

    The second is shifted to make room for the first: the sum of the shifted id of one word and the id of the next
    is the id of the pair.
    """

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[str] = []
        self.normals: list[tuple[str, str]] = []
        self._of_term: dict[str, int] = {}
        self._of_normal: dict[tuple[str, str], int] = {}

    def __missing__(self, word: str) -> tuple[int, int, int]:
        term, folded, normal = forms(word)
        key = (folded, normal)
        number = self._of_normal.get(key)
        if number is None:
            number = self._of_normal[key] = len(self.normals)
            self.normals.append(key)
        self[word] = ids = (self.id_of(term), number + 1 << _ID_BITS, number)
        return ids

    def id_of(self, term: str) -> int:
        """Id of a term."""
        number = self._of_term.get(term)
        if number is None:
            number = self._of_term[term] = len(self.terms)
            self.terms.append(term)
        return number

    def term_of(self, key: int) -> str:
        """Term of an id, of a word's or of a pair's."""
        if key >> _ID_BITS:
            first, second = (key >> _ID_BITS) - 1, key & (1 << _ID_BITS) - 1
            return pair_term(self.normals[first], self.normals[second])
        return self.terms[key]


class Postings:
    """Takes documents, gives terms with their postings."""

    def __init__(self, fields: int, *, in_memory: int = POSTINGS_IN_MEMORY) -> None:
        self._words = _Words()
        self._fields: list[dict[int, int | array[int]]] = [{} for _ in range(fields)]
        self._high: list[dict[int, array[int]]] = [{} for _ in range(fields)]
        self._in_memory = in_memory
        self._count = 0
        self._runs: list[IO[bytes]] = []
        self._open = ExitStack()
        self.documents = 0
        self.total_lengths = [0] * fields
        """Sums of the rounded lengths, by field."""

    def add(self, texts: Sequence[Sequence[str]]) -> None:
        """Add the next document, given the texts of each field."""
        for field, parts in enumerate(texts):
            terms = self._term_ids(parts)
            if not terms:
                continue
            length = len(terms)
            self.total_lengths[field] += rounded_length(length)
            counts = Counter(terms)
            base = self.documents << DOCUMENT_SHIFT | length_step(length) << LENGTH_SHIFT
            self._store(field, counts, base)
            self._count += len(counts)
        self.documents += 1
        if self._count >= self._in_memory:
            self._spill()

    def _term_ids(self, parts: Sequence[str]) -> list[int]:
        known = self._words
        ids: list[int] = []
        for part in parts:
            words, wholes = surfaces(part)
            if not words:
                continue
            terms, shifted, plain = zip(*[known[word] for word in words], strict=True)
            ids += terms
            ids += map(add, shifted, plain[1:])
            ids += map(known.id_of, wholes)
        return ids

    def _store(self, field: int, counts: Counter[int], base: int) -> None:
        postings = self._fields[field]
        get = postings.get
        for key, frequency in counts.items():
            posting = base + frequency
            if frequency > ESCAPE:
                self._high[field].setdefault(key, array("I")).append(frequency)
                posting = base
            stored = get(key)
            if stored is None:
                postings[key] = posting  # most pairs occur once: no array for them
            elif isinstance(stored, array):
                stored.append(posting)
            else:
                postings[key] = array("I", (stored, posting))

    def _sorted(self) -> list[Record]:
        term_of, run = self._words.term_of, len(self._runs)
        records: list[Record] = []
        for field, postings in enumerate(self._fields):
            high = self._high[field]
            records += [
                (term_of(key), field, run, stored if isinstance(stored, int) else bytes(stored), b"")
                if key not in high
                else (term_of(key), field, run, _bytes(stored), bytes(high[key]))
                for key, stored in postings.items()
            ]
            postings.clear()
            high.clear()
        records.sort(key=_TERM)
        self._count = 0
        return records

    def _spill(self) -> None:
        records = self._sorted()
        file: IO[bytes] = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        for start in range(0, len(records), _BLOCK):
            marshal.dump(records[start : start + _BLOCK], file)
        self._runs.append(file)

    def lists(self) -> Iterator[TermList]:
        """Every term of every field, in order of terms; can be asked for once."""
        with self._open:
            runs = [_read_run(file) for file in self._runs]
            last = self._sorted()
            if not runs:
                yield from map(_list, last)
                return
            for _, group in groupby(heapq.merge(*runs, last, key=_TERM), key=_TERM):
                yield from _joined(list(group))


_TERM = itemgetter(0)


def _joined(records: list[Record]) -> Iterator[TermList]:
    """The lists of one term, from the runs in which it occurs."""
    if len(records) == 1:
        yield _list(records[0])
        return
    records.sort()
    for _, group in groupby(records, key=itemgetter(1)):
        first, *others = group
        if others:
            parts = (first, *others)
            postings = b"".join(_bytes(record[3]) for record in parts)
            first = (*first[:3], postings, b"".join(record[4] for record in parts))
        yield _list(first)


def _bytes(postings: int | bytes | array[int]) -> bytes:
    return bytes(array("I", (postings,))) if isinstance(postings, int) else bytes(postings)


def _list(record: Record) -> TermList:
    term, field, _, postings, high = record
    unpacked = postings if isinstance(postings, int) else array("I", postings)
    return TermList(term, field, unpacked, array("I", high) if high else ())


def _read_run(file: IO[bytes]) -> Iterator[Record]:
    end = file.tell()
    file.seek(0)
    while file.tell() < end:
        yield from marshal.load(file)  # noqa: S302 - a file of our own, a moment old
