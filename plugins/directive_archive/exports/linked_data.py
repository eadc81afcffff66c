"""Linked data of one directive: schema.org for the page's JSON-LD, Dublin Core for its meta tags.

Driven by the table of fields. A công văn is a document of an authority but mostly no law, so the schema.org type is
DigitalDocument; the type of document stands in ``genre``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from directive_archive.fields import FIELDS, Field, FieldTable, as_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.directive import Directive

_ORGANISATIONS = {"author", "audience"}
_PLACES = {"spatialCoverage", "locationCreated"}


def _texts(field: Field, directive: Directive) -> tuple[str, ...]:
    """A field's value for machines: dates in ISO form, of a source its address."""
    value = field.value(directive)
    if field.key == "source":
        return tuple(filter(None, [directive.record("source").get("url")]))
    return (value.isoformat(),) if isinstance(value, date) else as_texts(value)


def _things(prop: str, texts: tuple[str, ...]) -> list[object]:
    if prop in _ORGANISATIONS:
        kind = "GovernmentOrganization" if prop == "author" else "Audience"
        key = "name" if prop == "author" else "audienceType"
        return [{"@type": kind, key: text} for text in texts]
    if prop in _PLACES:
        return [{"@type": "Place", "name": text} for text in texts]
    return list(texts)


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
    stated: dict[str, list[object]] = {}
    for field in fields:
        if field.schema_org and (texts := _texts(field, directive)):
            stated.setdefault(field.schema_org, []).extend(_things(field.schema_org, texts))
    data |= {prop: things[0] if len(things) == 1 else things for prop, things in stated.items()}
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
    return [
        (field.dublin_core.replace(":", "."), text)
        for field in fields
        if field.dublin_core
        for text in _texts(field, directive)
    ]
