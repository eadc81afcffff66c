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
from directive_archive.citations.cited_issuer import cited_issuer, printed_issuer
from directive_archive.citations.find import find
from directive_archive.citations.forms import Kind
from directive_archive.citations.merge import Found, Mention, disagreeing_dates, merged
from directive_archive.citations.parts import NAMED_TYPES
from directive_archive.citations.trace import Noted, Trace
from directive_archive.identity import directive_id
from directive_archive.language import compare_key, format_date, nfc
from directive_archive.vocabulary.systems import Level
from directive_archive.vocabulary.terms import has_known_terms, term_of_congress, terms_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from directive_archive.citations.reference import Reference
    from directive_archive.directive import Directive
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType
    from directive_archive.vocabulary.issuers import Issuer


class State(StrEnum):
    """How far a reference could be settled."""

    RESOLVED = "resolved"
    """The archive holds the document."""
    WANTED = "wanted"
    """It is identified, and the archive does not hold it."""
    AMBIGUOUS = "ambiguous"
    """Several documents of the archive fit; all are named."""
    UNIDENTIFIED = "unidentified"
    """Number known, issuer not, or one of several of that name; or a law known by its name only."""


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
    """Empty if it is cited by date or name."""
    issued: date | None
    issuer: Issuer | None
    relation: str
    mentions: tuple[Mention, ...]
    kind: Kind = Kind.NUMBERED
    issuer_named: str = ""
    """As printed, abbreviations spelled out; or what the symbol says."""
    name: str = ""
    """Of a law that is cited by name."""
    year: int | None = None
    term: str = ""
    """Roman number of the congress whose term is named with it (khóa XII)."""
    doubts: tuple[str, ...] = ()
    """Codes of diagnostics that a human should look at."""
    own_targets: tuple[str, ...] = ()
    """Ids that the facts of single mentions alone would have given, other than ``target``."""

    @property
    def heading(self) -> str:
        """As people know it: ``Công văn 3195-CV/TU``, ``Công điện ngày 28/7/2020``, ``Luật Hộ tịch năm 2014``."""
        kind = self.type.name if self.type else "Văn bản"
        if self.kind is Kind.NAMED:
            when = f" năm {self.year}" if self.year else f" ngày {format_date(self.issued)}" if self.issued else ""
            return f"{kind} {self.name}".strip() + when
        if self.kind is Kind.DATED:
            return f"{kind} ngày {format_date(self.issued)}" if self.issued else kind
        return f"{kind} {self.number}"


_CONTEXT = 60
_REJECT, _POINT, _ACCEPT = "reject", "point", "accept"
ACTIONS = (_POINT, _REJECT, _ACCEPT)
"""What the front matter's ``references`` may say of a reference."""


def mentions_in(directive: Directive, body: str) -> Iterator[tuple[Reference, Mention]]:
    """Every reference in title and body with its place."""
    yield from _read(directive, body)[0]


def _read(directive: Directive, body: str) -> tuple[list[tuple[Reference, Mention]], list[str]]:
    """Every reference in title and body with its place, and the words that look like references and were left alone."""
    texts = [(-1, "", nfc(directive.title))]
    texts += [(index, block.anchor, nfc(block.text)) for index, block in enumerate(parse_body(body))]
    mentions, left = [], []
    for index, anchor, text in texts:
        findings = find(text)
        for found in findings.references:
            mention = Mention(index, anchor, found.start, found.end, found.text, _context(text, found))
            mentions.append((found, mention))
        left += findings.left_alone(text)
    return mentions, left


def _context(text: str, found: Reference) -> tuple[str, str]:
    """Whole words before and after a reference, with the spaces that part them from it."""
    before = text[max(0, found.start - _CONTEXT) : found.start]
    after = text[found.end : found.end + _CONTEXT]
    if found.start > _CONTEXT:
        before = before.partition(" ")[2]
    if found.end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0]
    return re.sub(r"\s+", " ", before), re.sub(r"\s+", " ", after)


