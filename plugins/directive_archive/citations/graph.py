"""The citation graph: who cites what, what is cited most, what the archive lacks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from directive_archive.citations import doubts
from directive_archive.citations.resolve import ACTIONS, Citation, Resolver, State
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.identity import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from directive_archive.archive import Archive, Entry
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType
    from directive_archive.vocabulary.issuers import Issuer


@dataclass(frozen=True)
class WantedDocument:
    """A cited document that the archive does not hold, as far as the references tell."""

    id: str
    """Where it will stand when it arrives."""
    type: DocumentType | None
    number: DocumentNumber
    issued: date | None
    issuer: Issuer
    citations: tuple[Citation, ...]

    @property
    def heading(self) -> str:
        """Type and number as people know it; the date where it has no number."""
        typed = (citation.heading for citation in self.citations if citation.type is not None)
        return next(typed, self.citations[0].heading)

    @property
    def address(self) -> str:
        """Site-root-relative address of its page."""
        return address(self.id)


@dataclass(frozen=True)
class CitationGraph:
    """All citations of an archive, in order of citing id and first mention."""

    citations: tuple[Citation, ...]

    @cached_property
    def by_citing(self) -> dict[str, tuple[Citation, ...]]:
        """Citations that each directive makes."""
        return _grouped(self.citations, "citing")

    @cached_property
    def by_target(self) -> dict[str, tuple[Citation, ...]]:
        """Citations that each document receives, held or wanted."""
        return _grouped((each for each in self.citations if each.target), "target")

    @cached_property
    def wanted(self) -> tuple[WantedDocument, ...]:
        """Documents that are cited and not held, most cited first, then by id."""
        documents = []
        for target, citations in self.by_target.items():
            if citations[0].state is not State.WANTED:
                continue
            told = max(citations, key=lambda each: (each.type is not None, each.issuer is not None))
            if told.issuer is not None:
                documents.append(
                    WantedDocument(target, told.type, told.number, told.issued, told.issuer, tuple(citations))
                )
        return tuple(sorted(documents, key=lambda each: (-len(each.citations), each.id)))

    @cached_property
    def most_cited(self) -> tuple[tuple[str, int], ...]:
        """(id, number of citing directives) of every cited document, most cited first, then by id."""
        counts = {target: len({each.citing for each in citations}) for target, citations in self.by_target.items()}
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _grouped(citations: Iterable[Citation], attribute: str) -> dict[str, tuple[Citation, ...]]:
    groups: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[getattr(citation, attribute)].append(citation)
    return {key: tuple(group) for key, group in groups.items()}


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
