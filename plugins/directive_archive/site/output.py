"""The new site, made beside the old one and put in its place whole.

A build that fails, is killed or finds the disk full leaves the old site as it was: everything is written to a hidden
folder beside it, and the two folders change places in one step at the end. What was the old site then lies hidden
and is brought up to date by the next build, which writes only what differs (:class:`Record` says what lies there).
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import struct
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_archive.site import record

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

Tree = dict[str, bytes]
"""Files of a site by name: size and time of the last change, and what was written there (a key of the writer's)."""
_STAMP = struct.Struct("<qq")
Notes = dict[str, Any]
Tables = dict[str, dict[str, str]]
_SITE, _SPARE, _NOTES = "site", "spare", "notes"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Output:
    """A site that is being made."""

    def __init__(self, site: Path, records: Path | None = None) -> None:
        """Name the folders; nothing is touched.

        Args:
            site: where the site shall stand.
            records: folder for the record of what was written; without one, every build writes every file.
        """
        self.site = site.resolve()
        self.folder = self.site.with_name(f".{self.site.name}.next")
        """What is being made."""
        self.part = self.site.with_name(f".{self.site.name}.part")
        """Where another program may write its part of the site, for :meth:`adopt`."""
        self._aside = self.site.with_name(f".{self.site.name}.old")
        name = hashlib.blake2b(str(self.site).encode(), digest_size=8).hexdigest()
        self._record = records / f"written-{name}" if records else None
        self._old: Tree = {}
        self._spare: Tree = {}
        self._new: Tree = {}
        self._present: set[str] = set()
        self.old_notes: Notes = {}
        """What its maker noted of the site that stands now."""
        self.notes: Notes = {}
        """What the maker notes of the new one; plain data."""
        self.old_tables: Tables = {}
        """The same of many rows: texts by text."""
        self.tables: Tables = {}

    def begin(self) -> None:
        """Clear the ground. From here on nothing is known of the folder until :meth:`finish`."""
        if self._aside.exists():  # killed between two renames
            if self.site.exists():
                shutil.rmtree(self._aside)
            else:
                self._aside.rename(self.site)
        shutil.rmtree(self.part, ignore_errors=True)
        self._old, spare, self.old_notes, self.old_tables = self._read_record()
        self.notes, self.tables = {}, {}
        if not self.site.is_dir():
            self._old = {}
        self._spare, self._new, self._present = {}, {}, set()
        if spare and self.folder.is_dir():
            for name, found in self._scan(self.folder):
                self._present.add(name)
                if name in spare and spare[name].startswith(found):
                    self._spare[name] = spare[name]
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)

    def _read_record(self) -> tuple[Tree, Tree, Notes, Tables]:
        """What lies in the site and in the spare folder; the record is gone until this build is done."""
        site: Tree = {}
        spare: Tree = {}
        notes: Notes = {}
        tables: Tables = {}
        if self._record is None or not record.is_sound(self._record):
            return site, spare, notes, tables
        for name, rows in record.load(self._record):
            if name == _SITE:
                site.update(rows)
            elif name == _SPARE:
                spare.update(rows)
            elif name == _NOTES:
                notes.update(rows)
            else:
                tables.setdefault(name, {}).update(rows)
        self._record.unlink()
        return site, spare, notes, tables

    def _scan(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """Every file of a folder with its size and the time of its last change."""
        waiting = [""]
        while waiting:
            above = waiting.pop()
            with os.scandir(f"{folder}/{above}") as entries:
                for entry in entries:
                    name = f"{above}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{name}/")
                    else:
                        found = entry.stat(follow_symlinks=False)
                        yield name, _STAMP.pack(found.st_size, found.st_mtime_ns)

    def reuse_unchanged(self, name: str) -> bool:
        """Take a file over as it is in the site that stands now."""
        known = self._old.get(name)
        if known is None or len(known) == _STAMP.size:
            return False
        spare = self._spare.get(name)
        if spare is None or spare[_STAMP.size :] != known[_STAMP.size :]:
            return self.reuse(name, _key(known))
        self._new[name] = spare
        return True

    def may_have(self, name: str) -> bool:
        """Whether there may be such a file to take over."""
        return name in self._old or name in self._spare

    def is_unchanged(self, name: str, key: str) -> bool:
        """Whether the site that stands now has a file under this key."""
        known = self._old.get(name)
        return known is not None and _key(known) == key

    def reuse(self, name: str, key: str) -> bool:
        """Take a file over from the folder or from the site that stands now, if it lies there under this key."""
        known = self._spare.get(name)
        if known is not None and _key(known) == key:
            self._new[name] = known
            return True
        if not self.is_unchanged(name, key):
            return False
        content = self.content(name, key)
        if content is None:
            return False
        self._put(name, key, (content,))
        return True

    def reuse_folder(self, folder: str) -> bool:
        """Take over all files that were written under keys below a folder; false if there is none, or not all."""
        names = [name for name, known in self._old.items() if _key(known) and name.startswith(folder)]
        return bool(names) and all(self.reuse_unchanged(name) for name in names)

    def content(self, name: str, key: str) -> bytes | None:
        """A file of the site that stands now, if it lies there as it was written under this key."""
        if not self.is_unchanged(name, key):
            return None
        try:
            found = (self.site / name).stat()
            untouched = self._old[name].startswith(_STAMP.pack(found.st_size, found.st_mtime_ns))
            return (self.site / name).read_bytes() if untouched else None
        except FileNotFoundError:
            return None

    def reuse_all(self, key: str) -> bool:
        """Take over all files that were written under a key of their own; false if there is none, or not all."""
        names = [name for name, known in self._old.items() if _key(known) == key]
        return bool(names) and all(self.reuse(name, key) for name in names)

    @property
    def vanished(self) -> bool:
        """Whether a file of the site that stands now is no part of the new one, or nothing is known of that site."""
        return not self._old or not self._old.keys() <= self._new.keys()

    def write(self, name: str, key: str, make: Callable[[], Iterable[bytes]]) -> None:
        """Write a file, unless it lies there under this key already.

        Args:
            name: of the file.
            key: what it is made from; empty if it must always be written.
            make: makes it, piece by piece.

        Raises:
            OSError: if it cannot be written.
        """
        if not (key and self.reuse(name, key)):
            self._put(name, key, make())

    def _put(self, name: str, key: str, pieces: Iterable[bytes]) -> None:
        with self._open(f"{self.folder}/{name}") as file:
            for piece in pieces:
                if file.write(piece) != len(piece):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
            found = os.fstat(file.fileno())
        self._new[name] = _STAMP.pack(found.st_size, found.st_mtime_ns) + key.encode()

    @staticmethod
    def _open(path: str) -> FileIO:
        """A new file, in a folder that need not be there."""
        try:
            return FileIO(path, "w")
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - Path keeps every name for good
            return FileIO(path, "w")

    def adopt(self) -> None:
        """Take over what another program wrote to :attr:`part`."""
        for name, stamp in self._scan(self.part):
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.part / name).replace(target)
            self._new[name] = stamp
        shutil.rmtree(self.part)

    @property
    def files(self) -> Container[str]:
        """Names of the files of the new site."""
        return self._new.keys()

    def finish(self) -> None:
        """Let the new site take the place of the old one."""
        self._remove_stale()
        if self.site.exists():
            exchange(self.site, self.folder, self._aside)
            for entry in self.folder.iterdir():
                if entry.name.startswith("."):  # MkDocs, too, leaves what is hidden: the .git of a published branch
                    entry.rename(self.site / entry.name)
        else:
            self.folder.rename(self.site)
        if self._record is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._save(self._new, self._old if self.folder.is_dir() else {}, self.notes, self.tables)

    def _remove_stale(self) -> None:
        """Remove what lay in the folder and is no part of the new site, and folders that become empty."""
        for name in sorted(self._present - self._new.keys()):
            path = self.folder / name
            path.unlink()
            with suppress(OSError):  # not empty
                while (path := path.parent) != self.folder:
                    path.rmdir()

    def abandon(self) -> None:
        """Give up; the old site stands. What was written serves the next build."""
        shutil.rmtree(self.part, ignore_errors=True)
        if self._record is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        elif self.folder.is_dir():
            self._save(self._old, self._spare | self._new, self.old_notes, self.old_tables)

    def _save(self, site: Tree, spare: Tree, notes: Notes, tables: Tables) -> None:
        if self._record is None:
            return
        rows: dict[str, Mapping[str, Any]] = {_NOTES: notes, _SITE: site, _SPARE: spare, **tables}
        record.save(self._record, ((name, table.items()) for name, table in rows.items()))


def _key(known: bytes) -> str:
    """What was written there."""
    return known[_STAMP.size :].decode()


def exchange(one: Path, other: Path, aside: Path) -> None:
    """Let two folders change places: in one step where the system can, else in three that a later build can mend."""
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        rename = getattr(library, "renameat2", None)
        if rename and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
            return
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
