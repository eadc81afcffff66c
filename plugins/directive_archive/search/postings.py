"""Gather what stands where, in one pass over the documents and in bounded memory.

A posting is one integer of 32 bits: document, length of the field, frequency. The postings of a term in a field are a
*list*. When :data:`POSTINGS_IN_MEMORY` postings are there, they are written to a temporary file in the order of the
index; at the end these files are read side by side, a stretch of the index at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

from directive_archive.search.counting import ID_BITS, MOST_CHUNKS, Counting
from directive_archive.search.words import Numbers, Order, Words, places

POSTINGS_IN_MEMORY = 2_000_000

# Bits of a posting, from the highest: document, step of the field's length, frequency. A frequency above ESCAPE stands
# there as 0 and in a list beside the postings.
ESCAPE = 7
LENGTH_SHIFT = 3
DOCUMENT_SHIFT = LENGTH_SHIFT + 5
MOST_DOCUMENTS = 1 << 32 - DOCUMENT_SHIFT

FIELD_BITS = 3
_WORDS = 1 << 2 * ID_BITS
"""Words stand behind all pairs: the sign of a pair is less than any letter or digit."""
Small = NDArray[np.uint32]
_NOTHING = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the index: lists in the order of their terms and fields."""

    keys: Numbers
    """Of each list: what the term is made of (:class:`Counted`), and ``FIELD_BITS`` for the field."""
    counts: Numbers
    """Postings of each list."""
    postings: Small
    """Of all lists, in each in order of documents."""
    high: Small
    """Frequencies of the postings in which there is none."""
    groups: Numbers
    """Of each list a number, the same for all of one folded word or pair, rising."""

    @property
    def fields(self) -> Numbers:
        """Of each list."""
        return self.keys & (1 << FIELD_BITS) - 1

    @property
    def first(self) -> Numbers:
        """Of a pair the first normal form, of a word 0."""
        return self.keys >> ID_BITS + FIELD_BITS

    @property
    def second(self) -> Numbers:
        """Of a pair the second normal form, of a word its term."""
        return self.keys >> FIELD_BITS & (1 << ID_BITS) - 1

    def sorted(self, order: Order) -> Block:
        """The same in the order of the index, lists of one term and field joined; they come as their documents do."""
        first, second = self.first, self.second
        pair = first > 0
        rank = order.normal[first] << ID_BITS
        rank[pair] |= order.normal[second[pair]]
        rank[~pair] = order.term[second[~pair]]
        groups = self.grouped(order)
        by_rank = np.lexsort((rank << FIELD_BITS | self.fields, groups))
        ends = np.cumsum(self.counts)
        high_ends = np.cumsum((self.postings & ESCAPE) == 0)[ends - 1]
        high_counts = np.diff(high_ends, prepend=0)
        keys, counts = self.keys[by_rank], self.counts[by_rank]
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        return Block(
            keys=keys[new],
            counts=np.add.reduceat(counts, new) if len(new) else counts,
            postings=self.postings[places((ends - self.counts)[by_rank], counts)],
            high=self.high[places((high_ends - high_counts)[by_rank], high_counts[by_rank])],
            groups=groups[by_rank[new]],
        )

    def grouped(self, order: Order) -> Numbers:
        """What :attr:`groups` are in this order."""
        first, second = self.first, self.second
        found = order.folded[first] << ID_BITS
        pair = first > 0
        found[pair] |= order.folded[second[pair]]
        found[~pair] = _WORDS | order.key[second[~pair]]
        return found


