"""The header of a document: organs, number, place and date, type, subject.

Rules: Decree 30/2020/NĐ-CP, annex I; Guideline 36-HD/VPTW. On paper it has two columns; converted text has them
flattened in any order, so each line is understood by its form and not by its position.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing import header_lines as forms
from directive_archive.importing.addressees import begins_addressees, read_addressees
from directive_archive.importing.doubts import doubtful_case
from directive_archive.importing.layout import strip_marks
from directive_archive.language import compare_key
from directive_archive.vocabulary.casing import is_capitals, sentence_case

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType

_LOOK_AHEAD = 12
"""Lines within which the header may go on after one that was not understood."""
_MOST_UNREAD = 40
"""A header with more lines that nobody understands is none."""


@dataclass(slots=True)
class Header:
    """What stands before the body."""

    number: DocumentNumber | None = None
    type: DocumentType | None = None
    title: str = ""
    issued: date | None = None
    place: str = ""
    issuer: str = ""
    issuer_parent: str = ""
    addressees: tuple[str, ...] = ()
    urgency: str = ""
    body_start: int = 0
    """Index of the first line of the body."""
    lines: dict[str, int] = field(default_factory=dict)
    """Line of the input, counted from 1, on which each field was found."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def supplement(self, found: Header, line: int) -> None:
        """Add number, date and organ that were found elsewhere, on or below ``line``."""
        for key in ("number", "place", "issued", "issuer", "issuer_parent"):
            setattr(self, key, getattr(found, key) or getattr(self, key))
        self.lines |= {key: line + at - 1 for key, at in found.lines.items()}
        self.diagnostics += [_found_elsewhere(line), *(each.at("", line - 1) for each in found.diagnostics)]


def read_header(lines: list[str]) -> Header:
    """Understand the header of a document and find where its body begins.

    Args:
        lines: of the whole document.
    """
    reader = _Reader(lines)
    index = 0
    while index < len(lines) and not begins_addressees(lines, index, after_number=reader.header.number is not None):
        text = strip_marks(lines[index])
        if not text:
            reader.blank(index)
        elif reader.is_over(index, text):
            return reader.close()
        else:
            reader.row(index, forms.header_cells(lines[index]))
        index += 1
    if index == len(lines):
        return reader.close()
    reader.end = index
    header = reader.close()
    found = read_addressees(lines, index)
    header.lines["addressees"] = index + 1
    header.addressees, header.body_start = found.items, found.end
    header.diagnostics += found.diagnostics
    return header


