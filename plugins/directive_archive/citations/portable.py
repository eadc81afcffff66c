r"""Python's regular expressions as sources of JavaScript ones, so that the rules of citations are written once.

:func:`to_javascript` gives a source for ``new RegExp(source, "u")`` that matches the same texts at the same places. It
uses only what every browser of today has: no inline modifiers (``(?i:x)`` becomes ``[Xx]``), no class arithmetic, no
possessive quantifiers (``x*+`` becomes ``(?=(x*))\1``, which gives nothing back either).

Not the same by design: a group that Python numbers gets a name (``g1``), since the numbers of JavaScript's groups
differ; ``\w`` and ``\d`` are those of the browser's Unicode version; where a pattern matches nothing, the two go on
through a text differently. What has no equal meaning raises
:class:`NotPortableError`, at build and in tests, so that nothing differs in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from directive_archive.citations.pattern_tree import (
    ENDLESS,
    Assertion,
    Backreference,
    Branches,
    Chars,
    Group,
    Node,
    NotPortableError,
    Repeat,
    parse_pattern,
)

__all__ = ["NotPortableError", "to_javascript"]

_WORD, _DIGIT = r"\p{L}\p{N}_", r"\p{Nd}"
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CATEGORIES = {"w": _WORD, "d": _DIGIT, "s": _SPACE}
_ASCII_CATEGORIES = {"w": "0-9A-Z_a-z", "d": "0-9", "s": r"\t-\r "}
_SYNTAX = frozenset(r"^$\.*+?()[]{}|/")


def _is_word(nodes: tuple[Node, ...], *, last: bool) -> bool | None:
    """Whether the first (or last) character of what nodes match is one of a word; ``None`` if that varies."""
    if not nodes:
        return None
    node = nodes[-1 if last else 0]
    match node:
        case Chars() if not node.negated:
            kinds = {category in "wd" for category in node.categories}
            if set(node.categories) & set("WDS"):
                return None
            kinds |= {_is_word_character(code) for low, high in node.ranges for code in range(low, high + 1)}
            return kinds.pop() if len(kinds) == 1 else None
        case Repeat() if node.least > 0:
            return _is_word((node.inner,), last=last)
        case Group() if node.is_capture or node.opening in {"(?:", "(?>"}:
            kinds_of_branches = {_is_word(branch, last=last) for branch in node.inner.branches}
            return kinds_of_branches.pop() if len(kinds_of_branches) == 1 else None
        case _:
            return None


def _is_word_character(code: int) -> bool:
    return chr(code).isalnum() or chr(code) == "_"


class _Writer:
    """Writes JavaScript, counting its capturing groups."""

    def __init__(self) -> None:
        self.captures = 0
        self.behind = 0

    def branches(self, branches: Branches) -> str:
        return "|".join(self.sequence(branch) for branch in branches.branches)

    def sequence(self, nodes: tuple[Node, ...]) -> str:
        written: list[str] = []
        for index, node in enumerate(nodes):
            if isinstance(node, Assertion):
                part = _assertion(node.kind, nodes[:index], nodes[index + 1 :])
            else:
                part = self.node(node)
            if written and part[:1].isdigit() and re.search(r"\\\d+$", written[-1]):
                part = f"(?:){part}"  # the digit is no part of the group's number before it
            written.append(part)
        return "".join(written)

    def node(self, node: Node) -> str:
        match node:
            case Chars():
                return _characters(node)
            case Backreference():
                return f"\\k<{node.name}>"
            case Group():
                return self.group(node)
            case Repeat():
                return self.repeat(node)
            case Assertion():
                return _assertion(node.kind, (), ())

    def group(self, group: Group) -> str:
        if group.opening == "(?>":
            return self.atomic(lambda: self.branches(group.inner))
        if group.is_capture:
            if self.behind:
                raise NotPortableError("a capture looking behind: JavaScript reads it backwards")
            self.captures += 1
        behind = group.opening.startswith("(?<") and not group.is_capture
        self.behind += behind
        written = f"{group.opening}{self.branches(group.inner)})"
        self.behind -= behind
        return written

    def atomic(self, write: Callable[[], str]) -> str:
        if self.behind:
            raise NotPortableError("an atomic part looking behind: JavaScript reads it backwards")
        self.captures += 1
        number = self.captures
        return f"(?=({write()}))\\{number}"

    def repeat(self, repeat: Repeat) -> str:
        if repeat.most not in {0, 1} and _captures(repeat.inner):
            raise NotPortableError("a repeated capture: JavaScript forgets it in each round")
        if repeat.mode == "+":
            return self.atomic(lambda: self.repeated(repeat, ""))
        return self.repeated(repeat, repeat.mode)

    def repeated(self, repeat: Repeat, mode: str) -> str:
        written = self.node(repeat.inner)
        grouped = isinstance(repeat.inner, Group) and (repeat.inner.opening == "(?:" or repeat.inner.is_capture)
        if not grouped and (not isinstance(repeat.inner, Chars) or written.startswith("(?")):
            written = f"(?:{written})"
        least, most = repeat.least, repeat.most
        signs = {(0, ENDLESS): "*", (1, ENDLESS): "+", (0, 1): "?", (1, 1): ""}
        counted = f"{{{least}}}" if least == most else f"{{{least},{'' if most == ENDLESS else most}}}"
        sign = signs.get((least, most), counted)
        return written + sign + (mode if sign else "")


def _captures(node: Node) -> bool:
    match node:
        case Group():
            return node.is_capture or any(_captures(each) for branch in node.inner.branches for each in branch)
        case Repeat():
            return _captures(node.inner)
        case _:
            return False


def _assertion(kind: str, before: tuple[Node, ...], after: tuple[Node, ...]) -> str:
    r"""A place; ``\b`` is shorter where it is known what stands on one of its sides."""
    if kind != "b":
        return {
            "^": "^",
            "A": "^",
            "Z": "$",
            "$": r"(?=\n?$)",
            "line^": r"(?<![^\n])",
            "line$": r"(?![^\n])",
            "B": f"(?:(?<=[{_WORD}])(?=[{_WORD}])|(?<![{_WORD}])(?![{_WORD}]))",
        }[kind]
    left, right = _is_word(before, last=True), _is_word(after, last=False)
    if left is not None:
        return f"(?{'!' if left else '='}[{_WORD}])"
    if right is not None:
        return f"(?<{'!' if right else '='}[{_WORD}])"
    return f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"


def _characters(chars: Chars) -> str:
    table = _ASCII_CATEGORIES if chars.ascii else _CATEGORIES
    ranges = _joined(chars.ranges)
    inside = "".join(_range(low, high) for low, high in ranges)
    complements = [category for category in chars.categories if category.isupper()]
    inside += "".join(table[category] for category in dict.fromkeys(chars.categories) if category.islower())
    if not complements:
        if not inside:
            return "[^]"
        single = not chars.negated and not chars.categories and len(ranges) == 1 and ranges[0][0] == ranges[0][1]
        if single:
            return _literal(ranges[0][0])
        return f"[{'^' if chars.negated else ''}{inside}]"
    if len(complements) > 1:
        raise NotPortableError(f"a class of several complements: {chars}")
    base = table[complements[0].lower()]
    if chars.negated:  # [^\W\d_] is \w without \d and _
        return f"(?:(?![{inside}])[{base}])" if inside else f"[{base}]"
    if inside:
        return f"(?:[^{base}]|[{inside}])"
    return f"[^{base}]"


def _joined(ranges: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _range(low: int, high: int) -> str:
    if high - low < 2:  # noqa: PLR2004 - a hyphen between two neighbours saves nothing
        return "".join(_literal(code, in_class=True) for code in range(low, high + 1))
    return f"{_literal(low, in_class=True)}-{_literal(high, in_class=True)}"


def _literal(code: int, *, in_class: bool = False) -> str:
    """One character; marks, controls and odd spaces by their number, so that an editor leaves them as they are."""
    character = chr(code)
    if character in _SYNTAX or (in_class and character == "-"):
        return f"\\{character}"
    if character.isalnum() or (character.isprintable() and character.isascii()):
        return character
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\u{{{code:x}}}"  # noqa: PLR2004 - the last of four digits


def to_javascript(pattern: re.Pattern[str]) -> str:
    """Source of the equal JavaScript pattern, for the flag ``u``.

    Raises:
        NotPortableError: if there is none, or none that this translation knows.
    """
    return _Writer().branches(parse_pattern(pattern))
