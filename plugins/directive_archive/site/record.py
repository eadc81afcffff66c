"""The record of what lies in a site, between two builds: a file that is written and read piece by piece.

A site of 100,000 directives has 400,000 files; as one text their record would take as much memory as all else. Each
piece has its length before it, and the checksum of all pieces ends the file: a damaged or cut record is none.
"""

from __future__ import annotations

import hashlib
import marshal
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Piece = tuple[str, list[Any]]
"""What the rows are, and the rows: texts, numbers and bytes."""
_ROWS = 2000
_LENGTH = 4
_CHECKSUM = 16


def save(path: Path, tables: Iterable[tuple[str, Iterable[Any]]]) -> None:
    """Write a record in place of another, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".new")
    checksum = hashlib.blake2b(digest_size=_CHECKSUM)
    with scratch.open("wb") as file:
        for name, rows in tables:
            left = iter(rows)
            while some := list(islice(left, _ROWS)):
                piece = marshal.dumps((name, some))
                checksum.update(piece)
                file.write(len(piece).to_bytes(_LENGTH, "big") + piece)
        file.write(bytes(_LENGTH) + checksum.digest())
    scratch.replace(path)


def is_sound(path: Path) -> bool:
    """Whether a record is there and whole."""
    checksum = hashlib.blake2b(digest_size=_CHECKSUM)
    try:
        with path.open("rb") as file:
            while length := int.from_bytes(file.read(_LENGTH), "big"):
                checksum.update(file.read(length))
            return file.read() == checksum.digest()
    except OSError:
        return False


def load(path: Path) -> Iterator[Piece]:
    """The pieces of a sound record, in the order in which they were written."""
    with path.open("rb") as file:
        while length := int.from_bytes(file.read(_LENGTH), "big"):
            yield marshal.loads(file.read(length))  # noqa: S302 - our own file, whose checksum was right
