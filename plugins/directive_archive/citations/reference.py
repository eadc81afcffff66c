"""What is found in a text: references, and what else it says of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.citations.forms import Kind
    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another document at ``text[start:end]``."""

    start: int
    end: int
    text: str
    """As written, in NFC, with single spaces."""
    form: str
    kind: Kind
    type: DocumentType | None
    """From the noun, or from the symbol where the noun is general (văn bản); ``None`` if neither tells."""
    number: DocumentNumber
    """Empty if the reference has none."""
    issued: date | None
    """``None`` if the reference gives no full date or one that does not exist."""
    issuer_phrase: str
    """As written after ``của`` or before ``ban hành``; empty if none is."""
    relation: str
    """Key of a relation, or empty."""
    name: str = ""
    """Of a law that is cited by it."""
    year: int | None = None
    """Of a law that is cited by name and year."""
    term: str = ""
    """Roman number of the term named with it (khóa XII)."""
    doubts: tuple[str, ...] = ()
    """Codes of what a human should look at."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one text says of documents."""

    references: tuple[Reference, ...]
    """Left to right, none overlapping another."""
    own: DocumentNumber | None
    """The number that its header gives the text itself."""
    doubts: tuple[tuple[int, int, str], ...]
    """Spans that look like references and are left alone, with the code of the reason."""

    def left_alone(self, text: str) -> list[str]:
        """The words of those spans; ``text`` is what was read."""
        return [" ".join(text[start:end].split()) for start, end, _ in self.doubts]
