"""Drafts in the short forms that the golden pairs keep."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from directive_archive.diagnostics import Diagnostic
from directive_archive.importing import Draft, import_text

PAIRS = Path(__file__).with_name("pairs")
SOURCES = tuple(sorted(PAIRS.glob("*.txt")))


def draft_of(source: Path) -> Draft:
    """The draft of a text of the pairs."""
    return import_text(source.read_bytes(), source.name)


def said(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Diagnostics as `severity code line field`."""
    return [" ".join(filter(None, [each.severity, each.code, str(each.line), each.field])) for each in diagnostics]


def report(draft: Draft) -> dict[str, Any]:
    """What an import understood, without the fields that stayed empty."""
    data: Any = draft.to_dict("")
    return {
        "id": data["id"],
        "meta": _stated(data["meta"]),
        "references": [_stated(reference) for reference in data["references"]],
        "diagnostics": said(draft.diagnostics),
    }


def _stated(record: dict[str, Any]) -> dict[str, Any]:
    stated = {key: _stated(value) if isinstance(value, dict) else value for key, value in record.items()}
    return {key: value for key, value in stated.items() if value}
