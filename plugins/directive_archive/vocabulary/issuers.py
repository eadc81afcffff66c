"""Issuers: which organ a name means, at which level, and where.

``Thành ủy Bắc Kạn`` is the committee of a city inside a province, ``Thành ủy Hà Nội`` that of a province; a
ward's committee (``Đảng ủy phường Bách Quang``) is found through its parent (``Đảng bộ thành phố Sông Công``).
What stays open (ten districts are called Châu Thành) is left empty and its candidates are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_archive.language import compare_key, slugify
from directive_archive.vocabulary.casing import sentence_case
from directive_archive.vocabulary.places import (
    REORGANISED,
    UNITS_OF_COMMUNES,
    Place,
    districts_named,
    province,
    province_named,
)
from directive_archive.vocabulary.systems import Level, System
from directive_archive.vocabulary.tables import read_table

if TYPE_CHECKING:
    from datetime import date

CENTRAL_PATH = "trung-uong"
"""First part of the address of a central organ."""
UNKNOWN_PATH = "chua-ro-noi-ban-hanh"
"""First part of the address of an organ whose place is unknown."""

_ABBREVIATIONS = (
    (r"\bub(?:nd)?\s*\.?\s*mttq\b|\bủy ban mttq\b", "ủy ban mặt trận tổ quốc"),
    (r"\bct\.?\s*ubnd\b", "chủ tịch ủy ban nhân dân"),
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\bt{2}\.?\s*hđnd\b", "thường trực hội đồng nhân dân"),
    (r"\bhđnd\b", "hội đồng nhân dân"),
    (r"\bubkt\b", "ủy ban kiểm tra"),
    (r"\bbtv\b", "ban thường vụ"),
    (r"\bbch\b", "ban chấp hành"),
    (r"\bbcđ\b", "ban chỉ đạo"),
    (r"\bvp\b", "văn phòng"),
    (r"\btp\.?\s*(?=\w)", "thành phố "),
    (r"\btx\.?\s+(?=\w)", "thị xã "),
    (r"\btt\.\s+(?=\w)", "thị trấn "),
    (r"\btw\b|\btư\b(?=$)", "trung ương"),
)
_COMMITTEE = re.compile(r"(?:^|\s)(?P<head>tỉnh|thành|thị|huyện|quận) ủy(?:\s+(?P<name>[^,;()]+))?")
_UNIT = re.compile(
    r"(?:^|[\s,;-])(?P<unit>tỉnh(?! (?:ủy|đoàn))|thành phố|thị xã|quận(?! ủy)|huyện(?! (?:ủy|đoàn))|xã(?! (?:hội|viên))"
    r"|phường|thị trấn|đặc khu)(?:\s+(?P<name>[^,;()]+?))?"
    r"(?=$|[,;()]|\s+-\s|\s+(?:tỉnh|thành phố|thị xã|quận|huyện|phường|thị trấn|đặc khu)\s)"
)
# Bodies that write in the name of a committee use its symbol and series (Guideline 36-HD/VPTW, II.3), so that the
# committee is the issuer.
_ACTING_BODY = re.compile(
    r"^(?:(?:đồng chí )?(?:ban thường vụ|thường trực|thường vụ|ban chấp hành|bí thư|phó bí thư)\s+)+"
    r"(?=(?:tỉnh|thành|thị|huyện|quận|đảng) (?:ủy|bộ)\b)"
)
_PARTY_ORGANISATION = re.compile(r"^đảng bộ (?P<unit>tỉnh|thành phố|thị xã|quận|huyện|xã|phường|thị trấn|đặc khu)\b")
_COMMITTEE_OF = {"tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "thị xã": "thị ủy", "quận": "quận ủy", "huyện": "huyện ủy"}
_DISTRICT_UNIT_OF = {"thành": "thành phố", "thị": "thị xã", "huyện": "huyện", "quận": "quận"}
_PARTY_WORDS = re.compile(r"\b(?:ủy|đảng bộ|đảng ủy|chi bộ|chi ủy|ban cán sự đảng|đảng đoàn|thường vụ)\b")
_NOT_PARTY = re.compile(r"^(?:thường trực |chủ tịch |văn phòng )?(?:ủy ban(?! kiểm tra)|hội đồng)")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An organ that issues documents."""

    name: str
    """As in a sentence: ``Thành ủy Bắc Kạn``."""
    system: System
    level: Level | None
    province: Place | None
    """At issue; ``None`` for central organs and where it is unknown."""
    district: Place | None
    candidates: tuple[Place, ...] = ()
    """Places that it may belong to, when the name fits several."""

    @property
    def slug(self) -> str:
        """Part of addresses."""
        return slugify(self.name)

    @property
    def place_path(self) -> tuple[str, ...]:
        """Where its documents lie: province, and district for organs whose name does not tell them apart.

        Names of communes repeat inside a province, and every district had a Phòng Y tế.
        """
        if self.level is Level.CENTRAL:
            return (CENTRAL_PATH,)
        if self.province is None:
            return (UNKNOWN_PATH,)
        if self.district is not None and not self._names_its_district():
            return (self.province.slug, self.district.slug)
        return (self.province.slug,)

    def _names_its_district(self) -> bool:
        if self.district is None or self.level is not Level.DISTRICT:
            return False
        return compare_key(self.district.name) in compare_key(self.name)

    @property
    def path(self) -> tuple[str, ...]:
        """Its own address: that of its place and its slug."""
        return (*self.place_path, self.slug)


