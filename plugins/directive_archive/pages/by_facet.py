"""Browse pages of every field that has a facet: type, level, system, topic ... An index, and a page per value."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive.language import collation_key
from directive_archive.pages.listing import HOME, Browse, browse_pages
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import facet_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive
    from directive_archive.fields import Field


def facet_pages(contents: Contents) -> Iterator[Page]:
    """Pages of each facet, driven by the table of fields."""
    for field in contents.archive.fields.faceted:
        yield from _pages_of(field, contents)


def _pages_of(field: Field, contents: Contents) -> Iterator[Page]:
    # Values whose slugs meet (Hoả tốc, Hỏa tốc) are one value, called by its first spelling in the alphabet.
    groups: defaultdict[str, list[Directive]] = defaultdict(list)
    names: dict[str, str] = {}
    for directive in contents.archive.directives:
        for text in dict.fromkeys(field.texts(directive)):
            path = facet_path(field, text)
            if path == facet_path(field):
                continue  # a value without a letter or figure has no address
            if not groups[path] or groups[path][-1] is not directive:
                groups[path].append(directive)
            names[path] = min(names.get(path, text), text, key=collation_key)
    heading = field.facet.heading.vi if field.facet else ""
    paths = sorted(groups, key=lambda path: collation_key(names[path]))
    yield from browse_pages(
        Browse(
            path=facet_path(field),
            title=heading,
            breadcrumbs=(HOME,),
            intro=() if paths else ("Kho chưa có văn bản nào có thông tin này.",),
            links=[Link(names[path], path, len(groups[path])) for path in paths],
        )
    )
    for path in paths:
        yield from browse_pages(
            Browse(
                path=path,
                title=names[path],
                breadcrumbs=(HOME, Link(heading, facet_path(field))),
                items=groups[path],
                items_heading="Văn bản",
                description=f"{heading}: {names[path]}, {len(groups[path])} văn bản.",
            )
        )
