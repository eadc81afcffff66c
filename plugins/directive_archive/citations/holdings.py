"""What the archive holds, cut into small files for the browser: each is fetched when a text names one of its documents.

A document is found under what references say of it: the figures of its number with its issuer, or with its day; issuer
and day; the name of a law. The name of a file is a hash of that key, so that a page fetches as many files as it has
references, however large the archive is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive.citations.parts import NAMED_TYPES
from directive_archive.citations.resolve import law_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_archive.citations.graph import WantedDocument
    from directive_archive.directive import Directive

Record = tuple[str, str, int, str, str, str]
"""Id, day of issue (ISO, empty if unknown), 1 if the archive holds it and 0 if it is wanted and has a page, normal
number and symbol, name of the type."""

LARGEST = 40_000
"""Bytes that no file should exceed."""
_MOST_FILES = 4096
_FNV_PRIME, _FNV_START = 0x01000193, 0x811C9DC5


def key_hash(key: str) -> int:
    """Where a key lies: FNV-1a of its UTF-8, 32 bits, which JavaScript computes as well."""
    value = _FNV_START
    for byte in key.encode():
        value = (value ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return value


def _keys(document: Directive | WantedDocument) -> Iterator[str]:
    """Keys under which a document is found; ``keysOf`` in ``client/resolve.js`` asks for them."""
    figures = document.number.key[0].partition("/")[0]
    path = "/".join(document.issuer.path)
    yield f"{figures}|{path}"
    if document.issued is not None:
        day = document.issued.isoformat()
        yield f"{figures}|{day}"
        yield f"|{path}|{day}"


def _record(document: Directive | WantedDocument, *, held: bool) -> Record:
    day = document.issued.isoformat() if document.issued else ""
    return document.id, day, int(held), *document.number.key, document.type.name if document.type else ""


def holdings_files(directives: Iterable[Directive], wanted: Iterable[WantedDocument]) -> Iterator[bytes]:
    """The files by hash: JSON objects from key to records. Their count is a power of two, as small as sizes allow.

    They are put together one at a time, since all of them would be as much again as what they are made from.
    """
    by_key: defaultdict[str, list[Record]] = defaultdict(list)
    for directive in directives:
        record = _record(directive, held=True)
        for key in _keys(directive):
            by_key[key].append(record)
        if directive.type is not None and directive.type.name in NAMED_TYPES:
            by_key[f"law {law_name(directive.type.name, directive.subject)}"].append(record)
    for document in wanted:
        record = _record(document, held=False)
        for key in _keys(document):
            by_key[key].append(record)
    members = [(key_hash(key), f"{_json(key)}:{_json(sorted(by_key[key]))}".encode()) for key in sorted(by_key)]
    count = _file_count([(value, len(member)) for value, member in members])
    files: list[list[bytes]] = [[] for _ in range(count)]
    for value, member in members:
        files[value % count].append(member)
    for each in files:
        yield b"{" + b",".join(each) + b"}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _file_count(members: Sequence[tuple[int, int]]) -> int:
    """The least power of two that keeps every file below :data:`LARGEST`.

    Args:
        members: hash and length of what the files hold.
    """
    count = 1
    while count < _MOST_FILES:
        sizes = [0] * count
        for value, length in members:
            sizes[value % count] += length + 1
        if max(sizes) < LARGEST:
            break
        count *= 2
    return count
