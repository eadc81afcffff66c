"""Places through time: 63 provinces, 34 since 1 July 2025, and the districts that ended the day before."""

import csv
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import collation_key
from directive_archive.vocabulary.places import (
    DISTRICTS,
    PROVINCES,
    REORGANISED,
    Place,
    district,
    districts_named,
    merged_from,
    name_key,
    period_of,
    province,
    province_named,
    province_today,
    provinces_on,
)
from directive_archive.vocabulary.systems import Level

# Resolution 202/2025/QH15, articles 1 and 2: what each of the 34 provinces was made of.
MERGERS = {
    "Hà Nội": ["Hà Nội"],
    "Cao Bằng": ["Cao Bằng"],
    "Tuyên Quang": ["Hà Giang", "Tuyên Quang"],
    "Điện Biên": ["Điện Biên"],
    "Lai Châu": ["Lai Châu"],
    "Sơn La": ["Sơn La"],
    "Lào Cai": ["Lào Cai", "Yên Bái"],
    "Thái Nguyên": ["Bắc Kạn", "Thái Nguyên"],
    "Lạng Sơn": ["Lạng Sơn"],
    "Quảng Ninh": ["Quảng Ninh"],
    "Bắc Ninh": ["Bắc Giang", "Bắc Ninh"],
    "Phú Thọ": ["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"],
    "Hải Phòng": ["Hải Dương", "Hải Phòng"],
    "Hưng Yên": ["Hưng Yên", "Thái Bình"],
    "Ninh Bình": ["Hà Nam", "Nam Định", "Ninh Bình"],
    "Thanh Hóa": ["Thanh Hóa"],
    "Nghệ An": ["Nghệ An"],
    "Hà Tĩnh": ["Hà Tĩnh"],
    "Quảng Trị": ["Quảng Bình", "Quảng Trị"],
    "Huế": ["Huế"],
    "Đà Nẵng": ["Đà Nẵng", "Quảng Nam"],
    "Quảng Ngãi": ["Kon Tum", "Quảng Ngãi"],
    "Gia Lai": ["Bình Định", "Gia Lai"],
    "Khánh Hòa": ["Khánh Hòa", "Ninh Thuận"],
    "Đắk Lắk": ["Đắk Lắk", "Phú Yên"],
    "Lâm Đồng": ["Bình Thuận", "Đắk Nông", "Lâm Đồng"],
    "Đồng Nai": ["Bình Phước", "Đồng Nai"],
    "Hồ Chí Minh": ["Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"],
    "Tây Ninh": ["Long An", "Tây Ninh"],
    "Đồng Tháp": ["Đồng Tháp", "Tiền Giang"],
    "Vĩnh Long": ["Bến Tre", "Trà Vinh", "Vĩnh Long"],
    "An Giang": ["An Giang", "Kiên Giang"],
    "Cần Thơ": ["Cần Thơ", "Hậu Giang", "Sóc Trăng"],
    "Cà Mau": ["Bạc Liêu", "Cà Mau"],
}
CENTRAL_CITIES = {"Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Huế"}
# Codes of the statistical office that stand for another province since 2025: (before, since).
CODES_THAT_CHANGED = {
    "15": ("Yên Bái", "Lào Cai"),
    "24": ("Bắc Giang", "Bắc Ninh"),
    "44": ("Quảng Bình", "Quảng Trị"),
    "52": ("Bình Định", "Gia Lai"),
    "80": ("Long An", "Tây Ninh"),
    "82": ("Tiền Giang", "Đồng Tháp"),
    "91": ("Kiên Giang", "An Giang"),
}
DAYS = st.dates(date(1997, 1, 1), date(2030, 12, 31))
PLACES = st.sampled_from([*PROVINCES, *DISTRICTS])


def named(name: str) -> Place:
    place = province_named(name)
    assert place is not None
    return place


# ---- provinces ----


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2004, 1, 1), 63),
        (date(2020, 7, 30), 63),
        (date(2025, 6, 30), 63),
        (date(2025, 7, 1), 34),
        (date(2026, 11, 22), 34),
    ],
    ids=str,
)
def test_how_many_provinces_there_were(day: date, count: int) -> None:
    assert len(provinces_on(day)) == count


@pytest.mark.parametrize(("today", "parts"), MERGERS.items())
def test_what_a_province_of_today_was_made_of(today: str, parts: list[str]) -> None:
    place = named(today)
    assert [part.name for part in merged_from(place)] == parts
    assert all(province_today(part) == place for part in merged_from(place))
    assert province_today(place) == place


def test_every_province_went_into_exactly_one_of_today() -> None:
    assert sorted(place.name for place in PROVINCES) == sorted(name for parts in MERGERS.values() for name in parts)
    assert {place.name for place in provinces_on(REORGANISED)} == MERGERS.keys()


def test_provinces_are_in_vietnamese_order() -> None:
    names = [place.name for place in PROVINCES]
    assert names == sorted(names, key=collation_key)
    assert names[:5] == ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn"]
    assert names.index("Điện Biên") > names.index("Cần Thơ")


