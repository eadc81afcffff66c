"""How one document travels: what it carries out, and who carried it out after how many days, as rows.

The rows are what both the picture (:mod:`directive_archive.pages.journey_picture`) and the table beside it show. Many
directives are put together by level and lag, so that sixty communes do not need sixty rows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directive_archive.citations.cascade import Cascade, Reached, Stop, Walk, days_between, rank
from directive_archive.citations.lags import bin_of
from directive_archive.language import format_date, format_number
from directive_archive.pages.paths import journey_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from directive_archive.pages.model import Contents
    from directive_archive.vocabulary.systems import Level

SHOWN_UP, SHOWN_DOWN = 5, 6
"""Rows above and below a document on its own page, before it gets a page for its journey."""
WHOLE_UP, WHOLE_DOWN = 6, 10
"""Rows on the page of its journey."""
FOLLOWED = 120
"""How many directives are followed down from one document: what its list can show in few pages. The data has all."""
LIST = "#danh-sach"
_UNKNOWN_LEVEL = "chưa rõ cấp"


@dataclass(frozen=True, slots=True)
class Row:
    """A document on the way, or several of one level."""

    stops: tuple[Stop, ...]
    label: str
    issuer: str
    """Organ; of several documents the level."""
    level: str
    path: str
    anchor: str
    when: str
    """In words, seen from the document whose journey it is; of that one itself, that it is."""
    offset: str
    """In figures, for the axis: ``+6``."""
    is_self: bool = False
    carries_out: tuple[str, ...] = ()
    """Labels of the rows that it carries out."""

    @property
    def first(self) -> Stop:
        """The document, or the earliest of several."""
        return self.stops[0]

    @property
    def issued(self) -> str:
        """Date of issue for reading; of several, none."""
        return format_date(self.first.issued) if len(self.stops) == 1 and self.first.issued else ""

    @property
    def issued_iso(self) -> str:
        """The same for machines."""
        return self.first.issued.isoformat() if self.issued and self.first.issued else ""


@dataclass(frozen=True, slots=True)
class Journey:
    """What there is to show."""

    heading: str
    """Name of the document whose journey it is."""
    rows: tuple[Row, ...]
    edges: tuple[tuple[int, int], ...]
    """(row that is carried out, row that does), each pair once; of a group only those to the nearest."""
    direct: int
    """How many directives carried it out."""
    is_complete: bool
    """Whether everything that lies down the steps was followed."""
    shows_all_above: bool
    """Whether everything that lies up the steps is shown, not only what is nearest."""
    path: str = ""
    """Address of the page of the journey; empty if this is all, or the page itself."""

    @property
    def has_groups(self) -> bool:
        """Whether a row stands for several documents."""
        return any(len(row.stops) > 1 for row in self.rows)

    @property
    def has_wanted(self) -> bool:
        """Whether the archive lacks some of the documents."""
        return any(not row.first.is_held for row in self.rows)


def level_name(level: Level | None) -> str:
    """In the middle of a sentence: ``cấp huyện``."""
    return f"{level.label[0].lower()}{level.label[1:]}" if level else _UNKNOWN_LEVEL


def after(days: int | None) -> str:
    """A lag in words: ``cùng ngày``, ``sau 6 ngày``."""
    if days is None:
        return "chưa rõ sau mấy ngày"
    return f"sau {format_number(days)} ngày" if days else "cùng ngày"


def before(days: int | None) -> str:
    """How much earlier: ``cùng ngày``, ``trước 6 ngày``."""
    if days is None:
        return "chưa rõ trước mấy ngày"
    return f"trước {format_number(days)} ngày" if days else "cùng ngày"


def has_own_page(identifier: str, contents: Contents) -> bool:
    """Whether a journey goes on beyond what the page of the document shows, if that is the page of a document."""
    if identifier not in contents.archive.rank and identifier not in contents.wanted_by_id:
        return False  # cited, but its file cannot be read
    cascade = contents.cascade
    return len(cascade.carried_out_by.get(identifier, ())) > SHOWN_DOWN or cascade.goes_on(identifier)


def short_journey(identifier: str, contents: Contents) -> Journey | None:
    """What the page of a document shows: all that it carries out, and who carried it out at first hand."""
    cascade = contents.cascade
    steps = cascade.carried_out_by.get(identifier, ())
    down = Walk(tuple(Reached(step.citing, 1) for step in steps), is_complete=True)
    journey = _journey(identifier, contents, cascade.up(identifier, SHOWN_UP), down, SHOWN_DOWN)
    if journey is None or not has_own_page(identifier, contents):
        return journey
    return replace(journey, path=journey_path(identifier))


def whole_journey(identifier: str, contents: Contents) -> tuple[Journey | None, Walk]:
    """What the page of the journey shows, and every directive down the steps."""
    cascade = contents.cascade
    down = cascade.down(identifier, FOLLOWED)
    return _journey(identifier, contents, cascade.up(identifier, WHOLE_UP), down, WHOLE_DOWN), down


def _journey(identifier: str, contents: Contents, up: Walk, down: Walk, most: int) -> Journey | None:
    cascade = contents.cascade
    start = cascade.stop(identifier)
    if start is None:
        return None
    name, issuer, _ = named(start, contents)
    rows = [_single(stop, contents, before, "\u2212", days_between(stop, start)) for stop in _upwards(up)]
    rows.append(Row((start,), name, issuer, level_name(start.level), "", "", "văn bản này", "0", is_self=True))
    rows += _downwards(start, down, contents, most)
    edges = _edges(rows, cascade)
    for index, row in enumerate(rows):
        cited = [rows[cited] for cited, citing in edges if citing == index]
        rows[index] = replace(row, carries_out=tuple(map(_briefly, cited)))
    direct = len(cascade.carried_out_by.get(identifier, ()))
    return Journey(name, tuple(rows), edges, direct, down.is_complete, up.is_complete)


def _briefly(row: Row) -> str:
    if row.is_self:
        return row.when
    return row.label if len(row.stops) == 1 else f"{row.label} {row.level}"


def named(stop: Stop, contents: Contents) -> tuple[str, str, str]:
    """Type and number of a document, its issuer, and the address of its page if it has one."""
    entry = contents.archive.by_id.get(stop.id)
    if entry is not None and stop.is_held:
        return entry.directive.heading, entry.directive.issuer.name, entry.directive.address
    wanted = contents.wanted_by_id.get(stop.id)
    if wanted is not None:
        return wanted.heading, wanted.issuer.name, wanted.address
    citations = contents.graph.by_target[stop.id]
    issuer = next((each.issuer.name for each in citations if each.issuer), "")
    return citations[0].heading, issuer, entry.directive.address if entry else ""


def _upwards(up: Walk) -> list[Stop]:
    """Undated ones first, so that those whose date is known stand next to what follows."""
    stops = [each.stop for each in up.reached]
    return sorted(stops, key=lambda stop: (stop.issued is not None, stop.sort_key))


def _single(stop: Stop, contents: Contents, say: Callable[[int | None], str], sign: str, days: int | None) -> Row:
    label, issuer, path = named(stop, contents)
    offset = "?" if days is None else f"{sign}{format_number(days)}" if days else "0"
    return Row((stop,), label, issuer, level_name(stop.level), path, "", say(days), offset)


def _downwards(start: Stop, down: Walk, contents: Contents, most: int) -> list[Row]:
    """A row each if they are few; else by level and class of lag; else by level alone."""
    stops = [each.stop for each in down.reached]
    ways: tuple[Callable[[Stop], object], ...] = (
        lambda stop: stop.id,
        lambda stop: (rank(stop.level), _class(days_between(start, stop))),
        lambda stop: rank(stop.level),
    )
    groups = next((found for way in ways if len(found := _grouped(stops, way)) <= most), _grouped(stops, ways[-1]))
    for group in groups:
        group.sort(key=lambda stop: down_key(start, stop))
    groups.sort(key=lambda group: down_key(start, group[0]))
    return [
        _single(group[0], contents, after, "+", days_between(start, group[0]))
        if len(group) == 1
        else _several(start, tuple(group))
        for group in groups
    ]


def _class(days: int | None) -> int:
    return -1 if days is None else bin_of(days)


def _grouped(stops: Iterable[Stop], key: Callable[[Stop], object]) -> list[list[Stop]]:
    groups: defaultdict[object, list[Stop]] = defaultdict(list)
    for stop in stops:
        groups[key(stop)].append(stop)
    return list(groups.values())


def down_key(start: Stop, stop: Stop) -> tuple[bool, int, int, str]:
    """Order of those who carried a document out: by lag (unknown last), then from the top down."""
    days = days_between(start, stop)
    return days is None, days or 0, rank(stop.level), stop.id


def _several(start: Stop, stops: tuple[Stop, ...]) -> Row:
    level = level_name(stops[0].level)
    known = sorted(days for stop in stops if (days := days_between(start, stop)) is not None)
    when, offset = after(None), "?"
    if known:
        first, last = known[0], known[-1]
        when = after(last) if first == last else _span(first, last)
        offset = f"+{format_number(first)}" if first else "0"
        if first != last:
            offset = f"{offset}\u2013{format_number(last)}"
        if len(known) < len(stops):
            when += f"; {format_number(len(stops) - len(known))} văn bản {after(None)}"
    label = f"{format_number(len(stops))} văn bản"
    return Row(stops, label, level, level, journey_path(start.id), LIST, when, offset)


def _span(first: int, last: int) -> str:
    return f"sau {format_number(first)} đến {format_number(last)} ngày" if first else f"cùng ngày đến {after(last)}"


def _edges(rows: Sequence[Row], cascade: Cascade) -> tuple[tuple[int, int], ...]:
    place = {stop.id: index for index, row in enumerate(rows) for stop in row.stops}
    found = {
        (place[step.cited.id], citing)
        for identifier, citing in place.items()
        for step in cascade.carrying_out.get(identifier, ())
        if step.cited.id in place
    }
    forward: defaultdict[int, set[int]] = defaultdict(set)
    for cited, citing in found:
        forward[cited].add(citing)
    singles = {index for index, row in enumerate(rows) if len(row.stops) == 1}
    return tuple(
        (cited, citing)
        for cited, citing in sorted(found)
        if cited != citing and ({cited, citing} <= singles or not _leads_round(cited, citing, forward))
    )


def _leads_round(cited: int, citing: int, forward: Mapping[int, set[int]]) -> bool:
    """Whether lines lead from one row to another over rows between them; then a group needs no line of its own."""
    reached = {each for each in forward.get(cited, ()) if cited < each < citing}
    for between in range(cited + 1, citing):
        if between in reached:
            reached |= forward.get(between, set())
    return citing in reached
