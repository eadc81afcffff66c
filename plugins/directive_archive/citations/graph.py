"""The citation graph: who cites what, what is cited most, what the archive lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Self, overload

from directive_archive.citations import doubts, kept
from directive_archive.citations.resolve import ACTIONS, Citation, Resolver
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.identity import address

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.archive import Archive, Entry
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType
    from directive_archive.vocabulary.issuers import Issuer

_AT_HAND = 256
"""Directives whose citations are kept unpacked: pages of one issuer or place follow each other and cite alike."""
_PLACE = 8
"""Bytes that say where a citation stands: which directive makes it, and the how manyeth of its citations it is."""


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A cited document that the archive does not hold, as far as the references tell."""

    id: str
    """Where it will stand when it arrives."""
    type: DocumentType | None
    number: DocumentNumber
    issued: date | None
    issuer: Issuer
    citations: Received

    @property
    def citing_count(self) -> int:
        """How many directives cite it."""
        return self.citations.citing_count

    @property
    def heading(self) -> str:
        """Type and number as people know it; the date where it has no number."""
        typed = (citation.heading for citation in self.citations if citation.type is not None)
        return next(typed, self.citations[0].heading)

    @property
    def address(self) -> str:
        """Site-root-relative address of its page."""
        return address(self.id)


