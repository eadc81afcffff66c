"""A text as the reference forms read it, with the way back to every letter of the original.

Letters are composed, eth is made ``Đ``, dashes and fraction slashes get one shape, Markdown stars and soft hyphens go.
White space becomes one space where the sentence runs on, and a line feed where it ends: references are broken
over lines and pages (a quarter of those in the gazette), but two items of a list are two sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from directive_archive.language import nfc, unify_dashes
from directive_archive.language.letters import SMALL_LETTERS

RUNNING_HEADER = r"CÔNG BÁO\s*/\s*Số\s*\d[^/\n]*/\s*Ngày\b[^\n]*"
"""Header of a gazette page."""
BREAK_MARK = r"-{2,}[^\S\n]*(?i:page)(?:[^\S\n]+(?:(?i:break)|\d{1,4}))?[^\S\n]*-{2,}"
"""What conversion programs write between two pages."""

# A bare page number belongs to the header beside it. The star is Markdown's, or the Party's alone on its line.
_STAMP = (
    r"(?:Người ký|Ký bởi)[ \t]*:[^\n]*(?:\n[ \t]*(?:Email|Cơ quan|Thời gian ký|Ngày ký|Chức danh)[ \t]*:[^\n]*)+"
    r"(?:\n\s*\d{1,4}[ \t]*(?=\n\s*CÔNG BÁO))?"
)
_FURNITURE = (
    rf"(?<=\n){_STAMP}|(?<=\n)(?:\d{{1,4}}[ \t]*\n[ \t]*)?{RUNNING_HEADER}(?:\n[ \t]*\d{{1,4}}[ \t]*(?=\n))?"
    rf"|(?<=\n){BREAK_MARK}(?=\s)"
)
_SPACES = (
    rf"(?P<space>(?: ?[\n\t\r\f\v\x1c-\x1f\x85\u2000-\u200a\u2028\u2029\u3000]|  )(?:\s|\*(?=\s)|{_FURNITURE})*"
    r"| ?\|[ \t|]*)|(?P<gone>[*\u00ad\u200b-\u200f\u2060\ufeff]+| (?=[,;][ \w]))"
)
_RARE = (
    r"|(?P<broken>(?<=QH1) (?=\d(?!\w)))|(?P<glued>(?<=[A-ZĐ])(?=(?:ngày|của) ))|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
)
_HAS_RARE = re.compile(r"QH1 \d(?!\w)|[A-ZĐ](?:ngày|của) |[\u0300-\u036f]")
_PLAIN = re.compile(_SPACES)
_ANY = re.compile(_SPACES + _RARE)
_RUN_ON_LEFT = re.compile(r"(?:(?<!\w)(?:số|ngày|tháng|năm|của|và|theo|tại|TP\.|TX\.)|[-/,–])$")
_FULL_STOP = re.compile(r"[.:;!?…]$")
_ITEM = re.compile(r"(?:[-+•▪·](?=\s)|\d{1,2}[.)](?=\s)|[a-zđ]{1,2}\)|[IVX]{1,5}\.(?=\s)|(?:Điều|Chương|Mục)\s\d)")
_ROW = 80
"""Characters of a line that tell whether it is a row of a table."""
_RUN_ON_RIGHT = re.compile(rf"[{SMALL_LETTERS}\d/,;)-]")
# Small words as scanners misread them, letter for letter, so that no position moves. Only the forms see this.
_INTENDED = {
    "cùa": "của", "cúa": "của", "cua": "của", "củá": "của", "vê": "về", "vể": "về", "vè": "về", "viêc": "việc",
    "ngay": "ngày", "thang": "tháng", "nam": "năm", "trinh": "trình", "da": "đã", "cung": "cũng", "dinh": "định",
    "điên": "điện", "sô": "số", "sỗ": "số", "sồ": "số", "só": "số", "sé": "số", "so": "số", "va": "và", "vả": "và",
    "van": "văn", "tuớng": "tướng", "té": "tế", "tê": "tế", "kê": "kế",
}  # fmt: skip
_MISREAD = re.compile(
    r"(?<!\w)(?:c(?:ùa|úa|ua|ủá)(?= \w)|v[êểè](?= \w)|viêc(?= \w)|ngay(?= ?\d)|thang(?= ?\d)|nam(?= ?(?:19|20)\d\d)"
    r"|tuớng|(?<=Y )t[éê]|[kK]ê(?= hoạch)|(?:da|cung)(?= (?:ban|có|ký|đã|gửi))"
    r"|(?<=[Qq]uyết )dinh|(?<=Tờ )trinh|(?<=tờ )trinh|(?<=[Cc]ông )(?:điên|van)"
    r"|[sS](?:ô|ỗ|ồ|ó|é|o)(?= ?:? ?\d)|v[aả](?= [A-ZĐ]))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made even. Spans of ``text`` are carried back by :meth:`origin`."""

    text: str
    _outs: tuple[int, ...]
    """Where each stretch begins in ``text``, ascending, the first at 0."""
    _ins: tuple[int, ...]
    """Where it begins in the original."""
    _copied: tuple[bool, ...]
    """Whether it stands there letter by letter."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that became ``text[start:end]``, which is not empty."""
        return self._begin(start), self._end(end - 1)

    def _begin(self, position: int) -> int:
        stretch = bisect_right(self._outs, position) - 1
        return self._ins[stretch] + (position - self._outs[stretch] if self._copied[stretch] else 0)

    def _end(self, position: int) -> int:
        """Where the character at ``position`` ends in the original."""
        stretch = bisect_right(self._outs, position) - 1
        if self._copied[stretch]:
            return self._ins[stretch] + position - self._outs[stretch] + 1
        return self._ins[stretch + 1]


