"""Every kind of page as data. To add a kind: write a function from :class:`Contents` to pages and list it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.pages.by_date import date_pages
from directive_archive.pages.by_facet import facet_pages
from directive_archive.pages.by_issuer import issuer_pages
from directive_archive.pages.by_place import place_pages
from directive_archive.pages.by_province_today import province_today_pages
from directive_archive.pages.cascade import cascade_pages
from directive_archive.pages.citations import citation_pages
from directive_archive.pages.coverage import coverage_pages
from directive_archive.pages.data import data_files, data_page
from directive_archive.pages.directive import directive_pages
from directive_archive.pages.home import home_data
from directive_archive.pages.lookup import lookup_files, lookup_page
from directive_archive.pages.model import Contents, Contribution, DataFile, Link, Page
from directive_archive.pages.network import network_pages
from directive_archive.pages.redirect import TEMPLATES as LEADING_ON
from directive_archive.pages.redirect import redirect_pages
from directive_archive.pages.search import search_page
from directive_archive.pages.unreadable import unreadable_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "LEADING_ON",
    "NOT_MAPPED",
    "PAGE_KINDS",
    "Contents",
    "Contribution",
    "DataFile",
    "Link",
    "Page",
    "all_pages",
    "data_files",
    "depends_on",
    "home_data",
    "lookup_files",
    "pages_of",
]

PAGE_KINDS: tuple[Callable[[Contents], Iterator[Page]], ...] = (
    directive_pages,
    place_pages,
    province_today_pages,
    date_pages,
    issuer_pages,
    facet_pages,
    citation_pages,
    network_pages,
    coverage_pages,
    cascade_pages,
    search_page,
    lookup_page,
    data_page,
    redirect_pages,
    unreadable_pages,
)
"""Every kind of page, in the order in which they are made."""


NOT_MAPPED = frozenset({redirect_pages})
"""Kinds whose pages only lead on: no map of the site names them."""

_LISTS = frozenset({place_pages, province_today_pages, date_pages, issuer_pages, facet_pages, search_page})
"""Kinds that show facts of directives and of wanted documents only, and what follows from them (coverage): no body, no
reference, no finding."""


def depends_on(kind: Callable[[Contents], Iterator[Page]], contents: Contents) -> str:
    """Fingerprint of all that the pages of a kind are made from: as long as it stays, so do they."""
    return contents.facts_fingerprint if kind in _LISTS else contents.fingerprint


def all_pages(contents: Contents) -> Iterator[Page]:
    """Every page, each address once.

    Raises:
        RuntimeError: if two pages claim one address.
    """
    seen: dict[str, str] = {}
    for kind in PAGE_KINDS:
        yield from pages_of(kind, contents, seen)


def pages_of(kind: Callable[[Contents], Iterator[Page]], contents: Contents, seen: dict[str, str]) -> Iterator[Page]:
    """The pages of one kind.

    A wanted document that was filed meanwhile, or a redirect, never takes the address of a directive: the graph and
    the redirects leave held ids out, so a clash is a mistake of the software. Only a file that lies where none may
    (``directives/bac-kan.md``) can be in the way of another page; its own page, which says so, goes first.

    Args:
        kind: one of :data:`PAGE_KINDS`.
        contents: what it is made from.
        seen: addresses taken by other kinds, to which those of this one are added.

    Raises:
        RuntimeError: if two pages claim one address.
    """
    for page in kind(contents):
        if page.path in contents.strays and page.path in seen:
            continue
        if page.path in seen:
            raise RuntimeError(f"{page.path} is claimed by {seen[page.path]} and {kind.__name__}")
        seen[page.path] = kind.__name__
        yield page
