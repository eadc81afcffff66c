"""From a raw text to a draft: the file of a directive, ready for a human to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from directive_archive.checks.publication import check_marks
from directive_archive.citations.resolve import Citation, Resolver
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.directive import Directive
from directive_archive.fields import FIELDS
from directive_archive.front_matter import write_file
from directive_archive.importing.clean import mend_page_breaks
from directive_archive.importing.closing import closing_start, parse_closing
from directive_archive.importing.header import Header, read_header
from directive_archive.importing.redact import Redacted, redact, redact_value, redactions_field
from directive_archive.importing.source import read_text
from directive_archive.vocabulary.document_types import (
    OFFICIAL_LETTER,
    document_type_of_symbol,
    document_types_of_symbol,
)
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from directive_archive.fields import Value
    from directive_archive.importing.closing import Closing

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


@dataclass(frozen=True)
class Draft:
    """What an import makes of one input."""

    directive: Directive | None
    """``None`` if the input could not be read at all."""
    body: str = ""
    citations: tuple[Citation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def markdown(self) -> str | None:
        """The file to be committed."""
        return write_file(self.directive.metadata, self.body) if self.directive else None

    def to_dict(self, file: str) -> dict[str, object]:
        """Plain data for JSON output, every key present in every case."""
        directive = self.directive
        return {
            "file": file,
            "meta": _meta(directive) if directive else None,
            "references": [_reference(citation) for citation in self.citations],
            "diagnostics": [diagnostic.to_dict() for diagnostic in self.diagnostics],
            "id": directive.id if directive else None,
            "markdown": self.markdown,
        }


def _meta(directive: Directive) -> dict[str, object]:
    signatory = directive.record("signatory")
    return {
        "number": directive.text("number") or None,
        "symbol": directive.text("symbol") or None,
        "type": directive.text("type") or None,
        "title": directive.title or None,
        "issued": directive.issued.isoformat() if directive.issued else None,
        "place": directive.text("place") or None,
        "issuer": directive.text("issuer") or None,
        "issuer_parent": directive.text("issuer_parent") or None,
        "level": directive.issuer.level.value if directive.text("issuer") and directive.issuer.level else None,
        "system": directive.issuer.system.value if directive.text("issuer") else None,
        "province_at_issue": directive.province_at_issue_name,
        "province_now": directive.province_now.name if directive.province_now else None,
        "addressees": list(directive.texts("addressees")),
        "recipients": list(directive.texts("recipients")),
        "signatory": {key: signatory.get(key) for key in ("name", "position", "on_behalf_of", "form")},
    }


def _reference(citation: Citation) -> dict[str, object]:
    return {
        "text": max((mention.text for mention in citation.mentions), key=len),
        "type": citation.type.name if citation.type else None,
        "number": citation.number.number,
        "symbol": citation.number.symbol,
        "date": citation.issued.isoformat() if citation.issued else None,
        "issuer": citation.issuer.name if citation.issuer else None,
        "relation": citation.relation or None,
        "id": citation.target or None,
    }


@dataclass(slots=True)
class _Parts:
    """What was read so far, with the line of the input for each field."""

    metadata: dict[str, Value]
    lines: dict[str, int]
    diagnostics: list[Diagnostic] = field(default_factory=list)


def import_text(content: bytes, file: str) -> Draft:
    """Make a draft of one input. Never raises on bad content.

    Args:
        content: bytes of a plain text file.
        file: its name, kept in ``source`` and in diagnostics.
    """
    raw = read_text(content)
    if not raw.text:
        return Draft(None, diagnostics=tuple(diagnostic.at(file) for diagnostic in raw.diagnostics))
    lines = raw.text.split("\n")
    header = read_header(lines)
    end = closing_start(lines, header.body_start)
    closing = parse_closing(lines[end:], end + 1)
    start, stop = _without_blank_ends(lines, header.body_start, end)
    mended = mend_page_breaks("\n".join(lines[start:stop]), start + 1)
    parts = _Parts(_metadata(header, closing), dict(header.lines))
    parts.lines |= dict.fromkeys(("recipients", "signatory"), end + 1)
    parts.diagnostics = [*raw.diagnostics, *header.diagnostics, *closing.diagnostics, *mended.diagnostics]
    parts.diagnostics += check_marks(enumerate(lines, start=1), publish_reason="")
    parts.diagnostics += [_left_over(line) for line, _ in closing.leftover]
    if not mended.text.strip():
        parts.diagnostics.append(_no_body(start + 1))
    body = _redact_all(parts, redact(mended.text, start + 1))
    parts.metadata["source"] = _source(file, raw.sha256, withheld="redactions" in parts.metadata)
    parts.diagnostics += _unstated(parts)
    directive = Directive("", parts.metadata)
    directive = replace(directive, id=directive.expected_id)
    parts.diagnostics += _doubts(directive, parts.lines)
    citations = Resolver(()).resolve(directive, body)
    ordered = sorted((each.at(file) for each in parts.diagnostics), key=lambda each: each.sort_key)
    return Draft(directive, body, tuple(citations), tuple(ordered))


def _without_blank_ends(lines: list[str], start: int, stop: int) -> tuple[int, int]:
    while start < stop and not lines[start].strip(" *|"):
        start += 1
    while stop > start and not lines[stop - 1].strip(" *|"):
        stop -= 1
    return start, stop


def _metadata(header: Header, closing: Closing) -> dict[str, Value]:
    symbol = header.number.symbol if header.number else ""
    kind = header.type or (document_type_of_symbol(symbol) if symbol else None)
    if header.type is None and kind is not None and kind is not OFFICIAL_LETTER and header.addressees:
        kind = document_type_of_symbol(symbol)
    metadata: dict[str, Value] = {
        "number": header.number.number if header.number else "",
        "symbol": symbol,
        "type": kind.name if kind else "",
        "title": header.title,
        "issued": header.issued,
        "place": header.place,
        "issuer": header.issuer,
        "issuer_parent": header.issuer_parent,
        "addressees": header.addressees,
        "recipients": closing.recipients,
        "recipients_note": closing.recipients_note,
        "signatory": closing.signatory,
        "urgency": header.urgency,
    }
    return {key: value for key, value in metadata.items() if value}


def _source(file: str, sha256: str, *, withheld: bool) -> dict[str, str]:
    """Name and hash of the input. No hash if something was withheld: with all the rest of the text known, trying
    every phone number against the hash would give the number away.
    """
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    return {"file": name} if withheld else {"file": name, "sha256": sha256}


def _redact_all(parts: _Parts, body: Redacted) -> str:
    """Withhold personal data in every field and in the body; returns the body."""
    done: list[Redacted] = [body]
    for key, value in list(parts.metadata.items()):
        parts.metadata[key], found = redact_value(value, parts.lines.get(key, 1), key)
        done += found
    kinds = [kind for each in done for kind in each.kinds]
    parts.diagnostics += [diagnostic for each in done for diagnostic in each.diagnostics]
    if kinds:
        parts.metadata["redactions"] = redactions_field(kinds)
    return body.text


def _left_over(line: int) -> Diagnostic:
    return Diagnostic(
        "closing-line-unread",
        Severity.WARNING,
        Message(
            "Không hiểu một dòng ở phần cuối; dòng này không được chép.",
            "A line at the end was not understood and not copied.",
        ),
        line=line,
        hint=Message("Xem dòng đó và ghi vào trường phù hợp.", "Look at the line and put it where it belongs."),
    )


def _no_body(line: int) -> Diagnostic:
    return Diagnostic(
        "body-empty",
        Severity.ERROR,
        Message("Không tìm thấy phần nội dung của văn bản.", "No body was found."),
        line=line,
        hint=Message("Xem tệp có đủ văn bản không.", "See whether the file holds the whole document."),
    )


def _unstated(parts: _Parts) -> list[Diagnostic]:
    """A warning beside every field that stayed empty; the rules require most of them."""
    found = []
    for key in _STATED_BY_DOCUMENTS:
        if not parts.metadata.get(key):
            label = FIELDS[key].label
            found.append(_empty(key, f"trường {key} ({label.vi})", f"the field {key} ({label.en})", parts.lines.get(key, 1)))
    signatory = parts.metadata.get("signatory")
    stated = signatory if isinstance(signatory, Mapping) else {}
    for part, vi, en in _SIGNATORY_PARTS:
        if not stated.get(part):
            found.append(_empty("signatory", vi, en, parts.lines.get("signatory", 1)))
    return found


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


def _doubts(directive: Directive, lines: Mapping[str, int]) -> list[Diagnostic]:
    """A warning beside what was worked out but may be otherwise."""
    found = []
    issuer = directive.issuer
    if directive.text("issuer") and issuer.province is None and issuer.level is not Level.CENTRAL:
        names = ", ".join(sorted(place.province for place in issuer.candidates))
        found.append(
            Diagnostic(
                "issuer-place-unknown",
                Severity.WARNING,
                Message(
                    f"Chưa rõ {issuer.name} thuộc tỉnh nào{f' ({names})' if names else ''}.",
                    f"The province of {issuer.name} is not clear{f' ({names})' if names else ''}.",
                ),
                line=lines.get("issuer", 1),
                hint=Message("Ghi cơ quan chủ quản ở issuer_parent.", "Give the parent organ in issuer_parent."),
                field="issuer",
            )
        )
    kinds = document_types_of_symbol(directive.number.symbol)
    if not directive.text("type") and len(kinds) > 1:
        names = " / ".join(kind.name for kind in kinds)
        found.append(
            Diagnostic(
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
        )
    return found
