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

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import sub
from typing import cast

from directive_archive.search.files import Files
from directive_archive.search.postings import DOCUMENT_SHIFT, ESCAPE, LENGTH_SHIFT, TermList
from directive_archive.search.scoring import LENGTHS, saturation
from directive_archive.search.tokens import FORMS, WHOLE

SHARD_BYTES = 16_000
"""Usual size of a shard before compression, which makes it half of that."""
SMALLEST_SHARD = SHARD_BYTES // 2
LONGEST_LIST = 8_192
"""Postings of a list that a shard holds."""
_CUT = 2
_HIGH = 0x80
_LENGTH = 31


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the high bit says that more follow."""
    found = bytearray()
    while number >= _HIGH:
        found.append(number & _HIGH - 1 | _HIGH)
        number >>= 7
    found.append(number)
    return bytes(found)


_TABLE = [varint(number) for number in range(1 << 14)]


def varints(numbers: Sequence[int]) -> bytes:
    """Several numbers as varints."""
    largest = max(numbers, default=0)
    if largest < _HIGH:
        return bytes([*numbers])  # of an array, bytes() would take the memory, four bytes a number
    if largest < len(_TABLE):
        return b"".join([_TABLE[number] for number in numbers])
    return b"".join(map(varint, numbers))


def _written(postings: array[int]) -> tuple[bytes, bytes]:
    """Gaps and counts of a list."""
    documents = [posting >> DOCUMENT_SHIFT for posting in postings]
    counts = bytes(postings)[0 if sys.byteorder == "little" else postings.itemsize - 1 :: postings.itemsize]
    return varints([documents[0], *map(sub, documents[1:], documents)]), counts


def _rest(found: TermList) -> bytes:
    """Content of the file that holds what was cut off."""
    gaps, counts = _written(cast("array[int]", found.postings))
    more = varints(found.frequencies)
    return b"".join((varint(len(gaps)), varint(len(counts)), varint(len(more)), gaps, counts, more))


def _head_and_tail(postings: TermList, average: float) -> tuple[TermList, TermList]:
    """The postings of greatest weight, and the others; both in order of documents."""

    @cache
    def weight(length: int, frequency: int) -> float:
        return saturation(frequency, LENGTHS[length], average)

    high = iter(postings.frequencies)
    found = []
    for posting in cast("array[int]", postings.postings):
        frequency = posting & ESCAPE or next(high)
        found.append((-weight(posting >> LENGTH_SHIFT & _LENGTH, frequency), posting, frequency))
    found.sort()

    def part(chosen: list[tuple[float, int, int]]) -> TermList:
        ordered = sorted((posting, frequency) for _, posting, frequency in chosen)
        frequencies = [frequency for _, frequency in ordered if frequency > ESCAPE]
        return TermList(postings.term, postings.field, array("I", [posting for posting, _ in ordered]), frequencies)

    return part(found[:LONGEST_LIST]), part(found[LONGEST_LIST:])


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard."""

    first: str
    """The folded word or pair with which it begins."""
    name: str


class _Filling:
    """A shard that is being filled."""

    def __init__(self, first: str, files: Files) -> None:
        self.first = first
        self._files = files
        self.names: list[str] = []
        self.lists = bytearray()
        self.gaps = bytearray()
        self.counts = bytearray()
        self.more = bytearray()

    @property
    def size(self) -> int:
        """Bytes, or nearly so: a name is nine or ten."""
        return 10 * len(self.names) + len(self.lists) + len(self.gaps) + len(self.counts)

    def add(self, found: TermList, flags: int, average: float) -> None:
        """Add a list, cut if it is too long."""
        if isinstance(found.postings, int):
            self.lists += _TABLE[1 << 5 | flags]
            document = found.postings >> DOCUMENT_SHIFT
            self.gaps += _TABLE[document] if document < len(_TABLE) else varint(document)
            self.counts.append(found.postings & 0xFF)
        else:
            cut_off = b""
            if len(found.postings) > LONGEST_LIST + LONGEST_LIST // 4:
                found, rest = _head_and_tail(found, average)
                cut_off = varint(rest.documents) + bytes.fromhex(self._files.add(_rest(rest)))
                flags |= _CUT
            postings = cast("array[int]", found.postings)
            self.lists += varint(len(postings) << 5 | flags)
            self.lists += cut_off
            gaps, counts = _written(postings)
            self.gaps += gaps
            self.counts += counts
        if found.frequencies:
            self.more += varints(found.frequencies)

    def finish(self) -> Shard:
        """Write it down."""
        parts = ("\n".join(self.names).encode(), self.lists, self.gaps, self.counts, self.more)
        content = b"".join([*(varint(len(part)) for part in parts), *parts])
        return Shard(self.first, self._files.add(content))


def name_of(term: str) -> str:
    """What of a term is written: its spelling, from which all else follows, or ``#`` and a whole."""
    key, _, spellings = term.partition(FORMS)
    return WHOLE + key if spellings == WHOLE else spellings.rpartition(FORMS)[2]


def folded_key(term: str) -> str:
    """What a term is looked up by: ``dien`` of ``dien/điện``."""
    return term.partition(FORMS)[0]


def shards(lists: Iterable[TermList], averages: Sequence[float], files: Files) -> Iterator[Shard]:
    """Fill shards with the lists of postings, which come in order.

    Args:
        lists: the postings of each term in each field.
        averages: of each field the average length, for the weights by which lists are cut.
        files: takes what is written.
    """
    shard: _Filling | None = None
    key, last_term, size = "", "", 0
    for found in lists:
        begins = found.term != last_term
        if begins:
            last_term, last_key = found.term, key
            key = folded_key(last_term)
            if shard is not None and key != last_key:
                now = shard.size
                if now >= SMALLEST_SHARD and _ends(last_key, now - size, now):
                    yield shard.finish()
                    shard = None
                size = now
            if shard is None:
                shard, size = _Filling(key, files), 0
            shard.names.append(name_of(last_term))
        if shard is not None:
            shard.add(found, found.field << 2 | begins, averages[found.field])
    if shard is not None:
        yield shard.finish()


def _ends(key: str, added: int, size: int) -> bool:
    """Whether a shard ends behind a key: by chance that depends on the key and on what it added, within bounds."""
    chance = zlib.crc32(key.encode()) / (1 << 32)
    return size >= SHARD_BYTES * 2 or chance < 2 * added / SHARD_BYTES
