"""Which series a document's number belongs to, and in which period that series runs.

Numbers begin anew, so a number counts documents only within its series:

- Party: one series for each document type in a term of the committee (Guideline 36-HD/VPTW, II.3); all organs that
  write in the committee's name share it.
- State: one series in a calendar year (Decree 30/2020/NĐ-CP, art. 15). The head of an organ decides which types share
  one, so that a number counts what was numbered, not what is of this type.
- Law-making acts: a series for each type, and the year stands in the number. Those of the National Assembly run
  through its term, which stands in the symbol (``QH15``): the laws 2/2016/QH14 and 73/2021/QH14 are of one series.
- Fronts, mass organisations, congresses, committees of ministries: no rule is known, so no period is assumed.

Where symbol, type and issuer contradict each other the number is charged to nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_archive.language import compare_key, nfc
from directive_archive.number import normal_number
from directive_archive.vocabulary.document_types import (
    document_type_of_symbol,
    document_types_of_symbol,
    symbol_parts,
    system_of_symbol,
)
from directive_archive.vocabulary.issuers import UNKNOWN_PATH, Issuer, central_organ_of_symbol, identify_issuer
from directive_archive.vocabulary.systems import Level, System
from directive_archive.vocabulary.terms import has_known_terms

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType

_NUMBER = re.compile(r"(?P<ordinal>\d+)(?P<decimal>\.\d+)?(?P<letter>[^\W\d_]*)(?:/(?P<year>\d{4}))?")
_ASSEMBLY = re.compile(r"(?:UBTVQH|QH)(?P<term>\d{1,2})")
_CONGRESS = "ĐH"
# Whose committees and councils write these symbols: what a reference says of the issuer must agree.
_SYMBOLS_OF_LOCAL_ORGANS = {
    "TU": re.compile(r"^(?:tỉnh|thành|thị) ủy\b"),
    "HU": re.compile(r"^huyện ủy\b"),
    "QU": re.compile(r"^quận ủy\b"),
    "ĐU": re.compile(r"^đảng ủy\b"),
    "UBND": re.compile(r"^(?:chủ tịch )?ủy ban nhân dân\b"),
    "HĐND": re.compile(r"^(?:thường trực )?hội đồng nhân dân\b"),
}


SHARED_BY: dict[tuple[str, ...], tuple[str, ...]] = {
    ("trung-uong", "ban-chap-hanh-trung-uong"): ("Bộ Chính trị", "Ban Bí thư"),
}
"""Who else issues in the series of an organ, by its address parts."""


class Rule(StrEnum):
    """How long a series of numbers runs."""

    PARTY_TERM = "party-term"
    STATE_YEAR = "state-year"
    LAW_YEAR = "law-year"
    ASSEMBLY_TERM = "assembly-term"
    UNKNOWN = "unknown"

    @property
    def counts_documents(self) -> bool:
        """Whether each number of the series is a document of its type; elsewhere several types may share it."""
        return self not in {Rule.STATE_YEAR, Rule.UNKNOWN}


class Unplaced(StrEnum):
    """Why a document is charged to no series."""

    NUMBER = "number"
    UNDATED = "undated"
    TERM = "term"
    TYPE = "type"
    SYMBOL = "symbol"
    ISSUER = "issuer"

    @property
    def label(self) -> str:
        """In Vietnamese, after ``vì``."""
        return {
            "number": "không có số đọc được",
            "undated": "không rõ ngày ban hành, nên không biết thuộc nhiệm kỳ hay năm nào",
            "term": "ban hành trước hoặc sau những nhiệm kỳ mà kho có ngày đại hội",
            "type": "chưa rõ loại văn bản",
            "symbol": "ký hiệu trái với loại hoặc với cơ quan ban hành",
            "issuer": "chưa rõ cơ quan ban hành ở đâu",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number's place: whose series, of which type, under which rule."""

    keeper: Issuer
    """Whose series it is: the Central Committee's for what its Politburo and Secretariat issue."""
    type: DocumentType
    rule: Rule
    period: str
    """Where the number itself tells it (the year of a law-making act, the term of the Assembly), else empty."""
    ordinal: int
    """0 where it says nothing of the numbers below: 66.16 does not follow 66.15 in a series from 1."""
    key: str
    """Equal for two spellings of one number."""


def numbering_of(
    issuer: Issuer, kind: DocumentType | None, number: DocumentNumber, issued: date | None
) -> Numbering | Unplaced:
    """The series that a document's number belongs to, or why that cannot be told."""
    key = normal_number(number.number)
    match = _NUMBER.fullmatch(key)
    if match is None:
        return Unplaced.NUMBER
    if not issuer.name or issuer.path[0] == UNKNOWN_PATH:
        return Unplaced.ISSUER
    kind = kind or document_type_of_symbol(number.symbol)
    if kind is None:
        return Unplaced.TYPE
    keeper = _keeper(issuer, kind, number.symbol)
    if keeper is None:
        return Unplaced.SYMBOL
    rule, period = _rule(issuer, number.symbol, match["year"])
    if issued is None and rule in {Rule.PARTY_TERM, Rule.STATE_YEAR}:
        return Unplaced.UNDATED
    ordinal = 0 if match["decimal"] else int(match["ordinal"])
    return Numbering(keeper, kind, rule, period, ordinal, key)


@lru_cache(maxsize=65536)
def _rule(issuer: Issuer, symbol: str, year: str | None) -> tuple[Rule, str]:
    parts = symbol_parts(symbol)
    for part in parts:
        assembly = _ASSEMBLY.fullmatch(part)
        if assembly:
            return Rule.ASSEMBLY_TERM, assembly["term"]
    if issuer.system is System.PARTY:
        known = has_known_terms(issuer) and _CONGRESS not in parts
        return (Rule.PARTY_TERM if known else Rule.UNKNOWN), ""
    # Organs of the Assembly write its term into other symbols, too (436/BC-UBVHXH15), by which rule is not known.
    if issuer.system is not System.STATE or any(part[-1].isdigit() for part in parts):
        return Rule.UNKNOWN, ""
    return (Rule.LAW_YEAR, year) if year else (Rule.STATE_YEAR, "")


@lru_cache(maxsize=65536)
def _keeper(issuer: Issuer, kind: DocumentType, symbol: str) -> Issuer | None:
    """Whose series the number is of; ``None`` if symbol, type and issuer contradict each other."""
    parts = symbol_parts(symbol)
    if not parts:
        return None
    kinds = document_types_of_symbol(symbol)
    if kinds and kind not in kinds:
        return None
    if issuer.system in {System.PARTY, System.STATE} and system_of_symbol(symbol) is not issuer.system:
        return None
    organ = next((name for part in parts if (name := central_organ_of_symbol(part))), issuer.name)
    local = next((_SYMBOLS_OF_LOCAL_ORGANS[part] for part in parts if part in _SYMBOLS_OF_LOCAL_ORGANS), None)
    if organ != issuer.name or (local is not None and not local.search(compare_key(issuer.name))):
        return None
    of_the_centre = issuer.level is Level.CENTRAL and issuer.system is System.PARTY
    if of_the_centre and any(nfc(part).replace("Ư", "W") == "TW" for part in parts):
        return _central_committee()
    return issuer


@lru_cache(maxsize=1)
def _central_committee() -> Issuer:
    return identify_issuer("Ban Chấp hành Trung ương")
