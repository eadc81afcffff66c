"""Whom a document is addressed to: ``Kính gửi``, ``Kính trình``, and ``<ISSUER> điện:`` in a telegram."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.importing.header_lines import begins_organ, is_preamble, is_prose
from directive_archive.importing.layout import strip_marks

_ADDRESSED = re.compile(r"\W*K[íi]nh\s+(?:g[ửưu]i|tr[ìi]nh)\b\s*(?P<colon>:?)", re.IGNORECASE)
_TELEGRAM = re.compile(r"\W*(?P<issuer>[^\n:]{3,80}?)\s+(?i:điện|gửi)\s*:\W*")
_DASH = re.compile(r"\W{0,2}(?:(?P<mark>[-–+•])|\d{1,2}[.)])(?:\s+|$)|(?P<tight>[-–])(?=\w)")
_CLOSED_ITEM = re.compile(r"[,;.]$")
_LONGEST_ITEM = 40
"""Words; more is the first paragraph of the body."""


@dataclass(frozen=True, slots=True)
class Addressees:
    """The addressees, and the index of the line after them."""

    items: tuple[str, ...]
    end: int
    diagnostics: tuple[Diagnostic, ...]


def begins_addressees(lines: list[str], index: int, *, after_number: bool) -> bool:
    """Whether the addressees begin at that line.

    Args:
        lines: of the document.
        index: of the line.
        after_number: whether the document's number was seen, so that a telegram's form can follow.
    """
    match = _ADDRESSED.match(lines[index])
    if match is not None:
        return bool(match["colon"]) or not is_prose(strip_marks(lines[index]))
    telegram = _TELEGRAM.fullmatch(lines[index]) if after_number else None
    return telegram is not None and begins_organ(telegram["issuer"])


def read_addressees(lines: list[str], start: int) -> Addressees:
    """Items from ``Kính gửi`` on.

    A line without a dash goes on with the item before it if that has no closing mark or the others have dashes.
    """
    reader = _Reader()
    first = _ADDRESSED.match(lines[start])
    if first and (rest := strip_marks(lines[start][first.end() :])):
        reader.take(rest)
    index = start + 1
    while index < len(lines):
        text = strip_marks(lines[index])
        if not text:
            after = next((strip_marks(line) for line in lines[index:] if strip_marks(line)), "")
            if reader.items and not reader.goes_on_after_gap(after):
                break
        elif reader.ends_before(text):
            break
        else:
            reader.take(text)
        index += 1
    diagnostics = (_empty_item(index),) if any(not item for item in reader.tidy()) else ()
    return Addressees(tuple(item for item in reader.tidy() if item), index, diagnostics)


class _Reader:
    def __init__(self) -> None:
        self.items: list[str] = []
        self.dashed = False

    def take(self, text: str) -> None:
        dash = _DASH.match(text)
        if dash or not self.items:
            self.dashed = self.dashed or dash is not None
            self.items.append(text)
        elif self.dashed or not _CLOSED_ITEM.search(self.items[-1]):
            self.items[-1] = f"{self.items[-1]} {text}"
        else:
            self.items.append(text)

    def ends_before(self, text: str) -> bool:
        """Whether ``text``, right below the list, is the first line of the body."""
        if not self.items or _DASH.match(text):
            return False
        ended = self.items[-1].endswith((".", "./.")) and not text[:1].islower()
        return ended or is_prose(text) or is_preamble(text) or len(text.split()) > _LONGEST_ITEM

    def goes_on_after_gap(self, after: str) -> bool:
        """Whether the list goes on after a blank line: it has dashes, its last item is open and a dash follows."""
        dash = _DASH.match(after)
        if dash is None or not (dash["mark"] or dash["tight"]) or self.items[-1].endswith("."):
            return False
        return self.dashed or not _CLOSED_ITEM.search(self.items[-1])

    def tidy(self) -> list[str]:
        dashes = [_DASH.match(item) for item in self.items]
        bare = [item[dash.end() :] if dash else item for item, dash in zip(self.items, dashes, strict=True)]
        return [item.strip(" ,;.*") for item in bare]


def _empty_item(line: int) -> Diagnostic:
    return Diagnostic(
        "addressee-empty",
        Severity.INFO,
        Message("Có gạch đầu dòng trống dưới Kính gửi; đã bỏ.", "An empty dash under Kính gửi was left out."),
        line=line,
        field="addressees",
    )
