"""Pack terms with their postings into shards, and write them down as files named by their content.

A shard, before compression, is the lengths of its five parts as varints and then the parts::

    names   the terms' spellings, a line each, ``#`` before a whole
    lists   of each list: postings << 5 | field << 2 | whether it is cut << 1 | whether it is the first of its term;
            of a cut list, too, how many postings were cut off, and the name of the file that holds them (6 bytes)
    gaps    of each list the first document, then the distances, as varints
    counts  of each posting a byte: 5 bits of field length, 3 of frequency
    more    frequencies above 7, which stand in ``counts`` as 0

The parts stand apart because like compresses best beside like. A list longer than :data:`LONGEST_LIST` is cut: the
shard holds the documents in which the term weighs most, a file of its own holds the rest, fetched by a reader who
wants all of it.

Shards end where the folded word changes, at places that depend on the neighbourhood only, so that a new document
leaves most names as they were.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from directive_archive.search.files import Files
from directive_archive.search.postings import DOCUMENT_SHIFT, ESCAPE, FIELD_BITS, LENGTH_SHIFT, Block, Small
from directive_archive.search.scoring import LENGTHS, saturation
from directive_archive.search.varints import Bytes, varint, varints
from directive_archive.search.words import Numbers, Words, folded_key, name_of, pair_key

SHARD_BYTES = 16_000
"""Usual size of a shard before compression, which makes it half of that."""
SMALLEST_SHARD = SHARD_BYTES // 2
LONGEST_LIST = 4_096
"""Postings of a list that a shard holds."""
_SLACK = LONGEST_LIST // 4
"""A list that is longer by so many is left whole."""
_CUT = 2
_FIELD_SHIFT = 2
_COUNT_SHIFT = 5
_LENGTH = 31
_NAME = 10
"""Bytes of a name, or nearly so."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard."""

    first: str
    """The folded word or pair with which it begins."""
    name: str


@dataclass(slots=True)
class _Filling:
    """A shard that is being filled."""

    first: str
    size: int = 0
    names: list[str] = field(default_factory=list)
    parts: tuple[bytearray, ...] = field(default_factory=lambda: tuple(bytearray() for _ in range(4)))

    def finish(self, files: Files) -> Shard:
        """Write it down."""
        parts = ["\n".join(self.names).encode(), *map(bytes, self.parts)]
        return Shard(self.first, files.add(_one_behind_the_other(parts)))


def shards(blocks: Iterable[Block], words: Words, averages: Sequence[float], files: Files) -> Iterator[Shard]:
    """Fill shards with the lists of postings, which come in order.

    Args:
        blocks: the postings of each term in each field.
        words: what the numbers in the blocks stand for.
        averages: of each field the average length, for the weights by which lists are cut.
        files: takes what is written.
    """
    shard: _Filling | None = None
    for block in blocks:
        written = _Written(block, words, averages, files)
        begin = 0
        for group, added in enumerate(written.sizes):
            if shard is None:
                shard = _Filling(written.key(group))
            shard.size += added
            if shard.size >= SMALLEST_SHARD and _ends(written.key(group), added, shard.size):
                written.copy(begin, group + 1, shard)
                yield shard.finish(files)
                shard, begin = None, group + 1
        if shard is not None:
            written.copy(begin, len(written.sizes), shard)
    if shard is not None:
        yield shard.finish(files)


def _ends(key: str, added: int, size: int) -> bool:
    """Whether a shard ends behind a key: by chance that depends on the key and on what it added, within bounds."""
    chance = zlib.crc32(key.encode()) / (1 << 32)
    return size >= SHARD_BYTES * 2 or chance < 2 * added / SHARD_BYTES


