"""The body of a directive: its paragraphs and numbered points, and what little Markdown it may hold.

The text as issued must come out to the letter: ``3.`` stays 3, ``a)`` and ``b)`` stay two lines, a dash stays a
dash, ``5*6*7`` stays. So a body is not run through a Markdown renderer, which restarts numbering and swallows
marks; of Markdown it knows ``**bold**``, ``*italic*`` around whole words and the backslash before a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.language import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

# A heading ends after its label, or goes on with a mark or in capitals: "Điều 5 của Luật này quy định" is a sentence.
_HEADING = re.compile(
    r"^(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|ĐIỀU|Phụ lục|PHỤ LỤC)[ \t]+"
    r"(?P<label>[IVXLC]{1,8}|\d{1,4}[a-zđ]?)(?=[ \t]*(?:$|[.:]|[-–][ \t])|[ \t]+(?P<title>[^\W\d_]{2}))",
    re.MULTILINE,
)
_ROMAN = re.compile(r"^(?P<label>[IVXLC]{1,8})[.)](?:\s|$)")
_FIGURE = re.compile(r"^(?P<label>\d{1,3}(?:\.\d{1,2}){0,5})[.)](?:\s|$)|^(?P<deep>\d{1,2}(?:\.\d{1,2}){1,5})\s")
_LETTER = re.compile(r"^(?P<label>[a-zđ])[.)](?:\s|$)")
_BOLD = 2
"""Stars of bold text; one is italic, three are both."""
_DASH = re.compile(r"^[-–+•]\s")
_MARK = re.compile(
    r"\\(?P<escaped>[\\*_`#>\[\]()<|~+\-.!&])"
    r"|(?<![\w*\\])(?P<mark>\*{1,3})(?=[^\s*)\],.;:!?])(?P<inner>(?:\\.|[^*\\\n]|\n(?!\n))+?)(?<=[^\s*(\[])(?P=mark)(?![\w*])"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or point of the body."""

    source: str
    """As in the file, marks included; line ends inside are kept."""
    line: int
    """Line of the body on which it begins, counted from 1."""
    anchor: str
    """Unique in the document: ``muc-1``, ``dieu-3-khoan-2-diem-a``, otherwise ``doan-7`` (the seventh block)."""
    kind: str
    """``heading``, ``point``, ``item`` (dash) or ``paragraph``."""
    depth: int
    """How far it is indented: 0 outermost."""
    gap: bool
    """Whether a blank line stands before it."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its text in styles."""
        return tuple(parse_runs(self.source))

    @property
    def text(self) -> str:
        """Its text without marks."""
        return plain_text(self.source)


def parse_runs(source: str) -> Iterator[Run]:
    """Split text into styled runs; anything that is not a well-formed mark stays as it is."""
    if _has_no_marks(source):
        if source:
            yield Run(source)
        return
    yield from _merge(_runs(source, strong=False, emphasis=False))


def _has_no_marks(source: str) -> bool:
    """As most texts: then there is nothing to look for."""
    return "*" not in source and "\\" not in source


def _runs(source: str, *, strong: bool, emphasis: bool) -> Iterator[Run]:
    position = 0
    for match in _MARK.finditer(source):
        yield Run(source[position : match.start()], strong, emphasis)
        if match["escaped"]:
            yield Run(match["escaped"], strong, emphasis)
        else:
            width = len(match["mark"])
            yield from _runs(match["inner"], strong=strong or width >= _BOLD, emphasis=emphasis or width != _BOLD)
        position = match.end()
    yield Run(source[position:], strong, emphasis)


def _merge(runs: Iterator[Run]) -> Iterator[Run]:
    pending: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if pending and (pending.strong, pending.emphasis) == (run.strong, run.emphasis):
            pending = Run(pending.text + run.text, run.strong, run.emphasis)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending


def plain_text(source: str) -> str:
    """Text without marks: what a reader of the page sees."""
    return source if _has_no_marks(source) else "".join(run.text for run in parse_runs(source))


