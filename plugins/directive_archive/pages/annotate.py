"""The body as a page shows it: blocks of styled text with their citations linked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_archive.body import Block, parse_body
from directive_archive.citations import Citation, State
from directive_archive.identity import address, is_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in one style, linked or not."""

    text: str
    strong: bool = False
    emphasis: bool = False
    path: str = ""
    state: str = ""
    """State of the citation that it belongs to."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the body, ready for the template."""

    anchor: str
    kind: str
    depth: int
    segments: tuple[Segment, ...]


def shown_body(body: str, citations: Iterable[Citation]) -> tuple[ShownBlock, ...]:
    """Blocks with their segments. Their text is the body's text to the letter."""
    spans: defaultdict[int, list[tuple[int, int, Citation]]] = defaultdict(list)
    for citation in citations:
        for mention in citation.mentions:
            spans[mention.block].append((mention.start, mention.end, citation))
    return tuple(
        ShownBlock(block.anchor, block.kind, block.depth, tuple(_segments(block, sorted(spans[index], key=_place))))
        for index, block in enumerate(parse_body(body))
    )


def _place(span: tuple[int, int, Citation]) -> int:
    return span[0]


def _segments(block: Block, spans: list[tuple[int, int, Citation]]) -> Iterator[Segment]:
    """Cut the runs of a block where citations begin and end."""
    position = 0
    for run in block.runs:
        run_end = position + len(run.text)
        cuts = {position, run_end}
        cuts |= {cut for start, end, _ in spans for cut in (start, end) if position < cut < run_end}
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            citation = next((each for first, last, each in spans if first <= start and end <= last), None)
            text = run.text[start - position : end - position]
            path, state = (cited_path(citation), citation.state.value) if citation else ("", "")
            yield Segment(text, run.strong, run.emphasis, path, state)
        position = run_end


def cited_path(citation: Citation) -> str:
    """Address of the document that a citation means; empty if that is open, or was corrected to no id at all."""
    linked = citation.state is State.RESOLVED or (citation.state is State.WANTED and is_well_formed(citation.target))
    return address(citation.target) if linked else ""
