"""Issuers: which organ a name means, at which level, and where.

``Thành ủy Bắc Kạn`` is the committee of a city inside a province, ``Thành ủy Hà Nội`` that of a province; a
ward's committee (``Đảng ủy phường Bách Quang``) is found through its parent (``Đảng bộ thành phố Sông Công``).
What stays open (ten districts are called Châu Thành) is left empty and its candidates are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from directive_archive.language import compare_key, slugify
from directive_archive.vocabulary.clues import Clues, read_clues, unit_and_name
from directive_archive.vocabulary.organ_names import committee_name, expand_name, short_key
from directive_archive.vocabulary.places import (
    REORGANISED,
    UNITS_OF_COMMUNES,
    Place,
    districts_named,
    period_of,
    province,
    province_named,
)
from directive_archive.vocabulary.systems import Level, System
from directive_archive.vocabulary.tables import read_table

CENTRAL_PATH = "trung-uong"
"""First part of the address of a central organ."""
UNKNOWN_PATH = "chua-ro-noi-ban-hanh"
"""First part of the address of an organ whose place is unknown."""
UNKNOWN_ORGAN = "chua-ro-co-quan"
"""Slug of an organ that is not named."""

_PARTY_BODY = re.compile(r"(?:đảng ủy|đảng bộ|đảng đoàn|chi bộ|chi ủy|ban cán sự đảng|quân ủy)\b")
_PARTY = re.compile(
    rf"^{_PARTY_BODY.pattern}|\b(?:tỉnh|thành|thị|huyện|quận|đảng|chi) ủy\b(?! ban)"
    r"|\b(?:đảng bộ|chi bộ|đảng cộng sản)\b"
    r"|^(?:ủy ban kiểm tra|ban tuyên giáo|ban dân vận|ban nội chính)\b"
)
_FRONT = re.compile(r"\bmặt trận tổ quốc\b")
_MASS = re.compile(
    r"\b(?:đoàn tncs|đoàn thanh niên|(?:tỉnh|thành|thị|huyện|quận|xã) đoàn|liên đoàn lao động|công đoàn|trung ương đoàn"
    r"|đoàn (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)|hội liên hiệp phụ nữ|hội phụ nữ|hội nông dân"
    r"|hội cựu chiến binh)\b"
)
_STATE = re.compile(
    r"^(?:(?:thường trực |văn phòng )?(?:ủy ban nhân dân|hội đồng nhân dân)|sở|cục|chi cục|tổng cục|công an|tòa án"
    r"|viện kiểm sát|kho bạc|bảo hiểm|thanh tra|bộ (?!phận))\b"
)
# Without a place of its own and without a local organ above it, such a name is one of the centre.
_CENTRAL = re.compile(
    r"\b(?:việt nam|nhà nước|quốc gia|tối cao)$"
    r"|^(?:ban chỉ đạo|ủy ban|hội đồng|đại học|học viện chính trị) (?:trung ương|quốc gia)\b"
    r"|^trung ương (?:đoàn|hội)\b|^(?:tổng cục|cục (?!thuế|hải quan|thống kê|thi hành án|quản lý thị trường|dự trữ))\b"
)
_NAMED_BY_PLACE = re.compile(
    r"^(?:(?:thường trực )?hội đồng nhân dân(?: - ủy ban nhân dân)?|ủy ban nhân dân|ủy ban mặt trận tổ quốc việt nam"
    r"|ban chấp hành đoàn)$|^ban chỉ đạo\b"
)
_NAMED_BY_PARENT = re.compile(
    r"^(?:văn phòng|ủy ban kiểm tra|ban thường trực"
    r"|ban (?:tổ chức|tuyên giáo|tuyên giáo và dân vận|dân vận|nội chính))$"
)
_DEPARTMENT = re.compile(r"^sở\b")
_TERM_OF_CONGRESS = re.compile(r"\d+$")
_YOUTH_UNION = "trung ương đoàn"
# Ends with a central organ's name, and is a province's.
_DELEGATION = "đoàn đại biểu"
# Organs that a document of such an organ calls by their kind alone.
_NAMELESS = ("đảng ủy", "chi bộ")
_BARE_COMMUNE = re.compile(rf"\b(?:{'|'.join(UNITS_OF_COMMUNES)})$", re.IGNORECASE)


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
        """Part of addresses; one for the spellings of one name (``Sở Y tế``, ``Sở Y tế tỉnh Sơn La``)."""
        return self.path[-1]

    @property
    def place_path(self) -> tuple[str, ...]:
        """Where its documents lie: province, and district for organs whose name does not tell them apart.

        Names of communes repeat inside a province, and every district had a Phòng Y tế.
        """
        return self.path[:-1]

    @property
    def path(self) -> tuple[str, ...]:
        """Its own address: that of its place and its slug."""
        return _path(self.name, self.level, self.province, self.district)


@lru_cache(maxsize=1 << 16)  # asked for every issuer of every list, and a tenth of a second's work for a hundred
def _path(name: str, level: Level | None, province: Place | None, district: Place | None) -> tuple[str, ...]:
    return (*_place_path(name, level, province, district), _slug(name, province))


def _slug(name: str, province: Place | None) -> str:
    key = short_key(name)
    if _DEPARTMENT.match(key) and province is not None:
        names = {province.name, *(name for _, name, _ in province.former_names)}
        places = "|".join(re.escape(compare_key(name)) for name in sorted(names))
        key = re.sub(rf" (?:(?:tỉnh|thành phố) )?(?:{places})$", "", key)
    return slugify(key) or UNKNOWN_ORGAN


def _place_path(name: str, level: Level | None, province: Place | None, district: Place | None) -> tuple[str, ...]:
    if level is Level.CENTRAL:
        return (CENTRAL_PATH,)
    if province is None:
        return (UNKNOWN_PATH,)
    if district is not None and not _names_its_district(name, level, district):
        return (province.slug, district.slug)
    return (province.slug,)


def _names_its_district(name: str, level: Level | None, district: Place) -> bool:
    return level is Level.DISTRICT and f" {compare_key(district.name)} " in f" {compare_key(name)} "


@lru_cache(maxsize=1)
def _central_organs() -> dict[str, tuple[str, System]]:
    organs = {}
    for row in reversed(read_table("organs")):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            organs[expand_name(name)] = (row["name"], System(row["system"]))
    return organs


@lru_cache(maxsize=1)
def _central_organs_by_symbol() -> dict[str, str]:
    return {row["symbol"]: row["name"] for row in reversed(read_table("organs")) if row["symbol"]}


def central_organ_of_symbol(symbol_group: str) -> str | None:
    """Name of the central organ that a group of a symbol stands for: ``TTg``, ``BTGTW``, ``QH15``.

    ``TW`` alone is shared by the Central Committee, the Politburo and the Secretariat: ``None``.
    """
    group = _TERM_OF_CONGRESS.sub("", symbol_group.replace("TƯ", "TW"))
    group = "TTg" if group.upper() == "TTG" else group
    return None if group == "TW" else _central_organs_by_symbol().get(group)


def _is_central(key: str) -> bool:
    """Whether a name is a central organ's, or ends with one (``đảng ủy bộ y tế``)."""
    words = key.split()
    ends_with_one = any(" ".join(words[start:]) in _central_organs() for start in range(len(words)))
    return bool(_CENTRAL.search(key)) or (ends_with_one and not key.startswith(_DELEGATION))