class _Reader:
    """Reads line by line and keeps what was found so far."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.header = Header()
        self.organs: list[tuple[int, str]] = []
        self.subject: list[tuple[int, str]] = []
        self.unread: list[tuple[int, str]] = []
        self.subject_open = False
        self.after_type = False
        """Whether the type line was read, below which the subject stands however long it is."""
        self.end = 0
        """Index of the line after the last that was understood."""

    def blank(self, index: int) -> None:
        """A line without words ends the subject; a rule or the Party's star belongs to the header."""
        self.subject_open = self.subject_open and not self.subject
        if self.lines[index].strip():
            self.end = index + 1

    def is_over(self, index: int, text: str) -> bool:
        """Whether the body begins at the line of that index."""
        header = self.header
        known = header.number is not None or header.type is not None
        if known and forms.is_preamble(text):
            return True
        if self.subject and forms.is_authority(text) and forms.is_preamble(self._next_text(index)):
            return True
        if len(self.unread) >= _MOST_UNREAD:
            return True
        if forms.is_prose(text) and (self.subject or not self.subject_open) and not forms.is_about(text):
            return True
        if not (self.subject and (known or header.issued)) or self.subject_open or self._is_missing(index):
            return False
        return not self._goes_on(index)

    def _is_missing(self, index: int) -> bool:
        """Whether a line holds a part of the header that was not seen yet, or only marks."""
        header = self.header
        row = forms.header_cells(self.lines[index])
        return not any(character.isalnum() for cell in row for character in cell) or any(
            compare_key(cell) in forms.MOTTOES
            or (header.number is None and forms.number_line(cell) is not None)
            or ("issued" not in header.lines and forms.place_line(cell) is not None)
            or (header.type is None and forms.type_line(cell, alone=True)[0] is not None)
            for cell in row
        )

    def _next_text(self, index: int) -> str:
        return next((text for line in self.lines[index + 1 :] if (text := strip_marks(line))), "")

    def _goes_on(self, index: int) -> bool:
        """Whether more of the header follows a line that is none of it: then it is a stray line in the header."""
        ahead = range(index + 1, min(index + 1 + _LOOK_AHEAD, len(self.lines)))
        for i in ahead:
            text = strip_marks(self.lines[i])
            if begins_addressees(self.lines, i, after_number=True):
                return True
            if forms.is_prose(text) or forms.is_preamble(text):
                return False
            if text and self._is_missing(i):
                return True
        return False

    def row(self, index: int, row: list[str]) -> None:
        """Take the cells of one line."""
        in_subject = False
        for position, text in enumerate(row):
            before = len(self.subject)
            if self._cell(index + 1, text):
                self.end = index + 1
            else:
                self.unread.append((index + 1, text))
            in_subject = in_subject or (position == 0 and len(self.subject) > before)
        # Beside the second line of the subject may stand the place and date of the other column.
        self.subject_open = self.subject_open or (in_subject and len(row) > 1)

    def _cell(self, line: int, text: str) -> bool:
        """Take one cell; ``False`` if it is no part of a header."""
        key = compare_key(text)
        if key in forms.MOTTOES or not any(character.isalnum() for character in text):
            self.subject_open = self.subject_open and key not in forms.MOTTOES and not self.subject
            return True
        return (
            self._urgency(line, key)
            or self._number(line, text)
            or self._place_and_date(line, text)
            or self._type(line, text)
            or self._organ(line, text)
            or self._subject(line, text)
        )

    def _urgency(self, line: int, key: str) -> bool:
        if key.strip("( )") not in forms.URGENCIES:
            return False
        self.header.urgency = forms.URGENCIES[key.strip("( )")]
        self.header.lines["urgency"] = line
        return True

    def _number(self, line: int, text: str) -> bool:
        found = forms.number_line(text)
        if found is None or self.header.number is not None:
            return False
        about = forms.is_about(found.rest)
        if found.rest and not about and not self._place_and_date(line, found.rest):
            return False
        self.header.number = found.number
        self.header.lines["number"] = line
        if found.type is not None and self.header.type is None:
            self.header.type = found.type
            self.header.lines["type"] = line
        if about:
            self.subject = [(line, found.rest)]
        self.subject_open = about or not found.rest
        return True

    def _place_and_date(self, line: int, text: str) -> bool:
        found = forms.place_line(text)
        if found is None or "issued" in self.header.lines:
            return False
        self.header.lines["issued"] = self.header.lines["place"] = line
        self.header.place, self.header.issued = found.place, found.issued
        if found.issued is None:
            self.header.diagnostics.append(_impossible_date(line))
        self.subject_open = bool(not self.subject and self.header.number)
        return True

    def _type(self, line: int, text: str) -> bool:
        if self.after_type:
            return False
        known = self.header.number is not None or self.header.issued is not None
        kind, rest = forms.type_line(text, alone=not known or bool(self.subject))
        if kind is None or self.header.type not in {None, kind}:
            return False
        self.header.type = kind
        self.header.lines["type"] = line
        self.unread += self.subject  # what was taken for a subject above the type line is none
        self.subject, self.subject_open, self.after_type = [(line, rest)] if rest else [], True, True
        return True

    def _organ(self, line: int, text: str) -> bool:
        if forms.is_stamp(text):
            return False
        starts = forms.begins_organ(text)
        if self.header.number is not None or self.header.type is not None:
            if self.subject_open or self.subject or not starts or not is_capitals(text):
                return False
        elif not (is_capitals(text) and (starts or self.organs)) and not (starts and forms.is_short(text)):
            return False
        if starts or not self.organs:
            self.organs.append((line, text))
        else:
            above_line, above = self.organs[-1]
            self.organs[-1] = (above_line, f"{above} {text}")
        return True

    def _subject(self, line: int, text: str) -> bool:
        if not self.subject and not (self.subject_open or forms.is_about(text)):
            return False
        if self.subject and not self.subject_open:
            return False
        if not self.subject and forms.is_prose(text) and not (self.after_type or forms.is_about(text)):
            return False
        self.subject.append((line, text))
        self.subject_open = True
        return True

    def close(self) -> Header:
        """Work out organs and subject from the lines kept."""
        header = self.header
        organs = list({compare_key(text): (line, text) for line, text in reversed(self.organs)}.values())[::-1]
        for key, organ in zip(("issuer", "issuer_parent"), reversed(organs), strict=False):
            header.lines[key] = organ[0]
            cased = sentence_case(organ[1])
            setattr(header, key, cased.text)
            if cased.doubtful:
                header.diagnostics.append(doubtful_case(key, organ[0]))
        self.unread += organs[:-2]
        if self.subject:
            header.lines["title"] = self.subject[0][0]
            header.title = " ".join(text for _, text in self.subject).strip(" *_")
        header.body_start = self.end
        for line in sorted({line for line, _ in self.unread if line <= self.end}):
            header.diagnostics.append(_unread(line))
        return header


def _found_elsewhere(line: int) -> Diagnostic:
    return Diagnostic(
        "header-displaced",
        Severity.WARNING,
        Message(
            "Cơ quan, số, ngày không ở đầu văn bản; đã lấy từ đây và bỏ khỏi thân văn bản.",
            "Organ, number and date do not stand at the top; they were taken from here and out of the body.",
        ),
        line=line,
        hint=Message("So với bản gốc.", "Compare it with the original."),
    )


def _impossible_date(line: int) -> Diagnostic:
    return Diagnostic(
        "date-impossible",
        Severity.WARNING,
        Message("Không đọc được ngày ban hành, hoặc ngày đó không có.", "The date cannot be read or does not exist."),
        line=line,
        hint=Message("Xem bản gốc và ghi ngày vào issued.", "Look at the original and fill in issued."),
        field="issued",
    )


def _unread(line: int) -> Diagnostic:
    return Diagnostic(
        "header-line-unread",
        Severity.WARNING,
        Message(
            "Không hiểu một dòng (hoặc một ô) ở phần đầu; chỗ đó không được chép.",
            "A line (or cell) of the header was not understood and not copied.",
        ),
        line=line,
        hint=Message("Xem dòng đó và ghi vào trường phù hợp.", "Look at the line and put it where it belongs."),
    )
