"""One spelling for the names of organs, and the organ behind the post or body that acts for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.vocabulary.organ_names import committee_name, expand_name, short_key


@pytest.mark.parametrize(
    ("name", "expanded"),
    [
        ("UBND TP. Bắc Kạn", "ủy ban nhân dân thành phố bắc kạn"),
        ("UBND TP.Bắc Kạn", "ủy ban nhân dân thành phố bắc kạn"),
        ("UBND TP Bắc Kạn", "ủy ban nhân dân thành phố bắc kạn"),
        ("Uỷ ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"),
        ("HĐND - UBND", "hội đồng nhân dân - ủy ban nhân dân"),
        ("TT HĐND tỉnh", "thường trực hội đồng nhân dân tỉnh"),
        ("TT.HĐND tỉnh", "thường trực hội đồng nhân dân tỉnh"),
        ("TT. Sa Pa", "thị trấn sa pa"),
        ("TX. Phổ Yên", "thị xã phổ yên"),
        ("UBND H. Ba Vì", "ủy ban nhân dân huyện ba vì"),
        ("UBND huyện đảo Lý Sơn", "ủy ban nhân dân huyện lý sơn"),
        ("Q.1", "quận 1"),
        ("P. 12", "phường 12"),
        ("BCĐ cấp tỉnh", "ban chỉ đạo cấp tỉnh"),
        ("BTV Tỉnh ủy", "ban thường vụ tỉnh ủy"),
        ("UBKT Tỉnh ủy", "ủy ban kiểm tra tỉnh ủy"),
        ("VP UBND tỉnh", "văn phòng ủy ban nhân dân tỉnh"),
        ("UBMTTQ tỉnh", "ủy ban mặt trận tổ quốc việt nam tỉnh"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "ủy ban mặt trận tổ quốc việt nam tỉnh"),
        ("UBND MTTQ", "ủy ban mặt trận tổ quốc việt nam"),  # seen in a header
        ("Ủy ban TW MTTQ Việt Nam", "ủy ban trung ương mặt trận tổ quốc việt nam"),
        ("UBND TPHCM", "ủy ban nhân dân thành phố hồ chí minh"),
        ("UBND TP. HCM", "ủy ban nhân dân thành phố hồ chí minh"),
        ("UBND tỉnh TT. Huế", "ủy ban nhân dân tỉnh thừa thiên huế"),
        ("Sở GD&ĐT", "sở giáo dục và đào tạo"),
        ("Sở VH,TT&DL", "sở văn hóa, thể thao và du lịch"),
        ("Sở LĐ-TB&XH", "sở lao động - thương binh và xã hội"),
        ("Sở NN&PTNT", "sở nông nghiệp và phát triển nông thôn"),
        ("Ban Tổ chức TW", "ban tổ chức trung ương"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "đoàn tncs hồ chí minh"),
        ("  **Bộ Y tế:** ", "bộ y tế"),
        ("", ""),
    ],
    ids=ascii,
)
def test_abbreviations_are_written_out(name: str, expanded: str) -> None:
    assert expand_name(name) == expanded
    assert expand_name(name.upper()) == expanded


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        # Bodies and posts of a committee write in its name.
        ("Ban Thường vụ Tỉnh ủy Hà Nam", "Tỉnh ủy Hà Nam"),
        ("BAN THƯỜNG VỤ TỈNH ỦY HÀ NAM", "Tỉnh ủy Hà Nam"),
        ("Thường trực Tỉnh ủy", "Tỉnh ủy"),
        ("Ban Chấp hành Đảng bộ tỉnh Hà Nam", "Tỉnh ủy Hà Nam"),
        ("BCH Đảng bộ tỉnh Hà Nam khóa XX", "Tỉnh ủy Hà Nam"),
        ("ĐẢNG BỘ HUYỆN BA VÌ NHIỆM KỲ 2020 - 2025", "Huyện ủy Ba Vì"),
        ("Đảng bộ thành phố Sông Công", "Thành ủy Sông Công"),
        ("Đảng bộ thị xã Nghĩa Lộ", "Thị ủy Nghĩa Lộ"),
        ("Đảng bộ quận 1", "Quận ủy 1"),
        ("Đảng bộ phường Bách Quang", "Đảng ủy phường Bách Quang"),
        ("Bí thư Tỉnh ủy", "Tỉnh ủy"),
        ("đồng chí Phó Bí thư Thành ủy Cẩm Phả", "Thành ủy Cẩm Phả"),
        ("Thường trực Ban Bí thư", "Ban Bí thư"),
        # The head of an organ of the State signs, the organ is in the header.
        ("Chủ tịch UBND tỉnh Lâm Đồng", "Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("Phó Chủ tịch UBND huyện", "Ủy ban nhân dân huyện"),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Giám đốc Sở Y tế", "Sở Y tế"),
        ("Cục trưởng Cục Thuế tỉnh Bình Dương", "Cục Thuế tỉnh Bình Dương"),
        ("Tổng cục trưởng Tổng cục Hải quan", "Tổng cục Hải quan"),
        ("Chánh Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy"),
        ("Trưởng Ban Chỉ đạo", "Ban Chỉ đạo"),
        ("Thống đốc Ngân hàng Nhà nước", "Ngân hàng Nhà nước"),
        ("Chánh án Tòa án nhân dân tối cao", "Tòa án nhân dân tối cao"),
        # These are organs themselves.
        ("Chủ tịch nước", "Chủ tịch nước"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Thường trực HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("Ban Thường trực Ủy ban MTTQ tỉnh", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Ban Thường vụ", "Ban Thường vụ"),
        ("Đảng bộ Khối các cơ quan", "Đảng bộ Khối các cơ quan"),
        ("Quốc hội khóa XIV", "Quốc hội"),
        ("Bộ Chính trị (khóa XII)", "Bộ Chính trị"),
        # What is written in small and capital letters keeps them.
        ("UBND xã Đăk K'Roong", "Ủy ban nhân dân xã Đăk K'Roong"),
        ("ban Chỉ đạo xyz", "Ban Chỉ đạo xyz"),
        ("", ""),
        (" . ", ""),
    ],
    ids=ascii,
)
def test_the_organ_that_is_meant(name: str, organ: str) -> None:
    assert committee_name(name) == organ


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Thành ủy Thành phố Hồ Chí Minh", "thành ủy hồ chí minh"),
        ("Thành ủy Hồ Chí Minh", "thành ủy hồ chí minh"),
        ("Quận ủy Quận 1", "quận ủy 1"),
        ("Văn phòng Tỉnh ủy tỉnh Hà Nam", "văn phòng tỉnh ủy hà nam"),
        ("Đảng ủy xã A, huyện B, tỉnh C", "đảng ủy xã a"),
        ("Thành ủy Bắc Kạn - tỉnh Bắc Kạn", "thành ủy bắc kạn"),
        ("Thành ủy Bắc Kạn", "thành ủy bắc kạn"),
        ("Tỉnh ủy Bà Rịa - Vũng Tàu", "tỉnh ủy bà rịa - vũng tàu"),
    ],
    ids=ascii,
)
def test_short_key(name: str, key: str) -> None:
    assert short_key(name) == key


WORDS_OF_NAMES = """
UBND TP. TX. HĐND Tỉnh ủy Ban Thường vụ Bí thư Đảng bộ tỉnh huyện Chủ tịch Giám đốc Sở Y tế khóa XI , - . (
"""
WORDS = st.sampled_from(WORDS_OF_NAMES.split())


@given(st.lists(WORDS, max_size=10).map(" ".join) | st.text())
def test_an_organ_is_its_own(name: str) -> None:
    organ = committee_name(name)
    assert expand_name(committee_name(organ)) == expand_name(organ) or organ.upper() == organ
    assert organ == " ".join(organ.split())
