"""Reading the site: on a phone, on paper, without JavaScript, with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import frontmatter
import pytest
from playwright.sync_api import Browser, Page, expect

from directive_archive.body import plain_text
from tests.browser.fixtures import PATIENCE
from tests.browser.kinds import MADE, NASTY_TITLE, OWN, OWN_DIRECTIVE, REDIRECT
from tests.sites import REPOSITORY

pytestmark = pytest.mark.browser

SOURCE = REPOSITORY / "directives" / f"{OWN_DIRECTIVE.removeprefix('van-ban/').rstrip('/')}.md"


@pytest.fixture(scope="module")
def plain_page(browser: Browser) -> Iterator[Page]:
    """Give a page in a browser that runs no JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.mark.parametrize("kind", [*OWN, *MADE])
def test_every_page_shows_its_content_and_ways_without_javascript(
    kind: str, plain_page: Page, own_site: str, made_site: str
) -> None:
    plain_page.goto(own_site + OWN[kind] if kind in OWN else made_site + MADE[kind])
    expect(plain_page.locator("h1")).to_be_visible()
    expect(plain_page.locator("main article")).to_be_visible()
    assert plain_page.locator("nav.md-nav--primary a.md-nav__link:visible").count() >= 3
    assert plain_page.locator("main a:visible").count() >= 3


def test_a_directive_is_found_by_links_alone(plain_page: Page, own_site: str) -> None:
    plain_page.goto(own_site)
    main = plain_page.locator("main article")
    main.get_by_role("link", name="Nơi ban hành").click()
    main.get_by_role("link", name="Thái Nguyên", exact=True).click()
    main.get_by_role("link", name="Thành phố Sông Công").click()
    main.get_by_role("link", name="Đảng ủy phường Bách Quang").click()
    main.get_by_role("link", name="Công văn 48-CV/ĐU").click()
    expect(plain_page).to_have_url(own_site + OWN_DIRECTIVE)
    main.get_by_role("link", name="số 197-CV/TU ngày 07/6/2021").click()
    expect(plain_page.locator(".notice")).to_contain_text("Kho chưa có văn bản này.")


def test_a_long_list_is_paged_through_without_javascript(plain_page: Page, made_site: str) -> None:
    plain_page.goto(made_site + MADE["long-list"])
    assert plain_page.locator(".docs > li").count() == 50
    plain_page.get_by_role("link", name="Sau ›").click()
    expect(plain_page).to_have_url(made_site + MADE["later-page"])
    expect(plain_page.locator("[aria-current=page]")).to_have_text("2")
    plain_page.get_by_role("link", name="‹ Trước").click()
    expect(plain_page).to_have_url(made_site + MADE["long-list"])


def test_the_text_that_a_reader_sees_and_copies_is_the_text_as_issued(page: Page, own_site: str) -> None:
    page.goto(own_site + OWN_DIRECTIVE)
    shown = [line for line in page.locator(".paper-body").inner_text().split("\n") if line]
    assert shown == [line for line in plain_text(frontmatter.parse(SOURCE.read_text("utf-8"))[1]).split("\n") if line]


def test_what_a_hostile_title_says_is_shown_and_does_nothing(page: Page, made_site: str) -> None:
    page.goto(made_site + MADE["with-problems"])
    expect(page.locator("#trich-yeu")).to_have_text(NASTY_TITLE)
    assert "hacked" not in page.title()


def test_a_former_address_leads_to_the_present_one(page: Page, made_site: str) -> None:
    page.goto(made_site + REDIRECT)
    page.wait_for_url(made_site + MADE["stamped"])


