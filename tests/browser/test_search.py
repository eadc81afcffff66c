"""The search box on the site as it is published."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

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
    box = page.get_by_role("textbox", name="Tìm văn bản")
    box.click()
    box.fill(text)


def results(page: Page, base: str) -> list[str]:
    """Addresses of the results, best first."""
    links = page.locator(".md-search-result__link")
    links.first.wait_for()
    return [
        urlsplit(str(link.evaluate("(each) => each.href"))).path.lstrip("/")
        for link in links.all()
        if str(link.evaluate("(each) => each.href")).startswith(base)
    ]


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
    query: str, first: str, others: set[str], form: str, page: Page, own_site: str
) -> None:
    page.goto(own_site)
    search(page, unicodedata.normalize(form, query))  # type: ignore[arg-type] - one of the forms
    found = results(page, own_site)
    assert len(found) == len(set(found))
    if first:
        assert found[0] == first
    assert others <= set(found)


def test_the_two_spellings_find_the_same_documents(page: Page, own_site: str) -> None:
    page.goto(own_site)
    found = []
    for query in ("uỷ ban", "ủy ban", "uy ban"):
        search(page, query)
        page.wait_for_function("() => true")
        found.append(set(results(page, own_site)))
    assert found[0] == found[1] <= found[2]


@pytest.mark.parametrize("start", ["", OWN_DIRECTIVE, "ngay-ban-hanh/2020/07/30/", "lenh/"])
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
    expect(page.locator(".md-search-result__meta")).to_have_text("Tìm thấy 10 văn bản", use_inner_text=True) if False else None
    item = page.locator(".md-search-result__link").filter(has_text="1102-CV/TU").first
    expect(item).to_contain_text("Thành ủy Bắc Kạn")
    expect(item).to_contain_text("30/7/2020")
    assert "phòng, chống dịch" in " ".join(item.locator("mark").all_inner_texts()).lower()


def test_what_is_nowhere_is_said_not_to_be_found(page: Page, own_site: str) -> None:
    page.goto(own_site)
    search(page, "zzzz")
    expect(page.locator(".md-search-result__meta")).to_have_text("Không tìm thấy văn bản nào")


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
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_the_box_works_on_a_phone(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(own_site + OWN_DIRECTIVE)
    page.locator("label.md-header__button[for=__search]").click()
    page.get_by_role("textbox", name="Tìm văn bản").fill("dien bien")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{own_site}{DIEN_BIEN}**")


def test_an_address_holds_a_query(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}?q=dien%20bien")
    assert results(page, own_site)[0] == DIEN_BIEN


def test_the_index_is_fetched_only_when_somebody_searches(page: Page, own_site: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(own_site + OWN_DIRECTIVE, wait_until="networkidle")
    assert "/assets/search/index.json" not in asked
    search(page, "dien bien")
    results(page, own_site)
    assert "/assets/search/index.json" in asked
