"""Pages put together from a shell are, to the byte, what MkDocs makes of them one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs.utils import get_relative_url

from directive_archive.pages import all_pages
from directive_archive.site.build import read_contents
from directive_archive.site.links import home, relative, resolve
from directive_archive.site.shell import SLOTS, Shell, mark
from tests.browser.kinds import fill
from tests.sites import SITE_URL, Build, TinySite

EVERYTHING = """\
  features:
    - navigation.tabs
    - navigation.sections
    - navigation.path
    - navigation.indexes
    - navigation.footer
    - navigation.instant
    - navigation.top
    - toc.integrate
    - content.action.edit
    - content.action.view
    - announce.dismiss
  palette:
    primary: red
  language: en
"""
DEEPER = """\
nav:
  - Trang chủ: index.md
  - Lối vào:
      - Văn bản:
          - Theo nơi: van-ban/index.md
          - Hà Nam: van-ban/ha-nam/index.md
      - Theo ngày: ngay-ban-hanh/index.md
  - Trích dẫn: trich-dan/index.md
"""


def settings(site: TinySite, name: str) -> None:
    """Change the settings of a site."""
    path = site.folder / "mkdocs.yml"
    text = path.read_text("utf-8")
    if name == "many-features":
        text = text.replace("theme:\n", f"theme:\n{EVERYTHING}")
    elif name == "deeper-navigation":
        text = text[: text.index("nav:")] + DEEPER
    elif name == "no-address":
        text = text.replace(SITE_URL, '""').replace("repo_url: https://example.org/repo\n", "repo_url: null\n")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["as-it-is", "many-features", "deeper-navigation", "no-address"])
def test_a_filled_shell_is_what_mkdocs_renders(name: str, make_tiny_site: Callable[[str], TinySite]) -> None:
    """A page that a hand-written page names goes through MkDocs' own loop: here all of them do, at the second build."""
    site = make_tiny_site("shell")
    fill(site)
    settings(site, name)
    by_hand = site.folder / "docs" / "moi-trang.md"
    by_hand.write_text("---\ntitle: Mọi trang\n---\n\n# Mọi trang\n", "utf-8")
    filled = site.build(strict=False, into=site.folder / "filled")
    pages = {page.path: page for page in all_pages(read_contents(site.archive.root, SITE_URL))}
    by_hand.write_text(by_hand.read_text("utf-8") + "\n".join(f"`{path}index.md`" for path in pages), "utf-8")
    one_by_one = site.build(strict=False, into=site.folder / "one-by-one")
    assert (filled.exit_code, one_by_one.exit_code) == (0, 0)
    assert filled.html_files == one_by_one.html_files
    assert {page.template for page in pages.values()} == {
        *("directive", "unreadable", "browse", "citations", "wanted", "data", "redirect"),
        *("choices", "citing", "network", "coverage", "coverage_place", "cascade", "journey", "lookup", "search"),
    }, "a page kind that this test does not see: fill in tests/browser/kinds.py must make one"
    assert len({path.count("/") for path in pages}) >= 5
    assert [path for path in pages if read(filled, path) != read(one_by_one, path)] == []


def read(built: Build, path: str) -> bytes:
    return (built.site / path / "index.html").read_bytes()


def test_a_theme_that_prints_a_block_twice_or_not_at_all_is_noticed() -> None:
    whole = "".join(f"<p>{mark(slot)}</p>" for slot in SLOTS)
    assert Shell.cut(whole).fill({slot: slot.upper() for slot in SLOTS}) == "".join(
        f"<p>{slot.upper()}</p>" for slot in SLOTS
    )
    for broken in (whole.replace(mark("content"), ""), whole + mark("extrahead")):
        with pytest.raises(ValueError, match="the theme prints the block"):
            Shell.cut(broken)


ADDRESSES = ["", "van-ban/", "van-ban/ha-nam/", "van-ban/ha-nam/tinh-uy-ha-nam/", "van-ban/ha-noi/x/y/", "du-lieu/"]


@pytest.mark.parametrize("here", ADDRESSES)
@pytest.mark.parametrize("target", ADDRESSES)
def test_relative_addresses_are_those_of_mkdocs_and_lead_back(here: str, target: str) -> None:
    if target:
        assert relative(here, target) == get_relative_url(target, here)
    assert resolve(here, relative(here, target)) == target


@pytest.mark.parametrize("here", ADDRESSES[1:])
def test_the_way_home_is_that_of_mkdocs(here: str) -> None:
    assert home(here) == get_relative_url(".", here)


@pytest.mark.parametrize(
    ("here", "written", "target"),
    [
        ("a/b/", "../c.css", "a/c.css"),
        ("a/b/", "..", "a/"),
        ("a/b/c/", "..", "a/b/"),
        ("a/b/", ".", "a/b/"),
        ("a/b/", "./x/", "a/b/x/"),
        ("a/", "../../../x/", "x/"),
        ("a/b/", "/x/", "x/"),
        ("404.html", "x/", "x/"),
    ],
)
def test_addresses_are_resolved_as_a_browser_does(here: str, written: str, target: str) -> None:
    assert resolve(here, written) == target
