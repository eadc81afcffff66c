"""Whether the facts that a file states can be true together."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity, excerpt
from directive_archive.identity import is_well_formed
from directive_archive.number import NUMBER, SYMBOL
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES, document_types_of_symbol
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive


def check_values(directive: Directive) -> Iterator[Diagnostic]:
    """Diagnostics on single facts; the caller adds the lines of their fields."""
    yield from _check_type(directive)
    yield from _check_number(directive)
    yield from _check_issuer(directive)
    yield from _check_ids(directive)
    if not directive.record("source"):
        yield Diagnostic(
            "source-missing",
            Severity.INFO,
            Message("Chưa ghi nguồn của bản chép.", "The source of the transcription is not given."),
            hint=Message("Ghi địa chỉ bản gốc ở source.url.", "Give the address of the original in source.url."),
            field="source",
        )


def _check_type(directive: Directive) -> Iterator[Diagnostic]:
    name = directive.text("type")
    if not name:
        return
    if directive.type is None:
        shown = excerpt(name)
        near = difflib.get_close_matches(shown, [kind.name for kind in DOCUMENT_TYPES], n=1)
        suggestion = near[0] if near else "Công văn, Chỉ thị, Thông báo …"
        yield Diagnostic(
            "type-unknown",
            Severity.ERROR,
            Message(f"Không có loại văn bản “{shown}”.", f"There is no document type “{shown}”."),
            hint=Message(f"Có phải ý là {suggestion}?", f"Did you mean {suggestion}?"),
            field="type",
        )
        return
    kinds = document_types_of_symbol(directive.number.symbol)
    if kinds and directive.type not in kinds:
        names = " / ".join(kind.name for kind in kinds)
        yield Diagnostic(
            "type-contradicts-symbol",
            Severity.WARNING,
            Message(
                f"Loại {directive.type.name} không hợp với ký hiệu {directive.number.symbol} ({names}).",
                f"The type {directive.type.name} does not fit the symbol {directive.number.symbol} ({names}).",
            ),
            hint=Message("Xem lại dòng tên loại và dòng số của bản gốc.", "Compare type line and number line."),
            field="type",
        )


def _check_number(directive: Directive) -> Iterator[Diagnostic]:
    for key, pattern in (("number", NUMBER), ("symbol", SYMBOL)):
        text = directive.text(key)
        if text and not re.fullmatch(pattern, text):
            yield Diagnostic(
                "number-malformed",
                Severity.ERROR,
                Message(
                    f"Trường {key}: “{excerpt(text)}” không phải số, ký hiệu văn bản.",
                    f"The field {key}: “{excerpt(text)}” is no document number or symbol.",
                ),
                hint=Message('Ghi như number: "1102", symbol: "CV/TU".', 'Write number: "1102", symbol: "CV/TU".'),
                field=key,
            )


def _check_issuer(directive: Directive) -> Iterator[Diagnostic]:
    issuer = directive.issuer
    if not directive.text("issuer") or issuer.level is Level.CENTRAL or issuer.province is not None:
        return
    if issuer.candidates:
        names = ", ".join(sorted({place.province for place in issuer.candidates}))
        message = Message(
            f"{issuer.name}: có nhiều nơi cùng tên, chưa rõ thuộc tỉnh nào ({names}).",
            f"{issuer.name}: several places have this name; the province is not clear ({names}).",
        )
    else:
        message = Message(f"{issuer.name}: chưa rõ thuộc tỉnh nào.", f"{issuer.name}: the province is not clear.")
    yield Diagnostic(
        "issuer-place-unknown",
        Severity.WARNING,
        message,
        hint=Message(
            "Ghi cơ quan chủ quản ở issuer_parent, như in trên văn bản (ví dụ: Đảng bộ tỉnh Bến Tre).",
            "Give the parent organ in issuer_parent as printed (such as Đảng bộ tỉnh Bến Tre).",
        ),
        field="issuer",
    )


def _check_ids(directive: Directive) -> Iterator[Diagnostic]:
    named = [("aliases", identifier) for identifier in directive.texts("aliases")]
    named += [("references", record["to"]) for record in directive.records("references") if record.get("to")]
    for key, identifier in named:
        if not is_well_formed(identifier):
            yield Diagnostic(
                "id-malformed",
                Severity.ERROR,
                Message(
                    f"“{excerpt(identifier)}” không phải mã hồ sơ.",
                    f"“{excerpt(identifier)}” is not the id of a record.",
                ),
                hint=Message(
                    "Mã có dạng bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu.",
                    "Ids look like bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu.",
                ),
                field=key,
            )
