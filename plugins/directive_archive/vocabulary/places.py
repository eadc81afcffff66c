"""Provinces and districts through time.

63 provinces until 30 June 2025, 34 since (Resolution 202/2025/QH15); districts existed until that day. All
mergers were of whole provinces, so the province of today is a function of the province then. Places are keyed
on the slug of the name; statistical codes are attributes of a scheme year, since seven changed their meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from directive_archive.language import collation_key, compare_key
from directive_archive.vocabulary.systems import Level
from directive_archive.vocabulary.tables import read_date, read_table

REORGANISED = date(2025, 7, 1)
"""First day of the 34 provinces and of two-level local government."""

UNITS_OF_PROVINCES = ("tỉnh", "thành phố")
UNITS_OF_DISTRICTS = ("thành phố", "thị xã", "quận", "huyện")
UNITS_OF_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


@dataclass(frozen=True, slots=True)
class Place:
    """A province or a district, as long as it existed."""

    slug: str
    """Part of addresses: unique among provinces, and among the districts of one province."""
    name: str
    unit: str
    """What it is: tỉnh, thành phố, thị xã, quận, huyện."""
    level: Level
    province: str
    """Slug of the province it lies in; its own for a province."""
    today: str
    """Slug of the province that it lies in since 1 July 2025."""
    valid_from: date | None
    valid_to: date | None
    """Last day, inclusive; ``None`` if it still exists."""
    former_names: tuple[tuple[str, str, date], ...]
    """Earlier (unit, name, last day of that name), oldest first."""
    codes: tuple[tuple[str, str], ...]
    """(scheme, code) pairs, such as ("gso_2024", "19")."""
    source: str

    def existed_on(self, day: date | None) -> bool:
        """Whether it existed on ``day``; an unknown day never rules it out."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def name_on(self, day: date | None) -> str:
        """Its name on ``day``: Huế was Thừa Thiên Huế until the end of 2024."""
        return self._naming(day)[1]

    def full_name(self, day: date | None = None) -> str:
        """Name with its unit: ``tỉnh Bắc Kạn``, ``thành phố Sông Công``, ``quận 1``."""
        return " ".join(self._naming(day))

    def _naming(self, day: date | None) -> tuple[str, str]:
        if day is not None:
            for unit, name, last_day in self.former_names:
                if day <= last_day:
                    return unit, name
        return self.unit, self.name

    @property
    def is_central_city(self) -> bool:
        """Whether it is a city directly under the centre, so that its committee is a Thành ủy."""
        return self.level is Level.PROVINCE and self.unit == "thành phố"

    @property
    def display_name(self) -> str:
        """Name as a heading: bare, but ``Quận 1`` where the name is only a figure."""
        return f"{self.unit.capitalize()} {self.name}" if self.name.isdigit() else self.name


def _former_names(cell: str) -> tuple[tuple[str, str, date], ...]:
    names = []
    for item in filter(None, cell.split("|")):
        match = re.fullmatch(r"(tỉnh|thành phố) (.+) \((\d{4}-\d{2}-\d{2})\)", item)
        if match is None:
            message = f"malformed former name in provinces.csv: {item}"
            raise ValueError(message)
        names.append((match[1], match[2], date.fromisoformat(match[3])))
    return tuple(names)


def _codes(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, row[scheme]) for scheme in ("gso_2024", "gso_2025", "iso_3166_2") if row.get(scheme))


def _read_province(row: dict[str, str]) -> Place:
    return Place(
        slug=row["slug"],
        name=row["name"],
        unit=row["unit"],
        level=Level.PROVINCE,
        province=row["slug"],
        today=row["today"],
        valid_from=read_date(row["valid_from"]),
        valid_to=read_date(row["valid_to"], last=True),
        former_names=_former_names(row["former_names"]),
        codes=_codes(row),
        source=row["source"],
    )


def _read_district(row: dict[str, str], provinces: dict[str, Place]) -> Place:
    return Place(
        slug=row["slug"],
        name=row["name"],
        unit=row["unit"],
        level=Level.DISTRICT,
        province=row["province"],
        today=provinces[row["province"]].today,
        valid_from=read_date(row["valid_from"]),
        valid_to=read_date(row["valid_to"], last=True),
        former_names=(),
        codes=_codes(row),
        source=row["source"],
    )


PROVINCES: tuple[Place, ...] = tuple(
    sorted((_read_province(row) for row in read_table("provinces")), key=lambda place: collation_key(place.name))
)
"""The 63, in Vietnamese alphabetical order; the 34 of today are those without a last day."""

_BY_SLUG = {place.slug: place for place in PROVINCES}

DISTRICTS: tuple[Place, ...] = tuple(_read_district(row, _BY_SLUG) for row in read_table("districts"))
"""Every district known, by province."""

_DISTRICT_BY_SLUG = {(place.province, place.slug): place for place in DISTRICTS}


