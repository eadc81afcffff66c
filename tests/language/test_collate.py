"""Alphabetical order: ICU's for Vietnamese, which ``icu_order.json`` holds (see ``make_icu_order.py``)."""

import json
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given

from directive_archive.language import collation_key, nfc
from tests.language.samples import TEXT, VIETNAMESE, nfd


class IcuOrder(TypedDict):
    """The committed table: texts that ICU holds equal stand together."""

    files: dict[str, int]
    order: list[list[str]]


@pytest.fixture(scope="module")
def icu() -> IcuOrder:
    table: IcuOrder = json.loads(Path(__file__).with_name("icu_order.json").read_text(encoding="utf-8"))
    return table


def test_the_order_is_icus(icu: IcuOrder) -> None:
    texts = [text for equal in icu["order"] for text in equal]
    place = {text: rank for rank, equal in enumerate(icu["order"]) for text in equal}
    for start in (texts, texts[::-1], sorted(texts), sorted(texts, key=len)):
        assert [place[text] for text in sorted(start, key=collation_key)] == [place[text] for text in texts]


def test_no_two_places_of_the_table_fall_together(icu: IcuOrder) -> None:
    for earlier, later in pairwise(icu["order"]):
        assert max(map(collation_key, earlier)) < min(map(collation_key, later)), (earlier, later)


def test_the_table_holds_the_names_it_says(icu: IcuOrder) -> None:
    held = {text for equal in icu["order"] for text in equal}
    assert icu["files"]["provinces.csv"] == 63
    assert icu["files"]["districts_2025h1.csv"] > 660
    assert icu["files"]["communes_2025h1.csv"] > 300
    assert len(held) > 1300
    assert held >= {
        "Bà Rịa - Vũng Tàu",
        "Buôn Đôn",
        "Ia H' Drai",
        "Huế",
        "Đắk Nông",
        "Điện Biên",
        "Châu Thành",
        "",
    }


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param([*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"], id="alphabet"),
        pytest.param([*"aàảãáạăằẳẵắặâầẩẫấậ"], id="tones"),
        pytest.param(["ma", "Ma", "MA", "mà", "mab"], id="length, then tone, then case"),
        pytest.param(["Hà Giang", "Hà Nội", "Hải Dương", "Hải Phòng", "Hậu Giang"], id="letters before tones"),
        pytest.param(["Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "E"], id="đ after d, before e"),
        pytest.param(["Dak Lak", "Đak Lak", "Đăk Lăk", "Đắk Lắk"], id="spellings of one name"),
        pytest.param(["Bà Rịa", "Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu", "Bà Rịa-Vũng Tàu"], id="spaces and hyphens"),
        pytest.param(["", " ", "-", "1", "10", "2", "a"], id="spaces, marks, digits, letters"),
        pytest.param(["Cư M'gar", "Čư M'gar", "Cư Mgar"], id="foreign mark"),
        pytest.param(["e", "ẽ", "é", "ẹ", "ë", "ê", "f"], id="foreign marks after tones, in the same letter"),
        pytest.param(["i", "I", "İ", "j"], id="dotted I"),
        pytest.param(["z", "\u0431", "\u5e02"], id="other alphabets last"),
    ],
)
def test_order(ordered: list[str]) -> None:
    assert sorted(sorted(ordered), key=collation_key) == ordered
    assert sorted(map(nfd, ordered), key=collation_key) == [nfd(text) for text in ordered]


@given(TEXT, TEXT)
def test_a_key_belongs_to_one_text(left: str, right: str) -> None:
    assert (collation_key(left) == collation_key(right)) == (nfc(left) == nfc(right))
    assert collation_key(nfd(left)) == collation_key(left)


@given(VIETNAMESE, VIETNAMESE)
def test_tones_and_case_decide_only_between_equal_letters(left: str, right: str) -> None:
    letters = [collation_key(text)[0] for text in (left, right)]
    if letters[0] != letters[1]:
        assert (collation_key(left) < collation_key(right)) == (letters[0] < letters[1])
    assert collation_key(left.upper())[:2] == collation_key(left.lower())[:2]


@given(VIETNAMESE)
def test_a_beginning_comes_first(text: str) -> None:
    assert collation_key(text) < collation_key(f"{text} Đ") < collation_key(f"{text}Đ")
