"""Read the archive: every file once, and what was learnt from a file before is not learnt again.

A file's own part (fields, findings) is kept under the fingerprint of its content; its citations under that and what
they asked of the archive (:mod:`directive_archive.citations.trace`).
"""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from directive_archive.archive import Archive, Entry, content_digest, directive_files, entry_of, read_entry
from directive_archive.checks import check_file, check_together
from directive_archive.citations import Citation, CitationGraph, Resolver, cite_one
from directive_archive.fields import FIELDS, FieldTable
from directive_archive.fingerprint import of_software, of_value
from directive_archive.front_matter import SourceFile
from directive_archive.store import Store
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES, DocumentType
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from directive_archive.diagnostics import Diagnostic

_FILES, _CITATIONS = "file", "citations"
_SHARED = (*PROVINCES, *DISTRICTS, *DOCUMENT_TYPES)
"""Rows of the vocabulary: one object each, however many directives name them."""
_PLACE_OF = {id(each): place for place, each in enumerate(_SHARED)}


@dataclass(frozen=True, slots=True)
class Reading:
    """The archive, its citations, and what is wrong with either."""

    archive: Archive
    graph: CitationGraph
    diagnostics: tuple[Diagnostic, ...]


def _quietly(items: Sequence[Any], label: str) -> Iterable[Any]:  # noqa: ARG001 - nobody is told
    return items


def read_all(
    root: Path,
    fields: FieldTable = FIELDS,
    store: Store | None = None,
    watch: Callable[[Sequence[Any], str], Iterable[Any]] = _quietly,
) -> Reading:
    """Read everything below ``root``.

    Args:
        root: the archive's directory.
        fields: the fields that files may state.
        store: keeps what was learnt from each file.
        watch: is handed files and what is done with them, and hands them on one by one, to show how far it is.

    Raises:
        NotADirectoryError: if ``root`` is not a directory.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    keeper = _Keeper(store or Store(None), fields)
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    for path in watch(directive_files(root), "Đọc văn bản / reading"):
        entry, own = keeper.entry(path, root, fields)
        entries.append(entry)
        found += own
    archive = Archive(root, tuple(entries), fields)
    found += check_together(archive)
    citations: list[Citation] = []
    resolver = Resolver(archive.directives)
    for entry in watch(entries, "Tìm dẫn chiếu / citations"):
        if entry.is_readable:
            settled, doubts = keeper.citations(entry, archive, resolver)
            citations += settled
            found += doubts
    keeper.retain(entries)
    return Reading(archive, CitationGraph(tuple(citations)), tuple(sorted(found, key=lambda each: each.sort_key)))


class _Keeper:
    """Asks the store first."""

    def __init__(self, store: Store, fields: FieldTable) -> None:
        self._store = store
        self._software = of_value([of_software(), fields]) if store.keeps else ""

    def entry(self, path: Path, root: Path, fields: FieldTable) -> tuple[Entry, tuple[Diagnostic, ...]]:
        """One file: what it states, and what is wrong with it."""
        digest = content_digest(path)
        name = path.relative_to(root).as_posix()
        key = f"{self._software}{root.name}{digest}"
        kept = self._store.get(_FILES, name, key)
        if kept is not None:
            metadata, lines, diagnostics, is_readable, fingerprint, own = _load(kept)
            metadata = {sys.intern(field): value for field, value in metadata.items()}  # one copy of each name
            lines = {sys.intern(field): line for field, line in lines.items()}
            stated = SourceFile(metadata, field_lines=lines, diagnostics=diagnostics, is_readable=is_readable)
            entry = entry_of(path, root, stated, digest)
            entry.directive.__dict__["fingerprint"] = fingerprint  # where the cached property would put it
            return entry, own
        entry, source = read_entry(path, root, fields)
        own = tuple(check_file(entry, source))
        if self._store.keeps:
            directive = entry.directive
            as_stated = dict(directive.metadata), entry.field_lines, entry.diagnostics, entry.is_readable
            learnt = *as_stated, directive.fingerprint, own
            self._store.put(_FILES, name, key, _dump(learnt))
        return entry, own

    def citations(self, entry: Entry, archive: Archive, resolver: Resolver) -> tuple[list[Citation], list[Diagnostic]]:
        """The citations of one directive, and what is doubtful about them."""
        key = f"{self._software}{archive.root.name}{entry.digest}"
        kept = self._store.get(_CITATIONS, entry.id, key)
        if kept is not None:
            trace, settled, doubts = _load(kept)
            if resolver.still_answers(trace):
                return settled, doubts
        resolver.asked.clear()
        settled, doubts = cite_one(resolver, entry, archive.body(entry.id))
        if self._store.keeps:
            self._store.put(_CITATIONS, entry.id, key, _dump((dict(resolver.asked), settled, doubts)))
        return settled, doubts

    def retain(self, entries: Iterable[Entry]) -> None:
        """Forget files that are gone."""
        ids = {entry.id for entry in entries}
        self._store.retain(_FILES, {f"{each}.md" for each in ids})
        self._store.retain(_CITATIONS, ids)


class _Pickler(pickle.Pickler):
    """Writes rows of the vocabulary as their numbers."""

    def persistent_id(self, value: object) -> int | None:
        """Number of a row."""
        return _PLACE_OF.get(id(value)) if isinstance(value, (Place, DocumentType)) else None


class _Unpickler(pickle.Unpickler):
    """Reads the numbers back to the rows."""

    def persistent_load(self, number: int) -> object:
        """The row of a number."""
        return _SHARED[number]


def _dump(value: object) -> bytes:
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(value)
    return file.getvalue()


def _load(kept: bytes) -> tuple[Any, ...]:
    """What :func:`_dump` wrote; the store has seen to it that it is sound and of this version of the software."""
    loaded: tuple[Any, ...] = _Unpickler(io.BytesIO(kept)).load()
    return loaded
