"""A directive: what its file states, and what follows from that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from directive_archive.fingerprint import of_value
from directive_archive.identity import Identity, address, directive_id, identify
from directive_archive.language import compare_key
from directive_archive.number import DocumentNumber
from directive_archive.vocabulary.document_types import document_type_named
from directive_archive.vocabulary.issuers import Issuer, identify_issuer
from directive_archive.vocabulary.places import Place, province_today
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from directive_archive.fields import Value
    from directive_archive.vocabulary.document_types import DocumentType

_ABOUT = re.compile(r"^(?:V/v|Về việc|Vv)\b\s*:?\s*", re.IGNORECASE)


class Stated(Mapping[str, "Value"]):
    """Fields and their values, read-only, in a third of the memory of a dictionary.

    Files that state the same fields share the names.
    """

    __slots__ = ("_places", "_values")

    def __init__(self, fields: Mapping[str, Value]) -> None:
        """Copy the fields."""
        self._places = _places(tuple(fields))
        self._values = tuple(fields.values())

    def __getitem__(self, key: str) -> Value:
        return self._values[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - asked for every page; the mixin's raises first
        """As a dictionary's."""
        place = self._places.get(key)
        return default if place is None else self._values[place]

    def __repr__(self) -> str:
        return repr(dict(self))


@lru_cache(maxsize=4096)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


@dataclass(frozen=True)
class Directive:
    """One official document, without its body (bodies are streamed from their files).

    The front matter is kept whole in ``metadata``; the properties below are its typed view and what is derived
    from it, so that a new field needs no change here.
    """

    id: str
    """Path below ``directives/`` without ``.md``, and the address below ``/van-ban/``."""
    metadata: Mapping[str, Value]
    """Every field that the file states, typed by the table of fields; read-only."""

    def __post_init__(self) -> None:
        """Freeze the mapping."""
        object.__setattr__(self, "metadata", Stated(self.metadata))

    def __getstate__(self) -> dict[str, object]:
        """For other processes: what is stated, and the fingerprint if it is known."""
        known = {key: value for key, value in self.__dict__.items() if key in {"id", "fingerprint"}}
        return known | {"metadata": dict(self.metadata)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """What :meth:`__getstate__` gave."""
        self.__dict__.update(state, metadata=Stated(state["metadata"]))

    def text(self, key: str) -> str:
        """A text field, empty if it is not stated."""
        value = self.metadata.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list field, empty if it is not stated."""
        value = self.metadata.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()

    def record(self, key: str) -> Mapping[str, str]:
        """A record field, empty if it is not stated."""
        value = self.metadata.get(key)
        return value if isinstance(value, Mapping) else {}

    def records(self, key: str) -> tuple[Mapping[str, str], ...]:
        """A field of several records, empty if it is not stated."""
        value = self.metadata.get(key)
        return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, tuple) else ()

    @cached_property
    def fingerprint(self) -> str:
        """Fingerprint of id and fields: two with the same are listed, cited and exported alike."""
        return of_value([self.id, self.metadata])

    @cached_property
    def number(self) -> DocumentNumber:
        """Number and symbol."""
        return DocumentNumber(self.text("number"), self.text("symbol"))

    @cached_property
    def type(self) -> DocumentType | None:
        """Type of document, if it is a known one."""
        return document_type_named(self.text("type"))

    @property
    def title(self) -> str:
        """Subject as printed, with ``V/v`` where the document has it."""
        return self.text("title")

    @property
    def subject(self) -> str:
        """Subject for headings and lists: without ``V/v``, first letter a capital."""
        bare = _ABOUT.sub("", self.title)
        return bare[:1].upper() + bare[1:]

    @property
    def heading(self) -> str:
        """Type and number, the name by which people know it: ``Công văn 1102-CV/TU``."""
        return f"{self.text('type')} {self.number}".strip() or self.id

    @property
    def issued(self) -> date | None:
        """Day of issue."""
        value = self.metadata.get("issued")
        return value if isinstance(value, date) else None

    @cached_property
    def issuer(self) -> Issuer:
        """The organ that issued it."""
        return identify_issuer(
            self.text("issuer"), parent=self.text("issuer_parent"), place=self.text("place"), day=self.issued
        )

    @property
    def province_at_issue(self) -> Place | None:
        """Province then; ``None`` for central organs and where it is unknown."""
        return self.issuer.province

    @property
    def province_at_issue_name(self) -> str | None:
        """Name of the province on the day of issue (Huế was Thừa Thiên Huế until the end of 2024)."""
        place = self.province_at_issue
        return place.name_on(self.issued) if place else None

    @property
    def province_now(self) -> Place | None:
        """The province of the 34 that this one belongs to today."""
        return province_today(self.province_at_issue) if self.province_at_issue else None

    @property
    def province_changed(self) -> bool:
        """Whether the province at issue goes by another name today."""
        now = self.province_now
        return now is not None and compare_key(now.name) != compare_key(self.province_at_issue_name or "")

    @property
    def district(self) -> Place | None:
        """District then, for organs of district and commune level before July 2025."""
        return self.issuer.district

    @property
    def is_central(self) -> bool:
        """Whether a central organ issued it."""
        return self.issuer.level is Level.CENTRAL

    @property
    def identity(self) -> Identity:
        """The facts that no other directive shares."""
        return identify(self.issuer, self.number, self.issued)

    @property
    def expected_id(self) -> str:
        """The id that its facts ask for; its own must agree."""
        return directive_id(self.issuer, self.number, self.issued, self.type)

    @property
    def address(self) -> str:
        """Site-root-relative address of its page."""
        return address(self.id)
