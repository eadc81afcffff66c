"""Invented directives that cite and are cited."""

from __future__ import annotations

from datetime import date

from directive_archive.citations import Citation, Resolver
from directive_archive.directive import Directive
from directive_archive.fields import Value
from directive_archive.number import parse_number

HA_NAM = {"issuer": "Tỉnh ủy Hà Nam", "place": "Hà Nam"}
CAM_PHA = {"issuer": "Thành ủy Cẩm Phả", "issuer_parent": "Đảng bộ tỉnh Quảng Ninh", "place": "Cẩm Phả"}
BACH_QUANG = {
    "issuer": "Đảng ủy phường Bách Quang",
    "issuer_parent": "Đảng bộ thành phố Sông Công",
    "place": "Bách Quang",
}
LANG_SON = {"issuer": "Ủy ban nhân dân tỉnh Lạng Sơn", "place": "Lạng Sơn"}
TTG = {"issuer": "Thủ tướng Chính phủ", "place": "Hà Nội"}


def directive(number: str, issued: date | None, organ: dict[str, str] = HA_NAM, **fields: Value) -> Directive:
    """A directive: number with symbol (`12-CV/TU`), day, organ, and whatever else it states."""
    parsed = parse_number(number)
    assert parsed is not None, number
    facts: dict[str, Value] = {"number": parsed.number, "symbol": parsed.symbol, "issued": issued, **organ, **fields}
    return Directive(Directive("", facts).expected_id, facts)


CITING = directive("900-CV/TU", date(2021, 6, 7))


def resolve(text: str, *held: Directive, citing: Directive = CITING) -> list[Citation]:
    """Citations of a body, against an archive that holds these directives."""
    return Resolver([citing, *held]).resolve(citing, text)


def one(text: str, *held: Directive, citing: Directive = CITING) -> Citation:
    """The only citation of a body."""
    citations = resolve(text, *held, citing=citing)
    assert len(citations) == 1, [each.heading for each in citations]
    return citations[0]
