"""axe-core on every kind of page, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.fixtures import watched_page
from tests.browser.kinds import MADE, OWN, OWN_DIRECTIVE
from tests.browser.searching import settled, suggest

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
SERIOUS = {"serious", "critical"}
COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules that light and dark may answer differently."""

EXCEPTIONS: dict[str, str] = {}
"""Rules that the theme breaks and that neither templates nor styles of ours can mend, with the reason."""


def violations(page: Page, rules: list[str] | None = None) -> dict[str, list[str]]:
    """Serious breaches of rules, with what breaks them."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return {
        each["id"]: [f"{node['html'][:200]} {node['failureSummary']}" for node in each["nodes"]]
        for each in found
        if each["impact"] in SERIOUS and each["id"] not in EXCEPTIONS
    }


def finish_animations(page: Page) -> None:
    """What fades is looked at when it has arrived."""
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")


SCHEME = "document.body.dataset.mdColorScheme"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
BEYOND_THE_EDGE = """
() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
  .filter((each) => !each.closest(".md-sidebar, .md-typeset__scrollwrap, pre"))
  .map((each) => each.outerHTML.slice(0, 120))
"""
# WCAG 2.2, 2.5.8: 24 by 24 pixels; links inside sentences may be smaller.
TOO_SMALL = """
() => [...document.querySelectorAll(".archive :is(.ways, .pager, .see-also, .jump, .cards, .downloads, .docs) a")]
  .filter((each) => each.checkVisibility() && !each.closest(".doc-facts, blockquote"))
  .filter((each) => each.getBoundingClientRect().height < 24)
  .map((each) => each.outerHTML)
"""


@pytest.fixture(scope="module")
def by_day(browser: Browser) -> Iterator[Page]:
    """Give one light page for all kinds."""
    with watched_page(browser) as page:
        page.emulate_media(color_scheme="light")
        yield page


@pytest.fixture(scope="module")
def by_night(browser: Browser) -> Iterator[Page]:
    """Give one dark page for all kinds; of its own, for the theme remembers what it was."""
    with watched_page(browser) as page:
        page.emulate_media(color_scheme="dark")
        yield page


@pytest.mark.parametrize("kind", [*OWN, *MADE])
def test_every_kind_of_page_can_be_used_by_everybody(kind: str, by_day: Page, own_site: str, made_site: str) -> None:
    by_day.set_viewport_size(DESKTOP)
    by_day.goto(own_site + OWN[kind] if kind in OWN else made_site + MADE[kind])
    assert by_day.evaluate(SCHEME) == "default"
    assert violations(by_day) == {}
    if kind != "missing":  # MkDocs gives the theme no page to skip to there
        target = by_day.locator(".md-skip").get_attribute("href") or ""
        assert by_day.locator(f"main [id='{target.removeprefix('#')}']").count() == 1
    by_day.set_viewport_size(PHONE)
    assert by_day.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "it scrolls sideways"
    assert by_day.evaluate(BEYOND_THE_EDGE) == []
    assert by_day.evaluate(TOO_SMALL) == []
    expect(by_day.locator("h1")).to_be_in_viewport()


# One for each template and each thing with a colour of its own.
IN_THE_DARK = [
    *("home", "all-places", "directive", "wanted-document", "citations", "data", "by-hand", "command"),
    *("search", "lookup"),
    *("network", "coverage-of-a-place", "citing-list"),
    *("later-page", "stamped", "with-problems", "unreadable"),
    *("journeys", "journey", "cited-by-many"),
]


@pytest.mark.parametrize("kind", IN_THE_DARK)
def test_every_kind_of_page_can_be_read_in_the_dark(kind: str, by_night: Page, own_site: str, made_site: str) -> None:
    by_night.goto(own_site + OWN[kind] if kind in OWN else made_site + MADE[kind])
    assert by_night.evaluate(SCHEME) == "slate"
    assert violations(by_night, COLOURS) == {}


SEARCHES = {
    "results": "?q=phong+chong+dich",
    "filtered": "?q=phong+chong+dich&nam=2020&tu=2020-01-01&den=2021-01-01&sap=moi",
    "one-number": "?q=1102-CV/TU",
    "nothing": "?q=zzzz&nam=2020",
    "meant": "?q=bênhj",
}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("kind", SEARCHES)
def test_the_search_page_can_be_used_by_everybody(kind: str, colours: str, page: Page, own_site: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{own_site}tim-kiem/{SEARCHES[kind]}")
    settled(page)
    if kind != "meant":  # with nothing found and nothing chosen there is nothing to choose
        page.locator(".facet").first.wait_for()
    finish_animations(page)
    assert violations(page) == {}
    page.set_viewport_size(PHONE)
    page.locator("#search-filters > summary").click()
    page.locator(".search-tips > summary").click()
    finish_animations(page)
    assert violations(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "it scrolls sideways"
    assert page.evaluate(BEYOND_THE_EDGE) == []
    assert page.evaluate(TOO_SMALL_ON_THE_SEARCH_PAGE) == []


TOO_SMALL_ON_THE_SEARCH_PAGE = """
() => [...document.querySelectorAll(`.archive-search :is(summary, .facet-value, .facet-more, .chip, .doc-link,
    .pager a, select, button, input:not([type=checkbox]))`)]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
  .map((each) => each.outerHTML)
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_suggestions_can_be_used_by_everybody(colours: str, page: Page, own_site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(own_site)
    suggest(page, "phong chong dich")
    page.keyboard.press("ArrowDown")
    finish_animations(page)
    assert violations(page) == {}


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_paragraph_that_was_linked_to_can_be_read(colours: str, page: Page, own_site: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{own_site}{OWN_DIRECTIVE}#muc-1")
    assert violations(page, COLOURS) == {}


def test_the_menu_of_a_phone_can_be_used_by_everybody(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(own_site + OWN["province"])
    page.locator("label[for=__drawer].md-header__button").click()
    page.locator(".md-nav--primary").get_by_text("Văn bản", exact=True).first.wait_for()
    finish_animations(page)
    assert violations(page) == {}
