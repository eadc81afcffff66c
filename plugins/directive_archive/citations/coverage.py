"""How much of what was issued the archive holds or knows of: the highest number seen bounds what exists.

Numbers run from 1 in a series (:mod:`directive_archive.citations.numbering`), so that a document numbered 1102, held
or only cited, proves that 1102 numbers had been given by its day. The bound never claims too much: what has no
certain place is left out and counted, a number that later and much smaller ones contradict is set aside, and a
document from the weeks of congresses is charged to a term only if the numbers around it tell which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from directive_archive.citations.numbering import Numbering, Rule, Unplaced, numbering_of
from directive_archive.citations.runs import before_a_fall, terms_of_numbers
from directive_archive.language import collation_key
from directive_archive.vocabulary.issuers import CENTRAL_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from directive_archive.citations.graph import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.language import CollationKey
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType
    from directive_archive.vocabulary.issuers import Issuer


@dataclass(frozen=True, slots=True)
class Sighting:
    """A document whose number was seen: held, or cited by one that is."""

    id: str
    is_held: bool
    number: DocumentNumber
    issued: date | None
    issuer: Issuer
    place: Numbering


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers."""

    issuer: Issuer
    type: DocumentType
    rule: Rule
    period: tuple[str, ...]
    """A term, a year; two terms if it is open which of them; empty if no rule is known."""
    highest: Sighting | None
    """The document with the highest number; ``None`` if no number says anything of those below."""
    at_least: int
    """How many numbers must have been given."""
    held: int
    known: int
    """Different numbers seen, held or cited."""
    set_aside: int
    """Numbers that later, much smaller ones contradict."""
    organs: frozenset[tuple[str, ...]]
    """Address parts of the organs seen to issue in it."""

    @property
    def share(self) -> float:
        """Part of the bound that the archive holds, at most."""
        return self.held / self.at_least if self.at_least else 0.0

    @property
    def is_open(self) -> bool:
        """Whether it is open which of two terms it belongs to."""
        return len(self.period) > 1


@dataclass(frozen=True)
class Coverage:
    """Every series, by place, issuer, type and period (newest first)."""

    series: tuple[Series, ...]
    unplaced: Mapping[Unplaced, int] = field(default_factory=dict)
    """How many documents are charged to no series, and why."""

    @cached_property
    def by_issuer(self) -> dict[tuple[str, ...], tuple[Series, ...]]:
        """Series by address parts of each organ that issues in them."""
        groups: defaultdict[tuple[str, ...], list[Series]] = defaultdict(list)
        for series in self.series:
            for path in sorted(series.organs):
                groups[path].append(series)
        return {path: tuple(group) for path, group in groups.items()}


def measure_coverage(directives: Iterable[Directive], wanted: Iterable[WantedDocument]) -> Coverage:
    """What the numbers of held and of wanted documents say of all that was issued."""
    groups: defaultdict[tuple[tuple[str, ...], str, Rule, str], list[Sighting]] = defaultdict(list)
    unplaced: Counter[Unplaced] = Counter()
    documents: list[tuple[Directive | WantedDocument, bool]] = [(each, True) for each in directives]
    documents += [(each, False) for each in wanted]
    for document, is_held in documents:
        place = numbering_of(document.issuer, document.type, document.number, document.issued)
        if isinstance(place, Unplaced):
            unplaced[place] += 1
            continue
        sighting = Sighting(document.id, is_held, document.number, document.issued, document.issuer, place)
        groups[place.keeper.path, place.type.name, place.rule, place.period].append(sighting)
    found = []
    for group in groups.values():
        runs, outside = _runs(group)
        unplaced[Unplaced.TERM] += outside
        found += [_series(period, run) for period, run in runs.items()]
    counted = {reason: unplaced[reason] for reason in Unplaced if unplaced[reason]}
    return Coverage(tuple(sorted(found, key=_order)), counted)


def least_total(series: Iterable[Series]) -> int:
    """How many documents several series must hold together; no document is counted twice.

    Of runs that several types may share only the longest counts, and of a run whose term is open only what goes
    beyond the terms that it may belong to.
    """
    terms: dict[tuple[object, ...], int] = {}
    open_runs: list[tuple[tuple[object, ...], tuple[str, ...], int]] = []
    known = 0
    for each in series:
        known += each.known
        kind = each.type.name if each.rule.counts_documents else ""
        run: tuple[object, ...] = (each.issuer.path, each.rule, kind)
        if each.is_open:
            open_runs.append((run, each.period, each.at_least))
        else:
            terms[*run, each.period] = max(terms.get((*run, each.period), 0), each.at_least)
    total = sum(terms.values())
    for run, period, least in open_runs:
        total += max(0, least - max(terms.get((*run, (name,)), 0) for name in period))
    return max(total, known)


def _runs(group: list[Sighting]) -> tuple[dict[tuple[str, ...], list[Sighting]], int]:
    """Sightings of one issuer and type by period, and how many lie outside the table of terms."""
    rule = group[0].place.rule
    runs: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    if rule is Rule.PARTY_TERM:
        dated = [(each.issued, each) for each in group if each.issued is not None]
        terms = terms_of_numbers(group[0].place.keeper.level, [(day, each.place.ordinal) for day, each in dated])
        for (_, sighting), its in zip(dated, terms, strict=True):
            runs[tuple(term.name for term in its)].append(sighting)
        outside = runs.pop((), [])
        return dict(runs), len(outside)
    for sighting in group:
        year = str(sighting.issued.year) if rule is Rule.STATE_YEAR and sighting.issued else sighting.place.period
        runs[(year,) if year else ()].append(sighting)
    return dict(runs), 0


def _series(period: tuple[str, ...], run: list[Sighting]) -> Series:
    """What the numbers of one run prove."""
    place = run[0].place
    plain = [each for each in run if each.place.ordinal]
    contradicted: set[str] = set()
    if place.rule is not Rule.UNKNOWN:
        dated = [(each.issued, each) for each in plain if each.issued is not None]
        numbers = [(day, each.place.ordinal) for day, each in dated]
        contradicted = {each.id for (_, each), out in zip(dated, before_a_fall(numbers, numbers), strict=True) if out}
    sound = [each for each in plain if each.id not in contradicted]
    highest = max(sound, key=_height, default=None)
    known = {each.place.key for each in run}
    bound = highest.place.ordinal if highest else 0
    return Series(
        issuer=place.keeper,
        type=place.type,
        rule=place.rule,
        period=period,
        highest=highest,
        # Numbers with letters (12a) and decimals come on top of those from 1, but of an open run some may be of either.
        at_least=bound if len(period) > 1 else max(bound, len(known)),
        held=len({each.place.key for each in run if each.is_held}),
        known=len(known),
        set_aside=len(contradicted),
        organs=frozenset({place.keeper.path, *(each.issuer.path for each in run)}),
    )


def _height(sighting: Sighting) -> tuple[int, bool, int, str]:
    """The highest number; of several documents with it the held one, the earliest."""
    day = sighting.issued.toordinal() if sighting.issued else 0
    return sighting.place.ordinal, sighting.is_held, -day, sighting.id


@lru_cache(maxsize=65536)
def _collated(text: str) -> CollationKey:
    return collation_key(text)


def _order(series: Series) -> tuple[object, ...]:
    issuer = series.issuer
    place = issuer.province.name if issuer.province else ""
    newest = tuple(-int(part) for name in series.period for part in name.split("-"))
    return (
        issuer.path[0] != CENTRAL_PATH,
        _collated(place),
        issuer.path[:-1],
        _collated(issuer.name),
        issuer.path,
        _collated(series.type.name),
        series.rule,
        newest,
    )
