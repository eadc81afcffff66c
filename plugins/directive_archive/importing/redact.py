"""Withhold personal data on the way in, before anything is written.

What is withheld never enters the repository, so it is not in the diagnostics either: they say kind, field and line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.checks.personal_data import PATIENT, Kind, find_personal_data
from directive_archive.diagnostics import Diagnostic, Message, Severity

if TYPE_CHECKING:
    from directive_archive.fields import Value

REASON = "dữ liệu cá nhân"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its personal data replaced by ``[số điện thoại đã ẩn]`` and the like."""

    text: str
    kinds: tuple[Kind, ...]
    """One for each replacement."""
    diagnostics: tuple[Diagnostic, ...] = ()


def redact(text: str, first_line: int = 1, field: str | None = None) -> Redacted:
    """Replace the personal data in ``text``; numbered patients are only pointed out."""
    kinds: list[Kind] = []
    diagnostics: list[Diagnostic] = []
    parts: list[str] = []
    position = 0
    for finding in find_personal_data(text):
        line = first_line + text.count("\n", 0, finding.start)
        diagnostics.append(_report(finding.kind, line, field))
        if finding.kind is PATIENT:
            continue
        kinds.append(finding.kind)
        parts += [text[position : finding.start], f"[{finding.kind.vi} đã ẩn]"]
        position = finding.end
    return Redacted("".join([*parts, text[position:]]), tuple(kinds), tuple(diagnostics))


def redact_value(value: Value, line: int, field: str) -> tuple[Value, list[Redacted]]:
    """The same for every text in a field's value."""
    if isinstance(value, str):
        done = redact(value, line, field)
        return done.text, [done]
    if isinstance(value, Mapping):
        record = {key: redact(text, line, field) for key, text in value.items()}
        return {key: done.text for key, done in record.items()}, list(record.values())
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        items = [redact(str(item), line, field) for item in value]
        return tuple(done.text for done in items), items
    return value, []


def redactions_field(kinds: list[Kind]) -> tuple[Mapping[str, str], ...]:
    """The front matter's account of what was withheld."""
    counts = Counter(kind.vi for kind in kinds)
    return tuple({"kind": kind, "count": str(count), "reason": REASON} for kind, count in sorted(counts.items()))


def _report(kind: Kind, line: int, field: str | None) -> Diagnostic:
    if kind is PATIENT:
        return Diagnostic(
            kind.code,
            Severity.WARNING,
            Message(f"Có {kind.vi}; chưa ẩn.", f"There is a {kind.en}; it was not withheld."),
            line=line,
            hint=Message("Xem có thể nhận ra người bệnh không; nếu có, hãy ẩn.", "Withhold it if it tells who it is."),
            field=field,
        )
    return Diagnostic(
        "redacted",
        Severity.WARNING,
        Message(
            f"Đã ẩn {kind.vi} và ghi vào redactions.",
            f"A {kind.en} was withheld and noted in redactions.",
        ),
        line=line,
        hint=Message("Xem còn sót dữ liệu cá nhân nào không.", "Look whether any other personal data is left."),
        field=field,
    )
