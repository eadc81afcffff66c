"""Mend what the conversion from paper pages did to a body: sentences broken by a page.

Two paragraphs are one sentence if the first has no closing mark and the second goes on with a lower-case letter.
Nothing else is joined; what is mended is reported with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.diagnostics import Diagnostic, Message, Severity

_CLOSED = re.compile(r"[.:;!?…,*)\]}\"”]\s*$|/\s*$")
_GOES_ON = re.compile(r"^\s*[^\W\d_A-Z]")
_LABEL = re.compile(r"^\s*(?:[a-zđ][).]\s|[ivx]+[).]\s|v/v\b)")
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?(?:Trang\s*)?\d{1,3}(?:\s*[-–]|/\d{1,3})?\s*$", re.IGNORECASE)
_SHORTEST_SENTENCE = 4
"""A heading of three words without a full stop ("Nơi nhận", "Điều khoản thi hành") is not a broken sentence."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A body with its broken sentences joined."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def is_broken_sentence(left: str, right: str) -> bool:
    """Whether paragraph ``right`` goes on with the sentence that ``left`` begins."""
    if _CLOSED.search(left) or len(left.split()) < _SHORTEST_SENTENCE or _LABEL.match(right):
        return False
    return bool(_GOES_ON.match(right)) and right.lstrip()[:1].islower()


def mend_page_breaks(text: str, first_line: int = 1) -> Mended:
    """Join sentences that a page break parted, bare page numbers in the gap included.

    Args:
        text: body, paragraphs parted by blank lines.
        first_line: line of the input file on which it begins.
    """
    lines = text.split("\n")
    joined: list[str] = []
    diagnostics: list[Diagnostic] = []
    index = 0
    while index < len(lines):
        after = _next_paragraph(lines, index + 1)
        if lines[index].strip() and after is not None and is_broken_sentence(lines[index], lines[after]):
            dropped = sum(bool(line.strip(" \f")) for line in lines[index + 1 : after])
            diagnostics.append(_mended(first_line + index, dropped))
            lines[after] = f"{lines[index].rstrip()} {lines[after].lstrip()}"
            index = after
            continue
        joined.append(lines[index])
        index += 1
    return Mended("\n".join(joined), tuple(diagnostics))


def _next_paragraph(lines: list[str], start: int) -> int | None:
    """Line after a gap of blank lines (and bare page numbers in it) from ``start``, or ``None`` if there is no gap."""
    index = start
    while index < len(lines) and (not lines[index].strip(" \f") or _PAGE_NUMBER.match(lines[index])):
        index += 1
    gap = lines[start:index]
    return index if index < len(lines) and any(not line.strip(" \f") for line in gap) else None


def _mended(line: int, dropped: int) -> Diagnostic:
    also_vi = ", bỏ số trang ở giữa" if dropped else ""
    also_en = ", and a page number between was dropped" if dropped else ""
    return Diagnostic(
        "page-break-mended",
        Severity.INFO,
        Message(
            f"Đã nối một câu bị ngắt trang{also_vi}.",
            f"A sentence broken by a page was joined{also_en}.",
        ),
        line=line,
        hint=Message("Xem lại chỗ nối với bản gốc.", "Compare the joint with the original."),
    )
