"""From a raw text to a draft: the file of a directive, ready for a human to look at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from directive_archive.checks.publication import check_marks
from directive_archive.checks.text import check_characters, check_html, check_markdown
from directive_archive.citations.resolve import Citation, Resolver
from directive_archive.diagnostics import Diagnostic
from directive_archive.directive import Directive
from directive_archive.front_matter import write_file
from directive_archive.importing import doubts
from directive_archive.importing.clean import mend_page_breaks
from directive_archive.importing.closing import closing_start, parse_closing
from directive_archive.importing.displaced import adoption_date, read_attestation, read_displaced
from directive_archive.importing.header import Header, read_header
from directive_archive.importing.layout import PAGE_BREAK, cells, furniture_removed, is_page_number, remove_furniture
from directive_archive.importing.redact import redact, redact_joined, redact_value, redactions_field
from directive_archive.importing.source import read_text
from directive_archive.vocabulary.document_types import document_type_of_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.fields import Value
    from directive_archive.importing.closing import Closing


_RULE = " *|_-\t\f\r\u00a0"


@dataclass(frozen=True)
class Draft:
    """What an import makes of one input."""

    directive: Directive | None
    """``None`` if the input could not be read at all."""
    body: str = ""
    citations: tuple[Citation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def markdown(self) -> str | None:
        """The file to be committed."""
        return write_file(self.directive.metadata, self.body) if self.directive else None

    def to_dict(self, file: str) -> dict[str, object]:
        """Plain data for JSON output, every key present in every case."""
        directive = self.directive
        return {
            "file": file,
            "meta": _meta(directive) if directive else None,
            "references": [_reference(citation) for citation in self.citations],
            "diagnostics": [diagnostic.to_dict() for diagnostic in self.diagnostics],
            "id": directive.id if directive else None,
            "markdown": self.markdown,
        }


def _meta(directive: Directive) -> dict[str, object]:
    signatory = directive.record("signatory")
    return {
        "number": directive.text("number") or None,
        "symbol": directive.text("symbol") or None,
        "type": directive.text("type") or None,
        "title": directive.title or None,
        "issued": directive.issued.isoformat() if directive.issued else None,
        "place": directive.text("place") or None,
        "issuer": directive.text("issuer") or None,
        "issuer_parent": directive.text("issuer_parent") or None,
        "level": directive.issuer.level.value if directive.text("issuer") and directive.issuer.level else None,
        "system": directive.issuer.system.value if directive.text("issuer") else None,
        "province_at_issue": directive.province_at_issue_name,
        "province_now": directive.province_now.name if directive.province_now else None,
        "addressees": list(directive.texts("addressees")),
        "recipients": list(directive.texts("recipients")),
        "signatory": {key: signatory.get(key) for key in ("name", "position", "on_behalf_of", "form")},
    }


def _reference(citation: Citation) -> dict[str, object]:
    return {
        "text": max((mention.text for mention in citation.mentions), key=len),
        "type": citation.type.name if citation.type else None,
        "number": citation.number.number,
        "symbol": citation.number.symbol,
        "date": citation.issued.isoformat() if citation.issued else None,
        "issuer": citation.issuer.name if citation.issuer else None,
        "relation": citation.relation or None,
        "id": citation.target or None,
    }


@dataclass(slots=True)
class _Body:
    """The text between addressees and recipients, annexes after it."""

    text: str
    diagnostics: list[Diagnostic] = field(default_factory=list)


def import_text(content: bytes, file: str, publish_reason: str = "") -> Draft:
    """Make a draft of one input. Never raises on bad content.

    Args:
        content: bytes of a plain text file.
        file: its name, kept in ``source`` and in diagnostics.
        publish_reason: on what ground a text with a circulation mark, or a draft, may be published; for secrecy marks
            there is none.
    """
    raw = read_text(content)
    if not raw.text:
        return Draft(None, diagnostics=tuple(diagnostic.at(file) for diagnostic in raw.diagnostics))
    page = remove_furniture(raw.text)
    withheld = redact("\n".join(page.lines))  # first of all, so that nothing can be made from what is withheld
    lines = withheld.text.split("\n")
    header = read_header(lines)
    read_displaced(header, lines)
    end = closing_start(lines, header.body_start)
    closing = parse_closing(lines, end)
    body = _body(lines, header.body_start, read_attestation(header, lines, end), closing.end)
    found = [*raw.diagnostics, *page.diagnostics, *withheld.diagnostics, *body.diagnostics]
    found += check_marks(_places_of_marks(lines, header.body_start), publish_reason=publish_reason)
    found += adoption_date(header, lines, end)
    found += [*header.diagnostics, *closing.diagnostics]
    metadata: dict[str, Value] = {}
    stated = {"recipients": end + 1, "signatory": end + 1} | header.lines | closing.lines
    for key, value in {**header_metadata(header), **_closing_metadata(closing)}.items():
        metadata[key], more = redact_value(value, stated.get(key, 1), key)
        found += more
    if redactions := redactions_field(metadata, body.text):
        metadata["redactions"] = redactions
    if publish_reason:
        metadata["publish_reason"] = publish_reason
    metadata["source"] = _source(file, raw.sha256, withheld="redacted" in {each.code for each in found})
    directive = Directive("", metadata)
    directive = replace(directive, id=directive.expected_id)
    found += [*doubts.unstated(metadata, stated), *doubts.doubtful(directive, stated)]
    citations = Resolver(()).resolve(directive, body.text)
    ordered = sorted((each.at(file) for each in found), key=lambda each: each.sort_key)
    return Draft(directive, body.text, tuple(citations), tuple(ordered))


def _places_of_marks(lines: list[str], body_start: int) -> Iterator[tuple[int, str]]:
    """Every line with its number; in the header every cell, since a mark may stand beside the other column."""
    for line, text in enumerate(lines, start=1):
        if line <= body_start:
            yield from ((line, cell) for cell in cells(text))
        else:
            yield line, text


def _body(lines: list[str], start: int, end: int, annex: int) -> _Body:
    """Body and annexes, each with its broken sentences mended."""
    body = _Body("")
    for first, last in ((start, end), (annex, len(lines))):
        begin, stop = _without_blank_ends(lines, first, last)
        if begin == stop:
            continue
        if first == annex and all(_is_layout(line) for line in lines[begin:stop]):
            body.diagnostics.append(furniture_removed([i for i in range(begin, stop) if lines[i].strip()]))
            continue
        mended = mend_page_breaks("\n".join(lines[begin:stop]), begin + 1)
        done = redact_joined(mended.text, begin + 1)
        body.text += f"\n\n{done.text}" if body.text else done.text
        body.diagnostics += [*mended.diagnostics, *done.diagnostics]
        body.diagnostics += [each.at("", begin) for each in check_markdown("\n".join(_stripped(lines[begin:stop])))]
        numbered = list(enumerate(lines[begin:stop], start=begin + 1))
        body.diagnostics += [*check_html(numbered), *check_characters(_without_breaks(numbered))]
        if first == annex and annex < len(lines):
            body.diagnostics.append(doubts.annex_kept(begin + 1))
    if not body.text:
        body.diagnostics.append(doubts.no_body(start + 1))
    return body


def _is_layout(line: str) -> bool:
    return not line.strip(_RULE) or is_page_number(line)


def _without_breaks(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(line, text.lstrip(PAGE_BREAK)) for line, text in numbered]


def _stripped(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


def _without_blank_ends(lines: list[str], start: int, stop: int) -> tuple[int, int]:
    """The range without the lines at its ends that hold no words: blank ones, rules, the Party's star."""
    while start < stop and not lines[start].strip(_RULE):
        start += 1
    while stop > start and not lines[stop - 1].strip(_RULE):
        stop -= 1
    return start, stop


