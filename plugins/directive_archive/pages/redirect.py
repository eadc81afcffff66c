"""Former ids lead to the present page, for ever."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive.identity import address, is_well_formed
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, Page, PageData

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive


def redirect_pages(contents: Contents) -> Iterator[Page]:
    """A page for every alias that no directive has taken."""
    taken = set(contents.archive.by_id)
    for entry in contents.archive.entries:
        for alias in entry.directive.texts("aliases"):
            if alias in taken or not is_well_formed(alias):
                continue  # errors of their own: alias-taken, id-malformed
            taken.add(alias)
            directive = entry.directive
            yield Page(
                path=address(alias),
                title=directive.heading,
                template="redirect",
                data=partial(_data, directive),
                breadcrumbs=(HOME,),
            )


def _data(directive: Directive) -> PageData:
    return {"target": directive.address, "heading": directive.heading}
