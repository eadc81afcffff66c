"""Addresses that a reference alone would have given to a document which is known better by now.

A document that is cited without a date is wanted at ``…/khong-ro-ngay-15-ct-ttg``. When another document tells its
date, or it arrives, its address is another; the old one was on the site before and must lead on.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_archive.citations.graph import CitationGraph


def former_addresses(graph: CitationGraph) -> dict[str, tuple[str, ...]]:
    """Ids that single references ask for, with the documents that they turned out to mean.

    Mostly one; an undated number that two documents of different years had leads to both.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for citation in graph:
        for identifier in citation.own_targets:
            if citation.target:
                found[identifier].add(citation.target)
    return {identifier: tuple(sorted(targets)) for identifier, targets in sorted(found.items())}
