"""The citation graph drawn small enough to be read: documents, or what they are gathered into.

A few dozen documents are nodes themselves. A larger archive is gathered by issuer, a still larger one by place; what
is left out is counted. Nodes stand below each other, level by level, and near what they are linked with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_archive.identity import address
from directive_archive.language import collation_key, format_date
from directive_archive.vocabulary.issuers import CENTRAL_PATH
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from directive_archive.citations.graph import CitationGraph, WantedDocument
    from directive_archive.directive import Directive

MAX_NODES = 36
"""Nodes that a picture shows."""
MAX_EDGES = 60
"""Pairs of nodes between which a picture shows citations."""
_SWEEPS = 6
"""How often nodes are moved towards what they are linked with; more changes little."""
_OTHERS = "~"
_BANDS = {level: place for place, level in enumerate(Level)}


class Grain(StrEnum):
    """What a node stands for."""

    DOCUMENT = "document"
    ISSUER = "issuer"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Node:
    """A document, or all documents of an issuer or a place."""

    key: str
    title: str
    note: str
    path: str
    """Site-root-relative address; empty for what has no page."""
    band: int
    """Level, the centre first; nodes of one band stand together."""
    band_title: str
    held: int = 0
    wanted: int = 0
    within: int = 0
    """Citations between documents of this node."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Citations from the documents of one node to those of another."""

    source: str
    target: str
    weight: int


@dataclass(frozen=True, slots=True)
class Network:
    """A picture of the graph."""

    grain: Grain
    nodes: tuple[Node, ...]
    """In the order in which they stand."""
    edges: tuple[Edge, ...]
    """The strongest first."""
    gathered: int
    """Issuers or places in the node of all others."""
    with_others: int
    """Citations between that node and the rest: no arc shows them, for they would hide all other arcs."""
    undrawn_pairs: int
    undrawn_citations: int
    """Of pairs that are not drawn."""
    unresolved: int
    """Citations that name no document for certain."""


def draw_network(
    directives: Sequence[Directive], wanted: Sequence[WantedDocument], graph: CitationGraph, grain: Grain | None = None
) -> Network:
    """The graph of these documents at the finest grain that can be read, or at a given one."""
    documents: list[Directive | WantedDocument] = [*directives, *wanted]
    if grain is None:
        issuers = {document.issuer.path for document in documents}
        grain = Grain.PLACE if len(issuers) > MAX_NODES else Grain.ISSUER
        grain = Grain.DOCUMENT if len(documents) <= MAX_NODES else grain
    make = _MAKERS[grain]
    nodes: dict[str, Node] = {}
    node_of: dict[str, str] = {}
    for document in documents:
        key = node_of[document.id] = _key(document, grain)
        if key not in nodes:
            nodes[key] = make(document)
    held = Counter(node_of[directive.id] for directive in directives)
    missing = Counter(node_of[document.id] for document in wanted)
    nodes = {key: replace(node, held=held[key], wanted=missing[key]) for key, node in nodes.items()}
    weights: Counter[tuple[str, str]] = Counter()
    unresolved = 0
    for citation in graph:
        if citation.target in node_of and citation.citing in node_of:
            weights[node_of[citation.citing], node_of[citation.target]] += 1
        else:
            unresolved += 1
    nodes, weights, gathered = _gather(nodes, weights, grain)
    return _network(grain, nodes, weights, gathered, unresolved)


def _network(
    grain: Grain, nodes: dict[str, Node], weights: Counter[tuple[str, str]], gathered: int, unresolved: int
) -> Network:
    for (source, target), weight in weights.items():
        if source == target:
            nodes[source] = replace(nodes[source], within=weight)
    pairs = sorted(
        (
            Edge(source, target, weight)
            for (source, target), weight in weights.items()
            if source != target and _OTHERS not in {source, target}
        ),
        key=lambda edge: (-edge.weight, edge.source, edge.target),
    )
    drawn, undrawn = pairs[:MAX_EDGES], pairs[MAX_EDGES:]
    return Network(
        grain,
        tuple(_ordered(list(nodes.values()), drawn)),
        tuple(drawn),
        gathered,
        sum(weight for pair, weight in weights.items() if _OTHERS in pair and pair[0] != pair[1]),
        len(undrawn),
        sum(edge.weight for edge in undrawn),
        unresolved,
    )