def header_metadata(header: Header) -> dict[str, Value]:
    """Fields that the header states."""
    symbol = header.number.symbol if header.number else ""
    kind = header.type or (document_type_of_symbol(symbol) if symbol else None)
    metadata: dict[str, Value] = {
        "number": header.number.number if header.number else "",
        "symbol": symbol,
        "type": kind.name if kind else "",
        "title": header.title,
        "issued": header.issued,
        "place": header.place,
        "issuer": header.issuer,
        "issuer_parent": header.issuer_parent,
        "addressees": header.addressees,
        "urgency": header.urgency,
    }
    return {key: value for key, value in metadata.items() if value}


def _closing_metadata(closing: Closing) -> dict[str, Value]:
    metadata: dict[str, Value] = {
        "recipients": closing.recipients,
        "recipients_note": closing.recipients_note,
        "signatory": closing.signatory,
    }
    return {key: value for key, value in metadata.items() if value}


def _source(file: str, sha256: str, *, withheld: bool) -> dict[str, str]:
    """Name and hash of the input.

    No hash if something was withheld: with all the rest of the text known, trying every phone number against the
    hash would give the number away.
    """
    name = redact(file.replace("\\", "/").rsplit("/", 1)[-1]).text
    return {"file": name} if withheld else {"file": name, "sha256": sha256}
