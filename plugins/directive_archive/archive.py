"""The archive: every directive under one directory, complete and unchanging before the first page is made."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.directive import Directive
from directive_archive.fields import FIELDS, FieldTable
from directive_archive.fingerprint import of_bytes
from directive_archive.front_matter import MAX_BYTES, SourceFile, read_body, read_file
from directive_archive.language import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_archive.language import CollationKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive: the directive in it, and what is wrong with it."""

    directive: Directive
    """With empty metadata if the file could not be read."""
    root: Path
    """The archive's directory."""
    diagnostics: tuple[Diagnostic, ...] = ()
    field_lines: Mapping[str, int] = field(default_factory=dict)
    is_readable: bool = True
    digest: str = ""
    """Fingerprint of the file's content."""

    @property
    def id(self) -> str:
        """Id of the directive."""
        return self.directive.id

    @property
    def path(self) -> Path:
        """Its file."""
        return self.root / f"{self.id}.md"

    @property
    def name(self) -> str:
        """How diagnostics call the file: relative to the parent of the archive's directory."""
        return f"{self.root.name}/{self.id}.md"


@dataclass(frozen=True)
class Archive:
    """All entries, in order of id. Bodies stay in their files and are read when asked for."""

    root: Path
    entries: tuple[Entry, ...]
    fields: FieldTable = FIELDS

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """Directives that could be read, newest first."""
        return tuple(sort_directives(entry.directive for entry in self.entries if entry.is_readable))

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each readable directive in the order of lists, by id."""
        return {directive.id: place for place, directive in enumerate(self.directives)}

    def source(self, identifier: str) -> SourceFile:
        """Read the file of an entry again, for its body.

        Raises:
            KeyError: if there is no such entry.
        """
        entry = self.by_id[identifier]
        return read_file(entry.path, entry.name, self.fields)

    def body(self, identifier: str) -> str:
        """Read the body of a readable entry; much quicker than to read the whole file.

        Raises:
            KeyError: if there is no such entry.
        """
        return read_body(self.by_id[identifier].path)

    def bodies(self) -> Iterator[tuple[Entry, SourceFile]]:
        """Every readable entry with its file, one at a time, in order of id."""
        for entry in self.entries:
            if entry.is_readable:
                yield entry, self.source(entry.id)


def sort_key(directive: Directive) -> tuple[bool, int, CollationKey, tuple[int, str, str], str]:
    """Newest first (undated last), then by issuer, then by number as a number."""
    ordinal = -directive.issued.toordinal() if directive.issued else 0
    number = directive.number.sort_key
    return directive.issued is None, ordinal, collation_key(directive.issuer.name), number, directive.id


def sort_directives(directives: Iterable[Directive]) -> list[Directive]:
    """Directives in the order of every list."""
    return sorted(directives, key=sort_key)


def directive_files(root: Path) -> list[Path]:
    """Every Markdown file below ``root`` but hidden ones and README files, in a fixed order."""
    found: list[tuple[str, ...]] = []
    for above, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        parts = Path(above).relative_to(root).parts
        found += [
            (*parts, name)
            for name in names
            if name.endswith(".md") and not name.startswith(".") and name.lower() != "readme.md"
            if os.path.isfile(os.path.join(above, name))  # noqa: PTH113, PTH118 - asked ten thousand times
        ]
    return [root.joinpath(*parts) for parts in sorted(found)]


def content_digest(path: Path) -> str:
    """Fingerprint of a file; of one too large to be read, its size."""
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        return of_bytes(file.read()) if size <= MAX_BYTES else f"{size} bytes"


def read_entry(path: Path, root: Path, fields: FieldTable = FIELDS) -> tuple[Entry, SourceFile]:
    """Read one file of the archive at ``root``."""
    source = read_file(path, _name(path, root), fields)
    return entry_of(path, root, source, content_digest(path)), source


def entry_of(path: Path, root: Path, source: SourceFile, digest: str) -> Entry:
    """The entry of a file that was read."""
    name = _name(path, root)
    directive = Directive(name.partition("/")[2].removesuffix(".md"), source.metadata)
    lines = _shared_lines(tuple(source.field_lines.items()))
    return Entry(directive, root, source.diagnostics, lines, source.is_readable, digest)


@lru_cache(maxsize=1 << 12)
def _shared_lines(lines: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """Lines of fields, one mapping for the many files that state the same fields in the same order."""
    return dict(lines)


def _name(path: Path, root: Path) -> str:
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def read_archive(root: Path, fields: FieldTable = FIELDS) -> Archive:
    """Read every file below ``root``, which is mostly ``directives/``.

    Raises:
        NotADirectoryError: if ``root`` is not a directory.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    return Archive(root, tuple(read_entry(path, root, fields)[0] for path in directive_files(root)), fields)


def empty_archive_diagnostic(root: Path) -> Diagnostic:
    """What to say of a directory without a single directive."""
    return Diagnostic(
        "archive-empty",
        Severity.WARNING,
        Message("Kho chưa có văn bản nào.", "The archive holds no directive."),
        root.name,
        hint=Message("Thêm văn bản bằng lệnh directives import.", "Add one with directives import."),
    )
