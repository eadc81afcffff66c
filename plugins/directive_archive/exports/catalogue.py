"""The catalogue: one row a directive, for spreadsheets and programs. Columns come from the table of fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from directive_archive.fields import FIELDS, Field, FieldTable, as_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.citations import CitationGraph
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


def catalogue_csv(directives: Iterable[Directive], fields: FieldTable = FIELDS) -> str:
    """CSV with a header row; UTF-8 text with a byte order mark, since spreadsheets guess wrong without one."""
    chosen = columns(fields)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["id", *(field.key for field in chosen)])
    for directive in directives:
        writer.writerow([directive.id, *(_cell(field.value(directive)) for field in chosen)])
    return "\ufeff" + buffer.getvalue()


def catalogue_jsonl(directives: Iterable[Directive], fields: FieldTable = FIELDS) -> str:
    """One JSON object a line; what a document does not state is null."""
    chosen = columns(fields)
    lines = (json.dumps(catalogue_row(directive, chosen), ensure_ascii=False) for directive in directives)
    return "".join(f"{line}\n" for line in lines)


def citations_csv(graph: CitationGraph) -> str:
    """One row a citation: citing id, cited id, state, relation and what the text says."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["citing", "cited", "state", "relation", "type", "number", "issued", "issuer", "text"])
    for each in graph:
        writer.writerow(
            [
                each.citing,
                each.target or SEPARATOR.join(each.candidates),
                each.state.value,
                each.relation,
                each.type.name if each.type else "",
                _cell(str(each.number)),
                each.issued.isoformat() if each.issued else "",
                _cell(each.issuer.name if each.issuer else ""),
                _cell(max((mention.text for mention in each.mentions), key=len)),
            ]
        )
    return "\ufeff" + buffer.getvalue()
