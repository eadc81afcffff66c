"""Former ids lead to the present page, for ever.

An id is former if a file that moved names it as an alias, or if a document was wanted there while less was known of
it (:mod:`directive_archive.citations.former`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive.citations.former import former_addresses
from directive_archive.identity import address, is_well_formed
from directive_archive.language import format_date
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, Link, Page, PageData

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = frozenset({"redirect", "choices"})
"""Pages that only lead on: no map of the site names them."""


def redirect_pages(contents: Contents) -> Iterator[Page]:
    """A page for every former id that nothing else has taken."""
    taken = set(contents.archive.by_id)
    for entry in contents.archive.entries:
        for alias in entry.directive.texts("aliases"):
            if alias in taken or not is_well_formed(alias):
                continue  # errors of their own: alias-taken, id-malformed
            taken.add(alias)
            yield _page(alias, (_target(entry.id, contents),))
    taken |= contents.wanted_by_id.keys()
    for identifier, targets in former_addresses(contents.graph).items():
        known = tuple(target for each in targets if (target := _target(each, contents)).path)
        if identifier not in taken and is_well_formed(identifier) and known:
            yield _page(identifier, known)


def _target(identifier: str, contents: Contents) -> Link:
    """Page of a document; without an address if it has none."""
    entry = contents.archive.by_id.get(identifier)
    if entry is not None:
        day = entry.directive.issued
        return Link(entry.directive.heading, entry.directive.address, note=format_date(day) if day else "")
    document = contents.wanted_by_id.get(identifier)
    if document is None:
        return Link("")
    return Link(document.heading, document.address, note=format_date(document.issued) if document.issued else "")


def _page(identifier: str, targets: tuple[Link, ...]) -> Page:
    return Page(
        path=address(identifier),
        title=targets[0].title,
        template="redirect" if len(targets) == 1 else "choices",
        data=partial(_data, targets),
        breadcrumbs=(HOME,),
    )


def _data(targets: tuple[Link, ...]) -> PageData:
    return {"target": targets[0].path, "heading": targets[0].title, "targets": targets}
