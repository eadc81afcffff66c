"""Writes the archive's own pages, one at a time: data, own part, shell, file. Nothing of a page is kept in memory.

A page whose key and shell are as they were is taken over as it is. Its links are kept in the store, since pages that
changed may take away what others lead to.
"""

from __future__ import annotations

import pickle
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from directive_archive.fingerprint import of_bytes, of_value
from directive_archive.site.links import Addresses, LinkCheck, addresses
from directive_archive.site.shell import SLOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from mkdocs.structure.nav import Section

    from directive_archive.pages import Page
    from directive_archive.pages.model import PageData
    from directive_archive.site.batches import Batch, Batches
    from directive_archive.site.output import Output
    from directive_archive.site.progress import Progress
    from directive_archive.site.shell import Shell, Theme
    from directive_archive.store import Store

_LINKS = "links"
_NOTHING = dict.fromkeys(SLOTS, "")


class Writer:
    """Writes pages to an output."""

    def __init__(  # noqa: PLR0913 - whom it works with
        self, theme: Theme, output: Output, check: LinkCheck, store: Store, *, ground: str, progress: Progress
    ) -> None:
        """Get ready.

        Args:
            theme: renders the pages.
            output: where they go.
            check: is told where they lead.
            store: keeps the links of pages.
            ground: fingerprint of all that every page depends on: software, settings, templates.
            progress: is told how far the pages are.
        """
        self._theme = theme
        self._output = output
        self._check = check
        self._store = store
        self._ground = ground
        self._progress = progress
        self._unchanged: dict[str, str] = {}
        """Pages whose links were not looked at: they are as in the site that stands now. Their keys by path."""
        self._may_break = False
        self._checked: set[str] = set()

    def write(
        self,
        batches: Batches,
        handed_over: Container[str],
        section_of: Callable[[Page], Section | None],
        *,
        same_chrome: bool,
    ) -> None:
        """Write all pages, rendering those that changed.

        Args:
            batches: the pages.
            handed_over: addresses of those that MkDocs renders.
            section_of: where in the navigation a page stands.
            same_chrome: whether what stands around pages is as in the site that stands now.
        """
        names: set[str] = set()
        for batch in batches.batches:
            if batch.is_new or not same_chrome or not self._keep(batch, handed_over):
                pages = self._progress.over(batch.make(), len(batch.keys), f"Dựng trang / {batch.name}")
                batch.keys = {page.path: self._write(page, section_of, handed_over) for page in pages}
            names |= batch.keys.keys()
        self._store.retain(_LINKS, names)

    def _keep(self, batch: Batch, handed_over: Container[str]) -> bool:
        """Take over the pages of a kind that did not change; false if that cannot be done with all."""
        for path, key in batch.keys.items():
            if path in handed_over:
                batch.keys[path] = ""
            elif not key or not self._output.reuse_unchanged(f"{path}index.html"):
                return False
            else:
                self._unchanged[path] = key
        return True

    def _write(self, page: Page, section_of: Callable[[Page], Section | None], handed_over: Container[str]) -> str:
        """Write a page; give its key."""
        if page.path in handed_over:
            return ""
        shell = self._theme.shell(page, section_of(page))
        if shell.fingerprint not in self._checked:  # links of the chrome lead from every page to the same places
            self._checked.add(shell.fingerprint)
            self._check.add_chrome(page.path, addresses(shell.fill(_NOTHING), page.path))
        name = f"{page.path}index.html"
        data = page.data() if page.key is None or not self._store.keeps else None
        key = self._key(page, data) if self._store.keeps else ""
        whole = of_bytes(f"{key}{shell.fingerprint}".encode()) if key else ""
        if key:
            if self._output.is_unchanged(name, whole) and self._output.reuse(name, whole):
                self._unchanged[page.path] = key
                return key
            found = self._links(page.path, key)
            if found is not None and self._output.reuse(name, whole):
                self._check.add(page.path, found)
                self._may_break = True  # not as it is now
                return key
        began = perf_counter()
        own = self._theme.own_part(page, page.data() if data is None else data)
        self._progress.page(page.path, perf_counter() - began)
        found = addresses(own["extrahead"] + own["content"], page.path)
        self._note(page.path, key, found)
        self._check.add(page.path, found)
        self._output.write(name, whole, partial(_encoded, shell, own))
        return key

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
        if self._may_break or self._output.vanished or not self._output.old_notes.get("clean"):
            for path in self._unchanged:
                self._check.add(path, self._known(path))

    def _known(self, path: str) -> Addresses:
        """Links and anchors of a page that did not change: from the store, or else from the page itself."""
        found = self._links(path, self._unchanged[path])
        if found is None:
            found = addresses((self._output.folder / path / "index.html").read_text("utf-8"), path)
        return found

    def anchors_of(self, path: str) -> frozenset[str] | None:
        """Anchors of a page that did not change."""
        return self._known(path).anchors if path in self._unchanged else None


def _encoded(shell: Shell, own: dict[str, str]) -> bytes:
    return shell.fill(own).encode("utf-8", errors="xmlcharrefreplace")
