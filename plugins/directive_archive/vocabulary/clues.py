"""What a name says of level and place: ``UBND xã A, huyện B`` is a commune's in district B."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from directive_archive.language import compare_key
from directive_archive.vocabulary.organ_names import committee_name
from directive_archive.vocabulary.places import UNITS_OF_COMMUNES, Place, districts_named, name_key, province_named
from directive_archive.vocabulary.systems import Level

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_UNIT = re.compile(
    r"(?<![\w-])(?:(?P<committee>tỉnh|thành|thị|huyện|quận) (?:ủy(?! ban)|đoàn(?! kết))"
    r"|(?P<unit>tỉnh|thành phố|thị xã|quận|huyện|(?<!thông tấn )(?<!hợp tác )xã(?-i:(?! hội| viên))"
    r"|phường|thị trấn|đặc khu))(?!\w)",
    re.IGNORECASE,
)
_UNIT_OF_COMMITTEE = {
    "tỉnh": "tỉnh",
    "thành": "thành phố",
    "thị": "thị xã",
    "huyện": "huyện",
    "quận": "quận",
}
_END_OF_NAME = re.compile(r"[,;()]")
_LONGEST_NAME = 6
# Organs whose names end with the bare name of their province: Sở Y tế Hà Nội, Kho bạc Nhà nước Sơn La.
_WITH_BARE_PROVINCE = re.compile(
    r"^(?:văn phòng |thanh tra )?(?:sở|cục|chi cục|kho bạc|công an|bảo hiểm|tòa án|viện kiểm sát|hải quan|thuế)\b"
)
_DEPARTMENT = re.compile(r"sở\b")
_OFFICE = re.compile(r"phòng\b")
_CELL = re.compile(r"(?:đảng ủy|đảng bộ|chi bộ|chi ủy)\b")
_TAX_OFFICE = "cục thuế"
_Found = TypeVar("_Found")
_RANK = {Level.COMMUNE: 0, Level.DISTRICT: 1, Level.PROVINCE: 2}


@dataclass(frozen=True, slots=True)
class Clues:
    """What one name says of level and place."""

    level: Level | None = None
    province: Place | None = None
    district_name: str | None = None
    district_unit: str | None = None
    commune_name: str | None = None
    bare_end: int | None = None
    """Where a unit without its name ends (``Tỉnh ủy``, ``UBND huyện``), so that it is relative to something."""
    spellings: tuple[tuple[str, str], ...] = ()
    """(as written, as the tables have it) of the places named: ``K'Bang``, ``KBang``."""
    is_unknown: bool = False
    """Whether it names a province or district that the tables do not hold."""
    usual_level: Level | None = None
    """Level that such organs mostly have (``Phòng Y tế``), if the organ above them says nothing else."""

    @property
    def is_bare_city(self) -> bool:
        """Whether it is a ``Thành ủy`` or ``UBND thành phố`` without a name: of a province or of a district."""
        return self.bare_end is not None and self.district_unit == "thành phố"


def read_clues(name: str, day: date | None) -> Clues:
    """Clues of a name in sentence case, as :func:`committee_name` gives it."""
    clues = Clues()
    units = list(_UNIT.finditer(name))
    for index, match in enumerate(units):
        end = units[index + 1].start() if index + 1 < len(units) else len(name)
        rest = _END_OF_NAME.split(name[match.end() : end])[0].strip(" -")
        unit = _unit_of(match)
        if match["committee"] and not rest and index + 1 < len(units) and units[index + 1].group().lower() == unit:
            continue  # Thành ủy Thành phố Hồ Chí Minh
        clues = _add(clues, unit, rest, match.end(), day)
    if clues.level is None:
        clues = _from_head(clues, compare_key(name))
    return clues


def _unit_of(match: re.Match[str]) -> str:
    """The unit that a match names, by itself or through its committee: ``Huyện ủy`` is that of a huyện."""
    if match["committee"]:
        return _UNIT_OF_COMMITTEE[match["committee"].lower()]
    return match["unit"].lower()


def unit_and_name(text: str, *, bare: bool = False) -> str:
    """The first unit in ``text`` with its name (``phường Bách Quang``), or the name alone if ``bare``.

    Text without a unit comes back whole.
    """
    name = committee_name(text)
    match = _UNIT.search(name)
    if match is None:
        return name
    rest = _END_OF_NAME.split(name[match.end() :])[0].strip(" -")
    return rest if bare else f"{match.group().lower()} {rest}"


def _add(clues: Clues, unit: str, rest: str, end: int, day: date | None) -> Clues:
    is_name = rest[:1].isupper() or rest[:1].isdigit()
    if unit in UNITS_OF_COMMUNES:
        return replace(
            clues,
            level=Level.COMMUNE,
            commune_name=clues.commune_name or (rest if is_name else None),
            bare_end=clues.bare_end if is_name or rest else end,
        )
    written, city = _longest(rest, lambda name: _city_on(name, day)) if unit == "thành phố" else ("", None)
    if unit == "tỉnh" or city is not None:
        found = city
        if found is None:
            written, found = _longest(rest, province_named)
        return replace(
            clues,
            level=_lower(clues.level, Level.PROVINCE),
            province=clues.province or found,
            spellings=(*clues.spellings, (written, _spelling(written, found, day))) if found else clues.spellings,
            bare_end=clues.bare_end if is_name else end,
            is_unknown=clues.is_unknown or (is_name and found is None),
        )
    written, districts = _longest(rest, lambda name: districts_named(name) or None)
    known = districts[0].name if districts else None
    return replace(
        clues,
        level=_lower(clues.level, Level.DISTRICT),
        district_name=clues.district_name or known or (rest if is_name else None),
        district_unit=clues.district_unit or unit,
        spellings=(*clues.spellings, (written, known)) if known else clues.spellings,
        bare_end=clues.bare_end if is_name else end,
        is_unknown=clues.is_unknown or (is_name and known is None),
    )


def _lower(one: Level | None, other: Level) -> Level:
    return other if one is None or _RANK[other] < _RANK[one] else one


def _longest(rest: str, lookup: Callable[[str], _Found | None]) -> tuple[str, _Found | None]:
    """The longest beginning of ``rest`` that is known, and what it is: ``Sơn La về phòng dịch`` names Sơn La."""
    words = rest.split()
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        name = " ".join(words[:length]).strip(" -")
        found = lookup(name)
        if found is not None:
            return name, found
    return "", None


def _spelling(written: str, place: Place, day: date | None) -> str:
    names = (place.name, *(name for _, name, _ in place.former_names))
    return next((name for name in names if name_key(name) == name_key(written)), place.name_on(day))


def _city_on(name: str, day: date | None) -> Place | None:
    """The city directly under the centre of that name on ``day``; Huế has been one since 2025."""
    place = province_named(name)
    if place is None or not place.is_central_city:
        return None
    if day is None:
        return None if place.former_names else place
    return place if compare_key(place.name_on(day)) == compare_key(place.name) else None


def _from_head(clues: Clues, key: str) -> Clues:
    if _WITH_BARE_PROVINCE.match(key):
        words = key.split()
        for start in range(1, len(words)):
            found = province_named(" ".join(words[start:]))
            if found is not None:
                return replace(clues, level=Level.PROVINCE, province=found)
    if _DEPARTMENT.match(key):
        return replace(clues, level=Level.PROVINCE)
    if key == _TAX_OFFICE:
        return replace(clues, usual_level=Level.PROVINCE)
    if _OFFICE.match(key):
        return replace(clues, usual_level=Level.DISTRICT)
    if _CELL.match(key):
        return replace(clues, level=Level.UNIT)
    return clues
