"""The sentence in which a document is cited, for lists of who cites whom and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.body import block_sources, plain_text
from directive_archive.language import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_archive.citations.merge import Mention
    from directive_archive.directive import Directive

LIMIT = 400
"""Characters of a sentence that are shown; long ones are cut at both ends."""
_CLAUSE = 50
"""How far at most to look for the end of a clause when cutting."""
_END = re.compile(r"[.!?…](?:[/.]+)?[”\"’)\]]*\s+")
# A full stop after these ends no sentence; nor does one after the label of a point (1. , a. ).
_NO_END = re.compile(
    r"(?:^\s*(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[IVXLC]{1,8})|\b(?:TP|Tp|TX|Tx|TT|UB|BS|ThS|TS|PGS|GS|Q|P|H|v\.v|tr|số))\.$"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the reference in it, white space run together."""

    before: str
    exact: str
    after: str
    is_cut_before: bool = False
    is_cut_after: bool = False


def block_texts(directive: Directive, body: str) -> dict[int, str]:
    """Texts in which a directive's references stand, as mentions count them: -1 is the title."""
    return {-1: nfc(directive.title)} | {
        index: nfc(plain_text(source)) for index, source in enumerate(block_sources(body))
    }


def quote(texts: dict[int, str], mention: Mention, limit: int = LIMIT) -> Quote:
    """The sentence around a mention, in the texts of the directive that makes it."""
    text = texts.get(mention.block, "")
    if not text[mention.start : mention.end].strip():
        return Quote(mention.context[0], mention.text, mention.context[1], is_cut_before=True, is_cut_after=True)
    return quote_at(text, mention.start, mention.end, limit)


def quote_at(text: str, start: int, end: int, limit: int = LIMIT) -> Quote:
    """The sentence around ``text[start:end]``, cut to about ``limit`` characters."""
    first, last = _sentence(text, start, end)
    before, after = _run_together(text[first:start]).lstrip(), _run_together(text[end:last]).rstrip()
    exact = _run_together(text[start:end])
    room = max(limit - len(exact), 0)
    if len(before) + len(after) <= room:
        return Quote(before, exact, after)
    for_before = max(room // 2, room - len(after))
    for_after = max(room // 2, room - len(before))
    shown_before, shown_after = _end_of(before, for_before), _beginning_of(after, for_after)
    return Quote(shown_before, exact, shown_after, shown_before != before, shown_after != after)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds ``text[start:end]`` begins and ends."""
    first, last = 0, len(text)
    for match in _END.finditer(text):
        if not text[match.end() :].lstrip('“"‘([')[:1].isupper():
            continue
        if _NO_END.search(text[max(0, match.start() - 12) : match.start() + 1]) and match.group()[0] == ".":
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.end()
            break
    return first, last


def _run_together(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _end_of(text: str, length: int) -> str:
    """The last characters, from the beginning of a word, or of a clause if one begins soon after."""
    if len(text) <= length:
        return text
    rest = text[len(text) - length :] if length else ""
    clause = re.search(r"[,;:]\s", rest[: min(_CLAUSE, length // 3)])
    return rest[clause.end() :] if clause else rest.partition(" ")[2]


def _beginning_of(text: str, length: int) -> str:
    """The first characters, to the end of a word, or of a clause if one ends soon before."""
    if len(text) <= length:
        return text
    rest = text[:length]
    clauses: Sequence[re.Match[str]] = list(re.finditer(r"[,;:](?=\s)", rest))
    if clauses and length - clauses[-1].start() < min(_CLAUSE, length // 3):
        return rest[: clauses[-1].start()]
    return rest.rpartition(" ")[0]
