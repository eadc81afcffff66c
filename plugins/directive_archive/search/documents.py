"""What of the archive can be found: every directive with its body, and every wanted document by its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.body import plain_text
from directive_archive.exports.catalogue import catalogue_row, columns
from directive_archive.language import format_date, format_date_long
from directive_archive.search.document import SearchDocument
from directive_archive.search.facets import held_values, wanted_values
from directive_archive.search.texts import anchors
from directive_archive.vocabulary.places import other_spellings, province_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from directive_archive.citations import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.fields import FieldTable
    from directive_archive.pages.model import Contents
    from directive_archive.vocabulary.places import Place

LEAD_LENGTH = 240
HELD = "held"
"""Key of a row that tells directives from wanted documents; the catalogue has no such column, for it holds all."""
# Facts by the field of the index in which they are found, as the table of fields names them.
_ISSUERS = ("issuer", "issuer_parent")
_PLACES = ("province_at_issue", "province_now", "district", "place")
_NAMES = ("level", "topics")
_AROUND = ("addressees", "recipients", "recipients_note")


def search_documents(contents: Contents) -> Iterator[SearchDocument]:
    """Directives in order of id, bodies read one at a time, then wanted documents."""
    for entry, source in contents.archive.bodies():
        yield _held(entry.directive, source.body, contents)
    for document in contents.wanted:
        yield _wanted(document, contents)


def _held(directive: Directive, source: str, contents: Contents) -> SearchDocument:
    fields = contents.archive.fields
    body = plain_text(source)

    def texts(*keys: str) -> tuple[str, ...]:
        return _once(text for key in keys for text in fields[key].texts(directive))

    lead = " ".join(body.split())
    return SearchDocument(
        location=directive.address,
        title=f"{directive.heading}: {directive.subject}",
        number=str(directive.number),
        issuer=_once([*texts(*_ISSUERS), directive.issuer.name]),
        places=_once([*texts(*_PLACES), *_spellings(directive.province_at_issue)]),
        type=directive.text("type"),
        dates=_dates(directive.issued),
        names=_once([*texts(*_NAMES), directive.record("signatory").get("name", "")]),
        body=body,
        around=(*texts(*_AROUND), *_signed(directive)),
        subtitle=_subtitle(directive.issuer.name, directive.issued),
        lead=lead if len(lead) <= LEAD_LENGTH else lead[:LEAD_LENGTH].rsplit(" ", 1)[0] + " …",
        anchors=anchors(source),
        facets=held_values(directive, fields),
        issued=directive.issued,
        record=catalogue_row(directive, columns(fields)) | {HELD: True},
    )


def _wanted(document: WantedDocument, contents: Contents) -> SearchDocument:
    fields = contents.archive.fields
    issuer = document.issuer
    count = document.citing_count
    return SearchDocument(
        location=document.address,
        title=f"{document.heading} (kho chưa có)",
        number=str(document.number),
        issuer=_once([issuer.name]),
        places=_once([issuer.province.name if issuer.province else "", *_spellings(issuer.province)]),
        type=document.type.name if document.type else "",
        dates=_dates(document.issued),
        subtitle=_subtitle(issuer.name, document.issued),
        lead=f"Kho chưa có văn bản này; {count} văn bản trong kho dẫn tới.",
        facets=wanted_values(document, fields),
        issued=document.issued,
        record=_record(document, fields),
        wanted=True,
    )


def _record(document: WantedDocument, fields: FieldTable) -> dict[str, object]:
    """The row that it would have in the catalogue, as far as the references tell."""
    issuer, place = document.issuer, document.issuer.province
    known: dict[str, object] = {
        "id": document.id,
        "number": document.number.number,
        "symbol": document.number.symbol,
        "number_text": str(document.number),
        "type": document.type.name if document.type else None,
        "issued": document.issued.isoformat() if document.issued else None,
        "issuer": issuer.name,
        "level": issuer.level.label if issuer.level else None,
        "system": issuer.system.label,
        "province_at_issue": place.name_on(document.issued) if place else None,
        "district": issuer.district.full_name() if issuer.district else None,
        "province_now": province_today(place).name if place else None,
    }
    return {"id": document.id, **{field.key: known.get(field.key) for field in columns(fields)}, HELD: False}


def _spellings(place: Place | None) -> tuple[str, ...]:
    return other_spellings(place) if place else ()


def _signed(directive: Directive) -> Iterator[str]:
    signatory = directive.record("signatory")
    yield from (signatory[key] for key in ("on_behalf_of", "position") if signatory.get(key))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _dates(day: date | None) -> tuple[str, ...]:
    return (format_date(day), format_date_long(day)) if day else ()


def _subtitle(issuer: str, day: date | None) -> str:
    return " · ".join(filter(None, [issuer, format_date(day) if day else ""]))
