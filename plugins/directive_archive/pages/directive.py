"""A page for every file of the archive: the document as issued, its facts, what it cites and what cites it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.citations import Citation, Mention, relation_named
from directive_archive.citations.sentences import Quote, block_texts, quote
from directive_archive.exports.linked_data import dublin_core, json_ld, script_json
from directive_archive.identity import address
from directive_archive.language import format_date, format_date_long
from directive_archive.pages.annotate import cited_path, shown_body
from directive_archive.pages.cascade import journey_section
from directive_archive.pages.listing import HOME, Item, heading_of, item, numbered_path, pager, place_note
from directive_archive.pages.model import Contents, Link, Page, PageData
from directive_archive.pages.paths import PLACES, UNREADABLE, field_path, issuer_path, place_path
from directive_archive.pages.unreadable import TITLE as UNREADABLE_TITLE
from directive_archive.vocabulary.document_types import OFFICIAL_LETTER
from directive_archive.vocabulary.issuers import CENTRAL_PATH
from directive_archive.vocabulary.systems import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_archive.archive import Entry
    from directive_archive.directive import Directive

SHOWN_CITING = 10
"""How many citing documents a directive's page shows before it links to their own list."""
SHOWN_QUOTES = 20
"""How many cited documents are shown with their sentence; long lists of references stand in few sentences anyway."""
QUOTES_PER_PAGE = 30
"""Sentences a list page: each is as long as several lines of a list."""
_MOTTOES = {
    System.PARTY: ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    System.STATE: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
}
_DESCRIPTION_LENGTH = 160
_ABOVE = (HOME, Link("Văn bản", PLACES))


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table of facts."""

    key: str
    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A row of the list of cited documents."""

    heading: str
    path: str
    state: str
    issuer: str
    issued: str
    subject: str
    relation: str
    mentions: tuple[Link, ...]
    """Where in the body: paragraph links."""
    candidates: tuple[Link, ...] = ()
    quote: Quote | None = None
    """The sentence of the first mention; none where the row above has the same."""


@dataclass(frozen=True, slots=True)
class CitingDocument:
    """A row of a list of documents that cite one document."""

    document: Item
    relation: str
    """What the cited document is to it: ``được thực hiện bởi``."""
    quote: Quote
    anchor: str
    """Of the paragraph that cites."""
    repeats: bool = False
    """Whether the row above is of the same document."""


def directive_pages(contents: Contents) -> Iterator[Page]:
    """A page for every entry, with a list page of citing documents where they are many."""
    for entry in contents.archive.entries:
        directive = entry.directive
        yield Page(
            path=directive.address,
            title=_title(directive),
            template="directive" if entry.is_readable else "unreadable",
            data=partial(_data, entry, contents),
            breadcrumbs=breadcrumbs(directive) if entry.is_readable else (*_ABOVE, Link(UNREADABLE_TITLE, UNREADABLE)),
            description=_description(directive) if entry.is_readable else "",
            source=f"{entry.id}.md",
            key=partial(_key, entry, contents),
        )
        citing = citing_directives(directive.id, contents)
        if len(citing) > SHOWN_CITING:
            yield from _citing_list(directive, citing, contents)


def _title(directive: Directive) -> str:
    issuer = directive.text("issuer")
    return f"{directive.heading} – {issuer}" if issuer else directive.heading


def _description(directive: Directive) -> str:
    day = f" ngày {format_date(directive.issued)}" if directive.issued else ""
    text = f"{directive.heading}{day} của {directive.issuer.name}: {directive.subject}"
    return text if len(text) <= _DESCRIPTION_LENGTH else text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"


def breadcrumbs(directive: Directive) -> tuple[Link, ...]:
    """From the home page over place and issuer, as the id has them."""
    parts = directive.id.split("/")[:-1]
    links = list(_ABOVE)
    names = _path_names(directive)
    for depth in range(1, len(parts) + 1):
        prefix = "/".join(parts[:depth])
        links.append(Link(names.get(prefix, parts[depth - 1]), address(prefix)))
    return tuple(links)


def _path_names(directive: Directive) -> dict[str, str]:
    issuer = directive.issuer
    names = {"/".join(issuer.path): issuer.name, CENTRAL_PATH: "Trung ương"}
    if issuer.province:
        names[issuer.province.slug] = heading_of(issuer.province)
    if issuer.province and issuer.district:
        names[f"{issuer.province.slug}/{issuer.district.slug}"] = heading_of(issuer.district)
    return names


def citing_directives(identifier: str, contents: Contents) -> list[Directive]:
    """Directives that cite a document, newest first."""
    by_id = contents.archive.by_id
    ids = {citation.citing for citation in contents.graph.by_target.get(identifier, ())}
    return [by_id[each].directive for each in sorted(ids, key=contents.archive.rank.__getitem__)]


