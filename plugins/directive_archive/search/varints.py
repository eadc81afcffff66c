"""Numbers in seven bits a byte, the lowest first; the high bit says that more follow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_HIGH = 0x80


def varint(number: int) -> bytes:
    """One number."""
    found = bytearray()
    while number >= _HIGH:
        found.append(number & _HIGH - 1 | _HIGH)
        number >>= 7
    found.append(number)
    return bytes(found)


def varints(numbers: Numbers) -> tuple[Bytes, Numbers]:
    """Several numbers, and of each how many bytes it takes."""
    sizes = np.ones(len(numbers), np.int64)
    largest = int(numbers.max(initial=0))
    for bits in range(7, largest.bit_length(), 7):
        sizes += numbers >> bits > 0
    ends = np.cumsum(sizes)
    found = np.empty(ends[-1] if len(ends) else 0, np.uint8)
    starts = ends - sizes
    rest, more, behind = numbers, sizes, 0
    while len(rest):
        found[starts + behind] = rest & _HIGH - 1 | (more > behind + 1) << 7
        behind += 1
        longer = np.flatnonzero(more > behind)
        starts, rest, more = starts[longer], rest[longer] >> 7, more[longer]
    return found, sizes
