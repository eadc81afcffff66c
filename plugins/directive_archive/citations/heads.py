"""Which words before a number belong to it: its type noun, or the list that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_archive.citations.forms import FORMS, LISTED, NUMBERED, Anchor, ReferenceForm
from directive_archive.citations.organs import CAPITAL, name_at
from directive_archive.citations.parts import (
    ABBREVIATIONS,
    DATE,
    DAY_WORD,
    FOLDED_NOUN,
    NOUN,
    NOUN_NAMES,
    OTHER_NOUNS,
    QUALIFIER,
    SO,
)
from directive_archive.language import compare_key, fold
from directive_archive.language.letters import CAPITALS
from directive_archive.vocabulary.document_types import (
    document_type_named,
    document_types_of_symbol,
    is_document_symbol,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.vocabulary.document_types import DocumentType

_NOUN = re.compile(NOUN)
_LAW_NOUN = re.compile(r"(?<!\w)(?:[Bb]ộ luật|(?<!ộ )[Ll]uật|[Pp]háp lệnh|Hiến pháp)(?!\w)")
_NEAREST = 4
_SYMBOL_FORMS = tuple(form for form in FORMS if form.anchor is Anchor.SYMBOL and form is not LISTED)
_FOLDED_HEAD = re.compile(rf"{FOLDED_NOUN}(?: (?:khan|hoa toc|chi dao|lien tich))* ?(?:(?:so|se|sd|s6) ?:? ?)?$")
# Papers and things that have numbers and are no directives.
_NO_DOCUMENT = re.compile(
    r"(?<!\w)(?:mẫu|biểu mẫu|biểu|phụ lục|bảng|hợp đồng|giấy phép|giấy chứng nhận|giấy|tài khoản|mã|tờ khai|hóa đơn"
    r"|phiếu|thẻ"
    r"|sổ|hồ sơ|vận đơn|công ty|biên lai|chứng thư|đơn|bệnh nhân|lô|thửa|xe|nhà|đường|phố|ngõ|qcvn|tcvn|tcxdvn|iso"
    r"|iec|chứng chỉ"
    r"|bằng|sim|máy|tờ|gói thầu|mst|cmnd|cccd|form|mẫu đơn|tk|hđ|vào sổ|ký hiệu)(?: (?:số|hiệu|ký hiệu"
    r"|kê khai))*[:.]? ?$",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    rf"{NOUN}{QUALIFIER}(?:,? (?:của|do) (?P<before>[^;.\n\d]{{2,100}}?))?(?: ban hành)?(?: sau| sau đây| dưới đây"
    rf"| gồm| gồm có| bao gồm)*:"
    rf"\s*[-+•]?\s*(?:{SO}) ?:? ?$"
)
# "Các Công văn số 512, 513 và 514/SXD-QLN": the last is whole, the others are not.
_SHARED = re.compile(
    rf"{NOUN}{QUALIFIER} ?(?:từ )?(?:{SO})? ?:? ?\d{{1,5}}(?:(?:, ?|,? và |,? hoặc |-| đến )(?:số )?\d{{1,5}}){{0,20}}"
    r"(?:, ?|,? và |,? hoặc | ?- ?| đến )(?:số )?$"
)
# The number line of a document's own header: a new line or a line in capitals, then "Số".
_OWN_NUMBER = re.compile(
    rf"(?:^|\n|[{CAPITALS}]{{2,}}[,.)]? ?|-{{3,}} ?|[*_]+ ?)(?:Số|Sô|S6|86) ?:? ?$|(?:^|\n)S[ỐÓÔO] ?:? ?$"
)
_OWN_COLON = re.compile(r"(?:^|\n)[^\n.;,]{0,80}[\w]\)? Số ?: ?$")
_OWN_TYPE = re.compile(rf"(?:^|\n)[{CAPITALS}][\w ]{{3,30}} (?:số|Số|SỐ) ?: ?$")
_LINE_OF_ITS_OWN = re.compile(rf" ?(?:\n|[{CAPITALS}]{{2,}} [{CAPITALS}]{{2,}})")


_OF = re.compile(r" (?:của|do) ")
_OF_AT_END = re.compile(rf" (?:của|do) (?={CAPITAL}[^,]*$)")
_DATED_TITLE = re.compile(rf"{DAY_WORD} ?(?P<date>{DATE})$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a number or date and belongs to it."""

    form: ReferenceForm
    start: int
    """Where the reference begins."""
    type: DocumentType | None = None
    """That the noun names; ``None`` for a general noun, an abbreviation of several types, no noun."""
    noun: str = ""
    abbreviated: str = ""
    so: bool = False
    """Whether the word ``số`` stands before the number."""
    issuer: str = ""
    date: str = ""
    name: str = ""
    """Of a law."""
    doubts: tuple[str, ...] = ()


def nouns_before(line: str) -> list[int]:
    """Where type nouns begin, the nearest to the end first."""
    return [match.start() for match in _NOUN.finditer(line)][: -_NEAREST - 1 : -1]


def law_nouns_before(line: str) -> list[int]:
    """Where nouns of laws begin, the first one first: a law may have another's name in its own."""
    return [match.start() for match in _LAW_NOUN.finditer(line)]


def first_head(form: ReferenceForm, line: str, begin: int, nouns: Iterable[int]) -> Head | None:
    """The head of a form at the first of ``nouns`` that fits; an organ named in it must be one.

    Args:
        form: whose pattern counts.
        line: the text before the anchor.
        begin: where ``line`` begins in the text.
        nouns: where nouns begin in ``line``.
    """
    for noun in nouns:
        match = form.head.match(line, noun)
        if match is not None:
            head = _head(form, begin, match)
            if head is not None:
                return head
    return None


