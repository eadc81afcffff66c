"""One index of all documents, built by lunr.py: what the shards together must equal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.query import Query, QueryPresence

from directive_archive.search import FIELDS, SearchDocument, tokenize
from directive_archive.search.scoring import rounded_length


def terms(texts: Sequence[str]) -> list[str]:
    """All terms of a field, as often as they stand there."""
    found = []
    for text in texts:
        tokens = tokenize(text)
        found += tokens.terms + tokens.pair_terms
    return found


def build_whole(documents: Iterable[SearchDocument]) -> Index:
    """lunr's index, the lengths of fields rounded as ours are; refs are positions."""
    builder = Builder()  # its pipelines are empty: no English stemmer, no stop words
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field.name, field.boost)
    for position, document in enumerate(documents):
        builder.add({"ref": position} | {field.name: terms(field.texts(document)) for field in FIELDS})
    builder.field_lengths = {ref: rounded_length(length) for ref, length in builder.field_lengths.items()}
    return builder.build()


def ask(index: Index, clauses: Iterable[Mapping[str, Any]]) -> list[tuple[int, float]]:
    """(document, score) for the clauses of a query, best first."""

    def build(query: Query) -> None:
        for clause in clauses:
            query.term(
                clause["term"],
                boost=clause["boost"],
                presence=QueryPresence(clause.get("presence", QueryPresence.OPTIONAL)),
                fields=clause.get("fields", [field.name for field in FIELDS]),
                use_pipeline=False,
            )

    results = [(int(result["ref"]), float(f"{result['score']:.9e}")) for result in index.query(callback=build)]
    return sorted(results, key=lambda result: (-result[1], result[0]))
