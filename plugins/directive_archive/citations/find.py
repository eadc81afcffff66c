"""Find references in a text. What they mean is not asked here."""

from __future__ import annotations

import re
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
    r"(?:"
    + "|".join(f"(?P<{relation.key}>{relation.words})" for relation in RELATIONS)
    + r")\s+(?:nội dung\s+|các\s+|những\s+|tinh thần\s+)?$",
    re.IGNORECASE,
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
    found: list[Reference] = []
    for form in FORMS:
        for match in form.pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(_reference(form.name, match, text))
    return sorted(found, key=lambda reference: reference.start)


def _reference(form: str, match: re.Match[str], text: str) -> Reference:
    number = DocumentNumber(re.sub(r"\s+", "", match["number"]), tidy_symbol(match["symbol"]))
    issuer = " ".join((match["issuer"] or match["before"] or "").split()).rstrip(" ,")
    end = match.end()
    return Reference(
        start=match.start(),
        end=end,
        text=" ".join(text[match.start() : end].split()),
        form=form,
        type=_type(match, number),
        number=number,
        issued=parse_date(match["date"]) if match["date"] else None,
        issuer_phrase=issuer,
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
