"""By what the archive's documents are filtered: fields that are browsed, issuer, province then and today, year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.diagnostics import Message
from directive_archive.fields import FieldTable
from directive_archive.language import slugify
from directive_archive.search.columns import FacetColumn, FacetValue
from directive_archive.vocabulary.issuers import CENTRAL_PATH
from directive_archive.vocabulary.places import province_today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from directive_archive.citations import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.fields import Field
    from directive_archive.vocabulary.issuers import Issuer
    from directive_archive.vocabulary.places import Place

Values = dict[str, tuple[FacetValue, ...]]

HELD, WANTED = FacetValue("co", "Kho có toàn văn"), FacetValue("chua-co", "Kho chưa có")
_HELD_OR_NOT = "kho"
_FIXED = (
    FacetColumn("tinh", Message("Tỉnh, thành khi ban hành", "Province at issue"), "province_at_issue"),
    FacetColumn("tinh-nay", Message("Tỉnh, thành hiện nay", "Province today"), "province_now"),
    FacetColumn("co-quan", Message("Cơ quan ban hành", "Issuer"), "issuer"),
    FacetColumn("nam", Message("Năm ban hành", "Year"), "issued", is_time=True),
)
_LAST = FacetColumn(_HELD_OR_NOT, Message("Trong kho", "In the archive"))
CENTRAL = FacetValue(CENTRAL_PATH, "Trung ương")
"""Stands for a province with central organs, as it does in addresses."""


def facet_columns(fields: FieldTable) -> tuple[FacetColumn, ...]:
    """All of them, in the order in which readers are offered them."""
    by_table = [FacetColumn(_parameter(field), field.label, field.key) for field in fields.faceted]
    return (*_FIXED, *by_table, _LAST)


def held_values(directive: Directive, fields: FieldTable) -> Values:
    """Values of a directive."""
    named = {_parameter(field): tuple(_named(field.texts(directive))) for field in fields.faceted}
    return _facts(directive.issuer, directive.issued) | named | {_HELD_OR_NOT: (HELD,)}


def wanted_values(document: WantedDocument, fields: FieldTable) -> Values:
    """Values of a wanted document, as far as they are known."""
    issuer = document.issuer
    known = {
        "type": document.type.name if document.type else "",
        "level": issuer.level.label if issuer.level else "",
        "system": issuer.system.label,
    }
    named = {_parameter(field): tuple(_named((known.get(field.key, ""),))) for field in fields.faceted}
    return _facts(issuer, document.issued) | named | {_HELD_OR_NOT: (WANTED,)}


def _parameter(field: Field) -> str:
    return (field.facet.parameter or field.facet.path) if field.facet else ""


def _named(texts: tuple[str, ...]) -> Iterator[FacetValue]:
    """Values that are told apart by their name alone; one without a letter or figure has no address."""
    for text in texts:
        if slug := slugify(text):
            yield FacetValue(slug, text)


def _facts(issuer: Issuer, issued: date | None) -> Values:
    # Not asked of a directive: Huế is one province, whatever it was called that day.
    place = issuer.province
    central = (CENTRAL,) if issuer.path[0] == CENTRAL.slug else ()
    organ = (FacetValue("/".join(issuer.path), issuer.name, place.name if place else ""),) if issuer.name else ()
    year = (FacetValue(f"{issued:%Y}", f"{issued:%Y}"),) if issued else ()
    return {
        "tinh": (_place(place),) if place else central,
        "tinh-nay": (_place(province_today(place)),) if place else central,
        "co-quan": organ,
        "nam": year,
    }


def _place(place: Place) -> FacetValue:
    return FacetValue(place.slug, place.name)
