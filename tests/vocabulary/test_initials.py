"""Whether a symbol can be that of an organ."""

from __future__ import annotations

import pytest

from directive_archive.vocabulary.initials import issuing_groups, same_organ, symbol_agrees


@pytest.mark.parametrize(
    ("symbol", "organ", "agrees"),
    [
        ("CV/TU", "Tỉnh ủy", True),
        ("CV/TU", "Ban Thường vụ Thành ủy Sông Công", True),
        ("CV/ĐU", "UBND tỉnh", False),
        ("CT-TTg", "Thủ tướng Chính phủ", True),
        ("CT-TTg", "Phó Thủ tướng", True),
        ("TB-VPCP", "Thủ tướng Chính phủ", False),
        ("QĐ-UBND", "Chủ tịch UBND tỉnh Bến Tre", True),
        ("BYT-MT", "Bộ Y tế", True),
        ("TT-BNV", "Bộ Tài chính", False),
        ("TTr-TNMT", "Phòng Tài nguyên và Môi trường huyện", True),
        ("LĐTBXH-VL", "Bộ Lao động - Thương binh và Xã hội", True),
        ("TTr-SNN&PTNT", "Giám đốc Sở Nông nghiệp và Phát triển nông thôn", True),
        ("NQ/TW", "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng", True),
        ("QH15", "Quốc hội", True),
        ("MTTW-BTT", "Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", True),
        ("", "Bộ Y tế", False),
    ],
)
def test_symbol_agrees_with_the_organ(symbol: str, organ: str, agrees: bool) -> None:
    assert symbol_agrees(symbol, organ) is agrees


@pytest.mark.parametrize(
    ("symbol", "groups"),
    [
        ("QĐ/TWĐTN-VP", ("TWĐTN", "VP")),
        ("BTC-TCHQ", ("BTC", "TCHQ")),
        ("CV/TU", ("TU",)),
        ("QH15", ("QH15",)),
        ("", ()),
    ],
)
def test_groups_that_stand_for_organs(symbol: str, groups: tuple[str, ...]) -> None:
    assert issuing_groups(symbol) == groups


def test_symbols_of_one_organ() -> None:
    assert same_organ("STTTT-CNTT", "BC-STTTT")
    assert not same_organ("CV/TU", "CV/HU")
