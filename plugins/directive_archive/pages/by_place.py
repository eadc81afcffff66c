"""Browse pages by place at issue: every level of an id's path is a page.

``/van-ban/`` shows the 63 provinces, then come province, district, issuer. A level exists if a directive or a wanted
document lies below it. A district has a page for all its organs, also for those that lie directly below the province
because their name tells the district (Thành ủy Cẩm Phả).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_archive.identity import address
from directive_archive.language import collation_key, format_date
from directive_archive.pages.coverage import statements
from directive_archive.pages.listing import HOME, Browse, browse_pages, heading_of
from directive_archive.pages.model import Contents, Link, Page
from directive_archive.pages.paths import (
    COVERAGE,
    PLACES,
    PROVINCES_TODAY,
    UNREADABLE,
    WANTED,
    place_path,
    province_today_path,
)
from directive_archive.pages.unreadable import TITLE
from directive_archive.vocabulary.issuers import CENTRAL_PATH, UNKNOWN_PATH, Issuer
from directive_archive.vocabulary.places import PROVINCES, REORGANISED, Place, district, province_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.directive import Directive

_PROVINCES = {place.slug: place for place in PROVINCES}
_TITLES = {"": "Văn bản theo nơi ban hành", CENTRAL_PATH: "Trung ương", UNKNOWN_PATH: "Chưa rõ nơi ban hành"}


@dataclass(slots=True)
class _Node:
    """One level of the tree."""

    title: str
    directives: list[Directive] = field(default_factory=list)
    wanted: int = 0
    children: set[str] = field(default_factory=set)
    issuer: Issuer | None = None


def place_pages(contents: Contents) -> Iterator[Page]:
    """The root, and a page for each place and issuer."""
    nodes = _tree(contents)
    covered = {series.issuer.path[0] for series in contents.coverage.series}
    for path in sorted(nodes):
        browse = _browse(path, nodes)
        if nodes[path].issuer is not None:
            sentences, more = statements(path, contents)
            browse = replace(browse, statements=sentences, statements_more=more)
        elif path in covered:
            browse = replace(browse, see_also=(*browse.see_also, Link("Độ phủ", f"{COVERAGE}{path}/")))
        if not path and any(not entry.is_readable for entry in contents.archive.entries):
            browse = replace(browse, see_also=(*browse.see_also, Link(TITLE, UNREADABLE)))
        yield from browse_pages(browse)


def _tree(contents: Contents) -> dict[str, _Node]:
    nodes: dict[str, _Node] = defaultdict(lambda: _Node(""))
    nodes[""].title = _TITLES[""]
    for directive in contents.archive.directives:
        for path in _add(nodes, directive.id, directive.issuer):
            nodes[path].directives.append(directive)
    for document in contents.wanted:
        for path in _add(nodes, document.id, document.issuer):
            nodes[path].wanted += 1
    return dict(nodes)


def _prefixes(identifier: str) -> list[str]:
    """Every level above an id, the root (empty) first."""
    parts = identifier.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]


def _add(nodes: dict[str, _Node], identifier: str, issuer: Issuer) -> list[str]:
    """Make the levels that list a document: those of its id, its issuer (mostly the same), and its district."""
    own = "/".join(issuer.path)
    chains = [_prefixes(identifier)]
    if issuer.name:
        chains.append([*_prefixes(own), own])
        nodes[own].title, nodes[own].issuer = issuer.name, issuer
    if issuer.name and issuer.district:
        place = f"{issuer.district.province}/{issuer.district.slug}"
        chains.append([*_prefixes(place), place])
        nodes[place].children |= {own} - {place}
    for chain in chains:
        for above, path in pairwise(chain):
            nodes[above].children.add(path)
            nodes[path].title = nodes[path].title or _place_title(path)
    if issuer.district and own.count("/") == 1:
        nodes[issuer.district.province].children.discard(own)  # listed on the district's page, not twice
    return list(dict.fromkeys(path for chain in chains for path in chain))


def _place_title(path: str) -> str:
    place = _place(path)
    return heading_of(place) if place else _TITLES.get(path, path)


def _place(path: str) -> Place | None:
    province_slug, _, district_slug = path.partition("/")
    return district(province_slug, district_slug) if district_slug else _PROVINCES.get(province_slug)


def _browse(path: str, nodes: dict[str, _Node]) -> Browse:
    node = nodes[path]
    children = sorted(
        node.children, key=lambda child: (nodes[child].issuer is not None, collation_key(nodes[child].title))
    )
    links = [_place_link(nodes[child].title, nodes[child], address(child)) for child in children]
    if not path:
        links = _all_provinces(nodes)
    return Browse(
        path=address(path),
        title=node.title,
        breadcrumbs=_breadcrumbs(path, nodes),
        intro=_intro(path, node),
        see_also=_see_also(path, node),
        links=links,
        links_heading="" if node.issuer else "Nơi ban hành" if not path else "Huyện, quận và cơ quan",
        items=node.directives,
        items_heading="Văn bản mới nhất" if not path else "Văn bản",
        description=f"{node.title}: {len(node.directives)} văn bản trong kho.",
    )


def _breadcrumbs(path: str, nodes: dict[str, _Node]) -> tuple[Link, ...]:
    if not path:
        return (HOME,)
    parts = path.split("/")
    above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    return (HOME, Link("Văn bản", PLACES), *(Link(nodes[each].title, address(each)) for each in above))


def _all_provinces(nodes: dict[str, _Node]) -> list[Link]:
    """Central organs first, then all 63 in alphabetical order, those without documents as plain names."""
    elsewhere = [slug for slug in (CENTRAL_PATH, UNKNOWN_PATH) if slug in nodes]
    links = [_place_link(_TITLES[slug], nodes[slug], address(slug)) for slug in elsewhere]
    for place in PROVINCES:
        node = nodes.get(place.slug)
        today = province_today(place)
        note = f"nay thuộc {today.name}" if today.slug != place.slug else ""
        links.append(_place_link(place.name, node, place_path(place), note) if node else Link(place.name, note=note))
    return links


def _place_link(title: str, node: _Node, path: str, note: str = "") -> Link:
    """A link with the number of documents held, or that some are wanted where none is held."""
    if node.directives:
        return Link(title, path, len(node.directives), note)
    return Link(title, path, None, "; ".join(filter(None, [note, f"còn thiếu {node.wanted} văn bản"])))


def _intro(path: str, node: _Node) -> tuple[str, ...]:
    if not path:
        return ("Xếp theo tỉnh, thành phố lúc ban hành: 63 tỉnh, thành đến hết ngày 30/6/2025.",)
    place = _place(path)
    lines = []
    if place is not None and node.issuer is None:
        today = province_today(place)
        if place.valid_to is not None:
            last_day = format_date(place.valid_to)
            lines.append(f"{heading_of(place)} tồn tại đến hết ngày {last_day}, nay thuộc {today.full_name()}.")
        lines += [f"Đến hết ngày {format_date(day)} gọi là {unit} {name}." for unit, name, day in place.former_names]
    if node.wanted:
        lines.append(f"Ngoài ra có {node.wanted} văn bản được dẫn mà kho chưa có.")
    return tuple(lines)


def _see_also(path: str, node: _Node) -> tuple[Link, ...]:
    if not path:
        day = format_date(REORGANISED)
        return (Link(f"Xem theo 34 tỉnh, thành từ ngày {day}", PROVINCES_TODAY),)
    place = _place(path.partition("/")[0])
    links = []
    if place is not None and node.issuer is None:
        today = province_today(place)
        links.append(Link(f"{heading_of(today)} hiện nay", province_today_path(today)))
    if node.wanted:
        links.append(Link("Văn bản còn thiếu", WANTED))
    return tuple(links)
