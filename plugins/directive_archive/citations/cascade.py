"""The cascade: how a directive travels from the centre to the communes, and how long each step takes.

A step leads from a document to a directive that carries it out (:mod:`directive_archive.citations.carrying_out` says
when). Its lag is the number of days between the two dates of issue: how long the lower organ took to pass the matter
on, not how long the work took. Where a date is not known, or the citing directive is dated before the document it
cites, there is no lag; the latter is reported by ``reference-later`` where the text says so.

Directives travel down. A higher organ that cites a lower one's document answers or approves it, which is no step.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from directive_archive.citations.carrying_out import carrying_out
from directive_archive.citations.resolve import State
from directive_archive.identity import is_well_formed
from directive_archive.vocabulary.places import REORGANISED
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from directive_archive.archive import Archive
    from directive_archive.citations.graph import CitationGraph
    from directive_archive.citations.resolve import Citation
    from directive_archive.directive import Directive

RANK = {Level.CENTRAL: 0, Level.PROVINCE: 1, Level.DISTRICT: 2, Level.COMMUNE: 3, Level.UNIT: 4}
"""Levels from the top down."""
UNKNOWN_RANK = len(RANK)


def rank(level: Level | None) -> int:
    """Place of a level from the top down; an unknown one comes last."""
    return UNKNOWN_RANK if level is None else RANK[level]


@dataclass(frozen=True, slots=True)
class Stop:
    """A document on the way: what a step needs to know of it."""

    id: str
    level: Level | None
    issued: date | None
    is_held: bool

    @property
    def sort_key(self) -> tuple[bool, date, int, str]:
        """By date (undated last), on one day from the top down."""
        return self.issued is None, self.issued or date.min, rank(self.level), self.id


@dataclass(frozen=True, slots=True)
class Step:
    """A directive carries a document out."""

    cited: Stop
    """What is carried out, held or only wanted."""
    citing: Stop
    relation: str
    """Key of the relation by which it does."""

    @property
    def days(self) -> int | None:
        """Days between the two dates of issue; ``None`` if one is not known or they contradict the step."""
        return days_between(self.cited, self.citing)

    @property
    def state(self) -> State:
        """Whether the archive holds what is carried out."""
        return State.RESOLVED if self.cited.is_held else State.WANTED

    @property
    def skips_a_level(self) -> bool:
        """Whether it passes over a level. Districts ended on 30 June 2025; a unit may belong to any organ."""
        from_rank, to_rank = rank(self.cited.level), rank(self.citing.level)
        if UNKNOWN_RANK in {from_rank, to_rank} or self.citing.level is Level.UNIT:
            return False
        there_are_districts = self.citing.issued is None or self.citing.issued < REORGANISED
        passes_districts = from_rank < RANK[Level.DISTRICT] < to_rank
        return to_rank - from_rank - (passes_districts and not there_are_districts) > 1


def days_between(earlier: Stop, later: Stop) -> int | None:
    """Days from one date of issue to another, never less than none."""
    if earlier.issued is None or later.issued is None or later.issued < earlier.issued:
        return None
    return (later.issued - earlier.issued).days


@dataclass(frozen=True, slots=True)
class Reached:
    """A document that a walk along the steps came to."""

    stop: Stop
    distance: int
    """Steps from where the walk began, by the shortest way."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What lies up or down the steps from one document."""

    reached: tuple[Reached, ...]
    """Nearest first; each document once, by however many ways it is reached."""
    is_complete: bool
    """Whether the walk came to an end before its limit."""