def _head(form: ReferenceForm, begin: int, match: re.Match[str]) -> Head | None:
    groups = match.groupdict()
    issuer = groups.get("before") or ""
    if issuer and name_at(match.string, match.start("before")) != match.end("before"):
        return None
    title = groups.get("title") or ""
    if title and (ending := _OF_AT_END.search(title)) and name_at(title, ending.end()) == len(title):
        issuer = title[ending.end() :]
    written = groups.get("date") or ""
    if dated := _DATED_TITLE.search(title):  # công văn gửi các sở ngày 22/8/2022 (số
        written = dated["date"]
    if of := _OF.match(title):  # Quyết định của Chủ tịch UBND tỉnh về việc … số
        issuer = title[of.end() : name_at(title, of.end())]
    constitution = groups.get("constitution") or ""
    if groups.get("noun") == "điện":  # electricity; a telegram is written with a capital
        return None
    return Head(
        form=form,
        start=begin + match.start(),
        type=_named_type(groups.get("noun") or constitution, groups.get("abbreviated") or ""),
        noun=groups.get("noun") or constitution,
        abbreviated=groups.get("abbreviated") or "",
        so=bool(groups.get("so")),
        issuer=issuer,
        date=written,
        name=groups.get("name") or "",
    )


def head_of_number(line: str, begin: int, symbol: str) -> Head | None:
    """The type noun that belongs to a number, with what stands between them.

    Args:
        line: the text before the number.
        begin: where ``line`` begins in the text.
        symbol: of the number.
    """
    nouns = nouns_before(line)
    kinds = document_types_of_symbol(symbol)
    direct = None
    for form in _SYMBOL_FORMS:
        for noun in nouns:
            head = first_head(form, line, begin, (noun,))
            if head is None or (form is not NUMBERED and names_no_document(line)):
                continue
            if head.type in kinds or (head.type is None and not form.agreeing_type):
                return head
            if not form.agreeing_type:
                direct = head
                break
    if direct is not None:
        return direct
    if (shared := _SHARED.search(line)) is not None:
        named = _named_type(shared["noun"] or "", shared["abbreviated"] or "")
        return Head(LISTED, begin + len(line), named, doubts=("reference-shared",))
    folded = fold(line)
    if len(folded) == len(line) and is_document_symbol(symbol) and not names_no_document(line):
        match = _FOLDED_HEAD.search(folded)
        return _head(NUMBERED, begin, match) if match is not None else None
    return None


def is_own_number(before: str, after: str) -> bool:
    """Whether a number is the document's own, in its header: ``Số: 12/KH-UBND`` on a line of its own.

    Args:
        before: the text before it, lines kept apart.
        after: the text after it.
    """
    if _OWN_NUMBER.search(before) or _OWN_COLON.search(before):
        return True
    return _OWN_TYPE.search(before) is not None and _LINE_OF_ITS_OWN.match(after) is not None


def names_no_document(line: str) -> bool:
    """Whether the words before a number say that it is a form's, a contract's, an account's."""
    return _NO_DOCUMENT.search(line) is not None


def opened_list(before: str) -> str:
    """The issuer named in the line above a list, for an item that begins where ``before`` ends; empty if there is none.

    "Bãi bỏ các nghị quyết sau đây của Hội đồng nhân dân tỉnh:", then "1. Nghị quyết số …" on lines of their own.
    """
    lines = before.split("\n")
    if not _ITEM_BEGINS.fullmatch(lines[-1]):
        return ""
    for line in reversed(lines[:-1]):
        if opening := _OPENING.search(line):
            name = opening["before"]
            return name if name_at(name, 0) == len(name) else ""
        if not _ITEM_BEGINS.match(line):
            return ""
    return ""


_ITEM_BEGINS = re.compile(r"(?:[-+•▪·]|\d{1,2}[.)]|[a-zđ]{1,2}\))[^\w]{0,3}(?:Số|số)? ?")
_OPENING = re.compile(
    r"(?:của|do) (?P<before>[^;:.\n\d]{3,100}?)(?: ban hành)?(?: sau| sau đây| dưới đây| gồm| gồm có| bao gồm)*:$"
)


def list_head(before: str) -> tuple[DocumentType | None, str] | None:
    """Type and issuer named before a list: ``các Kế hoạch của UBND tỉnh: Số``; ``None`` if no list is opened."""
    match = _LIST_HEAD.search(before)
    if match is None:
        return None
    issuer = match["before"] or ""
    return _named_type(match["noun"] or "", match["abbreviated"] or ""), issuer


@lru_cache(maxsize=512)
def _named_type(noun: str, abbreviated: str) -> DocumentType | None:
    """Type that a noun names; ``None`` for a general one or an abbreviation of several."""
    if noun:
        name = " ".join(noun.split())
        return document_type_named(_OTHER.get(compare_key(name), name)) or _FOLDED_TYPES.get(name)
    return document_type_named(ABBREVIATIONS[abbreviated]) if abbreviated else None


_OTHER = {compare_key(name): kind for name, kind in OTHER_NOUNS.items()}
_FOLDED_TYPES = {fold(name): kind for name in NOUN_NAMES if (kind := document_type_named(OTHER_NOUNS.get(name, name)))}
