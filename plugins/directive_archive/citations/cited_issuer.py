"""Which organ a reference names, seen from the document that cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_archive.language import fold
from directive_archive.vocabulary.document_types import symbol_parts
from directive_archive.vocabulary.issuers import Issuer, central_organ_of_symbol, identify_cited_issuer, identify_issuer
from directive_archive.vocabulary.organ_names import spell_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.citations.reference import Reference
    from directive_archive.directive import Directive

# An act of the head of an organ bears the organ's name (Thông tư … của Bộ trưởng Bộ Y tế); not so the chairman of a
# people's committee, who is an organ by himself.
_POST = re.compile(
    r"^(?:(?:Quyền\s+|Phó\s+)?(?:Bộ trưởng|Thứ trưởng|Giám đốc|Tổng Giám đốc|Thống đốc|Tổng cục trưởng|Cục trưởng"
    r"|Vụ trưởng|Chánh án|Viện trưởng|Hiệu trưởng|Chủ nhiệm|Tổng Thanh tra(?=\s+Thanh tra)),?\s+)+(?=\S)"
)
# Names hold commas and "và" too (Bộ Văn hóa, Thể thao và Du lịch).
_FURTHER_ORGAN = re.compile(
    r"(?:,|\s+và|\s+-)\s+(?=(?:Bộ|Sở|Ban|Ủy ban|UBND|HĐND|Hội đồng|Thường trực|Tòa án|Viện|Ngân hàng|Thanh tra|Tổng cục"
    r"|Chủ tịch|Văn phòng)\s)"
)
# A plenum of the Central Committee issues in the committee's name (Hội nghị lần thứ năm Ban Chấp hành Trung ương).
_MEETING = re.compile(r"^Hội nghị (?:lần thứ [\w ]{1,20}? )?(?=(?:Ban Chấp hành|BCH) )", re.IGNORECASE)


def cited_issuer(reference: Reference, citing: Directive) -> Issuer | None:
    """The organ that a reference names, or that its symbol stands for; ``None`` if that leaves it open.

    After ``của`` several organs may stand (``Thường trực Tỉnh ủy, Ban Chỉ đạo cấp Tỉnh``): the first issued it.
    """
    for phrase in _first_organs(_MEETING.sub("", _POST.sub("", reference.issuer_phrase))):
        issuer = identify_cited_issuer(phrase, citing.issuer, reference.issued or citing.issued)
        if issuer is not None:
            return issuer
    name = organ_of_symbol(reference.number.symbol)
    if not name or (reference.issuer_phrase and not fold(reference.issuer_phrase).endswith(fold(name))):
        return None  # a name that a scanner misread (Bô Y tế) is the one that the symbol says
    return identify_issuer(name, day=reference.issued)


def organ_of_symbol(symbol: str) -> str:
    """Name of the central organ that a symbol says, empty if it says none or a local one.

    The first counts: a unit or a second organ may follow (``BTC-TCHQ``).
    """
    return next((name for group in symbol_parts(symbol) if (name := central_organ_of_symbol(group))), "")


def printed_issuer(reference: Reference) -> str:
    """The organ as the reference prints it, abbreviations spelled out; else the one that its symbol says."""
    return spell_out(reference.issuer_phrase) if reference.issuer_phrase else organ_of_symbol(reference.number.symbol)


def _first_organs(phrase: str) -> Iterator[str]:
    """The first of several organs, the phrase itself, then shorter beginnings of it."""
    if not phrase:
        return
    yield from (phrase[: match.start()] for match in _FURTHER_ORGAN.finditer(phrase))
    yield phrase
    words = phrase.split()
    yield from (" ".join(words[:end]) for end in range(len(words) - 1, 1, -1))
