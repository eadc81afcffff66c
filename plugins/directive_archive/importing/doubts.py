"""What a draft leaves open: a diagnostic beside everything that is empty or may be otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from directive_archive.checks.values import check_values
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.fields import FIELDS
from directive_archive.vocabulary.document_types import document_types_of_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive
    from directive_archive.fields import Value

_STATED_BY_DOCUMENTS = (
    "number",
    "symbol",
    "type",
    "title",
    "issued",
    "place",
    "issuer",
    "issuer_parent",
    "addressees",
    "recipients",
)
_SIGNATORY_PARTS = (
    ("name", "họ tên người ký", "the signatory's name"),
    ("position", "chức vụ người ký", "the signatory's position"),
    ("on_behalf_of", "thẩm quyền ký (T/M, TM., KT. …)", "on whose behalf it is signed"),
)
_LONGEST_TITLE = 500
"""Decree 30/2020/NĐ-CP, annex VI: Subject."""


def unstated(metadata: Mapping[str, Value], lines: Mapping[str, int]) -> Iterator[Diagnostic]:
    """A warning beside every field that stayed empty; the rules require most of them."""
    for key in _STATED_BY_DOCUMENTS:
        if not metadata.get(key):
            label = FIELDS[key].label
            yield _empty(key, f"trường {key} ({label.vi})", f"the field {key} ({label.en})", lines.get(key, 1))
    signatory = metadata.get("signatory")
    stated = signatory if isinstance(signatory, Mapping) else {}
    for part, vi, en in _SIGNATORY_PARTS:
        if not stated.get(part):
            yield _empty("signatory", vi, en, lines.get("signatory", 1))


def _empty(key: str, vi: str, en: str, line: int) -> Diagnostic:
    return Diagnostic(
        "field-unstated",
        Severity.WARNING,
        Message(f"Để trống {vi}: không thấy trong văn bản.", f"Left empty: {en} was not found in the document."),
        line=line,
        hint=Message(
            "Xem bản gốc: nếu có in thì điền vào, nếu không thì để trống.",
            "Look at the original: fill it in if it is printed there, else leave it empty.",
        ),
        field=key,
    )


def doubtful(directive: Directive, lines: Mapping[str, int]) -> Iterator[Diagnostic]:
    """A warning beside what was worked out but may be otherwise."""
    for each in check_values(directive):
        if each.severity is not Severity.INFO:
            yield Diagnostic(
                each.code,
                each.severity,
                each.message,
                line=lines.get(each.field or "", 1),
                hint=each.hint,
                field=each.field,
            )
    kinds = document_types_of_symbol(directive.number.symbol)
    if not directive.text("type") and len(kinds) > 1:
        names = " / ".join(kind.name for kind in kinds)
        yield Diagnostic(
            "type-doubtful",
            Severity.WARNING,
            Message(
                f"Ký hiệu {directive.number.symbol} có thể là {names}; không thấy dòng tên loại.",
                f"The symbol {directive.number.symbol} may be {names}; there is no type line.",
            ),
            line=lines.get("number", 1),
            hint=Message("Xem bản gốc và ghi vào type.", "Look at the original and fill in type."),
            field="type",
        )
    if len(directive.title) > _LONGEST_TITLE:
        yield Diagnostic(
            "title-long",
            Severity.WARNING,
            Message(
                "Trích yếu dài bất thường; có thể lẫn phần nội dung.", "The subject is long; it may hold body text."
            ),
            line=lines.get("title", 1),
            hint=Message("So với bản gốc.", "Compare it with the original."),
            field="title",
        )


def annex_kept(line: int) -> Diagnostic:
    """What follows recipients and signature."""
    return Diagnostic(
        "annex-kept",
        Severity.WARNING,
        Message(
            "Sau chữ ký và Nơi nhận còn chữ (phụ lục?); đã giữ ở cuối thân văn bản.",
            "Text after signature and recipients (an annex?) was kept at the end of the body.",
        ),
        line=line,
        hint=Message(
            "Xem phần đó có thuộc văn bản không; nếu không thì bỏ.", "Remove it if it is no part of the document."
        ),
    )


def no_body(line: int) -> Diagnostic:
    """No text between header and closing."""
    return Diagnostic(
        "body-empty",
        Severity.ERROR,
        Message("Không tìm thấy phần nội dung của văn bản.", "No body was found."),
        line=line,
        hint=Message("Xem tệp có đủ văn bản không.", "See whether the file holds the whole document."),
    )


def doubtful_case(key: str, line: int) -> Diagnostic:
    """A name printed in capitals, some word of which no known phrase covers."""
    return Diagnostic(
        "name-case-doubtful",
        Severity.WARNING,
        Message(
            "Bản gốc in chữ hoa; chưa chắc viết hoa, viết thường thế nào.",
            "Printed in capitals; which letters are capital in a sentence is not certain.",
        ),
        line=line,
        hint=Message(f"Sửa cách viết hoa ở {key}.", f"Mend the capitals in {key}."),
        field=key,
    )
