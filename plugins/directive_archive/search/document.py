"""What can be found of a page, and in which fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from directive_archive.search.columns import FacetValue


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What can be found of one page, and what is shown when it is."""

    location: str
    """Address from the site's root, without a slash in front."""
    title: str
    number: str = ""
    """The document's own number as printed, ``1102-CV/TU``."""
    issuer: tuple[str, ...] = ()
    """Issuer and the organ above it."""
    places: tuple[str, ...] = ()
    """Province at issue and today, district, place as printed."""
    type: str = ""
    dates: tuple[str, ...] = ()
    """Day of issue, as people write it."""
    names: tuple[str, ...] = ()
    """Further facts in words: level, topics, signatory."""
    body: str = ""
    """Plain text; marks of Markdown in it do no harm."""
    around: tuple[str, ...] = ()
    """What else stands on the paper: addressees, recipients, the office of who signed."""
    subtitle: str = ""
    """Line under the title in the result list, ``Thành ủy Bắc Kạn · 30/7/2020``."""
    lead: str = ""
    """Some words of the body for the result list."""
    quotable: bool = True
    """Whether the body is a document's text: to be quoted, and counted when words are counted."""
    anchors: str = ""
    """Where paragraphs of the body begin, as :func:`directive_archive.search.texts.anchors` writes it."""
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    """What it is filtered by: values by the parameter of the facet."""
    issued: date | None = None
    """Day of issue."""
    record: Mapping[str, object] | None = None
    """Its row in the catalogue, if it is a document."""
    wanted: bool = False
    """Whether the archive knows of it but does not hold it."""


@dataclass(frozen=True, slots=True)
class SearchField:
    """A field of the index."""

    name: str
    boost: int
    texts: Callable[[SearchDocument], tuple[str, ...]]
    """Its texts; the last word of one and the first of the next are no neighbours."""
    prefixes: tuple[str, ...] = ()
    """What a reader types before a colon to search in it alone."""


# A document's own number must outweigh citations of it, however many: BM25 lets them count for 2.2 at most.
# Organ and place outweigh title and body together: "dien bien" is a place in the one and a common word (diễn biến) in
# the others, and who types a place means the place. In the body every word occurs sooner or later.
FIELDS = (
    SearchField("number", 12, lambda document: (document.number,), ("so", "number")),
    SearchField("issuer", 8, lambda document: document.issuer, ("co-quan", "issuer")),
    SearchField("place", 8, lambda document: document.places, ("tinh", "place", "province")),
    SearchField("type", 5, lambda document: (document.type,), ("loai", "type")),
    SearchField("date", 5, lambda document: document.dates, ("nam", "ngay", "year", "date")),
    SearchField("names", 5, lambda document: document.names),
    SearchField("title", 4, lambda document: (document.title,), ("tieu-de", "title")),
    SearchField("body", 1, lambda document: (document.body, *document.around)),
)