class Resolver:
    """Settles references against the directives that the archive holds."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        """Index the directives.

        Args:
            directives: all that the archive holds.
        """
        by_number: defaultdict[tuple[str, str], list[Directive]] = defaultdict(list)
        by_figures: defaultdict[str, list[Directive]] = defaultdict(list)
        by_day: defaultdict[date, list[Directive]] = defaultdict(list)
        laws: defaultdict[str, list[Directive]] = defaultdict(list)
        ids: dict[str, str] = {}
        for directive in directives:
            by_number[directive.number.key].append(directive)
            by_figures[directive.number.key[0].partition("/")[0]].append(directive)
            if directive.issued:
                by_day[directive.issued].append(directive)
            if directive.type and directive.type.name in NAMED_TYPES:
                laws[law_name(directive.type.name, directive.subject)].append(directive)
            ids[directive.id] = directive.id
            ids |= dict.fromkeys(directive.texts("aliases"), directive.id)
        self.asked: Trace = {}
        """What was asked of the archive since somebody last cleared this."""
        self._by_number = Noted("number", by_number, self.asked)
        self._by_figures = Noted("figures", by_figures, self.asked)
        self._by_day = Noted("day", by_day, self.asked)
        self._laws = Noted("law", laws, self.asked)
        self._ids = Noted("id", ids, self.asked)

    def still_answers(self, trace: Trace) -> bool:
        """Whether the archive answers as it did when the trace was noted."""
        indexes = {each.name: each for each in vars(self).values() if isinstance(each, Noted)}
        return all(indexes[index].answer(key) == answer for (index, key), answer in trace.items())

    def resolve(self, citing: Directive, body: str) -> list[Citation]:
        """Citations of one directive, in order of first mention, one per cited document."""
        return self.resolve_all(citing, body)[0]

    def resolve_all(self, citing: Directive, body: str) -> tuple[list[Citation], list[str]]:
        """Citations of one directive, and the words that look like references and cannot be read."""
        mentions, left = _read(citing, body)
        return self._resolve(citing, mentions), left

    def resolve_text(self, citing: Directive, text: str) -> list[Citation]:
        """Citations of a plain text; ``mention.start`` and ``end`` are positions in it.

        Args:
            citing: what is known of the document that the text is from; its own number is no reference.
            text: as it came.
        """
        return self.read_text(citing, text)[0]

    def read_text(self, citing: Directive, text: str) -> tuple[list[Citation], list[str]]:
        """Citations of a plain text as :meth:`resolve_text` gives them, and the words that were left alone."""
        findings = find(text)
        placed = (
            (each, Mention(0, "", each.start, each.end, text[each.start : each.end], _context(text, each)))
            for each in findings.references
        )
        return self._resolve(citing, placed), findings.left_alone(text)

    def _resolve(self, citing: Directive, placed: Iterable[tuple[Reference, Mention]]) -> list[Citation]:
        corrections = {record.get("text", ""): record for record in citing.records("references")}
        found = []
        for reference, mention in placed:
            if _is_self(reference, citing) or _correction(corrections, reference).get("action") == _REJECT:
                continue
            issuer = cited_issuer(reference, citing)
            found.append(Found(reference, mention, issuer, issuer.path if issuer else None))
        citations = []
        for group in merged(found):
            target = _correction(corrections, *(each.reference for each in group)).get("to", "")
            citations.append(self._settle(citing, group, target))
        return citations

    def _settle(self, citing: Directive, group: list[Found], target: str) -> Citation:
        citation = _together(citing, group)
        own = tuple(sorted({each for found in group if (each := _wanted_id(found))}))
        if target:
            held = self._ids.get(target, target)
            state = State.RESOLVED if held in self._ids else State.WANTED
            return replace(citation, state=state, target=held, own_targets=tuple(each for each in own if each != held))
        candidates = self._candidates(citation, citing)
        if len(candidates) == 1:
            held = candidates[0].id
            return replace(
                citation, state=State.RESOLVED, target=held, own_targets=tuple(each for each in own if each != held)
            )
        if candidates:
            return replace(citation, state=State.AMBIGUOUS, candidates=tuple(sorted(each.id for each in candidates)))
        issuer = citation.issuer
        if issuer is None or (issuer.candidates and issuer.province is None) or citation.kind is Kind.NAMED:
            return citation  # ten districts are called Châu Thành: none of them may be charged with it
        wanted = directive_id(issuer, citation.number, citation.issued, citation.type)
        wanted = self._ids.get(wanted, wanted)
        state = State.RESOLVED if wanted in self._ids else State.WANTED
        return replace(citation, state=state, target=wanted, own_targets=tuple(each for each in own if each != wanted))

    def _candidates(self, citation: Citation, citing: Directive) -> list[Directive]:
        if citation.kind is Kind.NAMED:
            kind = citation.type.name if citation.type else ""
            named = self._laws.get(law_name(kind, citation.name), ())
            return [
                each
                for each in named
                if each.issued and (each.issued == citation.issued or each.issued.year == citation.year)
            ]
        if citation.kind is Kind.DATED:
            same = self._by_day.get(citation.issued, []) if citation.issued else []
            same = [each for each in same if citation.type is None or each.type == citation.type]
        elif citation.number.symbol:
            same = self._by_number.get(citation.number.key, [])
        else:
            figures = citation.number.key[0]
            same = self._by_figures.get(figures.partition("/")[0], [])
            same = [each for each in same if figures in {each.number.key[0], each.number.key[0].partition("/")[0]}]
            same = [each for each in same if citation.type is None or each.type == citation.type]
        same = [each for each in same if each.id != citing.id]
        if citation.issuer is not None:
            same = [each for each in same if each.issuer.path == citation.issuer.path]
        elif citation.kind is Kind.DATED:
            return []
        if citation.issued is not None:
            return [each for each in same if each.issued == citation.issued]
        same = _of_term(same, citation)
        if citation.issuer is None:
            return []  # a number alone is no identity, even if the archive holds only one like it
        return [each for each in same if each.issued and citing.issued and each.issued <= citing.issued]


def _of_term(directives: list[Directive], citation: Citation) -> list[Directive]:
    """Those of the term that a reference to a central organ of the Party names: numbers begin anew in each."""
    if not citation.term or citation.issuer is None or not has_known_terms(citation.issuer):
        return directives
    term = term_of_congress(citation.term)
    return [each for each in directives if each.issued and term in terms_on(Level.CENTRAL, each.issued)]


def _is_self(reference: Reference, citing: Directive) -> bool:
    """Whether a reference with the directive's own number means itself: no other issuer or date is given."""
    if not reference.number.number or reference.number.key != citing.number.key:
        return False
    if reference.issued is not None and citing.issued is not None and reference.issued != citing.issued:
        return False
    issuer = cited_issuer(reference, citing)
    return issuer is None or not citing.text("issuer") or issuer.path == citing.issuer.path