def test_cities_directly_under_the_centre() -> None:
    assert {place.name for place in PROVINCES if place.is_central_city} == CENTRAL_CITIES


@pytest.mark.parametrize(("code", "names"), CODES_THAT_CHANGED.items())
def test_a_code_is_only_valid_with_its_year(code: str, names: tuple[str, str]) -> None:
    found = tuple(
        next(place.name for place in PROVINCES if dict(place.codes).get(scheme) == code)
        for scheme in ("gso_2024", "gso_2025")
    )
    assert found == names


def test_no_other_code_changed_its_meaning() -> None:
    before = {dict(place.codes)["gso_2024"]: place.name for place in PROVINCES}
    since = {code: place.name for place in PROVINCES for scheme, code in place.codes if scheme == "gso_2025"}
    assert len(before) == 63
    assert len(since) == 34
    assert {code for code in since if before.get(code) != since[code]} == CODES_THAT_CHANGED.keys()


@pytest.mark.parametrize(
    ("name", "scheme", "code"),
    [
        ("Quảng Ninh", "gso_2024", "22"),
        ("Nghệ An", "iso_3166_2", "VN-22"),  # a number of ISO is not a number of the statistical office
        ("Huế", "iso_3166_2", "VN-26"),
        ("Kiên Giang", "iso_3166_2", "VN-47"),
    ],
)
def test_codes(name: str, scheme: str, code: str) -> None:
    assert dict(named(name).codes)[scheme] == code


@pytest.mark.parametrize(
    ("day", "name", "full_name"),
    [
        (date(2020, 7, 30), "Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        (date(2024, 12, 31), "Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        (date(2025, 1, 1), "Huế", "thành phố Huế"),
        (date(2026, 1, 1), "Huế", "thành phố Huế"),
        (None, "Huế", "thành phố Huế"),
    ],
    ids=str,
)
def test_hue_became_a_city_directly_under_the_centre(day: date | None, name: str, full_name: str) -> None:
    assert named("Huế").name_on(day) == name
    assert named("Huế").full_name(day) == full_name


@pytest.mark.parametrize(
    ("spelling", "slug"),
    [
        ("Hà Nam", "ha-nam"),
        ("HÀ NAM", "ha-nam"),
        ("ha nam", None),  # a guess from letters without marks is not for documents
        ("Khánh Hoà", "khanh-hoa"),
        ("THANH HOÁ", "thanh-hoa"),
        ("Thừa Thiên Huế", "hue"),
        ("Thừa Thiên - Huế", "hue"),
        ("Thừa Thiên-Huế", "hue"),
        ("Thừa Thiên – Huế", "hue"),
        ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("BÀ RỊA  VŨNG TÀU", "ba-ria-vung-tau"),
        ("Đắc Lắc", "dak-lak"),
        ("Đăk Lăk", "dak-lak"),
        ("\u00d0ắk Lắk", "dak-lak"),
        ("Đăk Nông", "dak-nong"),
        ("Bắc Cạn", "bac-kan"),
        ("Kontum", "kon-tum"),
        ("TP. HCM", "ho-chi-minh"),
        ("TPHCM", "ho-chi-minh"),
        ("Hồ Chí Minh", "ho-chi-minh"),
        ("Sài Gòn", None),
        ("Hà Tây", None),  # part of Hà Nội since 2008; the table begins later
        ("", None),
    ],
    ids=ascii,
)
def test_province_named(spelling: str, slug: str | None) -> None:
    found = province_named(spelling)
    assert (found and found.slug) == slug


def test_a_slug_that_is_no_province() -> None:
    assert province("bac-kan").name == "Bắc Kạn"
    with pytest.raises(KeyError):
        province("ha-tay")


# ---- districts ----


@pytest.mark.parametrize(
    ("name", "unit", "province_slug", "expected"),
    [
        ("Sông Công", None, None, ["thai-nguyen"]),
        ("SÔNG CÔNG", "thành phố", None, ["thai-nguyen"]),
        ("Cẩm Phả", None, None, ["quang-ninh"]),
        ("Quảng Ninh", "huyện", None, ["quang-binh"]),  # bears the name of another province
        ("Hòa Bình", "huyện", None, ["bac-lieu"]),
        ("Hòa Bình", "thành phố", None, ["hoa-binh"]),
        ("Bắc Kạn", "thành phố", None, ["bac-kan"]),
        ("Cao Lãnh", None, None, ["dong-thap", "dong-thap"]),
        ("Cao Lãnh", "huyện", None, ["dong-thap"]),
        ("Phú Tân", None, None, ["an-giang", "ca-mau"]),
        ("Phổ Yên", "thị xã", None, ["thai-nguyen"]),  # a thành phố later: the unit must not hide it
        ("Côn Đảo", "huyện", None, ["ba-ria-vung-tau"]),
        ("1", "quận", None, ["ho-chi-minh"]),
        ("Châu Thành", "huyện", "ben-tre", ["ben-tre"]),
        ("Châu Thành", "huyện", "ha-noi", []),
        ("K'Bang", None, None, ["gia-lai"]),
        ("Ia H’ Drai", None, None, ["kon-tum"]),
        ("Qui Nhơn", None, None, ["binh-dinh"]),
        ("Phan Rang-Tháp Chàm", None, None, ["ninh-thuan"]),
        ("Đăk Mil", None, None, ["dak-nong"]),
        ("Xyz", None, None, []),
        ("", None, None, []),
    ],
    ids=ascii,
)
def test_districts_named(name: str, unit: str | None, province_slug: str | None, expected: list[str]) -> None:
    found = districts_named(name, unit=unit, province_slug=province_slug)
    assert [place.province for place in found] == expected


def test_ten_districts_are_called_chau_thanh() -> None:
    found = districts_named("Châu Thành")
    assert len(found) == len({place.province for place in found}) == 10
    assert {place.slug for place in found} == {"chau-thanh"}


def test_the_names_that_several_districts_bear() -> None:
    counts = Counter(place.name for place in DISTRICTS if place.existed_on(date(2025, 6, 30)))
    assert counts.most_common(1) == [("Châu Thành", 10)]
    assert {"Cao Lãnh", "Phú Tân", "Chợ Mới", "Tam Nông", "Phong Điền", "Tân Phú"} < {
        name for name, count in counts.items() if count == 2
    }


def test_the_city_and_the_district_of_cao_lanh_have_addresses_of_their_own() -> None:
    assert {(place.unit, place.slug) for place in districts_named("Cao Lãnh")} == {
        ("huyện", "huyen-cao-lanh"),
        ("thành phố", "thanh-pho-cao-lanh"),
    }


def test_a_district_that_is_a_figure() -> None:
    first = district("ho-chi-minh", "quan-1")
    assert first is not None
    assert (first.name, first.display_name, first.full_name()) == ("1", "Quận 1", "quận 1")
    assert district("ho-chi-minh", "1") is None
    assert named("Bắc Kạn").display_name == "Bắc Kạn"


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Huế", date(2024, 12, 31), ["Huế"]),
        ("Phú Xuân", date(2025, 1, 1), ["Phú Xuân"]),
        ("Thuận Hóa", date(2025, 3, 1), ["Thuận Hóa"]),
    ],
    ids=str,
)
def test_districts_of_hue(name: str, day: date, expected: list[str]) -> None:
    found = districts_named(name, province_slug="hue", day=day)
    assert [place.name for place in found if place.existed_on(day)] == expected


