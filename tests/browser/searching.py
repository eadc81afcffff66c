"""To search as a reader does: on the search page, or in the box of the header."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize, expect

DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def search(page: Page, text: str) -> None:
    """Type on the search page, and wait for the answer."""
    page.locator("#search-query").fill(text)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the list is what was asked for."""
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")


def results(page: Page, base: str) -> list[str]:
    """Addresses of the results, best first."""
    settled(page)
    addresses: list[str] = page.locator("#results a").evaluate_all("(all) => all.map((each) => each.href)")
    assert all(address.startswith(base) for address in addresses)
    return [urlsplit(address).path.lstrip("/") for address in addresses]


def suggest(page: Page, text: str) -> None:
    """Type into the box of the header, and wait for what it suggests."""
    box = page.locator("#archive-box-query")
    box.fill("")
    expect(page.locator(".archive-box-panel:visible")).to_have_count(0)
    box.fill(text)
    page.get_by_role("option").first.wait_for()


def options(page: Page) -> list[str]:
    """What the box suggests."""
    return page.get_by_role("option").all_inner_texts()
