"""The draft as a whole: marks, reports, the shape of its data."""

from __future__ import annotations

import pytest

from directive_archive.diagnostics import Severity
from directive_archive.importing import import_text
from tests.importing.reports import said

DOCUMENT = """TỈNH ỦY HÀ NAM
*
Số 44-CV/TU
V/v họp

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Nam, ngày 05 tháng 5 năm 2019

Kính gửi: Các huyện ủy.

Ban Thường vụ Tỉnh ủy mời họp.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Phạm Văn Ích
"""
CLEAN = ["warning field-unstated 1 issuer_parent"]


def reports(text: str) -> list[str]:
    return said(import_text(text.encode(), "x.txt").diagnostics)


def test_nothing_to_say_of_a_plain_document_but_what_it_does_not_state() -> None:
    assert reports(DOCUMENT) == CLEAN


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        ("*\n", "MẬT\n", "fatal secrecy-mark 2"),
        ("TỈNH ỦY HÀ NAM", "TỈNH ỦY HÀ NAM\tTUYỆT MẬT", "fatal secrecy-mark 1"),
        ("TỈNH ỦY HÀ NAM", "| TỈNH ỦY HÀ NAM | TỐI MẬT |", "fatal secrecy-mark 1"),
        ("*\n", "(Tài liệu thu hồi)\n", "fatal secrecy-mark 2"),
        ("Phạm Văn Ích\n", "Phạm Văn Ích\nMẬT\n", "fatal secrecy-mark 22"),
        ("*\n", "DỰ THẢO\n", "fatal circulation-mark 2"),
        ("*\n", "Dự thảo lần 2\n", "fatal circulation-mark 2"),
        ("Số 44-CV/TU", "Số 44-CV/TU\tLƯU HÀNH NỘI BỘ", "fatal circulation-mark 3"),
        ("*\n", "XEM XONG TRẢ LẠI\n", "fatal circulation-mark 2"),
    ],
)
def test_marks_that_forbid_publication(old: str, new: str, report: str) -> None:
    draft = import_text(DOCUMENT.replace(old, new, 1).encode(), "x.txt")
    assert report in said(draft.diagnostics)
    assert draft.directive is not None
    assert draft.directive.text("issuer") == "Tỉnh ủy Hà Nam"


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        ("Số 44-CV/TU", "Số 44-QĐ/TU", "warning type-doubtful 3 type"),
        ("Ban Thường vụ Tỉnh ủy mời", "Ban <b>Thường vụ</b> mời", "error html-raw 12"),
        ("Ban Thường vụ Tỉnh ủy mời", "# Ban Thường vụ Tỉnh ủy mời", "warning markdown-alters-text 12"),
        ("mời họp.", "mời họp 5*6*7 người.", "warning markdown-alters-text 12"),
        ("mời họp.", "mời\u200b họp.", "warning character-invisible 12"),
        ("Ban Thường vụ Tỉnh ủy mời họp.", "", "error body-empty 11"),
        ("05 tháng 5", "31 tháng 4", "warning date-impossible 8 issued"),
        ("V/v họp", f"V/v {'họp bàn ' * 70}", "warning title-long 4 title"),
        ("Phạm Văn Ích", "Phạm Văn Ích\n\nTài liệu kèm theo: 02 trang.", "warning annex-kept 23"),
    ],
)
def test_doubts_are_told_with_their_line(old: str, new: str, report: str) -> None:
    assert report in reports(DOCUMENT.replace(old, new, 1))


def test_impossible_date_stays_empty() -> None:
    draft = import_text(DOCUMENT.replace("05 tháng 5", "31 tháng 4").encode(), "x.txt")
    assert draft.directive is not None
    assert draft.directive.issued is None
    assert draft.directive.id == "ha-nam/tinh-uy-ha-nam/khong-ro-ngay-44-cv-tu"


def test_diagnostics_are_in_order_and_placed() -> None:
    draft = import_text(DOCUMENT.replace("*\n", "MẬT\n").encode(), "thu-muc/x.txt")
    assert list(draft.diagnostics) == sorted(draft.diagnostics, key=lambda each: each.sort_key)
    assert {each.path for each in draft.diagnostics} == {"thu-muc/x.txt"}


def test_data_have_every_key_in_every_case() -> None:
    full = import_text(DOCUMENT.encode(), "x.txt").to_dict("x.txt")
    bare = import_text(b"x", "x.txt").to_dict("x.txt")
    none = import_text(b"", "x.txt").to_dict("x.txt")
    assert list(full) == list(bare) == list(none)
    assert isinstance(full["meta"], dict)
    assert isinstance(bare["meta"], dict)
    assert list(full["meta"]) == list(bare["meta"])
    assert (
        list(full["meta"]["signatory"])
        == list(bare["meta"]["signatory"])
        == ["name", "position", "on_behalf_of", "form"]
    )
    assert full["references"] == []
    assert [each["severity"] for each in none["diagnostics"]] == [Severity.ERROR]  # type: ignore[attr-defined]
