"""Documents out of the generator of benchmarks/corpus.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.corpus import files
from directive_archive.identity import address
from directive_archive.search import SearchDocument


def generated(count: int, *, words: int = 1_000) -> Iterator[SearchDocument]:
    """The first so many of the corpus, their bodies cut behind so many words."""
    for identifier, text in files(count):
        _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
        facts = dict(re.findall(r'^(\w+): "?(.*?)"?$', head, re.MULTILINE))
        yield SearchDocument(
            location=address(identifier),
            title=f"{facts['type']} {facts['number']}-{facts['symbol']}: {facts['title']}",
            number=f"{facts['number']}-{facts['symbol']}",
            issuer=(facts["issuer"], facts.get("issuer_parent", "")),
            places=(facts["place"],),
            type=facts["type"],
            dates=(facts["issued"],),
            body=" ".join(body.split()[:words]),
        )
