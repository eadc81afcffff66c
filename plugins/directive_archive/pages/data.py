"""The page of data to take away, and the files on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from directive_archive.exports.cascade import COLUMNS as CASCADE_COLUMNS
from directive_archive.exports.cascade import cascade_csv
from directive_archive.exports.catalogue import catalogue_csv, catalogue_jsonl, citations_csv, columns
from directive_archive.exports.coverage import COLUMNS as COVERAGE_COLUMNS
from directive_archive.exports.coverage import coverage_csv
from directive_archive.exports.graphml import EDGE_KEYS, NODE_KEYS, graphml
from directive_archive.exports.reference import schema_text
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, DataFile, Page
from directive_archive.pages.paths import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_AT_ONCE = 500
"""Lines that are written together."""


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
    Download(
        f"{DATA}trich-dan.graphml",
        "Mạng lưới trích dẫn (GraphML)",
        "Mỗi văn bản một nút, mỗi trích dẫn một cạnh; mở được bằng Gephi, yEd, igraph, NetworkX.",
    ),
    Download(
        f"{DATA}do-phu.csv", "Độ phủ (CSV)", "Mỗi dòng một dãy số: ít nhất bao nhiêu số đã cấp, kho có bao nhiêu."
    ),
    Download(f"{DATA}hanh-trinh.csv", "Hành trình chỉ đạo (CSV)", "Mỗi dòng một lần thực hiện, với số ngày."),
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
            "graph_keys": {key: what for key, (_, what) in (NODE_KEYS | EDGE_KEYS).items()},
            "coverage_columns": {key: what for key, (what, _) in COVERAGE_COLUMNS.items()},
            "cascade_columns": CASCADE_COLUMNS,
            "count": len(contents.archive.directives),
            "citations": len(contents.graph),
        },
        breadcrumbs=(HOME,),
        description="Tải danh mục văn bản, bảng trích dẫn và hành trình chỉ đạo của kho.",
    )


def data_files(contents: Contents) -> Iterator[DataFile]:
    """The downloads themselves."""
    directives = contents.archive.directives
    fields = contents.archive.fields
    catalogue = lambda: contents.catalogue_fingerprint  # noqa: E731 - asked for only where things are kept
    makers: dict[str, tuple[Callable[[], Iterable[str]], Callable[[], object] | None]] = {
        f"{DATA}danh-muc.csv": (lambda: catalogue_csv(directives, fields), catalogue),
        f"{DATA}danh-muc.jsonl": (lambda: catalogue_jsonl(directives, fields), catalogue),
        f"{DATA}trich-dan.csv": (lambda: citations_csv(contents.graph), None),
        f"{DATA}trich-dan.graphml": (lambda: graphml(directives, contents.wanted, contents.graph), None),
        f"{DATA}do-phu.csv": (lambda: coverage_csv(contents.coverage.series), None),
        f"{DATA}hanh-trinh.csv": (lambda: cascade_csv(contents.cascade), None),
        f"{DATA}front-matter.schema.json": (lambda: (schema_text(fields),), lambda: ""),
    }
    for path, (make, key) in makers.items():
        yield DataFile(path, partial(_encoded, make), key)


def _encoded(make: Callable[[], Iterable[str]]) -> Iterator[bytes]:
    """Lines put together to pieces that are worth writing."""
    lines = iter(make())
    while some := "".join(islice(lines, _AT_ONCE)):
        yield some.encode()
