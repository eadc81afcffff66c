"""From mentions to documents: which directive, held or only wanted, each reference means.

A reference is settled by issuer, number, symbol and date. Without a date it is linked only if the archive holds
one candidate that is not later than the citing document; the year is never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_archive.body import parse_body
from directive_archive.citations.find import Reference, find_references
from directive_archive.citations.trace import Noted, Trace
from directive_archive.identity import directive_id
from directive_archive.language import nfc
from directive_archive.vocabulary.document_types import symbol_parts
from directive_archive.vocabulary.issuers import Issuer, central_organ_of_symbol, identify_cited_issuer, identify_issuer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from directive_archive.directive import Directive
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType


class State(StrEnum):
    """How far a reference could be settled."""

    RESOLVED = "resolved"
    """The archive holds the document."""
    WANTED = "wanted"
    """It is identified, and the archive does not hold it."""
    AMBIGUOUS = "ambiguous"
    """Several documents of the archive fit; all are named."""
    UNIDENTIFIED = "unidentified"
    """Number known, issuer not, or one of several of that name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a body mentions a document: characters ``start`` to ``end`` of a block's plain text."""

    block: int
    """Index of the block; -1 for the title."""
    anchor: str
    start: int
    end: int
    text: str
    context: tuple[str, str]
    """A few words before and after, with the spaces next to it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference from one directive to another document, all its mentions taken together."""

    citing: str
    """Id of the citing directive."""
    state: State
    target: str
    """Id of the cited document, held or wanted; empty if ambiguous or unidentified."""
    candidates: tuple[str, ...]
    type: DocumentType | None
    number: DocumentNumber
    issued: date | None
    issuer: Issuer | None
    relation: str
    mentions: tuple[Mention, ...]

    @property
    def heading(self) -> str:
        """Type and number as people know it: ``Công văn 3195-CV/TU``."""
        return f"{self.type.name if self.type else 'Văn bản'} {self.number}"


@dataclass(frozen=True, slots=True)
class _Found:
    reference: Reference
    mention: Mention
    issuer: Issuer | None
    issuer_path: tuple[str, ...] | None


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
_CONTEXT = 60
_REJECT, _POINT, _ACCEPT = "reject", "point", "accept"
ACTIONS = (_POINT, _REJECT, _ACCEPT)
"""What the front matter's ``references`` may say of a reference."""


def mentions_in(directive: Directive, body: str) -> Iterator[tuple[Reference, Mention]]:
    """Every reference in title and body with its place."""
    texts = [(-1, "", nfc(directive.title))]
    texts += [(index, block.anchor, nfc(block.text)) for index, block in enumerate(parse_body(body))]
    for index, anchor, text in texts:
        for found in find_references(text):
            yield found, Mention(index, anchor, found.start, found.end, found.text, _context(text, found))


def _context(text: str, found: Reference) -> tuple[str, str]:
    """Whole words before and after a reference, with the spaces that part them from it."""
    before = text[max(0, found.start - _CONTEXT) : found.start]
    after = text[found.end : found.end + _CONTEXT]
    if found.start > _CONTEXT:
        before = before.partition(" ")[2]
    if found.end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0]
    return re.sub(r"\s+", " ", before), re.sub(r"\s+", " ", after)


def cited_issuer(reference: Reference, citing: Directive) -> Issuer | None:
    """The organ that a reference names, or that its symbol stands for; ``None`` if that leaves it open.

    After ``của`` several organs may stand (``Thường trực Tỉnh ủy, Ban Chỉ đạo cấp Tỉnh``): the first issued it.
    """
    for phrase in _first_organs(_POST.sub("", reference.issuer_phrase)):
        issuer = identify_cited_issuer(phrase, citing.issuer, reference.issued or citing.issued)
        if issuer is not None:
            return issuer
    if reference.issuer_phrase:
        return None
    for group in symbol_parts(reference.number.symbol):  # the first: a unit or a second organ may follow (BTC-TCHQ)
        name = central_organ_of_symbol(group)
        if name is not None:
            return identify_issuer(name, day=reference.issued)
    return None


def _first_organs(phrase: str) -> Iterator[str]:
    """The first of several organs, the phrase itself, then shorter beginnings of it."""
    if not phrase:
        return
    yield from (phrase[: match.start()] for match in _FURTHER_ORGAN.finditer(phrase))
    yield phrase
    words = phrase.split()
    yield from (" ".join(words[:end]) for end in range(len(words) - 1, 1, -1))


