"""The rules that a directive must pass before it is published, each with a code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_archive.archive import empty_archive_diagnostic
from directive_archive.checks.personal_data import check_personal_data
from directive_archive.checks.publication import check_marks
from directive_archive.checks.text import check_characters, check_html, check_markdown
from directive_archive.checks.tree import check_aliases, check_duplicates, check_place_in_tree
from directive_archive.checks.values import check_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.archive import Archive, Entry
    from directive_archive.diagnostics import Diagnostic
    from directive_archive.front_matter import SourceFile

__all__ = ["check_archive", "check_file", "check_together"]

_NOT_TEXT = {"source", "aliases", "references"}
"""Fields whose values are addresses, hashes and ids, not words of the document."""


def check_file(entry: Entry, source: SourceFile) -> Iterator[Diagnostic]:
    """Every rule that concerns one file alone, those of reading it included."""
    yield from source.diagnostics
    if not source.is_readable:
        return
    stated = [(each.line, each.text) for each in source.texts if each.key not in _NOT_TEXT]
    body = [(source.body_line + index, line) for index, line in enumerate(source.body.split("\n"))]
    reason = entry.directive.text("publish_reason")
    found = [
        *check_place_in_tree(entry),
        *check_values(entry.directive),
        *check_html([*stated, *body]),
        *(replace(each, line=(each.line or 1) + source.body_line - 1) for each in check_markdown(source.body)),
        *check_characters([*stated, *body]),
        *check_marks([*stated, *body], publish_reason=reason),
        *check_personal_data([*stated, *body], allowed=bool(reason)),
    ]
    for diagnostic in found:
        line = diagnostic.line or source.field_lines.get(diagnostic.field or "", 1)
        yield replace(diagnostic, path=entry.name, line=line)


def check_together(archive: Archive) -> Iterator[Diagnostic]:
    """Every rule that concerns all files together."""
    if not archive.entries:
        yield empty_archive_diagnostic(archive.root)
    yield from check_duplicates(archive.entries)
    yield from check_aliases(archive)


def check_archive(archive: Archive) -> list[Diagnostic]:
    """Every rule on every file and on all of them together, in order of file and line."""
    found = list(check_together(archive))
    for entry in archive.entries:
        found += check_file(entry, archive.source(entry.id))
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
