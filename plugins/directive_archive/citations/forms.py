r"""How documents refer to other documents, one small declarative unit a form.

To add a form: write its pattern with the named groups below, give it examples (a test runs them), and put it into
:data:`FORMS`. Finding, resolving and graph building need no change.

Patterns run over whole bodies, so none of them may be slow on any text: every run of spaces is possessive (``\s*+``),
every stretch of free text has a bound. A test looks at that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from directive_archive.language import compare_key, parse_date
from directive_archive.number import PATTERN
from directive_archive.vocabulary.document_types import symbol_parts, type_names_longest_first
from directive_archive.vocabulary.issuers import central_organ_of_symbol

# Nouns that stand for a document without naming its type; the symbol may give it.
GENERIC_NOUNS = ("Công văn điện", "Văn bản", "Văn thư")
# Papers of private persons and of business, numbered but no directives.
_NOT_CITED = frozenset(
    {"Hợp đồng", "Giấy chứng nhận", "Giấy đi đường", "Giấy nghỉ phép", "Giấy giới thiệu", "Giấy ủy quyền", "Dự án"}
)
_ABBREVIATED_NOUNS = ("CV", "NĐ", "QĐ", "TT", "NQ", "CT", "TB", "KH", "HD", "BC", "TTr")


def _spaced(pattern: str) -> str:
    """A pattern in which every space may be a line break or several spaces."""
    return pattern.replace(" ", r"\s++")


_NOUNS = _spaced(
    "|".join(
        sorted({*type_names_longest_first(), *GENERIC_NOUNS} - _NOT_CITED, key=lambda name: (-len(name), name)),
    )
)
_ABBREVIATIONS = "|".join(_ABBREVIATED_NOUNS)
_THEN_A_NUMBER = _spaced(r"(?= (?:(?i:số)\b|\d))")
_CAPITAL = "[A-ZĐƯÂÔƠĂÊỦ]"

NOUN = (
    rf"(?<!\w)(?<!kỷ\s)"
    rf"(?:(?P<noun>(?i:{_NOUNS}))(?!\w)(?!\s++thư\b)|(?P<abbreviated>{_ABBREVIATIONS}){_THEN_A_NUMBER})"
)
"""A type noun in any case; ``Nghị định thư`` (a protocol) is none, nor is the end of ``kỷ luật``."""
QUALIFIER = _spaced(r"(?: (?i:thượng khẩn|khẩn|hỏa tốc|hoả tốc|mật|chỉ đạo|hướng dẫn|liên tịch|thẩm tra|mới)\b)*")
DATE = (
    r"(?:\d{1,2}\s*+tháng\s*+\d{1,2}\s*+năm\s*+\d{4}(?!\d)"
    r"|\d{1,2}\s*+[/.–-]\s*+\d{1,2}\s*+[/.–-]\s*+\d{4}(?!\d)"
    r"|\d{1,2}\s*+/\s*+\d{1,2}(?!\s*+[/\d]))"
)
# An organ begins with a capital and runs to a word that begins the subject or tells what it does, a closing mark, or
# a comma that is not followed by a further organ. "Và" belongs to names (Bộ Khoa học và Công nghệ).
_STOP_WORDS = _spaced(
    r"(?i:về|quy định|quy chế|hướng dẫn|sửa đổi|bổ sung|bãi bỏ|ban hành|v/v|phê duyệt|công bố|thành lập|biểu|thông tư)"
    r"|tại|đã|cho|để|trong|yêu cầu|có|được|đề nghị|(?<!Ngoại\s)giao|là|thì|nêu|kèm|ngày|năm|như|hiệu lực|thông qua"
    r"|khóa|khoá"
    rf"|và (?!{_CAPITAL}|phát triển|đào tạo|truyền thông|môi trường|công nghệ|đầu tư|xã hội|du lịch)\w+"
)
_STOP = (
    rf"(?=\s++(?:{_STOP_WORDS})\b"
    rf"|,\s*+(?:(?i:{_NOUNS})\b|(?!{_CAPITAL}))"
    rf"|(?:\s++và)?\s++(?i:{_NOUNS}){QUALIFIER}(?:{_THEN_A_NUMBER}|\s++ngày)"
    rf"|\s*+[(;:“\"]|(?<!TP)(?<!TX)\s*+\.(?!\w)|\s*+$)"
)
ISSUER = rf"(?P<issuer>{_CAPITAL}(?:(?<=TP|TX)\.|\.(?=\w)|(?!số\s++\d)[^(;:.“\"]){{0,160}}?){_STOP}"
# A subject printed between number and date: no further number stands in it, else date and issuer may be the other's.
_TITLE = (
    r"(?P<title>[^\W\d_](?:(?!\d\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ])(?:“[^“”]{1,300}”|\"[^\"]{1,300}\"|[^“\"])){1,600}?)"
)
_TITLE_BEGINS = re.compile(
    r"(?=[A-ZĐ])(?i:về|v/v|quy|h[ưu]ớng dẫn|ban hành|sửa đổi|bổ sung|bãi bỏ|thay thế|phê duyệt|công bố|điều chỉnh"
    r"|thành lập|danh mục|biểu|thông tư|nghị định|quyết định)\b"
)


def _has_its_own_date(match: re.Match[str]) -> bool:
    """Whether date and issuer after a subject are those of the document, not of something the subject speaks of.

    The year of a law-making act stands in its number, its issuer in its symbol. Elsewhere only a subject that
    begins like a title counts.
    """
    year = re.search(r"/\s?(\d{4})$", match["number"])
    issued = parse_date(match["date"])
    like_a_title = _TITLE_BEGINS.match(match["title"]) is not None
    if year is None or issued is None:
        return like_a_title
    organs = [name for group in symbol_parts(match["symbol"]) if (name := central_organ_of_symbol(group))]
    same = any(_begin_alike(organ, match["issuer"]) for organ in organs)
    return issued.year == int(year[1]) and (same or (like_a_title and not organs))


def _begin_alike(organ: str, named: str) -> bool:
    """Whether two names of organs, one perhaps with the head's post before it, begin with the same words.

    The names of ministries are written in several ways (Văn hóa - Thể thao và Du lịch), but no two begin alike.
    """
    begin = " ".join(compare_key(organ).split()[:2])
    return re.search(rf"(?<!\w){re.escape(begin)}(?!\w)", compare_key(named)) is not None


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """One way of writing a reference.

    Groups of the pattern: ``noun`` or ``abbreviated`` (the type word), ``number``, ``symbol``, ``date``, ``issuer``.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    """(text, the part of it that is the reference)."""
    accepts: Callable[[re.Match[str]], bool] | None = None
    """What a match must fulfil beyond its pattern."""


