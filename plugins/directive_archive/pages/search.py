"""The search page: its results come from the index, in the reader's browser; without JavaScript it offers the lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive.pages import paths
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.search.facets import facet_columns

if TYPE_CHECKING:
    from collections.abc import Iterator


def search_page(contents: Contents) -> Iterator[Page]:
    """The page itself."""
    yield Page(
        path=paths.SEARCH,
        title="Tìm văn bản",
        template="search",
        data=partial(_data, contents),
        breadcrumbs=(HOME,),
        description="Tìm trong toàn văn của kho, có dấu hay không dấu, và lọc theo tỉnh, cơ quan, loại, ngày ban hành.",
    )


def _data(contents: Contents) -> PageData:
    fields = contents.archive.fields
    return {
        "parameters": [column.parameter for column in facet_columns(fields)],
        "count": len(contents.archive.directives),
        "ways": [
            Link("Nơi ban hành", paths.PLACES, note="tỉnh, huyện, cơ quan lúc ban hành"),
            Link("Tỉnh, thành hiện nay", paths.PROVINCES_TODAY, note="34 tỉnh, thành từ 1/7/2025"),
            Link("Ngày ban hành", paths.DATES, note="năm, tháng, ngày"),
            Link("Cơ quan ban hành", paths.ISSUERS, note="theo thứ tự chữ cái"),
            *(Link(field.facet.heading.vi, paths.facet_path(field)) for field in fields.faceted if field.facet),
            Link("Dãy số văn bản", paths.COVERAGE, note="số nào kho có, số nào còn thiếu"),
            Link("Văn bản còn thiếu", paths.WANTED, note="được dẫn mà kho chưa có"),
        ],
    }
