"""The page of data to take away, and the files on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.exports.catalogue import catalogue_csv, catalogue_jsonl, citations_csv, columns
from directive_archive.exports.reference import schema_text
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, DataFile, Page
from directive_archive.pages.paths import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    path: str
    title: str
    what: str


DOWNLOADS = (
    Download(f"{DATA}danh-muc.csv", "Danh mục văn bản (CSV)", "Mỗi dòng một văn bản; mở được bằng bảng tính."),
    Download(f"{DATA}danh-muc.jsonl", "Danh mục văn bản (JSON Lines)", "Mỗi dòng một văn bản, cho chương trình."),
    Download(f"{DATA}trich-dan.csv", "Trích dẫn (CSV)", "Mỗi dòng một văn bản dẫn và văn bản được dẫn."),
    Download(f"{DATA}front-matter.schema.json", "Lược đồ phần khai báo (JSON Schema)", "Cho người đóng góp."),
)


def data_page(contents: Contents) -> Iterator[Page]:
    """The page with the downloads and what their columns mean."""
    yield Page(
        path=DATA,
        title="Dữ liệu",
        template="data",
        data=lambda: {
            "downloads": DOWNLOADS,
            "columns": columns(contents.archive.fields),
            "count": len(contents.archive.directives),
            "citations": len(contents.graph.citations),
        },
        breadcrumbs=(HOME,),
        description="Tải danh mục văn bản và bảng trích dẫn của kho.",
    )


def data_files(contents: Contents) -> Iterator[DataFile]:
    """The downloads themselves."""
    directives = contents.archive.directives
    fields = contents.archive.fields
    catalogue = lambda: contents.catalogue_fingerprint  # noqa: E731 - asked for only where things are kept
    makers: dict[str, tuple[Callable[[], str], Callable[[], object] | None]] = {
        f"{DATA}danh-muc.csv": (lambda: catalogue_csv(directives, fields), catalogue),
        f"{DATA}danh-muc.jsonl": (lambda: catalogue_jsonl(directives, fields), catalogue),
        f"{DATA}trich-dan.csv": (lambda: citations_csv(contents.graph), None),
        f"{DATA}front-matter.schema.json": (lambda: schema_text(fields), lambda: ""),
    }
    for path, (make, key) in makers.items():
        yield DataFile(path, partial(_encoded, make), key)


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()