def _system(key: str) -> System | None:
    if _PARTY_BODY.match(key):
        return System.PARTY
    for pattern, system in ((_FRONT, System.FRONT), (_MASS, System.MASS), (_STATE, System.STATE)):
        if pattern.search(key):
            return system
    return System.PARTY if _PARTY.search(key) else None


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
    return _identify(name, parent or "", place or "", day and period_of(day))


@lru_cache(maxsize=4096)
def _identify(name: str, parent: str, place: str, day: date | None) -> Issuer:
    cased, above_name = committee_name(name), committee_name(parent)
    key, parent_key = expand_name(cased), expand_name(above_name)
    above_organ = _central_organs().get(parent_key)
    parent_system = above_organ[1] if above_organ else _system(parent_key)
    central = _central_organs().get(key)
    if central is None and above_organ is not None and _NAMED_BY_PARENT.search(key):
        central = _central_organs().get(f"{key} trung ương")  # BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC
    if central is not None:
        if central[1] is System.PARTY and parent_system is System.MASS:  # ĐOÀN TNCS ... / BAN CHẤP HÀNH TRUNG ƯƠNG
            central = _central_organs()[_YOUTH_UNION]
        return Issuer(central[0], central[1], Level.CENTRAL, None, None)
    own, above = read_clues(cased, day), read_clues(above_name, day)
    system = _system(key) or parent_system or System.STATE
    if own.level in {None, Level.UNIT} and above.level in {None, Level.UNIT} and own.province is None:
        from_above = bool(parent_key) and _is_central(parent_key)
        if from_above or _is_central(key):
            return Issuer(cased, system, Level.CENTRAL, None, None)
    if own.is_bare_city and _is_of_central_city(above, place, day):
        own = replace(own, level=Level.PROVINCE)  # THÀNH ỦY under ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
    header = _Header(cased, own, above_name, above, place, day)
    found, district, candidates = _locate(header)
    return Issuer(_full_name(header, found, district), system, header.level, found, district, candidates)


