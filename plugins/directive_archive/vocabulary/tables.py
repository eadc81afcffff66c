"""Reading the committed tables of the vocabulary."""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache
from importlib.resources import files

_DATA = files("directive_archive.vocabulary") / "data"


@lru_cache(maxsize=16)
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/<name>.csv``, each a mapping from column to text, in the table's order."""
    text = (_DATA / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def read_date(text: str, *, last: bool = False) -> date | None:
    """Date of an ISO cell; a bare year means its first day, or its last if ``last``; empty is ``None``."""
    if len(text) == len("2025"):
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    return date.fromisoformat(text) if text else None
