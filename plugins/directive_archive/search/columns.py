"""Columns of the index: what documents are filtered, counted and sorted by.

One file a column, so that an edit of one fact leaves the others as they were. Documents stand in order of id, hence one
province, issuer or level follows itself for long, which packs to next to nothing. A file of a facet:

    varint  length of the JSON
    JSON    values: [slug, label] or [slug, label, note], in alphabetical order; sets: lists of places in values
    varints for each document, the place of its set in sets

and the file of days: for each document 0 if its day is unknown, else 1 + the zigzag difference to the last day known.
``client/columns.js`` reads them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from directive_archive.language import collation_key
from directive_archive.search.files import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_archive.diagnostics import Message
    from directive_archive.search.files import Files

_EPOCH = date(1970, 1, 1).toordinal()


class FacetValue(NamedTuple):
    """A value by which documents can be filtered."""

    slug: str
    """As it stands in addresses."""
    label: str
    note: str = ""
    """What tells it from another of the same label: Huyện ủy Châu Thành, of which province?"""


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """A fact by which documents can be filtered."""

    parameter: str
    """Its name in the address of the search page."""
    label: Message
    key: str = ""
    """Column of the exports that holds the same."""
    is_time: bool = False
    """Whether readers look for its values by their order, the last first, and not for the commonest."""


class Columns:
    """Takes documents one by one, keeps a number of each for each column."""

    def __init__(self, facets: Sequence[FacetColumn]) -> None:
        self._facets = [(facet, _Facet()) for facet in facets]
        self._days = array("i")
        self._known = array("b")

    def add(self, values: Mapping[str, Iterable[FacetValue]], issued: date | None) -> None:
        """Add the next document, given its values by parameter."""
        for facet, column in self._facets:
            column.add(values.get(facet.parameter, ()))
        self._known.append(issued is not None)
        self._days.append(issued.toordinal() - _EPOCH if issued else 0)

    def write(self, files: Files) -> dict[str, object]:
        """What the manifest says of them; nothing if the index has no facets."""
        if not self._facets:
            return {}
        return {
            "days": files.add(b"".join(self._day_numbers())),
            "facets": [
                {
                    "parameter": facet.parameter,
                    "key": facet.key,
                    "label": {"vi": facet.label.vi, "en": facet.label.en},
                    "file": files.add(column.packed()),
                    **({"time": True} if facet.is_time else {}),
                }
                for facet, column in self._facets
            ],
        }

    def _day_numbers(self) -> Iterator[bytes]:
        last = 0
        for known, day in zip(self._known, self._days, strict=True):
            if not known:
                yield b"\0"
                continue
            difference = day - last
            yield _varint(1 + (difference * 2 if difference >= 0 else -difference * 2 - 1))
            last = day


class _Facet:
    """One column: which set of values each document has."""

    def __init__(self) -> None:
        self._values: dict[str, FacetValue] = {}
        self._sets: dict[tuple[str, ...], int] = {}
        self._documents = array("I")

    def add(self, values: Iterable[FacetValue]) -> None:
        slugs = []
        for value in values:
            # Values whose slugs meet (Hoả tốc, Hỏa tốc) are one, called by its first spelling in the alphabet.
            known = self._values.setdefault(value.slug, value)
            if known.label != value.label:
                self._values[value.slug] = min(known, value, key=lambda each: collation_key(each.label))
            if value.slug not in slugs:
                slugs.append(value.slug)
        self._documents.append(self._sets.setdefault(tuple(slugs), len(self._sets)))

    def packed(self) -> bytes:
        ordered = sorted(self._values.values(), key=lambda each: (*map(collation_key, (each.label, each.note)), each))
        place = {value.slug: number for number, value in enumerate(ordered)}
        labels = Counter(value.label for value in ordered)
        rows = [[*value[:2], *([value.note] if value.note and labels[value.label] > 1 else [])] for value in ordered]
        head = as_json({"values": rows, "sets": [[place[slug] for slug in slugs] for slugs in self._sets]})
        return b"".join([_varint(len(head)), head, *map(_varint, self._documents)])


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits a byte
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
