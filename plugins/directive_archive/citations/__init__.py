"""References in texts: find them, resolve them to documents, and gather the citation graph."""

from directive_archive.citations.coverage import Coverage, Series, measure_coverage
from directive_archive.citations.find import Reference, find_references, relation_named
from directive_archive.citations.graph import CitationGraph, WantedDocument, cite
from directive_archive.citations.resolve import Citation, Mention, Resolver, State

__all__ = [
    "Citation",
    "CitationGraph",
    "Coverage",
    "Mention",
    "Reference",
    "Resolver",
    "Series",
    "State",
    "WantedDocument",
    "cite",
    "find_references",
    "measure_coverage",
    "relation_named",
]
