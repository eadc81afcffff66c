"""Identity and addresses: what makes a directive itself, and where it lies."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.identity import address, directive_id, identify, is_well_formed
from directive_archive.number import DocumentNumber
from directive_archive.vocabulary.issuers import identify_issuer

DAY = date(2020, 7, 30)


@pytest.mark.parametrize(
    ("issuer", "parent", "number", "issued", "identifier"),
    [
        (
            "Thành ủy Bắc Kạn",
            "Đảng bộ tỉnh Bắc Kạn",
            DocumentNumber("1102", "CV/TU"),
            DAY,
            "bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu",
        ),
        (
            "Đảng ủy phường Bách Quang",
            "Đảng bộ thành phố Sông Công",
            DocumentNumber("48", "CV/ĐU"),
            date(2021, 6, 7),
            "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du",
        ),
        (
            "Thủ tướng Chính phủ",
            "",
            DocumentNumber("1699", "CĐ-TTg"),
            date(2020, 12, 2),
            "trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg",
        ),
        (
            "Chính phủ",
            "",
            DocumentNumber("51/2025", "NĐ-CP"),
            date(2025, 3, 1),
            "trung-uong/chinh-phu/2025-03-01-51-2025-nd-cp",
        ),
        # what is unknown is said so, never filled in
        (
            "Thủ tướng Chính phủ",
            "",
            DocumentNumber("15", "CT-TTg"),
            None,
            "trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-15-ct-ttg",
        ),
        ("Tỉnh ủy Hà Nam", "", DocumentNumber("", ""), DAY, "ha-nam/tinh-uy-ha-nam/2020-07-30-khong-so"),
        ("Tỉnh ủy Hà Nam", "", DocumentNumber("7", ""), DAY, "ha-nam/tinh-uy-ha-nam/2020-07-30-7"),
        ("Đảng ủy xã A", "", DocumentNumber("7", "CV/ĐU"), DAY, "chua-ro-noi-ban-hanh/dang-uy-xa-a/2020-07-30-7-cv-du"),
        ("", "", DocumentNumber("7", "CV/ĐU"), DAY, "chua-ro-noi-ban-hanh/chua-ro-co-quan/2020-07-30-7-cv-du"),
    ],
)
def test_the_id_that_facts_ask_for(
    *, issuer: str, parent: str, number: DocumentNumber, issued: date | None, identifier: str
) -> None:
    found = directive_id(identify_issuer(issuer, parent=parent, day=issued), number, issued)
    assert found == identifier
    assert is_well_formed(found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("THÀNH UỶ BẮC KẠN", "053", "CV / TU", DAY), True),
        (("Thành ủy Thành phố Hồ Chí Minh", "5", "CV/TU", DAY), ("Thành ủy TP.HCM", "05", "CV/TU", DAY), True),
        (("Sở Y tế Sơn La", "5", "SYT-NVY", DAY), ("Sở Y tế tỉnh Sơn La", "5", "SYT-NVY", DAY), True),
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("Tỉnh ủy Bắc Kạn", "53", "CV/TU", DAY), False),
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("Thành ủy Cẩm Phả", "53", "CV/TU", DAY), False),
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("Thành ủy Bắc Kạn", "53", "TB/TU", DAY), False),
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("Thành ủy Bắc Kạn", "53", "CV/TU", date(2021, 7, 30)), False),
        (("Thành ủy Bắc Kạn", "53", "CV/TU", DAY), ("Thành ủy Bắc Kạn", "53", "CV/TU", None), False),
    ],
)
def test_two_documents_are_one(
    one: tuple[str, str, str, date | None], other: tuple[str, str, str, date | None], same: bool
) -> None:
    identities = [
        identify(identify_issuer(issuer, day=DAY), DocumentNumber(number, symbol), issued)
        for issuer, number, symbol, issued in (one, other)
    ]
    assert (identities[0] == identities[1]) is same


@pytest.mark.parametrize(
    ("number", "issued", "complete"),
    [
        (DocumentNumber("53", "CV/TU"), DAY, True),
        (DocumentNumber("53", ""), DAY, True),
        (DocumentNumber("", "CV/TU"), DAY, False),
        (DocumentNumber("53", "CV/TU"), None, False),
    ],
)
def test_identity_is_complete_with_number_and_date(number: DocumentNumber, issued: date | None, complete: bool) -> None:
    assert identify(identify_issuer("Tỉnh ủy Hà Nam"), number, issued).is_complete is complete


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu", "van-ban/bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu/"),
        ("bac-kan", "van-ban/bac-kan/"),
        ("", "van-ban/"),
    ],
)
def test_addresses(identifier: str, expected: str) -> None:
    assert address(identifier) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu", True),
        ("thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du", True),
        ("trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-15-ct-ttg", True),
        ("", False),
        ("bac-kan", False),
        ("bac-kan/2020-07-30-1102-cv-tu", False),  # no issuer
        ("a/b/c/d/2020-07-30-1102-cv-tu", False),  # too deep
        ("bac-kan/thanh-uy/2020-07-30", False),  # no number
        ("bac-kan/thanh-uy/1102-cv-tu", False),  # no date
        ("bac-kan/thanh-uy/30-07-2020-1102-cv-tu", False),
        ("bac-kan/thanh-uy/2020-07-30-1102-cv-tu.md", False),
        ("bac-kan/thanh-uy/2020-07-30--1102", False),
        ("bac-kan/thanh-uy/2020-07-30-1102-", False),
        ("Bac-Kan/thanh-uy/2020-07-30-1102-cv-tu", False),
        ("bắc-kạn/thanh-uy/2020-07-30-1102-cv-tu", False),
        ("bac kan/thanh-uy/2020-07-30-1102-cv-tu", False),
        ("../thanh-uy/2020-07-30-1102-cv-tu", False),
        ("/bac-kan/thanh-uy/2020-07-30-1102-cv-tu", False),
        ("bac-kan//2020-07-30-1102-cv-tu", False),
        ("bac-kan/thanh-uy/2020-07-30-1102-cv-tu/", False),
        ("bac-kan/thanh-uy/2020-07-30-1102-cv-tu\n", False),
        ("bac-kan/thanh-uy/\u0662\u0660\u0662\u0660-07-30-1102", False),  # figures of another script
    ],
    ids=ascii,
)
def test_is_well_formed(identifier: str, expected: bool) -> None:
    assert is_well_formed(identifier) is expected


@given(st.text(), st.text(), st.text(), st.none() | st.dates())
def test_every_id_is_well_formed_and_a_safe_path(issuer: str, number: str, symbol: str, issued: date | None) -> None:
    identifier = directive_id(identify_issuer(issuer, day=issued), DocumentNumber(number, symbol), issued)
    assert is_well_formed(identifier)
    assert re.fullmatch(r"[a-z0-9/-]+", identifier)
