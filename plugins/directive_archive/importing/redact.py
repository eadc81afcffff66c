"""Withhold personal data on the way in, before anything else is understood.

What is withheld never enters the repository, so the raw text is redacted first: no field, reference, context or
diagnostic is made from anything else. Diagnostics say kind and line only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.checks.personal_data import (
    BANK_ACCOUNT,
    EMAIL,
    IDENTITY_NUMBER,
    PATIENT,
    PHONE,
    Kind,
    find_personal_data,
)
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.fields import as_texts

if TYPE_CHECKING:
    from directive_archive.fields import Value

REASON = "dữ liệu cá nhân"
_REDACTED = "redacted"
_WITHHELD = (PHONE, EMAIL, IDENTITY_NUMBER, BANK_ACCOUNT)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with its personal data replaced by ``[số điện thoại đã ẩn]`` and the like."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def redact(text: str, first_line: int = 1, field: str | None = None) -> Redacted:
    """Replace the personal data in ``text``, lines staying where they are; numbered patients are only pointed out."""
    diagnostics: list[Diagnostic] = []
    parts: list[str] = []
    position = 0
    for finding in find_personal_data(text):
        line = first_line + text.count("\n", 0, finding.start)
        diagnostics.append(_report(finding.kind, line, field))
        if finding.kind is PATIENT:
            continue
        line_ends = "\n" * text.count("\n", finding.start, finding.end)
        parts += [text[position : finding.start], line_ends, _mark(finding.kind)]
        position = finding.end
    return Redacted("".join([*parts, text[position:]]), tuple(diagnostics))


def redact_joined(text: str, first_line: int, field: str | None = None) -> Redacted:
    """Once more for text put together from several lines, where a number that was in two pieces is now in one."""
    done = redact(text, first_line, field)
    return Redacted(done.text, tuple(each for each in done.diagnostics if each.code == _REDACTED))


def _mark(kind: Kind) -> str:
    return f"[{kind.vi} đã ẩn]"


def redact_value(value: Value, line: int, field: str) -> tuple[Value, list[Diagnostic]]:
    """The same for every text in a field's value."""
    if isinstance(value, str):
        done = redact_joined(value, line, field)
        return done.text, list(done.diagnostics)
    if isinstance(value, Mapping):
        record = {key: redact_joined(text, line, field) for key, text in value.items()}
        texts = {key: done.text for key, done in record.items()}
        return texts, [each for done in record.values() for each in done.diagnostics]
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        items = [redact_joined(str(item), line, field) for item in value]
        return tuple(done.text for done in items), [each for done in items for each in done.diagnostics]
    return value, []


def redactions_field(metadata: Mapping[str, Value], body: str) -> tuple[Mapping[str, str], ...]:
    """The front matter's account of what is withheld in these fields and this body."""
    texts = [body, *(text for value in metadata.values() for text in as_texts(value))]
    counts = {kind.vi: sum(text.count(_mark(kind)) for text in texts) for kind in _WITHHELD}
    return tuple(
        {"kind": kind, "count": str(count), "reason": REASON} for kind, count in sorted(counts.items()) if count
    )


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
        _REDACTED,
        Severity.WARNING,
        Message(
            f"Đã ẩn {kind.vi} và ghi vào redactions.",
            f"A {kind.en} was withheld and noted in redactions.",
        ),
        line=line,
        hint=Message("Xem còn sót dữ liệu cá nhân nào không.", "Look whether any other personal data is left."),
        field=field,
    )
