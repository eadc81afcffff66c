"""Types of documents and how they are told from one another.

The same letters stand for different types: QĐ is Quyết định or, in the Party, Quy định; TT is Thông tri (Party)
or Thông tư (State); CT is Chỉ thị, but in ``CT-TTHT`` a tax office. So the type line of a document decides, and
its symbol only where it admits one reading (Regulation 399-QĐ/TW; Decree 30/2020/NĐ-CP, annex III).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from directive_archive.language import compare_key, nfc, slugify
from directive_archive.vocabulary.systems import System
from directive_archive.vocabulary.tables import read_table


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of document, such as Chỉ thị."""

    name: str
    party: str
    """Abbreviation in Party symbols; empty where the rules prescribe none."""
    state: str
    """Abbreviation in State symbols; empty where the rules prescribe none."""
    source: str

    @property
    def slug(self) -> str:
        """Part of addresses."""
        return slugify(self.name)


DOCUMENT_TYPES: tuple[DocumentType, ...] = tuple(DocumentType(**row) for row in read_table("document_types"))
"""Every type, in the order of the rules."""

OFFICIAL_LETTER = next(kind for kind in DOCUMENT_TYPES if kind.name == "Công văn")
"""Công văn, the one type without a type line."""

_BY_NAME = {compare_key(kind.name): kind for kind in DOCUMENT_TYPES}
# Abbreviations that also begin the symbol of an organ (CT: Cục Thuế, TT: Thanh tra, a Trung tâm), so that before a
# further unit they name a type only if an issuer's symbol follows.
_ALSO_ORGANS = frozenset({"CT", "TT"})
_PARTS = re.compile(r"[/\-–,.\s]+")
# Laws and resolutions of the National Assembly carry its term: 202/2025/QH15.
_CONGRESS = re.compile(r"(UBTVQH|QH)\d{1,2}")
_COUNCIL = re.compile(r"UBND|HĐND")
_ORGAN_HEAD = re.compile(r"UBND|HĐND|B|TU")


def document_type_named(name: str) -> DocumentType | None:
    """Type of that name in any case and tone placement (``CÔNG ĐIỆN``), or ``None``."""
    return _BY_NAME.get(compare_key(name.strip(" :.*")))


@lru_cache(maxsize=1)
def type_names_longest_first() -> tuple[str, ...]:
    """Names for pattern alternatives, so that Thông tư liên tịch is tried before Thông tư."""
    return tuple(sorted((kind.name for kind in DOCUMENT_TYPES), key=lambda name: (-len(name), name)))


def document_types_abbreviated(abbreviation: str, system: System | None = None) -> tuple[DocumentType, ...]:
    """Types that use ``abbreviation`` in ``system`` (in either when ``None``); case counts: CTr is not CTR."""
    letters = nfc(abbreviation)
    if not letters:  # a gap in the rules is no abbreviation
        return ()
    return tuple(
        kind
        for kind in DOCUMENT_TYPES
        if (system is not System.STATE and letters == kind.party)
        or (system is not System.PARTY and letters == kind.state)
    )


@lru_cache(maxsize=4096)
def symbol_parts(symbol: str) -> tuple[str, ...]:
    """Groups of a symbol: ``QĐ/TWĐTN-VP`` is QĐ, TWĐTN, VP."""
    return tuple(part for part in _PARTS.split(nfc(symbol)) if part)


@lru_cache(maxsize=1)
def organ_symbols() -> dict[str, System | None]:
    """Symbols of organs and the system they belong to; those that may stand for much else left out."""
    symbols = {}
    for table in ("organs", "local_organs"):
        for row in read_table(table):
            symbols[row["symbol"]] = System(row["system"]) if row["system"] in set(System) else None
    return {symbol: system for symbol, system in symbols.items() if symbol not in {"", "S", "CT", "VP"}}


@lru_cache(maxsize=4096)
def system_of_symbol(symbol: str) -> System:
    """Party where a type and a slash come first (``CV/TU``), otherwise State (``TB-VPCP``, ``BTC-TCHQ``).

    Party symbols are type / issuer (Guideline 36-HD/VPTW), State symbols type - issuer (30/2020/NĐ-CP, art. 8);
    an organ of the State after the slash (``QĐ/UBND``, an older habit) makes it a State symbol all the same.
    """
    head, slash, rest = nfc(symbol).replace(" ", "").partition("/")
    if not slash or not any(kind.party == head for kind in DOCUMENT_TYPES if kind.party):
        return System.STATE
    issuer = next(iter(symbol_parts(rest)), "")
    return System.STATE if organ_symbols().get(issuer) is System.STATE or issuer == "UB" else System.PARTY


