"""References in texts: find them, resolve them to documents, and gather the citation graph."""

from directive_archive.citations.find import Reference, find_references, relation_named
from directive_archive.citations.graph import CitationGraph, WantedDocument, cite, cite_one
from directive_archive.citations.resolve import Citation, Mention, Resolver, State

__all__ = [
    "Citation",
    "CitationGraph",
    "Mention",
    "Reference",
    "Resolver",
    "State",
    "WantedDocument",
    "cite",
    "cite_one",
    "find_references",
    "relation_named",
]