def _is_of_central_city(above: Clues, place: str, day: date | None) -> bool:
    """Whether a bare ``thành phố`` is one directly under the centre: the organ above says so, or else the place."""
    if above.level is not None:
        return above.level is Level.PROVINCE and above.province is not None and above.province.is_central_city
    here = read_clues(f"thành phố {unit_and_name(place, bare=True)}", day)
    return here.level is Level.PROVINCE


@dataclass(frozen=True, slots=True)
class _Header:
    """What a document's header says of its issuer; names in sentence case."""

    name: str
    own: Clues
    above_name: str
    above: Clues
    place: str
    day: date | None

    @property
    def level(self) -> Level | None:
        return self.own.level or self.above.level or self.own.usual_level


def _full_name(header: _Header, found: Place | None, district: Place | None) -> str:
    """The name with what the header says elsewhere, places in the spelling of the tables.

    ``Thị ủy`` under ``Đảng bộ thị xã Nghĩa Lộ`` is ``Thị ủy Nghĩa Lộ``, ``Văn phòng`` under a Tỉnh ủy that Tỉnh
    ủy's.
    """
    name, own, above = header.name, header.own, header.above
    for written, spelling in own.spellings:
        name = name.replace(written, spelling)
    places = {Level.PROVINCE: found, Level.DISTRICT: district}
    if own.bare_end is not None:
        place = places.get(own.level) if own.level else None
        return _named_after(header.name, own.bare_end, place, header.day) if place is not None else name
    if own.level not in {None, Level.UNIT} or above.level is None:
        return name
    key = expand_name(name)
    if _NAMED_BY_PARENT.search(key):
        return f"{name} {header.above_name}"
    if above.level is Level.COMMUNE:
        return f"{name} {unit_and_name(header.above_name)}"
    place = places.get(above.level)
    return f"{name} {place.full_name(header.day)}" if place is not None and _NAMED_BY_PLACE.search(key) else name


def _named_after(name: str, end: int, place: Place, day: date | None) -> str:
    """``name`` with a place's bare name put behind the unit that ends at ``end``."""
    bare = place.name_on(day) if place.level is Level.PROVINCE else place.name
    return f"{name[:end]} {bare}{name[end:]}"


def _locate(header: _Header) -> tuple[Place | None, Place | None, tuple[Place, ...]]:
    """Province, district and, where several districts fit, the candidates."""
    own, above, day = header.own, header.above, header.day
    found = own.province or above.province
    here = unit_and_name(header.place, bare=True)
    province_here = province_named(here)
    if province_here is not None and not province_here.existed_on(day):
        province_here = None
    communes = {compare_key(name) for name in (own.commune_name, above.commune_name) if name}
    names_itself = compare_key(here) in communes
    district_name = own.district_name or above.district_name
    in_district = header.level is Level.COMMUNE and (day or date.min) < REORGANISED
    if header.level is Level.DISTRICT or (in_district and not names_itself and province_here is None):
        district_name = district_name or here
    if district_name:
        options = districts_named(
            district_name,
            unit=own.district_unit or above.district_unit,
            province_slug=found.slug if found else None,
            day=day,
        )
        if len(options) > 1 and province_here is not None:
            options = tuple(option for option in options if option.province == province_here.slug) or options
        if len(options) == 1:
            return province(options[0].province), options[0], ()
        if options:
            return found, None, options
    if found is None and not own.is_unknown and not names_itself and header.level is not Level.DISTRICT:
        found = province_here
    return found, None, ()


