r"""How documents refer to other documents, one small declarative unit a form.

A form says which *anchor* it is built on (a number with its symbol, a bare number, a date, a year), what must stand
before the anchor, what may follow, and shows examples (a test runs them, and the table in the docs is made from
them). To add a form: write it, put it into :data:`FORMS`. Finding, resolving and graph building need no change.

Patterns see a text made even by :mod:`reading`: one space or one line feed between words, one shape of dashes. They run
over whole bodies, so none may be slow on any text: every stretch of free text has a bound. A test looks at that. The
browser runs the same patterns, so they keep to what both languages have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from directive_archive.citations.organs import CAPITAL
from directive_archive.citations.parts import DATE, DAY_WORD, LAW_NOUNS, NOUN, QUALIFIER, SO


class Anchor(StrEnum):
    """The hard core that a form is built around."""

    SYMBOL = "symbol"
    """Number and symbol, ``12-CV/TU``."""
    DIGITS = "digits"
    """A number alone, ``35``."""
    DATE = "date"
    """A full date after ``ngày``."""
    YEAR = "year"
    """A year after ``năm``."""


class Kind(StrEnum):
    """What a reference identifies its document by."""

    NUMBERED = "numbered"
    DATED = "dated"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """One way of writing a reference."""

    name: str
    title: str
    """What it is, in Vietnamese, for the documentation."""
    kind: Kind
    anchor: Anchor
    head: re.Pattern[str]
    """Searched in the text before the anchor, up to it. Groups: ``noun`` or ``abbreviated`` (the type word), ``before``
    (an issuer), ``date`` (a date), ``name`` (of a law), ``title``."""
    examples: tuple[tuple[str, str], ...]
    """(text, the part of it that is the reference)."""
    known_symbol: bool = False
    """Whether the symbol must be one of a known type or organ, since no noun vouches for it."""
    agreeing_type: bool = False
    """Whether the noun must be one that the symbol may stand for, since other words part them."""
    issuer_needed: bool = False
    """Whether it counts only with an issuer."""


_OF = rf"(?:,? (?:của|do) (?P<before>{CAPITAL}[^,;.()\d\n]{{2,80}}?))"
_ON = rf"(?:,? {DAY_WORD} ?(?P<date>{DATE}))"
_SO = rf"(?: là)?(?:[,.:]? ?[(“\"]?(?:{SO}) ?[:,]? ?|,? ?)"

NUMBERED = ReferenceForm(
    "numbered",
    "Loại văn bản, số, ký hiệu; thường kèm ngày và cơ quan",
    Kind.NUMBERED,
    Anchor.SYMBOL,
    re.compile(rf"{NOUN}{QUALIFIER}{_OF}?{_ON}?{_SO}$"),
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
        (
            "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII về",
            "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII",
        ),
        ("Ngày 31/8/2020, Bộ Y tế ban hành công văn số 4674/BYT-MT về", "công văn số 4674/BYT-MT"),
    ),
)
"""Type, number and symbol, mostly with date and issuer."""

LAW = ReferenceForm(
    "law",
    "Luật, bộ luật, pháp lệnh: tên rồi đến số",
    Kind.NUMBERED,
    Anchor.SYMBOL,
    re.compile(
        rf"(?<!\w)(?P<noun>(?i:{'|'.join(LAW_NOUNS)}))(?P<abbreviated>)"
        rf" (?P<name>{CAPITAL}(?:[^;:()“”\"\n]|\(sửa đổi[^()\n]{{0,30}}\)){{2,150}}?)[,.]? (?:{SO}) ?:? ?$"
    ),
    (
        (
            "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15; Căn cứ Luật",
            "Luật Tổ chức Chính phủ số 63/2025/QH15",
        ),
        ("các Luật Khiếu nại, Luật Tố cáo số 25/2018/QH14 được sửa đổi", "Luật Tố cáo số 25/2018/QH14"),
        (
            "theo Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019 của Quốc hội.",
            "Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019 của Quốc hội",
        ),
    ),
    agreeing_type=True,
)
"""A law by its name and number."""

ENTITLED = ReferenceForm(
    "entitled",
    "Trích yếu đứng giữa loại văn bản và số",
    Kind.NUMBERED,
    Anchor.SYMBOL,
    re.compile(rf"{NOUN}(?P<title> [^;:.\n“”\"()]{{2,160}}?)[,.]? [(“\"]?(?:{SO}) ?:? ?$"),
    (
        (
            "theo Kế hoạch phòng, chống dịch bệnh Covid-19 số 12/KH-UBND ngày 03/02/2021 của UBND tỉnh.",
            "Kế hoạch phòng, chống dịch bệnh Covid-19 số 12/KH-UBND ngày 03/02/2021 của UBND tỉnh",
        ),
        (
            "Quyết định của Chủ tịch UBND tỉnh về việc thành lập Tổ công tác số 85/QĐ-UBND ngày 03/02/2021, các sở",
            "Quyết định của Chủ tịch UBND tỉnh về việc thành lập Tổ công tác số 85/QĐ-UBND ngày 03/02/2021",
        ),
    ),
    agreeing_type=True,
)
"""The subject between the type and the number."""

LISTED = ReferenceForm(
    "listed",
    "Mục của một danh sách, không nhắc lại loại văn bản",
    Kind.NUMBERED,
    Anchor.SYMBOL,
    re.compile(rf"(?<!\w)(?P<so>{SO}) ?:? ?$|$"),
    (
        (
            "các Thông tư số 84/2008/TT-BTC ngày 30/9/2008, 10/2009/TT-BTC ngày 21/01/2009",
            "10/2009/TT-BTC ngày 21/01/2009",
        ),
        (
            "Bãi bỏ các Kế hoạch của UBND tỉnh: Số 217/KH-UBND ngày 01/6/2020; số 51/KH- UBND ngày 02/3/2021.",
            "số 51/KH- UBND ngày 02/3/2021",
        ),
        (
            "các Quyết định số 12/QĐ-UBND ngày 04/01/2021 và số 15/QĐ-UBND ngày 08/01/2021 của UBND tỉnh",
            "số 15/QĐ-UBND ngày 08/01/2021 của UBND tỉnh",
        ),
    ),
    known_symbol=True,
)
"""A number whose type stands further off, or nowhere; its symbol tells it."""

UNSYMBOLED = ReferenceForm(
    "unsymboled",
    "Chỉ có loại văn bản và số, không có ký hiệu",
    Kind.NUMBERED,
    Anchor.DIGITS,
    re.compile(rf"{NOUN}{QUALIFIER}(?:{_OF})? ?(?P<so>(?:{SO}) ?:? ?)?$"),
    (
        ("quán triệt Chỉ thị 35 của Bộ Chính trị về đại hội", "Chỉ thị 35 của Bộ Chính trị"),
        ("trả lời văn bản số 558 ngày 12/3/2020 của Sở Y tế,", "văn bản số 558 ngày 12/3/2020 của Sở Y tế"),
    ),
)
"""Type and number; the symbol is missing."""

DATED = ReferenceForm(
    "dated",
    "Không có số: loại văn bản, ngày, cơ quan",
    Kind.DATED,
    Anchor.DATE,
    re.compile(rf"{NOUN}{QUALIFIER}{_OF}?,? ?$"),
    (
        (
            "thực hiện Công điện ngày 28/7/2020 của Thường trực Ban Bí thư về",
            "Công điện ngày 28/7/2020 của Thường trực Ban Bí thư",
        ),
        (
            "Căn cứ Nghị quyết ngày 12 tháng 11 năm 2020 của Quốc hội;",
            "Nghị quyết ngày 12 tháng 11 năm 2020 của Quốc hội",
        ),
        ("theo Thông báo của Bộ Y tế ngày 05/8/2020, tỉnh", "Thông báo của Bộ Y tế ngày 05/8/2020"),
    ),
    issuer_needed=True,
)
"""Type, date and issuer instead of a number."""

_LAW_NAME = (
    rf"(?<!\w)(?P<noun>(?i:{'|'.join(LAW_NOUNS)}))(?P<abbreviated>) (?P<name>{CAPITAL}[^;:.()“”\"\n\d]{{2,120}}?),? ?$"
)
LAW_OF_DAY = ReferenceForm(
    "law_of_day",
    "Luật dẫn bằng tên và ngày",
    Kind.NAMED,
    Anchor.DATE,
    re.compile(_LAW_NAME),
    (
        (
            "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;",
            "Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025",
        ),
    ),
)
"""A law by its name and its day."""

LAW_OF_YEAR = ReferenceForm(
    "law_of_year",
    "Luật dẫn bằng tên và năm",
    Kind.NAMED,
    Anchor.YEAR,
    re.compile(rf"{_LAW_NAME}|(?<!\w)(?P<constitution>Hiến pháp),? ?$"),
    (
        ("theo Luật Hộ tịch năm 2014, người", "Luật Hộ tịch năm 2014"),
        ("quy định của Hiến pháp năm 2013.", "Hiến pháp năm 2013"),
    ),
)
"""A law by its name and year."""

FORMS: tuple[ReferenceForm, ...] = (NUMBERED, LAW, ENTITLED, LISTED, UNSYMBOLED, DATED, LAW_OF_DAY, LAW_OF_YEAR)
"""Every form; at one anchor the first that fits has it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the citing document does to the cited one, read both ways."""

    key: str
    verb: str
    reverse: str
    words: str
    """Pattern of the words that say it, right before the reference."""


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "implements", "thực hiện", "được thực hiện bởi", r"thực hiện|triển khai(?: thực hiện)?|thi hành|quán triệt"
    ),
    Relation("based_on", "căn cứ", "là căn cứ của", r"căn cứ(?: vào)?"),
    Relation("follows", "theo", "được viện dẫn bởi", r"theo|tại"),
    Relation("replies_to", "trả lời", "được trả lời bởi", r"trả lời|phúc đáp"),
    Relation("continues", "tiếp theo", "được tiếp nối bởi", r"tiếp theo|tiếp tục thực hiện"),
    Relation("replaces", "thay thế", "bị thay thế bởi", r"thay thế(?: cho)?"),
    Relation("repeals", "bãi bỏ", "bị bãi bỏ bởi", r"bãi bỏ|hủy bỏ"),
    Relation(
        "amends",
        "sửa đổi, bổ sung",
        "được sửa đổi bởi",
        r"(?:sửa đổi(?:, bổ sung)?|bổ sung|đính chính)(?: (?:một số|các) (?:điều|nội dung)(?: của| tại)?)?",
    ),
)
"""Relations that a word says; only a word right before the reference counts."""
