"""References of a text as rows: what ``directives cite`` prints, and the table of the page that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_archive.citations import Citation, Mention


def reference_row(citation: Citation) -> dict[str, object]:
    """One cited document as plain data; what is not known is ``None``.

    Returns:
        ``raw``, ``start``, ``end`` (of the mention that identifies the document first; characters of the text),
        ``type``, ``number``, ``symbol``, ``canonical`` (as the rules write it), ``date`` (ISO), ``issuer`` (as printed,
        abbreviations spelled out), ``issuer_id`` (as settled), ``relation``, ``state``, ``id`` (of the document, held
        or wanted), ``kind``, and two lists: ``candidates`` (ids, where several documents fit) and ``mentions`` (all
        spans).
    """
    mention = _identifying(citation)
    number = citation.number
    return {
        "raw": mention.text,
        "start": mention.start,
        "end": mention.end,
        "type": citation.type.name if citation.type else None,
        "number": number.number or None,
        "symbol": number.symbol or None,
        "canonical": str(number) or None,
        "date": citation.issued.isoformat() if citation.issued else None,
        "issuer": citation.issuer_named or None,
        "issuer_id": "/".join(citation.issuer.path) if citation.issuer else None,
        "relation": citation.relation or None,
        "state": citation.state.value,
        "id": citation.target or None,
        "kind": citation.kind.value,
        "candidates": list(citation.candidates),
        "mentions": [[each.start, each.end] for each in citation.mentions],
    }


def _identifying(citation: Citation) -> Mention:
    """The first mention that shows what the document is identified by."""
    digits = citation.number.number.partition("/")[0]
    symbol = citation.number.symbol[-2:]
    return next(
        (each for each in citation.mentions if digits in each.text and symbol in each.text), citation.mentions[0]
    )
