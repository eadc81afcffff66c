"""What makes a directive itself: issuer with its place, number, symbol, date; and the address made from them.

Annex VI of Decree 30/2020/NĐ-CP holds number, symbol and issuer together for the identity of a record; numbers
restart (each year in the State, each term in the Party), so the date belongs to it. The id is the path below
``directives/`` without ``.md`` and also the address below ``/van-ban/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from directive_archive.number import DocumentNumber
    from directive_archive.vocabulary.document_types import DocumentType
    from directive_archive.vocabulary.issuers import Issuer

UNKNOWN_DATE = "khong-ro-ngay"
UNNUMBERED = "khong-so"
ADDRESS_ROOT = "van-ban"
"""First part of the address of every directive and of the pages above it."""
_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{UNKNOWN_DATE})-{_PART}")
_DEPTHS = {2, 3}
"""Folders of an id: province and issuer, or a district between them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts that no two directives share."""

    issuer_path: tuple[str, ...]
    """Address parts of the issuer, from its province down."""
    number: tuple[str, str]
    """Normal form of number and symbol."""
    issued: date | None

    @property
    def is_complete(self) -> bool:
        """Whether it tells a document from every other: number and date are known."""
        return bool(self.number[0]) and self.issued is not None


def identify(issuer: Issuer, number: DocumentNumber, issued: date | None) -> Identity:
    """Identity of a directive or of a document that is only cited."""
    return Identity(issuer.path, number.key, issued)


def directive_id(issuer: Issuer, number: DocumentNumber, issued: date | None, kind: DocumentType | None = None) -> str:
    """The id that these facts ask for: ``bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu``.

    What is unknown is said so in words (``khong-ro-ngay-15-ct-ttg``), never filled in. Without a symbol the type
    stands in its place (``2020-07-28-cong-dien-khong-so``, ``khong-ro-ngay-chi-thi-35``): an organ may issue two such
    on one day.
    """
    day = issued.isoformat() if issued else UNKNOWN_DATE
    name = number.slug or UNNUMBERED
    if kind is not None and not number.symbol:
        name = f"{kind.slug}-{name}"
    return "/".join([*issuer.path, f"{day}-{name}"])


def address(identifier: str) -> str:
    """Site-root-relative address of a directive's or a browse page's path: ``van-ban/bac-kan/``."""
    return f"{ADDRESS_ROOT}/{identifier}/" if identifier else f"{ADDRESS_ROOT}/"


def is_well_formed(identifier: str) -> bool:
    """Whether ``identifier`` has the shape ``place[/district]/issuer/date-number``."""
    *folders, name = identifier.split("/")
    safe = all(re.fullmatch(_PART, part) for part in folders)
    return safe and len(folders) in _DEPTHS and _FILE.fullmatch(name) is not None
