"""The search index: a manifest, and the files that it leads to.

It holds what one index of all documents by lunr would hold, in lunr's own terms: the same postings, from which follow
the same weights (:mod:`directive_archive.search.scoring`). The browser fetches the few shards in which the words of
a query stand, puts them together as a small lunr index and lets lunr rank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from directive_archive.language import nfc
from directive_archive.search.columns import Columns, FacetColumn
from directive_archive.search.document import FIELDS, SearchDocument
from directive_archive.search.files import Files, Reuse, as_json, node, sequence, tree
from directive_archive.search.postings import POSTINGS_IN_MEMORY, Block, Postings
from directive_archive.search.records import RECORDS_IN_FILE, Records
from directive_archive.search.scoring import LENGTHS
from directive_archive.search.shards import shards, shortest_between
from directive_archive.search.texts import Texts
from directive_archive.search.tokens import WHOLE
from directive_archive.search.words import Words, folded_key, name_of

MANIFEST = "manifest.json"
EXTENSION = ".bin"
DOCUMENTS_IN_FILE = 8
"""A result list shows ten documents, which lie in ten files: larger ones would be fetched for one line each."""
COMPLETED = 2
"""Letters from which on a word is completed."""
_FEW_WORDS = 150
_SHOWN = ("location", "number", "title", "subtitle", "lead")


def build_index(
    documents: Iterable[SearchDocument],
    *,
    facets: Sequence[FacetColumn] = (),
    reuse: Reuse | None = None,
    in_memory: int = POSTINGS_IN_MEMORY,
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of the index.

    The documents are iterated once and nothing of them is kept but postings, and of these at most ``in_memory``.
    Documents that a query rates alike are listed in the order given here.

    Args:
        documents: what is to be found.
        facets: what they can be filtered by.
        reuse: see :data:`~directive_archive.search.files.Reuse`.
        in_memory: postings held at a time; 2 million take some 250 MB while they are sorted.

    Raises:
        ValueError: Two documents have one location.
    """
    files = Files(reuse)
    postings = Postings(len(FIELDS), in_memory=in_memory)
    store, columns, records, texts = _Store(files), Columns(facets), Records(files), Texts(files)
    wanted: list[list[int]] = []
    for place, document in enumerate(documents):
        if document.wanted and wanted and wanted[-1][1] == place:
            wanted[-1][1] += 1
        elif document.wanted:
            wanted.append([place, place + 1])
        postings.add([field.texts(document) for field in FIELDS])
        store.add(document)
        columns.add(document.facets, document.issued)
        records.add(document.record)
        texts.add(document)
        yield from _written(files)
    lexicon = _Lexicon()
    averages = postings.average_lengths()
    blocks = lexicon.reading(postings.blocks(), postings.words)
    entries: list[tuple[str | int, str]] = []
    last = ""
    for shard in shards(blocks, postings.words, averages, files):
        entries.append((shortest_between(last, shard.first), shard.name))
        last = shard.last
        yield from _written(files)
    manifest = {
        "documents": postings.documents,
        "fields": [
            {"name": field.name, "boost": field.boost, "average": average, "prefixes": field.prefixes}
            for field, average in zip(FIELDS, averages, strict=True)
        ],
        "lengths": LENGTHS,
        "terms": tree(entries, files),
        "store": {"size": DOCUMENTS_IN_FILE, **sequence(store.finish(), files)},
        "texts": texts.finish(),
        "words": lexicon.write(files),
        "columns": columns.write(files),
        "records": {"size": RECORDS_IN_FILE, **tree(records.finish(), files)},
        "wanted": wanted,
    }
    yield from _written(files)
    yield MANIFEST, as_json(manifest)


def _written(files: Files) -> Iterator[tuple[str, bytes]]:
    for name, content in files.ready():
        yield name + EXTENSION, content


class _Store:
    """What the result list shows of each document, some documents a file."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._locations: set[str] = set()
        self._rows: list[list[str]] = []
        self._names: list[str] = []

    def add(self, document: SearchDocument) -> None:
        if document.location in self._locations:
            raise ValueError(f"two documents at one location: {document.location}")
        self._locations.add(document.location)
        self._rows.append([nfc(getattr(document, key)) for key in _SHOWN])
        if len(self._rows) == DOCUMENTS_IN_FILE:
            self.finish()

    def finish(self) -> list[str]:
        """Write what waits; return all files."""
        if self._rows:
            self._names.append(self._files.add(as_json(self._rows)))
            self._rows = []
        return self._names


class _Lexicon:
    """The words, so that the browser can complete one that is being typed, or look for what was meant."""

    def __init__(self) -> None:
        self._words: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def reading(self, blocks: Iterable[Block], words: Words) -> Iterator[Block]:
        """Pass the lists on, counting."""
        for block in blocks:
            yield block
            single = block.first == 0
            terms = block.second[single]
            new = np.flatnonzero(np.diff(terms, prepend=-1))
            counts = np.add.reduceat(block.counts[single], new) if len(new) else new
            for term, count in zip(terms[new].tolist(), counts.tolist(), strict=True):
                self._note(words.terms[term], count)

    def _note(self, term: str, count: int) -> None:
        key = folded_key(term)
        name = name_of(term)
        if key.isalpha() and key.isascii() and not name.startswith(WHOLE):
            self._words[key[:COMPLETED]].append((name, count))

    def write(self, files: Files) -> dict[str, object]:
        """Files by the first letters of their words; in them a word and in how many fields it stands, a line each.

        A file holds all words with the same two first letters; where these are few, those behind them, too.
        """
        parts: list[tuple[str, list[str]]] = []
        for letters in sorted(self._words):
            lines = [f"{word} {count}" for word, count in self._words[letters]]
            if parts and parts[-1][0][0] == letters[0] and len(parts[-1][1]) + len(lines) <= _FEW_WORDS:
                parts[-1][1].extend(lines)
            else:
                parts.append((letters, lines))
        return {"levels": 0, **node([(letters, files.add("\n".join(lines).encode())) for letters, lines in parts])}
