"""Marks that forbid publication: secrecy, circulation, drafts.

Law 117/2025/QH15 on the protection of state secrets (before: 29/2018/QH14): MẬT, TỐI MẬT, TUYỆT MẬT. Circulation
marks: Decree 30/2020/NĐ-CP, annex I (XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ).

A mark is a stamp: it stands alone in its line or table cell, whatever brackets, stars and spaces surround it, or
in capitals. The same words in a sentence are its topic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.language import compare_key, nfc
from directive_archive.vocabulary.casing import is_capitals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CELLS = re.compile(r"\t|\||  {2,}")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
_LONGEST_CELL = 160
"""A longer cell is a sentence."""
_COPY = r"(?: (?:bản )?số \w+(?: \w+){0,6})?"  # TỐI MẬT (bản số 3), TỐI MẬT Số 15-CV/TU
_SECRECY = re.compile(
    r"(?:(?:dấu )?(?:chỉ )?(?:mức )?độ mật |mật cấp )?(?:tuyệt mật|tối mật|mật)" + _COPY,
)
_RECALL = re.compile(r"(?:tài liệu )?thu hồi sau (?:hội nghị|cuộc họp|khi họp|khi sử dụng)|tài liệu thu hồi")
_CIRCULATION = re.compile(
    r"(?:tài liệu )?(?:lưu hành nội bộ|xem xong trả lại)|tài liệu hội nghị"
    r"|(?:bản )?dự thảo(?: (?:lần|số|bản)(?: thứ)? \w+| \d+)?(?: (?:ngày )?\d+(?: \w+){0,5})?"
)
_IN_CAPITALS = re.compile(r"LƯU\s+HÀNH\s+NỘI\s+BỘ|XEM\s+XONG\s+TRẢ\s+LẠI|TÀI\s+LIỆU\s+HỘI\s+NGHỊ")
_RECALL_IN_CAPITALS = re.compile(r"TÀI\s+LIỆU\s+THU\s+HỒI")
_DRAFT_IN_CAPITALS = re.compile(r"DỰ THẢO(?: \w+){1,4}")


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """(words as printed, the same as a comparison key) of each cell of a line that is short enough for a stamp."""
    for cell in _CELLS.split(text):
        if len(cell) > _LONGEST_CELL and len(cell.strip()) > _LONGEST_CELL:
            continue
        words = _WORD.findall(cell)
        if all(len(word) == 1 for word in words):
            words = ["".join(words)]  # M Ậ T
        if words and len(words) <= _MOST_WORDS:
            printed = " ".join(words)
            yield printed, compare_key(printed).replace("tốimật", "tối mật").replace("tuyệtmật", "tuyệt mật")


def _marks(text: str) -> tuple[bool, bool]:
    """Whether a line bears a mark of secrecy or recall, and one of circulation."""
    text = nfc(text)
    secret = _RECALL_IN_CAPITALS.search(text) is not None
    restricted = _IN_CAPITALS.search(text) is not None
    for printed, key in _cells(text):
        secret = secret or bool(_SECRECY.fullmatch(key) or _RECALL.fullmatch(key))
        restricted = restricted or bool(
            _CIRCULATION.fullmatch(key) or (is_capitals(printed) and _DRAFT_IN_CAPITALS.fullmatch(printed))
        )
    return secret, restricted


def check_marks(lines: Iterable[tuple[int, str]], *, publish_reason: str) -> Iterator[Diagnostic]:
    """A diagnostic for each mark in numbered lines of the body or of metadata values."""
    for line, text in lines:
        secret, restricted = _marks(text)
        if secret:
            yield Diagnostic(
                "secrecy-mark",
                Severity.FATAL,
                Message(
                    "Văn bản mang dấu chỉ độ mật hoặc thu hồi: không được đưa vào kho.",
                    "The document bears a secrecy or recall mark: it must not be in the archive.",
                ),
                line=line,
                hint=Message(
                    "Gỡ tệp này ngay, không đẩy lên kho chung, và báo người phụ trách bảo mật của cơ quan.",
                    "Remove the file at once, do not push it, and tell the officer in charge.",
                ),
            )
        elif restricted and not publish_reason:
            yield Diagnostic(
                "circulation-mark",
                Severity.FATAL,
                Message(
                    "Văn bản lưu hành nội bộ, phải trả lại hoặc còn là dự thảo.",
                    "The document is for internal circulation, to be returned, or a draft.",
                ),
                line=line,
                hint=Message(
                    "Chỉ công bố khi có căn cứ; khi đó ghi căn cứ vào publish_reason.",
                    "Publish it only with a ground, and state that ground in publish_reason.",
                ),
            )