def read(text: str) -> Reading:
    """Make a text even.

    Args:
        text: any text, in any normal form.
    """
    flat = unify_dashes(text.replace("Ð", "Đ").replace("ð", "đ"))  # one character stays one
    pieces: list[str] = []
    outs: list[int] = []
    ins: list[int] = []
    copied: list[bool] = []
    length = done = 0

    def add(piece: str, start: int, *, whole: bool) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            outs.append(length)
            ins.append(start)
            copied.append(whole)
            length += len(piece)

    for match in (_ANY if _HAS_RARE.search(flat) else _PLAIN).finditer(flat):
        add(flat[done : match.start()], done, whole=True)
        done = match.end()
        if match.lastgroup == "space":
            add(_space(flat, match), match.start(), whole=False)
        elif match.lastgroup == "glued":
            add(" ", done, whole=False)
        elif match.lastgroup == "marked":
            add(nfc(match.group())[0], match.start(), whole=False)  # a mark too many is dropped
    add(flat[done:], done, whole=True)
    ins.append(len(flat))
    outs, ins, copied = outs or [0], ins if outs else [0, 0], copied or [True]
    even = _MISREAD.sub(_intended, "".join(pieces))
    return Reading(even, tuple(outs), tuple(ins), tuple(copied))


def _intended(match: re.Match[str]) -> str:
    read = match.group()
    word = _INTENDED[read.lower()]
    return word if read[0].islower() else word.capitalize()


def _space(flat: str, match: re.Match[str]) -> str:
    """A space where the sentence runs on over this white space, a line feed where it ends."""
    white = match.group()
    lines = white.count("\n") + white.count("\f")
    if ("|" in white or "\t" in white) and not lines:  # cells of a table
        return ", "
    if lines == 0:
        return " "
    left = flat[max(0, match.start() - 8) : match.start()].rstrip("*")
    right = flat[match.end() : match.end() + 12].lstrip("*")
    if _RUN_ON_LEFT.search(left):
        return " "
    line = flat[match.end() : match.end() + _ROW].partition("\n")[0]
    if "\t" in line or " |" in line or _ITEM.match(right) or _FULL_STOP.search(left):
        return "\n"
    apart = (lines > 1 or "*" in white) and "CÔNG BÁO" not in white
    return "\n" if apart and not _RUN_ON_RIGHT.match(right) else " "
