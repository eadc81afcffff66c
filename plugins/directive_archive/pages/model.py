"""Pages and files as data: what the core hands to the adapter of a site generator.

A page names its address, its template and how to work out what the template shows. Nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from directive_archive.archive import Archive
from directive_archive.citations import (
    Cascade,
    CitationGraph,
    Coverage,
    WantedDocument,
    measure_coverage,
    trace_cascade,
)
from directive_archive.diagnostics import Diagnostic
from directive_archive.fingerprint import of_value
from directive_archive.identity import is_well_formed
from directive_archive.pages.quotes import QuoteReader

PageData = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a count beside it."""

    title: str
    path: str = ""
    """Site-root-relative address; empty for a name that has no page (yet)."""
    count: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    path: str
    """Site-root-relative address with a slash at its end: ``van-ban/bac-kan/``."""
    title: str
    """Plain text; whoever prints it escapes it."""
    template: str
    """Name of the template: ``directive``, ``browse`` ..."""
    data: Callable[[], PageData]
    """What the template shows, worked out only when the page is rendered, so that bodies are streamed."""
    breadcrumbs: tuple[Link, ...] = ()
    """From the home page down to the page above this one."""
    description: str = ""
    source: str = ""
    """File it was made from, relative to the archive's directory, for the edit link."""
    key: Callable[[], object] | None = None
    """What the data is made from, in short, and quicker to make: lists of texts and numbers that differ whenever the
    data would. Without one, the data itself is compared to tell whether the page must be rendered again."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to take away, or that the pages load."""

    path: str
    content: Callable[[], Iterable[bytes]]
    """Makes it piece by piece, so that a large one is never whole in memory."""
    key: Callable[[], object] | None = None
    """As for a page; without one, whatever the archive holds counts."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """Where people who have a missing document can bring it."""

    guide: str = ""
    """Site-root-relative address of the guide for contributors; empty if the site has none."""
    form: str = ""
    """Absolute address of the form for offering a document, which takes facts as a query; empty if there is none."""


@dataclass(frozen=True)
class Contents:
    """Everything that pages are made from."""

    archive: Archive
    graph: CitationGraph
    diagnostics: Sequence[Diagnostic] = ()
    site_url: str = ""
    """Absolute address of the site with a slash at its end, or empty."""
    by_path: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """Problems by file, shown on the page of the file in a preview."""
    contribution: Contribution = field(default_factory=Contribution)

    @cached_property
    def fingerprint(self) -> str:
        """Fingerprint of all of it."""
        return of_value(
            [[(entry.id, entry.digest) for entry in self.archive.entries], self.site_url, self.contribution]
        )

    @cached_property
    def catalogue_fingerprint(self) -> str:
        """Fingerprint of the fields of all directives, bodies aside."""
        return of_value([directive.fingerprint for directive in self.archive.directives])

    @cached_property
    def facts_fingerprint(self) -> str:
        """Fingerprint of what lists show: fields of directives, files that cannot be read, wanted documents."""
        entries = [(entry.directive.fingerprint, entry.is_readable) for entry in self.archive.entries]
        wanted = []
        for each in self.wanted:
            issuer = each.issuer
            facts = [each.id, each.type.name if each.type else "", each.number, each.issued, len(each.citations)]
            wanted.append([*facts, issuer.name, issuer.path, issuer.level, issuer.system])
        return of_value([entries, wanted])

    @cached_property
    def strays(self) -> frozenset[str]:
        """Addresses of files that lie where none may."""
        return frozenset(each.directive.address for each in self.archive.entries if not is_well_formed(each.id))

    @cached_property
    def wanted(self) -> tuple[WantedDocument, ...]:
        """Wanted documents that get a page: not those whose address a file has that cannot be read or has moved."""
        taken = {entry.id for entry in self.archive.entries}
        taken |= {alias for entry in self.archive.entries for alias in entry.directive.texts("aliases")}
        return tuple(each for each in self.graph.wanted if each.id not in taken and is_well_formed(each.id))

    @cached_property
    def issuer_paths(self) -> frozenset[tuple[str, ...]]:
        """Address parts of the issuers that have a page: of a held or a wanted document."""
        paths = {directive.issuer.path for directive in self.archive.directives}
        return frozenset(paths | {document.issuer.path for document in self.wanted})

    @cached_property
    def quotes(self) -> QuoteReader:
        """Reads the sentences in which directives cite others."""
        return QuoteReader(self.archive)

    @cached_property
    def last_journey(self) -> dict[str, PageData | None]:
        """The journey that was asked for last, by the id of its document."""
        return {}

    @cached_property
    def coverage(self) -> Coverage:
        """What the numbers of held and wanted documents say of all that was issued."""
        return measure_coverage(self.archive.directives, self.wanted)

    @cached_property
    def wanted_by_id(self) -> dict[str, WantedDocument]:
        """The wanted documents that have a page, by id."""
        return {each.id: each for each in self.wanted}

    @cached_property
    def cascade(self) -> Cascade:
        """Who carries out what."""
        return trace_cascade(self.archive, self.graph)