def _together(citing: Directive, group: list[Found]) -> Citation:
    """What the mentions of one document say of it: the first that says something counts, the fullest for the number."""
    references = [each.reference for each in group]
    best = max(
        references,
        key=lambda each: (_marks(each.number.symbol), each.issued is not None, bool(each.issuer_phrase)),
    )
    printed = sorted(references, key=lambda each: (not each.issuer_phrase, each is not best))
    doubts = {code for each in references for code in each.doubts}
    if disagreeing_dates(group):
        doubts.add("reference-dates")
    if any(each.issued for each in references):
        doubts.discard("reference-date")
    issued = next((each.issued for each in references if each.issued is not None), None)
    if issued is not None and citing.issued is not None and issued > citing.issued:
        doubts.add("reference-later")
    return Citation(
        citing=citing.id,
        state=State.UNIDENTIFIED,
        target="",
        candidates=(),
        type=next((each.type for each in references if each.type is not None), None),
        number=best.number,
        issued=issued,
        issuer=next((each.issuer for each in group if each.issuer is not None), None),
        relation=next((each.relation for each in references if each.relation), ""),
        mentions=tuple(each.mention for each in group),
        kind=best.kind,
        issuer_named=printed_issuer(printed[0]),
        name=best.name,
        year=best.year,
        term=next((each.term for each in references if each.term), ""),
        doubts=tuple(sorted(doubts)),
    )


def _marks(symbol: str) -> tuple[bool, int]:
    """Whether there is a symbol, and how many of its letters have marks (``NĐ-CP`` before ``ND-CP``)."""
    return bool(symbol), sum(1 for letter in symbol if not letter.isascii())


def _wanted_id(found: Found) -> str:
    """The id that one mention's own facts ask for; empty if they leave the issuer open."""
    issuer, reference = found.issuer, found.reference
    if issuer is None or (issuer.candidates and issuer.province is None) or reference.kind is Kind.NAMED:
        return ""
    return directive_id(issuer, reference.number, reference.issued, reference.type)


def law_name(kind: str, name: str) -> str:
    """Key of a law's name, with or without its type before it."""
    key = compare_key(name)
    return key.removeprefix(compare_key(kind)).strip() if kind else key


def _correction(corrections: Mapping[str, Mapping[str, str]], *references: Reference) -> Mapping[str, str]:
    """The front matter's word on any of these references, found by the text it quotes."""
    for reference in references:
        for quoted, record in corrections.items():
            if quoted and " ".join(nfc(quoted).split()) in reference.text:
                return record
    return {}
