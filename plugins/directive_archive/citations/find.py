"""Find references in a text. What they mean is not asked here.

Anchors first: every number with a symbol, then what stands before it decides whether it is a reference and where that
begins, what follows gives date and issuer. Bare numbers, dates and years come after, where nothing is claimed yet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_archive.citations.forms import DATED, LAW_OF_DAY, LAW_OF_YEAR, LISTED, RELATIONS, UNSYMBOLED
from directive_archive.citations.heads import (
    Head,
    first_head,
    head_of_number,
    is_own_number,
    law_nouns_before,
    list_head,
    names_no_document,
    nouns_before,
    opened_list,
)
from directive_archive.citations.lists import JOIN, share
from directive_archive.citations.organs import issuer_before
from directive_archive.citations.parts import ABBREVIATIONS, DATE, DAY_WORD, NOUN_NAMES, NUMERIC_DATE, SO, date_of
from directive_archive.citations.reading import read
from directive_archive.citations.reference import Findings, Reference
from directive_archive.citations.tail import Tail, read_tail
from directive_archive.citations.titles import read_past_titles
from directive_archive.language import fold, nfc
from directive_archive.language.letters import CAPITALS, SMALL_LETTERS
from directive_archive.number import PATTERN, DocumentNumber, tidy_symbol
from directive_archive.vocabulary.document_types import (
    document_type_of_symbol,
    document_types_of_symbol,
    is_document_symbol,
    symbol_parts,
)
from directive_archive.vocabulary.initials import issuing_groups, same_organ, symbol_agrees

if TYPE_CHECKING:
    from directive_archive.citations.forms import Relation

_FIGURE = re.compile(r"\d")
"""Every anchor has one, and nothing that is set right becomes one."""
_NOTHING = Findings((), None, ())
_RELATION = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{relation.key}>{relation.words})" for relation in RELATIONS)
    + r") (?:nội dung |các |những |tinh thần |nghiêm túc |nghiêm |tốt |đầy đủ |có hiệu quả |hiệu quả |đồng bộ |toàn bộ "
    r"|quy định (?:của|tại) |ý kiến chỉ đạo (?:của|tại) )*$",
    re.IGNORECASE,
)
_BEFORE = 60
"""How many characters before a reference may hold its relation word."""
_REACH = 200
"""How far before a number its noun may stand."""
_LIST_LENGTH = 3000
"""How far above an item the line that opens its list may stand."""
_LIST_REACH = 400
"""How far apart two items of a list may stand, with their subjects between them."""

_SYMBOL_ANCHOR = re.compile(
    rf"{PATTERN}(?P<of_year>[-/](?:19|20)\d{{2}}(?![\d/]))?|(?P<loose>\d{{1,6}})"
    r" (?P<party>(?:[A-ZĐ]{2,8}|CTr|TTr) ?[-/] ?[A-ZĐ]{2,8}(?:[-/][A-ZĐ]{2,8})?)(?!\w)"
    r"|(?P<small>\d{1,6}(?:/(?:19|20)\d{2})?) ?[-/] ?(?P<letters>(?:ttlt|tt|nđ|qđ|nq|ct|cv|tb|kh|kl|bc|cđ|hd"
    r"|ubnd)[-/][a-zđ]{2,12})(?!\w)"
)
_DIGITS_ANCHOR = re.compile(r"\d{1,5}(?:/(?:19|20)\d{2})?(?![\w%]|[.,/-]\d| ?[-/] ?[A-ZĐ])")
_LAST_WORDS = sorted({name.split()[-1] for name in NOUN_NAMES} | {"khẩn", "tốc", "tịch"})
_BEFORE_DIGITS = re.compile(
    rf"(?i:số|hiệu) ?:? ?$|(?<!\w)(?:(?i:{'|'.join(_LAST_WORDS)})|{'|'.join(ABBREVIATIONS)})\.? $"
)
_DATE_ANCHOR = re.compile(rf"{DAY_WORD} ?(?P<date>{NUMERIC_DATE})")
_YEAR_ANCHOR = re.compile(r"(?:19|20)\d{2}(?!\d|[/.-]\d)")
_BEFORE_YEAR = re.compile(rf"[{SMALL_LETTERS}] (?:năm )?$")
_SPLIT_NUMBER = re.compile(rf"(?<!\w)(?:{SO}) ?:? ?(?P<begin>\d{{1,2}}(?: \d){{0,4}}) $")
_FOOTNOTE = re.compile(r"(?<=[-/])(?P<organ>CP|TTg|HĐND)\d$")
_NOT_FIRST = re.compile(r"\d[.,:/-]?$|\d[-/] $")

# What is counted after a number, so that it is no document's: "Kế hoạch 5 năm".
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURES_OF_A_COUNT = 2
"""Numbers of things with more figures are written with a point, or spelled out."""
_COUNTED = re.compile(
    r" (?:năm|tháng|ngày|tuần|quý|giờ|phút|giây|người|hộ|trường hợp|ca|điểm|nhóm|bước|nội dung|nhiệm vụ|giải pháp"
    r"|mục tiêu|chỉ tiêu|tỷ|tỉ|triệu"
    r"|nghìn|ngàn|đồng|huyện|xã|tỉnh|thành phố|phường|đơn vị|cơ quan|lần|vụ|vấn đề|trang|phần|chương|điều|khoản|loại"
    r"|thủ tục|dự án|công trình"
    r"|mẫu|cấp|bên|cán bộ|đồng chí|văn bản|quyết định|doanh nghiệp|tổ chức|cá nhân|học sinh|đại biểu|bản|kỳ|đợt|đầu"
    r"|cuối|mặt|chiều|không|sao|tốt|mét|km|ha|kg|chữ)(?!\w)"
)
_MANY = re.compile(
    r"(?:,| ?-| đến|,? và|,? hoặc)(?: số| đến)? ?\d{1,5}(?!\d*[.,/]\d{1,2}[./])(?![\d%])(?! (?:năm|tháng|người"
    r"|ca)(?!\w))"
)
# Papers of an office that are numbered and cited by nobody.
_SLIPS = frozenset({"Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Biên bản", "Giấy mời", "Thư công", "Bản sao y"})
_WITHOUT_SO = frozenset(
    {
        "Chỉ thị",
        "Nghị quyết",
        "Kết luận",
        "Nghị định",
        "Thông tư",
        "Thông tri",
        "Quyết định",
        "Quy định",
        "Công điện",
        "Công văn",
        "Thông báo",
        "Pháp lệnh",
    }
)


def find(text: str) -> Findings:
    """Read a text for references, its own number, and what looks like references and cannot be read."""
    if not _FIGURE.search(text):
        return _NOTHING
    reading = read(text)
    finder = _Finder(reading.text)
    placed = []
    for each in finder.run():
        start, end = reading.origin(each.start, each.end)
        placed.append(replace(each, start=start, end=end, text=" ".join(nfc(text[start:end]).split())))
    doubts = [(*reading.origin(start, end), code) for start, end, code in finder.doubts]
    return Findings(tuple(placed), finder.own, tuple(doubts))


def find_references(text: str) -> list[Reference]:
    """Every reference in ``text``, left to right, none overlapping another."""
    return list(find(text).references)


class _Finder:
    """One pass over one even text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Reference] = []
        self.doubts: list[tuple[int, int, str]] = []
        self.own: DocumentNumber | None = None
        self._same_day: set[int] = set()
        self._opened = ("", "")
        """Issuer named before a list, and the symbol of its first item: others of that organ may follow."""
        self._doing: tuple[str, str] = ("", "")
        """Issuer and date said before the last reference: they hold for the items that follow it in a list."""

    def run(self) -> list[Reference]:
        self._with_symbol()
        self.found = read_past_titles(self.text, self.found)
        for anchors, read_one in (
            (_DIGITS_ANCHOR, self._without_symbol),
            (_DATE_ANCHOR, self._of_day),
            (_YEAR_ANCHOR, self._of_year),
        ):
            claimed = [(each.start, each.end) for each in self.found]
            for match in anchors.finditer(self.text):
                place = bisect_right(claimed, (match.end(), 0))
                low = claimed[place - 1][1] if place else 0
                if match.start() >= low:
                    read_one(match, low)
            self.found.sort(key=lambda each: each.start)
        return share(self.text, self.found, self._same_day)

    def _line(self, low: int, end: int, reach: int = _REACH) -> tuple[int, str]:
        """Where the line's part before ``end`` begins, no further back than ``low``, and the part."""
        begin = max(low, end - reach)
        begin = max(begin, self.text.rfind("\n", begin, end) + 1)
        return begin, self.text[begin:end]

    # -- numbers with a symbol

    def _with_symbol(self) -> None:
        for match in _SYMBOL_ANCHOR.finditer(self.text):
            start = match.start()
            low = self.found[-1].end if self.found else 0
            if start < low or not self._begins_number(start):
                continue
            written = re.sub(r"\s+", "", match["number"] or match["loose"] or match["small"])
            begin, line = self._line(low, start)
            if split := _SPLIT_NUMBER.search(line):  # số 1 7709/BTC-TCHQ
                written, line = split["begin"].replace(" ", "") + written, line[: split.start("begin")]
                start = begin + len(line)
            symbol = (match["symbol"] or match["party"] or match["letters"]) + (match["of_year"] or "")
            symbol = _FOOTNOTE.sub(r"\g<organ>", tidy_symbol(symbol))
            number = DocumentNumber(written, symbol)
            before = self.text[max(0, start - 60) : start]
            own = is_own_number(before, self.text[match.end() : match.end() + 40])
            if own and not list_head(self.text[max(0, start - _REACH) : start]) and not self._goes_on(start, number):
                self.own = self.own or number
                continue
            head = head_of_number(line, begin, number.symbol.upper())
            if head is None and not match["loose"]:
                head = self._item(line, begin, number)
            if head is not None:
                self._add(head, read_tail(self.text, match.end()), number)

    def _begins_number(self, start: int) -> bool:
        """Whether the digits at ``start`` are not the end of something (``QCVN 01:2021/BYT``, ``101-102/LĐ``)."""
        before = self.text[max(0, start - 2) : start]
        if _NOT_FIRST.search(before) or (before[-1:] == ":" and before[:1].isupper()):
            return False
        return not before[-1:].isalpha() or fold(before).endswith(("so", "se"))

    def _goes_on(self, start: int, number: DocumentNumber) -> bool:
        """Whether a number on a new line goes on with the list that the last reference is an item of."""
        if not self.found:
            return False
        last = self.found[-1]
        same = same_organ(last.number.symbol, number.symbol)
        return same and start - last.end < _LIST_REACH and self.text[max(0, start - 8) : start].lstrip()[:1] in ";,.-+"

    def _item(self, line: str, begin: int, number: DocumentNumber) -> Head | None:
        """A number that no noun stands right before: it must be an item of a list, or its symbol must be known."""
        match = LISTED.head.search(line)
        if match is None or names_no_document(line):
            return None
        so = bool(match["so"])
        start = begin + match.start()
        opened = list_head(self.text[max(0, begin - _REACH) : begin + len(line)]) if so else None
        if opened is not None:
            self._opened = (opened[1], number.symbol)
            return Head(LISTED, start, opened[0], so=so, issuer=opened[1])
        known = is_document_symbol(number.symbol)
        last = self.found[-1] if self.found else None
        if last is not None and last.number.symbol:
            between = self.text[last.end : start]
            same = same_organ(last.number.symbol, number.symbol)
            shared = last.type if last.type in document_types_of_symbol(number.symbol) else None
            joined = (known or same) and JOIN.fullmatch(between) is not None
            alike = same and symbol_parts(last.number.symbol)[:1] == symbol_parts(number.symbol)[:1]
            if joined or (so and same and (known or alike) and len(between) < _LIST_REACH):
                return Head(LISTED, start, shared, so=so, issuer=self._of_list(number) if so else "")
        if so and known:
            return Head(LISTED, start, so=so, issuer=self._of_list(number))
        return Head(LISTED, start) if known and _tells_itself(number) and start > 0 else None

    def _of_list(self, number: DocumentNumber) -> str:
        """The issuer that the opening words of a list give to one of its items."""
        issuer, symbol = self._opened
        return issuer if symbol and same_organ(symbol, number.symbol) else ""

    # -- what has no symbol

    def _without_symbol(self, match: re.Match[str], low: int) -> None:
        start = match.start()
        if not _BEFORE_DIGITS.search(self.text[max(0, start - 12) : start]):
            return
        begin, line = self._line(low, start, 100)
        head = first_head(UNSYMBOLED, line, begin, nouns_before(line))
        if head is None:
            return
        number = DocumentNumber(match.group(), "")
        tail = read_tail(self.text, match.end())
        told = bool(tail.issuer or tail.date or tail.term or head.issuer)
        plain = head.type is not None and head.type.name in _WITHOUT_SO and head.noun[:1].isupper()
        plain = plain or (
            len(number.number) > _FIGURES_OF_A_COUNT and not head.abbreviated and not _YEAR.fullmatch(number.number)
        )
        letter = head.type is None or head.type.name not in _SLIPS
        if not told and (
            not ((head.so and not head.abbreviated and letter) or plain) or _COUNTED.match(self.text, match.end())
        ):
            return
        if _MANY.match(self.text, match.end()):
            self.doubts.append((head.start, match.end(), "reference-shared"))
            return
        self._add(head, tail, number)

    def _of_day(self, match: re.Match[str], low: int) -> None:
        if date_of(match["date"])[0] is None:
            return
        begin, line = self._line(low, match.start(), 160)
        tail = read_tail(self.text, match.end())
        tail.date = match["date"]
        head = first_head(LAW_OF_DAY, line, begin, law_nouns_before(line))
        if head is not None:
            self._add(head, tail, _NO_NUMBER)
            return
        head = first_head(DATED, line, begin, nouns_before(line))
        if (
            head is not None
            and not head.abbreviated
            and (head.issuer or tail.issuer or self._before(head.start, "")[0])
        ):
            self._add(head, tail, _NO_NUMBER)

    def _of_year(self, match: re.Match[str], low: int) -> None:
        start = match.start()
        before = _BEFORE_YEAR.search(self.text[max(0, start - 8) : start])
        if before is None:
            return
        start -= len(before.group()) - 2
        begin, line = self._line(low, start, 160)
        head = first_head(LAW_OF_YEAR, line, begin, law_nouns_before(line))
        if head is not None:
            self._add(head, Tail(match.end()), _NO_NUMBER, int(match.group()))

    # -- from head and tail to reference

    def _before(self, start: int, symbol: str) -> tuple[str, str]:
        """Issuer and date said before a reference that begins at ``start``."""
        low = max(0, start - _REACH)
        last = self.found[-1] if self.found and self.found[-1].start < start else None
        if last is not None:
            if _JOINED.fullmatch(self.text[last.end : start]):
                return self._doing if same_organ(last.number.symbol, symbol) else ("", "")
            low = max(low, last.end)
        for mark in _SENTENCE_ENDS.finditer(self.text, low, start):
            low = mark.end()
        before = issuer_before(self.text, low, start)
        if before is None:
            return "", ""
        begin, end, issues, written = before
        name = self.text[begin:end]
        if not issues and not (symbol and symbol_agrees(symbol, name)):
            return "", ""
        near = max(begin - 60, last.end if last is not None else 0, 0)
        if not written and (dated := _DATE_BEFORE.search(self.text[near:begin])):
            written = dated["date"]
        return name, written if issues else ""

    def _add(self, head: Head, tail: Tail, number: DocumentNumber, year: int | None = None) -> None:
        issuer, written = tail.issuer or head.issuer, tail.date or head.date
        if head.issuer and not tail.issuer:
            self._opened = (head.issuer, number.symbol)
        elif head.form is not LISTED and same_organ(self._opened[1], number.symbol):
            self._opened = ("", "")
        self._doing = ("", "") if issuer else self._before(head.start, number.symbol)
        issuer, written = issuer or self._doing[0], written or self._doing[1]
        if not issuer and number.symbol:
            opened = opened_list(self.text[max(0, head.start - _LIST_LENGTH) : head.start])
            issuer = opened if symbol_agrees(number.symbol, opened) else ""
        issued, impossible = date_of(written) if written else (None, False)
        if tail.day_before and issued is None and self.found:
            issued = self.found[-1].issued
        if tail.same_day:
            self._same_day.add(head.start)
        doubts = list(head.doubts)
        if impossible or tail.unreadable:
            doubts.append("reference-date")
        if issuer and _contradicts(number.symbol, issuer):
            doubts.append("reference-issuer")
        named = document_type_of_symbol(number.symbol) if head.abbreviated and number.symbol else None
        end = tail.end
        if self.text[end : end + 1] == ")" and self.text.count("(", head.start, end) > self.text.count(
            ")", head.start, end
        ):
            end += 1
        self.found.append(
            Reference(
                start=head.start,
                end=end,
                text="",  # put in with the original's letters
                form=head.form.name,
                kind=head.form.kind,
                type=named or head.type or document_type_of_symbol(number.symbol),
                number=number,
                issued=issued,
                issuer_phrase=issuer.strip(" ,"),
                relation=_relation(self.text, head.start),
                name=head.name,
                year=year,
                term=tail.term,
                doubts=tuple(doubts),
            )
        )


