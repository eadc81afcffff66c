"""Writes the archive's own pages, one at a time: own part, shell, file. Nothing of a page is kept in memory.

Workers make the own parts (:mod:`directive_archive.site.making`); this process puts them into their shells and files,
so that one hand writes. A page whose key and shell are as they were is taken over as it is. Its links are kept in the
store, since pages that changed may take away what others lead to.
"""

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, overload

from directive_archive.fingerprint import of_bytes
from directive_archive.site.links import Addresses, LinkCheck, addresses
from directive_archive.site.making import Made, Making, Wanted, make
from directive_archive.site.shell import SLOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from mkdocs.structure.nav import Section

    from directive_archive.executor import Workers
    from directive_archive.pages import Page
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
        self,
        theme: Theme,
        output: Output,
        check: LinkCheck,
        store: Store,
        *,
        making: Making,
        workers: Workers,
        progress: Progress,
    ) -> None:
        """Get ready.

        Args:
            theme: renders the shells.
            output: where the pages go.
            check: is told where they lead.
            store: keeps the links of pages.
            making: what workers need to make a page.
            workers: make them.
            progress: is told how far the pages are.
        """
        self._theme = theme
        self._output = output
        self._check = check
        self._store = store
        self._making = making
        self._workers = workers
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
        self._check.pages = batches
        anew = [
            batch for batch in batches.batches if batch.is_new or not same_chrome or not self._keep(batch, handed_over)
        ]
        orders = _Orders(anew, lambda path: None if path in handed_over else self._known(path) if same_chrome else "")
        made = self._workers.each(make, self._making, orders)
        for batch in anew:
            count = len(batch.keys)
            pages = self._progress.over(islice(made, count), count, f"Dựng trang / {batch.name}")
            keys = batch.keys if batch.is_new else dict.fromkeys(batch.keys, "")  # not those of the last build
            # All that is noted of a page is noted under the one text that is its address.
            for number, (path, each) in enumerate(zip(tuple(keys), pages, strict=True)):
                if path not in handed_over:
                    keys[path] = self._write(path, each, Wanted(batch.name, number, ""), section_of)
            batch.keys = keys
        self._store.retain(_LINKS, set(batches.addresses()))

    def _known(self, path: str) -> str:
        """The key under which a page may be taken over."""
        return self._store.key(_LINKS, path) if self._output.may_have(f"{path}index.html") else ""

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

    def _write(self, path: str, made: Made, wanted: Wanted, section_of: Callable[[Page], Section | None]) -> str:
        """Write a page; give its key."""
        page, key = made.page, made.key
        shell = self._theme.shell(page, section_of(page))
        if shell.fingerprint not in self._checked:  # links of the chrome lead from every page to the same places
            self._checked.add(shell.fingerprint)
            self._check.add_chrome(path, addresses(shell.fill(_NOTHING), path))
        name = f"{path}index.html"
        whole = of_bytes(f"{key}{shell.fingerprint}".encode()) if key else ""
        if made.found is None:
            if self._take_over(path, key, whole):
                return key
            made = self._making.make(wanted)  # what was written is not there
        if made.found is None:
            raise RuntimeError(f"{path} was not rendered")
        self._progress.page(path, made.seconds)
        self._note(path, key, made.found)
        self._check.add(path, made.found)
        self._output.write(name, whole, partial(_encoded, shell, made.own))
        return key

    def _take_over(self, path: str, key: str, whole: str) -> bool:
        """Take a page over as it is; whether that could be done."""
        name = f"{path}index.html"
        if self._output.is_unchanged(name, whole) and self._output.reuse(name, whole):
            self._unchanged[path] = key
            return True
        found = self._links(path, key)
        if found is not None and self._output.reuse(name, whole):
            self._check.add(path, found)
            self._may_break = True  # not as it is now
            return True
        return False

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
                self._check.add(path, self._addresses(path))

    def _addresses(self, path: str) -> Addresses:
        """Links and anchors of a page that did not change: from the store, or else from the page itself."""
        found = self._links(path, self._unchanged[path])
        if found is None:
            found = addresses((self._output.folder / path / "index.html").read_text("utf-8"), path)
        return found

    def anchors_of(self, path: str) -> frozenset[str] | None:
        """Anchors of a page that did not change."""
        return self._addresses(path).anchors if path in self._unchanged else None


class _Orders(Sequence[Wanted]):
    """All pages of some kinds, in order, as workers are asked for them; no more than a few are in memory."""

    def __init__(self, batches: Sequence[Batch], known: Callable[[str], str | None]) -> None:
        self._batches = batches
        self._paths = [tuple(batch.keys) for batch in batches]
        self._ends = list(accumulate(map(len, self._paths)))
        self._known = known

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Wanted: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Wanted]: ...
    def __getitem__(self, index: int | slice) -> Wanted | Sequence[Wanted]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        place = bisect_right(self._ends, index)
        number = index - (self._ends[place] - len(self._paths[place]))
        return Wanted(self._batches[place].name, number, self._known(self._paths[place][number]))


def _encoded(shell: Shell, own: dict[str, str]) -> tuple[bytes]:
    return (shell.fill(own).encode("utf-8", errors="xmlcharrefreplace"),)
