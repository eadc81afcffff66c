"""Cross-references: who cites whom, what is cited most, and a page for each document that is wanted."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from directive_archive.citations import Citation, Mention, WantedDocument, relation_named
from directive_archive.identity import address
from directive_archive.language import format_date
from directive_archive.pages.cascade import TITLE as JOURNEYS_TITLE
from directive_archive.pages.cascade import journey_section
from directive_archive.pages.directive import QUOTES_PER_PAGE, CitingDocument, Fact, citation_key, cited_document
from directive_archive.pages.listing import (
    HOME,
    LINKS_PER_PAGE,
    Browse,
    Item,
    browse_pages,
    heading_of,
    item,
    numbered_path,
    pager,
    wanted_item,
)
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.pages.paths import (
    CITATIONS,
    COVERAGE,
    DATA,
    JOURNEYS,
    LOOKUP,
    MOST_CITED,
    NETWORK,
    PLACES,
    WANTED,
    issuer_path,
    place_path,
)
from directive_archive.vocabulary.issuers import CENTRAL_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from directive_archive.directive import Directive

_ROWS = LINKS_PER_PAGE // 2
_CRUMB = Link("Trích dẫn", CITATIONS)


def citation_pages(contents: Contents) -> Iterator[Page]:
    """The table of citations, most cited documents, wanted documents, and a page for each of these."""
    yield from _table(contents)
    yield from _most_cited(contents)
    yield from _wanted_index(contents)
    for document in contents.wanted:
        yield from _wanted_document(document, contents)


def _table(contents: Contents) -> Iterator[Page]:
    """Every citation as a row, newest citing directive first."""
    by_id = contents.archive.by_id
    graph, directives = contents.graph, contents.archive.directives
    ends = array("L", accumulate(graph.count_made_by(directive.id) for directive in directives))
    total = ends[-1] if ends else 0
    count = max(1, -(-total // _ROWS))

    def shown_on(number: int) -> Iterator[tuple[Directive, Citation]]:
        first, last = (number - 1) * _ROWS, min(number * _ROWS, total)
        while first < last:
            place = bisect_right(ends, first)
            citations = graph.made_by(directives[place].id)
            begin = ends[place] - len(citations)
            yield from ((directives[place], each) for each in citations[first - begin : last - begin])
            first = ends[place]

    def data(number: int) -> PageData:
        return {
            "rows": [(item(citing), cited_document(citation, contents)) for citing, citation in shown_on(number)],
            "pager": pager(CITATIONS, number, count, total),
            "see_also": (
                Link("Văn bản được dẫn nhiều nhất", MOST_CITED),
                Link("Văn bản còn thiếu", WANTED),
                Link("Mạng lưới trích dẫn", NETWORK),
                Link("Độ phủ của kho", COVERAGE),
                Link(JOURNEYS_TITLE, JOURNEYS),
                Link("Tra cứu trích dẫn trong văn bản bất kỳ", LOOKUP),
                Link("Tải bảng trích dẫn", DATA),
            ),
        }

    def key(number: int) -> object:
        return [
            [count, total],
            [
                (directive.id, by_id[directive.id].digest, citation.mentions[0], citation_key(citation, contents))
                for directive, citation in shown_on(number)
            ],
        ]

    for number in range(1, count + 1):
        yield Page(
            path=numbered_path(CITATIONS, number),
            title="Văn bản dẫn văn bản" + (f" – trang {number}" if number > 1 else ""),
            template="citations",
            data=partial(data, number),
            key=partial(key, number),
            breadcrumbs=(HOME,),
        )


def _most_cited(contents: Contents) -> Iterator[Page]:
    wanted = {document.id: document for document in contents.wanted}
    by_id = contents.archive.by_id
    counts = dict(contents.graph.most_cited)
    documents: list[Directive | WantedDocument] = [
        by_id[identifier].directive if identifier in by_id else wanted[identifier]
        for identifier in counts
        if identifier in by_id or identifier in wanted
    ]

    def make(document: Directive | WantedDocument) -> Item:
        return wanted_item(document) if isinstance(document, WantedDocument) else item(document, counts[document.id])

    yield from browse_pages(
        Browse(
            path=MOST_CITED,
            title="Văn bản được dẫn nhiều nhất",
            breadcrumbs=(HOME, _CRUMB),
            intro=("Tính cả những văn bản mà kho chưa có.",),
            items=documents,
            make_item=make,
        )
    )


def _wanted_index(contents: Contents) -> Iterator[Page]:
    yield from browse_pages(
        Browse(
            path=WANTED,
            title="Văn bản còn thiếu",
            breadcrumbs=(HOME, _CRUMB),
            intro=(
                (
                    "Những văn bản được văn bản trong kho dẫn tới nhưng kho chưa có, văn bản được dẫn nhiều xếp trước."
                    " Nếu bạn có bản chụp hoặc bản chữ của văn bản nào, hãy đóng góp."
                ),
            ),
            items=contents.wanted,
            make_item=wanted_item,
        )
    )


def _wanted_document(document: WantedDocument, contents: Contents) -> Iterator[Page]:
    by_id = contents.archive.by_id
    citing_count = document.citing_count
    mentions = [(citation, mention) for citation in document.citations for mention in citation.mentions]
    pages = max(1, -(-len(mentions) // QUOTES_PER_PAGE))

    def data(number: int) -> PageData:
        shown = mentions[(number - 1) * QUOTES_PER_PAGE : number * QUOTES_PER_PAGE]
        return {
            "document": wanted_item(document),
            "id": document.id,
            "known": _known(document),
            "unknown": _unknown(document),
            "citing_count": citing_count,
            "quotes": _quoted(shown, contents),
            "offer": offer(document, contents) if number == 1 else None,
            "pager": pager(document.address, number, pages, len(mentions)),
            "journey": journey_section(document.id, contents) if number == 1 else None,
        }

    def key(number: int) -> object:
        shown = mentions[(number - 1) * QUOTES_PER_PAGE : number * QUOTES_PER_PAGE]
        return [
            [number, pages, len(mentions), citing_count, wanted_item(document), _known(document), _unknown(document)],
            offer(document, contents) if number == 1 else None,
            journey_section(document.id, contents) if number == 1 else None,
            [
                (citation.citing, by_id[citation.citing].digest, citation.relation, mention)
                for citation, mention in shown
            ],
        ]

    for number in range(1, pages + 1):
        yield Page(
            path=numbered_path(document.address, number),
            title=f"{document.heading} – {document.issuer.name} (kho chưa có)"
            + (f" – trang {number}" if number > 1 else ""),
            template="wanted",
            data=partial(data, number),
            key=partial(key, number),
            breadcrumbs=_breadcrumbs(document),
            description=f"{document.heading} của {document.issuer.name}: kho chưa có, {citing_count} văn bản dẫn tới.",
        )


def _known(document: WantedDocument) -> list[Fact]:
    """What the references tell."""
    issuer = document.issuer
    facts = [
        Fact("type", "Loại văn bản", (Link(document.type.name),) if document.type else ()),
        Fact("number", "Số, ký hiệu", (Link(str(document.number)),) if document.number.number else ()),
        Fact(
            "issued",
            "Ngày ban hành",
            (Link(format_date(document.issued)),) if document.issued else (),
        ),
        Fact("issuer", "Cơ quan ban hành", (Link(issuer.name, issuer_path(issuer)),)),
        Fact(
            "province",
            "Tỉnh, thành khi ban hành",
            (Link(issuer.province.name_on(document.issued), place_path(issuer.province)),) if issuer.province else (),
        ),
    ]
    return [fact for fact in facts if fact.values]


def _unknown(document: WantedDocument) -> list[str]:
    """What no reference tells, as far as it makes the document."""
    missing = [] if document.type else ["loại văn bản"]
    missing += [] if document.number.number else ["số, ký hiệu"]
    missing += [] if document.issued else ["ngày ban hành"]
    return [*missing, "trích yếu", "nơi nhận", "người ký", "toàn văn"]


def _quoted(shown: Iterable[tuple[Citation, Mention]], contents: Contents) -> list[CitingDocument]:
    rows = []
    above = ""
    for citation, mention in shown:
        citing = contents.archive.by_id[citation.citing].directive
        relation = relation_named(citation.relation)
        found = contents.quotes.quote(citing.id, mention)
        reverse = relation.reverse if relation else ""
        rows.append(CitingDocument(item(citing), reverse, found, mention.anchor, repeats=above == citing.id))
        above = citing.id
    return rows


def offer(document: WantedDocument, contents: Contents) -> Mapping[str, str]:
    """How to bring a wanted document: the guide, the form with what is known filled in, the name of its file."""
    form = contents.contribution.form
    query = urlencode(
        {
            "title": f"Văn bản: {document.heading}, {document.issuer.name}",
            "number": str(document.number),
            "issuer": document.issuer.name,
            "issued": f"{document.issued:%d/%m/%Y}" if document.issued else "",
        }
    )
    separator = "&" if "?" in form else "?"
    return {
        "guide": contents.contribution.guide,
        "form": f"{form}{separator}{query}" if form else "",
        "file": f"directives/{document.id}.md" if document.issued and document.number.number else "",
    }


def _breadcrumbs(document: WantedDocument) -> tuple[Link, ...]:
    parts = document.id.split("/")[:-1]
    issuer = document.issuer
    names = {"/".join(issuer.path): issuer.name, CENTRAL_PATH: "Trung ương"}
    if issuer.province:
        names[issuer.province.slug] = heading_of(issuer.province)
        if issuer.district:
            names[f"{issuer.province.slug}/{issuer.district.slug}"] = heading_of(issuer.district)
    prefixes = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    return (HOME, Link("Văn bản", PLACES), *(Link(names.get(each, each), address(each)) for each in prefixes))
