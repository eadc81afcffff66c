"""The page "Tra cứu trích dẫn": a pasted text in, its references out, and nothing leaves the browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.fixtures import PATIENCE
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

LOOKUP = "tra-cuu-trich-dan/"
# A header, a reference of each state, a date that does not exist, and markup that must stay text.
TEXT = """\
ĐẢNG BỘ TỈNH BẮC KẠN
THÀNH ỦY BẮC KẠN
Số 1200-CV/TU
Bắc Kạn, ngày 05 tháng 8 năm 2020

Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy về tăng cường phòng, chống dịch; theo Công văn số 1102-CV/TU
của Thành ủy.
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.
Thực hiện Kế hoạch số 12/KH-BCĐ ngày 31/02/2020 <img src=x onerror=document.title='hacked'>.
"""
PRIVATE = "một câu riêng mà không máy nào khác được biết"


@pytest.fixture
def lookup(page: Page, own_site: str) -> Page:
    page.goto(own_site + LOOKUP)
    return page


def find(page: Page, text: str) -> None:
    """Paste a text, which typing would take too long for, and look."""
    page.evaluate("(text) => { document.querySelector('#lookup-text').value = text; }", text)
    page.get_by_role("button", name="Tìm trích dẫn").click()
    expect(page.get_by_role("status")).to_contain_text("hấy", timeout=PATIENCE * 3)  # Tìm thấy, Không thấy


def rows(page: Page) -> list[list[str]]:
    return [
        [" ".join(cell.split()) for cell in line.locator("td").all_inner_texts()]
        for line in page.locator("#lookup-result tbody tr").all()
    ]


def test_every_reference_is_shown_with_its_state(lookup: Page, own_site: str) -> None:
    find(lookup, TEXT)
    expect(lookup.get_by_role("status")).to_have_text("Tìm thấy 4 chỗ dẫn 4 văn bản khác.")
    assert [[row[2], row[3], row[4], row[5], row[6]] for row in rows(lookup)] == [
        ["3195-CV/TU", "Tỉnh ủy", "29/7/2020", "thực hiện", "kho chưa có: xem trang"],
        ["1102-CV/TU", "Thành ủy", "", "theo", "có trong kho: đọc văn bản"],
        ["30/2020/NĐ-CP", "Chính phủ", "5/3/2020", "căn cứ", "kho chưa có"],
        ["12/KH-BCĐ", "", "", "thực hiện", "chưa xác định được"],
    ]
    expect(lookup.locator(".doubts")).to_contain_text("Ngày của Kế hoạch 12/KH-BCĐ không có thật")
    expect(lookup.locator("#lookup-result")).to_contain_text("Thành ủy Bắc Kạn, số 1200-CV/TU, ngày 5/8/2020")
    lookup.locator("table").get_by_role("link", name="đọc văn bản").click()
    expect(lookup).to_have_url(f"{own_site}van-ban/bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu/")


def test_the_text_is_shown_to_the_letter_with_its_references_marked(lookup: Page) -> None:
    find(lookup, TEXT)
    shown = lookup.locator(".pasted")
    assert shown.evaluate("(each) => each.textContent") == TEXT
    marked = shown.locator("mark").all_inner_texts()
    assert [mark.split(" ngày")[0] for mark in marked][::2] == ["Công văn số 3195-CV/TU", "Nghị định số 30/2020/NĐ-CP"]
    assert shown.locator("img").count() == 0
    assert "hacked" not in lookup.title()


def test_the_table_can_be_taken_away(lookup: Page) -> None:
    find(lookup, TEXT)
    with lookup.expect_download() as started:
        lookup.get_by_role("button", name="Tải CSV").click()
    taken = Path(started.value.path()).read_bytes().decode("utf-8")
    assert taken.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(taken.removeprefix("\ufeff"), newline="")))
    assert list(table[0]) == (
        [
            "raw",
            "start",
            "end",
            "type",
            "number",
            "symbol",
            "canonical",
            "date",
            "issuer",
            "issuer_id",
            "relation",
            "state",
            "id",
            "kind",
        ]
    )
    first = table[0]
    assert TEXT[int(first["start"]) : int(first["end"])] == first["raw"]
    assert (first["issuer_id"], first["state"]) == ("bac-kan/tinh-uy-bac-kan", "wanted")
    assert [row["number"] for row in table] == ["3195", "1102", "30/2020", "12"]


def test_nothing_of_the_text_leaves_the_browser(page: Page, own_site: str) -> None:
    asked: list[Request] = []

    def on_request(request: Request) -> None:
        asked.append(request)

    page.goto(own_site + LOOKUP, wait_until="networkidle")
    page.context.on("request", on_request)
    find(page, f"{TEXT}\n{PRIVATE}")
    assert {request.method for request in asked} == {"GET"}
    paths = {request.url.removeprefix(own_site) for request in asked}
    assert all(path.startswith("assets/citations/") and "?" not in path for path in paths), paths


def test_who_wrote_a_text_without_a_header_can_be_said(lookup: Page) -> None:
    text = "Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy."
    find(lookup, text)
    assert [row[6] for row in rows(lookup)] == ["chưa xác định được"]
    lookup.get_by_text("Văn bản này của cơ quan nào?").click()
    lookup.get_by_label("Cơ quan ban hành").fill("UBND tỉnh Bắc Kạn")
    lookup.get_by_label("Ngày ban hành").fill("2020-08-05")
    find(lookup, text)
    assert [row[6] for row in rows(lookup)] == ["kho chưa có: xem trang"]


def test_a_file_is_opened_here_and_not_sent(lookup: Page, tmp_path: Path) -> None:
    file = tmp_path / "văn bản.txt"
    file.write_text(TEXT, "utf-8")
    lookup.get_by_label("Hoặc chọn").set_input_files(file)
    expect(lookup.get_by_label("Văn bản cần tra")).to_have_value(TEXT)
    packed = tmp_path / "văn bản.docx"
    packed.write_bytes(b"PK\x03\x04\x00\x00")
    lookup.get_by_label("Hoặc chọn").set_input_files(packed)
    expect(lookup.get_by_role("status")).to_contain_text("không phải tệp văn bản thuần")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Hãy dán văn bản cần tra vào ô trên."),
        ("Một câu không dẫn văn bản nào, giai đoạn 2021-2025.", "Không thấy chỗ nào dẫn văn bản khác."),
    ],
)
def test_a_text_without_references_is_told(lookup: Page, text: str, said: str) -> None:
    lookup.get_by_label("Văn bản cần tra").fill(text)
    lookup.get_by_role("button", name="Tìm trích dẫn").click()
    expect(lookup.get_by_role("status")).to_have_text(said)
    expect(lookup.locator("#lookup-result")).to_be_hidden()


def test_a_long_text_does_not_freeze_the_page(lookup: Page) -> None:
    paragraphs = [
        f"{index}. Căn cứ Nghị định số {index % 300 + 1}/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, "
        + "các cơ quan phối hợp, " * 30
        for index in range(1, 1400)
    ]
    lookup.evaluate(
        """() => {
            window.longest = 0;
            let last = performance.now();
            const watch = (now) => {
                window.longest = Math.max(longest, now - last);
                last = now;
                requestAnimationFrame(watch);
            };
            requestAnimationFrame(watch);
        }"""
    )
    text = "\n".join(paragraphs)
    assert len(text) > 1_000_000
    find(lookup, text)
    expect(lookup.get_by_role("status")).to_have_text("Tìm thấy 1.399 chỗ dẫn 300 văn bản khác.")
    assert lookup.evaluate("() => window.longest") < 2000  # the layout of the result; finding takes longer, elsewhere


def test_it_works_with_the_keyboard_alone(lookup: Page) -> None:
    lookup.get_by_label("Văn bản cần tra").focus()
    lookup.keyboard.insert_text("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.")
    for _ in range(3):  # past the file and the question of the issuer to the button
        lookup.keyboard.press("Tab")
    expect(lookup.get_by_role("button", name="Tìm trích dẫn")).to_be_focused()
    lookup.keyboard.press("Enter")
    expect(lookup.get_by_role("status")).to_contain_text("Tìm thấy 1 chỗ dẫn")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_result_has_no_serious_barriers(page: Page, own_site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(own_site + LOOKUP)
    find(page, TEXT)
    page.get_by_text("Văn bản này của cơ quan nào?").click()
    assert violations(page) == {}


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """Give a page in a browser that runs no JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_without_javascript_it_says_what_it_needs(plain_page: Page, own_site: str) -> None:
    plain_page.goto(own_site + LOOKUP)
    expect(plain_page.locator(".notice")).to_contain_text("cần JavaScript")
    expect(plain_page.locator(".notice")).to_contain_text("directives cite")
    expect(plain_page.locator("form.lookup")).to_be_hidden()
