"""References in texts: find them, resolve them to documents, and gather the citation graph."""

from directive_archive.citations.coverage import Coverage, Series, measure_coverage
from directive_archive.citations.find import Findings, Reference, find, find_references, relation_named
from directive_archive.citations.forms import Kind
from directive_archive.citations.graph import CitationGraph, WantedDocument, cite
from directive_archive.citations.merge import Mention
from directive_archive.citations.resolve import Citation, Resolver, State

__all__ = [
    "Citation",
    "CitationGraph",
    "Coverage",
    "Findings",
    "Kind",
    "Mention",
    "Reference",
    "Resolver",
    "Series",
    "State",
    "WantedDocument",
    "cite",
    "find",
    "find_references",
    "measure_coverage",
    "relation_named",
]
