r"""A pattern of Python's ``re`` as a tree, for :mod:`directive_archive.citations.portable`.

Letters whose case does not count are written out here (``(?i:x)`` is the set of X and x), so that the tree needs no
flags. Python's own parser is not for use outside of it, and no other was found; what is not known here is refused.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import lru_cache

_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_QUANTIFIER = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})(?P<mode>[+?]?)")
_HEXADECIMAL = re.compile(r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}")
ENDLESS = -1
"""How often at most, where there is no limit."""


class NotPortableError(ValueError):
    """A pattern says something that JavaScript cannot, or that this translation does not know."""


@dataclass(frozen=True)
class Chars:
    """One character out of a set."""

    ranges: tuple[tuple[int, int], ...] = ()
    categories: str = ""
    """Letters of escapes: ``w``, ``d``, ``s`` and, for their complements, ``W``, ``D``, ``S``."""
    negated: bool = False
    ascii: bool = False


@dataclass(frozen=True)
class Assertion:
    """A place: ``^``, ``$``, ``A``, ``Z``, ``b``, ``B``; in upper case ``^`` and ``$`` of lines."""

    kind: str


@dataclass(frozen=True)
class Group:
    """A part in parentheses: a capture, a look around, or atomic."""

    opening: str
    """``(?:``, ``(?=``, ``(?!``, ``(?<=``, ``(?<!``, ``(?>``, or ``(?<name>``."""
    inner: Branches

    @property
    def is_capture(self) -> bool:
        """Whether what it matches can be asked for afterwards."""
        return self.opening[2] == "<" and self.opening[3] not in "=!"


@dataclass(frozen=True)
class Backreference:
    """What a group matched, once more."""

    name: str


@dataclass(frozen=True)
class Repeat:
    """A part several times."""

    inner: Node
    least: int
    most: int
    mode: str
    """Empty when greedy, ``?`` when lazy, ``+`` when possessive."""


Node = Chars | Assertion | Group | Backreference | Repeat


@dataclass(frozen=True)
class Branches:
    """Alternatives, each a sequence of parts."""

    branches: tuple[tuple[Node, ...], ...]


@lru_cache(maxsize=1)
def _cased_letters() -> str:
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    return "".join(letter for letter in letters if letter.lower() != letter or letter.upper() != letter)


@lru_cache(maxsize=512)
def in_any_case(code: int) -> tuple[int, ...]:
    """Every character that Python takes for this one where case does not count."""
    letter = chr(code)
    if letter.lower() == letter and letter.upper() == letter:
        return (code,)
    return tuple(sorted({code, *map(ord, re.findall(re.escape(letter), _cased_letters(), re.IGNORECASE))}))


@dataclass
class _Parser:
    """Reads a pattern of Python's ``re``; the flags in force are handed down."""

    source: str
    names: dict[int, str]
    at: int = 0
    groups: int = 0
    seen: dict[str, Branches] = field(default_factory=dict)

    def fail(self, what: str) -> NotPortableError:
        return NotPortableError(f"{what} at {self.at} of {self.source!r}")

    def take(self, text: str) -> bool:
        if not self.source.startswith(text, self.at):
            return False
        self.at += len(text)
        return True

    def next(self) -> str:
        if self.at >= len(self.source):
            raise self.fail("unexpected end")
        self.at += 1
        return self.source[self.at - 1]

    def branches(self, flags: int) -> Branches:
        found = [self.sequence(flags)]
        while self.take("|"):
            found.append(self.sequence(flags))
        return Branches(tuple(found))

    def sequence(self, flags: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while True:
            self.skip_blanks(flags)
            if self.at >= len(self.source) or self.source[self.at] in "|)":
                return tuple(nodes)
            node = self.atom(flags)
            if node is not None:
                nodes.append(self.repeated(node, flags))

    def skip_blanks(self, flags: int) -> None:
        while flags & re.VERBOSE and self.at < len(self.source):
            if self.source[self.at].isspace():
                self.at += 1
            elif self.take("#"):
                line_end = self.source.find("\n", self.at)
                self.at = len(self.source) if line_end < 0 else line_end
            else:
                return

    def repeated(self, node: Node, flags: int) -> Node:
        self.skip_blanks(flags)
        match = _QUANTIFIER.match(self.source, self.at)
        if match is None or match[0].startswith("{}"):
            return node
        self.at = match.end()
        if match["sign"]:
            least, most = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}[match["sign"]]
        else:
            least = int(match["least"] or 0)
            most = int(match["most"] or ENDLESS) if match["comma"] else least
        return Repeat(node, least, most, match["mode"])

    def atom(self, flags: int) -> Node | None:
        character = self.next()
        if character == "(":
            return self.group(flags)
        if character == "[":
            return self.character_class(flags)
        if character == ".":
            return Chars(negated=True) if flags & re.DOTALL else Chars(((10, 10),), negated=True)
        if character in "^$":
            return Assertion(f"line{character}" if flags & re.MULTILINE else character)
        if character == "\\":
            return self.escape(flags)
        return self.letters(ord(character), ord(character), flags)

    def letters(self, first: int, last: int, flags: int) -> Chars:
        if not flags & re.IGNORECASE:
            return Chars(((first, last),))
        codes = {code for each in range(first, last + 1) for code in in_any_case(each)}
        return Chars(tuple((code, code) for code in sorted(codes)))

    def escape(self, flags: int) -> Node:
        if self.at < len(self.source) and self.source[self.at] in "AZbB":
            return Assertion(self.next())
        if self.at < len(self.source) and self.source[self.at] in "123456789":
            match = re.compile(r"\d{1,2}").match(self.source, self.at)
            self.at = match.end() if match else self.at
            return self.backreference(self.names.get(int(match[0]), f"g{match[0]}") if match else "", flags)
        found = self.escaped()
        if isinstance(found, str):
            return Chars(categories=found, ascii=bool(flags & re.ASCII))
        return self.letters(found, found, flags)

    def escaped(self) -> int | str:
        """What follows a backslash: a code point, or the letter of a category."""
        character = self.next()
        if character in "wdsWDS":
            return character
        if character in _CONTROLS:
            return ord(_CONTROLS[character])
        if character in "xuU":
            match = _HEXADECIMAL.match(self.source, self.at - 1)
            if match is None:
                raise self.fail("incomplete escape")
            self.at = match.end()
            return int(match[0][1:], 16)
        if character.isalnum():
            raise self.fail(f"escape \\{character}")
        return ord(character)

    def backreference(self, name: str, flags: int) -> Backreference:
        referred = self.seen.get(name)
        if referred is None:
            raise self.fail(f"reference to the group {name}")
        if flags & re.IGNORECASE and _has_case(referred):
            raise self.fail("reference to letters in any case")
        return Backreference(name)

    def group(self, flags: int) -> Node | None:
        if self.take("?P="):
            name, _, _ = self.source[self.at :].partition(")")
            self.at += len(name) + 1
            return self.backreference(name, flags)
        if self.take("?#"):
            self.at = self.source.index(")", self.at) + 1
            return None
        opening = self.opening()
        if opening.startswith("flags"):
            added, _, removed = opening.removeprefix("flags").partition("-")
            if self.source[self.at - 1] == ")":  # of the whole pattern, which has them already
                return None
            flags = (flags | _value(added)) & ~_value(removed)
            opening = "(?:"
        inner = self.branches(flags)
        if not self.take(")"):
            raise self.fail("missing parenthesis")
        group = Group(opening, inner)
        if group.is_capture:
            self.seen[opening[3:-1]] = inner
        return group

    def opening(self) -> str:
        for written in ("?:", "?=", "?!", "?<=", "?<!", "?>"):
            if self.take(written):
                return f"({written}"
        if self.take("?P<"):
            name, _, _ = self.source[self.at :].partition(">")
            self.at += len(name) + 1
            self.groups += 1
            return f"(?<{name}>"
        if self.take("?"):
            match = re.compile(r"([imsx]*(?:-[imsx]+)?)[:)]").match(self.source, self.at)
            if match is None:
                raise self.fail("unknown kind of group")
            self.at = match.end()
            return f"flags{match[1]}"
        self.groups += 1
        return f"(?<g{self.groups}>"

    def character_class(self, flags: int) -> Chars:
        negated = self.take("^")
        ranges: list[tuple[int, int]] = []
        categories = ""
        first = True
        while first or self.source[self.at] != "]":
            first = False
            low = self.member()
            if isinstance(low, str):
                categories += low
                continue
            if self.source[self.at] == "-" and self.source[self.at + 1] != "]":
                self.at += 1
                high = self.member()
                if isinstance(high, str):
                    raise self.fail("range to a category")
                ranges += self.letters(low, high, flags).ranges
            else:
                ranges += self.letters(low, low, flags).ranges
        self.at += 1
        return Chars(tuple(ranges), categories, negated=negated, ascii=bool(flags & re.ASCII))

    def member(self) -> int | str:
        character = self.next()
        if character != "\\":
            return ord(character)
        return ord("\b") if self.take("b") else self.escaped()


def _value(letters: str) -> int:
    return sum(_FLAGS[letter] for letter in letters)


def _has_case(branches: Branches) -> bool:
    return any(_cased(node) for sequence in branches.branches for node in sequence)


def _cased(node: Node) -> bool:
    match node:
        case Chars():
            many = node.negated or any(category not in "ds" for category in node.categories)
            return many or any(len(in_any_case(code)) > 1 for low, high in node.ranges for code in range(low, high + 1))
        case Group():
            return _has_case(node.inner)
        case Repeat():
            return _cased(node.inner)
        case Assertion():
            return False
        case Backreference():
            return False


def parse_pattern(pattern: re.Pattern[str]) -> Branches:
    """Tree of a pattern.

    Raises:
        NotPortableError: if it has a part that is not known here.
    """
    if pattern.flags & re.ASCII and pattern.flags & re.IGNORECASE:
        raise NotPortableError(f"letters in any case of ASCII only: {pattern.pattern!r}")
    parser = _Parser(pattern.pattern, {number: name for name, number in pattern.groupindex.items()})
    branches = parser.branches(pattern.flags)
    if parser.at != len(pattern.pattern):
        raise parser.fail("unbalanced parenthesis")
    return branches
