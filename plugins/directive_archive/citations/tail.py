"""What follows a number: date, issuer, term of the committee, in the orders in which they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_archive.citations.organs import CAPITAL, HEAD, name_at
from directive_archive.citations.parts import DATE, DAY_WORD, NOUN, NUMERIC_DATE
from directive_archive.language.letters import CAPITALS

_DATED = re.compile(
    rf",? ?(?:(?:đã )?(?:được )?(?:đề|ký|ban hành|ra đời|ra|kí|phát hành) )?(?:(?:hồi"
    rf"|lúc) [\dhg:]{{1,5}}(?: giờ(?: \d{{1,2}})?(?: phút)?)?,? )?"
    rf"(?P<same>(?:cùng |đều )(?:ban hành |ký )?)?(?:{DAY_WORD} ?(?P<date>{DATE})|(?P<bare>(?:(?<=, )|(?<=ban hành )"
    rf"|(?<=ký )){NUMERIC_DATE})(?=[,)]| (?:của|về|do)(?!\w)|\n|$|;))"
)
_OF = re.compile(r"[”\"]?,? ?(?:của|CỦA|(?P<by>do)) ?")
_IN_BRACKETS = re.compile(r" ?\((?P<inside>[^()\n]{1,160})\)")
_DATE_INSIDE = re.compile(
    rf"(?:(?:do )?(?P<by>[{CAPITALS}][^()\d]{{3,80}}?) (?=ban hành|ký|phát hành|đề))?(?P<same>(?:cùng|đều) )?(?:(?:ký"
    rf"|ban hành|đề|phát hành|ra) )?"
    rf"(?:{DAY_WORD} ?)?(?P<date>{DATE})(?:,? của (?P<of>[{CAPITALS}][^()\d]{{3,80}}))?$"
)
_NEXT_CELL = re.compile(rf", (?={CAPITAL})")
# "… được Ban Chấp hành Đảng bộ tỉnh ban hành ngày 13.10.2016"; a title in quotation marks may stand before it.
_BY = re.compile(rf"(?: [“\"][^“”\"\n]{{1,300}}[”\"])?,? (?:được|do) (?=[{CAPITALS}])")
_ON = re.compile(
    rf" (?:ký ban hành|ban hành|thông qua|ký|công bố|phê duyệt|phát hành"
    rf"|phát đi)(?!\w)(?:(?: cùng)? {DAY_WORD} ?(?P<date>{DATE}))?"
)
_YEAR_SAID = re.compile(r" năm (?:19|20)\d{2}(?= (?:của|quy định|về)(?!\w))")
_THE_SAME_DAY = re.compile(r",? ?\(?(?:(?:ký|ban hành|ra) )?cùng ngày(?! ?\d)\)?")
_NO_DATE = re.compile(rf",? ?{DAY_WORD} ?[\wl/.-]{{4,12}}(?=,? của )")
# A meeting issues without "của": "… ngày 16/6/2022 Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng".
_OF_MEETING = re.compile(r" (?=Hội nghị (?:lần thứ|Trung ương|Ban Chấp hành))")
_OF_TERM = re.compile(r",? ?\(?(?:khóa|khoá|Khóa|Khoá|nhiệm kỳ) (?P<term>[IVXLC]{1,6})(?!\w)\)?")
_NO_ORGAN = re.compile(rf"{NOUN}|(?:Điều|Khoản|Điểm|Mục|Chương|Phụ lục|Phần|Nhà nước ta|Nhân dân)(?!\w)")
_ISSUED_BY = re.compile(r" (?:ban hành|ký|phát hành|công bố)(?!\w)")


@dataclass(slots=True)
class Tail:
    """What stands after an anchor."""

    end: int
    """Where the reference ends."""
    date: str = ""
    issuer: str = ""
    term: str = ""
    """Roman number of the congress or assembly that it names."""
    same_day: bool = False
    """Whether the words say that the date is that of all documents named before, too."""
    is_cell: bool = False
    """Whether the date stands for itself, as in a table: the issuer may be the next cell."""
    day_before: bool = False
    """Whether the date is said to be that of the document named before ("cùng ngày")."""
    unreadable: bool = False
    """Whether a date stands there that cannot be read."""


def read_tail(text: str, end: int) -> Tail:
    """Read on from ``end``, where an anchor ends, as far as date, issuer and term go, in any order."""
    tail = Tail(end)
    position = end
    while True:
        after = _step(text, position, tail)
        if after == position:
            break
        position = after
    return tail


def _step(text: str, position: int, tail: Tail) -> int:
    """Read one more part; the position itself if there is none."""
    for read_part in (_cell, _date, _term, _issuer, _meeting, _done_by, _year, _unreadable, _brackets):
        after = read_part(text, position, tail)
        if after != position:
            return after
    return position


def _cell(text: str, position: int, tail: Tail) -> int:
    """The issuer in the cell after the date."""
    cell = _NEXT_CELL.match(text, position) if tail.is_cell and not tail.issuer else None
    if cell is not None and HEAD.match(text, cell.end()):
        end = name_at(text, cell.end())
        if text[end : end + 1] in {",", "\n", ""}:
            tail.issuer = text[cell.end() : end]
    return position


def _date(text: str, position: int, tail: Tail) -> int:
    dated = _DATED.match(text, position) if not tail.date else None
    if dated is None:
        same = _THE_SAME_DAY.match(text, position) if not tail.date and not tail.day_before else None
        if same is None:
            return position
        tail.day_before, tail.end = True, same.end()
        return tail.end
    tail.date, tail.end = dated["date"] or dated["bare"], dated.end()
    tail.same_day = bool(dated["same"])
    tail.is_cell = bool(dated["bare"])
    return tail.end


def _term(text: str, position: int, tail: Tail) -> int:
    term = _OF_TERM.match(text, position) if not tail.term else None
    if term is None:
        return position
    tail.term, tail.end = term["term"], term.end()
    return tail.end


def _issuer(text: str, position: int, tail: Tail) -> int:
    of = _OF.match(text, position) if not tail.issuer else None
    if of is None or _NO_ORGAN.match(text, of.end()):
        return position
    end = name_at(text, of.end())
    if end <= of.end() or (of["by"] and not _ISSUED_BY.match(text, end)):
        return position
    tail.issuer, tail.end = text[of.end() : end], end
    return end


def _meeting(text: str, position: int, tail: Tail) -> int:
    meeting = _OF_MEETING.match(text, position) if tail.date and not tail.issuer else None
    if meeting is None:
        return position
    end = name_at(text, meeting.end())
    tail.issuer, tail.end = text[meeting.end() : end], end
    return end


def _done_by(text: str, position: int, tail: Tail) -> int:
    by = _BY.match(text, position) if not tail.issuer else None
    if by is None:
        return position
    end = name_at(text, by.end())
    on = _ON.match(text, end)
    if on is None or end <= by.end():
        return position
    tail.issuer, tail.end = text[by.end() : end], on.end()
    tail.date = tail.date or on["date"] or ""
    return tail.end


def _year(text: str, position: int, tail: Tail) -> int:
    """Pass over "năm 2020" in "Nghị định 117 năm 2020 của Chính phủ": a year is no date."""
    said = _YEAR_SAID.match(text, position) if position == tail.end else None
    return said.end() if said is not None else position


def _unreadable(text: str, position: int, tail: Tail) -> int:
    unreadable = _NO_DATE.match(text, position) if not tail.date else None
    if unreadable is None:
        return position
    tail.unreadable = True
    return unreadable.end()


def _brackets(text: str, position: int, tail: Tail) -> int:
    """Take date and organ from brackets; pass over others (sau đây gọi là …) if date or issuer follows."""
    brackets = _IN_BRACKETS.match(text, position)
    if brackets is None:
        return position
    inside = _DATE_INSIDE.match(brackets["inside"]) if not tail.date else None
    if inside is not None:
        tail.date, tail.end = inside["date"], brackets.end()
        tail.same_day = bool(inside["same"])
        named = inside["by"] or inside["of"] or ""
        if named and not tail.issuer and name_at(named, 0) == len(named):
            tail.issuer = named
        return tail.end
    after = brackets.end()
    return after if _DATED.match(text, after) or _OF.match(text, after) else position