@dataclass(frozen=True, slots=True)
class _Clues:
    """What one name says of level and place; names are comparison keys."""

    level: Level | None = None
    province: Place | None = None
    district_name: str | None = None
    district_unit: str | None = None
    relative: bool = False
    """Whether a unit is named without its name (``Tỉnh ủy``, ``UBND huyện``)."""


@lru_cache(maxsize=1)
def _central_organs() -> dict[str, tuple[str, System]]:
    organs = {}
    for row in reversed(read_table("organs")):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            organs[compare_key(name)] = (row["name"], System(row["system"]))
    return organs


@lru_cache(maxsize=1)
def _central_organs_by_symbol() -> dict[str, str]:
    return {row["symbol"]: row["name"] for row in reversed(read_table("organs"))}


def central_organ_of_symbol(symbol_group: str) -> str | None:
    """Name of the central organ that a group of a symbol stands for: ``TTg``, ``BTGTW``, ``QH15``.

    ``TW`` alone is shared by the Central Committee, the Politburo and the Secretariat: ``None``.
    """
    group = re.sub(r"\d+$", "", symbol_group.replace("TƯ", "TW"))
    group = "TTg" if group.upper() == "TTG" else group
    return None if group == "TW" else _central_organs_by_symbol().get(group)


def expand_name(name: str) -> str:
    """Comparison key of a name with its abbreviations written out: ``UBND TP. X`` to ``ủy ban nhân dân thành phố x``."""
    key = compare_key(name).strip(" .,;:*")
    for pattern, words in _ABBREVIATIONS:
        key = re.sub(pattern, words, key)
    return " ".join(key.split())


def _central_city(name: str) -> Place | None:
    place = province_named(name)
    return place if place is not None and place.is_central_city else None


def _is_central_city_on(name: str, day: date | None) -> Place | None:
    """The city directly under the centre of that name on ``day``; Huế has been one since 2025."""
    place = _central_city(name)
    if place is None or day is None:
        return None if place is not None and place.former_names else place
    return place if compare_key(place.name_on(day)) == compare_key(place.name) else None


def _clues(key: str, day: date | None) -> _Clues:
    clues = _Clues()
    for match in _UNIT.finditer(key):
        clues = _add_unit(clues, match["unit"], match["name"], day)
    committee = None
    for committee in _COMMITTEE.finditer(key):
        pass  # the last one: in "Ban Tổ chức Huyện ủy" it names the level
    if committee is not None:
        head, name = committee["head"], committee["name"]
        unit = "tỉnh" if head == "tỉnh" else _DISTRICT_UNIT_OF[head]
        clues = _add_unit(clues, unit, name.strip() if name else None, day)
    if clues.level is None:
        clues = replace(clues, level=_level_of_head(key))
    return clues


def _add_unit(clues: _Clues, unit: str, name: str | None, day: date | None) -> _Clues:
    if unit in UNITS_OF_COMMUNES:
        return replace(clues, level=Level.COMMUNE)
    central = _is_central_city_on(name, day) if name and unit == "thành phố" else None
    if unit == "tỉnh" or central:
        place = central or (province_named(name) if name else None)
        return replace(
            clues,
            level=clues.level or Level.PROVINCE,
            province=clues.province or place,
            relative=clues.relative or not name,
        )
    return replace(
        clues,
        level=clues.level or Level.DISTRICT,
        district_name=clues.district_name or name,
        district_unit=clues.district_unit or unit,
        relative=clues.relative or not name,
    )


def _level_of_head(key: str) -> Level | None:
    if re.match(r"(?:sở|cục thuế)\b", key):
        return Level.PROVINCE
    if re.match(r"phòng\b", key):
        return Level.DISTRICT
    if re.match(r"(?:đảng ủy|đảng bộ|chi bộ|chi ủy)\b", key):
        return Level.UNIT
    return None


def _system(key: str) -> System:
    if re.search(r"\b(?:mặt trận tổ quốc|mttq)\b", key):
        return System.FRONT
    if re.search(r"\b(?:đoàn tncs|tỉnh đoàn|thành đoàn|huyện đoàn|liên đoàn lao động|hội liên hiệp phụ nữ)\b", key):
        return System.MASS
    return System.PARTY if _PARTY_WORDS.search(key) and not _NOT_PARTY.match(key) else System.STATE


