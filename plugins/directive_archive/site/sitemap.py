"""The archive's pages in the sitemap, which MkDocs makes of the pages that it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class _Mapped:
    """What the sitemap's template asks of a page."""

    canonical_url: str
    update_date: str
    abs_url: None = None
    is_link: None = None


@dataclass(frozen=True, slots=True)
class _MappedFile:
    """What it asks of a file."""

    page: _Mapped


def with_pages(files: Iterable[object], addresses: Iterable[str]) -> Iterator[object]:
    """MkDocs' files, then a stand-in for each further page, made while the template runs over them."""
    yield from files
    today = get_build_date()
    for address in addresses:
        yield _MappedFile(_Mapped(address, today))
