"""Tables as CSV, a row at a time: the whole of a large one need never be in memory."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = "\ufeff"
"""Spreadsheets guess another encoding without it."""


class _Passing:
    """A file that hands back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A header row, then the others, as RFC 4180 has it, with a byte order mark before all."""
    writer = csv.writer(_Passing(), lineterminator="\r\n")
    yield _MARK + writer.writerow(header)
    for row in rows:
        yield writer.writerow(row)