def committee_name(name: str) -> str:
    """Name of the committee in whose name a body acts: ``Ban Thường vụ Tỉnh ủy Hà Nam`` to ``Tỉnh ủy Hà Nam``.

    Other names come back in sentence case with their abbreviations written out where they name an organ.
    """
    cased = sentence_case(name).text.strip(" .,;:*")
    key = expand_name(cased)
    stripped = _ACTING_BODY.sub("", key)
    organisation = _PARTY_ORGANISATION.match(stripped)
    if organisation:
        committee = _COMMITTEE_OF.get(organisation["unit"], f"đảng ủy {organisation['unit']}")
        stripped = committee + stripped[organisation.end() :]
    if stripped == compare_key(cased):
        return cased
    return sentence_case(stripped.upper()).text


def identify_issuer(
    name: str, *, parent: str | None = None, place: str | None = None, day: date | None = None
) -> Issuer:
    """The organ that ``name`` means in the header of a document.

    Args:
        name: as printed or written, in any case.
        parent: the organ above it, as printed.
        place: the place of the place-and-date line, as printed.
        day: day of issue.
    """
    key = expand_name(name)
    central = _central_organs().get(key)
    if central is not None:
        return Issuer(central[0], central[1], Level.CENTRAL, None, None)
    cased = committee_name(name)
    key = expand_name(cased)
    parent_key = expand_name(parent or "")
    own, above = _clues(key, day), _clues(parent_key, day)
    system = _system(key)
    if system is System.STATE and not _NOT_PARTY.match(key) and parent_key and _system(parent_key) is System.PARTY:
        system = System.PARTY  # BAN TỔ CHỨC under HUYỆN ỦY X
    if own.level is None and (parent_key in _central_organs() or key.endswith("trung ương")):
        return Issuer(cased, system, Level.CENTRAL, None, None)
    level = own.level or above.level
    if own.level is Level.UNIT and above.level is None and parent_key in _central_organs():
        return Issuer(cased, system, Level.UNIT, None, None)
    found, district, candidates = _locate(own, above, place, level, day)
    return Issuer(cased, system, level, found, district, candidates)


def _locate(
    own: _Clues, above: _Clues, place: str | None, level: Level | None, day: date | None
) -> tuple[Place | None, Place | None, tuple[Place, ...]]:
    """Province, district and, where several districts fit, the candidates."""
    found = own.province or above.province
    district_name = own.district_name or above.district_name
    unit = own.district_unit or above.district_unit
    place_key = re.sub(r"^(?:tỉnh|thành phố|thị xã|quận|huyện|xã|phường)\s+", "", expand_name(place or ""))
    place_province = province_named(place_key) if place_key else None
    if district_name is None and level is Level.DISTRICT and place_key:
        district_name = place_key
    if district_name is not None:
        options = districts_named(district_name, unit=unit, province_slug=found.slug if found else None, day=day)
        if len(options) > 1 and place_province is not None:
            options = tuple(option for option in options if option.province == place_province.slug) or options
        if len(options) == 1:
            return province(options[0].province), options[0], ()
        if options:
            return found, None, options
    if found is None and level in {Level.PROVINCE, Level.UNIT, None}:
        found = place_province
    if found is None and level is Level.COMMUNE and (day is None or day >= REORGANISED):
        found = place_province
    return found, None, ()


def identify_cited_issuer(phrase: str, citing: Issuer, day: date | None = None) -> Issuer | None:
    """The organ that a reference names, read from the document that cites it.

    ``Tỉnh ủy``, ``UBND tỉnh``, ``Ban Thường vụ Thành ủy`` are relative to the citing document's own header.
    Returns ``None`` if the phrase names no organ that can be told.
    """
    name = committee_name(phrase)
    key = expand_name(name)
    if not key:
        return None
    if key in _central_organs():
        return identify_issuer(name, day=day)
    clues = _clues(key, day)
    if not clues.relative:
        issuer = identify_issuer(name, day=day)
        return _narrowed(issuer, citing, name, day) if issuer.level is not None else None
    return _relative(name, clues, citing, day)


def _narrowed(issuer: Issuer, citing: Issuer, name: str, day: date | None) -> Issuer:
    """An ambiguous place is the one in the citing document's own province, if one of them is."""
    if issuer.candidates and citing.province is not None:
        near = identify_issuer(name, parent=citing.province.full_name(), day=day)
        return near if near.district is not None else issuer
    if issuer.province is None and issuer.level in {Level.COMMUNE, Level.PROVINCE, Level.UNIT, Level.DISTRICT}:
        return replace(
            issuer, province=citing.province, district=citing.district if issuer.level is Level.COMMUNE else None
        )
    return issuer


def _relative(name: str, clues: _Clues, citing: Issuer, day: date | None) -> Issuer | None:
    city = clues.district_unit == "thành phố"
    above = citing.province if clues.level is Level.PROVINCE else citing.district
    if city and citing.province is not None and (citing.district is None or citing.district.unit != "thành phố"):
        above = citing.province if citing.province.is_central_city else None
    if above is None:
        return None
    place_name = above.name_on(day) if above.level is Level.PROVINCE else above.name
    full = f"{name} {place_name}"
    return identify_issuer(full, parent=citing.province.full_name(day) if citing.province else None, day=day)
