"""The end of a document: recipients (Nơi nhận), signature, and what is annexed after them.

Rules: Decree 30/2020/NĐ-CP, annex I, II.7 and II.9; Guideline 36-HD/VPTW, II.7-9. Recipients and signature stand
side by side on paper; in converted text one follows the other, in either order, or their lines alternate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing.doubts import doubtful_case
from directive_archive.importing.layout import PAGE_BREAK, cells, strip_marks
from directive_archive.importing.signature import Signature, form_of, is_post, is_signed_mark, person_name
from directive_archive.vocabulary.casing import is_capitals

_RECIPIENTS = re.compile(r"\W*N[ơoe]i nh[ậạaâ]n\b\s*(?P<colon>:?)[\s*_]*(?P<rest>.*)", re.IGNORECASE)
_DASH = re.compile(r"\W{0,3}(?:[-–+•*]|\d+[.)])(?:\s+|$)|[-–](?=\w)")
_ITEM_AND_MORE = re.compile(r"(?P<item>[-–+].*?[;.])\s+(?P<more>[^\W\d_].*)")
_LAST_ITEM = re.compile(r"(?:Lưu|L[uư]u trữ)\b")
_ANNEX = re.compile(
    r"\W*(?:phụ lục|phụ biểu|biểu mẫu|biểu số|mẫu số|mẫu \d|danh sách|danh mục|đề cương|bảng tổng hợp)\b", re.IGNORECASE
)
_BRACE = re.compile(r"\s*[}\]]\s*(?P<note>\([^)]*\))?\s*$")
_CLOSED_ITEM = re.compile(r"[;.]\s*(?:\}.*)?$")
_POST_TO_NAME = 12
"""Lines within which the name follows a post."""
_PARTS_APART = 30
"""Lines within which the second part of a closing follows the first."""


@dataclass(slots=True)
class Closing:
    """What stands after the body."""

    recipients: tuple[str, ...] = ()
    recipients_note: str = ""
    signatory: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Line of the input, counted from 1, on which each field was found."""
    end: int = 0
    """Index of the first line after it: where an annex begins."""
    diagnostics: list[Diagnostic] = field(default_factory=list)


def closing_start(lines: list[str], start: int) -> int:
    """Index of the first line after the body: ``Nơi nhận`` or the signature, whichever comes first.

    Args:
        lines: of the document.
        start: where the body begins.
    """
    recipients = next((i for i in range(start, len(lines)) if _begins_recipients(lines, i)), None)
    end = len(lines) if recipients is None else recipients
    signature = next((i for i in range(start, len(lines)) if any(form_of(cell) for cell in _row(lines[i]))), None)
    if signature is None:
        signature = next((i for i in range(start, end) if _is_bare_post(lines, i)), None)
    return min(end, end if signature is None else signature)


def _row(line: str) -> list[str]:
    """The cells of a line; what belongs to the signature stands by itself even after a single space."""
    row: list[str] = []
    for cell in cells(line):
        heading = _RECIPIENTS.fullmatch(cell)
        item = _ITEM_AND_MORE.fullmatch(cell)
        if heading and form_of(heading["rest"]):
            row += [cell[: heading.start("rest")].strip(), heading["rest"]]
        elif item and _belongs_to_signature(item["more"]):
            row += [item["item"], item["more"]]
        else:
            row.append(cell)
    return row


def _belongs_to_signature(text: str) -> bool:
    return bool(person_name(text) or form_of(text) or (is_capitals(text) and is_post(text)))


def _begins_recipients(lines: list[str], index: int) -> bool:
    """Whether ``Nơi nhận`` is a heading here, not the beginning of a sentence (``Nơi nhận hồ sơ: …``)."""
    row = _row(lines[index])
    match = _RECIPIENTS.fullmatch(row[0]) if row else None
    if match is None:
        return False
    rest = match["rest"]
    if not rest or _DASH.match(rest) or rest.startswith("Như"):
        return True
    return bool(match["colon"]) and any(form_of(cell) for line in lines[index : index + 8] for cell in _row(line))


def _is_bare_post(lines: list[str], index: int) -> bool:
    """A post in capitals with only a name after it, as under a document signed without ``TM.``."""
    row = cells(lines[index])
    if not row or not (is_capitals(row[-1]) and is_post(row[-1])) or row[-1].endswith((":", ";")):
        return False
    after = [cell for line in lines[index + 1 : index + _POST_TO_NAME] for cell in cells(line)[-1:]]
    for cell in after:
        if person_name(cell) is not None:
            return True
        if not (is_signed_mark(cell) or is_capitals(cell) or _DASH.match(cell)):
            return False
    return False


def parse_closing(lines: list[str], start: int) -> Closing:
    """Read recipients and signature.

    Args:
        lines: of the document.
        start: index of the first line after the body.
    """
    reader = _Reader(lines)
    index = start
    while index < len(lines):
        row = _row(lines[index])
        if row and not reader.row(index, row):
            if reader.is_over(index):
                break
            reader.closing.diagnostics.append(_unread(index + 1))
        index += 1
    return reader.close(index)