def loose_stars(source: str) -> Iterator[int]:
    """Positions of the stars that are no marks and have no backslash: other renderers may take them for marks."""
    position = 0
    for match in _MARK.finditer(source):
        yield from (index for index in range(position, match.start()) if source[index] == "*")
        position = match.end()
    yield from (index for index in range(position, len(source)) if source[index] == "*")


def parse_body(body: str) -> tuple[Block, ...]:
    """Blocks of a body in order. Together they hold every character of it but the line ends between them."""
    anchors = _Anchors()
    blocks: list[Block] = []
    for line, gap, source in _chunks(body):
        kind, depth, name = anchors.place(source)
        blocks.append(Block(source, line, anchors.unique(name or f"doan-{len(blocks) + 1}"), kind, depth, gap))
    return tuple(blocks)


def block_sources(body: str) -> tuple[str, ...]:
    """What :attr:`Block.source` is of each block, without looking for what kind of block it is."""
    return tuple(source for _, _, source in _chunks(body))


def _chunks(body: str) -> Iterator[tuple[int, bool, str]]:
    """(first line, blank line before, text) of each block: blank lines part them, and so do labels at a line start."""
    chunk: list[str] = []
    start, gap, blank = 1, False, False
    for number, line in enumerate(body.split("\n"), start=1):
        if chunk and (not line.strip() or _starts_block(line)):
            yield start, gap, "\n".join(chunk)
            chunk = []
        if not line.strip():
            blank = True
            continue
        if not chunk:
            start, gap, blank = number, blank, False
        chunk.append(line)
    if chunk:
        yield start, gap, "\n".join(chunk)


def _heading(text: str) -> re.Match[str] | None:
    match = _HEADING.match(text)
    return match if match and (match["title"] or "A").isupper() else None


def _starts_block(line: str) -> bool:
    text = line.lstrip(" \t*")
    return bool(_heading(text) or _ROMAN.match(text) or _FIGURE.match(text) or _LETTER.match(text) or _DASH.match(text))


class _Anchors:
    """Names points by where they stand: khoản 2 of Điều 3 is ``dieu-3-khoan-2``."""

    def __init__(self) -> None:
        self.article = ""
        self.section = ""
        self.point = ""
        self.taken: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """``name``, or ``name-2`` and so on where a numbering begins anew (an annex, a quoted text)."""
        self.taken[name] = self.taken.get(name, 0) + 1
        candidate = name if self.taken[name] == 1 else f"{name}-{self.taken[name]}"
        while candidate != name and candidate in self.taken:
            candidate += "x"
        self.taken.setdefault(candidate, 1)
        return candidate

    def place(self, source: str) -> tuple[str, int, str]:
        """Kind, depth and name (empty for plain paragraphs) of the next block."""
        text = plain_text(source).lstrip()
        if match := _heading(text):
            name = f"{slugify(match['word'])}-{slugify(match['label'])}"
            if slugify(match["word"]) == "dieu":
                self.article, self.section, self.point = name, "", ""
            else:
                self.article = self.section = self.point = ""
            return "heading", 0, name
        if match := _ROMAN.match(text):
            self.article, self.section, self.point = "", f"phan-{match['label'].lower()}", ""
            return "heading", 0, self.section
        if match := _FIGURE.match(text):
            label = (match["label"] or match["deep"]).replace(".", "-")
            above = self.article or self.section
            self.point = "-".join(filter(None, [above, "khoan" if self.article else "muc", label]))
            return "point", min(label.count("-"), 2), self.point
        if match := _LETTER.match(text):
            above = self.point or self.article or self.section
            name = "-".join(filter(None, [above, "diem", slugify(match["label"]) + "d" * (match["label"] == "đ")]))
            return "point", 1, name
        return ("item", 1, "") if _DASH.match(text) else ("paragraph", 0, "")
