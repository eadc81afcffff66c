"""The whole citation graph as GraphML, which Gephi, yEd, igraph and NetworkX read (http://graphml.graphdrawing.org)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_archive.citations import CitationGraph, WantedDocument
    from directive_archive.directive import Directive

NODE_KEYS = {
    "label": ("string", "Loại, số và ký hiệu"),
    "held": ("boolean", "true nếu kho có văn bản, false nếu văn bản chỉ được dẫn"),
    "type": ("string", "Loại văn bản"),
    "issued": ("string", "Ngày ban hành, dạng năm-tháng-ngày"),
    "issuer": ("string", "Cơ quan ban hành"),
    "level": ("string", "Cấp ban hành: central, province, district, commune, unit"),
    "province": ("string", "Tỉnh, thành lúc ban hành: tên không dấu"),
}
EDGE_KEYS = {
    "relation": ("string", "Quan hệ mà câu chữ nói ra, như implements (thực hiện), replaces (thay thế)"),
    "mentions": ("int", "Được nhắc mấy lần trong văn bản dẫn"),
}
# XML 1.0 forbids these even when escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(directives: Iterable[Directive], wanted: Iterable[WantedDocument], graph: CitationGraph) -> Iterator[str]:
    """Every document a node, every citation of a known document an edge from the citing to the cited one; in pieces."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name, (kind, what) in keys.items():
            yield f'<key id="{name}" for="{owner}" attr.name="{name}" attr.type="{kind}">'
            yield f"<desc>{escape(what)}</desc></key>\n"
    yield '<graph id="trich-dan" edgedefault="directed">\n'
    documents: dict[str, Directive | WantedDocument] = {document.id: document for document in directives}
    held = frozenset(documents)
    documents |= {document.id: document for document in wanted}
    for identifier in sorted(documents):
        document = documents[identifier]
        issuer = document.issuer
        yield f"<node id={_attribute(identifier)}>"
        yield from _data(
            ("label", document.heading),
            ("held", "true" if identifier in held else "false"),
            ("type", document.type.name if document.type else ""),
            ("issued", document.issued.isoformat() if document.issued else ""),
            ("issuer", issuer.name),
            ("level", issuer.level.value if issuer.level else ""),
            ("province", issuer.province.slug if issuer.province else ""),
        )
        yield "</node>\n"
    for citation in graph:
        if citation.citing in documents and citation.target in documents:
            yield f"<edge source={_attribute(citation.citing)} target={_attribute(citation.target)}>"
            yield from _data(("relation", citation.relation), ("mentions", str(len(citation.mentions))))
            yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(*pairs: tuple[str, str]) -> Iterable[str]:
    return (f'<data key="{key}">{escape(_FORBIDDEN.sub("", value))}</data>' for key, value in pairs if value)


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))
