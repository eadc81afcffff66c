"""The whole citation graph as a picture: nodes below each other, arcs beside them, all worked out at build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.citations.network import Edge, Grain, Network, Node, draw_network
from directive_archive.pages.listing import HOME
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.pages.paths import CITATIONS, DATA, MOST_CITED, NETWORK

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 360
"""Units of the picture; as many pixels on a small phone, so that its letters can be read there."""
_AXIS = 132
"""Where nodes stand; arcs are to the left, names to the right."""
_ROW, _BAND, _TOP = 36, 36, 4
_LABEL = 32
"""Letters of a name that fit."""
_ABBREVIATED = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_SMALLEST, _LARGEST = 4.0, 9.0
"""Radius of a node."""
_THINNEST, _THICKEST = 1.2, 4.5
_TITLE = "Mạng lưới trích dẫn"


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node with its place in the picture."""

    node: Node
    y: int
    radius: float
    label: str
    note: str
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An arc, and the words that say the same."""

    source: Node
    target: Node
    weight: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the template draws."""

    height: int
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    bands: tuple[tuple[str, int], ...]
    """Names of levels, and how far down they stand."""


def network_pages(contents: Contents) -> Iterator[Page]:
    """The page."""
    yield Page(
        path=NETWORK,
        title=_TITLE,
        template="network",
        data=lambda: _data(contents),
        breadcrumbs=(HOME, Link("Trích dẫn", CITATIONS)),
        description="Văn bản nào dẫn văn bản nào trong cả kho, vẽ thành hình.",
    )


def _data(contents: Contents) -> PageData:
    network = draw_network(contents.archive.directives, contents.wanted, contents.graph)
    return {
        "picture": draw(network),
        "axis": _AXIS,
        "width": WIDTH,
        "grain": network.grain.value,
        "network": network,
        "drawn_citations": sum(edge.weight for edge in network.edges),
        "held": len(contents.archive.directives),
        "wanted": len(contents.wanted),
        "see_also": (
            Link("Bảng mọi trích dẫn", CITATIONS),
            Link("Văn bản được dẫn nhiều nhất", MOST_CITED),
            Link("Tải cả mạng lưới", DATA),
        ),
    }


def draw(network: Network) -> Picture:
    """Places of nodes, and arcs between them."""
    y = _TOP
    bands: list[tuple[str, int]] = []
    nodes = []
    largest = max((node.held + node.wanted for node in network.nodes), default=1)
    for node in network.nodes:
        if node.band_title and (not bands or bands[-1][0] != node.band_title):
            bands.append((node.band_title, y + _BAND - 8))
            y += _BAND
        nodes.append(_drawn(node, y + _ROW // 2, network.grain, largest))
        y += _ROW
    places = {drawn.node.key: drawn for drawn in nodes}
    ends = [(places[edge.source].y, places[edge.target].y) for edge in network.edges]
    longest = max((abs(begin - end) for begin, end in ends), default=1)
    heaviest = max((edge.weight for edge in network.edges), default=1)
    edges = tuple(_arc(edge, places, longest, heaviest) for edge in network.edges)
    return Picture(y + _TOP, tuple(nodes), edges, tuple(bands))


def _drawn(node: Node, y: int, grain: Grain, largest: int) -> DrawnNode:
    size = node.held + node.wanted
    radius = _SMALLEST if grain is Grain.DOCUMENT else _SMALLEST + (_LARGEST - _SMALLEST) * (size / largest) ** 0.5
    note = node.note
    if grain is not Grain.DOCUMENT:
        counts = [f"{node.held} văn bản"] if node.held else []
        counts += [f"còn thiếu {node.wanted}"] if node.wanted else []
        note = ", ".join([*filter(None, [note]), *counts])
    return DrawnNode(node, y, round(radius, 1), _short(node.title), _short(note, 4), node.held == 0)


def _short(text: str, more: int = 0) -> str:
    """A name as it fits, long organs by their usual abbreviation."""
    for name, abbreviation in _ABBREVIATED:
        text = text.replace(name, abbreviation)
    room = _LABEL + more
    return text if len(text) <= room else text[: room - 1].rpartition(" ")[0] + " …"


def _arc(edge: Edge, places: dict[str, DrawnNode], longest: int, heaviest: int) -> DrawnEdge:
    """From the right side of the citing node's row out to the left and back to the cited one, the longer the wider."""
    source, target = places[edge.source], places[edge.target]
    height = abs(source.y - target.y)
    reach = min((_AXIS - 10) * 4 / 3 * (height / longest) ** 0.6, height + _ROW)
    left = _AXIS - reach
    begin, end = _AXIS - source.radius, _AXIS - target.radius - 5
    path = f"M{begin:.0f} {source.y}C{left:.0f} {source.y} {left:.0f} {target.y} {end:.0f} {target.y}"
    width = _THINNEST + (_THICKEST - _THINNEST) * (edge.weight - 1) / max(heaviest - 1, 1)
    return DrawnEdge(source.node, target.node, edge.weight, path, round(width, 1))
