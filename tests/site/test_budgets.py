"""No page grows with the archive, and a directive's page is little more than its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import pytest

from tests.links import Site
from tests.sites import REPOSITORY, SITE_URL, Build, TinySite

KB = 1024
DIRECTIVE_PAGE = 40 * KB
"""Bytes that a directive's page may have beyond its own text."""
LIST_PAGE = 60 * KB
"""Bytes of any other page."""


@pytest.mark.parametrize("file", sorted((REPOSITORY / "directives").rglob("*.md")), ids=lambda file: file.stem)
def test_a_directives_page_is_little_more_than_its_text(file: Path, site_dir: Path) -> None:
    address = file.relative_to(REPOSITORY / "directives").with_suffix("").as_posix()
    page = site_dir / "van-ban" / address / "index.html"
    text = frontmatter.parse(file.read_text("utf-8"))[1]
    assert page.stat().st_size - len(text.encode()) <= DIRECTIVE_PAGE


@dataclass(frozen=True)
class Grown:
    """The same archive small and large."""

    small: Build
    large: Build
    ids: list[str]
    """Of the small one; all are in the large one, too."""


@pytest.fixture(scope="module")
def grown(make_tiny_site: Callable[[str], TinySite]) -> Grown:
    """Build 30 and 300 directives; the first 30 of the 300 differ from the 30 only in what cites them."""
    small, large = make_tiny_site("small"), make_tiny_site("large")
    large_ids = large.archive.fill(300)
    for identifier in large_ids[:30]:
        small.archive.write(f"{identifier}.md", (large.archive.root / f"{identifier}.md").read_bytes())
    return Grown(small.build(), large.build(), large_ids[:30])


def test_synthetic_directives_break_no_rule(grown: Grown) -> None:
    assert (grown.small.exit_code, grown.small.log) == (0, "")
    assert (grown.large.exit_code, grown.large.log) == (0, "")


def size(built: Build, name: str) -> int:
    return (built.site / name).stat().st_size


def test_no_list_grows_beyond_its_bound(grown: Grown) -> None:
    sizes = {name: size(grown.large, name) for name in grown.large.html_files}
    too_large = {name: found for name, found in sizes.items() if found > LIST_PAGE}
    assert too_large == {}


def test_a_directives_page_does_not_grow_with_the_archive(grown: Grown) -> None:
    """The first is cited by all others, the last of the 30 by nobody in the small archive and by one in the large.

    So the journey of the last but one ends there in the small archive, and goes on to a page of its own in the large.
    """
    for identifier in grown.ids[1:-2]:
        name = f"van-ban/{identifier}/index.html"
        assert abs(size(grown.large, name) - size(grown.small, name)) <= 16, name
    first = f"van-ban/{grown.ids[0]}/index.html"
    assert (
        size(grown.large, first) - size(grown.small, first) <= KB
    )  # more directives may be put together in fewer rows


def test_the_navigation_does_not_grow_with_the_archive(grown: Grown) -> None:
    for name in ("van-ban/index.html", "du-lieu/index.html"):
        small, large = (Site(built.site, SITE_URL).pages[name].css(".md-nav a") for built in (grown.small, grown.large))
        assert len(small) == len(large) > 3


def test_every_link_of_a_larger_archive_leads_somewhere(grown: Grown) -> None:
    site = Site(grown.large.site, SITE_URL)
    assert site.broken() == []
    assert set(site.pages) - site.reached_from("index.html") == {"404.html"}
    assert site.mapped() == set(site.pages) - {"404.html"}
