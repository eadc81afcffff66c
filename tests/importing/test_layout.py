"""Cells of flattened columns, and what belongs to pages and not to documents."""

import pytest

from directive_archive.importing.layout import PAGE_BREAK, cells, is_page_number, remove_furniture, strip_marks


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Số: 05/CT-UBND\tTuyên Quang, ngày 14", ["Số: 05/CT-UBND", "Tuyên Quang, ngày 14"]),
        ("| UBND TỈNH | CỘNG HÒA |", ["UBND TỈNH", "CỘNG HÒA"]),
        ("  BỘ Y TẾ        CỘNG HÒA  ", ["BỘ Y TẾ", "CỘNG HÒA"]),
        ("BỘ  Y TẾ", ["BỘ  Y TẾ"]),
        ("Hà Nội, ngày       tháng      năm 2026", ["Hà Nội, ngày tháng năm 2026"]),
        ("Số:       /BCT-TTTN", ["Số: /BCT-TTTN"]),
        ("**T/M BAN THƯỜNG VỤ**", ["T/M BAN THƯỜNG VỤ"]),
        ("*", []),
        ("|  |  |", []),
        ("\f\tTrang sau", ["Trang sau"]),
    ],
)
def test_cells(line: str, parts: list[str]) -> None:
    assert cells(line) == parts


def test_marks_around_a_line_go() -> None:
    assert strip_marks(" *_Số 12_* ") == "Số 12"
    assert strip_marks("\u00a0**Kính gửi**:\u00a0") == "Kính gửi**:"


@pytest.mark.parametrize("line", ["2", " 12 ", "- 3 -", "– 3 –", "Trang 2", "trang 2/5", "Page 2 of 5", "Page 1of 1"])
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["", "1.", "2021", "1) a", "- 3", "Trang bìa", "Điều 2", "2,5"])
def test_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


def kept(text: str) -> str:
    """The text that is left, a blank line where something was taken out."""
    return "\n".join(line.lstrip(PAGE_BREAK) for line in remove_furniture(text).lines)


GAZETTE = "CÔNG BÁO/Số 12 + 13/Ngày 20-01-2023"
STAMP = "Người ký: CỔNG THÔNG TIN\nEmail: cong@vidu.vn\nCơ quan: VĂN PHÒNG\nThời gian ký: 12.08.2025 15:59:07 +07:00"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"một câu\n{GAZETTE}\n70\n\ntiếp theo", "một câu\n\n\n\ntiếp theo", id="number below"),
        pytest.param(f"một câu\n4 \n{GAZETTE}\ntiếp theo", "một câu\n\n\ntiếp theo", id="number above"),
        pytest.param(f"một câu\n{STAMP}\ntiếp theo", "một câu\n\n\n\n\ntiếp theo", id="stamp"),
        pytest.param("một câu\n--- PAGE BREAK ---\ntiếp theo", "một câu\n\ntiếp theo", id="page-break mark"),
        pytest.param("một câu\n--- PAGE 2 ---\ntiếp theo", "một câu\n\ntiếp theo", id="numbered page-break mark"),
        pytest.param("một câu\n\n- 2 -\n\ntiếp theo", "một câu\n\n\n\ntiếp theo", id="number between dashes"),
        pytest.param("một câu\n\f2\n\ntiếp theo", "một câu\n\n\ntiếp theo", id="number at the top of a page"),
        pytest.param("một câu\n\n1\n\ftiếp theo", "một câu\n\n\ntiếp theo", id="number at the foot of a page"),
    ],
)
def test_furniture_goes_and_lines_stay_where_they_were(text: str, left: str) -> None:
    assert kept(text) == left
    assert text.count("\n") == left.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("cột\n2\n3\ncột", id="figures of a table"),
        pytest.param("một\n\n2\n\nhai", id="a bare number between paragraphs"),
        pytest.param("Người ký: ông A\nNgười nhận: bà B", id="one line of a form"),
        pytest.param("Cơ quan: Sở Y tế\nNgày ký: 02/3/2020", id="lines of a form without a signer"),
        pytest.param("một\n- 2 - hai\nba", id="dashes in a sentence"),
        pytest.param("đăng trên CÔNG BÁO/Số 12/Ngày nào", id="a sentence on the gazette"),
    ],
)
def test_what_is_not_surely_furniture_stays(text: str) -> None:
    page = remove_furniture(text)
    assert page.lines == text.split("\n")
    assert page.diagnostics == ()


def test_only_the_number_of_that_page_is_taken_at_a_form_feed() -> None:
    assert kept("một\n\f7\n\nhai") == "một\n7\n\nhai"


def test_furniture_is_reported_without_its_words() -> None:
    diagnostic = remove_furniture(f"\n{STAMP}").diagnostics[0]
    assert (diagnostic.code, diagnostic.severity, diagnostic.line) == ("page-furniture-removed", "info", 2)
    assert "vidu.vn" not in repr(diagnostic)
