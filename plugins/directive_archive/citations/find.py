"""Find references in a text. What they mean is not asked here."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.citations.forms import FORMS, RELATIONS
from directive_archive.language import nfc, parse_date
from directive_archive.number import DocumentNumber, tidy_symbol
from directive_archive.vocabulary.document_types import (
    document_type_named,
    document_type_of_symbol,
    document_types_abbreviated,
)

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.citations.forms import Relation
    from directive_archive.vocabulary.document_types import DocumentType

_RELATION = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{relation.key}>{relation.words})" for relation in RELATIONS)
    + r")\s+(?:nội dung\s+|các\s+|những\s+|tinh thần\s+)?$",
    re.IGNORECASE,
)
# In "… của Tỉnh ủy, Thường trực Thành ủy yêu cầu" the second organ is not an issuer: it is the one that acts.
_ACTING = re.compile(
    r",\s+(?:(?:Thường trực|Ban Thường vụ|Thường vụ|Chủ tịch)\s+)?"
    r"(?:Ban|Bộ|Sở|Ủy ban|UBND|HĐND|Hội đồng|Tỉnh ủy|Thành ủy|Thị ủy|Huyện ủy|Quận ủy"
    r"|Đảng ủy|Chi bộ|Văn phòng|Phòng|Cục)\b[^,]*$"
)
_VERB = re.compile(
    r"\s+(?:yêu cầu|đề nghị|ban hành|hướng dẫn|có ý kiến|chỉ đạo|thông báo|báo cáo|xây dựng|tổ chức|giao|đã"
    r"|quy định|quyết định)\b"
)
_BEFORE = 40
"""How many characters before a reference may hold its relation word."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another document at ``text[start:end]``."""

    start: int
    end: int
    text: str
    form: str
    type: DocumentType | None
    """From the noun, or from the symbol where the noun is general (văn bản); ``None`` if neither tells."""
    number: DocumentNumber
    issued: date | None
    """``None`` if the reference gives no full date or one that does not exist."""
    issuer_phrase: str
    """As written after ``của``; empty if none is."""
    relation: str
    """Key of a relation, or empty."""


def find_references(text: str) -> list[Reference]:
    """Every reference in ``text`` (in NFC), left to right, none overlapping another."""
    claimed: list[tuple[int, int]] = []  # disjoint, in order
    found: list[Reference] = []
    for form in FORMS:
        for match in form.pattern.finditer(text):
            if form.accepts is not None and not form.accepts(match):
                continue
            place = bisect_right(claimed, match.span())
            if place and claimed[place - 1][1] > match.start():
                continue
            if place < len(claimed) and claimed[place][0] < match.end():
                continue
            claimed.insert(place, match.span())
            found.append(_reference(form.name, match, text))
    return sorted(found, key=lambda reference: reference.start)


def _reference(form: str, match: re.Match[str], text: str) -> Reference:
    number = DocumentNumber(re.sub(r"\s+", "", match["number"]), tidy_symbol(match["symbol"]))
    end = match.end()
    if match["issuer"] and (acting := _ACTING.search(match["issuer"])) and _VERB.match(text, end):
        end = match.start("issuer") + acting.start()
    issuer = " ".join((text[match.start("issuer") : end] if match["issuer"] else match["before"] or "").split())
    return Reference(
        start=match.start(),
        end=end,
        text=" ".join(text[match.start() : end].split()),
        form=form,
        type=_type(match, number),
        number=number,
        issued=parse_date(match["date"]) if match["date"] else None,
        issuer_phrase=issuer.rstrip(" ,"),
        relation=_relation(text, match.start()),
    )


def _type(match: re.Match[str], number: DocumentNumber) -> DocumentType | None:
    if match["noun"]:
        named = document_type_named(" ".join(match["noun"].split()))
        return named or document_type_of_symbol(number.symbol)
    kinds = document_types_abbreviated(nfc(match["abbreviated"]))
    return document_type_of_symbol(number.symbol) or (kinds[0] if len(kinds) == 1 else None)


def _relation(text: str, start: int) -> str:
    match = _RELATION.search(text[max(0, start - _BEFORE) : start])
    return match.lastgroup or "" if match else ""


def relation_named(key: str) -> Relation | None:
    """The relation of that key."""
    return next((relation for relation in RELATIONS if relation.key == key), None)
