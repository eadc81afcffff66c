"""Mentions of one document, taken together.

A document is cited in full once and briefly afterwards (30/2020/NĐ-CP, annex I, II.6.b), so that its mentions add up
to what is known of it. They are told apart by number and symbol, whose marks a scanner may have lost once; where two
agree in these and in issuer, they are one document even if their dates differ by a slip of the pen.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_archive.citations.forms import Kind
from directive_archive.language import compare_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.citations.reference import Reference
    from directive_archive.vocabulary.issuers import Issuer


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text mentions a document: characters ``start`` to ``end`` of a block's plain text."""

    block: int
    """Index of the block; -1 for the title."""
    anchor: str
    start: int
    end: int
    text: str
    context: tuple[str, str]
    """A few words before and after, with the spaces next to it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference, where it stands, and the organ it names."""

    reference: Reference
    mention: Mention
    issuer: Issuer | None
    issuer_path: tuple[str, ...] | None

    @property
    def place(self) -> tuple[int, int]:
        """Order in the text."""
        return self.mention.block, self.mention.start


def merged(found: Iterable[Found]) -> list[list[Found]]:
    """Groups of mentions, one group a document, in order of first mention."""
    mentions = list(found)
    groups: list[list[Found]] = []
    by_number: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for each in mentions:
        if each.reference.number.symbol:
            by_number[each.reference.number.folded].append(each)
    for same_number in by_number.values():
        groups += _separate(same_number)
    for each in mentions:
        if not each.reference.number.symbol:
            _join(each, groups)
    for group in groups:
        group.sort(key=lambda each: each.place)
    return sorted(groups, key=lambda group: group[0].place)


def disagreeing_dates(group: Iterable[Found]) -> bool:
    """Whether mentions of one document give two dates."""
    return len({each.reference.issued for each in group} - {None}) > 1


def _join(found: Found, groups: list[list[Found]]) -> None:
    """Put a mention without a symbol to the one document that it can mean, the last named before it if several."""
    fitting = [group for group in groups if _may_mean(found, group)]
    before = [group for group in fitting if any(each.place < found.place for each in group)]
    if before:
        max(before, key=lambda group: max(each.place for each in group if each.place < found.place)).append(found)
    elif fitting:
        fitting[0].append(found)
    else:
        groups.append([found])


def _may_mean(found: Found, group: list[Found]) -> bool:
    one = found.reference
    types = {each.reference.type for each in group} - {None}
    if (one.type is not None and types and one.type not in types) or not all(_agree(found, each) for each in group):
        return False
    if one.kind is Kind.NAMED:
        return any(
            (_name(one), one.year, one.issued) == (_name(each.reference), each.reference.year, each.reference.issued)
            for each in group
        )
    if one.kind is Kind.DATED:
        return any(each.reference.issued == one.issued and each.issuer_path == found.issuer_path for each in group)
    return any(_figures(one, each.reference) for each in group)


def _name(reference: Reference) -> str:
    return compare_key(reference.name or (reference.type.name if reference.type else ""))


def _figures(one: Reference, other: Reference) -> bool:
    """Whether a bare number is that of another reference: ``73`` of ``73/2023``."""
    if not other.number.number:
        return False
    mine, full = one.number.key[0], other.number.key[0]
    return mine in {full, full.partition("/")[0]}


def _separate(group: list[Found]) -> list[list[Found]]:
    """Mentions of one number that are different documents: two issuers, or dates in two years.

    A mention without a date belongs to the document named last before it, or else to the first that it can mean.
    """
    parts: list[list[Found]] = []
    for found in sorted(group, key=lambda each: (each.reference.issued is None, each.issuer is None)):
        possible = [part for part in parts if all(_agree(found, other) for other in part)]
        before = [(max(places), part) for part in possible if (places := _places_before(part, found))]
        if before:
            max(before, key=lambda pair: pair[0])[1].append(found)
        elif possible:
            possible[0].append(found)
        else:
            parts.append([found])
    return parts


def _places_before(part: list[Found], found: Found) -> list[tuple[int, int]]:
    return [other.place for other in part if other.place < found.place]


def _agree(one: Found, other: Found) -> bool:
    """Whether two mentions of one number can be one document.

    State numbers begin again every year (30/2020/NĐ-CP, art. 15), so that two dates in one year are one document and
    a slip; a number that carries its year is one document whatever the dates.
    """
    paths = {each.issuer_path for each in (one, other)} - {None}
    if len(paths) > 1:
        return False
    years = {each.reference.issued.year for each in (one, other) if each.reference.issued}
    return len(years) <= 1 or "/" in one.reference.number.number