def _citing_list(directive: Directive, citing: list[Directive], contents: Contents) -> Iterator[Page]:
    path = f"{directive.address}duoc-dan/"
    title = f"Văn bản dẫn {_title(directive)}"
    count = -(-len(citing) // QUOTES_PER_PAGE)

    def data(number: int) -> PageData:
        shown = citing[(number - 1) * QUOTES_PER_PAGE : number * QUOTES_PER_PAGE]
        return {
            "heading": f"Văn bản dẫn {directive.heading}",
            "citing": citing_documents(directive.id, shown, contents),
            "pager": pager(path, number, count, len(citing)),
        }

    def key(number: int) -> object:
        shown = citing[(number - 1) * QUOTES_PER_PAGE : number * QUOTES_PER_PAGE]
        return [number, count, len(citing), directive.heading, _citing_key(directive.id, shown, contents)]

    for number in range(1, count + 1):
        yield Page(
            path=numbered_path(path, number),
            title=title if number == 1 else f"{title} – trang {number}",
            template="citing",
            data=partial(data, number),
            key=partial(key, number),
            breadcrumbs=(*breadcrumbs(directive), Link(directive.heading, directive.address)),
        )


def citing_documents(identifier: str, shown: Iterable[Directive], contents: Contents) -> list[CitingDocument]:
    """Directives that cite a document, each with the sentence in which it first does so."""
    by_citing = _first_citations(identifier, contents)
    rows = []
    for directive in shown:
        citation = by_citing[directive.id]
        mention = telling_mention(citation)
        relation = relation_named(citation.relation)
        found = contents.quotes.quote(directive.id, mention)
        rows.append(CitingDocument(item(directive), relation.reverse if relation else "", found, mention.anchor))
    return rows


def _first_citations(identifier: str, contents: Contents) -> dict[str, Citation]:
    """By citing directive, the citation in which it first names a document."""
    by_citing: dict[str, Citation] = {}
    for citation in contents.graph.by_target.get(identifier, ()):
        by_citing.setdefault(citation.citing, citation)
    return by_citing


def _key(entry: Entry, contents: Contents) -> object:
    """Its file, what the archive holds of what it cites, and what it shows of those that cite it."""
    citing = citing_directives(entry.id, contents)
    return [
        entry.digest,
        contents.site_url,
        contents.by_path.get(entry.name, ()),
        [citation_key(citation, contents) for citation in contents.graph.by_citing.get(entry.id, ())],
        len(citing),
        _citing_key(entry.id, citing[:SHOWN_CITING], contents),
        journey_section(entry.id, contents),
    ]


def _citing_key(identifier: str, shown: Iterable[Directive], contents: Contents) -> object:
    """What rows of citing documents are made from: their facts, and the file that each sentence is read from."""
    first = _first_citations(identifier, contents)
    return [
        (each.id, contents.archive.by_id[each.id].digest, first[each.id].relation, telling_mention(first[each.id]))
        for each in shown
    ]


def citation_key(citation: Citation, contents: Contents) -> object:
    """What of a citation does not follow from the file of the directive that makes it."""
    by_id = contents.archive.by_id
    held = [by_id[each].directive.fingerprint for each in (citation.target, *citation.candidates) if each in by_id]
    return [citation.state, citation.target, citation.candidates, held]


def _data(entry: Entry, contents: Contents) -> PageData:
    directive = entry.directive
    found = contents.by_path.get(entry.name, ())
    if not entry.is_readable:
        return {"file": entry.name, "diagnostics": found}
    body = contents.archive.body(entry.id)
    citations = contents.graph.by_citing.get(entry.id, ())
    citing = citing_directives(entry.id, contents)
    url = contents.site_url + directive.address if contents.site_url else ""
    fields = contents.archive.fields
    linked = json_ld(directive, url, (citation.heading for citation in citations), fields)
    return {
        "directive": directive,
        "paper": _paper(directive),
        "blocks": shown_body(body, citations),
        "facts": facts(directive, contents),
        "cited": _cited(citations, block_texts(directive, body), contents),
        "citing": citing_documents(entry.id, citing[:SHOWN_CITING], contents),
        "citing_count": len(citing),
        "citing_path": f"{directive.address}duoc-dan/",
        "journey": journey_section(entry.id, contents),
        "source": directive.record("source"),
        "source_url": _web_address(directive.record("source").get("url", "")),
        "redactions": directive.records("redactions"),
        "province_note": place_note(directive) if directive.province_changed else "",
        "diagnostics": found,
        "json_ld": script_json(linked),
        "dublin_core": dublin_core(directive, fields),
        "issuer_path": issuer_path(directive.issuer),
        "province_path": place_path(directive.province_at_issue) if directive.province_at_issue else "",
    }


def _web_address(text: str) -> str:
    """An address that may be linked; ``javascript:`` and the like may not."""
    return text if text.lower().startswith(("http://", "https://")) else ""


def _paper(directive: Directive) -> dict[str, object]:
    """The header and foot of the document as it is laid out on paper.

    Guideline 36-HD/VPTW (Party: a star under the issuer, no colon after Số) and Decree 30/2020/NĐ-CP, annex I.
    """
    system = directive.issuer.system
    is_party = system is System.PARTY
    issued = directive.issued
    place = directive.text("place")
    day = format_date_long(issued) if issued else ""
    signatory = directive.record("signatory")
    return {
        "parent": directive.text("issuer_parent").upper(),
        "issuer": directive.text("issuer").upper(),
        "is_party": is_party,
        "motto": _MOTTOES.get(system, ()),
        "number": f"Số {directive.number}" if is_party else f"Số: {directive.number}",
        "place_and_date": f"{place}, {day}" if place and day else place or day,
        "type": "" if directive.type in {None, OFFICIAL_LETTER} else directive.text("type").upper(),
        "title": directive.title,
        "addressed": "Kính trình" if directive.text("type") == "Tờ trình" and is_party else "Kính gửi",
        "addressees": directive.texts("addressees"),
        "recipients": directive.texts("recipients"),
        "recipients_note": directive.text("recipients_note"),
        "signed_for": _signed_for(signatory.get("form", ""), signatory.get("on_behalf_of", "")),
        "position": signatory.get("position", "").upper(),
        "signatory": signatory.get("name", ""),
        "urgency": directive.text("urgency").upper(),
    }


def _signed_for(form: str, on_behalf_of: str) -> list[str]:
    """``T/M BAN THƯỜNG VỤ``; stacked forms one a line: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH."""
    forms = form.split(" / ") if form else []
    organs = on_behalf_of.split(" / ") if on_behalf_of else []
    forms += [""] * (len(organs) - len(forms))
    return [f"{mark} {organ.upper()}".strip() for mark, organ in zip(forms, organs, strict=False)]


def facts(directive: Directive, contents: Contents) -> list[Fact]:
    """The table of facts, from the table of fields."""
    rows = []
    for field in contents.archive.fields:
        texts = field.texts(directive) if field.on_page else ()
        if texts:
            links = tuple(Link(text, field_path(field, directive, text)) for text in texts)
            rows.append(Fact(field.key, field.label.vi, links))
    return rows


def _cited(citations: Sequence[Citation], texts: dict[int, str], contents: Contents) -> list[CitedDocument]:
    """Cited documents, with the sentence but where it would stand twice in a row."""
    rows = []
    above = ""
    for place, citation in enumerate(citations):
        found = quote(texts, telling_mention(citation)) if place < SHOWN_QUOTES else None
        sentence = f"{found.before}{found.exact}{found.after}" if found else ""
        is_new = found is not None and (sentence != above or found.is_cut_before or found.is_cut_after)
        rows.append(replace(cited_document(citation, contents), quote=found if is_new else None))
        above = sentence
    return rows


def telling_mention(citation: Citation) -> Mention:
    """The first in the body: the title is shown anyway."""
    return next((mention for mention in citation.mentions if mention.block >= 0), citation.mentions[0])


def cited_document(citation: Citation, contents: Contents) -> CitedDocument:
    """A citation as a row of a list."""
    by_id = contents.archive.by_id
    held = by_id.get(citation.target)
    relation = relation_named(citation.relation)
    places = {mention.anchor: mention for mention in citation.mentions}
    return CitedDocument(
        heading=held.directive.heading if held else citation.heading,
        path=cited_path(citation),
        state=citation.state.value,
        issuer=citation.issuer.name if citation.issuer else "",
        issued=format_date(citation.issued) if citation.issued else "",
        subject=held.directive.subject if held else "",
        relation=relation.verb if relation else "",
        mentions=tuple(
            Link(
                f"đoạn {mention.block + 1}" if mention.block >= 0 else "trích yếu",
                f"#{anchor}" if anchor else "#trich-yeu",
            )
            for anchor, mention in places.items()
        ),
        candidates=tuple(_candidate(by_id[each].directive) for each in citation.candidates),
    )


def _candidate(directive: Directive) -> Link:
    """With the day of issue, which is mostly all that tells it from the others."""
    day = f" ngày {format_date(directive.issued)}" if directive.issued else ""
    return Link(f"{directive.heading}{day}", directive.address)