def test_a_paragraph_that_was_linked_to_is_in_sight_and_marked(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{OWN_DIRECTIVE}#muc-4")
    target, other = page.locator("#muc-4"), page.locator("#muc-3")
    expect(target).to_be_in_viewport()
    header = page.locator(".md-header").bounding_box()
    box = target.bounding_box()
    assert header
    assert box
    assert box["y"] >= header["y"] + header["height"]
    colours = [each.evaluate("(each) => getComputedStyle(each).backgroundColor") for each in (target, other)]
    assert colours[0] != colours[1] == "rgba(0, 0, 0, 0)"


def test_every_paragraph_has_a_link_to_itself(page: Page, own_site: str) -> None:
    page.goto(own_site + OWN_DIRECTIVE)
    page.locator("#doan-1").hover()
    page.locator("#doan-1 .pin").click()
    expect(page).to_have_url(re.compile("#doan-1$"))
    assert page.locator(".paper-body > p").count() == page.locator(".paper-body > p > .pin").count() == 9


def test_on_paper_there_is_the_document_and_little_else(page: Page, own_site: str) -> None:
    page.goto(own_site + OWN_DIRECTIVE)
    page.emulate_media(media="print")
    beside = (".md-header", ".md-sidebar--primary", ".crumbs", ".jump", "#trich-dan", ".pin >> nth=0", ".md-footer")
    for hidden in beside:
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".paper-head", ".paper-body", ".paper-signature", ".unofficial"):
        expect(page.locator(shown)).to_be_visible()
    assert page.locator(".paper").evaluate("(each) => getComputedStyle(each).boxShadow") == "none"
    assert page.pdf().startswith(b"%PDF")


def test_in_print_dark_pages_are_light(page: Page, own_site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(own_site + OWN_DIRECTIVE)
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.emulate_media(media="print", color_scheme="dark")
    ink, paper = page.locator(".paper").evaluate(
        "(each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
    )
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 100
    assert paper == "rgba(0, 0, 0, 0)" or min(map(int, re.findall(r"\d+", paper))) >= 240


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(page: Page, own_site: str) -> None:
    page.goto(own_site + OWN_DIRECTIVE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Tới nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#noi-dung$"))
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('main article') !== null")
    assert focused, "the next stop is in the content"


def test_a_reader_chooses_the_dark_and_it_stays(page: Page, own_site: str) -> None:
    page.goto(own_site)
    page.get_by_title("Chuyển sang nền tối").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.goto(own_site + OWN_DIRECTIVE)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_title("Chuyển sang nền sáng").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")


def test_the_wide_page_is_laid_out_as_a_document(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(own_site + OWN_DIRECTIVE)
    issuer, motto = page.locator(".paper-issuer").bounding_box(), page.locator(".paper-motto").bounding_box()
    recipients = page.locator(".paper-recipients").bounding_box()
    signature = page.locator(".paper-signature").bounding_box()
    assert issuer
    assert motto
    assert recipients
    assert signature
    assert issuer["x"] + issuer["width"] <= motto["x"]
    assert recipients["x"] + recipients["width"] <= signature["x"]
    assert abs(issuer["y"] - motto["y"]) < 5


DIEN_BIEN = "van-ban/dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu/"


def test_a_journey_is_followed_with_the_keyboard(page: Page, own_site: str) -> None:
    page.goto(own_site + DIEN_BIEN)
    picture = page.get_by_role("group", name="Hành trình của Công văn 53-CV/TU")
    link = picture.get_by_role("link", name="Công điện 1699/CĐ-TTg Thủ tướng Chính phủ")
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(own_site + OWN["wanted-document"])
    page.get_by_role("link", name="Công văn 53-CV/TU Tỉnh ủy Điện Biên").press("Enter")
    expect(page).to_have_url(own_site + DIEN_BIEN)


def test_pictures_of_lags_have_names_and_descriptions(page: Page, own_site: str) -> None:
    page.goto(own_site + OWN["journeys"])
    picture = page.get_by_role("img", name="Từ trung ương đến cấp tỉnh: số lần thực hiện theo số ngày")
    expect(picture).to_have_accessible_description("6 ngày: 1 lần; 7 ngày: 1 lần.")


def test_a_long_journey_is_read_from_the_picture_to_the_list(plain_page: Page, made_site: str) -> None:
    plain_page.goto(made_site + MADE["cited-by-many"])
    plain_page.get_by_role("link", name="Xem cả hành trình của văn bản này").click()
    expect(plain_page).to_have_url(made_site + MADE["journey"])
    plain_page.locator(".journey svg a").first.click()
    expect(plain_page).to_have_url(f"{made_site}{MADE['journey']}#danh-sach")
    expect(plain_page.locator("#danh-sach")).to_be_in_viewport()
    plain_page.get_by_role("link", name="Sau ›").click()
    expect(plain_page).to_have_url(made_site + MADE["journey-later-page"])
