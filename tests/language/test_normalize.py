"""Normal forms: composition, eth for đ, the two styles of tone placement, dashes; when two names are one."""

import unicodedata

import pytest
from hypothesis import given

from directive_archive.language import compare_key, nfc, place_tones, unify_dashes
from tests.language.samples import TEXT, VIETNAMESE, nfd

OTHER_STYLE = [  # as uỷ, hoà; as ủy, hòa
    ("uỷ", "ủy"),
    ("uỳ", "ùy"),
    ("uỹ", "ũy"),
    ("uý", "úy"),
    ("uỵ", "ụy"),
    ("Uỷ ban", "Ủy ban"),
    ("UỶ BAN", "ỦY BAN"),
    ("tỉnh uỷ", "tỉnh ủy"),
    ("thuỷ", "thủy"),
    ("Thuỵ", "Thụy"),
    ("tuỳ", "tùy"),
    ("luỹ", "lũy"),
    ("huỷ", "hủy"),
    ("truỵ", "trụy"),
    ("nguỵ", "ngụy"),
    ("chuỳ", "chùy"),
    ("khuỵ", "khụy"),
    ("oà", "òa"),
    ("hoà", "hòa"),
    ("hoả", "hỏa"),
    ("hoã", "hõa"),
    ("hoá", "hóa"),
    ("hoạ", "họa"),
    ("HOÀ", "HÒA"),
    ("Hoà", "Hòa"),
    ("Hoà Bình", "Hòa Bình"),
    ("Khánh Hoà", "Khánh Hòa"),
    ("khoá", "khóa"),
    ("loà xoà", "lòa xòa"),
    ("khoẻ", "khỏe"),
    ("xoè", "xòe"),
    ("loé", "lóe"),
    ("toẽ", "tõe"),
    ("choẹ", "chọe"),
    ("hoà,uỷ(thuỷ)-tuỳ", "hòa,ủy(thủy)-tùy"),
    ("_hoà_", "_hòa_"),
    ("hoà2021", "hòa2021"),
    ("BCĐHoà", "BCĐHòa"),
]

SAME_IN_BOTH_STYLES = [
    *[
        "quý",
        "quỳ",
        "quỷ",
        "quỹ",
        "quỵ",
        "Quý",
        "QUỶ",
        "quà",
        "quả",
        "quá",
        "quạ",
        "quẻ",
        "que",
        "quế",
        "quở",
    ],
    *[
        "toàn",
        "hoàn",
        "hoạch",
        "hoặc",
        "khoảng",
        "loại",
        "ngoài",
        "thoại",
        "xoáy",
        "ngoáy",
        "loay hoay",
        "khoét",
    ],
    *["khuỷu", "thuyền", "quyền", "chuyện", "huỳnh", "huýt", "luýnh quýnh", "suýt", "khuya", "thuở", "thuế"],
    *[
        "ủy",
        "hòa",
        "khỏe",
        "xòe",
        "tùy",
        "thủy",
        "hóa",
        "của",
        "múa",
        "mùa",
        "lụa",
        "ngày",
        "tây",
        "chạy",
        "núi",
    ],
    *[
        "oa",
        "oe",
        "uy",
        "a",
        "à",
        "y",
        "ỷ",
        "o",
        "u",
        "",
        " ",
        "ia",
        "mía",
        "kìa",
        "bìa",
        "chìa",
        "giá",
        "gió",
    ],
    *["keo", "kéo", "ngoằn ngoèo", "boong", "xoong", "bùi", "cũ", "đủ", "ừ", "thừa", "đưa", "tuổi", "muỗi"],
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đie\u0323\u0302n", "Điện", id="marks apart"),
        pytest.param("Đi\u1eb9\u0302n", "Điện", id="dot composed, circumflex apart"),
        pytest.param("Đi\u00ea\u0323n", "Điện", id="circumflex composed, dot apart"),
        pytest.param("Đie\u0302\u0323n", "Điện", id="marks in the other order"),
        pytest.param("\u00d0i\u1ec7n \u00f0i\u1ec7n", "Điện điện", id="eth"),
        pytest.param("UBND t\u01a1\u0300", "UBND tờ", id="horn composed, tone apart"),
        pytest.param("a\u0340 a\u0341", "à á", id="deprecated tone marks"),
        pytest.param("K\u212b", "KÅ", id="singleton"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u0301", "\u0301", id="mark alone"),
        pytest.param(" \u0301", " \u0301", id="mark on a space"),
        pytest.param("\ud800a\u0301", "\ud800á", id="lone surrogate"),
        pytest.param("\U0001f600\ufe0f 市 \u1112\u1161\u11ab", "\U0001f600\ufe0f 市 한", id="emoji, ideograph, jamo"),
        pytest.param("ﬁ ½ … ²", "ﬁ ½ … ²", id="compatibility characters stay"),
    ],
)
def test_nfc(text: str, expected: str) -> None:
    assert nfc(text) == expected


