"""The texts of documents, for snippets, words in context and words over time: a few documents a file.

A row of a file is a text, to the letter, and the anchors of its paragraphs; a document without a text to quote has
null. Which file holds a document is told by two steps of lists, which count documents from their own beginning, so
that a document more changes its own file, its own list and the first list only::

    manifest    documents, files, bytes; the name of
       └── <hash>.bin       first document and name of each list
              └── <hash>.bin       of each file the first document, counted from the list's, and the name
                     └── <hash>.bin       rows
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from directive_archive.body import parse_body
from directive_archive.search.files import as_json

if TYPE_CHECKING:
    from directive_archive.search.document import SearchDocument
    from directive_archive.search.files import Files

TEXT_BYTES = 12_000
"""Usual size of a file before compression, which makes it about a third of that: a snippet needs one file."""
_SMALLEST = TEXT_BYTES // 2
_LARGEST = TEXT_BYTES * 2
_IN_LIST = (48, 256)
"""Fewest and most files of a list."""

_Entry = tuple[int, str]


def anchors(body: str) -> str:
    """On which line of a body each paragraph begins, and its anchor: ``1 3muc-1 5``.

    An anchor that only counts paragraphs (``doan-3`` of the third) follows from its place.
    """
    return " ".join(
        f"{block.line}{'' if block.anchor == f'doan-{place}' else block.anchor}"
        for place, block in enumerate(parse_body(body), start=1)
    )


class Texts:
    """Takes documents in their order and writes those down that have a text to quote."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._document = 0
        self._end = 0
        self._first = 0
        self._rows: list[list[str] | None] = []
        self._size = 0
        self._bytes = 0
        self._entries: list[_Entry] = []

    def add(self, document: SearchDocument) -> None:
        """Take the next document."""
        place = self._document
        self._document += 1
        if not (document.quotable and document.body):
            return
        if self._rows:
            self._rows += [None] * (place - self._first - len(self._rows))
        else:
            self._first = place
        self._rows.append([document.body, document.anchors])
        self._end = place + 1
        added = len(document.body.encode())
        self._size += added
        self._bytes += added
        if _ends(document.location, added, self._size):
            self._write()

    def _write(self) -> None:
        if self._rows:
            self._entries.append((self._first, self._files.add(as_json(self._rows))))
            self._rows, self._size = [], 0

    def finish(self) -> dict[str, object]:
        """Write what waits; return what the manifest says."""
        self._write()
        lists = [
            (part[0][0], self._files.add(as_json(_list([(first - part[0][0], name) for first, name in part]))))
            for part in _parts(self._entries)
        ]
        return {
            "documents": self._end,
            "files": len(self._entries),
            "bytes": self._bytes,
            "root": self._files.add(as_json(_list(lists))) if lists else "",
        }


def _ends(location: str, added: int, size: int) -> bool:
    """Whether a file ends behind a document: by chance that depends on this document alone, within bounds."""
    chance = zlib.crc32(location.encode()) / (1 << 32)
    return size >= _LARGEST or (size >= _SMALLEST and chance < 2 * added / TEXT_BYTES)


def _parts(entries: list[_Entry]) -> list[list[_Entry]]:
    """Entries a list; one ends where a file's name happens to begin with 0, so that an entry more leaves the others."""
    fewest, most = _IN_LIST
    parts: list[list[_Entry]] = [[]]
    for entry in entries:
        parts[-1].append(entry)
        if len(parts[-1]) >= most or (len(parts[-1]) >= fewest and entry[1].startswith("0")):
            parts.append([])
    return [part for part in parts if part]


def _list(entries: list[_Entry]) -> dict[str, object]:
    return {"keys": [first for first, _ in entries], "files": [name for _, name in entries]}
