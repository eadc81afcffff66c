"""The catalogue: one row a directive, for spreadsheets and programs. Columns come from the table of fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from directive_archive.exports.table import csv_lines
from directive_archive.fields import FIELDS, Field, FieldTable, as_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_archive.citations import Citation, CitationGraph
    from directive_archive.directive import Directive
    from directive_archive.fields import Value

SEPARATOR = "; "
"""Between several values of one cell."""
_RISKY_START = ("=", "+", "-", "@", "\t", "\r", "\n")


def columns(fields: FieldTable = FIELDS) -> list[Field]:
    """Fields that the exports have."""
    return [field for field in fields if field.column]


def _cell(value: Value) -> str:
    return safe_cell(value.isoformat() if isinstance(value, date) else SEPARATOR.join(as_texts(value)))


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    # A spreadsheet would run a cell that begins so as a formula.
    return f"'{text}" if text.startswith(_RISKY_START) else text


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def catalogue_row(directive: Directive, chosen: Iterable[Field]) -> dict[str, object]:
    """What the catalogue says of a directive, ready for JSON."""
    return {"id": directive.id, **{field.key: _plain(field.value(directive)) for field in chosen}}


def catalogue_csv(directives: Iterable[Directive], fields: FieldTable = FIELDS) -> Iterator[str]:
    """Lines of CSV with a header row."""
    chosen = columns(fields)
    rows = ([directive.id, *(_cell(field.value(directive)) for field in chosen)] for directive in directives)
    return csv_lines(["id", *(field.key for field in chosen)], rows)


def catalogue_jsonl(directives: Iterable[Directive], fields: FieldTable = FIELDS) -> Iterator[str]:
    """One JSON object a line; what a document does not state is null."""
    chosen = columns(fields)
    return (f"{json.dumps(catalogue_row(each, chosen), ensure_ascii=False)}\n" for each in directives)


def citations_csv(graph: CitationGraph) -> Iterator[str]:
    """Lines of CSV, one a citation: citing id, cited id, state, relation and what the text says."""
    header = ("citing", "cited", "state", "relation", "type", "number", "issued", "issuer", "text")
    return csv_lines(header, map(_citation_row, graph))


def _citation_row(citation: Citation) -> list[str]:
    return [
        citation.citing,
        citation.target or SEPARATOR.join(citation.candidates),
        citation.state.value,
        citation.relation,
        citation.type.name if citation.type else "",
        _cell(str(citation.number)),
        citation.issued.isoformat() if citation.issued else "",
        _cell(citation.issuer.name if citation.issuer else ""),
        _cell(max((mention.text for mention in citation.mentions), key=len)),
    ]
