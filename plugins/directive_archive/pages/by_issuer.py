"""The index of issuers in alphabetical order; each leads to its own page in the tree of places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from directive_archive.language import collation_key
from directive_archive.pages.listing import HOME, Browse, browse_pages, place_note
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import ISSUERS, issuer_path

if TYPE_CHECKING:
    from collections.abc import Iterator


def issuer_pages(contents: Contents) -> Iterator[Page]:
    """The paginated index."""
    counts: Counter[str] = Counter()
    names: dict[str, tuple[str, str]] = {}
    for directive in contents.archive.directives:
        if not directive.issuer.name:
            continue  # an error of its own: field-missing
        path = issuer_path(directive.issuer)
        counts[path] += 1
        names.setdefault(path, (directive.issuer.name, place_note(directive)))
    paths = sorted(names, key=lambda path: (collation_key(names[path][0]), collation_key(names[path][1])))
    yield from browse_pages(
        Browse(
            path=ISSUERS,
            title="Văn bản theo cơ quan ban hành",
            breadcrumbs=(HOME,),
            links=[Link(names[path][0], path, counts[path], names[path][1]) for path in paths],
            links_heading="Cơ quan ban hành",
        )
    )
