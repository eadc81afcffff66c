"""Lists of directives and of links, cut into pages that do not grow with the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from directive_archive.language import format_date
from directive_archive.pages.model import Link, Page
from directive_archive.pages.paths import issuer_path

if TYPE_CHECKING:
    from directive_archive.citations import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.vocabulary.places import Place

PER_PAGE = 50
"""Directives a list page; some 25 KB of HTML, and a thumb's few swipes."""
LINKS_PER_PAGE = 120
HOME = Link("Trang chủ", ".")


@dataclass(frozen=True, slots=True)
class Item:
    """A document in a list."""

    heading: str
    subject: str
    path: str
    issuer: str
    issuer_path: str
    issued: str
    """For reading, ``30/7/2020``; empty if unknown."""
    issued_iso: str
    place: str
    """Province then, and now where the name differs."""
    held: bool = True
    cited: int = 0


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in a list cut into several."""

    number: int
    count: int
    links: tuple[Link, ...]
    """Neighbouring pages, the first and the last; without an address where numbers are left out."""
    previous: str
    next: str
    total: int


def place_note(directive: Directive) -> str:
    """``Bắc Kạn, nay thuộc Thái Nguyên``; the name alone if it did not change."""
    then = directive.province_at_issue_name
    if then is None:
        return "Trung ương" if directive.is_central else ""
    now = directive.province_now
    return f"{then}, nay thuộc {now.name}" if directive.province_changed and now else then


def heading_of(place: Place) -> str:
    """A place as a heading, with its unit: ``Tỉnh Bắc Kạn``, ``Thành phố Sông Công``."""
    return f"{place.unit.capitalize()} {place.name}"


def item(directive: Directive, cited: int = 0) -> Item:
    """A directive as an item of a list."""
    return Item(
        heading=directive.heading,
        subject=directive.subject,
        path=directive.address,
        issuer=directive.issuer.name,
        issuer_path=issuer_path(directive.issuer),
        issued=format_date(directive.issued) if directive.issued else "",
        issued_iso=directive.issued.isoformat() if directive.issued else "",
        place=place_note(directive),
        cited=cited,
    )


def wanted_item(document: WantedDocument) -> Item:
    """A wanted document as an item of a list."""
    return Item(
        heading=document.heading,
        subject="",
        path=document.address,
        issuer=document.issuer.name,
        issuer_path=issuer_path(document.issuer),
        issued=format_date(document.issued) if document.issued else "",
        issued_iso=document.issued.isoformat() if document.issued else "",
        place=document.issuer.province.name if document.issuer.province else "",
        held=False,
        cited=document.citing_count,
    )


def numbered_path(path: str, number: int) -> str:
    """Address of the n-th page of a list; the first has the list's own."""
    return path if number == 1 else f"{path}trang/{number}/"


def pager(path: str, number: int, count: int, total: int) -> Pager:
    """Links from page ``number`` of ``count``."""
    near = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    links: list[Link] = []
    for place, page in enumerate(near):
        if place and page - near[place - 1] > 1:
            links.append(Link("…"))
        links.append(Link(str(page), numbered_path(path, page)))
    return Pager(
        number,
        count,
        tuple(links),
        numbered_path(path, number - 1) if number > 1 else "",
        numbered_path(path, number + 1) if number < count else "",
        total,
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence on how much of a series of numbers is known, with its figures."""

    sentence: str
    held: int
    known: int
    at_least: int


@dataclass(frozen=True, slots=True)
class Browse:
    """What a browse page shows, before it is cut into pages."""

    path: str
    title: str
    breadcrumbs: tuple[Link, ...]
    intro: tuple[str, ...] = ()
    see_also: tuple[Link, ...] = ()
    links: Sequence[Link] = ()
    links_heading: str = ""
    items: Sequence[Any] = ()
    """Directives, or whatever ``make_item`` makes items of."""
    items_heading: str = ""
    make_item: Callable[[Any], Item] = item
    description: str = ""
    statements: Sequence[Statement] = ()
    """How much the archive has of what an issuer issued; on the first page only."""
    statements_more: str = ""
    """Where all of them stand."""


def _cut(browse: Browse, number: int, count: int) -> dict[str, object]:
    shown = browse.items[(number - 1) * PER_PAGE : number * PER_PAGE]
    return {
        "intro": browse.intro if number == 1 else (),
        "see_also": browse.see_also,
        "statements": browse.statements if number == 1 else (),
        "statements_more": browse.statements_more,
        "links": browse.links[(number - 1) * LINKS_PER_PAGE : number * LINKS_PER_PAGE],
        "links_heading": browse.links_heading,
        "items": [browse.make_item(each) for each in shown],
        "items_heading": browse.items_heading,
        "first": (number - 1) * PER_PAGE + 1,
        "total": len(browse.items),
        "pager": pager(browse.path, number, count, len(browse.items)),
    }


def _key(browse: Browse, number: int, count: int) -> object:
    """What a page of a list is made from: of a directive, its fields."""
    shown = browse.items[(number - 1) * PER_PAGE : number * PER_PAGE]
    return [
        [number, count, len(browse.items), len(browse.links), browse.items_heading, browse.links_heading],
        browse.intro if number == 1 else (),
        browse.see_also,
        browse.statements if number == 1 else (),
        browse.statements_more,
        browse.links[(number - 1) * LINKS_PER_PAGE : number * LINKS_PER_PAGE],
        [each.fingerprint if browse.make_item is item else browse.make_item(each) for each in shown],
    ]


def browse_pages(browse: Browse) -> Iterator[Page]:
    """Cut a browse page into as many as its lists need; the n-th shows the n-th part of each list."""
    count = max(1, -(-len(browse.items) // PER_PAGE), -(-len(browse.links) // LINKS_PER_PAGE))
    for number in range(1, count + 1):
        yield Page(
            path=numbered_path(browse.path, number),
            title=browse.title if number == 1 else f"{browse.title} – trang {number}",
            template="browse",
            data=partial(_cut, browse, number, count),
            key=partial(_key, browse, number, count),
            breadcrumbs=browse.breadcrumbs,
            description=browse.description if number == 1 else "",
        )
