"""The parts that references are made of: type nouns, qualifiers, dates, the word ``số``.

Patterns for a text made even by :mod:`reading`.
"""

from __future__ import annotations

import re
from datetime import date

from directive_archive.language import fold, make_date, parse_date
from directive_archive.language.numerals import NUMBER_WORDS
from directive_archive.vocabulary.document_types import type_names_longest_first

GENERIC_NOUNS = ("Công văn điện", "Văn bản", "Văn thư", "Tài liệu")
"""Nouns that stand for a document without naming its type; the symbol may give it."""
OTHER_NOUNS = {
    "Thông tư liên bộ": "Thông tư liên tịch",
    "Thông báo kết luận": "Thông báo",
    "Công văn điện": "Công văn",
    "Điện": "Công điện",
    "Điện khẩn": "Công điện",
    "Sắc luật": "Luật",
}
"""Nouns of types under another name."""
# Papers of private persons and of business, numbered but no directives.
_NOT_CITED = frozenset(
    {"Hợp đồng", "Giấy chứng nhận", "Giấy đi đường", "Giấy nghỉ phép", "Giấy giới thiệu", "Giấy ủy quyền", "Dự án"}
)
ABBREVIATIONS = {
    "CV": "Công văn",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "TTLT": "Thông tư liên tịch",
    "TT": "Thông tư",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "HD": "Hướng dẫn",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "CĐ": "Công điện",
    "KL": "Kết luận",
    "VB": "Văn bản",
}
"""Type nouns as people shorten them in running text; they count only before a number."""
LAW_NOUNS = ("Bộ luật", "Luật", "Pháp lệnh")
"""Types that are cited by their name."""
NAMED_TYPES = frozenset({*LAW_NOUNS, "Hiến pháp"})
"""Types of which a name and a year tell the document."""


NOUN_NAMES = sorted(
    {*type_names_longest_first(), *GENERIC_NOUNS, *OTHER_NOUNS} - _NOT_CITED, key=lambda name: (-len(name), name)
)
"""Every noun that a reference may begin with, longest first."""
_NAMES = "|".join(NOUN_NAMES)
# "Nghị định thư" is a protocol, "kỷ luật" a punishment, "kế hoạch hóa" planning.
NOUN = (
    rf"(?<!\w)(?<!kỷ )(?<!Kỷ )(?<!pháp )"
    rf"(?:(?P<noun>(?i:{_NAMES}))(?!\w)(?! thư\b| hóa\b| viên\b)|(?P<abbreviated>{'|'.join(ABBREVIATIONS)})(?!\w)\.?)"
)
"""A type noun in any case, or abbreviated."""
FOLDED_NOUN = rf"(?<!\w)(?P<noun>{'|'.join(fold(name) for name in NOUN_NAMES)})(?!\w)(?! thu\b)"
"""The same with all diacritics lost, as a scanner reads it; for a text that is folded."""
QUALIFIER = (
    r"(?: (?i:thượng khẩn|khẩn cấp|khẩn|hỏa tốc hẹn giờ|hỏa tốc|hoả tốc|mật|chỉ đạo|hướng dẫn|liên tịch|liên ngành"
    r"|liên bộ"
    r"|thẩm tra|thẩm định|mới nhất|mới|chung|riêng|đặc biệt|kết luận|kiểm tra|kết quả thanh tra|kết quả kiểm tra"
    r"|kết quả giám sát|kết quả|thanh tra|giám sát|trả lời|phúc đáp"
    r"|đôn đốc|triển khai|giải trình|tóm tắt|bổ sung|định kỳ|nhanh|đột xuất|cá biệt|quy phạm pháp luật|điều hành"
    r"|phối hợp|hành động|công tác|tổng thể|tiếp theo|mang|có|đã ban hành)(?!\w))*"
)
"""Words between noun and number that tell more of the document."""
SO = r"(?:(?i:số|sô|sỗ|sồ|sổ|só|sộ|sé|sế|sẽ|sỉ|s6|so)|86(?=:))(?:(?:,| và)? ký hiệu| hiệu)?"
"""The word before a number, in the shapes that scanners give it."""
_MONTH_WORD, _YEAR_WORD = "(?:tháng|thang|THÁNG)", "(?:năm|nam|NĂM)"
_YEAR = r"(?:1 ?9 ?\d ?\d(?!\d)|2 ?0 ?\d ?\d(?!\d)|\d{4,5}(?!\d))"  # scanners put spaces between figures
_MONTH_NAMES = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH = r"(?:1 ?[0-2]|\d{1,2}|(?i:" + "|".join(sorted(_MONTH_NAMES, key=len, reverse=True)) + "))"
_WORDS = "(?:" + "|".join(sorted(NUMBER_WORDS)) + r")(?!\w)"
DAY_WORD = r"(?<!\w)(?:ngày|Ngày|NGÀY|ngay|Ngay|hôm)"
NUMERIC_DATE = (
    rf"(?:\d ?\d? ?{_MONTH_WORD} ?{_MONTH} ?(?:,? ?{_YEAR_WORD}|/) ?{_YEAR}"
    rf"|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?{_YEAR})"
)
"""Day, month and year in figures."""
DATE = (
    rf"(?:{NUMERIC_DATE}"
    rf"|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{1,3}}(?![\d/])"  # 29/7/20 names no year
    rf"|\d{{1,2}} ?[/-] ?\d{{1,2}}(?! ?[/\d-])"
    rf"|\d{{1,2}} ?{_MONTH_WORD} ?\d{{1,2}}(?! ?{_YEAR_WORD})"
    rf"|(?:m[ồù]ng )?{_WORDS}(?: {_WORDS}){{0,3}} tháng (?:giêng|chạp"
    rf"|{_WORDS}(?: {_WORDS})?) năm {_WORDS}(?: {_WORDS}){{2,8}})"
)
"""A date as references write it, whole or without its year."""
_NUMERIC = re.compile(NUMERIC_DATE)
_WHOLE = re.compile(
    rf"(\d ?\d?) ?{_MONTH_WORD} ?({_MONTH}) ?(?:,? ?{_YEAR_WORD}|/) ?([\d ]+)"
    rf"|(\d{{1,2}}) ?[/.-] ?(\d{{1,2}}) ?[/.-] ?([\d ]+)"
)


def date_of(written: str) -> tuple[date | None, bool]:
    """Value of a date that :data:`DATE` matched, and whether it is impossible.

    A year that is missing or has two figures is not guessed, and is no fault.
    """
    if _NUMERIC.fullmatch(written) and (parts := _WHOLE.fullmatch(written)):
        day, month, year = (
            part.replace(" ", "") if part[0].isdigit() else part.lower() for part in parts.groups() if part
        )
        value = make_date(int(year), _MONTH_NAMES.get(month) or int(month), int(day))
        return value, value is None
    if written[:1].isdigit():
        return None, False
    return parse_date(f"ngày {written}"), False
