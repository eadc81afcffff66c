"""Names printed in capitals as they are written in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import compare_key, nfc
from directive_archive.vocabulary.casing import is_capitals, sentence_case
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES
from directive_archive.vocabulary.tables import read_table


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("THÀNH ỦY BẮC KẠN", "Thành ủy Bắc Kạn"),
        ("THÀNH UỶ BẮC KẠN", "Thành ủy Bắc Kạn"),
        ("ĐẢNG BỘ TỈNH QUẢNG NINH", "Đảng bộ tỉnh Quảng Ninh"),
        ("ĐẢNG BỘ THÀNH PHỐ SÔNG CÔNG", "Đảng bộ thành phố Sông Công"),
        ("ĐẢNG ỦY PHƯỜNG BÁCH QUANG", "Đảng ủy phường Bách Quang"),
        ("BAN THƯỜNG VỤ", "Ban Thường vụ"),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực"),
        ("CHỦ TỊCH", "Chủ tịch"),
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "Thường trực Hội đồng nhân dân"),
        ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("PHÒNG Y TẾ", "Phòng Y tế"),
        (
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19 TỈNH HÀ GIANG",
            "Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh Hà Giang",
        ),
        ("BẢO HIỂM XÃ HỘI TỈNH SƠN LA", "Bảo hiểm xã hội tỉnh Sơn La"),
        ("BAN CÁN SỰ ĐẢNG ỦY BAN NHÂN DÂN TỈNH", "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "Đảng ủy Khối các cơ quan tỉnh"),
        ("UBND HUYỆN MỘC CHÂU", "UBND huyện Mộc Châu"),
        ("TP. BẮC KẠN", "TP. Bắc Kạn"),
        ("CÔNG ĐIỆN", "Công điện"),
        ("HUYỆN EA H'LEO", "Huyện Ea H'leo"),
    ],
    ids=ascii,
)
def test_what_the_vocabulary_covers(printed: str, written: str) -> None:
    assert sentence_case(printed).text == written
    assert not sentence_case(printed).doubtful


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ĐẢNG ỦY XÃ VỀ", "Đảng ủy xã Về"),  # not the preposition
        ("UBND PHƯỜNG TRUNG TÂM", "UBND phường Trung Tâm"),  # not a centre
        ("UBND XÃ TRƯỜNG SƠN", "UBND xã Trường Sơn"),  # not a school
        ("ĐẢNG ỦY XÃ HỘI AN", "Đảng ủy xã Hội An"),  # not "xã hội"
        ("THỊ TRẤN NƯỚC HAI", "Thị trấn Nước Hai"),
        ("XÃ BẮC KẠN", "Xã Bắc Kạn"),
        ("TỈNH PHÒNG CHỐNG DỊCH", "Tỉnh phòng chống dịch"),  # a known phrase ends the name
    ],
    ids=ascii,
)
def test_words_in_the_names_of_places(printed: str, written: str) -> None:
    assert sentence_case(printed).text == written


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("TRUNG TÂM GIỐNG CÂY TRỒNG", "Trung tâm Giống Cây Trồng"),
        ("TRƯỜNG THPT CHUYÊN", "Trường THPT Chuyên"),  # no vowel, an abbreviation
        ("CÔNG TY XYZ", "Công Ty Xyz"),
    ],
    ids=ascii,
)
def test_words_that_nothing_covers_are_doubtful(printed: str, written: str) -> None:
    assert sentence_case(printed).text == written
    assert sentence_case(printed).doubtful


@pytest.mark.parametrize("text", ["Thành ủy Bắc Kạn", "UBND xã", "", "123", "ủy ban"])
def test_what_is_not_in_capitals_stays(text: str) -> None:
    assert sentence_case(f"  {text} ").text == text
    assert not sentence_case(text).doubtful


@pytest.mark.parametrize(
    ("text", "expected"),
    [("UBND", True), ("ĐẢNG ỦY 2", True), ("Đảng ủy", False), ("", False), ("123 - *", False), ("\u00d0U", True)],
)
def test_is_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected


NAMES = st.sampled_from(
    [place.name for place in (*PROVINCES, *DISTRICTS)]
    + [kind.name for kind in DOCUMENT_TYPES]
    + [row["phrase"] for row in read_table("phrases")]
    + [row["name"] for row in read_table("organs")]
)


@given(NAMES)
def test_every_name_of_the_vocabulary_comes_back(name: str) -> None:
    cased = sentence_case(name.upper())
    assert not cased.doubtful
    assert cased.text == name[:1].upper() + name[1:]


@given(st.text(st.sampled_from("BAN CHỈ ĐẠOỦYXÃHỘITPƯ.,-;:19")) | st.text())
def test_only_case_and_spaces_change(text: str) -> None:
    assert compare_key(sentence_case(text).text) == compare_key(nfc(text))


@given(st.text(st.sampled_from("BAN CHỈ ĐẠOỦYXÃHỘITPƯ.,-;:19abcđ")))
def test_sentence_case_is_idempotent_but_for_abbreviations(text: str) -> None:
    once = sentence_case(text).text
    if not is_capitals(once):
        assert sentence_case(once).text == once
