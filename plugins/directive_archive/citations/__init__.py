"""References in texts: find them, resolve them to documents, and gather the citation graph."""

from directive_archive.citations.carrying_out import CARRYING_OUT
from directive_archive.citations.cascade import Cascade, Reached, Step, Stop, Walk, trace_cascade
from directive_archive.citations.coverage import Coverage, Series, measure_coverage
from directive_archive.citations.find import find, find_references, relation_named
from directive_archive.citations.forms import Kind
from directive_archive.citations.graph import CitationGraph, WantedDocument, cite, cite_one
from directive_archive.citations.lags import BINS, LagGroup, lags_by_level
from directive_archive.citations.merge import Mention
from directive_archive.citations.reference import Findings, Reference
from directive_archive.citations.resolve import Citation, Resolver, State

__all__ = [
    "BINS",
    "CARRYING_OUT",
    "Cascade",
    "Citation",
    "CitationGraph",
    "Coverage",
    "Findings",
    "Kind",
    "LagGroup",
    "Mention",
    "Reached",
    "Reference",
    "Resolver",
    "Series",
    "State",
    "Step",
    "Stop",
    "Walk",
    "WantedDocument",
    "cite",
    "cite_one",
    "find",
    "find_references",
    "lags_by_level",
    "measure_coverage",
    "relation_named",
    "trace_cascade",
]
