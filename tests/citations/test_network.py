"""The graph made small enough to be drawn, with nothing lost unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from directive_archive.citations import Citation, CitationGraph, Resolver, WantedDocument
from directive_archive.citations.network import MAX_EDGES, MAX_NODES, Grain, Network, draw_network
from directive_archive.directive import Directive
from directive_archive.vocabulary.places import PROVINCES
from tests.citations.samples import CAM_PHA, HA_NAM, TTG, directive

FIRST = date(2021, 1, 4)


def reference(document: Directive) -> str:
    issued = document.issued
    assert issued is not None
    return f"Công văn số {document.number} ngày {issued:%d/%m/%Y} của {document.text('issuer')}"


def graph_of(
    bodies: dict[str, str], documents: Sequence[Directive]
) -> tuple[CitationGraph, tuple[WantedDocument, ...]]:
    resolver = Resolver(documents)
    citations: list[Citation] = []
    for document in documents:
        citations += resolver.resolve(document, bodies.get(document.id, ""))
    graph = CitationGraph(tuple(citations))
    return graph, graph.wanted


def draw(documents: Sequence[Directive], bodies: dict[str, str], grain: Grain | None = None) -> Network:
    graph, wanted = graph_of(bodies, documents)
    network = draw_network(documents, wanted, graph, grain)
    drawn = sum(edge.weight for edge in network.edges)
    within = sum(node.within for node in network.nodes)
    unseen = network.undrawn_citations + network.unresolved + network.with_others
    assert drawn + within + unseen == len(graph.citations), "all are accounted for"
    assert sum(node.held for node in network.nodes) == len(documents)
    assert sum(node.wanted for node in network.nodes) == len(wanted)
    return network


def letters(count: int, organs: Sequence[dict[str, str]]) -> list[Directive]:
    return [
        directive(f"{100 + place}-CV/TU", FIRST + timedelta(days=place), organs[place % len(organs)], type="Công văn")
        for place in range(count)
    ]


def chain(documents: Sequence[Directive]) -> dict[str, str]:
    """Each cites the one before."""
    return {citing.id: f"Thực hiện {reference(cited)}." for cited, citing in pairwise(documents)}


PROVINCIAL = [{"issuer": f"Tỉnh ủy {place.name}", "place": place.name} for place in PROVINCES if place.unit == "tỉnh"]


def test_a_few_documents_are_nodes_themselves() -> None:
    one, two = (
        directive("1-CV/TU", FIRST, HA_NAM, type="Công văn"),
        directive("2-CV/TU", FIRST, CAM_PHA, type="Công văn"),
    )
    body = f"Thực hiện {reference(one)}; Công điện số 5/CĐ-TTg ngày 02/01/2021 của Thủ tướng Chính phủ"
    body += "; Kế hoạch số 3-KH/BCĐ."
    network = draw([one, two], {two.id: body})
    assert network.grain is Grain.DOCUMENT
    assert [(node.title, node.note, node.band_title, node.held, node.wanted) for node in network.nodes] == [
        ("Công điện 5/CĐ-TTg", "Thủ tướng Chính phủ, 2/1/2021", "Trung ương", 0, 1),
        ("Công văn 1-CV/TU", "Tỉnh ủy Hà Nam, 4/1/2021", "Cấp tỉnh", 1, 0),
        ("Công văn 2-CV/TU", "Thành ủy Cẩm Phả, 4/1/2021", "Cấp huyện", 1, 0),
    ]
    assert {(edge.source, edge.target) for edge in network.edges} == {(two.id, network.nodes[0].key), (two.id, one.id)}
    assert network.unresolved == 1
    assert network.nodes[1].path == f"van-ban/{one.id}/"


@pytest.mark.parametrize(
    ("count", "organs", "grain", "nodes"),
    [
        (1, 1, Grain.DOCUMENT, 1),
        (MAX_NODES, 2, Grain.DOCUMENT, MAX_NODES),
        (MAX_NODES + 1, 2, Grain.ISSUER, 2),
        (90, MAX_NODES, Grain.ISSUER, MAX_NODES),
        (90, MAX_NODES + 1, Grain.PLACE, MAX_NODES),
        (len(PROVINCIAL) * 2, len(PROVINCIAL), Grain.PLACE, MAX_NODES),
    ],
)
def test_the_grain_is_as_fine_as_can_be_read(count: int, organs: int, grain: Grain, nodes: int) -> None:
    documents = letters(count, PROVINCIAL[:organs])
    network = draw(documents, chain(documents))
    assert (network.grain, len(network.nodes)) == (grain, nodes)
    assert len(network.edges) <= MAX_EDGES


def test_what_does_not_fit_is_gathered_and_counted() -> None:
    documents = letters(len(PROVINCIAL) * 2, PROVINCIAL)
    network = draw(documents, chain(documents))
    assert network.gathered == len(PROVINCIAL) - MAX_NODES + 1
    assert network.nodes[-1].title == "Nơi khác"
    assert network.nodes[-1].path == ""


def test_citations_between_documents_of_one_issuer_are_counted_in_its_node() -> None:
    documents = letters(40, [HA_NAM])
    (node,) = draw(documents, chain(documents)).nodes
    assert (node.title, node.held, node.within) == ("Tỉnh ủy Hà Nam", 40, 39)


def test_issuers_of_one_name_are_told_by_their_province() -> None:
    organs = [
        {"issuer": "Sở Y tế", "issuer_parent": f"Ủy ban nhân dân tỉnh {name}", "place": name}
        for name in ("Hà Nam", "Sơn La")
    ]
    documents = [directive(f"{n}/SYT-NVY", FIRST, organs[n % 2], type="Công văn") for n in range(1, 41)]
    notes = {(node.title, node.note) for node in draw(documents, {}).nodes}
    assert len(notes) == 2


def test_nodes_stand_by_level_and_near_their_neighbours() -> None:
    documents = [
        directive(f"{number}-CV/TU", FIRST, {"issuer": f"Tỉnh ủy {name}", "place": name}, type="Công văn")
        for number, name in enumerate(["Hà Nam", "Nghệ An", "Bắc Kạn"], 1)
    ]
    ttg = [directive(f"{n}/CĐ-TTg", FIRST, TTG, type="Công điện") for n in (1, 2, 3)]
    bodies = {
        citing.id: f"Thực hiện Công điện số {cited.number} ngày 04/01/2021 của Thủ tướng Chính phủ."
        for citing, cited in zip(documents, ttg, strict=True)
    }
    order = [node.key for node in draw([*documents, *ttg], bodies).nodes]
    centre, below = order[:3], order[3:]
    assert set(centre) == {each.id for each in ttg}
    partner = {citing.id: cited.id for citing, cited in zip(documents, ttg, strict=True)}
    assert [partner[each] for each in below] == centre, "no arc crosses another's end"


def test_same_documents_same_picture() -> None:
    documents = letters(90, PROVINCIAL[:20])
    bodies = chain(documents)
    assert draw(documents, bodies) == draw(list(reversed(documents)), bodies)


def test_an_empty_archive_is_an_empty_picture() -> None:
    network = draw([], {})
    assert (network.nodes, network.edges, network.unresolved) == ((), (), 0)