class CitationGraph:
    """All citations of an archive, in order of citing id and first mention, kept in short (:mod:`.kept`)."""

    def __init__(self, citations: Iterable[Citation] = ()) -> None:
        """Keep citations that stand in order of the directives that make them."""
        self._fill((citing, kept.pack(group)) for citing, group in groupby(citations, attrgetter("citing")))

    @classmethod
    def of_packed(cls, packed: Iterable[tuple[str, bytes]]) -> Self:
        """From the packed citations of each directive, in order of id."""
        graph = cls()
        graph._fill(packed)
        return graph

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CitationGraph) and self._packed == other._packed

    def __hash__(self) -> int:
        return hash(self._citing)

    def __reduce__(self) -> tuple[object, ...]:
        """For other processes: what is kept, without what follows from it."""
        return type(self).of_packed, (list(self._packed.items()),)

    def _fill(self, packed: Iterable[tuple[str, bytes]]) -> None:
        self._packed = {citing: found for citing, found in packed if kept.rows(found)}
        self._citing = tuple(self._packed)
        self._at_hand: dict[str, tuple[Citation, ...]] = {}
        self._count = 0
        places: dict[str, bytes] = {}
        told: dict[str, kept.Row] = {}
        lacking: set[str] = set()
        for number, found in enumerate(self._packed.values()):
            for place, row in enumerate(kept.rows(found)):
                self._count += 1
                target = row.target
                if not target:
                    continue
                if target not in places and row.is_wanted:
                    lacking.add(target)
                places[target] = places.get(target, b"") + _written(number, place)
                if target in lacking and (target not in told or _tells(row) > _tells(told[target])):
                    told[target] = row._replace(mentions=())
        self._places = places
        documents = (self._wanted(target, row) for target, row in told.items())
        known = (each for each in documents if each is not None)
        self.wanted: tuple[WantedDocument, ...] = tuple(sorted(known, key=lambda each: (-len(each.citations), each.id)))
        """Documents that are cited and not held, most cited first, then by id."""

    def _wanted(self, target: str, row: kept.Row) -> WantedDocument | None:
        issuer = kept.issuer_of(row)
        if issuer is None:
            return None
        citations = Received(self, self._places[target])
        return WantedDocument(target, kept.type_of(row), kept.number_of(row), kept.issued_of(row), issuer, citations)

    def __len__(self) -> int:
        """How many citations there are."""
        return self._count

    def __iter__(self) -> Iterator[Citation]:
        """Every citation, unpacked while it is looked at."""
        return chain.from_iterable(kept.unpack(found, citing) for citing, found in self._packed.items())

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All of them at once."""
        return tuple(self)

    def made_by(self, citing: str) -> tuple[Citation, ...]:
        """Citations that a directive makes."""
        found = self._at_hand.get(citing)
        if found is None:
            packed = self._packed.get(citing)
            found = self._at_hand[citing] = kept.unpack(packed, citing) if packed else ()
            if len(self._at_hand) > _AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]
        return found

    def count_made_by(self, citing: str) -> int:
        """How many citations a directive makes."""
        packed = self._packed.get(citing)
        return len(kept.rows(packed)) if packed else 0

    def at(self, place: bytes) -> Citation:
        """The citation at a place."""
        number, index = int.from_bytes(place[:4], "big"), int.from_bytes(place[4:], "big")
        return self.made_by(self._citing[number])[index]

    @cached_property
    def by_citing(self) -> Mapping[str, Sequence[Citation]]:
        """Citations that each directive makes."""
        return _Groups(self._packed, self.made_by)

    @cached_property
    def by_target(self) -> Mapping[str, Sequence[Citation]]:
        """Citations that each document receives, held or wanted."""
        return _Groups(self._places, lambda target: Received(self, self._places[target]))

    @property
    def most_cited(self) -> tuple[tuple[str, int], ...]:
        """(id, number of citing directives) of every cited document, most cited first, then by id."""
        counts = {target: _citing_count(places) for target, places in self._places.items()}
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _written(number: int, place: int) -> bytes:
    return number.to_bytes(4, "big") + place.to_bytes(4, "big")


def _citing_count(places: bytes) -> int:
    """How many directives make the citations at some places."""
    return len({places[start : start + 4] for start in range(0, len(places), _PLACE)})


def _tells(row: kept.Row) -> tuple[bool, bool]:
    """How much a citation tells of its document."""
    return row.type is not None, row.issuer is not None


class Received(Sequence[Citation]):
    """The citations that a document receives, unpacked when they are looked at."""

    __slots__ = ("_graph", "_places")

    def __init__(self, graph: CitationGraph, places: bytes) -> None:
        self._graph = graph
        self._places = places

    def __len__(self) -> int:
        return len(self._places) // _PLACE

    @property
    def citing_count(self) -> int:
        """How many directives make them."""
        return _citing_count(self._places)

    @overload
    def __getitem__(self, index: int) -> Citation: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Citation]: ...
    def __getitem__(self, index: int | slice) -> Citation | Sequence[Citation]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        start = range(0, len(self._places), _PLACE)[index]
        return self._graph.at(self._places[start : start + _PLACE])


class _Groups(Mapping[str, Sequence[Citation]]):
    """Citations by the id of a document."""

    def __init__(self, known: Mapping[str, bytes], find: Callable[[str], Sequence[Citation]]) -> None:
        self._known = known
        self._find = find

    def __getitem__(self, identifier: str) -> Sequence[Citation]:
        if identifier not in self._known:
            raise KeyError(identifier)
        return self._find(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def get(self, identifier: str, default: Sequence[Citation] | None = None) -> Sequence[Citation] | None:  # type: ignore[override]  # asked for every page, and quicker than with an exception
        return self._find(identifier) if identifier in self._known else default


def cite(archive: Archive) -> tuple[CitationGraph, list[Diagnostic]]:
    """Find and settle the references of every directive, bodies read one at a time."""
    resolver = Resolver(archive.directives)
    citations: list[Citation] = []
    diagnostics: list[Diagnostic] = []
    for entry, source in archive.bodies():
        settled, questions = cite_one(resolver, entry, source.body)
        citations += settled
        diagnostics += questions
    return CitationGraph(tuple(citations)), diagnostics


def cite_one(resolver: Resolver, entry: Entry, body: str) -> tuple[list[Citation], list[Diagnostic]]:
    """Find and settle the references of one directive; with what is doubtful about them."""
    found, left = resolver.resolve_all(entry.directive, body)
    diagnostics = _check_corrections(entry, body)
    accepted = [record.get("text", "") for record in entry.directive.records("references")]
    diagnostics += doubts.of_citations(entry, [each for each in found if not _is_accepted(each, accepted)])
    diagnostics += doubts.of_words(entry, [words for words in left if not _names(words, accepted)])
    return found, diagnostics


def _is_accepted(citation: Citation, accepted: Sequence[str]) -> bool:
    """Whether a human has looked at a citation: ``references`` quotes words of it."""
    return any(_names(mention.text, accepted) for mention in citation.mentions)


def _names(words: str, accepted: Sequence[str]) -> bool:
    return any(text and text in words for text in accepted)


def _check_corrections(entry: Entry, body: str) -> list[Diagnostic]:
    """Corrections must name a known action and quote words that stand in the document."""
    found = []
    text = " ".join(f"{entry.directive.title} {body}".split())
    for record in entry.directive.records("references"):
        quoted = " ".join(record.get("text", "").split())
        if record.get("action") in ACTIONS and quoted and quoted in text:
            continue
        found.append(
            Diagnostic(
                "reference-correction",
                Severity.WARNING,
                Message("Một mục ở references không khớp với văn bản.", "An item of references does not fit the text."),
                entry.name,
                entry.field_lines.get("references", 1),
                Message(
                    f"text phải là đoạn chữ có trong văn bản; action là một trong: {', '.join(ACTIONS)}.",
                    f"text must stand in the document; action is one of: {', '.join(ACTIONS)}.",
                ),
                "references",
            )
        )
    return found
