"""The graph to take away, as a reader of GraphML finds it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from directive_archive.archive import read_archive
from directive_archive.citations import CitationGraph, cite
from directive_archive.directive import Directive
from directive_archive.exports.graphml import EDGE_KEYS, NODE_KEYS, graphml
from tests.archives import VALID, ArchiveFolder, quote
from tests.sites import Build

NS = "{http://graphml.graphdrawing.org/xmlns}"
HELD = VALID | {"number": "10", "issued": "2021-02-01"}


def data(node: ET.Element) -> dict[str, str]:
    return {each.attrib["key"]: each.text or "" for each in node.iter(f"{NS}data")}


def parse(pieces: Iterable[str]) -> ET.Element:
    return ET.fromstring("".join(pieces).encode())  # noqa: S314 - our own file


def export(archive: ArchiveFolder) -> ET.Element:
    read = read_archive(archive.root)
    graph, _ = cite(read)
    return parse(graphml(read.directives, graph.wanted, graph))


def test_documents_and_citations(archive: ArchiveFolder) -> None:
    held = archive.add(number="10", issued="2021-02-01")
    citing = archive.add(
        f"Thực hiện {quote(HELD)}.\n\nTheo {quote(HELD)}.\n\n"
        "Theo Chỉ thị số 7-CT/TU của Tỉnh ủy Quảng Ninh; Kế hoạch số 3-KH/BCĐ.",
        number="20",
    )
    root = export(archive)
    wanted = "quang-ninh/tinh-uy-quang-ninh/khong-ro-ngay-7-ct-tu"
    assert {node.attrib["id"]: data(node) for node in root.iter(f"{NS}node")} == {
        held: {
            "label": "Công văn 10-CV/TU",
            "held": "true",
            "type": "Công văn",
            "issued": "2021-02-01",
            "issuer": "Tỉnh ủy Hà Nam",
            "level": "province",
            "province": "ha-nam",
        },
        citing: {
            "label": "Công văn 20-CV/TU",
            "held": "true",
            "type": "Công văn",
            "issued": "2021-03-04",
            "issuer": "Tỉnh ủy Hà Nam",
            "level": "province",
            "province": "ha-nam",
        },
        wanted: {
            "label": "Chỉ thị 7-CT/TU",
            "held": "false",
            "type": "Chỉ thị",
            "issuer": "Tỉnh ủy Quảng Ninh",
            "level": "province",
            "province": "quang-ninh",
        },
    }
    edges = [(edge.attrib["source"], edge.attrib["target"], data(edge)) for edge in root.iter(f"{NS}edge")]
    assert edges == [
        (citing, held, {"relation": "implements", "mentions": "2"}),
        (citing, wanted, {"relation": "follows", "mentions": "1"}),
    ]


def test_every_key_is_declared(archive: ArchiveFolder) -> None:
    root = export(archive)
    declared = {key.attrib["id"]: key.attrib["for"] for key in root.iter(f"{NS}key")}
    assert declared == dict.fromkeys(NODE_KEYS, "node") | dict.fromkeys(EDGE_KEYS, "edge")


def test_any_text_can_be_read_back() -> None:
    name = "Sở <b>&\"'\n x]]>"
    facts = {"number": "1<\u0001", "symbol": "CV&\ufffe", "type": "Công văn", "issuer": name}
    nasty = Directive('a/b/"<c>&', facts)
    (node,) = parse(graphml([nasty], (), CitationGraph(()))).iter(f"{NS}node")
    assert node.attrib["id"] == nasty.id
    assert data(node)["label"] == "Công văn 1</CV&"
    assert data(node)["issuer"] == nasty.issuer.name
    assert "<b>&" in nasty.issuer.name


def test_it_is_on_the_site_and_its_attributes_are_explained(repository_build: Build) -> None:
    root = parse((repository_build.site / "du-lieu/trich-dan.graphml").read_text("utf-8"))
    assert len(list(root.iter(f"{NS}node"))) == 10
    assert len(list(root.iter(f"{NS}edge"))) == 5
    explained = {node.text() for node in repository_build.page("du-lieu/").css("table code")}
    assert explained >= NODE_KEYS.keys() | EDGE_KEYS.keys()
