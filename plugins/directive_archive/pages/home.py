"""What the home page shows of the archive; its words are hand-written in ``docs/index.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.pages import paths
from directive_archive.pages.listing import item, wanted_item
from directive_archive.pages.model import Contents, Link, PageData

if TYPE_CHECKING:
    from directive_archive.directive import Directive

SHOWN = 6


def home_data(contents: Contents) -> PageData:
    """Counts, ways in, newest directives, wanted documents."""
    directives = contents.archive.directives
    return {
        "count": len(directives),
        "ways": _ways(directives),
        "newest": [item(directive) for directive in directives[:SHOWN]],
        "wanted": [wanted_item(document) for document in contents.wanted[:SHOWN]],
        "wanted_count": len(contents.wanted),
        "wanted_path": paths.WANTED,
        "all_path": paths.PLACES,
    }


def _ways(directives: tuple[Directive, ...]) -> list[Link]:
    then = {directive.province_at_issue.slug for directive in directives if directive.province_at_issue}
    now = {directive.province_now.slug for directive in directives if directive.province_now}
    years = sorted({directive.issued.year for directive in directives if directive.issued})
    issuers = {directive.issuer.path for directive in directives}
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    return [
        Link("Nơi ban hành", paths.PLACES, len(then), "tỉnh, thành lúc ban hành (63)"),
        Link("Tỉnh, thành hiện nay", paths.PROVINCES_TODAY, len(now), "tỉnh, thành từ 1/7/2025 (34)"),
        Link("Ngày ban hành", paths.DATES, len(years), f"năm có văn bản{f' ({span})' if span else ''}"),
        Link("Cơ quan ban hành", paths.ISSUERS, len(issuers), "cơ quan"),
    ]
