"""axe-core on every kind of page, light and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import MADE, OWN, OWN_DIRECTIVE

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


def scheme(page: Page) -> str:
    return str(page.evaluate("document.body.dataset.mdColorScheme"))


def check(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert scheme(page) == "default"
    assert violations(page) == {}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    # What fades from light to dark is looked at when it has arrived.
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    assert violations(page, COLOURS) == {}


@pytest.mark.parametrize("kind", OWN)
def test_a_page_of_the_own_site_can_be_used_by_everybody(kind: str, page: Page, own_site: str) -> None:
    check(page, own_site + OWN[kind])


@pytest.mark.parametrize("kind", MADE)
def test_a_page_of_another_kind_can_be_used_by_everybody(kind: str, page: Page, made_site: str) -> None:
    check(page, made_site + MADE[kind])


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_results_of_a_search_can_be_used_by_everybody(colours: str, page: Page, own_site: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(own_site)
    page.keyboard.press("s")
    page.keyboard.type("phong chong dich")
    page.locator(".md-search-result__item").first.wait_for()
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
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
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    assert violations(page) == {}
