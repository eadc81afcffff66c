"""What workers do for pages: the page of a kind, whether it changed, its own part and where it leads.

Pages are named by kind and number, for a page itself (what works out its data) cannot be sent. A worker makes the
pages of a kind anew, which costs little until one asks for their data, and goes on from the last one it was asked for.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from directive_archive.fingerprint import of_value
from directive_archive.pages import PAGE_KINDS, Contents, Page, pages_of
from directive_archive.site.links import Addresses, addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.pages.model import PageData
    from directive_archive.site.own_parts import OwnParts

_KINDS = {kind.__name__: kind for kind in PAGE_KINDS}


class Wanted(NamedTuple):
    """A page that is to be made."""

    kind: str
    number: int
    known: str | None
    """The key under which its links are known; a page that still has it need not be rendered. ``None`` for a page that
    MkDocs renders."""


class Made(NamedTuple):
    """A page that was made."""

    page: Page
    """Without its data."""
    key: str
    """What it is made from; empty if nothing may be taken over."""
    own: dict[str, str]
    """What stands in its slots; empty if the key is the known one."""
    found: Addresses | None
    seconds: float


class Making:
    """What workers need."""

    def __init__(self, contents: Contents, own_parts: OwnParts, ground: str) -> None:
        """Take what pages are made from.

        Args:
            contents: the archive.
            own_parts: renders.
            ground: fingerprint of all that every page depends on; empty if nothing may be taken over.
        """
        self._contents = contents
        self._own_parts = own_parts
        self._ground = ground
        self._kind = ""
        self._next = 0
        self._pages: Iterator[Page] = iter(())

    def __reduce__(self) -> tuple[object, ...]:
        """For processes that are not forked."""
        return Making, (self._contents, self._own_parts, self._ground)

    def _page(self, kind: str, number: int) -> Page:
        if kind != self._kind or number < self._next:
            self._kind, self._next = kind, 0
            self._pages = pages_of(_KINDS[kind], self._contents, self._taken(kind))
        page = next(islice(self._pages, number - self._next, None))
        self._next = number + 1
        return page

    def _taken(self, kind: str) -> dict[str, str]:
        """Addresses that other kinds have; asked only where a file lies that may be in their way."""
        seen: dict[str, str] = {}
        if self._contents.strays:
            for other in PAGE_KINDS:
                if other.__name__ == kind:
                    break
                deque(pages_of(other, self._contents, seen), maxlen=0)  # each notes its address
        return seen

    def make(self, wanted: Wanted) -> Made:
        """Make a page, unless it is as it was."""
        page = self._page(wanted.kind, wanted.number)
        if wanted.known is None:
            return Made(replace(page, data=_nothing, key=None), "", {}, None, 0.0)
        data = page.data() if page.key is None or not self._ground else None
        key = self._key(page, data) if self._ground else ""
        bare = replace(page, data=_nothing, key=None)
        if key and key == wanted.known:
            return Made(bare, key, {}, None, 0.0)
        began = perf_counter()
        own = self._own_parts.of(page, page.data() if data is None else data)
        seconds = perf_counter() - began
        return Made(bare, key, own, addresses(own["extrahead"] + own["content"], page.path), seconds)

    def _key(self, page: Page, data: PageData | None) -> str:
        facts = [page.path, page.title, page.template, page.breadcrumbs, page.description, page.source]
        made_from = page.key() if page.key is not None else data
        try:
            return of_value([self._ground, facts, made_from])
        except TypeError:  # nobody can tell whether it changed
            return ""


def _nothing() -> PageData:
    """Data of a page that came from another process."""
    return {}


def make(making: Making, wanted: Wanted) -> Made:
    """Work for :class:`~directive_archive.executor.Workers`."""
    return making.make(wanted)
