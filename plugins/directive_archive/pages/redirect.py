"""Former ids lead to the present page, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.identity import address
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, Page

if TYPE_CHECKING:
    from collections.abc import Iterator


def redirect_pages(contents: Contents) -> Iterator[Page]:
    """A page for every alias that no directive has taken."""
    taken = set(contents.archive.by_id)
    for entry in contents.archive.entries:
        for alias in entry.directive.texts("aliases"):
            if alias in taken:
                continue  # an error of its own: alias-taken
            taken.add(alias)
            directive = entry.directive
            yield Page(
                path=address(alias),
                title=directive.heading,
                template="redirect",
                data=lambda directive=directive: {"target": directive.address, "heading": directive.heading},  # type: ignore[misc]
                breadcrumbs=(HOME,),
            )
