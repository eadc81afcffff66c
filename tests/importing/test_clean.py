"""Sentences broken by a page are joined, and nothing else."""

import pytest

from directive_archive.importing.clean import is_broken_sentence, mend_page_breaks
from tests.importing.reports import said

LEFT = "các chủ trương của Đảng về công tác của Trung ương"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LEFT, "và của tỉnh; chỉ đạo"),
        ("theo phương châm bốn tại chỗ (đã nêu) của", "đơn vị"),
        ("Lễ hội Hoa ban năm nay tại", "đền thờ"),
        ("gồm 12 đồng chí, trong đó có 3", "đồng chí nữ"),
    ],
)
def test_a_sentence_that_goes_on(left: str, right: str) -> None:
    assert is_broken_sentence(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(f"{LEFT}.", "và của tỉnh", id="full stop"),
        pytest.param(f"{LEFT}:", "và của tỉnh", id="colon"),
        pytest.param(f"{LEFT},", "và của tỉnh", id="comma"),
        pytest.param(f"{LEFT}…", "và của tỉnh", id="ellipsis"),
        pytest.param(f"{LEFT}./.", "và của tỉnh", id="end of a document"),
        pytest.param(f"“{LEFT}”", "và của tỉnh", id="quotation"),
        pytest.param(LEFT, "Và của tỉnh", id="capital"),
        pytest.param(LEFT, "2. và của tỉnh", id="number"),
        pytest.param(LEFT, "- và của tỉnh", id="dash"),
        pytest.param(LEFT, "a) và của tỉnh", id="letter"),
        pytest.param(LEFT, "đ) và của tỉnh", id="letter đ"),
        pytest.param(LEFT, "b. và của tỉnh", id="letter with full stop"),
        pytest.param(LEFT, "ii) và của tỉnh", id="roman numeral"),
        pytest.param(LEFT, "v/v và của tỉnh", id="subject"),
        pytest.param(LEFT, "(và của tỉnh)", id="bracket"),
        pytest.param("2. Nội dung chính", "thực hiện như sau", id="short heading"),
        pytest.param("QUY ĐỊNH CHUNG VỀ CÔNG TÁC DÂN VẬN", "của tỉnh", id="heading in capitals"),
    ],
)
def test_two_paragraphs(left: str, right: str) -> None:
    assert not is_broken_sentence(left, right)


@pytest.mark.parametrize(
    ("text", "mended", "reports"),
    [
        pytest.param(f"{LEFT}\n\nvà của tỉnh", f"{LEFT} và của tỉnh", ["info page-break-mended 10"], id="blank line"),
        pytest.param(
            f"{LEFT}\n\n\n 3 \n\nvà", f"{LEFT} và", ["info page-break-mended 10"], id="page number in the gap"
        ),
        pytest.param(f"{LEFT}\n\fvà", f"{LEFT} và", ["info page-break-mended 10"], id="form feed"),
        pytest.param("sang giúp Lào và Căm-pu-\n\nchi-a", "sang giúp Lào và Căm-pu-chi-a", [], id="hyphen"),
        pytest.param("chế độ của Lao động -\n\nthương binh", "chế độ của Lao động - thương binh", [], id="dash"),
        pytest.param(f"{LEFT}\nvà của tỉnh", f"{LEFT}\nvà của tỉnh", [], id="hard-wrapped line"),
        pytest.param(f"{LEFT}\n3\nvà của tỉnh", f"{LEFT}\n3\nvà của tỉnh", [], id="figure in a table"),
        pytest.param("Một.\n\n4\n\nHai.", "Một.\n\n4\n\nHai.", ["warning page-number-doubtful 12"], id="number alone"),
        pytest.param("  a) Một; \n\t Hai.\u00a0", "a) Một;\nHai.", [], id="spaces around lines"),
        pytest.param("Một.\n\n\f\n\n\nHai.", "Một.\n\nHai.", [], id="page break between sentences"),
        pytest.param("Một.\n\n\fHai.", "Một.\n\nHai.", [], id="blank line and form feed"),
        pytest.param("Một.\n\fHai.", "Một.\nHai.", [], id="form feed between lines"),
        pytest.param("Một.\n\n\n\nHai.", "Một.\n\n\n\nHai.", [], id="blank lines of the document"),
        pytest.param("", "", [], id="nothing"),
    ],
)
def test_bodies(text: str, mended: str, reports: list[str]) -> None:
    done = mend_page_breaks(text, first_line=10)
    assert done.text == mended
    if reports:
        assert said(done.diagnostics) == reports


def test_several_breaks_in_one_sentence() -> None:
    done = mend_page_breaks(f"{LEFT}\n\nvà của tỉnh ta cùng với\n\n4\n\ncác huyện.")
    assert done.text == f"{LEFT} và của tỉnh ta cùng với các huyện."
    assert said(done.diagnostics) == ["info page-break-mended 1", "info page-break-mended 3"]
