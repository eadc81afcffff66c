"""The page where any text can be pasted to get its references; what it needs of the archive is in small files."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.citations.forms import RELATIONS
from directive_archive.citations.holdings import holdings_files
from directive_archive.language import collation_key
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, DataFile, Link, Page, PageData
from directive_archive.pages.paths import CITATIONS, HOLDINGS, LOOKUP

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUGGESTED = 200
"""Issuers that the page suggests; any other can be typed."""


def lookup_page(contents: Contents) -> Iterator[Page]:
    """The page itself."""
    yield Page(
        path=LOOKUP,
        title="Tra cứu trích dẫn",
        template="lookup",
        data=partial(_data, contents),
        breadcrumbs=(HOME, Link("Trích dẫn", CITATIONS)),
        description="Dán một đoạn văn bản để tìm mọi chỗ dẫn văn bản khác và biết văn bản nào đã có trong kho.",
    )


def _data(contents: Contents) -> PageData:
    counts = Counter(directive.issuer.name for directive in contents.archive.directives)
    often = sorted(counts, key=lambda name: (-counts[name], collation_key(name)))[:_SUGGESTED]
    return {
        "issuers": sorted(often, key=collation_key),
        "holdings": HOLDINGS,
        "relations": {relation.key: relation.verb for relation in RELATIONS},
    }


def lookup_files(contents: Contents) -> Iterator[DataFile]:
    """What the archive holds, by number: files that the page loads, made one at a time."""
    count = 0
    for content in holdings_files(contents.archive.directives, contents.wanted):
        yield DataFile(f"{HOLDINGS}{count}.json", partial(_whole, content))
        count += 1
    yield DataFile(f"{HOLDINGS}count.json", partial(_whole, str(count).encode()))


def _whole(content: bytes) -> tuple[bytes]:
    return (content,)