@given(TEXT)
def test_nfc_is_a_normal_form(text: str) -> None:
    once = nfc(text)
    assert nfc(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert nfc(nfd(text)) == once
    assert not set("Ðð") & set(once)


@pytest.mark.parametrize(("text", "expected"), OTHER_STYLE, ids=[text for text, _ in OTHER_STYLE])
def test_place_tones_chooses_one_style(text: str, expected: str) -> None:
    assert place_tones(text) == expected
    assert place_tones(nfd(text)) == expected
    assert place_tones(expected) == expected


@pytest.mark.parametrize("text", SAME_IN_BOTH_STYLES)
def test_place_tones_leaves_what_both_styles_share(text: str) -> None:
    assert place_tones(text) == text
    assert place_tones(text.upper()) == text.upper()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ho\u00e0\u0309", id="second tone on the last letter"),
        pytest.param("ho\u00e0\u0302", id="shape after the tone"),
        pytest.param("u\u1ef7\u0301", id="second tone on y"),
        pytest.param("o\u0308\u00e0", id="foreign first letter"),
        pytest.param("h\u00f2\u00e0", id="tone on both letters"),
        pytest.param("u\u1ef7\u00e0\u0309", id="second tone after a beginning that could move"),
    ],
)
def test_place_tones_leaves_letters_with_marks_too_many(text: str) -> None:
    assert place_tones(text) == nfc(text)


@given(TEXT)
def test_place_tones_is_idempotent_and_composed(text: str) -> None:
    once = place_tones(text)
    assert place_tones(once) == once
    assert place_tones(nfd(text)) == once
    assert unicodedata.is_normalized("NFC", once)
    assert len(once) == len(nfc(text))


@given(VIETNAMESE)
def test_place_tones_moves_marks_and_nothing_else(text: str) -> None:
    assert sorted(nfd(place_tones(text))) == sorted(nfd(text))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("ỦY BAN NHÂN DÂN", "Uỷ  ban nhân dân", id="case, tone placement, spaces"),
        pytest.param("Ủy ban", "\nU\u0309y\u00a0ban\t", id="normal form, line break, no-break space"),
        pytest.param("Bà Rịa - Vũng Tàu", "BÀ RỊA – VŨNG TÀU", id="dash"),
        pytest.param("53-CV/ĐU", "53\u2011cv\u2044\u00d0u", id="no-break hyphen, fraction slash, eth"),
        pytest.param("ĐẢNG ỦY", "đảng uỷ", id="đ"),
        pytest.param("HOÀ BÌNH", "Hòa Bình", id="upper case moves too"),
        pytest.param("", " \u00a0\u2007\u202f\n", id="nothing"),
        pytest.param("STRASSE", "Straße", id="casefold"),
        pytest.param("İ", "i\u0307", id="dotted I"),
        pytest.param("\ufb01\u0300", "f\u00ec", id="mark on a ligature"),
    ],
)
def test_compare_key_of_one_name(left: str, right: str) -> None:
    assert compare_key(left) == compare_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Hòa Bình", "Hoa Binh", id="diacritics"),
        pytest.param("Hòa Bình", "Hóa Bình", id="tone"),
        pytest.param("Quý", "Qúy", id="qu is a consonant"),
        pytest.param("Đa", "Da", id="đ"),
        pytest.param("Tân Phú", "Tânphú", id="space"),
        pytest.param("Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", id="spaces round a dash"),
        pytest.param("TU", "TƯ", id="horn"),
    ],
)
def test_compare_key_of_two_names(left: str, right: str) -> None:
    assert compare_key(left) != compare_key(right)


@given(TEXT)
def test_compare_key_is_a_normal_form(text: str) -> None:
    key = compare_key(text)
    assert compare_key(key) == key
    assert compare_key(nfd(text)) == key
    assert compare_key(place_tones(text)) == key
    assert compare_key(unify_dashes(text)) == key
    assert compare_key(f" {text}\n") == key


@given(VIETNAMESE)
def test_compare_key_knows_no_case(text: str) -> None:
    assert compare_key(text.upper()) == compare_key(text.lower()) == compare_key(text)


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d", ids=ascii)
def test_unify_dashes(dash: str) -> None:
    assert unify_dashes(f"53{dash}CV/TU") == "53-CV/TU"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("53\u2044CV", "53/CV", id="fraction slash"),
        pytest.param("a\u00a0b\u202fc\u2007d", "a b c d", id="no-break spaces"),
        pytest.param("", "", id="nothing"),
        pytest.param("~_=/\\·•'", "~_=/\\·•'", id="no dashes"),
        pytest.param("\ud800–\u0301", "\ud800-\u0301", id="surrogate and loose mark"),
    ],
)
def test_unify_dashes_and_what_else(text: str, expected: str) -> None:
    assert unify_dashes(text) == expected


@given(TEXT)
def test_unify_dashes_keeps_positions(text: str) -> None:
    once = unify_dashes(text)
    assert len(once) == len(text)
    assert unify_dashes(once) == once
