"""What a text says of itself in its header, so that "Tỉnh ủy" in it can be told and its own number is no reference."""

from __future__ import annotations

from directive_archive.citations import find
from directive_archive.directive import Directive
from directive_archive.importing.displaced import read_displaced
from directive_archive.importing.draft import header_metadata
from directive_archive.importing.header import read_header
from directive_archive.importing.layout import remove_furniture

_HEADER_LENGTH = 20_000
"""Characters among which a header and its displaced parts are looked for."""


def context_of(text: str) -> Directive:
    """The document that a text is, as far as its header tells; without any fact if it has none.

    A header counts only if it has a number and an organ of known level: prose about documents has numbers, too.

    Args:
        text: a whole directive or any other text, in NFC.
    """
    lines = remove_furniture(text[:_HEADER_LENGTH]).lines
    header = read_header(lines)
    read_displaced(header, lines)
    directive = Directive("", header_metadata(header))
    if header.number is not None and directive.text("issuer") and directive.issuer.level is not None:
        return directive
    own = find(text[:_HEADER_LENGTH]).own
    return Directive("", {"number": own.number, "symbol": own.symbol} if own else {})
