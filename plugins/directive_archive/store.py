"""What was worked out in earlier runs, kept in one file and found again by what it was made from.

Nothing in it is needed: a store that is missing, locked by another run, damaged or of another version is an empty one.
Every value carries a checksum over itself and its key, so that a damaged one is made anew, never used.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

_LAYOUT = 1
"""Raised with every change of the table below."""


def _checksum(kind: str, name: str, key: str, value: bytes) -> bytes:
    found = hashlib.blake2b(f"{kind}\0{name}\0{key}\0".encode("utf-8", "surrogatepass"), digest_size=8)
    found.update(value)
    return found.digest()


class Store:
    """One value for each name of each kind, with the key of what it was made from."""

    def __init__(self, path: Path | None) -> None:
        """Open the store, or one that keeps nothing.

        Args:
            path: its file; without one nothing is kept.
        """
        self._path = path
        self._database = self._open()
        self._pending: list[tuple[str, str, str, bytes, bytes]] = []
        self.used = 0
        """How many values were found and sound."""
        self.made = 0
        """How many were put in."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._database is not None

    def _open(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        for _ in range(2):
            try:
                return self._connect(self._path)
            except sqlite3.OperationalError:  # locked by another run, or in a place that cannot be written
                return None
            except sqlite3.DatabaseError:  # no database, or a broken one: begin anew
                self.discard(self._path)
        return None

    @staticmethod
    def discard(path: Path) -> None:
        """Remove a store's file."""
        for suffix in ("", "-journal"):
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink()

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error
        database = sqlite3.connect(path, timeout=1, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = OFF")  # a power cut may damage it: then it is made anew
            database.execute("BEGIN IMMEDIATE")
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout != _LAYOUT:
                database.execute("DROP TABLE IF EXISTS kept")
                database.execute("CREATE TABLE kept (kind, name, key, checksum, value, PRIMARY KEY (kind, name))")
                database.execute(f"PRAGMA user_version = {_LAYOUT}")
        except BaseException:
            database.close()
            raise
        return database

    def get(self, kind: str, name: str, key: str) -> bytes | None:
        """The value of that name, if it was made from what the key stands for and is sound."""
        row = self._row(kind, name)
        if row is None or row[0] != key:
            return None
        self.used += 1
        return row[1]

    def key(self, kind: str, name: str) -> str:
        """What the value of that name was made from; empty if there is none. It may yet be damaged."""
        if self._database is None:
            return ""
        try:
            row = self._database.execute("SELECT key FROM kept WHERE kind = ? AND name = ?", (kind, name)).fetchone()
        except sqlite3.DatabaseError:
            self._give_up()
            return ""
        return str(row[0]) if row is not None else ""

    def latest(self, kind: str, name: str) -> bytes | None:
        """The value of that name, whatever it was made from."""
        self._flush()
        row = self._row(kind, name)
        return row[1] if row is not None else None

    def _row(self, kind: str, name: str) -> tuple[str, bytes] | None:
        """Key and value of a name."""
        if self._database is None:
            return None
        try:
            row = self._database.execute(
                "SELECT key, checksum, value FROM kept WHERE kind = ? AND name = ?", (kind, name)
            ).fetchone()
        except sqlite3.DatabaseError:
            self._give_up()
            return None
        if row is None:
            return None
        key, checksum, value = row
        if not isinstance(value, bytes) or checksum != _checksum(kind, name, key, value):
            self._give_up()  # where one value is damaged, others may be
            return None
        return key, value

    def put(self, kind: str, name: str, key: str, value: bytes) -> None:
        """Keep a value, in place of any other of that name."""
        self.made += 1
        if self._database is None:
            return
        self._pending.append((kind, name, key, _checksum(kind, name, key, value), value))
        if len(self._pending) >= 256:  # noqa: PLR2004 - enough to be quick, and little in memory
            self._flush()

    def _flush(self) -> None:
        if self._database is None:
            return
        try:
            self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", self._pending)
        except sqlite3.DatabaseError:
            self._give_up()
        self._pending.clear()

    def retain(self, kind: str, names: set[str]) -> None:
        """Forget all values of a kind but those of these names."""
        self._flush()
        if self._database is None:
            return
        try:
            gone = [(kind, name) for name in self._names(kind) if name not in names]
            self._database.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)
        except sqlite3.DatabaseError:
            self._give_up()

    def _names(self, kind: str) -> Iterator[str]:
        if self._database is not None:
            yield from (name for (name,) in self._database.execute("SELECT name FROM kept WHERE kind = ?", (kind,)))

    def _give_up(self) -> None:
        """The file is damaged: keep nothing in this run, and let the next begin anew."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        if self._path is not None:
            self.discard(self._path)

    def close(self) -> None:
        """Write all that was put in."""
        self._flush()
        if self._database is not None:
            try:
                self._database.execute("COMMIT")
                self._database.close()
            except sqlite3.DatabaseError:
                self._give_up()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