def test_districts_ended_with_june_2025() -> None:
    assert not any(place.existed_on(REORGANISED) for place in DISTRICTS)
    assert sum(place.existed_on(date(2025, 6, 30)) for place in DISTRICTS) > 690


# ---- the tables ----


@pytest.mark.parametrize("table", ["provinces", "districts", "organs", "local_organs", "document_types", "phrases"])
def test_every_row_has_a_source_and_none_is_memory(table: str) -> None:
    text = (files("directive_archive.vocabulary") / "data" / f"{table}.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 20
    assert not [row for row in rows if not (row["source"] or "").strip()]
    assert not [row for row in rows if "memory" in row["source"].lower() or "trí nhớ" in row["source"].lower()]
    assert not [row for row in rows if None in row], "a cell with a comma wants quotes"


def test_slugs_are_unique_within_their_scope() -> None:
    provinces = Counter(place.slug for place in PROVINCES)
    districts = Counter((place.province, place.slug) for place in DISTRICTS)
    assert not [slug for counts in (provinces, districts) for slug, count in counts.items() if count > 1]
    assert {place.province for place in DISTRICTS} == provinces.keys()


@given(PLACES)
def test_every_place_lies_in_a_province_that_exists_today(place: Place) -> None:
    assert province(place.today).existed_on(REORGANISED)
    assert place.today == province(place.province).today
    assert (place.level is Level.PROVINCE) == (place.slug == place.province and place in PROVINCES)


@given(PLACES)
def test_every_place_is_found_by_its_names(place: Place) -> None:
    for name in (place.name, place.name.upper(), f" {place.name.lower()} "):
        if place.level is Level.PROVINCE:
            assert province_named(name) == place
        else:
            assert place in districts_named(name)
            assert place in districts_named(name, unit=place.unit, province_slug=place.province)


@given(PLACES, DAYS)
def test_days_of_one_period_are_alike(place: Place, day: date) -> None:
    same = period_of(day)
    assert same <= day
    assert period_of(same) == same
    assert place.existed_on(day) == place.existed_on(same)
    assert place.full_name(day) == place.full_name(same)


def test_periods_change_where_the_tables_do() -> None:
    days = [date(2024, 6, 1) + timedelta(days=count) for count in range(500)]
    assert sorted({period_of(day) for day in days})[1:] == [date(2025, 1, 1), REORGANISED]


@given(st.text())
def test_any_text_is_a_name_or_none(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    place = province_named(text)
    assert place is None or place in PROVINCES
    assert all(name_key(found.name) == name_key(text) for found in districts_named(text))
