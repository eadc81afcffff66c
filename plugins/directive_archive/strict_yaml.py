"""YAML as a clerk may write it, with the line of everything and without YAML's surprises.

Every scalar stays the text that was typed (``05`` is not 5, ``no`` is not false). Anchors, aliases, tags and deep
nesting are refused: front matter needs none of them, ``!Khẩn`` would silently lose a word, and nested aliases
(the "billion laughs") would blow up. The work is bounded by the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 8
_NULLS = {"~", "null", "Null", "NULL", ""}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_COMMENT = re.compile(r"[ \t]+#")
_QUOTES = ("'", '"')
_MESSAGE_LENGTH = 200
# What the parsers in C and in Python say, in Vietnamese; and whether the mistake is where the construct began rather
# than where it shows.
_PROBLEMS = (
    ("mapping values are not allowed", "có dấu hai chấm trong giá trị không đặt trong ngoặc kép", False),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường", True),
    ("found unexpected end of stream", "thiếu dấu ngoặc kép đóng", True),
    ("expected ',' or", "thiếu dấu phẩy, hoặc dấu ngoặc đóng của danh sách", True),
    ("expected whitespace or line break", "giá trị bắt đầu bằng dấu ! phải đặt trong ngoặc kép", False),
    ("expected alphabetic or numeric character", "giá trị bắt đầu bằng & hay * phải đặt trong ngoặc kép", False),
    ("cannot start any token", "có dấu tab, @, ` hoặc % ở đầu giá trị hay đầu dòng", False),
    ("found unknown escape character", r"dấu \ trong ngoặc kép phải viết thành \\", False),
    ("sequence entries are not allowed", "gạch đầu dòng phải xuống dòng mới, dưới tên trường", False),
    ("expected ' ', but found", "giá trị bắt đầu bằng dấu ! phải đặt trong ngoặc kép", False),
    ("expected <block end>", "thụt đầu dòng không đều, hoặc chữ thừa sau ngoặc kép", False),
    ("did not find expected key", "thụt đầu dòng không đều, hoặc chữ thừa sau ngoặc kép", False),
    ("did not find expected '-'", "thụt đầu dòng của danh sách không đều", False),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    line: int
    """Where it begins, counted from 1."""
    text: str
    """Without the spaces around it; empty for a null."""
    is_plain: bool = False
    """Whether it stands without quotes."""
    is_cut: bool = False
    """Whether a comment follows it, so that a ``#`` meant as text has cut it off."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return not self.items


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, every pair kept, so that a key given twice can be told."""

    line: int
    pairs: list[tuple[Node, Node]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return not self.pairs


Node = Scalar | Items | Pairs


class Problem(NamedTuple):
    """Why a text is not YAML of this kind."""

    line: int
    vi: str
    en: str


class Trouble(Exception):  # noqa: N818 - never leaves this module: it becomes a Problem
    """Ends the reading."""

    def __init__(self, line: int, vi: str, en: str) -> None:
        super().__init__(en)
        self.problem = Problem(line, vi, en)


def read_yaml(text: str) -> Node | Problem:
    """The one document in ``text``, whose line ends are line feeds, or why it cannot be read."""
    reader = _Reader(text)
    try:
        return reader.document()
    except Trouble as trouble:
        return trouble.problem
    except yaml.YAMLError as error:
        return reader.explained(error)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of whatever stands behind a ``#``; of quoted text too, which does no harm."""
    for number, line in enumerate(text.split("\n"), start=1):
        _, mark, rest = f" {line}".partition(" #")
        if mark:
            yield number, rest.strip()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.long_quoted_at: int | None = None
        """Where the last text in quotes begins, if it runs over a line's end: its closing quote may be missing."""

    def line(self, index: int) -> int:
        """Line of a position, by line feeds alone: YAML takes other characters for line ends as well."""
        return bisect_right(self.ends, index - 1) + 1

    def document(self) -> Node:
        control = _CONTROL.search(self.text)
        if control:
            raise Trouble(
                self.line(control.start()),
                "có ký tự điều khiển không nhìn thấy",
                "it has an invisible control character",
            )
        done: list[Node] = []
        open_nodes: list[tuple[Items | Pairs, list[Node]]] = []
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                node = _closed(*open_nodes.pop())
            elif isinstance(event, yaml.events.NodeEvent):
                self.refuse(event, len(open_nodes))
                if not isinstance(event, yaml.ScalarEvent):
                    shape = Items if isinstance(event, yaml.SequenceStartEvent) else Pairs
                    open_nodes.append((shape(self.line(_index(event.start_mark))), []))
                    continue
                node = self.scalar(event)
            else:
                continue
            (open_nodes[-1][1] if open_nodes else done).append(node)
        if len(done) > 1:
            raise Trouble(done[1].line, "có hơn một phần khai báo", "it holds more than one document")
        return done[0] if done else Scalar(1, "", is_plain=True)

    def refuse(self, event: yaml.events.NodeEvent, depth: int) -> None:
        line = self.line(_index(event.start_mark))
        if event.anchor is not None:
            raise Trouble(line, "bí danh (&, *) không được dùng", "anchors and aliases are not allowed")
        if getattr(event, "tag", None) is not None:
            raise Trouble(line, "giá trị bắt đầu bằng dấu ! phải đặt trong ngoặc kép", "tags (!) are not allowed")
        if depth >= _DEEPEST:
            raise Trouble(line, "danh sách lồng nhau quá sâu", "it is nested too deeply")

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = not event.style
        value = str(event.value)
        text = "" if plain and value in _NULLS else value.strip()
        start = self.line(_index(event.start_mark))
        self.long_quoted_at = start if event.style in _QUOTES and self.line(_index(event.end_mark)) > start else None
        cut = plain and bool(text) and _COMMENT.match(self.text, _index(event.end_mark)) is not None
        return Scalar(start, text, plain, cut)

    def explained(self, error: yaml.YAMLError) -> Problem:
        if self.long_quoted_at is not None and isinstance(error, yaml.parser.ParserError):
            return Problem(self.long_quoted_at, "thiếu dấu ngoặc kép đóng", "a closing quotation mark is missing")
        said = " ".join(str(getattr(error, "problem", None) or "unreadable").split())[:_MESSAGE_LENGTH]
        vietnamese, at_start = next(((vi, start) for english, vi, start in _PROBLEMS if english in said), (said, False))
        marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
        mark = next((mark for mark in (reversed(marks) if at_start else marks) if mark is not None), None)
        line = self.line(_index(mark)) if mark is not None else 1
        return Problem(min(line, len(self.ends) + 1), vietnamese, said)


def _index(mark: object) -> int:
    """Position of a mark of either parser, the one in C or the one in Python."""
    return int(getattr(mark, "index", 0))


def _closed(node: Items | Pairs, children: list[Node]) -> Node:
    if isinstance(node, Items):
        node.items.extend(children)
    else:
        node.pairs.extend(zip(children[::2], children[1::2], strict=True))
    return node
