"""The header of a document: organs, number, place and date, type, subject, addressees.

Rules: Decree 30/2020/NĐ-CP, annex I; Guideline 36-HD/VPTW. On paper it has two columns; converted text has them
flattened in any order, so each line is understood by its form and not by its position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing.closing import strip_marks
from directive_archive.language import compare_key, find_dates
from directive_archive.number import PATTERN, DocumentNumber, parse_number
from directive_archive.vocabulary.casing import is_capitals, sentence_case
from directive_archive.vocabulary.document_types import DocumentType, document_type_named

if TYPE_CHECKING:
    from datetime import date

_MOTTOES = {
    "đảng cộng sản việt nam",
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập - tự do - hạnh phúc",
    "đoàn tncs hồ chí minh",
}
_URGENCIES = {"khẩn": "Khẩn", "thượng khẩn": "Thượng khẩn", "hỏa tốc": "Hỏa tốc", "hỏa tốc hẹn giờ": "Hỏa tốc hẹn giờ"}
_CELLS = re.compile(r"\t+|\s*\|\s*|\s{3,}")
_NUMBER_LINE = re.compile(r"^\W*S[ốôo]\s*:?\s*(?=\d)", re.IGNORECASE)
_PLACE_DATE = re.compile(r"^\W*(?P<place>[^\d,]{2,60}?)\s*,\s*ng[àa]y\b(?P<date>.*)$", re.IGNORECASE)
_ADDRESSED = re.compile(r"^\W*K[íi]nh\s+(?:g[ửưu]i|trình)\s*:?", re.IGNORECASE)
_TELEGRAM = re.compile(r"^\W*(?P<issuer>[^\n:]{3,80}?)\s+(?i:điện)\s*:\s*$")
_ABOUT = re.compile(r"^\W*(?:V/v|Về việc|Vv)\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"^\W*(?:Căn cứ|Thực hiện|Theo đề nghị|Xét)\b")
_DASH = re.compile(r"^\s*(?:[-–+•]|\d+[.)])(?:\s+|$)")
_ORGAN_HEAD = re.compile(
    r"^(?:đảng bộ|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|chi bộ|chi ủy|ban|văn phòng|ủy ban|ubnd|hđnd|ubmttq|hội đồng"
    r"|bộ|sở|phòng|cục|tổng cục|chi cục|vụ|công an|tòa án|viện|trường|chính phủ|thủ tướng|quốc hội|ngân hàng|thanh tra"
    r"|bảo hiểm|trung ương|trung tâm|bệnh viện|tổng công ty|công ty|liên đoàn|hội|đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|kiểm toán)\b"
)


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


class _Reader:
    """Reads line by line and keeps what was found so far."""

    def __init__(self) -> None:
        self.header = Header()
        self.organs: list[tuple[int, str]] = []
        self.subject: list[tuple[int, str]] = []
        self.unread: list[tuple[int, str]] = []
        self.subject_open = False

    @property
    def is_complete(self) -> bool:
        """Whether all that a header must have was seen, so that other text is the body."""
        header = self.header
        return bool(self.subject) and (header.number is not None or header.issued is not None)

    def cell(self, number: int, text: str) -> bool:
        """Take one cell of the header; ``False`` if it is no part of one."""
        key = compare_key(text)
        if key in _MOTTOES or not any(character.isalnum() for character in text):
            self.subject_open = self.subject_open and key not in _MOTTOES
            return True
        return (
            self._urgency(number, key)
            or self._number(number, text)
            or self._place_and_date(number, text)
            or self._type(number, text)
            or self._organ(number, text)
            or self._subject(number, text)
        )

    def _urgency(self, number: int, key: str) -> bool:
        if key not in _URGENCIES:
            return False
        self.header.urgency = _URGENCIES[key]
        self.header.lines["urgency"] = number
        return True

    def _number(self, number: int, text: str) -> bool:
        match = _NUMBER_LINE.match(text)
        if match is None or self.header.number is not None:
            return False
        found = parse_number(text)
        if found is None:
            bare = re.match(r"\d+(?:\.\d+)?", text[match.end() :])
            found = DocumentNumber(bare.group() if bare else "", "")
        self.header.number = found
        self.header.lines["number"] = number
        rest = re.sub(PATTERN, "", text[match.end() :], count=1).strip()
        if rest and self._place_and_date(number, rest):
            return True
        self.subject_open = True
        return True

    def _place_and_date(self, number: int, text: str) -> bool:
        match = _PLACE_DATE.match(text)
        if match is None or "issued" in self.header.lines or _PREAMBLE.match(text):
            return False
        if not re.search(r"th[áa]ng|\d\s*[/.-]\s*\d", match["date"]):
            return False
        self.header.lines["issued"] = self.header.lines["place"] = number
        self.header.place = match["place"].strip(" .*–-")
        # The whole line must be the date: "ngày44 tháng 9" and "năm 20264" are misprints that stay empty.
        mention = next(find_dates(match["date"]), None)
        self.header.issued = mention.value if mention else None
        if self.header.issued is None:
            self.header.diagnostics.append(_impossible_date(number))
        self.subject_open = bool(not self.subject and self.header.number)
        return True

    def _type(self, number: int, text: str) -> bool:
        if self.header.type is not None or not is_capitals(text):
            return False
        kind = document_type_named(text)
        if kind is None:
            return False
        self.header.type = kind
        self.header.lines["type"] = number
        self.subject, self.subject_open = [], True
        return True

    def _organ(self, number: int, text: str) -> bool:
        key = compare_key(text)
        started = self.header.number is not None or self.header.type is not None
        starts = _ORGAN_HEAD.match(key) is not None
        if started and (self.subject_open or self.subject or not starts or not is_capitals(text)):
            return False
        if not is_capitals(text) and (not starts or len(text.split()) > 12):
            return False
        if not starts and not self.organs:
            return False
        if starts or not self.organs:
            self.organs.append((number, text))
        else:
            line, above = self.organs[-1]
            self.organs[-1] = (line, f"{above} {text}")
        return True

    def _subject(self, number: int, text: str) -> bool:
        if self.subject_open or (_ABOUT.match(text) and not self.subject):
            self.subject.append((number, text))
            self.subject_open = True
            return True
        return False

    def close(self) -> Header:
        """Work out organs and subject from the lines kept."""
        organs = list({compare_key(text): (line, text) for line, text in reversed(self.organs)}.values())[::-1]
        if organs:
            self.header.lines["issuer"], issuer = organs[-1]
            self.header.issuer = self._cased("issuer", issuer)
        if len(organs) > 1:
            self.header.lines["issuer_parent"], parent = organs[-2]
            self.header.issuer_parent = self._cased("issuer_parent", parent)
        if self.subject:
            self.header.lines["title"] = self.subject[0][0]
            title = " ".join(text for _, text in self.subject)
            self.header.title = title.strip(" *_")
        for number, text in self.unread:
            self.header.diagnostics.append(_unread(number, text))
        return self.header

    def _cased(self, key: str, text: str) -> str:
        cased = sentence_case(text)
        if cased.doubtful:
            self.header.diagnostics.append(_doubtful_case(key, self.header.lines[key], cased.text))
        return cased.text


def read_header(lines: list[str]) -> Header:
    """Understand the header of a document and find where its body begins.

    Args:
        lines: of the whole document.
    """
    reader = _Reader()
    index = 0
    while index < len(lines):
        text = strip_marks(lines[index])
        if _ADDRESSED.match(lines[index]) or (reader.header.number and _TELEGRAM.match(lines[index])):
            header = reader.close()
            header.addressees, header.body_start = _read_addressees(lines, index, header)
            return header
        if not text:
            reader.subject_open = reader.subject_open and not reader.subject
        elif reader.is_complete and not reader.subject_open and not _is_header_line(text):
            break
        elif _PREAMBLE.match(text) and reader.header.number is not None:
            break
        else:
            cells = [strip_marks(cell) for cell in _CELLS.split(text) if strip_marks(cell)]
            taken = [reader.cell(index + 1, cell) for cell in cells]
            if not any(taken) and (reader.header.number or reader.header.issued):
                break
            reader.unread += [(index + 1, cell) for cell, ok in zip(cells, taken, strict=True) if not ok]
        index += 1
    header = reader.close()
    header.body_start = index
    return header


def _is_header_line(text: str) -> bool:
    key = compare_key(text)
    return (
        key in _MOTTOES
        or not any(character.isalnum() for character in text)
        or _NUMBER_LINE.match(text) is not None
        or (_PLACE_DATE.match(text) is not None and len(text.split()) < 16 and not _PREAMBLE.match(text))
        or (is_capitals(text) and document_type_named(text) is not None)
    )


def _read_addressees(lines: list[str], start: int, header: Header) -> tuple[tuple[str, ...], int]:
    """Items under ``Kính gửi`` and the index of the line after them.

    A line without a dash goes on with the item before it if that has no closing mark or the others have dashes.
    """
    header.lines["addressees"] = start + 1
    first = _ADDRESSED.sub("", lines[start]) if _ADDRESSED.match(lines[start]) else ""
    items: list[str] = []
    if rest := strip_marks(first):
        items.append(rest)
    index = start + 1
    dashed = bool(items) and _DASH.match(items[0]) is not None
    while index < len(lines):
        text = strip_marks(lines[index])
        if not text:
            if items and not _continues(lines, index, items):
                break
        elif _DASH.match(text) or not items:
            dashed = dashed or _DASH.match(text) is not None
            items.append(text)
        elif dashed or not re.search(r"[,;.]$", items[-1]):
            items[-1] = f"{items[-1]} {text}"
        else:
            items.append(text)
        index += 1
    tidy = [_DASH.sub("", item).strip(" ,;.*") if _DASH.match(item) else item.strip(" ,;.*") for item in items]
    if any(not item for item in tidy):
        message = Message("Có gạch đầu dòng trống dưới Kính gửi; đã bỏ.", "An empty dash under Kính gửi was left out.")
        header.diagnostics.append(
            Diagnostic("addressee-empty", Severity.INFO, message, line=index, field="addressees")
        )
    return tuple(item for item in tidy if item), index


def _continues(lines: list[str], index: int, items: list[str]) -> bool:
    """Whether the list goes on after the blank line at ``index``: the last item is open and a dash follows."""
    after = next((strip_marks(line) for line in lines[index:] if strip_marks(line)), "")
    return bool(_DASH.match(after)) and not items[-1].endswith(".")


def _impossible_date(line: int) -> Diagnostic:
    return Diagnostic(
        "date-impossible",
        Severity.WARNING,
        Message("Không đọc được ngày ban hành, hoặc ngày đó không có.", "The date cannot be read or does not exist."),
        line=line,
        hint=Message("Xem bản gốc và ghi ngày vào issued.", "Look at the original and fill in issued."),
        field="issued",
    )


def _unread(line: int, text: str) -> Diagnostic:
    return Diagnostic(
        "header-line-unread",
        Severity.WARNING,
        Message(
            f"Không hiểu một dòng ở phần đầu ({len(text.split())} chữ); dòng này không được chép.",
            f"A line of the header ({len(text.split())} words) was not understood and not copied.",
        ),
        line=line,
        hint=Message("Xem dòng đó và ghi vào trường phù hợp.", "Look at the line and put it where it belongs."),
    )


def _doubtful_case(key: str, line: int, text: str) -> Diagnostic:
    return Diagnostic(
        "name-case-doubtful",
        Severity.WARNING,
        Message(
            f"Bản gốc in chữ hoa; chưa chắc viết hoa, viết thường thế nào: {text}.",
            f"Printed in capitals; which letters are capital in a sentence is not certain: {text}.",
        ),
        line=line,
        hint=Message(f"Sửa cách viết hoa ở {key}.", f"Mend the capitals in {key}."),
        field=key,
    )
