"""Marks that forbid publication: secrecy, circulation, drafts.

Law 117/2025/QH15 on the protection of state secrets (before: 29/2018/QH14): MẬT, TỐI MẬT, TUYỆT MẬT. Circulation
marks: Decree 30/2020/NĐ-CP, annex I (XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.language import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALONE = r"^[\W_]*{}[\W_]*$"
_SECRECY = re.compile(
    _ALONE.format(r"(?:(?:dấu|độ)?\s*(?:chỉ\s*)?(?:độ\s*)?mật\s*:?\s*)?(?P<mark>tuyệt\s+mật|tối\s+mật|mật)")
    + "|"
    + _ALONE.format(r"(?P<recall_line>tài liệu thu hồi)")
    + r"|(?P<recall>TÀI LIỆU THU HỒI)",
    re.IGNORECASE | re.MULTILINE,
)
_CIRCULATION = re.compile(
    r"(?P<capitals>LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|TÀI LIỆU HỘI NGHỊ)|"
    + _ALONE.format(
        r"(?P<mark>(?i:lưu hành nội bộ|xem xong trả lại|tài liệu hội nghị|dự\s+thảo(?:\s+lần(?:\s+thứ)?\s+\w+)?(?:[\s(,]+\S+){0,4}))"
    ),
    re.MULTILINE,
)


def check_marks(lines: Iterable[tuple[int, str]], *, publish_reason: str) -> Iterator[Diagnostic]:
    """A diagnostic for each mark in numbered lines of the body or of metadata values."""
    for line, text in lines:
        secret = _SECRECY.search(nfc(text))
        # "tài liệu thu hồi" in a running sentence is a topic, in capitals or alone on its line a mark.
        if secret and (secret["mark"] or secret["recall_line"] or (secret["recall"] or "").isupper()):
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
        elif _CIRCULATION.search(nfc(text)) and not publish_reason:
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
