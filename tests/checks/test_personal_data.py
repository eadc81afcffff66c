"""Personal data: found in every usual spelling, not taken for it where it is something else, never repeated."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.checks.personal_data import (
    BANK_ACCOUNT,
    EMAIL,
    IDENTITY_NUMBER,
    PATIENT,
    PHONE,
    Kind,
    check_personal_data,
    find_personal_data,
)
from directive_archive.diagnostics import Severity


def found(text: str) -> list[tuple[Kind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("điện thoại 0900 000 000", "0900 000 000"),
        ("(0900000000)", "0900000000"),
        ("gọi 0900.000.000 để biết", "0900.000.000"),
        ("gọi 0900-000-000.", "0900-000-000"),
        ("090 0000000", "090 0000000"),
        ("09 0000 0000", "09 0000 0000"),
        ("0900\u00a0000\u00a0000", "0900\u00a0000\u00a0000"),
        ("+84 900 000 000", "+84 900 000 000"),
        ("+84900000000", "+84900000000"),
        ("(+84) 900 000 000", None),
        ("(0209) 3870 123", None),
        ("0209.3870123", "0209.3870123"),
        ("024 3933 5678", "024 3933 5678"),
        ("ĐT: 0281 3870 123", "0281 3870 123"),  # an area code of before 2017
        ("SĐT 01681 234 567", "01681 234 567"),  # eleven figures until 2018
        ("đường dây nóng: 0900.000000", "0900.000000"),
        ("Zalo:0900000000", "0900000000"),
        ("0900 000 000 30/7/2020", "0900 000 000"),
        ("MST 0900123456 0900000000", "0900000000"),
    ],
    ids=ascii,
)
def test_telephone_numbers(text: str, data: str | None) -> None:
    kinds = [kind for kind, _ in found(text)]
    assert kinds == [PHONE]
    assert data is None or found(text) == [(PHONE, data)]


@pytest.mark.parametrize(
    ("text", "kind", "data"),
    [
        ("thư a.nguyen@example.org nhé", EMAIL, "a.nguyen@example.org"),
        ("A_B+c@mail.example.com.vn", EMAIL, "A_B+c@mail.example.com.vn"),
        ("thư abc @ example.org", EMAIL, "abc @ example.org"),
        ("abc(at)example.org", EMAIL, "abc(at)example.org"),
        ("abc [a còng] example.org", EMAIL, "abc [a còng] example.org"),
        ("CCCD số 001085000000", IDENTITY_NUMBER, "001085000000"),
        ("căn cước công dân: 001 085 000 000", IDENTITY_NUMBER, "001 085 000 000"),
        ("CMND: 095000000 cấp ngày 01/01/2010", IDENTITY_NUMBER, "095000000"),
        ("chứng minh nhân dân số 095 000 000", IDENTITY_NUMBER, "095 000 000"),
        ("Hộ chiếu số B1234567", IDENTITY_NUMBER, "B1234567"),
        ("số định danh cá nhân 001085000000", IDENTITY_NUMBER, "001085000000"),
        ("ông A, 001085000000, trú tại", IDENTITY_NUMBER, "001085000000"),
        ("Số tài khoản: 1234567890123", BANK_ACCOUNT, "1234567890123"),
        ("STK 0123 4567 8901 tại ngân hàng", BANK_ACCOUNT, "0123 4567 8901"),
        ("tài khoản số 000001", BANK_ACCOUNT, "000001"),
        ("bệnh nhân 1440", PATIENT, "1440"),
        ("BN1440", PATIENT, "1440"),
        ("bệnh nhân số 17", PATIENT, "17"),
        ("ca bệnh BN91", PATIENT, "BN91"),
    ],
    ids=ascii,
)
def test_other_data(text: str, kind: Kind, data: str) -> None:
    assert found(text) == [(kind, data)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30 tháng 7 năm 2020",
        "ngày 30/7/2020 và 31/07/2020",
        "từ 12/7/2020 đến 15-08-2020, 05-10-2020 15 giờ",
        "Quyết định số 1699/CĐ-TTg, 51/2025/NĐ-CP, 66.16/2026/NQ-CP",
        "mã hàng 2709.00.10, 8703.23.40",
        "tờ khai số 104123456780",
        "mã số thuế 0900123456",
        "MST: 0312345678-001",
        "1.346 ca mắc, 18,8 triệu, 290.000 người",
        "kinh phí 84.900.000.000 đồng; 12.345.678.901 đồng",
        "đạt 99,99%, tăng 0,5 điểm phần trăm",
        "giai đoạn 2021-2025, 2026 - 2030",
        "phương châm 4 tại chỗ, 5K, 5*6*7",
        "UBND 12 xã; UBND 125 phường",
        "bệnh nhân 100%; số bệnh nhân 12,5 nghìn",
        "50 bệnh nhân",
        "tài khoản định danh điện tử",
        "tổng đài 1900 9095, đường dây 113, 115",
        "a @ b, @chinhphu, 5@",
        "tỷ lệ 1:10.000; bản đồ 1/25.000",
        "kinh độ 105.8544441, vĩ độ 21.0294498",
        "Công báo số 807 + 808 ngày 24-6-2025",
        "điểm a khoản 1 Điều 10",
        "",
    ],
    ids=ascii,
)
def test_what_is_no_personal_data(text: str) -> None:
    assert found(text) == []


def test_several_in_one_text_from_left_to_right_and_none_twice() -> None:
    text = "Ông A (CCCD 001085000000, ĐT 0900 000 000, thư a@example.org), bệnh nhân 1440; bà B 0900.000.001."
    assert [kind.code for kind, _ in found(text)] == [
        "identity-number",
        "phone-number",
        "e-mail-address",
        "patient-number",
        "phone-number",
    ]


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("0900 000 000", "phone-number", Severity.FATAL),
        ("a@example.org", "e-mail-address", Severity.FATAL),
        ("CCCD 001085000000", "identity-number", Severity.FATAL),
        ("STK 1234567890", "bank-account", Severity.FATAL),
        ("bệnh nhân 1440", "patient-number", Severity.WARNING),
    ],
)
def test_a_finding_says_where_and_what_and_never_repeats_it(text: str, code: str, severity: Severity) -> None:
    (diagnostic,) = check_personal_data([(1, "Không có gì."), (7, f"Xem {text} nhé")], allowed=False)
    assert (diagnostic.code, diagnostic.severity, diagnostic.line) == (code, severity, 7)
    data = text.split(" ", 1)[1] if code != "phone-number" and " " in text else text
    shown = diagnostic.text()
    assert data not in shown
    assert "0900" not in shown
    assert diagnostic.hint is not None
    assert "redactions" in diagnostic.hint.vi
    assert "redactions" in diagnostic.hint.en


def test_a_reason_for_publication_allows_them() -> None:
    assert not list(check_personal_data([(1, "0900 000 000")], allowed=True))


@given(st.text(), st.sampled_from(["0900 000 000", "0900000000", "+84 900 000 000"]), st.text())
def test_a_number_is_found_whatever_stands_around_it(before: str, data: str, after: str) -> None:
    text = f"{before} x; {data}; x {after}"
    start = len(before) + 4
    assert any(
        finding.start <= start < finding.end and finding.kind in {PHONE, IDENTITY_NUMBER, BANK_ACCOUNT}
        for finding in find_personal_data(text)
    )


@given(st.text() | st.text(st.sampled_from("0123456789 .-()+@a84đt:\n")))
def test_findings_are_in_order_and_do_not_overlap(text: str) -> None:
    findings = find_personal_data(text)
    ends = [0, *(finding.end for finding in findings)]
    assert all(end <= finding.start < finding.end <= len(text) for end, finding in zip(ends, findings, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "@" * 100_000,
        "a@" * 50_000,
        "a." * 50_000,
        "1" * 100_000,
        "1 " * 50_000,
        "01-" * 30_000,
        "(0" * 50_000,
        "điện thoại " * 9_000,
        "CCCD " * 20_000,
        "BN " * 30_000,
        "0900 000 000 " * 5_000,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.perf_counter()
    find_personal_data(text)
    assert time.perf_counter() - start < 10
