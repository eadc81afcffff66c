"""Citations in short: as bytes a tenth of the size of the objects, and made into these again when a page needs them.

An archive of 100,000 directives makes 400,000 citations, which every page may ask for and none asks for all. The same
bytes lie in the store and go from one process to another. Rows of the vocabulary are written as their numbers.
"""

from __future__ import annotations

import marshal
import zlib
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_archive.citations.forms import Kind
from directive_archive.citations.merge import Mention
from directive_archive.citations.resolve import Citation, State
from directive_archive.number import DocumentNumber
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES, DocumentType
from directive_archive.vocabulary.issuers import Issuer
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES
from directive_archive.vocabulary.systems import Level, System

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.vocabulary.places import Place

_PLACES = (*PROVINCES, *DISTRICTS)
_NUMBER_OF_PLACE = {id(place): number for number, place in enumerate(_PLACES)}
_NUMBER_OF_TYPE = {id(kind): number for number, kind in enumerate(DOCUMENT_TYPES)}
_STATES, _KINDS = tuple(State), tuple(Kind)
_LAYOUT = 4
"""Of :mod:`marshal`: without references, so that equal citations are equal bytes."""


_EFFORT = 6
"""Of :mod:`zlib`, which halves the bytes in a hundredth of the time that finding the references took."""


class Row(NamedTuple):
    """A citation as plain values, in the order in which they are written."""

    state: int
    target: str
    candidates: tuple[str, ...]
    type: int | None
    number: str
    symbol: str
    issued: int | None
    issuer: tuple[Any, ...] | None
    relation: str
    mentions: tuple[tuple[Any, ...], ...]
    kind: int
    issuer_named: str
    name: str
    year: int | None
    term: str
    doubts: tuple[str, ...]
    own_targets: tuple[str, ...]

    @property
    def is_wanted(self) -> bool:
        """Whether the archive lacks the document."""
        return _STATES[self.state] is State.WANTED


def pack(citations: Iterable[Citation]) -> bytes:
    """The citations that one directive makes."""
    return zlib.compress(marshal.dumps([tuple(_row(each)) for each in citations], _LAYOUT), _EFFORT)


def rows(packed: bytes) -> list[Row]:
    """What :func:`pack` wrote, as plain values."""
    return [Row(*each) for each in marshal.loads(zlib.decompress(packed))]  # noqa: S302 - our own, in memory or with a checksum


def unpack(packed: bytes, citing: str) -> tuple[Citation, ...]:
    """What :func:`pack` wrote.

    Args:
        packed: the bytes.
        citing: id of the directive that makes the citations.
    """
    return tuple(_citation(each, citing) for each in rows(packed))


def _row(citation: Citation) -> Row:
    return Row(
        _STATES.index(citation.state),
        citation.target,
        citation.candidates,
        None if citation.type is None else _NUMBER_OF_TYPE[id(citation.type)],
        citation.number.number,
        citation.number.symbol,
        citation.issued.toordinal() if citation.issued else None,
        _issuer_row(citation.issuer) if citation.issuer else None,
        citation.relation,
        tuple((each.block, each.anchor, each.start, each.end, each.text, each.context) for each in citation.mentions),
        _KINDS.index(citation.kind),
        citation.issuer_named,
        citation.name,
        citation.year,
        citation.term,
        citation.doubts,
        citation.own_targets,
    )


def _issuer_row(issuer: Issuer) -> tuple[Any, ...]:
    return (
        issuer.name,
        issuer.system.value,
        issuer.level.value if issuer.level else None,
        _place_number(issuer.province),
        _place_number(issuer.district),
        tuple(map(_place_number, issuer.candidates)),
    )


def _place_number(place: Place | None) -> int | None:
    return None if place is None else _NUMBER_OF_PLACE[id(place)]


def _citation(row: Row, citing: str) -> Citation:
    return Citation(
        citing,
        _STATES[row.state],
        row.target,
        row.candidates,
        type_of(row),
        number_of(row),
        issued_of(row),
        issuer_of(row),
        row.relation,
        tuple(Mention(*each) for each in row.mentions),
        _KINDS[row.kind],
        row.issuer_named,
        row.name,
        row.year,
        row.term,
        row.doubts,
        row.own_targets,
    )


def type_of(row: Row) -> DocumentType | None:
    """Type of the document that is cited."""
    return None if row.type is None else DOCUMENT_TYPES[row.type]


def number_of(row: Row) -> DocumentNumber:
    """Its number."""
    return DocumentNumber(row.number, row.symbol)


def issued_of(row: Row) -> date | None:
    """Its date."""
    return None if row.issued is None else date.fromordinal(row.issued)


def issuer_of(row: Row) -> Issuer | None:
    """Its issuer."""
    return None if row.issuer is None else _issuer(*row.issuer)


@lru_cache(maxsize=1 << 14)  # an archive cites few organs, and each of them often
def _issuer(  # noqa: PLR0913, PLR0917 - as many as an issuer has
    name: str,
    system: str,
    level: str | None,
    province: int | None,
    district: int | None,
    candidates: tuple[int, ...],
) -> Issuer:
    return Issuer(
        name,
        System(system),
        None if level is None else Level(level),
        None if province is None else _PLACES[province],
        None if district is None else _PLACES[district],
        tuple(_PLACES[each] for each in candidates),
    )
