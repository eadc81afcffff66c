"""Slugs: parts of permanent addresses, so every case here is a promise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import nfc, place_tones, slugify
from directive_archive.language.slug import heading_slug
from tests.language.samples import TEXT, VIETNAMESE, nfd


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thành ủy Bắc Kạn", "thanh-uy-bac-kan"),
        ("THÀNH UỶ BẮC KẠN", "thanh-uy-bac-kan"),
        ("Đảng ủy phường Bách Quang", "dang-uy-phuong-bach-quang"),
        ("CV/ĐU", "cv-du"),
        ("1102-CV/TU", "1102-cv-tu"),
        ("1102 - CV/TU", "1102-cv-tu"),
        ("QĐ\u2013UBND", "qd-ubnd"),
        ("66.16/2026/NQ-CP", "66-16-2026-nq-cp"),
        ("05", "05"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Thừa Thiên-Huế", "thua-thien-hue"),
        ("Ia H' Drai", "ia-h-drai"),
        ("Buôn Đôn", "buon-don"),
        ("\u00d0ắk Lắk", "dak-lak"),
        ("  --Hà__Nội!!  ", "ha-noi"),
        ("a\u00a0b\nc", "a-b-c"),
        ("İ", "i"),
        ("Straße", "strasse"),
        ("", ""),
        ("...", ""),
        ("\u0301", ""),
        ("市 \U0001f600 \ud800", ""),
        ("市a市b", "a-b"),
    ],
    ids=ascii,
)
def test_slugify(text: str, expected: str) -> None:
    assert slugify(text) == expected
    assert slugify(nfd(text)) == expected


def test_no_character_makes_a_slug_that_is_not_one() -> None:
    slugs = {slugify(f"a{chr(code)}b") for code in range(0x30000)}
    assert not [slug for slug in slugs if not re.fullmatch(r"a[a-z0-9-]*b", slug)]


@given(TEXT)
def test_a_slug_is_ascii_words_joined_by_hyphens(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slugify(text))


@given(TEXT)
def test_slugify_is_idempotent_and_knows_no_normal_form(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert slugify(nfd(text)) == slugify(nfc(text)) == slugify(place_tones(text)) == slug


@given(VIETNAMESE)
def test_no_letter_of_vietnamese_is_dropped(text: str) -> None:
    assert len(slugify(text).replace("-", "")) == len(text.replace(" ", ""))


@given(VIETNAMESE, st.sampled_from(["-", " ", "/", " – ", "\u00a0", "."]))
def test_slugs_of_parts_make_the_slug_of_the_whole(text: str, mark: str) -> None:
    parts = [slugify(text), slugify("Cẩm Phả")]
    assert slugify(f"{text}{mark}Cẩm Phả") == "-".join(part for part in parts if part)


def test_headings_have_the_same_slugs() -> None:
    assert heading_slug("Đường đi của một văn bản") == "duong-di-cua-mot-van-ban"
    assert heading_slug("Kính gửi: Đảng ủy", "_") == "kinh_gui_dang_uy"
