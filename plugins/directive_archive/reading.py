"""Read the archive: every file once, and what was learnt from a file before is not learnt again.

A file's own part (fields, findings) is kept under the fingerprint of its content; its citations under that and what
they asked of the archive (:mod:`directive_archive.citations.trace`). What is not kept is worked out by workers.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from directive_archive.archive import Archive, Entry, content_digest, directive_files, entry_of, read_entry
from directive_archive.checks import check_file, check_together
from directive_archive.citations import CitationGraph, Resolver, cite_one
from directive_archive.citations.kept import pack as pack_citations
from directive_archive.executor import Workers
from directive_archive.fields import FIELDS, FieldTable
from directive_archive.fingerprint import of_software, of_value
from directive_archive.front_matter import SourceFile
from directive_archive.packing import pack, unpack
from directive_archive.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from directive_archive.diagnostics import Diagnostic
    from directive_archive.fields import Value

_FILES, _CITATIONS = "file", "citations"


@dataclass(frozen=True, slots=True)
class Reading:
    """The archive, its citations, and what is wrong with either."""

    archive: Archive
    graph: CitationGraph
    diagnostics: tuple[Diagnostic, ...]


def _quietly(items: Iterable[Any], length: int, label: str) -> Iterable[Any]:  # noqa: ARG001 - nobody is told
    return items


def read_all(
    root: Path,
    fields: FieldTable = FIELDS,
    store: Store | None = None,
    watch: Callable[[Iterable[Any], int, str], Iterable[Any]] = _quietly,
    workers: Workers | None = None,
) -> Reading:
    """Read everything below ``root``.

    Args:
        root: the archive's directory.
        fields: the fields that files may state.
        store: keeps what was learnt from each file.
        watch: is handed things, how many they are and what is done with them, and hands them on one by one, to show
            how far it is.
        workers: read and look for references; without them, this process does.

    Raises:
        NotADirectoryError: if ``root`` is not a directory.
        ExecutorError: if the workers cannot work.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    reader = _Reader(root, fields, store or Store(None), workers or Workers())
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    paths = directive_files(root)
    for entry, own in watch(reader.entries(paths), len(paths), "Đọc văn bản / reading"):
        entries.append(entry)
        found += own
    archive = Archive(root, tuple(entries), fields)
    found += check_together(archive)
    packed: list[tuple[str, bytes]] = []
    for identifier, settled, doubts in watch(reader.citations(archive), len(entries), "Tìm dẫn chiếu / citations"):
        packed.append((identifier, settled))
        found += doubts
    reader.retain(entries)
    return Reading(archive, CitationGraph.of_packed(packed), tuple(sorted(found, key=lambda each: each.sort_key)))


# ---- what workers do ----


@dataclass(frozen=True, slots=True)
class _Files:
    """What reading a file needs."""

    root: Path
    fields: FieldTable


def _learn(files: _Files, name: str) -> bytes:
    """What one file states, and what is wrong with it; packed."""
    entry, source = read_entry(files.root / name, files.root, files.fields)
    own = tuple(check_file(entry, source))
    directive = entry.directive
    as_stated = dict(directive.metadata), dict(entry.field_lines), entry.diagnostics, entry.is_readable
    return pack((*as_stated, directive.fingerprint, own))


@dataclass(frozen=True)
class _Holdings:
    """What settling references needs."""

    archive: Archive

    @cached_property
    def resolver(self) -> Resolver:
        """Made once in each process."""
        return Resolver(self.archive.directives)


def _cite(holdings: _Holdings, identifier: str) -> bytes:
    """The citations of one directive, what is doubtful about them, and what they asked of the archive; packed."""
    resolver = holdings.resolver
    resolver.asked.clear()
    archive = holdings.archive
    found, doubts = cite_one(resolver, archive.by_id[identifier], archive.body(identifier))
    return pack((pack_citations(found), doubts, dict(resolver.asked)))


class _Reader:
    """Asks the store first, then the workers."""

    def __init__(self, root: Path, fields: FieldTable, store: Store, workers: Workers) -> None:
        self._files = _Files(root, fields)
        self._store = store
        self._workers = workers
        self._software = of_value([of_software(), fields]) if store.keeps else ""
        self._same = _Same()

    def entries(self, paths: Sequence[Path]) -> Iterator[tuple[Entry, tuple[Diagnostic, ...]]]:
        """Of each file what it states, and what is wrong with it."""
        root = self._files.root
        digests = [content_digest(path) for path in paths]
        names = [path.relative_to(root).as_posix() for path in paths]
        keys = [f"{self._software}{root.name}{digest}" for digest in digests]
        missing = [name for name, key in zip(names, keys, strict=True) if self._store.key(_FILES, name) != key]
        learnt = self._workers.each(_learn, self._files, missing)
        awaited = set(missing)
        for path, name, key, digest in zip(paths, names, keys, digests, strict=True):
            packed = None if name in awaited else self._store.get(_FILES, name, key)
            if packed is None:  # not there, or damaged
                packed = next(learnt) if name in awaited else _learn(self._files, name)
                self._store.put(_FILES, name, key, packed)
            metadata, lines, diagnostics, is_readable, fingerprint, own = unpack(packed)
            stated = SourceFile(
                self._same.fields(metadata), field_lines=lines, diagnostics=diagnostics, is_readable=is_readable
            )
            entry = entry_of(path, root, stated, digest)
            entry.directive.__dict__["fingerprint"] = fingerprint  # where the cached property would put it
            yield entry, own

    def citations(self, archive: Archive) -> Iterator[tuple[str, bytes, list[Diagnostic]]]:
        """Of each directive its id, its citations, packed, and what is doubtful about them."""
        holdings = _Holdings(archive)
        readable = [entry for entry in archive.entries if entry.is_readable]
        kept: dict[str, tuple[bytes, list[Diagnostic]]] = {}
        for entry in readable if self._store.keeps else ():
            packed = self._store.get(_CITATIONS, entry.id, self._key(entry))
            if packed is not None:
                settled, doubts, trace = unpack(packed)
                if holdings.resolver.still_answers(trace):
                    kept[entry.id] = settled, doubts
        missing = [entry.id for entry in readable if entry.id not in kept]
        found = self._workers.each(_cite, holdings, missing)
        for entry in readable:
            known = kept.pop(entry.id, None)
            if known is None:
                packed = next(found)
                self._store.put(_CITATIONS, entry.id, self._key(entry), packed)
                settled, doubts, _ = unpack(packed)
                known = settled, doubts
            yield entry.id, *known

    def _key(self, entry: Entry) -> str:
        return f"{self._software}{self._files.root.name}{entry.digest}"

    def retain(self, entries: Iterable[Entry]) -> None:
        """Forget files that are gone."""
        ids = {entry.id for entry in entries}
        self._store.retain(_FILES, {f"{each}.md" for each in ids})
        self._store.retain(_CITATIONS, ids)


@dataclass(slots=True)
class _Same:
    """Makes values that many files state one object each."""

    _texts: dict[str, str] = field(default_factory=dict)
    _values: dict[Value, Value] = field(default_factory=dict)

    def fields(self, metadata: Mapping[str, Value]) -> dict[str, Value]:
        """What a file states."""
        return {sys.intern(name): self._one(value) for name, value in metadata.items()}

    def _one(self, value: Value) -> Value:
        if isinstance(value, Mapping):
            return {sys.intern(key): self._texts.setdefault(text, text) for key, text in value.items()}
        if isinstance(value, str):
            return self._texts.setdefault(value, value)
        try:
            return self._values.setdefault(value, value)
        except TypeError:  # records
            return value