class Postings:
    """Takes documents, gives terms with their postings."""

    def __init__(self, fields: int, *, in_memory: int = POSTINGS_IN_MEMORY) -> None:
        self.words = Words()
        self._counting = Counting(self.words, fields, min(in_memory, MOST_CHUNKS))
        self._in_memory = in_memory
        self._waiting: list[tuple[Numbers, Small, Numbers]] = []
        self._runs: list[_Run] = []
        self._open = ExitStack()
        self._total_lengths = np.zeros(fields, np.int64)

    @property
    def documents(self) -> int:
        """How many there were."""
        return self._counting.documents

    def add(self, texts: Sequence[Sequence[str]]) -> None:
        """Add the next document, given the texts of each field."""
        self._counting.add(texts)
        if self._counting.full:
            self._count()
            if sum(len(keys) for keys, *_ in self._waiting) >= self._in_memory:
                self._spill()

    def _spill(self) -> None:
        file: IO[bytes] = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        self._runs.append(_Run(self._sorted(), file))

    def average_lengths(self) -> list[float]:
        """Average of the rounded lengths, by field."""
        self._count()
        return [total / self.documents if self.documents else 0.0 for total in self._total_lengths.tolist()]

    def _count(self) -> None:
        counted = self._counting.count()
        self._total_lengths += counted.total_lengths
        high = np.where(counted.frequencies > ESCAPE, counted.frequencies, 0)
        postings = counted.documents << DOCUMENT_SHIFT | counted.steps << LENGTH_SHIFT
        postings |= np.where(high, 0, counted.frequencies)
        self._waiting.append((counted.keys << FIELD_BITS | counted.fields, postings.astype(np.uint32), high))

    def _sorted(self) -> Block:
        """What waits, in the order of the index."""
        if not self._waiting:
            empty = np.zeros(0, np.int64)
            return Block(empty, empty, empty.astype(np.uint32), empty.astype(np.uint32), empty)
        keys, postings, high = (np.concatenate(parts) for parts in zip(*self._waiting, strict=True))
        self._waiting.clear()
        by_key = self._by_key(keys)
        keys, high = keys[by_key], high[by_key]
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(new, append=len(keys))
        block = Block(keys[new], counts, postings[by_key], high[high > 0].astype(np.uint32), _NOTHING)
        return block.sorted(self.words.order())

    def _by_key(self, keys: Numbers) -> Numbers:
        """Places of the keys in order, equal ones in the order in which they stand."""
        size = max(len(self.words.normals), len(self.words.terms))
        bits = len(keys).bit_length()
        if (size * size << FIELD_BITS).bit_length() + bits > 63:  # noqa: PLR2004 - bits of a number
            return np.argsort(keys, kind="stable")
        # Numbers are sorted several times faster than places.
        found = (keys >> ID_BITS + FIELD_BITS) * (size << FIELD_BITS) + (keys & (1 << ID_BITS + FIELD_BITS) - 1)
        found = found << bits | np.arange(len(keys))
        found.sort()
        return found & (1 << bits) - 1

    def blocks(self) -> Iterator[Block]:
        """The whole index; can be asked for once."""
        self._count()
        with self._open:
            if not self._runs:
                yield self._sorted()
                return
            self._spill()
            order = self.words.order()
            # Pairs are taken by their first word, words by their folded one.
            pairs = int(order.folded.max(initial=0)) + 1

            def stretch(block: Block) -> Numbers:
                groups = block.grouped(order)
                return np.where(groups < _WORDS, groups >> ID_BITS, groups - _WORDS + pairs)

            size = pairs + int(order.key.max(initial=0)) + 1
            totals = np.zeros(size, np.int64)
            for run in self._runs:
                lists = run.lists()
                totals += np.bincount(stretch(lists), lists.counts, size).astype(np.int64)
            ends = _ends(np.cumsum(totals), self._in_memory)
            for run in self._runs:
                run.divide(stretch(run.lists()), ends)
            for _ in ends:
                yield _joined([run.next() for run in self._runs]).sorted(order)


def _ends(totals: Numbers, most: int) -> list[int]:
    """Where stretches end that hold no more than so many, or one thing."""
    found: list[int] = []
    end = done = 0
    while end < len(totals):
        end = max(end + 1, int(np.searchsorted(totals, done + most, side="right")))
        if totals[end - 1] > done:
            found.append(end)
        done = int(totals[end - 1])
    return found


def _joined(blocks: Sequence[Block]) -> Block:
    return Block(
        np.concatenate([block.keys for block in blocks]),
        np.concatenate([block.counts for block in blocks]),
        np.concatenate([block.postings for block in blocks]),
        np.concatenate([block.high for block in blocks]),
        _NOTHING,
    )


class _Run:
    """A block in a temporary file."""

    def __init__(self, block: Block, file: IO[bytes]) -> None:
        self._file = file
        self._at: list[int] = []
        for part in (block.keys, block.counts.astype(np.uint32), block.postings, block.high):
            self._at.append(file.tell())
            file.write(part.data)
        self._size = len(block.keys)
        self._ends: Iterator[int] = iter(())
        self._done = 0

    def lists(self) -> Block:
        """All lists, without what stands in them."""
        at = [*self._at]
        nothing = np.zeros(0, np.uint32)
        block = Block(self._keys(self._size), self._small(1, self._size).astype(np.int64), nothing, nothing, _NOTHING)
        self._at = at
        return block

    def divide(self, stretches: Numbers, ends: Sequence[int]) -> None:
        """Say in which stretch each list is, and where blocks end."""
        self._ends = iter(np.searchsorted(stretches, ends).tolist())

    def next(self) -> Block:
        """The next block."""
        end = next(self._ends)
        size, self._done = end - self._done, end
        keys, counts = self._keys(size), self._small(1, size)
        postings = self._small(2, int(counts.sum(dtype=np.int64)))
        high = self._small(3, int(np.count_nonzero((postings & ESCAPE) == 0)))
        return Block(keys, counts.astype(np.int64), postings, high, _NOTHING)

    def _keys(self, size: int) -> Numbers:
        return np.frombuffer(self._read(0, 8 * size), np.int64)

    def _small(self, part: int, size: int) -> Small:
        return np.frombuffer(self._read(part, 4 * size), np.uint32)

    def _read(self, part: int, size: int) -> bytes:
        self._file.seek(self._at[part])
        self._at[part] += size
        return self._file.read(size)
