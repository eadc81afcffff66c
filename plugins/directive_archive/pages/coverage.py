"""How much of what was issued the archive has: an index of places, and a page for each with its series of numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.citations.coverage import Series, least_total
from directive_archive.citations.numbering import SHARED_BY, Rule
from directive_archive.identity import address
from directive_archive.language import format_date, format_number
from directive_archive.pages.listing import HOME, Statement, heading_of, numbered_path, pager
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.pages.paths import CITATIONS, COVERAGE, DATA, WANTED, issuer_path
from directive_archive.vocabulary.issuers import CENTRAL_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_archive.vocabulary.issuers import Issuer

SERIES_PER_PAGE = 40
SHOWN_STATEMENTS = 6
"""How many sentences an issuer's page shows before it links to all."""
_TITLE = "Độ phủ của kho"
_CRUMBS = (HOME, Link("Trích dẫn", CITATIONS))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the index."""

    link: Link
    series: int
    held: int
    known: int
    at_least: int


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series in the table of its place."""

    issuer: Link
    """Empty title if the row above is of the same issuer."""
    type: str
    period: str
    held: int
    known: int
    at_least: int
    day: str
    """Of the document with the highest number; empty if unknown."""
    proof: Link
    """That document; without an address if it has no page."""
    is_shared: bool
    """Whether other types may have numbers in it, too."""
    set_aside: int


def coverage_pages(contents: Contents) -> Iterator[Page]:
    """The index of places, and the series of each place."""
    places: defaultdict[str, list[Series]] = defaultdict(list)
    for series in contents.coverage.series:
        places[series.issuer.path[0]].append(series)
    yield Page(
        path=COVERAGE,
        title=_TITLE,
        template="coverage",
        data=partial(_index, places, contents),
        breadcrumbs=_CRUMBS,
        description="Ít nhất bao nhiêu văn bản đã được ban hành, theo số lớn nhất đã thấy, và kho có bao nhiêu.",
    )
    for slug, of_place in places.items():
        count = -(-len(of_place) // SERIES_PER_PAGE)
        title = f"{_TITLE}: {_place_name(of_place)}"
        for number in range(1, count + 1):
            yield Page(
                path=numbered_path(f"{COVERAGE}{slug}/", number),
                title=title if number == 1 else f"{title} – trang {number}",
                template="coverage_place",
                data=partial(_place, f"{COVERAGE}{slug}/", of_place, number, count, contents),
                breadcrumbs=(*_CRUMBS, Link(_TITLE, COVERAGE)),
            )


def _place_name(series: Sequence[Series]) -> str:
    province = series[0].issuer.province
    return heading_of(province) if province else "Trung ương"


def _index(places: dict[str, list[Series]], contents: Contents) -> PageData:
    rows = [_place_row(Link(_place_name(series), f"{COVERAGE}{slug}/"), series) for slug, series in places.items()]
    return {
        "rows": rows,
        "total": PlaceRow(
            Link("Cả kho"),
            sum(row.series for row in rows),
            sum(row.held for row in rows),
            sum(row.known for row in rows),
            sum(row.at_least for row in rows),
        ),
        "unplaced": [(reason.label, count) for reason, count in contents.coverage.unplaced.items()],
        "see_also": (Link("Văn bản còn thiếu", WANTED), Link("Tải bảng độ phủ", DATA)),
    }


def _place_row(link: Link, series: Sequence[Series]) -> PlaceRow:
    held, known = sum(each.held for each in series), sum(each.known for each in series)
    return PlaceRow(link, len(series), held, known, least_total(series))


def _place(path: str, series: list[Series], number: int, count: int, contents: Contents) -> PageData:
    first = (number - 1) * SERIES_PER_PAGE
    shown = series[first : first + SERIES_PER_PAGE]
    rows = []
    above: Issuer | None = None
    for each in shown:
        rows.append(_series_row(each, contents, repeats=above == each.issuer))
        above = each.issuer
    central = path == f"{COVERAGE}{CENTRAL_PATH}/"
    return {
        "rows": rows,
        "place": Link("Trung ương" if central else _place_name(series), address(series[0].issuer.path[0])),
        "summary": _place_row(Link(""), series),
        "pager": pager(path, number, count, len(series)),
    }


def _series_row(series: Series, contents: Contents, *, repeats: bool) -> SeriesRow:
    highest = series.highest
    proof = Link("")
    if highest is not None:
        has_page = highest.id in contents.wanted_by_id or highest.id in contents.archive.by_id
        proof = Link(str(highest.number), address(highest.id) if has_page else "")
    return SeriesRow(
        issuer=Link(
            "" if repeats else _issuer_name(series),
            issuer_path(series.issuer) if series.issuer.path in contents.issuer_paths else "",
        ),
        type=series.type.name,
        period=period_text(series),
        held=series.held,
        known=series.known,
        at_least=series.at_least,
        day=format_date(highest.issued) if highest and highest.issued else "",
        proof=proof,
        is_shared=not series.rule.counts_documents,
        set_aside=series.set_aside,
    )


def _issuer_name(series: Series) -> str:
    others = SHARED_BY.get(series.issuer.path)
    return f"{series.issuer.name} (cùng dãy số: {', '.join(others)})" if others else series.issuer.name


def period_text(series: Series) -> str:
    """``nhiệm kỳ 2020–2025``, ``năm 2021``, ``khóa 15 của Quốc hội``; empty where no rule is known."""
    names = " hoặc ".join(name.replace("-", "–") for name in series.period)
    if not names:
        return ""
    return {
        Rule.PARTY_TERM: f"nhiệm kỳ {names}",
        Rule.ASSEMBLY_TERM: f"khóa {names} của Quốc hội",
    }.get(series.rule, f"năm {names}")


def sentence(series: Series) -> str:
    """What the numbers of a series prove, in words that claim no more.

    Where several types may share a series, its numbers are counted and not its documents.
    """
    kind = series.type.name[0].lower() + series.type.name[1:]
    period = period_text(series)
    highest = series.highest
    by_day = ""
    if highest and highest.issued and highest.place.ordinal == series.at_least:
        by_day = f", tính đến ngày {format_date(highest.issued)}"
    if series.is_open:
        period = f"nhiệm kỳ lúc đó ({period.removeprefix('nhiệm kỳ ')})"
    count = format_number(series.at_least)
    held = f"; kho có {format_number(series.held)}."
    if series.rule.counts_documents:
        return f"{_issuer_name(series)} ban hành ít nhất {count} {kind} trong {period}{by_day}{held}"
    of_period = f" của {period}" if period else ", chưa rõ từ bao giờ"
    return f"{_issuer_name(series)} dùng ít nhất {count} số trong dãy số có {kind}{of_period}{by_day}{held}"


def statements(path: str, contents: Contents) -> tuple[tuple[Statement, ...], str]:
    """Sentences for an issuer's page, and where the rest stands."""
    series = contents.coverage.by_issuer.get(tuple(path.split("/")), ())
    shown = sorted(series, key=_by_period, reverse=True)[:SHOWN_STATEMENTS]
    found = tuple(Statement(sentence(each), each.held, each.known, each.at_least) for each in shown)
    return found, f"{COVERAGE}{path.partition('/')[0]}/" if series else ""


def _by_period(series: Series) -> tuple[str, int]:
    """Newest period first, then the one with most documents held."""
    return (series.period[-1] if series.period else ""), series.held
