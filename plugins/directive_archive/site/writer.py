"""Writes the archive's own pages, one at a time: data, own part, shell, file. Nothing of a page is kept in memory.

A page whose key and shell are as they were is taken over as it is. Its links are kept in the store, since pages that
changed may take away what others lead to.
"""

from __future__ import annotations

import pickle
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.fingerprint import of_bytes, of_value
from directive_archive.site.links import Addresses, LinkCheck, addresses
from directive_archive.site.shell import SLOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.structure.nav import Section

    from directive_archive.pages import Page
    from directive_archive.pages.model import PageData
    from directive_archive.site.output import Output
    from directive_archive.site.shell import Shell, Theme
    from directive_archive.store import Store

_LINKS = "links"
_NOTHING = dict.fromkeys(SLOTS, "")


class Writer:
    """Writes pages to an output."""

    def __init__(self, theme: Theme, output: Output, check: LinkCheck, store: Store, ground: str) -> None:
        """Get ready.

        Args:
            theme: renders the pages.
            output: where they go.
            check: is told where they lead.
            store: keeps the links of pages.
            ground: fingerprint of all that every page depends on: software, settings, templates.
        """
        self._theme = theme
        self._output = output
        self._check = check
        self._store = store
        self._ground = ground
        self._unchanged: dict[str, str] = {}
        """Pages whose links were not looked at: they are as in the site that stands now. Their keys by path."""
        self._may_break = False
        self._checked: set[str] = set()
        self.rendered = 0

    def write(self, pages: Iterable[Page], section_of: Callable[[Page], Section | None]) -> None:
        """Write pages, rendering those that changed."""
        names = set()
        for page in pages:
            names.add(page.path)
            self._write(page, self._theme.shell(page, section_of(page)))
        self._store.retain(_LINKS, names)

    def _write(self, page: Page, shell: Shell) -> None:
        if shell.fingerprint not in self._checked:  # links of the chrome lead from every page to the same places
            self._checked.add(shell.fingerprint)
            self._check.add_chrome(page.path, addresses(shell.fill(_NOTHING), page.path))
        name = f"{page.path}index.html"
        data: PageData | None = None
        key = ""
        if self._store.keeps:
            if page.key is None:
                data = page.data()
            key = self._key(page, data)
            whole = of_bytes(f"{key}{shell.fingerprint}".encode())
            if self._output.is_unchanged(name, whole) and self._output.reuse(name, whole):
                self._unchanged[page.path] = key
                return
            found = self._links(page.path, key)
            if found is not None and self._output.reuse(name, whole):
                self._check.add(page.path, found)
                self._may_break = True  # not as it is now
                return
        else:
            whole = ""
        own = self._theme.own_part(page, page.data() if data is None else data)
        self.rendered += 1
        found = addresses(own["extrahead"] + own["content"], page.path)
        self._note(page.path, key, found)
        self._check.add(page.path, found)
        self._output.write(name, whole, partial(_encoded, shell, own))

    def _key(self, page: Page, data: PageData | None) -> str:
        facts = [page.path, page.title, page.template, page.breadcrumbs, page.description, page.source]
        made_from = page.key() if page.key is not None else data
        try:
            return of_value([self._ground, facts, made_from])
        except TypeError:  # nobody can tell whether it changed
            return ""

    def _links(self, path: str, key: str) -> Addresses | None:
        kept = self._store.get(_LINKS, path, key) if key else None
        if kept is None:
            return None
        anchors, links = pickle.loads(kept)  # noqa: S301 - our own file, with a checksum
        return Addresses(frozenset(anchors), links)

    def _note(self, path: str, key: str, found: Addresses) -> None:
        """Keep the links of a page; links of others may break if it has lost an anchor that it had."""
        before = self._store.latest(_LINKS, path)
        if before is not None and not found.anchors.issuperset(pickle.loads(before)[0]):  # noqa: S301 - as above
            self._may_break = True
        if key:
            self._store.put(_LINKS, path, key, pickle.dumps((sorted(found.anchors), found.links)))

    def finish_links(self) -> None:
        """If links of pages that did not change may break, look at them, too."""
        if self._may_break or self._output.vanished or not self._output.was_clean:
            for path, key in self._unchanged.items():
                found = self._links(path, key)
                if found is not None:
                    self._check.add(path, found)

    def anchors_of(self, path: str) -> frozenset[str] | None:
        """Anchors of a page that did not change."""
        found = self._links(path, self._unchanged[path]) if path in self._unchanged else None
        return found.anchors if found is not None else None


def _encoded(shell: Shell, own: dict[str, str]) -> bytes:
    return shell.fill(own).encode("utf-8", errors="xmlcharrefreplace")
