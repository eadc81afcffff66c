"""Folding to ASCII: what a reader types without diacritics finds what is written with them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import fold, nfc, place_tones
from tests.language.samples import FORMS, TEXT, VIETNAMESE, nfd


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("đ", "d", id="đ"),
        pytest.param("Đ", "d", id="Đ"),
        pytest.param("\u00f0", "d", id="eth"),
        pytest.param("\u00d0", "d", id="capital eth"),
        pytest.param("Điện Biên", "dien bien", id="name"),
        pytest.param("ĐIỆN BIÊN", "dien bien", id="capitals"),
        pytest.param("\u00d0ie\u0323\u0302n Bie\u0302n", "dien bien", id="eth and loose marks"),
        pytest.param("aàảãáạ ăằẳẵắặ âầẩẫấậ", "aaaaaa aaaaaa aaaaaa", id="a"),
        pytest.param("eèẻẽéẹ êềểễếệ iìỉĩíị", "eeeeee eeeeee iiiiii", id="e i"),
        pytest.param("oòỏõóọ ôồổỗốộ ơờởỡớợ", "oooooo oooooo oooooo", id="o"),
        pytest.param("uùủũúụ ưừửữứự yỳỷỹýỵ", "uuuuuu uuuuuu yyyyyy", id="u y"),
        pytest.param("1102-CV/TU", "1102-cv/tu", id="number"),
        pytest.param("QĐ-UBND–HĐND", "qd-ubnd–hdnd", id="dash stays"),
        pytest.param("Uỷ ban  Ủy ban", "uy ban  uy ban", id="tone placement and spaces"),
        pytest.param("Čư M'gar, Zürich, İ", "cu m'gar, zurich, i", id="foreign marks"),
        pytest.param("Straße ﬁ", "strasse fi", id="casefold"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u0301\u0323", "", id="marks alone"),
        pytest.param("\ud800\U0001f600 市 한", "\ud800\U0001f600 市 한", id="surrogate, emoji, ideograph, hangul"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(nfd(text)) == expected


def test_fold_of_every_character_is_settled() -> None:
    unsettled = [
        hex(ord(character))
        for character in map(chr, range(0x30000))  # beyond are only ideographs and private characters
        if (folded := fold(character)) != character
        and (fold(folded) != folded or fold(nfd(character)) != folded or fold(nfc(character)) != folded)
    ]
    assert not unsettled


@given(TEXT)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_fold_knows_no_normal_form(text: str) -> None:
    assert fold(nfd(text)) == fold(unicodedata.normalize("NFC", text)) == fold(nfc(text)) == fold(text)


@given(VIETNAMESE, st.sampled_from(FORMS))
def test_fold_of_vietnamese_is_ascii(text: str, form: str) -> None:
    folded = fold(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert folded.isascii()
    assert len(folded) == len(text)
    assert folded == fold(text) == fold(text.upper()) == fold(place_tones(text))
