"""The search box on the site as it is published."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.fixtures import watched_page
from tests.browser.kinds import MADE, OWN_DIRECTIVE

pytestmark = pytest.mark.browser

BAC_KAN = "van-ban/bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu/"
DIEN_BIEN = "van-ban/dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu/"
HA_NAM = "van-ban/ha-nam/tinh-uy-ha-nam/2020-07-30-1462-cv-tu/"
CAM_PHA = "van-ban/quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu/"
HELD = {BAC_KAN, DIEN_BIEN, HA_NAM, CAM_PHA, OWN_DIRECTIVE}
WANTED = "van-ban/bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu/"


def search(page: Page, text: str) -> None:
    """Type into the box as a reader does."""
    page.evaluate("document.querySelectorAll('.md-search-result__item').forEach((each) => each.classList.add('old'))")
    box = page.get_by_role("textbox", name="Tìm văn bản")
    box.click()
    box.fill(text)
    box.press("End")  # the theme listens for keys; letters that no key bears come to it without one


def results(page: Page, base: str) -> list[str]:
    """Addresses of the results of the last search, best first."""
    page.locator(".md-search-result__item:not(.old) .md-search-result__link").first.wait_for()
    addresses: list[str] = page.locator(".md-search-result__link").evaluate_all("(all) => all.map((each) => each.href)")
    assert all(address.startswith(base) for address in addresses)
    return [urlsplit(address).path.lstrip("/") for address in addresses]


@pytest.fixture(scope="module")
def box(browser: Browser, own_site: str) -> Iterator[Page]:
    """Open a page on which many searches are made."""
    with watched_page(browser) as page:
        page.goto(own_site)
        yield page


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


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("query", "first", "others"), QUERIES, ids=[query for query, *_ in QUERIES])
def test_a_query_finds_what_it_should(
    query: str, first: str, others: set[str], form: Literal["NFC", "NFD"], box: Page, own_site: str
) -> None:
    search(box, "zzzz")
    expect(box.locator(".md-search-result__item")).to_have_count(0)
    search(box, unicodedata.normalize(form, query))
    found = results(box, own_site)
    assert len(found) == len(set(found))
    if first:
        assert found[0] == first
    assert others <= set(found)


@pytest.mark.parametrize("start", ["", OWN_DIRECTIVE, "ngay-ban-hanh/2020/07/30/", "lenh/", "404.html"])
def test_a_result_leads_to_its_page_from_everywhere(start: str, page: Page, own_site: str) -> None:
    page.goto(own_site + start)
    search(page, "1102-CV/TU")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{own_site}{BAC_KAN}**")
    expect(page.locator("h1")).to_have_text("Công văn 1102-CV/TU")
    search(page, "dien bien")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{own_site}{DIEN_BIEN}**")


def test_a_result_says_what_it_is_and_why_it_was_found(page: Page, own_site: str) -> None:
    page.goto(own_site)
    search(page, "phong chong dich")
    item = page.locator(".md-search-result__link").filter(has_text="1102-CV/TU").first
    expect(item).to_contain_text("Thành ủy Bắc Kạn")
    expect(item).to_contain_text("30/7/2020")
    assert {"phòng", "chống dịch"} <= {text.lower() for text in item.locator("mark").all_inner_texts()}


def test_what_is_nowhere_is_said_not_to_be_found(page: Page, own_site: str) -> None:
    page.goto(own_site)
    search(page, "zzzz")
    expect(page.locator(".md-search-result__meta")).to_have_text("Không tìm thấy gì")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "*", "title:x", "+a -b ~1 ^2", '"', "\\", "(", "%"])
def test_a_strange_query_does_no_harm(query: str, page: Page, own_site: str) -> None:
    page.goto(own_site)
    search(page, query)
    page.locator(".md-search-result__meta").wait_for()
    search(page, "1102-CV/TU")
    assert results(page, own_site)[0] == BAC_KAN
    assert page.locator(".md-search-result img").count() == 0


def test_a_hostile_title_is_shown_as_text(page: Page, made_site: str) -> None:
    page.goto(made_site)
    search(page, "vượt rào")
    assert results(page, made_site)[0] == MADE["with-problems"]
    expect(page.locator(".md-search-result__link").first).to_contain_text("<img src=x onerror=")
    assert page.locator(".md-search-result img").count() == 0
    assert "hacked" not in page.title()


@pytest.mark.parametrize("key", ["s", "/", "f"])
def test_a_key_opens_the_box_and_the_keyboard_leads_to_a_result(key: str, page: Page, own_site: str) -> None:
    page.goto(own_site + OWN_DIRECTIVE)
    page.keyboard.press(key)
    box = page.get_by_role("textbox", name="Tìm văn bản")
    expect(box).to_be_focused()
    page.keyboard.type("353-cv/tu")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{own_site}{CAM_PHA}**")


def test_escape_closes_the_box(page: Page, own_site: str) -> None:
    page.goto(own_site)
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.type("dien bien")
    results(page, own_site)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_the_box_works_on_a_phone(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(own_site + OWN_DIRECTIVE)
    page.locator("label.md-header__button[for=__search]").click()
    page.get_by_role("textbox", name="Tìm văn bản").press_sequentially("dien bien")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{own_site}{DIEN_BIEN}**")


def test_an_address_holds_a_query(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}?q=dien%20bien")
    assert results(page, own_site)[0] == DIEN_BIEN


def test_the_index_is_fetched_only_when_somebody_searches(page: Page, own_site: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(own_site + OWN_DIRECTIVE, wait_until="networkidle")
    assert "/assets/search/manifest.json" not in asked
    search(page, "dien bien")
    results(page, own_site)
    assert "/assets/search/manifest.json" in asked
