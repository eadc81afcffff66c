"""What a human should look at in the references of a document, as diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_archive.archive import Entry
    from directive_archive.citations.resolve import Citation


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that may be wrong with a reference; ``{}`` in its words is the cited document."""

    code: str
    vi: str
    en: str


DOUBTS = (
    Doubt(
        "reference-date",
        "Ngày của {} không có thật hoặc không đọc được; để trống.",
        "The date of {} does not exist or cannot be read; it stays empty.",
    ),
    Doubt(
        "reference-dates",
        "{} được nhắc với hai ngày khác nhau; giữ ngày nêu trước.",
        "{} is mentioned with two dates; the first is kept.",
    ),
    Doubt(
        "reference-issuer",
        "Cơ quan nêu cùng {} không khớp với ký hiệu.",
        "The organ named with {} does not fit its symbol.",
    ),
    Doubt(
        "reference-later",
        "{} được dẫn với ngày sau ngày của chính văn bản dẫn.",
        "{} is cited with a date after that of the citing document.",
    ),
    Doubt(
        "reference-shared",
        "Trước {} có số không mang ký hiệu; các số đó không được nối.",
        "Numbers without a symbol stand before {}; they are not linked.",
    ),
)
"""Every doubt that :mod:`find` and :mod:`resolve` name by its code."""
_BY_CODE = {doubt.code: doubt for doubt in DOUBTS}
_HINT = Message(
    "So lại với bản gốc; nếu bản gốc in như vậy, ghi vào references với action: accept.",
    "Compare with the original; if it is printed so, note it in references with action: accept.",
)


def doubt_message(code: str, cited: str) -> Message:
    """What a doubt says of a cited document."""
    return Message(_BY_CODE[code].vi.format(cited), _BY_CODE[code].en.format(cited))


def left_alone_message(words: str) -> Message:
    """What is said of words that look like references and cannot be read."""
    return Message(
        f"“{words}” có vẻ dẫn nhiều văn bản bằng một dãy số; không được nối.",
        f"“{words}” seems to cite several documents by a run of numbers; they are not linked.",
    )


def of_citations(entry: Entry, citations: Iterable[Citation]) -> Iterator[Diagnostic]:
    """A warning for each doubt of each citation."""
    for citation in citations:
        for code in citation.doubts:
            yield _warning(entry, _BY_CODE[code], citation.heading)


def of_words(entry: Entry, left_alone: Iterable[str]) -> Iterator[Diagnostic]:
    """A warning for words that look like references and cannot be read: ranges, numbers that share one symbol."""
    for words in left_alone:
        yield Diagnostic(
            "reference-range",
            Severity.WARNING,
            left_alone_message(words),
            entry.name,
            entry.field_lines.get("references", 1),
            _HINT,
            "references",
        )


def _warning(entry: Entry, doubt: Doubt, cited: str) -> Diagnostic:
    return Diagnostic(
        doubt.code,
        Severity.WARNING,
        doubt_message(doubt.code, cited),
        entry.name,
        entry.field_lines.get("references", 1),
        _HINT,
        "references",
    )
