"""Where each kind of page lies. Addresses are permanent: change none without redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.identity import ADDRESS_ROOT, address
from directive_archive.language import slugify

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.directive import Directive
    from directive_archive.fields import Field
    from directive_archive.vocabulary.issuers import Issuer
    from directive_archive.vocabulary.places import Place

PLACES = f"{ADDRESS_ROOT}/"
PROVINCES_TODAY = "tinh-thanh-hien-nay/"
DATES = "ngay-ban-hanh/"
ISSUERS = "co-quan-ban-hanh/"
CITATIONS = "trich-dan/"
MOST_CITED = "trich-dan/duoc-dan-nhieu/"
WANTED = "trich-dan/con-thieu/"
COVERAGE = "trich-dan/do-phu/"
NETWORK = "trich-dan/mang-luoi/"
JOURNEYS = "trich-dan/hanh-trinh/"
LOOKUP = "tra-cuu-trich-dan/"
SEARCH = "tim-kiem/"
HOLDINGS = "assets/citations/holdings/"
DATA = "du-lieu/"
UNREADABLE = "tep-chua-doc-duoc/"


def place_path(place: Place) -> str:
    """Documents issued in a province or district."""
    return address(place.slug if place.province == place.slug else f"{place.province}/{place.slug}")


def province_today_path(place: Place) -> str:
    """Documents of a province of today."""
    return f"{PROVINCES_TODAY}{place.slug}/"


def issuer_path(issuer: Issuer) -> str:
    """Documents of an issuer."""
    return address("/".join(issuer.path))


def journey_path(identifier: str) -> str:
    """How a document, held or wanted, travels from level to level."""
    return f"{address(identifier)}hanh-trinh/"


def date_path(day: date, precision: str = "day") -> str:
    """Documents of a day, month or year."""
    parts = {"year": f"{day:%Y}", "month": f"{day:%Y/%m}", "day": f"{day:%Y/%m/%d}"}
    return f"{DATES}{parts[precision]}/"


def facet_path(field: Field, value: str | None = None) -> str:
    """Index of a facet, or the page of one of its values if that can have an address."""
    root = f"{field.facet.path}/" if field.facet else ""
    slug = slugify(value) if value else ""
    return f"{root}{slug}/" if slug else root


def field_path(field: Field, directive: Directive, value: str) -> str:
    """Where a value in a directive's table of facts leads; empty if nowhere."""
    if field.facet is not None:
        return facet_path(field, value)
    known = {
        "issued": date_path(directive.issued) if directive.issued else "",
        "issuer": issuer_path(directive.issuer),
        "province_at_issue": place_path(directive.province_at_issue) if directive.province_at_issue else "",
        "district": place_path(directive.district) if directive.district else "",
        "province_now": province_today_path(directive.province_now) if directive.province_now else "",
    }
    return known.get(field.key, "")
