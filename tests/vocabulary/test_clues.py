"""What one name says of level and place."""

from datetime import date

import pytest

from directive_archive.vocabulary.clues import Clues, read_clues, unit_and_name
from directive_archive.vocabulary.places import province
from directive_archive.vocabulary.systems import Level

DAY = date(2020, 7, 30)
CENTRAL, PROVINCE, DISTRICT, COMMUNE, UNIT = Level


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tỉnh ủy Hà Nam", Clues(PROVINCE, province("ha-nam"), spellings=(("Hà Nam", "Hà Nam"),))),
        ("Tỉnh ủy", Clues(PROVINCE, bare_end=7)),
        ("Ban Tuyên giáo Tỉnh ủy", Clues(PROVINCE, bare_end=22)),
        ("Ban Chỉ đạo tỉnh phòng, chống dịch", Clues(PROVINCE, bare_end=16)),
        ("Tỉnh ủy Hà Tây", Clues(PROVINCE, is_unknown=True)),
        (
            "Thành ủy Bắc Kạn",
            Clues(DISTRICT, None, "Bắc Kạn", "thành phố", spellings=(("Bắc Kạn", "Bắc Kạn"),)),
        ),
        ("Thành ủy", Clues(DISTRICT, None, None, "thành phố", bare_end=8)),
        ("Thành ủy Hà Nội", Clues(PROVINCE, province("ha-noi"), spellings=(("Hà Nội", "Hà Nội"),))),
        (
            "Thành ủy Thành phố Hồ Chí Minh",
            Clues(PROVINCE, province("ho-chi-minh"), spellings=(("Hồ Chí Minh", "Hồ Chí Minh"),)),
        ),
        ("Huyện ủy Xyz", Clues(DISTRICT, None, "Xyz", "huyện", is_unknown=True)),
        (
            "Đảng ủy xã A huyện Lục Nam",
            Clues(COMMUNE, None, "Lục Nam", "huyện", "A", spellings=(("Lục Nam", "Lục Nam"),)),
        ),
        (
            "Ủy ban nhân dân xã A, huyện Ba Vì, thành phố Hà Nội",
            Clues(
                COMMUNE,
                province("ha-noi"),
                "Ba Vì",
                "huyện",
                "A",
                spellings=(("Ba Vì", "Ba Vì"), ("Hà Nội", "Hà Nội")),
            ),
        ),
        ("Đảng ủy phường", Clues(COMMUNE, bare_end=14)),
        ("Đảng ủy xã Hội An", Clues(COMMUNE, commune_name="Hội An")),
        ("Bảo hiểm xã hội", Clues()),
        ("Thông tấn xã Việt Nam", Clues()),
        ("Hội đồng nhân dân tỉnh ủy ban nhân dân", Clues(PROVINCE, bare_end=22)),
        ("Sở Y tế", Clues(PROVINCE)),
        ("Sở Y tế Hà Nội", Clues(PROVINCE, province("ha-noi"))),
        ("Phòng Y tế", Clues(usual_level=DISTRICT)),
        ("Cục Thuế", Clues(usual_level=PROVINCE)),
        ("Chi bộ 5", Clues(UNIT)),
        ("Ủy ban nhân dân", Clues()),
        ("Ủy ban nhân dân huyện K'Bang", Clues(DISTRICT, None, "KBang", "huyện", spellings=(("K'Bang", "KBang"),))),
        ("", Clues()),
    ],
    ids=ascii,
)
def test_read_clues(name: str, expected: Clues) -> None:
    assert read_clues(name, DAY) == expected


@pytest.mark.parametrize(
    ("day", "level"), [(date(2024, 12, 31), DISTRICT), (date(2025, 1, 1), PROVINCE), (None, DISTRICT)], ids=str
)
def test_hue_was_a_city_inside_a_province(day: date | None, level: Level) -> None:
    assert read_clues("Thành ủy Huế", day).level is level


@pytest.mark.parametrize(
    ("text", "whole", "bare"),
    [
        ("ĐẢNG ỦY PHƯỜNG BÁCH QUANG", "phường Bách Quang", "Bách Quang"),
        ("TP. Bắc Kạn", "thành phố Bắc Kạn", "Bắc Kạn"),
        ("UBND xã A, huyện B", "xã A", "A"),
        ("Hà Nội", "Hà Nội", "Hà Nội"),
        ("", "", ""),
    ],
)
def test_unit_and_name(text: str, whole: str, bare: str) -> None:
    assert unit_and_name(text) == whole
    assert unit_and_name(text, bare=True) == bare