_JOINED = re.compile(rf"(?: về [^,;.\n]{{1,80}})?{JOIN.pattern}")
_NO_NUMBER = DocumentNumber("", "")
_SENTENCE_ENDS = re.compile(rf"(?<!TP)(?<!TX)(?<!Tp)\. (?=[{CAPITALS}“\"])|;|\n(?![{SMALL_LETTERS}])|[”\"]\. ")
_DATE_BEFORE = re.compile(rf"{DAY_WORD} ?(?P<date>{DATE}),? ?$")
_CLEAR_SYMBOLS = frozenset({"TU", "HU", "ĐU", "UBND", "HĐND", "TTg", "CP", "TW", "BYT", "BTC", "BCA", "BNV", "VPCP"})


def _tells_itself(number: DocumentNumber) -> bool:
    """Whether a number without noun and without "số" can be nothing else than a document's."""
    groups = issuing_groups(number.symbol)
    clear = bool(groups) and groups[0] in _CLEAR_SYMBOLS and all(len(each) > 1 for each in groups)
    return clear or "/" in number.number


def _contradicts(symbol: str, issuer: str) -> bool:
    """Whether a symbol of a well-known organ stands beside the name of another one."""
    return any(group in _CLEAR_SYMBOLS for group in issuing_groups(symbol)[:1]) and not symbol_agrees(symbol, issuer)


def _relation(text: str, start: int) -> str:
    match = _RELATION.search(text[max(0, start - _BEFORE) : start])
    return match.lastgroup or "" if match else ""


def relation_named(key: str) -> Relation | None:
    """The relation of that key."""
    return next((relation for relation in RELATIONS if relation.key == key), None)