class _Written:
    """A block as it is written, in groups: what has one folded word or pair stands in one shard."""

    def __init__(self, block: Block, words: Words, averages: Sequence[float], files: Files) -> None:
        self._words = words
        terms = np.diff(block.keys >> FIELD_BITS, prepend=-1) != 0
        groups = np.flatnonzero(np.diff(block.groups, prepend=-1))
        flags = block.fields << _FIELD_SHIFT | terms
        block, lists, list_sizes = _cut(block, flags, averages, files)
        # Where each list ends among the postings, and where its bytes end in each part.
        ends = _sums(block.counts)
        gaps, gap_sizes = _gaps(block.postings, ends)
        more, more_sizes = varints(block.high.astype(np.int64))
        more_ends = _sums(more_sizes)[_sums((block.postings & ESCAPE) == 0)[ends]]
        at = np.append(groups, len(block.keys))
        places = [_sums(list_sizes)[at], _sums(gap_sizes)[ends[at]], ends[at], more_ends[at]]
        terms_before = _sums(terms)[at]
        sizes = np.diff(terms_before) * _NAME + sum(map(np.diff, places[:3]))
        self.sizes: list[int] = sizes.tolist()
        """Of each group, in bytes, or nearly so."""
        counts = (block.postings & 0xFF).astype(np.uint8)
        self._parts = [part.tobytes() for part in (lists, gaps, counts, more)]
        self._places: list[list[int]] = [each.tolist() for each in places]
        self._terms: list[int] = terms_before.tolist()
        self._first: list[int] = block.first[terms].tolist()
        self._second: list[int] = block.second[terms].tolist()

    def key(self, group: int) -> str:
        """The folded word or pair."""
        term = self._terms[group]
        first, second = self._first[term], self._second[term]
        if first:
            return pair_key(self._words.normals[first][0], self._words.normals[second][0])
        return folded_key(self._words.terms[second])

    def copy(self, begin: int, end: int, shard: _Filling) -> None:
        """Add some groups to a shard."""
        terms, normals = self._words.terms, self._words.normals
        chosen = slice(self._terms[begin], self._terms[end])
        shard.names += [
            f"{normals[first][1]} {normals[second][1]}" if first else name_of(terms[second])
            for first, second in zip(self._first[chosen], self._second[chosen], strict=True)
        ]
        for copied, part, places in zip(shard.parts, self._parts, self._places, strict=True):
            copied.extend(part[places[begin] : places[end]])


def _sums(numbers: Numbers) -> Numbers:
    """Sum of the first 0, 1, 2 ... of the numbers."""
    found = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(numbers, out=found[1:])
    return found


def _gaps(postings: Small, ends: Numbers) -> tuple[Bytes, Numbers]:
    """Of each list the first document, then the distances, as varints; and of each its bytes."""
    documents = (postings >> DOCUMENT_SHIFT).astype(np.int64)
    gaps = np.diff(documents, prepend=0)
    starts = ends[:-1]
    gaps[starts] = documents[starts]
    return varints(gaps)


def _cut(block: Block, flags: Numbers, averages: Sequence[float], files: Files) -> tuple[Block, Bytes, Numbers]:
    """Cut lists that are too long; return what is left, and what a shard says of each list with the bytes it takes."""
    long = np.flatnonzero(block.counts > LONGEST_LIST + _SLACK)
    if not len(long):
        return block, *varints(block.counts << _COUNT_SHIFT | flags)
    high = (block.postings & ESCAPE) == 0
    frequencies = (block.postings & ESCAPE).astype(np.int64)
    frequencies[high] = block.high
    kept = np.ones(len(block.postings), np.bool_)
    counts = block.counts.copy()
    flags = flags.copy()
    flags[long] |= _CUT
    starts = np.cumsum(counts) - counts
    rests = []
    for cut in long.tolist():
        places = np.arange(starts[cut], starts[cut] + counts[cut])
        tail = places[_tail(block.postings[places], frequencies[places], averages[int(block.fields[cut])])]
        kept[tail] = False
        counts[cut] -= len(tail)
        name = files.add(_rest(block.postings[tail], frequencies[tail]))
        rests.append(varint(len(tail)) + bytes.fromhex(name))
    heads, sizes = varints(counts << _COUNT_SHIFT | flags)
    more = np.array([len(rest) for rest in rests])
    heads = np.insert(heads, np.repeat(np.cumsum(sizes)[long], more), np.frombuffer(b"".join(rests), np.uint8))
    sizes[long] += more
    small = frequencies[kept & high].astype(np.uint32)
    return Block(block.keys, counts, block.postings[kept], small, block.groups), heads, sizes


def _tail(postings: Small, frequencies: Numbers, average: float) -> Numbers:
    """Places of the postings of least weight, in order."""
    steps = (postings >> LENGTH_SHIFT & _LENGTH).astype(np.int64)
    kinds, kind = np.unique(frequencies * len(LENGTHS) + steps, return_inverse=True)
    weights = [saturation(*_frequency_and_length(each), average) for each in kinds.tolist()]
    by_weight = np.lexsort((postings, -np.array(weights)[kind]))
    return np.sort(by_weight[LONGEST_LIST:])


def _frequency_and_length(kind: int) -> tuple[int, int]:
    frequency, step = divmod(kind, len(LENGTHS))
    return frequency, LENGTHS[step]


def _rest(postings: Small, frequencies: Numbers) -> bytes:
    """Content of the file that holds what was cut off."""
    gaps, _ = _gaps(postings, np.array([0, len(postings)]))
    more, _ = varints(frequencies[(postings & ESCAPE) == 0])
    return _one_behind_the_other([gaps.tobytes(), (postings & 0xFF).astype(np.uint8).tobytes(), more.tobytes()])


def _one_behind_the_other(parts: Sequence[bytes]) -> bytes:
    return b"".join([*(varint(len(part)) for part in parts), *parts])