@dataclass(frozen=True)
class Cascade:
    """All steps of an archive, in order of citing id, then of the text."""

    steps: tuple[Step, ...]

    @cached_property
    def carried_out_by(self) -> dict[str, tuple[Step, ...]]:
        """Steps down from each document, earliest first."""
        return _grouped(self.steps, lambda step: step.cited.id, lambda step: step.citing)

    @cached_property
    def carrying_out(self) -> dict[str, tuple[Step, ...]]:
        """Steps up from each directive, earliest first."""
        return _grouped(self.steps, lambda step: step.citing.id, lambda step: step.cited)

    def stop(self, identifier: str) -> Stop | None:
        """A document that has steps up or down; ``None`` if it has none."""
        for step in self.carried_out_by.get(identifier, ())[:1]:
            return step.cited
        for step in self.carrying_out.get(identifier, ())[:1]:
            return step.citing
        return None

    def down(self, identifier: str, limit: int) -> Walk:
        """Who carried a document out, and who these, at most ``limit`` directives."""
        return _walk(identifier, limit, lambda each: self.carried_out_by.get(each, ()), lambda step: step.citing)

    def up(self, identifier: str, limit: int) -> Walk:
        """What a directive carries out, and what these, at most ``limit`` documents."""
        return _walk(identifier, limit, lambda each: self.carrying_out.get(each, ()), lambda step: step.cited)

    def goes_on(self, identifier: str) -> bool:
        """Whether one of those who carried a document out was carried out in turn, by another than itself."""
        return any(
            further.citing.id != identifier
            for step in self.carried_out_by.get(identifier, ())
            for further in self.carried_out_by.get(step.citing.id, ())[:2]
        )


def _grouped(
    steps: Iterable[Step], key: Callable[[Step], str], other: Callable[[Step], Stop]
) -> dict[str, tuple[Step, ...]]:
    groups: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        groups[key(step)].append(step)
    return {each: tuple(sorted(group, key=lambda step: other(step).sort_key)) for each, group in groups.items()}


def _walk(start: str, limit: int, steps_of: Callable[[str], Sequence[Step]], end: Callable[[Step], Stop]) -> Walk:
    """Go along the steps, nearest first. Cycles end where they began; no hub costs more than the limit."""
    seen = {start}
    reached: list[Reached] = []
    front, distance = [start], 1
    while front:
        following: list[str] = []
        for identifier in front:
            for step in steps_of(identifier):
                stop = end(step)
                if stop.id in seen:
                    continue
                if len(reached) == limit:
                    return Walk(tuple(reached), is_complete=False)
                seen.add(stop.id)
                reached.append(Reached(stop, distance))
                following.append(stop.id)
        front, distance = following, distance + 1
    return Walk(tuple(reached), is_complete=True)


def trace_cascade(archive: Archive, graph: CitationGraph) -> Cascade:
    """Every step in the archive: each pair of documents once, upward ones left out."""
    directives = archive.directives
    held = {directive.id: _held(directive) for directive in directives}
    moved = {
        alias: directive.id for directive in directives for alias in directive.texts("aliases") if alias not in held
    }
    wanted: dict[str, Stop] = {}
    steps = []
    for citing, citations in graph.by_citing.items():
        if citing not in held:
            continue
        taken = {citing}
        for citation, relation in zip(citations, carrying_out(citations), strict=True):
            target = moved.get(citation.target, citation.target)
            if not relation or target in taken or not (target in held or is_well_formed(target)):
                continue
            taken.add(target)
            cited = held.get(target) or wanted.get(target)
            if cited is None:
                cited = wanted[target] = _wanted(target, graph.by_target[citation.target])
            if rank(held[citing].level) >= rank(cited.level) or cited.level is None:
                steps.append(Step(cited, held[citing], relation))
    return Cascade(tuple(steps))


def _held(directive: Directive) -> Stop:
    return Stop(directive.id, directive.issuer.level, directive.issued, is_held=True)


def _wanted(identifier: str, citations: Sequence[Citation]) -> Stop:
    """A document that is only cited, as far as all its citations tell."""
    level = next((each.issuer.level for each in citations if each.issuer and each.issuer.level), None)
    issued = next((each.issued for each in citations if each.issued), None)
    return Stop(identifier, level, issued, is_held=False)
