"""Browse pages by the 34 provinces of today (Resolution 202/2025/QH15, in force since 1 July 2025)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from directive_archive.language import format_date
from directive_archive.pages.listing import HOME, Browse, browse_pages, heading_of
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import PLACES, PROVINCES_TODAY, place_path, province_today_path
from directive_archive.vocabulary.places import REORGANISED, Place, merged_from, provinces_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive

_TITLE = "Văn bản theo tỉnh, thành hiện nay"


def province_today_pages(contents: Contents) -> Iterator[Page]:
    """The index of all 34, and a page for each, empty ones included: a citizen looks for the province lived in."""
    groups: defaultdict[str, list[Directive]] = defaultdict(list)
    for directive in contents.archive.directives:
        if directive.province_now is not None:
            groups[directive.province_now.slug].append(directive)
    places = provinces_on(REORGANISED)
    yield from browse_pages(
        Browse(
            path=PROVINCES_TODAY,
            title=_TITLE,
            breadcrumbs=(HOME,),
            intro=(
                (
                    f"34 tỉnh, thành phố từ ngày {format_date(REORGANISED)} (Nghị quyết 202/2025/QH15)."
                    " Văn bản ban hành trước đó xếp vào tỉnh, thành nay bao gồm nơi ban hành."
                ),
            ),
            see_also=(Link("Xem theo 63 tỉnh, thành khi ban hành", PLACES),),
            links=[
                Link(place.name, province_today_path(place), len(groups[place.slug]) or None, _merger(place))
                for place in places
            ],
            links_heading="34 tỉnh, thành phố",
        )
    )
    for place in places:
        yield from browse_pages(_browse(place, groups[place.slug]))


def _merger(place: Place) -> str:
    others = [other.name for other in merged_from(place) if other.slug != place.slug]
    return f"gồm cả {', '.join(others)}" if others else ""


def _browse(place: Place, directives: list[Directive]) -> Browse:
    then = Counter(directive.province_at_issue.slug for directive in directives if directive.province_at_issue)
    parts = merged_from(place)
    intro = []
    if len(parts) > 1:
        names = ", ".join(part.name for part in parts)
        intro.append(f"Hợp nhất từ {names} ngày {format_date(REORGANISED)}.")
    return Browse(
        path=province_today_path(place),
        title=f"{heading_of(place)} hiện nay",
        breadcrumbs=(HOME, Link("Tỉnh, thành hiện nay", PROVINCES_TODAY)),
        intro=tuple(intro),
        links=[Link(part.name, place_path(part) if then[part.slug] else "", then[part.slug] or None) for part in parts],
        links_heading="Theo tỉnh, thành khi ban hành",
        items=directives,
        items_heading="Văn bản",
        description=f"{heading_of(place)}: {len(directives)} văn bản trong kho.",
    )
