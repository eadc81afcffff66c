"""The list of files that could not be read, so that a preview hides none of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive.pages.listing import HOME, Browse, Item, browse_pages
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import PLACES, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.archive import Entry

TITLE = "Tệp chưa đọc được"


def unreadable_pages(contents: Contents) -> Iterator[Page]:
    """The list, if there is anything to list; a strict build has failed by then."""
    entries = [entry for entry in contents.archive.entries if not entry.is_readable]
    if entries:
        yield from browse_pages(
            Browse(
                path=UNREADABLE,
                title=TITLE,
                breadcrumbs=(HOME, Link("Văn bản", PLACES)),
                intro=("Các tệp này có trong kho nhưng phần mềm chưa đọc được; mỗi trang nói rõ vì sao.",),
                items=entries,
                make_item=partial(_item, contents),
            )
        )


def _item(contents: Contents, entry: Entry) -> Item:
    found = contents.by_path.get(entry.name, ())
    return Item(
        heading=entry.name,
        subject=" ".join(diagnostic.message.vi for diagnostic in found),
        path=entry.directive.address,
        issuer="",
        issuer_path="",
        issued="",
        issued_iso="",
        place="",
    )
