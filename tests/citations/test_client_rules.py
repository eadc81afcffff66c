"""The rules below the finder in the browser: issuers, places, dates, numbers, types, as Python has them.

issuer_cases.json holds both languages to the same answers; behind it, generated texts.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from directive_archive.identity import directive_id
from directive_archive.language import compare_key, find_dates, fold, parse_numeral, place_tones, slugify, unify_dashes
from directive_archive.number import DocumentNumber, normal_number, normal_symbol, parse_number, tidy_symbol
from directive_archive.vocabulary.casing import sentence_case
from directive_archive.vocabulary.document_types import (
    DOCUMENT_TYPES,
    document_type_named,
    document_types_abbreviated,
    document_types_of_symbol,
    system_of_symbol,
)
from directive_archive.vocabulary.issuers import (
    Issuer,
    central_organ_of_symbol,
    identify_cited_issuer,
    identify_issuer,
)
from directive_archive.vocabulary.organ_names import committee_name, expand_name, short_key
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, Place, districts_named, name_key, province_named
from directive_archive.vocabulary.tables import read_table
from tests.citations.conftest import Client

CASES_FILE = Path(__file__).with_name("issuer_cases.json")
CASES: list[dict[str, Any]] = json.loads(CASES_FILE.read_text("utf-8"))


def place_of(place: Place) -> str:
    return place.slug if place.province == place.slug and place in PROVINCES else f"{place.province}/{place.slug}"


def described(issuer: Issuer | None) -> dict[str, Any] | None:
    if issuer is None:
        return None
    return {
        "name": issuer.name,
        "system": issuer.system,
        "level": issuer.level,
        "path": "/".join(issuer.path),
        "candidates": [place_of(place) for place in issuer.candidates],
    }


def cited(phrase: str, header: list[str], day: date | None) -> Issuer | None:
    name, parent, place = header
    return identify_cited_issuer(phrase, identify_issuer(name, parent=parent, place=place, day=day), day)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# ---- the file of cases


def test_python_settles_every_case() -> None:
    for case in CASES:
        (name, parent, place), day = case["header"], day_of(case["day"])
        if "phrase" in case:
            found = cited(case["phrase"], case["header"], day)
        else:
            found = identify_issuer(name, parent=parent, place=place, day=day)
        assert described(found) == case["issuer"], case


def test_javascript_settles_every_case(client: Client) -> None:
    phrases = [case for case in CASES if "phrase" in case]
    got = client.results("cited", [[case["phrase"], case["header"], case["day"]] for case in phrases])
    headers = [case for case in CASES if "phrase" not in case]
    got += client.results("header", [[case["header"], case["day"]] for case in headers])
    different = [
        (case, issuer) for case, issuer in zip(phrases + headers, got, strict=True) if issuer != case["issuer"]
    ]
    assert different == []
    assert len(CASES) > 300


# ---- generated texts

HEADS = (
    *(row["head"] for row in read_table("local_organs")),
    *(row["name"] for row in read_table("organs")),
    *("Ban Thường vụ Tỉnh ủy", "Thường trực Thành ủy", "Giám đốc Sở Y tế", "Bộ trưởng Bộ", "Đảng bộ tỉnh", "UBND"),
    *("UBND TP.", "UBND thành phố", "HĐND tỉnh", "Phòng Y tế", "TX.", "H.", "huyện đảo", "Ban Chỉ đạo", "MTTQ", "BTV"),
)
UNITS = (
    "tỉnh",
    "thành phố",
    "TP",
    "huyện",
    "quận",
    "thị xã",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "Tỉnh ủy",
    "Đảng bộ",
)
NAMES = (
    *(place.name for place in (*PROVINCES, *DISTRICTS)),
    "TP.HCM",
    "Kontum",
    "Bách Quang",
    "A",
    "1",
    "Quy Nhơn",
    "Huế",
)
JOINTS = (" ", " ", ", ", " - ", "-", " và ", " khóa XI ", " nhiệm kỳ 2020 – 2025 ")


@st.composite
def phrases(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(HEADS))]
    for _ in range(draw(st.integers(0, 3))):
        parts.append(draw(st.sampled_from(JOINTS)))
        parts.append(draw(st.sampled_from(draw(st.sampled_from([HEADS, UNITS, NAMES, NAMES])))))
    text = "".join(parts)
    form = draw(st.sampled_from(["", "", "upper", "lower", "NFD"]))
    if form == "NFD":
        return unicodedata.normalize("NFD", text)
    return {"upper": text.upper(), "lower": text.lower()}.get(form, text)


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
CHARACTERS = LETTERS + LETTERS.upper() + "0123456789 -–—/⁄.,;:()&'’\n\t\u00a0\u0309\u0301ðÐ"
texts = st.text(CHARACTERS, max_size=30)
days = (
    st.none() | st.dates(date(1990, 1, 1), date(2026, 12, 31)) | st.sampled_from([date(2025, 6, 30), date(2025, 7, 1)])
)
names = phrases() | texts


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@settings(max_examples=400)
@given(phrase=names, header=st.tuples(names, names, st.sampled_from([*NAMES, ""])), day=days)
def test_organs_are_the_same(client: Client, phrase: str, header: tuple[str, str, str], day: date | None) -> None:
    name, parent, place = header
    issuer = identify_issuer(name, parent=parent, place=place, day=day)
    assert client.result("header", header, iso(day)) == described(issuer)
    assert client.result("cited", phrase, header, iso(day)) == described(cited(phrase, list(header), day))


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("language.fold", fold),
        ("language.slugify", slugify),
        ("language.compareKey", compare_key),
        ("language.placeTones", place_tones),
        ("language.unifyDashes", unify_dashes),
        ("number.normalNumber", normal_number),
        ("number.normalSymbol", normal_symbol),
        ("number.tidySymbol", tidy_symbol),
        ("numerals.parseNumeral", parse_numeral),
        ("document_types.systemOfSymbol", system_of_symbol),
        ("places.nameKey", name_key),
        ("organ_names.expandName", expand_name),
        ("organ_names.committeeName", committee_name),
        ("organ_names.shortKey", short_key),
        ("issuers.centralOrganOfSymbol", central_organ_of_symbol),
    ],
)
@settings(max_examples=30)
@given(data=st.data())
def test_texts_are_made_the_same(client: Client, name: str, function: Any, data: st.DataObject) -> None:
    given_texts = data.draw(st.lists(names, min_size=1, max_size=30))
    assert client.results(name, [[text] for text in given_texts]) == [function(text) for text in given_texts]


@given(st.lists(names, min_size=1, max_size=20))
def test_casing_is_the_same(client: Client, given_names: list[str]) -> None:
    capitals = [name.upper() for name in given_names]
    expected = [{"text": cased.text, "doubtful": cased.doubtful} for cased in map(sentence_case, capitals)]
    assert client.results("casing.sentenceCase", [[name] for name in capitals]) == expected


def test_every_name_of_a_place_is_known(client: Client) -> None:
    every = [place.name for place in (*PROVINCES, *DISTRICTS)]
    every += [name for place in PROVINCES for _, name, _ in place.former_names]
    provinces = [found and place_of(found) for found in map(province_named, every)]
    assert client.results("places.provinceNamed", [[name] for name in every]) == provinces
    districts = [[place_of(place) for place in districts_named(name)] for name in every]
    assert client.results("places.districtsNamed", [[name] for name in every]) == districts


# ---- numbers, types and dates

SYMBOLS = sorted(
    {
        *("CV/TU", "QĐ/TW", "TB-VPCP", "BTC-TCHQ", "NQ/UBTVQH15", "QH15", "TBMTTQ-BTT", "QĐUBND", "CT-TTHT", "TT HĐND"),
        *("TT-BYT", "TTLT-VKSTC-BTC", "CĐ-TTg", "QĐ/UBND", "ỦY BAN", "", "1A", "KH/TWĐTN-VP", "TT.HĐND-VP", "L-CTN"),
        *(kind.party for kind in DOCUMENT_TYPES),
        *(f"{kind.state}-UBND" for kind in DOCUMENT_TYPES),
        *(row["symbol"] for row in read_table("organs")),
    }
)


def test_types_are_told_from_symbols_the_same(client: Client) -> None:
    got = client.results("document_types.documentTypesOfSymbol", [[symbol] for symbol in SYMBOLS])
    assert [[kind["name"] for kind in kinds] for kinds in got] == [
        [kind.name for kind in document_types_of_symbol(symbol)] for symbol in SYMBOLS
    ]
    got = client.results("document_types.documentTypesAbbreviated", [[symbol] for symbol in SYMBOLS])
    assert [[kind["name"] for kind in kinds] for kinds in got] == [
        [kind.name for kind in document_types_abbreviated(symbol)] for symbol in SYMBOLS
    ]
    named = [write(kind.name) for kind in DOCUMENT_TYPES for write in (str.upper, str.title, lambda name: f" {name}:")]
    expected = [found and found.name for found in map(document_type_named, named)]
    got = client.results("document_types.documentTypeNamed", [[name] for name in named])
    assert [found and found["name"] for found in got] == expected


number_texts = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["Số ", "số: ", "", "CV "]),
        st.sampled_from(["1102", "05", "66.16", "51/2025", "51 / 2025", "12a", "1234567", "0"]),
        st.sampled_from(["-", " – ", "/", " / ", "⁄", ""]),
        st.sampled_from(SYMBOLS) | texts,
        st.sampled_from(["", " ngày", ", của", "-"]),
    ),
)


@given(st.lists(number_texts, min_size=1, max_size=20))
def test_numbers_are_read_the_same(client: Client, given_texts: list[str]) -> None:
    got = client.results("number.parseNumber", [[text] for text in given_texts])
    parsed = [parse_number(text) for text in given_texts]
    assert got == [number and {"number": number.number, "symbol": number.symbol} for number in parsed]
    written = [number for number in parsed if number]
    records = [[{"number": number.number, "symbol": number.symbol}] for number in written]
    assert client.results("number.formatNumber", records) == [str(number) for number in written]
    assert client.results("number.numberSlug", records) == [number.slug for number in written]
    assert client.results("number.numberKey", records) == [" ".join(number.key) for number in written]


WORDS = (
    "một",
    "hai",
    "ba",
    "mươi",
    "mười",
    "lăm",
    "năm",
    "nghìn",
    "không",
    "trăm",
    "linh",
    "tư",
    "bảy",
    "tháng",
    "ngày",
)
date_texts = st.lists(
    st.sampled_from(
        [*WORDS, "ngày 30 tháng 7 năm 2020", "29/7/2020", "31/02/2021", "01-10-1997", "15.3.2020", "2020-07-30"]
    )
    | st.sampled_from(["31/3/20114", "mồng một tháng giêng năm hai nghìn không trăm hai mươi", "7/6/1899", "9/10/9999"])
    | texts,
    max_size=12,
).map(" ".join)


@given(st.lists(date_texts | date_texts.map(lambda text: unicodedata.normalize("NFD", text)), min_size=1, max_size=20))
def test_dates_are_read_the_same(client: Client, given_texts: list[str]) -> None:
    got = client.results("dates.findDates", [[text] for text in given_texts])
    assert got == [
        [{"start": each.start, "end": each.end, "value": iso(each.value)} for each in find_dates(text)]
        for text in given_texts
    ]


@example(header=("", "UBTVQH", "An Giang"), number="", day=None)
@given(header=st.tuples(names, names, st.sampled_from(NAMES)), number=st.sampled_from(["", "05"]), day=days)
def test_ids_are_the_same(client: Client, header: tuple[str, str, str], number: str, day: date | None) -> None:
    issuer = identify_issuer(header[0], parent=header[1], place=header[2], day=day)
    expected = directive_id(issuer, DocumentNumber(number, "CV/TU" if number else ""), day)
    record = {"number": number, "symbol": "CV/TU" if number else ""}
    assert client.result("identifier", header, record, iso(day)) == expected