def _key(document: Directive | WantedDocument, grain: Grain) -> str:
    if grain is Grain.DOCUMENT:
        return document.id
    path = document.issuer.path
    return path[0] if grain is Grain.PLACE else "/".join(path)


def _document(document: Directive | WantedDocument) -> Node:
    level = document.issuer.level
    day = format_date(document.issued) if document.issued else ""
    note = ", ".join(filter(None, [document.issuer.name, day]))
    return Node(document.id, document.heading, note, document.address, *_band(level))


def _issuer(document: Directive | WantedDocument) -> Node:
    issuer = document.issuer
    key = _key(document, Grain.ISSUER)
    province = issuer.province
    place = province.name if province and collation_key(province.name)[0] not in _parts(issuer.name) else ""
    return Node(key, issuer.name or "Chưa rõ cơ quan", place, address(key), *_band(issuer.level))


def _parts(name: str) -> set[object]:
    """Keys of every run of words in a name, to see whether it holds that of its province."""
    words = name.split()
    return {
        collation_key(" ".join(words[first:last]))[0]
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    }


def _place(document: Directive | WantedDocument) -> Node:
    key = _key(document, Grain.PLACE)
    province = document.issuer.province
    if province is not None:
        return Node(key, province.name, "", address(key), 1, "Tỉnh, thành phố lúc ban hành")
    is_central = key == CENTRAL_PATH
    return Node(
        key, "Trung ương" if is_central else "Chưa rõ nơi ban hành", "", address(key), 0 if is_central else 2, ""
    )


_MAKERS: dict[Grain, Callable[[Directive | WantedDocument], Node]] = {
    Grain.DOCUMENT: _document,
    Grain.ISSUER: _issuer,
    Grain.PLACE: _place,
}


def _band(level: Level | None) -> tuple[int, str]:
    return (_BANDS[level], level.label) if level else (len(_BANDS), "Chưa rõ cấp")


def _gather(
    nodes: dict[str, Node], weights: Counter[tuple[str, str]], grain: Grain
) -> tuple[dict[str, Node], Counter[tuple[str, str]], int]:
    """Put the nodes with the fewest citations into one, if there are too many."""
    if len(nodes) <= MAX_NODES:
        return nodes, weights, 0
    degrees: Counter[str] = Counter()
    for (source, target), weight in weights.items():
        degrees[source] += weight
        degrees[target] += weight
    ranked = sorted(nodes, key=lambda key: (-degrees[key], -nodes[key].held, key))
    kept, rest = ranked[: MAX_NODES - 1], ranked[MAX_NODES - 1 :]
    name = {Grain.DOCUMENT: "Văn bản khác", Grain.ISSUER: "Cơ quan khác", Grain.PLACE: "Nơi khác"}[grain]
    others = Node(
        *(_OTHERS, name, "", "", len(_BANDS) + 1, ""),
        held=sum(nodes[key].held for key in rest),
        wanted=sum(nodes[key].wanted for key in rest),
    )
    gathered: Counter[tuple[str, str]] = Counter()
    moved = dict.fromkeys(rest, _OTHERS)
    for (source, target), weight in weights.items():
        gathered[moved.get(source, source), moved.get(target, target)] += weight
    return {key: nodes[key] for key in kept} | {_OTHERS: others}, gathered, len(rest)


def _ordered(nodes: list[Node], edges: Iterable[Edge]) -> list[Node]:
    """Band by band; inside a band near their neighbours, so that arcs are short."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    first = {node.key: (collation_key(node.title), node.key) for node in nodes}
    order = sorted(nodes, key=lambda node: (node.band, first[node.key]))
    for _ in range(_SWEEPS):
        places = {node.key: place for place, node in enumerate(order)}
        centre = {
            node.key: sum(places[key] for key in neighbours[node.key]) / len(neighbours[node.key])
            if neighbours[node.key]
            else float(len(nodes))
            for node in nodes
        }
        order.sort(key=lambda node: (node.band, centre[node.key], first[node.key]))
    return order
