"""What of the archive can be found: every directive with its body, and every wanted document by its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.body import plain_text
from directive_archive.language import format_date, format_date_long
from directive_archive.search.document import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from directive_archive.citations import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.pages.model import Contents

LEAD_LENGTH = 240
# Facts by the field of the index in which they are found, as the table of fields names them.
_ISSUERS = ("issuer", "issuer_parent")
_PLACES = ("province_at_issue", "province_now", "district", "place")
_NAMES = ("level", "topics")


def search_documents(contents: Contents) -> Iterator[SearchDocument]:
    """Directives in order of id, bodies read one at a time, then wanted documents."""
    for entry, source in contents.archive.bodies():
        yield _held(entry.directive, plain_text(source.body), contents)
    for document in contents.wanted:
        yield _wanted(document)


def _held(directive: Directive, body: str, contents: Contents) -> SearchDocument:
    fields = contents.archive.fields

    def texts(*keys: str) -> tuple[str, ...]:
        return _once(text for key in keys for text in fields[key].texts(directive))

    lead = " ".join(body.split())
    return SearchDocument(
        location=directive.address,
        title=f"{directive.heading}: {directive.subject}",
        number=str(directive.number),
        issuer=_once([*texts(*_ISSUERS), directive.issuer.name]),
        places=texts(*_PLACES),
        type=directive.text("type"),
        dates=_dates(directive.issued),
        names=_once([*texts(*_NAMES), directive.record("signatory").get("name", "")]),
        body=body,
        subtitle=_subtitle(directive.issuer.name, directive.issued),
        lead=lead if len(lead) <= LEAD_LENGTH else lead[:LEAD_LENGTH].rsplit(" ", 1)[0] + " …",
    )


def _wanted(document: WantedDocument) -> SearchDocument:
    issuer = document.issuer
    count = document.citing_count
    return SearchDocument(
        location=document.address,
        title=f"{document.heading} (kho chưa có)",
        number=str(document.number),
        issuer=_once([issuer.name]),
        places=_once([issuer.province.name if issuer.province else ""]),
        type=document.type.name if document.type else "",
        dates=_dates(document.issued),
        subtitle=_subtitle(issuer.name, document.issued),
        lead=f"Kho chưa có văn bản này; {count} văn bản trong kho dẫn tới.",
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _dates(day: date | None) -> tuple[str, ...]:
    return (format_date(day), format_date_long(day)) if day else ()


def _subtitle(issuer: str, day: date | None) -> str:
    return " · ".join(filter(None, [issuer, format_date(day) if day else ""]))
