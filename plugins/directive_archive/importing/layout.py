"""What the layout of paper pages leaves in converted text: marks, cells of two columns, page furniture.

Furniture is what belongs to a page and not to the document: running headers and page numbers of the gazette, the
stamps of its digital signature, page-break marks of conversion programs. It stands inside sentences, so it is
taken out before anything else is understood; what is taken out is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.citations.reading import BREAK_MARK, RUNNING_HEADER
from directive_archive.diagnostics import Diagnostic, Message, Severity

PAGE_BREAK = "\f"
"""Begins the first line of a page."""

# Tabs, bars, three spaces or more, the bold marks between two columns.
_CELLS = re.compile(r"\t+|\s*\|\s*|\s{3,}|(?<=\S)\*\*\s+\*\*(?=\S)")
# Blanks left for a pen (ngày     tháng     năm 2026) and after "Số:" part no cells.
_BLANKS_TO_FILL = re.compile(r"(?<=[Nn]gày)\s{2,}|(?<=tháng)\s{2,}|\s{2,}(?=tháng\b|năm\b)|(?<=[Ss]ố:)\s{2,}")
_RUNNING_HEADER = re.compile(rf"\s*{RUNNING_HEADER}")
_STAMP = re.compile(r"\s*(?:(?P<first>Người ký|Ký bởi)|Email|Cơ quan|Thời gian ký|Ngày ký|Chức danh)\s*:.*")
_BREAK_MARK = re.compile(rf"\s*{BREAK_MARK}\s*")
_MARKED_NUMBER = re.compile(
    r"\s*(?:[-–]\s*\d{1,3}\s*[-–]|(?:trang|page)\s*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?)\s*", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*")


def strip_marks(text: str) -> str:
    """A line without Markdown emphasis, table bars and spaces around."""
    return text.strip().strip("*_|").strip()


def cells(line: str) -> list[str]:
    """The cells of a line of two flattened columns (tabs, bars, runs of spaces), one if there are none."""
    parts = _CELLS.split(_BLANKS_TO_FILL.sub(" ", line.strip()))
    return [cell for part in parts if (cell := strip_marks(part))]


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but a page number in one of its shapes: ``3``, ``- 3 -``, ``Trang 3/5``."""
    return bool(_MARKED_NUMBER.fullmatch(line) or re.fullmatch(r"\s*\d{1,3}\s*", line))


@dataclass(frozen=True, slots=True)
class Page:
    """Lines without furniture, as many as there were; those taken out are empty or a page break."""

    lines: list[str]
    diagnostics: tuple[Diagnostic, ...]


def remove_furniture(text: str) -> Page:
    """Take out what belongs to pages and not to the document."""
    lines = text.split("\n")
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if _RUNNING_HEADER.fullmatch(line):
            taken |= {index, *_number_beside(lines, index)}
        elif _BREAK_MARK.fullmatch(line) or (_MARKED_NUMBER.fullmatch(line) and _stands_alone(lines, index)):
            taken.add(index)
        elif (stamp := _STAMP.fullmatch(line)) and stamp["first"]:
            taken |= _stamp_lines(lines, index)
    taken |= _numbered_page_breaks(lines)
    kept = [PAGE_BREAK if index in taken else _single_break(line) for index, line in enumerate(lines)]
    return Page(kept, (furniture_removed(sorted(taken)),) if taken else ())


def _single_break(line: str) -> str:
    """The line with a form feed only at its beginning."""
    bare = line.lstrip(PAGE_BREAK).replace(PAGE_BREAK, " ")
    return PAGE_BREAK + bare if line.startswith(PAGE_BREAK) else bare


def _number_beside(lines: list[str], index: int) -> set[int]:
    """The page number above or below a running header."""
    for beside in (index + 1, index - 1):
        if 0 <= beside < len(lines) and _BARE_NUMBER.fullmatch(lines[beside]):
            return {beside}
    return set()


def _stamp_lines(lines: list[str], index: int) -> set[int]:
    """A stamp has at least two lines; ``Người ký:`` alone may be a form's."""
    end = index
    while end < len(lines) and _STAMP.fullmatch(lines[end]):
        end += 1
    return set(range(index, end)) if end - index > 1 else set()


def _stands_alone(lines: list[str], index: int) -> bool:
    above = index == 0 or not lines[index - 1].strip() or lines[index].startswith(PAGE_BREAK)
    below = index + 1 == len(lines) or not lines[index + 1].strip() or lines[index + 1].startswith(PAGE_BREAK)
    return above and below


def _numbered_page_breaks(lines: list[str]) -> set[int]:
    """Bare numbers at form feeds, if they are the numbers of those pages: 2 at the top of the second page."""
    taken: set[int] = set()
    page = 1
    for index, line in enumerate(lines):
        if not line.startswith(PAGE_BREAK):
            continue
        above = next((i for i in range(index - 1, -1, -1) if lines[i].strip()), None)
        below = next((i for i in range(index, len(lines)) if lines[i].strip()), None)
        for beside, number in ((above, page), (below, page + 1)):
            if beside is not None and lines[beside].strip() == str(number) and _stands_alone(lines, beside):
                taken.add(beside)
        page += 1
    return taken


def furniture_removed(indices: list[int]) -> Diagnostic:
    """What to say of lines that were left out; ``indices`` in order."""
    count = len(indices)
    return Diagnostic(
        "page-furniture-removed",
        Severity.INFO,
        Message(
            f"Đã bỏ {count} dòng của trang in (đầu trang Công báo, số trang, dấu ký số), dòng đầu tiên ở đây.",
            f"{count} lines that belong to pages (gazette headers, numbers, stamps) were left out, the first here.",
        ),
        line=indices[0] + 1,
    )
