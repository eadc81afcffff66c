"""Which series a number belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from directive_archive.citations.numbering import Numbering, Rule, Unplaced, numbering_of
from directive_archive.number import DocumentNumber
from directive_archive.vocabulary.document_types import document_type_named
from directive_archive.vocabulary.issuers import identify_issuer

DAY = date(2021, 6, 7)


def place(issuer: str, kind: str, number: str, symbol: str, issued: date | None = DAY) -> Numbering | Unplaced:
    organ = identify_issuer(issuer, day=DAY)
    return numbering_of(organ, document_type_named(kind) if kind else None, DocumentNumber(number, symbol), issued)


@pytest.mark.parametrize(
    ("issuer", "kind", "number", "symbol", "rule", "period", "ordinal", "series_type"),
    [
        ("Tỉnh ủy Hà Nam", "Công văn", "1462", "CV/TU", Rule.PARTY_TERM, "", 1462, "Công văn"),
        ("Ban Thường vụ Tỉnh ủy Hà Nam", "", "05", "NQ/TU", Rule.PARTY_TERM, "", 5, "Nghị quyết"),
        ("Tỉnh ủy Hà Nam", "Quy định", "12", "QĐ/TU", Rule.PARTY_TERM, "", 12, "Quy định"),
        ("Tỉnh ủy Hà Nam", "Quyết định", "12", "QĐ/TU", Rule.PARTY_TERM, "", 12, "Quyết định"),
        ("Tỉnh ủy Hà Nam", "Nghị quyết", "01", "NQ/ĐH", Rule.UNKNOWN, "", 1, "Nghị quyết"),  # of a congress
        ("Đảng ủy Công an tỉnh Hà Nam", "Công văn", "3", "CV/ĐU", Rule.UNKNOWN, "", 3, "Công văn"),
        ("Bộ Tài chính", "Công văn", "11352", "BTC-TCHQ", Rule.STATE_YEAR, "", 11352, "Công văn"),
        ("Bộ Tài chính", "Công văn", "11353", "BTC-CST", Rule.STATE_YEAR, "", 11353, "Công văn"),
        ("Thủ tướng Chính phủ", "Công điện", "1699", "CĐ-TTg", Rule.STATE_YEAR, "", 1699, "Công điện"),
        ("UBND tỉnh Bắc Kạn", "Quyết định", "12a", "QĐ-UBND", Rule.STATE_YEAR, "", 12, "Quyết định"),
        ("Chủ tịch UBND tỉnh Bắc Kạn", "Quyết định", "13", "QĐ-UBND", Rule.STATE_YEAR, "", 13, "Quyết định"),
        ("UBND tỉnh Bắc Kạn", "Quyết định", "4/2020", "QĐ-UBND", Rule.LAW_YEAR, "2020", 4, "Quyết định"),
        ("Chính phủ", "Nghị định", "51/2025", "NĐ-CP", Rule.LAW_YEAR, "2025", 51, "Nghị định"),
        ("Chính phủ", "Nghị quyết", "66.16/2026", "NQ-CP", Rule.LAW_YEAR, "2026", 0, "Nghị quyết"),
        ("Quốc hội", "Luật", "63/2025", "QH15", Rule.ASSEMBLY_TERM, "15", 63, "Luật"),
        ("Quốc hội", "Nghị quyết", "202/2025", "QH15", Rule.ASSEMBLY_TERM, "15", 202, "Nghị quyết"),
        ("Ủy ban Thường vụ Quốc hội", "Nghị quyết", "25/2022", "UBTVQH15", Rule.ASSEMBLY_TERM, "15", 25, "Nghị quyết"),
        ("Ủy ban Văn hóa và Xã hội của Quốc hội", "Báo cáo", "685", "BC-UBVHXH15", Rule.UNKNOWN, "", 685, "Báo cáo"),
        ("Trung ương Đoàn TNCS Hồ Chí Minh", "Quyết định", "367", "QĐ/TWĐTN-VP", Rule.UNKNOWN, "", 367, "Quyết định"),
    ],
)
def test_a_number_has_its_series(
    issuer: str, kind: str, number: str, symbol: str, rule: Rule, period: str, ordinal: int, series_type: str
) -> None:
    found = place(issuer, kind, number, symbol)
    assert isinstance(found, Numbering), found
    assert (found.rule, found.period, found.ordinal, found.type.name) == (rule, period, ordinal, series_type)


@pytest.mark.parametrize("issuer", ["Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"])
def test_the_organs_of_the_central_committee_share_its_series(issuer: str) -> None:
    found = place(issuer, "Chỉ thị", "35", "CT/TW")
    assert isinstance(found, Numbering)
    assert found.keeper.name == "Ban Chấp hành Trung ương"


def test_the_office_of_the_central_committee_has_its_own() -> None:
    found = place("Ban Tuyên giáo Trung ương", "Công văn", "9816", "CV/BTGTW")
    assert isinstance(found, Numbering)
    assert found.keeper.name == "Ban Tuyên giáo Trung ương"


@pytest.mark.parametrize(
    ("issuer", "kind", "number", "symbol", "issued", "reason"),
    [
        ("Tỉnh ủy Hà Nam", "Công văn", "", "CV/TU", DAY, Unplaced.NUMBER),
        ("Tỉnh ủy Hà Nam", "Công văn", "x", "CV/TU", DAY, Unplaced.NUMBER),
        ("Tỉnh ủy Hà Nam", "Công văn", "12", "CV/TU", None, Unplaced.UNDATED),
        ("Thủ tướng Chính phủ", "Chỉ thị", "15", "CT-TTg", None, Unplaced.UNDATED),
        ("Bộ Chính trị", "", "399", "QĐ/TW", DAY, Unplaced.TYPE),  # Quyết định or Quy định
        ("Bộ Chính trị", "Chỉ thị", "35", "", DAY, Unplaced.SYMBOL),
        ("Ủy ban nhân dân tỉnh Bắc Kạn", "Công văn", "391", "CV/ĐU", DAY, Unplaced.SYMBOL),
        ("Huyện ủy Na Rì", "Công văn", "391", "CV/TU", DAY, Unplaced.SYMBOL),
        ("Sở Y tế tỉnh Sơn La", "Công văn", "391", "UBND-VX", DAY, Unplaced.SYMBOL),
        ("Thủ tướng Chính phủ", "Thông báo", "377", "TB-VPCP", DAY, Unplaced.SYMBOL),
        ("Tỉnh ủy Hà Nam", "Công văn", "12", "KH/TU", DAY, Unplaced.SYMBOL),
        ("Thành ủy Châu Thành Đông", "Công văn", "12", "CV/TU", DAY, Unplaced.ISSUER),
    ],
)
def test_what_is_uncertain_is_charged_to_nobody(
    issuer: str, kind: str, number: str, symbol: str, issued: date | None, reason: Unplaced
) -> None:
    assert place(issuer, kind, number, symbol, issued) is reason


def test_an_act_whose_number_tells_its_year_needs_no_date() -> None:
    assert isinstance(place("Chính phủ", "Nghị định", "51/2025", "NĐ-CP", None), Numbering)


def test_every_reason_has_words() -> None:
    assert len({reason.label for reason in Unplaced}) == len(Unplaced)