def _first_days() -> list[date]:
    """Days on which a name or a unit began, ended or changed, in order."""
    ends = {place.valid_to for place in (*PROVINCES, *DISTRICTS)}
    ends |= {last_day for place in PROVINCES for _, _, last_day in place.former_names}
    begins = {place.valid_from for place in (*PROVINCES, *DISTRICTS)}
    return sorted({*(day + timedelta(days=1) for day in ends if day), *(day for day in begins if day)})


_FIRST_DAYS = _first_days()


def period_of(day: date) -> date:
    """A day of the same period: between two changes of the tables, all days are alike."""
    index = bisect_right(_FIRST_DAYS, day)
    return _FIRST_DAYS[index - 1] if index else date.min


def province(slug: str) -> Place:
    """Province of that slug, then or now.

    Raises:
        KeyError: if there is none.
    """
    return _BY_SLUG[slug]


def district(province_slug: str, slug: str) -> Place | None:
    """District of that slug in that province, or ``None``."""
    return _DISTRICT_BY_SLUG.get((province_slug, slug))


def provinces_on(day: date) -> tuple[Place, ...]:
    """Provinces that existed on ``day``, in alphabetical order: 63 on 30/6/2025, 34 on 1/7/2025."""
    return tuple(place for place in PROVINCES if place.existed_on(day))


def province_today(place: Place) -> Place:
    """The province of the 34 in which ``place`` lies."""
    return _BY_SLUG[place.today]


def merged_from(place: Place) -> tuple[Place, ...]:
    """The provinces of the 63 that make up ``place`` today, itself included if the name went on."""
    return tuple(other for other in PROVINCES if other.today == place.slug)


_APOSTROPHES = ("’‘`", "'''")
_I_FOR_Y = ("yỳýỷỹỵ", "iìíỉĩị")
# Spellings of one name that official texts use side by side, and the one that stands for them.
_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"\s*-\s*", "-"),
        (r"'\s*", ""),
        (r"\b(?:đăk|đắc)\b", "đắk"),
        (r"\bđắk (?:lăk|lắc)\b", "đắk lắk"),
    )
)
_OPEN_Y = re.compile(r"\b(?:h|k|l|m|s|t|qu)[yỳýỷỹỵ]\b")


def name_key(name: str) -> str:
    """Key for the spellings of one name that official texts use side by side.

    ``Phan Rang-Tháp Chàm``, ``Ia H’ Drai``, ``K'Bang`` and ``KBang``, ``Đăk Lăk`` and ``Đắk Lắk``, ``Qui Nhơn``.
    """
    key = compare_key(name.translate(str.maketrans(*_APOSTROPHES)))
    for pattern, spelling in _SPELLINGS:
        key = pattern.sub(spelling, key)
    return _OPEN_Y.sub(lambda match: match.group().translate(str.maketrans(*_I_FOR_Y)), key).strip()


# Spellings in official use that differ by more than the above.
_OTHER_SPELLINGS = {
    "ho-chi-minh": ("TP. Hồ Chí Minh", "TP Hồ Chí Minh", "TPHCM", "TP.HCM", "TP. HCM", "TP HCM"),
    "hue": ("Thừa Thiên - Huế",),
    "kon-tum": ("Kontum", "Kon-Tum"),
    "bac-kan": ("Bắc Cạn",),
    "dak-lak": ("Đắc Lắc", "Daklak"),
    "dak-nong": ("Đắc Nông", "Daknong"),
    "ba-ria-vung-tau": ("Bà Rịa Vũng Tàu",),
}


def other_spellings(place: Place) -> tuple[str, ...]:
    """Further spellings of a province's name that texts and readers use."""
    return _OTHER_SPELLINGS.get(place.slug, ()) if place.level is Level.PROVINCE else ()


@lru_cache(maxsize=1)
def _provinces_by_name() -> dict[str, Place]:
    names = {place.name: place for place in PROVINCES}
    names |= {name: place for place in PROVINCES for _, name, _ in place.former_names}
    names |= {name: _BY_SLUG[slug] for slug, spellings in _OTHER_SPELLINGS.items() for name in spellings}
    return {name_key(name): place for name, place in names.items()}


@lru_cache(maxsize=1)
def _districts_by_name() -> dict[str, tuple[Place, ...]]:
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for place in DISTRICTS:
        groups[name_key(place.name)].append(place)
    return {name: tuple(places) for name, places in groups.items()}


def province_named(name: str) -> Place | None:
    """Province of that bare name in any usual spelling, former names included, or ``None``."""
    return _provinces_by_name().get(name_key(name))


def districts_named(
    name: str, *, unit: str | None = None, province_slug: str | None = None, day: date | None = None
) -> tuple[Place, ...]:
    """Districts of that bare name in any usual spelling; ten are called Châu Thành.

    A unit or day that fits none of them is left out of account rather than hiding all: units change (Phổ Yên was
    a thị xã in 2021, a thành phố in 2022), and a document may name an office before or after its time.
    """
    places = _districts_by_name().get(name_key(name), ())
    if province_slug is not None:
        places = tuple(place for place in places if place.province == province_slug)
    if unit is not None:
        places = tuple(place for place in places if place.unit == compare_key(unit)) or places
    return tuple(place for place in places if place.existed_on(day)) or places
