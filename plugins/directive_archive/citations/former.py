"""Addresses that a reference alone would have given to a document which is known better by now.

A document that is cited without a date is wanted at ``…/khong-ro-ngay-15-ct-ttg``. When another document tells its
date, or it arrives, its address is another; the old one was on the site before and must lead on.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive.citations.resolve import Citation, Mention, Resolver
from directive_archive.directive import Directive
from directive_archive.identity import directive_id
from directive_archive.language import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.archive import Archive
    from directive_archive.citations.graph import CitationGraph


def former_addresses(archive: Archive, graph: CitationGraph) -> dict[str, tuple[str, ...]]:
    """Ids that single references ask for, with the documents that they turned out to mean.

    Mostly one; an undated number that two documents of different years had leads to both.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    nothing = Resolver(())
    for citation in graph.citations:
        for mention in _less_known(citation):
            metadata = archive.by_id[citation.citing].directive.metadata
            stated = {key: value for key, value in metadata.items() if key not in {"title", "references"}}
            alone = nothing.resolve(Directive(citation.citing, stated), mention.text)
            if alone and alone[0].target and alone[0].target != citation.target:
                found[alone[0].target].add(citation.target)
    return {identifier: tuple(sorted(targets)) for identifier, targets in sorted(found.items())}


def _less_known(citation: Citation) -> Iterator[Mention]:
    """Mentions that tell less, or something else, than the address of the document."""
    if not citation.target or citation.issuer is None:
        return
    told = directive_id(citation.issuer, citation.number, citation.issued)
    for mention in citation.mentions:
        if told != citation.target or (citation.issued and not _tells_its_date(citation, mention)):
            yield mention


def _tells_its_date(citation: Citation, mention: Mention) -> bool:
    day = citation.issued
    if day is None:
        return False
    # The two usual spellings first: reading every date of an archive takes long.
    if f"{day:%d/%m/%Y}" in mention.text or f"{day.day}/{day.month}/{day.year}" in mention.text:
        return True
    return any(each.value == day for each in find_dates(mention.text))