class _Reader:
    """Reads line by line and keeps what was found so far."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.closing = Closing()
        self.signature = Signature()
        self.items: list[str] = []
        self.in_list = self.dashed = self.list_ended = False
        self.item_index = 0
        """Index of the line of the last item."""

    def row(self, index: int, row: list[str]) -> bool:
        """Take the cells of one line; ``False`` if one of them was not understood."""
        if not any(character.isalnum() for character in "".join(row)):
            return True
        if _ANNEX.match(row[0]) and self.has_begun and not _RECIPIENTS.fullmatch(row[0]):
            return False
        understood = True
        for cell in row:
            understood = self._cell(index, cell) and understood
        return understood

    @property
    def has_begun(self) -> bool:
        """Whether anything was found at all."""
        return self.in_list or self.list_ended or bool(self.signature)

    def _cell(self, index: int, text: str) -> bool:
        return (
            self._heading(index, text)
            or self._signed(index, text)
            or (self.in_list and not self.list_ended and self._item(index, text))
        )

    def _heading(self, index: int, text: str) -> bool:
        match = _RECIPIENTS.fullmatch(text)
        if match is None or self.in_list or not _begins_recipients(self.lines, index):
            return False
        self.in_list = True
        self.closing.lines["recipients"] = index + 1
        if match["rest"]:
            self._item(index, match["rest"])
        return True

    def _signed(self, index: int, text: str) -> bool:
        if _DASH.match(text):
            return False
        if self.signature.take(text):
            self.closing.lines.setdefault("signatory", index + 1)
            return True
        if self.signature or not _is_bare_post(self.lines, index) or not is_post(text):
            return False
        self.signature.begin(text)
        self.closing.lines["signatory"] = index + 1
        return True

    def _item(self, index: int, text: str) -> bool:
        dash = _DASH.match(text)
        bare = text[dash.end() :].strip() if dash else text
        if dash:
            self.dashed = True
            self.items.append(bare)
        elif not self.items and text.endswith(":"):
            self.closing.recipients_note = text.rstrip(": ")
        elif self.items and self._goes_on(index, text):
            self.items[-1] = f"{self.items[-1]} {bare}"
        elif self.items and (self.dashed or self._is_last(self.items[-1])):
            self.list_ended = True
            return False
        else:
            self.items.append(bare)
        self.item_index = index
        return True

    def _goes_on(self, index: int, text: str) -> bool:
        """Whether a line without a dash goes on with the last item: that is open, and stands right above."""
        if index > self.item_index + 1 or _CLOSED_ITEM.search(self.items[-1]):
            return self.dashed and text[:1].islower() and not self._is_last(self.items[-1])
        return self.dashed or not (text[:1].isupper() or self.items[-1].endswith(","))

    @staticmethod
    def _is_last(item: str) -> bool:
        return item.endswith(".") or _LAST_ITEM.match(item) is not None

    def is_over(self, index: int) -> bool:
        """Whether the line at ``index``, which was not understood, belongs to what comes after the closing.

        Before that recipients and signature may still follow: then it is only a stray line between them.
        """
        if not self.has_begun or _ANNEX.match(strip_marks(self.lines[index])):
            return True
        if self.in_list and self.signature.name:
            return True
        ahead = range(index + 1, min(index + _PARTS_APART, len(self.lines)))
        for i in ahead:
            if self.lines[i].startswith(PAGE_BREAK) or _ANNEX.match(strip_marks(self.lines[i])):
                return True
            if not self.in_list and _begins_recipients(self.lines, i):
                return False
            if not self.signature.name and self._signs(i):
                return False
        return True

    def _signs(self, index: int) -> bool:
        """Whether a line further down belongs to the signature."""
        if not self.signature and _is_bare_post(self.lines, index):
            return True
        row = _row(self.lines[index])
        return any(form_of(cell) or (self.signature and person_name(cell)) for cell in row)

    def close(self, index: int) -> Closing:
        """Put together what was found."""
        self.closing.end = index
        self.closing.recipients = tuple(self._expand_braces())
        self.closing.signatory = self.signature.record()
        if self.signature.doubtful:
            self.closing.diagnostics.append(doubtful_case("signatory", self.closing.lines.get("signatory", 1)))
        return self.closing

    def _expand_braces(self) -> list[str]:
        """Items tidied; a brace drawn beside several lines gives its note to each of them."""
        braced = [_BRACE.search(item) if "}" in item else None for item in self.items]
        notes = [match["note"] for match in braced if match and match["note"]]
        if any(braced):
            self.closing.diagnostics.append(_brace(self.closing.lines.get("recipients", 1)))
        tidy = []
        for item, match in zip(self.items, braced, strict=True):
            bare = (item[: match.start()] if match else item).strip(" ,;.")
            own = match["note"] if match else ""
            note = notes[0] if match and len(notes) == 1 else own
            if bare:
                tidy.append(f"{bare} {note}".strip() if note else bare)
        return tidy


def _unread(line: int) -> Diagnostic:
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


def _brace(line: int) -> Diagnostic:
    return Diagnostic(
        "recipients-brace",
        Severity.INFO,
        Message(
            "Dấu ngoặc } bên nhiều dòng Nơi nhận: ghi chú đã chép cho từng dòng.",
            "A brace beside several recipients: its note was given to each of them.",
        ),
        line=line,
        field="recipients",
    )