class Resolver:
    """Settles references against the directives that the archive holds."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        """Index the directives.

        Args:
            directives: all that the archive holds.
        """
        by_number: defaultdict[tuple[str, str], list[Directive]] = defaultdict(list)
        ids: dict[str, str] = {}
        for directive in directives:
            by_number[directive.number.key].append(directive)
            ids[directive.id] = directive.id
            ids |= dict.fromkeys(directive.texts("aliases"), directive.id)
        self.asked: Trace = {}
        """What was asked of the archive since somebody last cleared this."""
        self._by_number = Noted("number", by_number, self.asked)
        self._ids = Noted("id", ids, self.asked)

    def still_answers(self, trace: Trace) -> bool:
        """Whether the archive answers as it did when the trace was noted."""
        indexes = {each.name: each for each in vars(self).values() if isinstance(each, Noted)}
        return all(indexes[index].answer(key) == answer for (index, key), answer in trace.items())

    def resolve(self, citing: Directive, body: str) -> list[Citation]:
        """Citations of one directive, in order of first mention, one per cited document."""
        corrections = {record.get("text", ""): record for record in citing.records("references")}
        groups: dict[tuple[str, str], list[_Found]] = {}
        for reference, mention in mentions_in(citing, body):
            if reference.number.key == citing.number.key and self._is_self(reference, citing):
                continue
            if _correction(corrections, reference).get("action") == _REJECT:
                continue
            issuer = cited_issuer(reference, citing)
            found = _Found(reference, mention, issuer, issuer.path if issuer else None)
            groups.setdefault(reference.number.key, []).append(found)
        citations = []
        for group in groups.values():
            for part in _separate(group):
                target = _correction(corrections, *(found.reference for found in part)).get("to", "")
                citations.append(self._settle(citing, part, target))
        return citations

    @staticmethod
    def _is_self(reference: Reference, citing: Directive) -> bool:
        """Whether a reference with the directive's own number means itself: no other issuer or date is given."""
        if reference.issued is not None and reference.issued != citing.issued:
            return False
        issuer = cited_issuer(reference, citing)
        return issuer is None or issuer.path == citing.issuer.path

    def _settle(self, citing: Directive, group: list[_Found], target: str) -> Citation:
        issuer = next((found.issuer for found in group if found.issuer is not None), None)
        issued = next((found.reference.issued for found in group if found.reference.issued is not None), None)
        best = max(group, key=lambda found: (found.reference.issued is not None, bool(found.reference.issuer_phrase)))
        citation = Citation(
            citing=citing.id,
            state=State.UNIDENTIFIED,
            target="",
            candidates=(),
            type=next((found.reference.type for found in group if found.reference.type is not None), None),
            number=best.reference.number,
            issued=issued,
            issuer=issuer,
            relation=next((found.reference.relation for found in group if found.reference.relation), ""),
            mentions=tuple(found.mention for found in group),
        )
        if target:
            held = self._ids.get(target)
            return replace(citation, state=State.RESOLVED if held else State.WANTED, target=held or target)
        candidates = self._candidates(citation, citing)
        if len(candidates) == 1:
            return replace(citation, state=State.RESOLVED, target=candidates[0].id)
        if candidates:
            return replace(citation, state=State.AMBIGUOUS, candidates=tuple(sorted(each.id for each in candidates)))
        if issuer is None or (issuer.candidates and issuer.province is None):
            return citation  # ten districts are called Châu Thành: none of them may be charged with it
        return replace(citation, state=State.WANTED, target=directive_id(issuer, citation.number, issued))

    def _candidates(self, citation: Citation, citing: Directive) -> list[Directive]:
        same = [each for each in self._by_number.get(citation.number.key, []) if each.id != citing.id]
        if citation.issuer is not None:
            same = [each for each in same if each.issuer.path == citation.issuer.path]
        if citation.issued is not None:
            return [each for each in same if each.issued == citation.issued]
        if citation.issuer is None:
            return []  # a number alone is no identity, even if the archive holds only one like it
        return [each for each in same if each.issued and citing.issued and each.issued <= citing.issued]


def _correction(corrections: Mapping[str, Mapping[str, str]], *references: Reference) -> Mapping[str, str]:
    """The front matter's word on any of these references, found by the text it quotes."""
    for reference in references:
        for quoted, record in corrections.items():
            if quoted and " ".join(nfc(quoted).split()) in reference.text:
                return record
    return {}


def _separate(group: list[_Found]) -> list[list[_Found]]:
    """Mentions of one number that are different documents: two full dates, or two issuers.

    A mention without a date belongs to the document named last before it, or else to the first that it can mean.
    """
    parts: list[list[_Found]] = []
    for found in sorted(group, key=lambda each: (each.reference.issued is None, each.issuer is None)):
        possible = [part for part in parts if all(_agree(found, other) for other in part)]
        before = [(max(places), part) for part in possible if (places := _places_before(part, found))]
        if before:
            max(before, key=lambda pair: pair[0])[1].append(found)
        elif possible:
            possible[0].append(found)
        else:
            parts.append([found])
    for part in parts:
        part.sort(key=_place)
    return sorted(parts, key=lambda part: _place(part[0]))


def _place(found: _Found) -> tuple[int, int]:
    return found.mention.block, found.mention.start


def _places_before(part: list[_Found], found: _Found) -> list[tuple[int, int]]:
    return [_place(other) for other in part if _place(other) < _place(found)]


def _agree(one: _Found, other: _Found) -> bool:
    dates = {each.reference.issued for each in (one, other)} - {None}
    paths = {each.issuer_path for each in (one, other)} - {None}
    return len(dates) <= 1 and len(paths) <= 1