@lru_cache(maxsize=4096)
def document_types_of_symbol(symbol: str) -> tuple[DocumentType, ...]:
    """Every type that a symbol may stand for; empty if it names none.

    A State symbol that begins with an organ belongs to a công văn, which has no type code (30/2020/NĐ-CP, art. 8).
    """
    parts = symbol_parts(symbol)
    if not parts or not parts[0][0].isalpha():
        return ()
    system = system_of_symbol(symbol)
    head = parts[0]
    if system is System.PARTY:
        return document_types_abbreviated(head, System.PARTY)
    congress = _CONGRESS.fullmatch(head)
    if congress:
        resolutions = document_types_abbreviated("NQ", System.STATE)
        return (*document_types_abbreviated(congress[1], System.STATE), *resolutions)
    head, *rest = _parted(head, parts[1:])
    kinds = document_types_abbreviated(head, System.STATE)
    if kinds and head in _ALSO_ORGANS and not _is_issuer_of(head, rest):
        kinds = ()
    return kinds or (OFFICIAL_LETTER,)


def _parted(head: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    """A type glued to its organ in two groups: ``TBMTTQ`` is TB, MTTQ, and ``QĐUBND`` QĐ, UBND."""
    if head not in organ_symbols():
        for kind in DOCUMENT_TYPES:
            if kind.state and head.startswith(kind.state) and head.removeprefix(kind.state) in organ_symbols():
                return kind.state, head.removeprefix(kind.state), *rest
    return head, *rest


def _is_issuer_of(kind: str, parts: list[str]) -> bool:
    """Whether the organ named next issues the type before it; councils issue no Thông tư (``TT HĐND``)."""
    head = parts[0] if parts else ""
    if kind == "TT" and _COUNCIL.match(head):
        return False
    return head in organ_symbols() or head.upper() == "TTG" or _ORGAN_HEAD.match(head) is not None


def document_type_of_symbol(symbol: str) -> DocumentType | None:
    """The one type that a symbol stands for, or ``None`` if it admits several (QĐ in the Party) or none."""
    kinds = document_types_of_symbol(symbol)
    return kinds[0] if len(kinds) == 1 else None


# Papers of business and of single persons: they have type codes in the rules and are no directives.
_PAPERS = frozenset({"HĐ", "GM", "GGT", "GNP", "GUQ", "PG", "PC", "PB", "BGN", "BTT", "SY", "TrS", "SL"})
_DIGITS_AT_END = re.compile(r"\d+$")
_KNOWN_HEAD = re.compile(r"UBND|HĐND|BCĐ|VPUB|UBMTTQ")
# Departments of provincial people's committees (24/2014/NĐ-CP, 45/2025/NĐ-CP).
_DEPARTMENT = re.compile(
    r"S(?:YT|XD|GDĐT|GD&ĐT|GD|TC|NV|TP|CT|KHĐT|KH&ĐT|TNMT|LĐTBXH|LĐ|GTVT|VHTTDL|VHTT|VH|DL|TTTT|TT&TT|NNPTNT|NN&PTNT"
    r"|NNMT|NN|KHCN|NgV|NGV|DTTG|QHKT|BN)"
)


# Type codes that a scanner has robbed of their marks: CD-TTg, QD/TW.
_UNMARKED_CODES = frozenset(
    unmarked
    for kind in DOCUMENT_TYPES
    for code in (kind.party, kind.state)
    if (unmarked := code.replace("Đ", "D")) != code
)


@lru_cache(maxsize=4096)
def is_document_symbol(symbol: str) -> bool:
    """Whether a symbol alone tells that it is a directive's: it begins with a known type, or with a known organ.

    ``QĐ-UBND``, ``CV/TU``, ``BYT-DP`` do; the codes of forms (``ĐK-TCT``, ``QTT-TNCN``) do not.
    """
    parts = symbol_parts(symbol)
    if not parts or parts[0] in _PAPERS:
        return False
    kinds = document_types_of_symbol(symbol)
    if kinds and kinds != (OFFICIAL_LETTER,):
        return len(parts) > 1 or any(kind.state in {"QH", "UBTVQH"} for kind in kinds)
    if len(parts) > 1 and parts[0] in _UNMARKED_CODES and _DIGITS_AT_END.sub("", parts[1]) in organ_symbols():
        return True
    head = _DIGITS_AT_END.sub("", parts[0])
    return (
        parts[0] == "CV"
        or head in organ_symbols()
        or _KNOWN_HEAD.match(head) is not None
        or (len(parts) > 1 and _DEPARTMENT.fullmatch(head) is not None)
    )
