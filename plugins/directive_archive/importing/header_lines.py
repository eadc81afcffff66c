"""The forms of single header lines: number, place and date, type, organ, subject.

Each function says what one line is by itself; :mod:`directive_archive.importing.header` puts them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.importing.layout import cells, strip_marks
from directive_archive.language import compare_key, find_dates
from directive_archive.number import NUMBER, SYMBOL, DocumentNumber, tidy_symbol
from directive_archive.vocabulary.casing import is_capitals
from directive_archive.vocabulary.document_types import DocumentType, document_type_named, type_names_longest_first

if TYPE_CHECKING:
    from datetime import date

MOTTOES = {
    "đảng cộng sản việt nam",
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập - tự do - hạnh phúc",
    "đoàn tncs hồ chí minh",
}
_MOTTO_IN_LINE = re.compile(
    r"(?<!\bNƯỚC )"
    r"(ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|(?i:Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc))"
)
URGENCIES = {"khẩn": "Khẩn", "thượng khẩn": "Thượng khẩn", "hỏa tốc": "Hỏa tốc", "hỏa tốc hẹn giờ": "Hỏa tốc hẹn giờ"}

_NUMBER_LINE = re.compile(
    rf"""
    \W*(?:(?P<type>[^\W\d][^\d:]*?)\s+s|S)[ốôoỐ]\s*:?\s*          # Số …, Nghị quyết số: …
    (?:
        (?P<number>{NUMBER})(?:\s*[-–—/⁄]\s*(?P<symbol>{SYMBOL}))?
        |[.…\s]*[-/]\s*(?P<unnumbered>{SYMBOL})                # Số:      /UBND-VX, not numbered yet
    )
    (?P<rest>\W.*)?
    """,
    re.VERBOSE,
)
_DATE = r"[\d\s.…/–-]*(?:th[áa]ng[\d\s.…]*)?(?:n[ăa]m[\d\s.…]*)?"
_PLACE_LINE = re.compile(rf"\W*(?:(?P<place>[^,]{{2,60}}?)\s*,\s*)?ng[àa]y(?P<date>{_DATE})\W*", re.IGNORECASE)
_ABOUT = re.compile(r"\W*(?:V/v|Về việc|Vv)\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"\W*(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|Tờ trình|Báo cáo)|Sau khi (?:xem xét|nghiên cứu))\b")
_ORGAN_HEAD = re.compile(
    r"(?:đảng bộ|đảng ủy|đảng đoàn|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|chi bộ|chi ủy|ban(?! hành)|văn phòng|ủy ban"
    r"|ubnd|hđnd|ubmttq|hội đồng|bộ(?! luật)|sở|phòng(?!,| chống)|cục|tổng cục|chi cục|vụ(?! việc)|công an|tòa án"
    r"|viện(?! trợ| dẫn)|trường(?! hợp)|chính phủ|thủ tướng|chủ tịch|quốc hội|ngân hàng|kho bạc|thanh tra|bảo hiểm"
    r"|trung ương|trung tâm|bệnh viện|trạm|tổng công ty|công ty|tập đoàn|liên đoàn|liên hiệp|hội(?! nghị| thảo)"
    r"|đoàn(?! kết)|tỉnh đoàn|thành đoàn|huyện đoàn|kiểm toán|mặt trận|học viện|báo(?! cáo)|đài)\b"
)
_POST_HEAD = re.compile(
    r"(?:bộ trưởng|thủ tướng|chủ tịch|giám đốc|cục trưởng|tổng|chánh|viện trưởng|thống đốc|trưởng)\b"
)
_STAMP = re.compile(
    r"\W*(?:tuyệt mật|tối mật|mật|dự thảo.*|lưu hành nội bộ|xem xong trả lại|tài liệu (?:thu hồi|hội nghị)"
    r"|hỏa tốc|khẩn)\W*"
)
_SENTENCE_END = re.compile(r"[.;:]\W*$")
_LONGEST_ORGAN = 12
_LONGEST_LINE = 180
_SENTENCE_WORDS = 20


def header_cells(line: str) -> list[str]:
    """The cells of a line of the header; the motto is one by itself, even after a single space."""
    parts = [part for cell in cells(line) for part in _MOTTO_IN_LINE.split(cell)]
    return [text for part in parts if (text := strip_marks(part))]


@dataclass(frozen=True, slots=True)
class NumberLine:
    """``Số 53-CV/TU``."""

    number: DocumentNumber
    type: DocumentType | None
    """Where the line names it: ``Nghị quyết số: …``."""
    rest: str
    """What follows on the line, mostly place and date."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """``Điện Biên, ngày 09 tháng 12 năm 2020``."""

    place: str
    issued: date | None
    """``None`` if the date cannot be read or does not exist; it is never repaired."""


def number_line(text: str) -> NumberLine | None:
    """Number and symbol, if the line is a number line."""
    match = _NUMBER_LINE.fullmatch(text)
    if match is None:
        return None
    kind = document_type_named(match["type"]) if match["type"] else None
    if match["type"] and kind is None:
        return None
    digits = re.sub(r"\s+", "", match["number"] or "")
    number = DocumentNumber(digits, tidy_symbol(match["symbol"] or match["unnumbered"] or ""))
    return NumberLine(number, kind, (match["rest"] or "").strip(" *_,;."))


def place_line(text: str) -> PlaceLine | None:
    """Place and date, if the line is nothing else."""
    match = _PLACE_LINE.fullmatch(text)
    if match is None or is_preamble(text) or not re.search(r"[Tt]h[áa]ng|\d\s*[/.-]\s*\d", match["date"]):
        return None
    # The whole of it must be the date: "ngày44 tháng 9" and "năm 20264" are misprints that stay empty.
    mention = next(find_dates(match["date"]), None)
    whole = mention is not None and not re.search(r"\d", match["date"][: mention.start] + match["date"][mention.end :])
    return PlaceLine((match["place"] or "").strip(" .*–-"), mention.value if mention and whole else None)


def type_line(text: str, *, alone: bool) -> tuple[DocumentType | None, str]:
    """Type, and what follows it on the line.

    Args:
        text: the line.
        alone: whether only a type in capitals and alone on its line counts; otherwise ``Chỉ thị`` and ``THÔNG BÁO
            KẾT LUẬN CỦA …`` are type lines too.
    """
    kind = document_type_named(text)
    if kind is not None and (is_capitals(text) or not alone):
        return kind, ""
    if alone or not is_capitals(text):
        return None, ""
    key = compare_key(text)
    for name in type_names_longest_first():
        if key.startswith(f"{compare_key(name)} "):
            return document_type_named(name), " ".join(text.split()[len(name.split()) :])
    return None, ""


def is_about(text: str) -> bool:
    """Whether a line begins a subject: ``V/v``, ``Về việc``."""
    return _ABOUT.match(text) is not None


def is_preamble(text: str) -> bool:
    """Whether a line begins the grounds of a decision: ``Căn cứ …``."""
    return _PREAMBLE.match(text) is not None


def is_authority(text: str) -> bool:
    """Whether a line in capitals names who decides: ``CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH``, above the grounds."""
    return is_capitals(text) and (begins_organ(text) or _POST_HEAD.match(compare_key(text)) is not None)


def begins_organ(text: str) -> bool:
    """Whether a line begins the name of an organ."""
    return text[:1].isupper() and _ORGAN_HEAD.match(compare_key(text)) is not None


def is_stamp(text: str) -> bool:
    """Whether a line is a mark put on the document, not part of a name: ``MẬT``, ``DỰ THẢO``."""
    return _STAMP.fullmatch(compare_key(text)) is not None


def is_short(text: str) -> bool:
    """Whether a line may be a name in small letters, not a sentence."""
    return len(text.split()) <= _LONGEST_ORGAN and not _SENTENCE_END.search(text)


def is_prose(text: str) -> bool:
    """Whether a line is running text: longer than a header's, or a whole sentence."""
    is_sentence = len(text.split()) >= _SENTENCE_WORDS and _SENTENCE_END.search(text) is not None
    return is_sentence or len(text) > _LONGEST_LINE
