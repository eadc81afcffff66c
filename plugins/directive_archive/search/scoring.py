"""What weight a term has in a document: lunr's BM25, and the lengths that it reckons with.

Postings hold how often a term occurs and how long the field is; weights follow from these in the reader's browser, so
that a new document does not change the postings of all others.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import pairwise

B = 0.75
K1 = 1.2
"""lunr's defaults."""

LENGTHS = tuple(dict.fromkeys(round(2 ** (step / 2)) for step in range(33)))
"""Lengths of fields are rounded to one of these, so that a length is five bits and shared by many documents; Lucene
rounds them to a byte for the same reason."""
MIDDLES = tuple(math.sqrt(low * high) for low, high in pairwise(LENGTHS))
"""Between two of them: a length above one is nearer to the next."""


def length_step(length: int) -> int:
    """Position in :data:`LENGTHS` of the nearest one."""
    return bisect_left(MIDDLES, length)


def rounded_length(length: int) -> int:
    """The length that stands for ``length``."""
    return LENGTHS[length_step(length)] if length else 0


def saturation(frequency: int, length: int, average: float) -> float:
    """BM25 without the part that depends on how rare the term is: rises with frequency, falls with length."""
    return (K1 + 1) * frequency / (K1 * (1 - B + B * (length / average)) + frequency)
