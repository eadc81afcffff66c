"""Date and issuer that stand after a document's subject, as in lists of documents and in the codification of laws.

"Thông tư số 23/2023/TT-BYT Sửa đổi … Thông tư số 01/2018/TT-BYT ngày 18 tháng 01 năm 2018 của Bộ trưởng Bộ Y tế … ngày
30/11/2023 của Bộ Y tế": the subject may name other documents with dates of their own, which are told first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_archive.citations.organs import CAPITAL, name_at
from directive_archive.citations.parts import DATE, DAY_WORD, LAW_NOUNS, date_of
from directive_archive.language.letters import CAPITALS
from directive_archive.vocabulary.initials import symbol_agrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_archive.citations.reference import Reference

_DATED_OF = re.compile(rf"[,.]? ?{DAY_WORD} ?(?P<date>{DATE}),? (?:của|do) (?={CAPITAL})")
_OF = re.compile(rf"(?<!\w)(?:của|do) (?={CAPITAL})")
_BEGINS_LIKE_ONE = re.compile(
    r" (?=[A-ZĐ“\"])[“\"]?(?i:về|v/v|quy(?:định)?|hướng dẫn|hương dẫn|ban hành|sửa đổi|bổ sung|bãi bỏ|thay thế"
    r"|phê duyệt|công bố|điều chỉnh"
    r"|thành lập|danh mục|biểu|thông tư|nghị định|quyết định)(?!\w)"
)
_SUBJECT = re.compile(r" (?:[“\"]|(?:về|Về|v/v|V/v|quy định|hướng dẫn|phê duyệt|ban hành|sửa đổi)(?!\w))")
_LINE_ENDS = re.compile(r"\n")
_ENDS = re.compile(rf"[;\n]|\.(?= [{CAPITALS}])")
_IN_CAPITALS = re.compile(rf" {CAPITAL}")
_FARTHEST = 1500
_NEAR = 260


def read_past_titles(text: str, references: Sequence[Reference]) -> list[Reference]:
    """References with what stands after their subjects.

    Args:
        text: the even text.
        references: in order; only those that tell neither date nor issuer are looked at.
    """
    found = list(references)
    taken: set[int] = set()
    for index in range(len(found) - 1, -1, -1):  # of two that could have one date, it is the nearer one's
        found[index] = _past_title(text, found, index, taken)
        if found[index].issued is None:
            _take_back(text, found, index)
    return found


def _take_back(text: str, found: list[Reference], index: int) -> None:
    """Give a reference what a document named in its title has: "… theo Nghị định số 127/2007/NĐ-CP ngày … của Bộ X".

    Its symbol says that Bộ X did not issue the decree.
    """
    reference = found[index]
    if not reference.number.symbol or not _begins(text, reference):
        return
    for other in range(index + 1, len(found)):
        named = found[other]
        if "\n" in text[reference.end : named.start] or named.end - reference.end > _FARTHEST:
            return
        if named.issued is None or not named.number.symbol or symbol_agrees(named.number.symbol, named.issuer_phrase):
            continue
        if symbol_agrees(reference.number.symbol, named.issuer_phrase) and _is_its_own(
            text, reference, named.issued.year, named.issuer_phrase, alone=False
        ):
            found[index] = replace(reference, issued=named.issued, issuer_phrase=named.issuer_phrase)
            found[other] = replace(named, issued=None, issuer_phrase="", doubts=())
            return


def _past_title(text: str, references: Sequence[Reference], index: int, taken: set[int]) -> Reference:
    reference = references[index]
    if reference.issued is not None or reference.issuer_phrase or not reference.number.symbol:
        return reference
    if text[reference.end : reference.end + 1] != " ":
        return reference
    in_title = bool(reference.number.number.partition("/")[2]) and _begins(text, reference)
    stop = (_LINE_ENDS if in_title else _ENDS).search(text, reference.end, reference.end + _FARTHEST)
    end = stop.start() if stop else min(len(text), reference.end + _FARTHEST)
    first = references[index + 1].start if index + 1 < len(references) else end
    for match in _free(_DATED_OF, text, references, index, end):
        issuer = text[match.end() : name_at(text, match.end())]
        issued, _ = date_of(match["date"])
        if match.start() in taken:
            continue
        if issuer and issued and _is_its_own(text, reference, issued.year, issuer, alone=match.end() < first):
            alone = match.end() + len(issuer) <= first
            taken.add(match.start())
            return replace(
                reference,
                issued=issued,
                issuer_phrase=issuer,
                end=match.end() + len(issuer) if alone else reference.end,
            )
    if _SUBJECT.match(text, reference.end):
        for match in _free(_OF, text, references, index, min(end, reference.end + _NEAR, first)):
            issuer = text[match.end() : name_at(text, match.end())]
            if issuer and symbol_agrees(reference.number.symbol, issuer):
                return replace(reference, issuer_phrase=issuer)  # the reference itself ends before its subject
    return reference


def _is_its_own(text: str, reference: Reference, issued: int, issuer: str, *, alone: bool) -> bool:
    """Whether date and issuer after a subject are those of the document, not of something the subject speaks of.

    The year of a law-making act stands in its number, its issuer in its symbol. Elsewhere only a subject that begins
    like a title counts, and only if it names no other document.
    """
    _, _, year = reference.number.number.partition("/")
    like_a_title = _begins(text, reference)
    if not year:
        return like_a_title and alone
    return issued == int(year) and (like_a_title or symbol_agrees(reference.number.symbol, issuer))


def _begins(text: str, reference: Reference) -> bool:
    """Whether a title follows a reference; after the number of a law, any words in capitals are one."""
    if _BEGINS_LIKE_ONE.match(text, reference.end) is not None:
        return True
    is_law = reference.type is not None and reference.type.name in LAW_NOUNS
    if is_law and _IN_CAPITALS.match(text, reference.end):
        return True
    return "/" in reference.number.number and _SUBJECT.match(text, reference.end) is not None


def _free(
    pattern: re.Pattern[str], text: str, references: Sequence[Reference], index: int, end: int
) -> Iterator[re.Match[str]]:
    """Matches after a reference that belong to no other one."""
    following = index + 1
    for match in pattern.finditer(text, references[index].end, end):
        while following < len(references) and references[following].end <= match.start():
            following += 1
        if following == len(references) or references[following].start >= match.end():
            yield match