def identify_cited_issuer(phrase: str, citing: Issuer, day: date | None = None) -> Issuer | None:
    """The organ that a reference names, read from the document that cites it.

    ``Tỉnh ủy``, ``UBND tỉnh``, ``Ban Thường vụ Thành ủy`` are relative to the citing document's own header.
    Returns ``None`` if the phrase names no organ that can be told.
    """
    name = committee_name(phrase)
    if not name:
        return None
    if compare_key(name) == compare_key(citing.name):
        return citing
    clues = read_clues(name, day)
    if clues.bare_end is not None:
        return _relative(name, clues, citing, day)
    issuer = identify_issuer(name, day=day)
    if issuer.level is None:
        return None
    if issuer.level is Level.CENTRAL or issuer.province is not None or clues.is_unknown:
        return issuer
    return _nearest(issuer, citing, day) if issuer.candidates else _narrowed(issuer, clues, citing, day)


def _nearest(issuer: Issuer, citing: Issuer, day: date | None) -> Issuer:
    """An ambiguous place is the one in the citing document's own province, if one of them is."""
    if citing.province is None:
        return issuer
    near = identify_issuer(issuer.name, parent=citing.province.full_name(day), day=day)
    return near if near.district is not None else issuer


def _narrowed(issuer: Issuer, clues: Clues, citing: Issuer, day: date | None) -> Issuer | None:
    """An organ named without its place is one of the citing document's own place, where that can be told."""
    if citing.province is None:
        return issuer if issuer.level is Level.COMMUNE or clues.district_name else None
    if issuer.level is Level.PROVINCE:
        return replace(issuer, province=citing.province)
    if issuer.level is Level.COMMUNE:
        district = citing.district if day is None or day < REORGANISED else None
        return replace(issuer, province=citing.province, district=district)
    if issuer.level is Level.DISTRICT and citing.district is not None:
        return replace(issuer, province=citing.province, district=citing.district)
    own_head = compare_key(issuer.name)
    return citing if own_head in _NAMELESS and compare_key(citing.name).startswith(own_head) else None


def _relative(name: str, clues: Clues, citing: Issuer, day: date | None) -> Issuer | None:
    """``Tỉnh ủy`` in a document from Sông Công is that of Thái Nguyên, ``UBND phường`` that of its own ward."""
    if clues.level is Level.COMMUNE:
        commune = unit_and_name(citing.name) if citing.level is Level.COMMUNE else ""
        if not commune or not _BARE_COMMUNE.search(name):
            return None
        full = _BARE_COMMUNE.sub(commune, name)
        issuer = identify_issuer(full, day=day)
        return replace(issuer, province=citing.province, district=citing.district, candidates=())
    above = _place_meant(clues, citing, day)
    if above is None or clues.bare_end is None:
        return None
    full = _named_after(name, clues.bare_end, above, day)
    parent = citing.province.full_name(day) if citing.province else None
    return identify_issuer(full, parent=parent, day=day)


def _place_meant(clues: Clues, citing: Issuer, day: date | None) -> Place | None:
    """The province or district that a bare ``tỉnh``, ``huyện``, ``thành phố`` means in the citing document."""
    province_is_city = citing.province is not None and citing.province.full_name(day).startswith("thành phố")
    if clues.level is Level.PROVINCE:
        return None if province_is_city else citing.province
    if not clues.is_bare_city:
        return citing.district
    district_is_city = citing.district is not None and citing.district.unit == "thành phố"
    if province_is_city and district_is_city:
        return None  # Thủ Đức lies in Hồ Chí Minh, and both are cities
    if province_is_city:
        return citing.province
    return citing.district if district_is_city else None
