"""References of any text, read from where it stands.

"Tỉnh ủy" in a text is told by the document that the text is: one of the archive, one with a header of its own, or none
that is known. Its own number is no reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.citations import Resolver, find
from directive_archive.directive import Directive
from directive_archive.front_matter import parse_file
from directive_archive.importing.displaced import read_displaced
from directive_archive.importing.draft import header_metadata
from directive_archive.importing.header import read_header
from directive_archive.importing.layout import remove_furniture
from directive_archive.importing.source import decode
from directive_archive.language import nfc

if TYPE_CHECKING:
    from directive_archive.citations import Citation
    from directive_archive.diagnostics import Diagnostic

_HEADER_LENGTH = 20_000
"""Characters among which a header and its displaced parts are looked for."""
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*\r?(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CitedText:
    """What a text cites."""

    text: str
    """As decoded; mentions of the citations are spans of it."""
    citing: Directive
    """The document that the text is, as far as it is known."""
    citations: tuple[Citation, ...]
    left_alone: tuple[str, ...]
    """Words that look like references and cannot be read."""


def cite_text(content: bytes, resolver: Resolver, citing: Directive | None = None) -> CitedText | Diagnostic:
    """Every reference of a text.

    Args:
        content: bytes of a plain text, or of a file of an archive.
        resolver: over the directives that are held.
        citing: the document that the text is from; if ``None``, its own front matter or header tells.

    Returns:
        The citations, or why the bytes are no text.
    """
    text = decode(content)
    if not isinstance(text, str):
        return text
    head = _FRONT_MATTER.match(text)
    if head is not None:
        source = parse_file(content, "")
        citing = citing or Directive("", source.metadata)
        body = " " * head.end() + text[head.end() :]  # so that spans stay what they are
    else:
        citing = citing or context_of(nfc(text))
        body = text
    citations, left_alone = resolver.read_text(citing, body)
    return CitedText(text, citing, tuple(citations), tuple(left_alone))


def context_of(text: str) -> Directive:
    """The document that a text is, as far as its header tells; without any fact if it has none.

    A header counts only if it has a number and an organ of known level: prose about documents has numbers, too.

    Args:
        text: a whole directive or any other text, in NFC.
    """
    start = text[:_HEADER_LENGTH]
    lines = remove_furniture(start.replace("\r\n", "\n")).lines
    header = read_header(lines)
    read_displaced(header, lines)
    directive = Directive("", header_metadata(header))
    if header.number is not None and directive.text("issuer") and directive.issuer.level is not None:
        return directive
    own = find(start).own
    return Directive("", {"number": own.number, "symbol": own.symbol} if own else {})
