"""What of the archive can be found: every directive with its body, and every wanted document by its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.body import plain_text
from directive_archive.language import format_date, format_date_long
from directive_archive.search.index import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.citations import WantedDocument
    from directive_archive.directive import Directive
    from directive_archive.pages.model import Contents

LEAD_LENGTH = 240
_NAMED = (
    "type",
    "issuer",
    "issuer_parent",
    "place",
    "level",
    "province_at_issue",
    "district",
    "province_now",
    "topics",
)


def search_documents(contents: Contents) -> Iterator[SearchDocument]:
    """Directives in order of id, bodies read one at a time, then wanted documents."""
    for entry, source in contents.archive.bodies():
        yield _held(entry.directive, plain_text(source.body), contents)
    for document in contents.wanted:
        yield _wanted(document)


def _held(directive: Directive, body: str, contents: Contents) -> SearchDocument:
    fields = contents.archive.fields
    names = [text for key in _NAMED for text in fields[key].texts(directive)]
    names += [directive.issuer.name, directive.record("signatory").get("name", "")]
    names += [format_date(directive.issued), format_date_long(directive.issued)] if directive.issued else []
    lead = " ".join(body.split())
    return SearchDocument(
        location=directive.address,
        title=f"{directive.heading}: {directive.subject}",
        number=str(directive.number),
        names=tuple(dict.fromkeys(filter(None, names))),
        body=body,
        subtitle=_subtitle(directive.issuer.name, format_date(directive.issued) if directive.issued else ""),
        lead=lead if len(lead) <= LEAD_LENGTH else lead[:LEAD_LENGTH].rsplit(" ", 1)[0] + " …",
    )


def _wanted(document: WantedDocument) -> SearchDocument:
    issuer = document.issuer
    names = [document.type.name if document.type else "", issuer.name, issuer.province.name if issuer.province else ""]
    names += [format_date(document.issued), format_date_long(document.issued)] if document.issued else []
    count = len({citation.citing for citation in document.citations})
    return SearchDocument(
        location=document.address,
        title=f"{document.heading} (kho chưa có)",
        number=str(document.number),
        names=tuple(filter(None, names)),
        body="",
        subtitle=_subtitle(issuer.name, format_date(document.issued) if document.issued else ""),
        lead=f"Kho chưa có văn bản này; {count} văn bản trong kho dẫn tới.",
    )


def _subtitle(issuer: str, day: str) -> str:
    return " · ".join(filter(None, [issuer, day]))
