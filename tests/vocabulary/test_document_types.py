"""Types of documents: what a symbol may stand for, and what it must not be taken for."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.vocabulary.document_types import (
    DOCUMENT_TYPES,
    OFFICIAL_LETTER,
    DocumentType,
    document_type_named,
    document_type_of_symbol,
    document_types_abbreviated,
    document_types_of_symbol,
    symbol_parts,
    system_of_symbol,
    type_names_longest_first,
)
from directive_archive.vocabulary.systems import System

PARTY, STATE = System.PARTY, System.STATE


@pytest.mark.parametrize(
    ("symbol", "system", "names"),
    [
        # Party: type / issuer. QĐ stands for two types.
        ("CV/TU", PARTY, ["Công văn"]),
        ("CV/ĐU", PARTY, ["Công văn"]),
        ("CV/\u00d0U", PARTY, ["Công văn"]),  # eth for Đ
        ("CV / TU", PARTY, ["Công văn"]),
        ("QĐ/TW", PARTY, ["Quyết định", "Quy định"]),
        ("QĐ/TU", PARTY, ["Quyết định", "Quy định"]),
        ("TT/TW", PARTY, ["Thông tri"]),
        ("CT/TƯ", PARTY, ["Chỉ thị"]),
        ("CTr/TU", PARTY, ["Chương trình"]),
        ("KL/TW", PARTY, ["Kết luận"]),
        ("NQ/ĐH", PARTY, ["Nghị quyết"]),
        ("HD/VPTW", PARTY, ["Hướng dẫn"]),
        ("TTr/BTCTU", PARTY, ["Tờ trình"]),
        ("CĐ/TU", PARTY, ["Công điện"]),
        ("QĐ/TWĐTN-VP", PARTY, ["Quyết định", "Quy định"]),  # the Youth Union writes as the Party does
        # State: type - issuer.
        ("QĐ-UBND", STATE, ["Quyết định"]),
        ("QyĐ-UBND", STATE, ["Quy định"]),
        ("TT-BTC", STATE, ["Thông tư"]),
        ("TT-BLĐTBXH", STATE, ["Thông tư"]),
        ("TT-NHNN", STATE, ["Thông tư"]),
        ("TT-VKSTC", STATE, ["Thông tư"]),
        ("TTLT-BYT-BTC", STATE, ["Thông tư liên tịch"]),
        ("NQLT-CP-UBTUMTTQVN", STATE, ["Nghị quyết liên tịch"]),
        ("CT-TTg", STATE, ["Chỉ thị"]),
        ("CT-TTG", STATE, ["Chỉ thị"]),
        ("CT-UBND", STATE, ["Chỉ thị"]),
        ("CT-CTUBND", STATE, ["Chỉ thị"]),
        ("CTr-UBND", STATE, ["Chương trình"]),
        ("VBHN-BLĐTBXH", STATE, ["Văn bản hợp nhất"]),
        ("NĐ-CP", STATE, ["Nghị định"]),
        ("NQ-HĐND", STATE, ["Nghị quyết"]),
        ("L-CTN", STATE, ["Lệnh"]),
        ("TB-VPCP", STATE, ["Thông báo"]),
        ("CĐ-TTg", STATE, ["Công điện"]),
        ("BC-UBVHXH15", STATE, ["Báo cáo"]),
        ("QĐ-TT HĐND", STATE, ["Quyết định"]),
        ("KH- UBND", STATE, ["Kế hoạch"]),
        # Laws and resolutions of the National Assembly carry its term.
        ("QH15", STATE, ["Bộ luật", "Luật", "Nghị quyết"]),
        ("UBTVQH15", STATE, ["Pháp lệnh", "Nghị quyết"]),
        # An organ first: a công văn, which has no type code. CT and TT are organs as well.
        ("BTC-TCHQ", STATE, ["Công văn"]),
        ("BYT-MT", STATE, ["Công văn"]),
        ("SYT-NVY", STATE, ["Công văn"]),
        ("UBND-VX", STATE, ["Công văn"]),
        ("CTUBND-KT", STATE, ["Công văn"]),
        ("CT-TTHT", STATE, ["Công văn"]),  # Cục Thuế
        ("CT-HCQT,TV,AC", STATE, ["Công văn"]),
        ("TT-CNTT", STATE, ["Công văn"]),  # a Trung tâm
        ("TT HĐND", STATE, ["Công văn"]),  # Thường trực Hội đồng nhân dân
        ("CTR-UBND", STATE, ["Công văn"]),  # CTr is Chương trình, CTR is not
        ("XX/TU", STATE, ["Công văn"]),
        # Habits that the rules do not know.
        ("QĐUBND", STATE, ["Quyết định"]),
        ("TBMTTQ-BTT", STATE, ["Thông báo"]),
        ("QĐ/UBND", STATE, ["Quyết định"]),
        ("QĐ/UB", STATE, ["Quyết định"]),
        # No symbol at all.
        ("", STATE, []),
        (" - ", STATE, []),
        ("05", STATE, []),
    ],
    ids=ascii,
)
def test_what_a_symbol_may_stand_for(symbol: str, system: System, names: list[str]) -> None:
    kinds = document_types_of_symbol(symbol)
    assert [kind.name for kind in kinds] == names
    assert system_of_symbol(symbol) is system
    assert document_type_of_symbol(symbol) == (kinds[0] if len(kinds) == 1 else None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Công điện", "Công điện"),
        ("CÔNG ĐIỆN", "Công điện"),
        ("công văn", "Công văn"),
        ("**CHỈ THỊ**", "Chỉ thị"),
        ("THÔNG TƯ LIÊN TỊCH:", "Thông tư liên tịch"),
        ("Tờ  trình", "Tờ trình"),
        ("Giấy uỷ quyền", "Giấy ủy quyền"),
        ("Cong van", None),
        ("Nghị định thư", None),  # a protocol
        ("văn bản", None),
        ("", None),
    ],
    ids=ascii,
)
def test_document_type_named(name: str, expected: str | None) -> None:
    kind = document_type_named(name)
    assert (kind and kind.name) == expected


@pytest.mark.parametrize(
    ("abbreviation", "system", "names"),
    [
        ("QĐ", PARTY, ["Quyết định", "Quy định"]),
        ("QĐ", STATE, ["Quyết định"]),
        ("QĐ", None, ["Quyết định", "Quy định"]),
        ("TT", PARTY, ["Thông tri"]),
        ("TT", STATE, ["Thông tư"]),
        ("TT", None, ["Thông tri", "Thông tư"]),
        ("CV", PARTY, ["Công văn"]),
        ("CV", STATE, []),
        ("KL", STATE, []),
        ("CTr", STATE, ["Chương trình"]),
        ("CTR", None, []),
        ("Q\u00d0", STATE, ["Quyết định"]),
    ],
    ids=ascii,
)
def test_document_types_abbreviated(abbreviation: str, system: System | None, names: list[str]) -> None:
    assert [kind.name for kind in document_types_abbreviated(abbreviation, system)] == names


def test_an_empty_abbreviation_is_a_gap_in_the_rules_and_names_no_type() -> None:
    assert [kind.name for kind in DOCUMENT_TYPES if not kind.party and not kind.state]
    assert document_types_abbreviated("", PARTY) == document_types_abbreviated("") == ()


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("CV/TU", ("CV", "TU")),
        ("QĐ/TWĐTN-VP", ("QĐ", "TWĐTN", "VP")),
        ("CT-HCQT,TV,AC", ("CT", "HCQT", "TV", "AC")),
        ("QĐ-TT HĐND", ("QĐ", "TT", "HĐND")),
        ("QĐ–UBND", ("QĐ", "UBND")),
        ("", ()),
        ("/-/", ()),
    ],
    ids=ascii,
)
def test_symbol_parts(symbol: str, parts: tuple[str, ...]) -> None:
    assert symbol_parts(symbol) == parts


def test_types_have_names_and_addresses_of_their_own() -> None:
    assert max(Counter(kind.name for kind in DOCUMENT_TYPES).values()) == 1
    assert max(Counter(kind.slug for kind in DOCUMENT_TYPES).values()) == 1
    assert OFFICIAL_LETTER.slug == "cong-van"


def test_a_longer_name_is_tried_before_the_one_it_begins_with() -> None:
    names = type_names_longest_first()
    assert set(names) == {kind.name for kind in DOCUMENT_TYPES}
    for longer, shorter in [("Thông tư liên tịch", "Thông tư"), ("Bộ luật", "Luật")]:
        assert names.index(longer) < names.index(shorter)


@given(st.sampled_from(DOCUMENT_TYPES), st.sampled_from(["TU", "TW", "ĐU", "VPTU", "BTGTW"]))
def test_every_party_abbreviation_is_read_back(kind: DocumentType, issuer: str) -> None:
    if kind.party:
        assert kind in document_types_of_symbol(f"{kind.party}/{issuer}")


@given(st.sampled_from(DOCUMENT_TYPES), st.sampled_from(["UBND", "BYT", "TTg", "HĐND", "VPCP", "BLĐTBXH"]))
def test_every_state_abbreviation_is_read_back(kind: DocumentType, issuer: str) -> None:
    if kind.state and kind.state not in {"QH", "UBTVQH"} and not (kind.state == "TT" and issuer in {"UBND", "HĐND"}):
        assert kind in document_types_of_symbol(f"{kind.state}-{issuer}")


@given(st.text(st.sampled_from("QĐTCVBNHUĐÐ/-,. ƯrgyKLG15a")) | st.text())
def test_any_symbol_is_settled(symbol: str) -> None:
    kinds = document_types_of_symbol(symbol)
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= set(DOCUMENT_TYPES)
