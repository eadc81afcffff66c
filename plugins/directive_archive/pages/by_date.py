"""Browse pages by year, month and day of issue."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive.language import format_date
from directive_archive.pages.listing import HOME, Browse, browse_pages
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import DATES, date_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from directive_archive.directive import Directive

_Groups = dict[str, list["Directive"]]
_BELOW = {"year": "month", "month": "day"}
_HEADINGS = {"year": "Các tháng", "month": "Các ngày", "day": ""}


def date_pages(contents: Contents) -> Iterator[Page]:
    """The index of years, and a page for each year, month and day with directives."""
    groups: dict[str, _Groups] = {"year": defaultdict(list), "month": defaultdict(list), "day": defaultdict(list)}
    undated = []
    for directive in contents.archive.directives:
        if directive.issued is None:
            undated.append(directive)
            continue
        for precision, group in groups.items():
            group[date_path(directive.issued, precision)].append(directive)
    years = _links(groups["year"], "year")
    yield from browse_pages(
        Browse(
            path=DATES,
            title="Văn bản theo ngày ban hành",
            breadcrumbs=(HOME,),
            links=years,
            links_heading="Các năm",
            items=undated,
            items_heading="Không rõ ngày ban hành" if undated else "",
        )
    )
    for precision, group in groups.items():
        for path in sorted(group):
            yield from browse_pages(_browse(path, group[path], precision, groups))


def _day(directives: list[Directive]) -> date:
    day = directives[0].issued
    if day is None:
        raise ValueError("a directive without a date is in no group")
    return day


def _title(day: date, precision: str) -> str:
    return {"year": f"Năm {day.year}", "month": f"Tháng {day.month}/{day.year}", "day": f"Ngày {format_date(day)}"}[
        precision
    ]


def _links(group: _Groups, precision: str, prefix: str = "") -> list[Link]:
    """Newest first."""
    paths = sorted((path for path in group if path.startswith(prefix)), reverse=True)
    return [Link(_title(_day(group[path]), precision), path, len(group[path])) for path in paths]


def _browse(path: str, directives: list[Directive], precision: str, groups: dict[str, _Groups]) -> Browse:
    day = _day(directives)
    above = [Link("Theo ngày ban hành", DATES)]
    above += [
        Link(_title(day, wider), date_path(day, wider))
        for wider in ("year", "month")
        if date_path(day, wider) != path and (precision == "day" or wider == "year")
    ]
    below = _BELOW.get(precision)
    title = _title(day, precision)
    return Browse(
        path=path,
        title=f"Văn bản ban hành {title[:1].lower()}{title[1:]}",
        breadcrumbs=(HOME, *above),
        links=_links(groups[below], below, path) if below else (),
        links_heading=_HEADINGS[precision],
        items=directives,
        items_heading="Văn bản",
    )
