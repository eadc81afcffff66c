"""Files of the index: compressed, named by their content, and listed in a tree that the browser descends."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

NAME_BYTES = 6
"""48 bits: among 50,000 files one chance in 200,000 that two names fall together, which is looked at."""
LISTED_AT_ONCE = 2_560
"""Entries that the manifest lists itself, some 10 bytes each when compressed: less to wait for than one more step. Of
more it lists the files that list them, so that it stays small."""
_SMALLEST_NODE = 48
_LARGEST_NODE = 256

Reuse = Callable[[str], bytes | None]
"""Gives the content of a file of that name that an earlier build left, as it lay there."""


class Files:
    """Makes files of the index, each content once."""

    def __init__(self, reuse: Reuse | None = None) -> None:
        self._reuse = reuse
        self._digests: dict[str, bytes] = {}
        self._waiting: list[tuple[str, bytes]] = []

    def add(self, content: bytes) -> str:
        """Name of a file with that content."""
        digest = blake2b(content, digest_size=16).digest()
        name = digest[:NAME_BYTES].hex()
        known = self._digests.setdefault(name, b"")
        if known and known != digest:
            raise ValueError(f"two files of the search index would be called {name}")
        if not known:
            self._digests[name] = digest
            self._waiting.append((name, (self._reuse and self._reuse(name)) or packed(content)))
        return name

    def ready(self) -> Iterator[tuple[str, bytes]]:
        """Name and compressed content of the files added since this was asked last."""
        yield from self._waiting
        self._waiting.clear()


def packed(content: bytes) -> bytes:
    """Compressed here, because hosts of static sites compress texts only, and differ in that."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(content) + compressor.flush()


def as_json(value: object) -> bytes:
    """The same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def tree(entries: Sequence[tuple[str | int, str]], files: Files) -> dict[str, object]:
    """List (first key, file) pairs, all of them or, if they are many, in files of their own.

    These end where the name of an entry's file happens to begin with 0, so that an entry more leaves the others.
    """
    levels = 0
    while len(entries) > LISTED_AT_ONCE:
        levels += 1
        groups: list[list[tuple[str | int, str]]] = [[]]
        for entry in entries:
            groups[-1].append(entry)
            if len(groups[-1]) >= _SMALLEST_NODE and (entry[1][0] == "0" or len(groups[-1]) >= _LARGEST_NODE):
                groups.append([])
        entries = [(group[0][0], files.add(as_json(_node(group)))) for group in groups if group]
    return {"levels": levels, **_node(entries)}


def _node(entries: Sequence[tuple[str | int, str]]) -> dict[str, object]:
    return {"keys": [key for key, _ in entries], "files": _joined([name for _, name in entries])}


def sequence(names: Sequence[str], files: Files) -> dict[str, object]:
    """List files that are asked for by their place: all of them or, if they are many, so many to a file."""
    levels = 0
    while len(names) > LISTED_AT_ONCE:
        levels += 1
        groups = [names[start : start + _LARGEST_NODE] for start in range(0, len(names), _LARGEST_NODE)]
        names = [files.add(as_json(_joined(group))) for group in groups]
    return {"levels": levels, "fan": _LARGEST_NODE, "files": _joined(names)}


def _joined(names: Sequence[str]) -> str:
    """Eight letters a name: in base64 names compress to their six bytes, which hexadecimal digits do not."""
    return b64encode(bytes.fromhex("".join(names))).decode()