NUMBERED = ReferenceForm(
    "numbered",
    re.compile(
        rf"""
        {NOUN}{QUALIFIER}
        (?:\s++của\s++(?P<before>{_CAPITAL}[^\n,;.()\d]{{2,60}}?))?      # Quyết định của Bộ Chính trị số 31-QĐ/TW
        \s*+,?+\s*+(?i:số)?\s*+:?+\s*+
        {PATTERN}
        (?:\s*+\([^)\n]{{1,60}}\))?                                    # (khóa XII), (sau đây gọi là …)
        (?:\s*+,?+\s*+(?i:đề\s++)?(?i:ngày)\s*+(?P<date>{DATE}))?
        (?:\s*+,?+\s*+của\s++{ISSUER})?
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

TITLED = ReferenceForm(
    "titled",
    re.compile(
        rf"""
        {NOUN}{QUALIFIER}(?P<before>)
        \s*+(?i:số)?\s*+:?+\s*+
        {PATTERN}
        \s++{_TITLE}
        ,?+\s*+ngày\s*+(?P<date>{DATE})
        \s*+,?+\s*+của\s++{ISSUER}
        """,
        re.VERBOSE,
    ),
    (
        (
            "(Điều 1 Thông tư số 183/2013/TT-BTC Về kiểm toán độc lập ngày 04/12/2013 của Bộ Tài chính, có hiệu lực",
            "Thông tư số 183/2013/TT-BTC Về kiểm toán độc lập ngày 04/12/2013 của Bộ Tài chính",
        ),
        (
            "Luật số 77/2006/QH11 Thể dục, thể thao ngày 29/11/2006 của Quốc hội; Kế hoạch",
            "Luật số 77/2006/QH11 Thể dục, thể thao ngày 29/11/2006 của Quốc hội",
        ),
        # The date of a meeting, not of the plan.
        ("Kế hoạch số 12/KH-UBND tổ chức hội nghị ngày 05/6/2020 của Ủy ban", "Kế hoạch số 12/KH-UBND"),
        # The date of another document.
        ("Nghị định số 30/2020/NĐ-CP và Công văn ngày 15/4/2020 của Sở Nội vụ", "Nghị định số 30/2020/NĐ-CP"),
    ),
    _has_its_own_date,
)
"""The subject between number and date, as in lists of documents and in the codification of laws."""

LAW = ReferenceForm(
    "law",
    re.compile(
        rf"""
        (?<!\w)(?P<noun>(?i:Bộ\s++luật|Luật|Pháp\s++lệnh))(?P<abbreviated>)(?P<before>)
        \s++[A-ZĐ](?:(?!(?i:luật|pháp\s++lệnh|nghị\s++quyết)\b)[^\d;.:()“”\"]){{2,150}}?
        \s*+,?+\s*+số\s*+
        (?P<number>\d{{1,3}}\s?/\s?\d{{4}})\s?/\s?(?P<symbol>(?:UBTV)?QH\d{{1,2}})(?!\w)
        (?:\s*+,?+\s*+ngày\s*+(?P<date>{DATE}))?
        (?:\s*+,?+\s*+của\s++{ISSUER})?
        """,
        re.VERBOSE,
    ),
    (
        (
            "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15; Căn cứ Luật",
            "Luật Tổ chức Chính phủ số 63/2025/QH15",
        ),
        (
            "các Luật Khiếu nại, Luật Tố cáo số 25/2018/QH14 được sửa đổi",
            "Luật Tố cáo số 25/2018/QH14",
        ),
        (
            "theo Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019 của Quốc hội.",
            "Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019 của Quốc hội",
        ),
    ),
)
"""A law by its name and number."""

FORMS: tuple[ReferenceForm, ...] = (LAW, TITLED, NUMBERED)
"""Every form, tried in this order: the first to claim a stretch of text has it."""


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
