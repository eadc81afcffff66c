"""The search index: lunr's own serialised form and a table of what the result list shows.

lunr.py builds it, so it is right by definition and costs what lunr.py costs: every posting as a Python
object. It is the reference that a streaming, sharded builder must equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.token_set import TokenSet

from directive_archive.language import nfc
from directive_archive.search.tokens import tokenize


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What can be found of one page, and what is shown when it is."""

    location: str
    """Address from the site's root, without a slash in front."""
    title: str
    number: str
    """The document's own number as printed, ``1102-CV/TU``."""
    names: tuple[str, ...]
    """Facts in words: issuer, its parent, places at issue and today, type, signatory, date."""
    body: str
    """Plain text; marks of Markdown in it do no harm."""
    subtitle: str
    """Line under the title in the result list, ``Thành ủy Bắc Kạn · 30/7/2020``."""
    lead: str
    """Some words of the body for the result list."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index ready to be written."""

    lunr: Mapping[str, object]
    """lunr's serialised index. Its refs are positions in ``documents``, written as strings."""
    documents: tuple[Mapping[str, str], ...]
    """What the result list shows of each document."""

    def to_json(self) -> bytes:
        """The file the browser fetches; the same documents in the same order give the same bytes."""
        tables = {"documents": self.documents, "lunr": self.lunr}
        return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    boost: int
    terms: Callable[[SearchDocument], list[str]]


def _terms(text: str) -> list[str]:
    return tokenize(text).terms


def _terms_and_pairs(text: str) -> list[str]:
    tokens = tokenize(text)
    return tokens.terms + tokens.pair_terms


# A document's own number must outweigh citations of it, however many: BM25 lets them count for 2.2 at most.
# Names outweigh the title: "dien bien" is a place in the one and a common word (diễn biến) in the other,
# and who types a place means the place. Both outweigh the body, where every word occurs sooner or later.
# Pairs stand in the short fields only: in bodies they multiply the index by 3.5.
FIELDS = (
    _Field("number", 12, lambda document: _terms_and_pairs(document.number)),
    _Field("names", 5, lambda document: [term for name in document.names for term in _terms_and_pairs(name)]),
    _Field("title", 4, lambda document: _terms_and_pairs(document.title)),
    _Field("body", 1, lambda document: _terms(document.body)),
)


def build_index(documents: Iterable[SearchDocument]) -> SearchIndex:
    """Build the index of all documents at once.

    The documents are iterated once and their bodies not kept, but all postings are: 0.3 MB of memory for a
    document of 700 words, 3 GB for 10,000 of them.

    Documents that a query rates alike are listed in the order given here.

    Raises:
        ValueError: Two documents have one location.
    """
    builder = Builder()  # its pipelines are empty: no English stemmer, no stop words
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field.name, field.boost)
    shown: dict[str, Mapping[str, str]] = {}
    for position, document in enumerate(documents):
        if document.location in shown:
            raise ValueError(f"two documents at one location: {document.location}")
        shown[document.location] = {
            key: nfc(getattr(document, key)) for key in ("location", "number", "title", "subtitle", "lead")
        }
        builder.add({"ref": position} | {field.name: field.terms(document) for field in FIELDS})
    index = builder.build() if shown else _nothing()
    return SearchIndex(index.serialize(), tuple(shown.values()))


def _nothing() -> Index:
    """An index of no documents, for which lunr's builder divides by zero."""
    return Index({}, {}, TokenSet(), [field.name for field in FIELDS], Pipeline())
