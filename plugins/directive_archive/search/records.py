"""The rows of the catalogue in small files, so that the results of a query can be taken away without all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.search.files import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_archive.search.files import Files

RECORDS_IN_FILE = 32
"""A row has some 200 bytes when packed: of a long list all are wanted, of a short one the files stay small."""


class Records:
    """Takes the rows of documents in their order; what is no document has none."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._count = 0
        self._rows: list[Mapping[str, object] | None] = []
        self._entries: list[tuple[str | int, str]] = []

    def add(self, record: Mapping[str, object] | None) -> None:
        """Add the row of the next document."""
        self._rows.append(record)
        self._count += 1
        if len(self._rows) == RECORDS_IN_FILE:
            self.finish()

    def finish(self) -> list[tuple[str | int, str]]:
        """Write what waits; return (first document, file) of all, from the first that has a row."""
        if any(self._rows) or (self._rows and self._entries):
            self._entries.append((self._count - len(self._rows), self._files.add(as_json(self._rows))))
        self._rows = []
        return self._entries
