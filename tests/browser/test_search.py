"""The search page and the box in the header, on the site as it is published: every query that readers may type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.fixtures import watched_page
from tests.browser.kinds import MADE, OWN_DIRECTIVE
from tests.browser.searching import DESKTOP, options, results, search, settled, suggest

pytestmark = pytest.mark.browser

BAC_KAN = "van-ban/bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu/"
DIEN_BIEN = "van-ban/dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu/"
HA_NAM = "van-ban/ha-nam/tinh-uy-ha-nam/2020-07-30-1462-cv-tu/"
CAM_PHA = "van-ban/quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu/"
HELD = {BAC_KAN, DIEN_BIEN, HA_NAM, CAM_PHA, OWN_DIRECTIVE}
WANTED = "van-ban/bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu/"

# (query, what comes first, what else must be found)
QUERIES: list[tuple[str, str, set[str]]] = [
    ("1102-CV/TU", BAC_KAN, set()),
    ("1102 cv tu", BAC_KAN, set()),
    ("1102cvtu", BAC_KAN, set()),
    ("số 1102", BAC_KAN, set()),
    ("353", CAM_PHA, set()),
    ("48-CV/ĐU", OWN_DIRECTIVE, set()),
    ("48 cv du", OWN_DIRECTIVE, set()),
    ("3195-CV/TU", WANTED, {BAC_KAN}),
    ("phòng chống dịch", "", HELD),
    ("phong chong dich", "", HELD),
    ("PHÒNG, CHỐNG DỊCH", "", HELD),
    ("dien bien", DIEN_BIEN, HELD - {HA_NAM}),
    ("Điện Biên", DIEN_BIEN, set()),
    ("điện biên", DIEN_BIEN, set()),
    ("bach quang", OWN_DIRECTIVE, set()),
    ("thái nguyên", "", {OWN_DIRECTIVE, BAC_KAN}),
    ("uỷ ban", "", {BAC_KAN, OWN_DIRECTIVE}),
    ("ủy ban", "", {BAC_KAN, OWN_DIRECTIVE}),
    ("uy ban", "", {BAC_KAN, OWN_DIRECTIVE}),
    ("xã", "", {BAC_KAN, CAM_PHA}),
    ("hà nam", HA_NAM, set()),
    ("cam pha", CAM_PHA, set()),
]


@pytest.fixture(scope="module")
def searched(browser: Browser, own_site: str) -> Iterator[Page]:
    """Open the search page, on which many searches are made."""
    with watched_page(browser) as page:
        page.goto(f"{own_site}tim-kiem/")
        yield page


@pytest.fixture(scope="module")
def boxed(browser: Browser, own_site: str) -> Iterator[Page]:
    """Open a page with the box, in which many queries are typed."""
    with watched_page(browser) as page:
        page.set_viewport_size(DESKTOP)
        page.goto(own_site)
        yield page


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("query", "first", "others"), QUERIES, ids=[query for query, *_ in QUERIES])
def test_a_query_finds_what_it_should(
    query: str, first: str, others: set[str], form: Literal["NFC", "NFD"], searched: Page, own_site: str
) -> None:
    search(searched, unicodedata.normalize(form, query))
    found = results(searched, own_site)
    assert len(found) == len(set(found))
    if first:
        assert found[0] == first
    assert others <= set(found)
    count = searched.locator("#results-count")
    expect(count).to_have_text(f"{len(found)} văn bản")
    expect(count).to_have_attribute("data-count", str(len(found)))
    addresses = [f"van-ban/{each}/" for each in searched.locator("#results > li").evaluate_all(IDS)]
    assert [each for each in found if each.startswith("van-ban/")] == addresses[: len(found)]


IDS = "(all) => all.map((each) => each.dataset.id)"


@pytest.mark.parametrize(("query", "first", "others"), QUERIES, ids=[query for query, *_ in QUERIES])
def test_the_box_suggests_what_the_page_finds(
    query: str, first: str, others: set[str], boxed: Page, own_site: str
) -> None:
    suggest(boxed, query)
    shown = options(boxed)
    assert shown[-1].startswith("Xem tất cả")
    assert len(shown) - 1 >= max(len(others), 1)
    boxed.keyboard.press("ArrowDown")
    boxed.keyboard.press("Enter")
    boxed.wait_for_url(lambda address: address != own_site)
    assert not first or urlsplit(boxed.url).path.lstrip("/") == first
    boxed.goto(own_site)


@pytest.mark.parametrize("start", ["", OWN_DIRECTIVE, "ngay-ban-hanh/2020/07/30/", "lenh/", "404.html"])
def test_a_suggestion_leads_to_its_page_from_everywhere(start: str, page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(own_site + start)
    suggest(page, "1102-CV/TU")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{own_site}{BAC_KAN}**")
    expect(page.locator("h1")).to_have_text("Công văn 1102-CV/TU")
    suggest(page, "dien bien")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{own_site}{DIEN_BIEN}**")


def test_a_result_says_what_it_is_and_why_it_was_found(searched: Page) -> None:
    search(searched, "phong chong dich")
    item = searched.locator("#results > li").filter(has_text="1102-CV/TU")
    expect(item).to_contain_text("Thành ủy Bắc Kạn")
    expect(item).to_contain_text("30/7/2020")
    assert {"phòng", "chống dịch"} <= {text.lower() for text in item.locator("mark").all_inner_texts()}


def test_what_is_nowhere_is_said_not_to_be_found(searched: Page) -> None:
    search(searched, "zzzz")
    expect(searched.locator("#results-count")).to_have_text("0 văn bản")
    expect(searched.locator("#search-notice")).to_contain_text("Không tìm thấy văn bản nào. Nothing was found.")
    expect(searched.locator("#search-ways")).to_be_visible()


def test_what_was_perhaps_meant_is_a_link(searched: Page) -> None:
    search(searched, "bênhj")
    said = "Không văn bản nào có “bênhj”. Đang hiện kết quả cho “bệnh”."
    expect(searched.locator("#search-notice")).to_contain_text(said)
    expect(searched.locator("#results > li").first).to_be_visible()
    searched.locator(".search-meant").click()
    expect(searched.get_by_label("Số văn bản, nơi ban hành")).to_have_value("bệnh")
    settled(searched)
    expect(searched.locator("#results > li").first).to_be_visible()


STRANGE = ["<img src=x onerror=alert(1)>", "*", "title:x", "+a -b ~1 ^2", '"', "\\", "(", "%"]


@pytest.mark.parametrize("query", STRANGE)
def test_a_strange_query_does_no_harm(query: str, searched: Page, own_site: str) -> None:
    search(searched, query)
    assert searched.locator("#search-body img").count() == 0
    searched.goto(f"{own_site}tim-kiem/?q={quote_plus(query)}")
    settled(searched)
    assert searched.locator("#search-body img").count() == 0
    search(searched, "1102-CV/TU")
    assert results(searched, own_site)[0] == BAC_KAN


def test_a_hostile_title_is_shown_as_text(page: Page, made_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{made_site}tim-kiem/?q=vượt+rào")
    assert results(page, made_site)[0] == MADE["with-problems"]
    expect(page.locator("#results > li").first).to_contain_text("<img src=x onerror=")
    page.goto(made_site)
    suggest(page, "vượt rào")
    expect(page.get_by_role("option").first).to_contain_text("<img src=x onerror=")
    assert page.locator("img").count() == 0
    assert "hacked" not in page.title()


def test_a_key_leads_to_the_box_and_the_keyboard_to_a_result(page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(own_site + OWN_DIRECTIVE)
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Tìm văn bản").or_(page.get_by_role("combobox", name="Tìm văn bản"))
    expect(box).to_be_focused()
    page.keyboard.type("353-cv/tu")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("353-CV/TU")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{own_site}{CAM_PHA}**")


def test_the_key_is_a_letter_where_one_types(page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{own_site}tra-cuu-trich-dan/")
    text = page.get_by_label("Văn bản cần tra")
    text.focus()
    page.keyboard.type("1/2")
    expect(text).to_have_value("1/2")
    expect(text).to_be_focused()


def test_the_box_tells_where_it_stands(page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(own_site)
    suggest(page, "dien bien")
    box = page.get_by_role("combobox", name="Tìm văn bản")
    expect(box).to_have_attribute("aria-expanded", "true")
    count = len(options(page))
    for key, place in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowUp", count - 1)]:
        page.keyboard.press(key)
        active = box.get_attribute("aria-activedescendant")
        assert active == (f"archive-box-option-{place}" if place >= 0 else None)
        expect(page.get_by_role("option", selected=True)).to_have_count(int(place >= 0))
        expect(box).to_be_focused()
    expect(page.locator(".archive-box [role=status]")).to_have_text(re.compile(r"^\d+ văn bản, \d+ gợi ý"))
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("dien bien")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_last_suggestion_and_the_key_enter_lead_to_all_results(page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(own_site + OWN_DIRECTIVE)
    suggest(page, "phong chong dich")
    page.get_by_role("option").last.click()
    page.wait_for_url(f"{own_site}tim-kiem/?q=phong+chong+dich")
    assert set(results(page, own_site)) >= HELD
    page.goto(own_site + OWN_DIRECTIVE)
    suggest(page, "phong chong dich")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{own_site}tim-kiem/?q=phong+chong+dich")
    assert set(results(page, own_site)) >= HELD


@pytest.mark.parametrize("where", ["box", "page"])
def test_a_number_that_is_sent_leads_straight_to_its_document(where: str, page: Page, own_site: str) -> None:
    """An address that is opened shows the list, and so does the way back."""
    page.set_viewport_size(DESKTOP)
    page.goto(own_site if where == "box" else f"{own_site}tim-kiem/")
    field = page.locator("#archive-box-query, #search-query")
    field.fill("1102 cv tu")
    field.press("Enter")
    page.wait_for_url(f"{own_site}{BAC_KAN}")
    page.go_back()
    page.wait_for_url(f"{own_site}tim-kiem/?q=1102+cv+tu")
    assert results(page, own_site)[0] == BAC_KAN
    expect(page.locator("#search-direct a")).to_have_attribute("href", f"{own_site}{BAC_KAN}")
    page.go_back()
    page.wait_for_url(own_site if where == "box" else f"{own_site}tim-kiem/")


@pytest.mark.parametrize("spelling", ["1102-CV/TU", "số 1102-cv/tu", "1102 cvtu", "1102CVTU", "1102 - CV / TU"])
def test_a_number_leads_to_its_document_however_it_is_spelt(spelling: str, page: Page, own_site: str) -> None:
    page.goto(f"{own_site}tim-kiem/")
    page.locator("#search-query").fill(spelling)
    page.locator("#search-query").press("Enter")
    page.wait_for_url(f"{own_site}{BAC_KAN}")


@pytest.mark.parametrize("query", ["1102", "30 ngày", "1102 phòng dịch", "1102-CV/TU 353-CV/TU", "2020"])
def test_what_is_more_or_less_than_a_number_leads_to_a_list(query: str, page: Page, own_site: str) -> None:
    page.goto(f"{own_site}tim-kiem/")
    page.locator("#search-query").fill(query)
    page.locator("#search-query").press("Enter")
    settled(page)
    page.wait_for_timeout(300)
    assert urlsplit(page.url).path == "/tim-kiem/"


def test_a_number_that_is_typed_does_not_lead_away(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}tim-kiem/")
    search(page, "3195cvtu")
    link = page.locator("#search-direct a")
    expect(link).to_contain_text("3195-CV/TU")
    page.wait_for_timeout(500)
    assert page.url == f"{own_site}tim-kiem/?q=3195cvtu"
    link.click()
    page.wait_for_url(own_site + WANTED)


def test_a_phone_has_a_link_to_the_search_page_instead_of_the_box(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(own_site + OWN_DIRECTIVE)
    expect(page.locator(".archive-box")).to_be_hidden()
    page.get_by_role("link", name="Tìm văn bản", exact=True).click()
    page.wait_for_url(f"{own_site}tim-kiem/#search-query")
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.type("dien bien")
    settled(page)
    page.locator("#results a").first.click()
    page.wait_for_url(f"{own_site}{DIEN_BIEN}**")


def test_the_index_is_fetched_only_when_somebody_searches(page: Page, own_site: str) -> None:
    asked: list[str] = []
    page.set_viewport_size(DESKTOP)
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(own_site + OWN_DIRECTIVE, wait_until="networkidle")
    assert [path for path in asked if path.startswith("/assets/search/")] == [
        "/assets/search/box.js",
        "/assets/search/straight.js",
    ]
    suggest(page, "dien bien")
    assert "/assets/search/manifest.json" in asked


def test_without_javascript_the_box_is_a_form(browser: Browser, own_site: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=DESKTOP) as context:
        page = context.new_page()
        page.goto(own_site + OWN_DIRECTIVE)
        page.get_by_role("searchbox", name="Tìm văn bản").fill("dien bien")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{own_site}tim-kiem/?q=dien+bien")
        expect(page.locator("noscript .notice, .notice")).to_contain_text("cần JavaScript")
        page.locator("#search-ways").get_by_role("link", name="Nơi ban hành").click()
        page.wait_for_url(f"{own_site}van-ban/")
