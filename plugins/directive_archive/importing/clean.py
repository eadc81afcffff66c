"""Mend what the conversion from paper pages did to a body: sentences broken by a page.

Two paragraphs are one sentence if the first has no closing mark and the second goes on with a lower-case letter.
Nothing else is joined; what is mended is reported with its line. Spaces around a line are layout and go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing.layout import PAGE_BREAK, is_page_number
from directive_archive.vocabulary.casing import is_capitals

_CLOSED = re.compile(r"[.:;!?…,*)\]}\"”/]\s*$")
_HYPHEN_AT_END = re.compile(r"\w-\s*$")
_LABEL = re.compile(r"\s*(?:[a-zđ][).]\s|[ivx]+[).]\s|v/v\b)")
_NUMBERED = re.compile(r"\s*(?:[-–+•]|[\divxIVX.]+[.)]|[a-zđ][.)])\s+")
_SHORTEST_SENTENCE = 4
"""A heading of three words without a full stop ("Nơi nhận", "Điều khoản thi hành") is not a broken sentence."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A body with its broken sentences joined."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def is_broken_sentence(left: str, right: str) -> bool:
    """Whether paragraph ``right`` goes on with the sentence that ``left`` begins."""
    words = _NUMBERED.sub("", left).split()
    if _CLOSED.search(left) or len(words) < _SHORTEST_SENTENCE or is_capitals(left):
        return False
    return right.lstrip()[:1].islower() and not _LABEL.match(right)


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
        line = lines[index]
        after = _next_paragraph(lines, index + 1)
        if line.strip() and after is not None and is_broken_sentence(line, lines[after]):
            dropped = sum(bool(between.strip()) for between in lines[index + 1 : after])
            diagnostics.append(_mended(first_line + index, dropped))
            space = "" if _HYPHEN_AT_END.search(line) else " "  # Căm-pu- / chi-a
            lines[after] = f"{line.rstrip()}{space}{lines[after].lstrip()}"
            index = after
            continue
        if (end := _end_of_page(lines, index)) > index:
            joined.append("")
            index = end
            continue
        if is_page_number(line) and _stands_alone(lines, index):
            diagnostics.append(_page_number(first_line + index))
        joined.append(line.strip())
        index += 1
    return Mended("\n".join(joined), tuple(diagnostics))


def _end_of_page(lines: list[str], start: int) -> int:
    """Index after a run of blank lines that holds a page break, for which one blank line will do; else ``start``."""
    end = start
    while end < len(lines) and not lines[end].strip():
        end += 1
    parted = any(line.startswith(PAGE_BREAK) for line in lines[start : end + 1])
    return end if end > start and parted else start


def _next_paragraph(lines: list[str], start: int) -> int | None:
    """Line after a gap of blank lines (and bare page numbers in it) from ``start``, or ``None`` if there is no gap."""
    index = start
    while index < len(lines) and (not lines[index].strip() or is_page_number(lines[index])):
        index += 1
    if index == len(lines):
        return None
    parted = lines[index].startswith(PAGE_BREAK) or any(not line.strip() for line in lines[start:index])
    return index if parted else None


def _stands_alone(lines: list[str], index: int) -> bool:
    return not any(lines[beside].strip() for beside in (index - 1, index + 1) if 0 <= beside < len(lines))


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


def _page_number(line: int) -> Diagnostic:
    return Diagnostic(
        "page-number-doubtful",
        Severity.WARNING,
        Message(
            "Một dòng chỉ có con số, có thể là số trang; vẫn giữ trong thân văn bản.",
            "A line that is only a number, maybe that of a page, stays in the body.",
        ),
        line=line,
        hint=Message("Xem bản gốc; nếu là số trang thì bỏ dòng này.", "Look at the original; remove it if it is."),
    )
