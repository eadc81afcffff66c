"""Pages of the cascade: that of the whole archive, and one for each document whose journey is a long one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING

from directive_archive.citations import lags_by_level
from directive_archive.citations.cascade import days_between
from directive_archive.language import format_date
from directive_archive.pages.journey import (
    FOLLOWED,
    after,
    down_key,
    has_own_page,
    level_name,
    named,
    short_journey,
    whole_journey,
)
from directive_archive.pages.journey_picture import draw
from directive_archive.pages.lag_chart import lag_chart, step_words
from directive_archive.pages.listing import HOME, numbered_path, pager
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.pages.paths import CITATIONS, DATA, JOURNEYS, journey_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.citations import Reached, Step, Stop

TITLE = "Hành trình chỉ đạo"
_NEWEST, _MOST = 20, 10
_CARRIED_SHOWN = 2
_ROWS = 40
"""Directives in one page of the list of a journey."""


@dataclass(frozen=True, slots=True)
class Follower:
    """A directive in the list of those who carried a document out, at first or second hand."""

    link: Link
    note: str
    level: str
    when: str
    carries_out: tuple[Link, ...]
    """What it carries out on this journey; the document itself without an address."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A step as a row of a table."""

    citing: Link
    citing_note: str
    cited: Link
    cited_note: str
    levels: str
    when: str


def cascade_pages(contents: Contents) -> Iterator[Page]:
    """The page of the whole archive, and those of single documents."""
    yield Page(
        path=JOURNEYS,
        title=f"{TITLE}: từ trung ương đến cơ sở",
        template="cascade",
        data=partial(_archive_data, contents),
        breadcrumbs=(HOME, Link("Trích dẫn", CITATIONS)),
        description="Sau bao nhiêu ngày một văn bản chỉ đạo được cấp dưới thực hiện bằng văn bản của mình.",
    )
    for identifier in [each.id for each in contents.archive.directives] + [each.id for each in contents.wanted]:
        if has_own_page(identifier, contents):
            yield from _journey_pages(identifier, contents)


def journey_section(identifier: str, contents: Contents) -> PageData | None:
    """What the page of a document shows of its journey; ``None`` if there is nothing.

    It is asked for twice, for the key of the page and for the page, so the last one is kept at hand.
    """
    at_hand = contents.last_journey
    if identifier not in at_hand:
        journey = short_journey(identifier, contents)
        at_hand.clear()
        at_hand[identifier] = {"journey": journey, "picture": draw(journey)} if journey else None
    return at_hand[identifier]


def _archive_data(contents: Contents) -> PageData:
    steps = contents.cascade.steps
    groups = lags_by_level(steps)
    charts = [lag_chart(group, number) for number, group in enumerate(groups, 1)]
    place = contents.archive.rank
    newest = nsmallest(_NEWEST, steps, key=lambda step: (place[step.citing.id], step.cited.sort_key))
    return {
        "charts": charts,
        "steps": len(steps),
        "known": sum(chart.known for chart in charts),
        "newest": [_passage(step, contents) for step in newest],
        "most": _most_carried_out(contents),
        "see_also": (Link("Văn bản dẫn văn bản", CITATIONS), Link("Tải bảng hành trình", DATA)),
    }


def _most_carried_out(contents: Contents) -> list[Link]:
    """Documents that most directives carried out; with the page of the journey where there is one."""
    found = contents.cascade.carried_out_by
    most = nsmallest(_MOST, found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    links = []
    for identifier, steps in most:
        name, issuer, path = named(steps[0].cited, contents)
        own = path and has_own_page(identifier, contents)
        links.append(Link(name, journey_path(identifier) if own else path, len(steps), issuer))
    return links


def _passage(step: Step, contents: Contents) -> Passage:
    citing, citing_note = _link(step.citing, contents)
    cited, cited_note = _link(step.cited, contents)
    return Passage(citing, citing_note, cited, cited_note, step_words(step), after(step.days))


def _link(stop: Stop, contents: Contents) -> tuple[Link, str]:
    name, issuer, path = named(stop, contents)
    day = format_date(stop.issued) if stop.issued else "chưa rõ ngày"
    return Link(name, path), f"{issuer}, {day}" if issuer else day


def _journey_pages(identifier: str, contents: Contents) -> Iterator[Page]:
    """The picture on the first page, the list of all who carried the document out on as many as it needs."""
    stop = contents.cascade.stop(identifier)
    if stop is None:
        return
    name, issuer, path = named(stop, contents)
    down = contents.cascade.down(identifier, FOLLOWED)
    count = max(1, -(-len(down.reached) // _ROWS))
    for number in range(1, count + 1):
        yield Page(
            path=numbered_path(journey_path(identifier), number),
            title=" – ".join(filter(None, [f"Hành trình của {name}", issuer, f"trang {number}" if number > 1 else ""])),
            template="journey",
            data=partial(_journey_data, identifier, contents, number, count),
            breadcrumbs=(HOME, Link("Trích dẫn", CITATIONS), Link(TITLE, JOURNEYS), Link(name, path)),
            description=f"Ai đã thực hiện {name}, sau bao nhiêu ngày." if number == 1 else "",
        )


def _journey_data(identifier: str, contents: Contents, number: int, count: int) -> PageData:
    journey, down = whole_journey(identifier, contents)
    stop = contents.cascade.stop(identifier)
    if journey is None or stop is None:
        return {}
    name, issuer, path = named(stop, contents)
    found = sorted(down.reached, key=lambda each: down_key(stop, each.stop))
    on_the_way = {identifier, *(each.stop.id for each in found)}
    own = journey_path(identifier)
    return {
        "journey": journey,
        "picture": draw(journey) if number == 1 else None,
        "heading": name,
        "document": Link(name, path, note=f"{issuer}, {format_date(stop.issued)}" if stop.issued else issuer),
        "followers": [
            _follower(stop, each, on_the_way, contents) for each in found[(number - 1) * _ROWS : number * _ROWS]
        ],
        "total": len(found),
        "pager": pager(own, number, count, len(found)),
        "see_also": (Link(TITLE, JOURNEYS), Link("Tải bảng hành trình", DATA)),
    }


def _follower(start: Stop, reached: Reached, on_the_way: set[str], contents: Contents) -> Follower:
    link, note = _link(reached.stop, contents)
    steps = [step for step in contents.cascade.carrying_out.get(reached.stop.id, ()) if step.cited.id in on_the_way]
    shown = tuple(
        Link("văn bản này") if step.cited.id == start.id else _link(step.cited, contents)[0]
        for step in steps[:_CARRIED_SHOWN]
    )
    when = after(days_between(start, reached.stop))
    return Follower(link, note, level_name(reached.stop.level), when, shown)
