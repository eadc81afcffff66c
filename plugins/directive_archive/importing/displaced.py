"""Parts of a header that stand elsewhere: at the foot of the first page, or at the end of the document."""

from __future__ import annotations

import re

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing import header_lines as forms
from directive_archive.importing.header import Header, read_header
from directive_archive.importing.layout import PAGE_BREAK, strip_marks
from directive_archive.language import compare_key, parse_date
from directive_archive.vocabulary.casing import is_capitals
from directive_archive.vocabulary.document_types import document_type_of_symbol

_ADOPTED = re.compile(r"thông qua (?P<date>ngày [^.;]{6,40})[.;/]*$")
_ADOPTED_TYPES = {"Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết"}
_LAST_LINES = 6
_ATTESTED = re.compile(r"X[ÁA]C (?:THỰC|NHẬN) VĂN BẢN HỢP NHẤT")
_ATTESTATION = re.compile(rf"/VBHN-|{_ATTESTED.pattern}")
_ATTESTATION_LINES = 25


def adoption_date(header: Header, lines: list[str], end: int) -> list[Diagnostic]:
    """Take the day of adoption from the last sentence of an act that has no line of place and date.

    Laws and resolutions of the National Assembly and its standing committee say ``thông qua ngày …`` at their end.
    """
    last = " ".join(" ".join(lines[max(0, end - _LAST_LINES) : end]).split())
    adopted = _ADOPTED.search(last)
    issued = parse_date(adopted["date"]) if adopted else None
    if issued is None or "issued" in header.lines or header.type is None or header.type.name not in _ADOPTED_TYPES:
        return []
    header.issued = issued
    return [
        Diagnostic(
            "date-of-adoption",
            Severity.WARNING,
            Message(
                "Không có dòng địa danh, ngày tháng; lấy ngày thông qua ở cuối văn bản.",
                "There is no line of place and date; the day of adoption at the end was taken.",
            ),
            line=end,
            hint=Message("So với bản gốc.", "Compare it with the original."),
            field="issued",
        )
    ]


def read_attestation(header: Header, lines: list[str], end: int) -> int:
    """Organ, number, place and date of a consolidated text, which stand above its signature; returns where they begin.

    Its header is that of the act that was consolidated (Ordinance 01/2012/UBTVQH13).
    """
    first = max(header.body_start, end - _ATTESTATION_LINES)
    attested = [i for i in range(first, end) if _ATTESTATION.search(lines[i])]
    if header.number is not None or not attested:
        return end
    start = attested[0]
    while start > first and (not lines[start - 1].strip() or is_capitals(lines[start - 1])):
        start -= 1
    found = read_header(["" if _ATTESTED.search(line) else line for line in lines[start:end]])
    if found.number is not None:
        header.type = document_type_of_symbol(found.number.symbol) or header.type
    header.supplement(found, start + 1)
    return start


def read_displaced(header: Header, lines: list[str]) -> None:
    """Read the part of a header that the conversion put at the foot of the first page, and take it out of ``lines``."""
    page = range(header.body_start, len(lines))
    page_end = next((i for i in page if lines[i].startswith(PAGE_BREAK)), len(lines))
    motto = next((i for i in range(header.body_start, page_end) if compare_key(lines[i]) in forms.MOTTOES), None)
    if header.number is not None or header.issuer or motto is None:
        return
    start, end = motto, motto + 1
    while start > header.body_start and _is_header_only(lines[start - 1]):
        start -= 1
    while end < page_end and _is_header_only(lines[end]):
        end += 1
    found = read_header(lines[start:end])
    if found.number is not None:
        header.supplement(found, start + 1)
        lines[start:end] = [PAGE_BREAK] * (end - start)


def _is_header_only(line: str) -> bool:
    text = strip_marks(line)
    return (
        not any(character.isalnum() for character in text)
        or compare_key(text) in forms.MOTTOES
        or forms.number_line(text) is not None
        or forms.place_line(text) is not None
        or (is_capitals(text) and forms.begins_organ(text))
    )
