"""What an editor saved is shown at once: the page of that directive first, then, in a second build, all others.

A whole build of a large archive takes seconds even if little changed. While ``mkdocs serve`` runs, the archive is in
memory and the theme is ready; a directive that changed is read and rendered alone and its page put into the site. Lists
and other pages that show it follow with the whole build right after.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_archive.archive import Entry, directive_files, read_entry
from directive_archive.checks import check_file
from directive_archive.citations import CitationGraph, Resolver, cite_one
from directive_archive.diagnostics import problems
from directive_archive.pages import Contents, Page
from directive_archive.pages.directive import directive_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.structure.nav import Section

    from directive_archive.diagnostics import Diagnostic
    from directive_archive.site.shell import Theme

Stamps = dict["Path", tuple[int, int]]
"""Size and time of change of each file."""
_FEW = 3
"""More files at once are no edit but a checkout."""


class Preview:
    """The archive as the last build saw it."""

    def __init__(self, contents: Contents, theme: Theme, section_of: Callable[[Page], Section | None]) -> None:
        self._contents = contents
        self._theme = theme
        self._section_of = section_of
        self._stamps = stamps(contents.archive.root)

    def changed_pages(self) -> Iterator[tuple[str, bytes]]:
        """(name in the site, content) of the page of each directive that was edited; of many or new ones, none."""
        root = self._contents.archive.root
        now = stamps(root)
        if now.keys() != self._stamps.keys():
            return
        changed = [path for path, stamp in now.items() if self._stamps[path] != stamp]
        self._stamps = now
        for path in changed if len(changed) <= _FEW else ():
            identifier = path.relative_to(root).with_suffix("").as_posix()
            self._contents = edited(self._contents, path)
            address = self._contents.archive.by_id[identifier].directive.address
            page = next(each for each in directive_pages(self._contents) if each.path == address)  # every file has one
            own = self._theme.own_parts.of(page, page.data())
            text = self._theme.shell(page, self._section_of(page)).fill(own)
            yield f"{page.path}index.html", text.encode("utf-8", errors="xmlcharrefreplace")


def stamps(root: Path) -> Stamps:
    """What tells that a file was changed."""
    found = {path: path.stat() for path in directive_files(root)}
    return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in found.items()}


def edited(contents: Contents, path: Path) -> Contents:
    """The same archive with one file read anew. Order and rank of the others stay, which the whole build will mend."""
    old = contents.archive
    entry, source = read_entry(path, old.root, old.fields)
    archive = replace(old, entries=tuple(entry if each.id == entry.id else each for each in old.entries))
    archive.__dict__["rank"] = old.rank  # where the cached property would put it
    found = list(check_file(entry, source))
    citations = [each for each in contents.graph if each.citing != entry.id]
    if entry.is_readable:
        settled, doubts = cite_one(Resolver(old.directives), entry, source.body)
        found += doubts
        citations += settled
    by_path = {**contents.by_path, entry.name: tuple(_in_order(entry, found))}
    graph = CitationGraph(tuple(sorted(citations, key=lambda each: each.citing)))
    return replace(contents, archive=archive, graph=graph, by_path=by_path)


def _in_order(entry: Entry, found: list[Diagnostic]) -> list[Diagnostic]:
    return sorted((each for each in problems(found) if each.path == entry.name), key=lambda each: each.sort_key)
