"""How documents refer to other documents, one small declarative unit a form.

To add a form: write its pattern with the named groups below, give it examples (a test runs them), and put it into
:data:`FORMS`. Finding, resolving and graph building need no change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.number import PATTERN
from directive_archive.vocabulary.document_types import type_names_longest_first

# Nouns that stand for a document without naming its type; the symbol may give it.
GENERIC_NOUNS = ("Công văn điện", "Văn bản", "Văn thư")
_ABBREVIATED_NOUNS = ("CV", "NĐ", "QĐ", "TT", "NQ", "CT", "TB", "KH", "HD", "BC", "TTr")


def _space(words: str) -> str:
    """A phrase in which a space may be a line break."""
    return r"\s+".join(re.escape(word) for word in words.split())


_NOUNS = "|".join(_space(name) for name in sorted({*type_names_longest_first(), *GENERIC_NOUNS}, key=lambda n: (-len(n), n)))
_ABBREVIATIONS = "|".join(_ABBREVIATED_NOUNS)

NOUN = rf"(?:(?P<noun>(?i:{_NOUNS}))(?!\s+thư\b)|\b(?P<abbreviated>{_ABBREVIATIONS})(?=\s+(?:số\b|\d)))"
"""A type noun in any case; ``Nghị định thư`` (a protocol) is none."""
QUALIFIER = r"(?:\s+(?i:thượng\s+khẩn|khẩn|hỏa\s+tốc|hoả\s+tốc|mật|chỉ\s+đạo|hướng\s+dẫn|liên\s+tịch|thẩm\s+tra|mới))*"
DATE = (
    r"(?:\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}(?!\d)"
    r"|\d{1,2}\s*[/.–-]\s*\d{1,2}\s*[/.–-]\s*\d{4}(?!\d)"
    r"|\d{1,2}\s*/\s*\d{1,2}(?!\s*[/\d]))"
)
# An organ begins with a capital and runs to a word that begins the subject, a closing mark, or a comma that is not
# followed by a further organ.
_STOP = (
    r"(?=\s+(?i:về|quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|ban\s+hành|v/v|phê\s+duyệt|tại|đã|và|cho|để|trong|yêu\s+cầu|có)\b"
    rf"|\s*[(;:.\n“\"]|\s*$|,\s+(?![A-ZĐƯÂÔƠĂÊỦ])|,?\s+(?i:{_NOUNS})\b)"
)
ISSUER = rf"(?P<issuer>[A-ZĐƯÂÔƠĂÊỦ](?:[^\n(;:.“\"]|\.(?=\w))*?){_STOP}"


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """One way of writing a reference.

    Groups of the pattern: ``noun`` or ``abbreviated`` (the type word), ``number``, ``symbol``, ``date``, ``issuer``.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    """(text, the part of it that is the reference)."""


NUMBERED = ReferenceForm(
    "numbered",
    re.compile(
        rf"""
        {NOUN}{QUALIFIER}
        (?:\s+của\s+(?P<before>[A-ZĐƯÂÔƠĂÊỦ][^\n,;.()\d]{{2,60}}?))?   # Quyết định của Bộ Chính trị số 31-QĐ/TW
        \s*,?\s*(?i:số)?\s*:?\s*
        {PATTERN}
        (?:\s*\([^)\n]{{1,60}}\))?                                    # (khóa XII), (sau đây gọi là …)
        (?:\s*,?\s*(?i:đề\s+)?(?i:ngày)\s*(?P<date>{DATE}))?
        (?:\s*,?\s*của\s+{ISSUER})?
        """,
        re.VERBOSE,
    ),
    (
        (
            "Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn về tăng cường",
            "Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn",
        ),
        (
            "Công điện hỏa tốc số 1699/CĐ-TTg ngày 02/12/2020 của Thủ tướng Chính phủ, Công văn",
            "Công điện hỏa tốc số 1699/CĐ-TTg ngày 02/12/2020 của Thủ tướng Chính phủ",
        ),
        (
            "Công văn số 9816-CV/BTGTW, ngày 03/12/2020 của Ban Tuyên giáo Trung ương về tăng cường",
            "Công văn số 9816-CV/BTGTW, ngày 03/12/2020 của Ban Tuyên giáo Trung ương",
        ),
        (
            "văn bản chỉ đạo số 197-CV/TU ngày 07/6/2021 của Ban Thường vụ Thành ủy Sông Công về",
            "văn bản chỉ đạo số 197-CV/TU ngày 07/6/2021 của Ban Thường vụ Thành ủy Sông Công",
        ),
        ("chỉ đạo mới tại Thông báo số 201-TB/TU của Tỉnh ủy. Đồng thời", "Thông báo số 201-TB/TU của Tỉnh ủy"),
        ("theo Nghị định 51/2010/NĐ-CP quy định", "Nghị định 51/2010/NĐ-CP"),
        (
            "Quyết định của Bộ Chính trị số 31-QĐ/TW, ngày 01-10-1997 về",
            "Quyết định của Bộ Chính trị số 31-QĐ/TW, ngày 01-10-1997",
        ),
        ("theo CV số 11352/BTC-TCHQ ngày 14/9/2015;", "CV số 11352/BTC-TCHQ ngày 14/9/2015"),
    ),
)
"""Type, number and symbol, mostly with date and issuer."""

FORMS: tuple[ReferenceForm, ...] = (NUMBERED,)
"""Every form, tried in this order."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the citing document does to the cited one, read both ways."""

    key: str
    verb: str
    reverse: str
    words: str
    """Pattern of the words that say it, right before the reference."""


RELATIONS: tuple[Relation, ...] = (
    Relation("implements", "thực hiện", "được thực hiện bởi", r"thực hiện|triển khai(?: thực hiện)?|thi hành|quán triệt"),
    Relation("based_on", "căn cứ", "là căn cứ của", r"căn cứ(?: vào)?"),
    Relation("follows", "theo", "được viện dẫn bởi", r"theo|tại"),
    Relation("replies_to", "trả lời", "được trả lời bởi", r"trả lời|phúc đáp"),
    Relation("continues", "tiếp theo", "được tiếp nối bởi", r"tiếp theo|tiếp tục thực hiện"),
    Relation("replaces", "thay thế", "bị thay thế bởi", r"thay thế(?: cho)?"),
    Relation("repeals", "bãi bỏ", "bị bãi bỏ bởi", r"bãi bỏ|hủy bỏ"),
    Relation("amends", "sửa đổi, bổ sung", "được sửa đổi bởi", r"sửa đổi(?:, bổ sung)?|bổ sung|đính chính"),
)
"""Relations that a word says; only a word right before the reference counts."""
