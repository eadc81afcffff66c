"""Linked data of one directive: schema.org for the page's JSON-LD, Dublin Core for its meta tags.

Driven by the table of fields. A công văn is a document of an authority but mostly no law, so the schema.org type is
DigitalDocument; the type of document stands in ``genre``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from directive_archive.fields import FIELDS, FieldTable, as_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.directive import Directive

_ORGANISATIONS = {"author", "audience"}
_PLACES = {"spatialCoverage", "locationCreated"}


def _thing(prop: str, texts: tuple[str, ...]) -> object:
    if prop in _ORGANISATIONS:
        kind = "GovernmentOrganization" if prop == "author" else "Audience"
        key = "name" if prop == "author" else "audienceType"
        things: list[object] = [{"@type": kind, key: text} for text in texts]
    elif prop in _PLACES:
        things = [{"@type": "Place", "name": text} for text in texts]
    else:
        things = list(texts)
    return things[0] if len(things) == 1 else things


def json_ld(
    directive: Directive, url: str, cited: Iterable[str] = (), fields: FieldTable = FIELDS
) -> dict[str, object]:
    """schema.org description.

    Args:
        directive: what to describe.
        url: absolute address of its page, or empty if the site's address is not known.
        cited: names of the documents that it cites.
        fields: the table in force.
    """
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "inLanguage": "vi",
    }
    if url:
        data["@id"] = data["url"] = url
    for field in fields:
        if field.schema_org is None:
            continue
        value = field.value(directive)
        texts = (value.isoformat(),) if isinstance(value, date) else as_texts(value)
        if field.key == "source":
            texts = tuple(filter(None, [directive.record("source").get("url")]))
        if texts:
            data[field.schema_org] = _thing(field.schema_org, texts)
    names = list(cited)
    if names:
        data["citation"] = names
    return data


def script_json(data: object) -> str:
    """JSON that may stand in a ``<script>`` element: no text in it can close the element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def dublin_core(directive: Directive, fields: FieldTable = FIELDS) -> list[tuple[str, str]]:
    """(name, content) pairs of meta tags, such as ("dcterms.title", "V/v …")."""
    pairs = []
    for field in fields:
        if field.dublin_core is None or field.key == "source":
            continue
        value = field.value(directive)
        texts = (value.isoformat(),) if isinstance(value, date) else as_texts(value)
        pairs += [(field.dublin_core.replace(":", "."), text) for text in texts]
    return pairs
