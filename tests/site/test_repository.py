"""The repository's own site, as it is published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.links import Site
from tests.search.reading import names, read_index, shown
from tests.sites import Build, attribute, one, text_of

LOCAL = "http://127.0.0.1:8000/"
"""Where mkdocs.yml takes the site to stand unless it is told otherwise."""


@pytest.fixture(scope="module")
def site(site_dir: Path) -> Site:
    return Site(site_dir, LOCAL)


def test_a_strict_build_has_nothing_to_say(repository_build: Build) -> None:
    assert repository_build.log == ""


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    assert len(site.pages) > 80
    assert sum(1 for name in site.pages for _ in site.links(name)) > 3000
    assert site.broken() == []


def test_every_page_is_reached_by_plain_links(site: Site) -> None:
    assert set(site.pages) - site.reached_from("index.html") - site.leading_on() == {"404.html"}


def test_the_sitemap_names_every_page_but_those_that_only_lead_on(site: Site) -> None:
    assert site.leading_on() == {"van-ban/quang-ninh/tinh-uy-quang-ninh/khong-ro-ngay-201-tb-tu/index.html"}
    assert site.mapped() == set(site.pages) - {"404.html"} - site.leading_on()


def test_nothing_is_loaded_from_another_host(site: Site, site_dir: Path) -> None:
    loaded = [link for name in site.pages for link in site.links(name) if link.loaded]
    assert [link for link in loaded if site.file_of(link.target) is None] == []
    for style in site_dir.rglob("*.css"):
        addresses = re.findall(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", style.read_text("utf-8"))
        assert [each for pair in addresses for each in pair if each.startswith(("http:", "https:", "//"))] == [], style


def test_every_page_is_vietnamese_has_one_heading_and_a_title_of_its_own(site: Site) -> None:
    titles: dict[str, str] = {}
    for name, page in site.pages.items():
        assert attribute(one(page, "html"), "lang") == "vi", name
        assert len(page.css("h1")) == 1, name
        assert attribute(one(page, 'meta[name="viewport"]'), "content"), name
        if page.css_first("meta[http-equiv=refresh]") is None:
            title = one(page, "head > title").text()
            assert title not in titles, f"{name} and {titles[title]} are both called {title}"
            titles[title] = name


def test_ids_are_unique_on_every_page(site: Site) -> None:
    for name, page in site.pages.items():
        ids = [node.attributes.get("id") for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), name


def test_headings_go_down_one_step_at_a_time(site: Site) -> None:
    for name, page in site.pages.items():
        levels = [int((node.tag or "h0")[1]) for node in page.css("main :is(h1, h2, h3, h4, h5, h6)")]
        steps = [later - earlier for earlier, later in zip([0, *levels], levels, strict=False)]
        assert max(steps) <= 1, f"{name}: {levels}"


def test_every_page_of_the_archive_says_where_it_stands(site: Site) -> None:
    for name, page in site.pages.items():
        if page.css_first(".archive:not(.archive-home)") is None:
            continue
        crumbs = one(page, "nav.crumbs")
        assert crumbs.css("a"), name
        assert crumbs.css("a")[0].text() == "Trang chủ", name


CITED = [
    (
        "bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu",
        "Công văn 3195-CV/TU",
        "Tỉnh ủy Bắc Kạn",
        "bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu",
    ),
    (
        "quang-ninh/tinh-uy-quang-ninh/2021-05-14-201-tb-tu",
        "Thông báo 201-TB/TU",
        "Tỉnh ủy Quảng Ninh",
        "quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu",
    ),
    (
        "trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg",
        "Công điện 1699/CĐ-TTg",
        "Thủ tướng Chính phủ",
        "dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu",
    ),
    (
        "trung-uong/ban-tuyen-giao-trung-uong/2020-12-03-9816-cv-btgtw",
        "Công văn 9816-CV/BTGTW",
        "Ban Tuyên giáo Trung ương",
        "dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu",
    ),
    (
        "thai-nguyen/thanh-uy-song-cong/2021-06-07-197-cv-tu",
        "Công văn 197-CV/TU",
        "Thành ủy Sông Công",
        "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du",
    ),
]


@pytest.mark.parametrize(("identifier", "heading", "issuer", "citing"), CITED)
def test_a_document_that_is_cited_and_not_held_has_a_page(
    identifier: str, heading: str, issuer: str, citing: str, repository_build: Build, site: Site
) -> None:
    page = repository_build.page(f"van-ban/{identifier}")
    assert text_of(page, "h1") == heading
    assert "Kho chưa có văn bản này." in text_of(page, ".notice")
    facts = {one(row, "th").text(): one(row, "td").text() for row in page.css("table.facts tr")}
    assert facts["Cơ quan ban hành"] == issuer
    assert facts["Mã hồ sơ khi có"] == identifier
    assert page.css("blockquote mark")
    wanted, held = f"van-ban/{identifier}/index.html", f"van-ban/{citing}/index.html"
    targets = {name: {site.file_of(link.target) for link in site.links(name)} for name in (wanted, held)}
    assert held in targets[wanted]
    assert wanted in targets[held]
    for name in (
        "trich-dan/index.html",
        "trich-dan/con-thieu/index.html",
        f"van-ban/{identifier.rpartition('/')[0]}/index.html",
    ):
        assert name in site.pages
    assert wanted in {site.file_of(link.target) for link in site.links("trich-dan/con-thieu/index.html")}
    assert wanted in {site.file_of(link.target) for link in site.links("trich-dan/index.html")}


def test_exactly_these_documents_are_wanted(site: Site) -> None:
    links = {site.file_of(link.target) for link in site.links("trich-dan/con-thieu/index.html")}
    wanted = {name for name, page in site.pages.items() if page.css_first(".archive-wanted") is not None}
    assert wanted == {f"van-ban/{identifier}/index.html" for identifier, *_ in CITED}
    assert wanted <= links


def test_every_directives_page_says_that_it_is_unofficial_and_where_it_is_from(site: Site) -> None:
    pages = [page for page in site.pages.values() if page.css_first(".archive-directive") is not None]
    assert len(pages) == 5
    for page in pages:
        assert "bản chép không chính thức" in text_of(page, ".unofficial")
        facts = {one(row, "th").text(): one(row, "td").text() for row in page.css("table.facts tr")}
        assert "tệp" in facts["Nguồn bản chép"]
        linked = json.loads(one(page, 'script[type="application/ld+json"]').text())
        assert site.file_of(site._resolve("index.html", linked["url"])) in site.pages  # noqa: SLF001 - of the tests' own class
        assert attribute(one(page, 'link[rel="canonical"]'), "href") == linked["url"] == linked["@id"]


def test_nothing_that_was_withheld_is_in_the_site(site_dir: Path) -> None:
    """The one mobile number of the originals, in whatever grouping; only its place says so."""
    number = re.compile(r"(?<!\d)0[35789](?:[ .\-]?\d){8}(?!\d)")
    texts = [path for path in site_dir.rglob("*") if path.suffix in {".html", ".json", ".jsonl", ".csv", ".xml"}]
    assert len(texts) > 90
    for path in texts:
        words = re.sub(r"\b[0-9a-f]{64}\b", "", path.read_text("utf-8"))
        if path.suffix == ".html":
            words = one(LexborHTMLParser(words), "body").text()
        assert not number.search(words), path
    index = read_index(site_dir)
    found = "\n".join([*names(index), *(text for row in shown(index) for text in row)])
    assert "bắc kạn" in found
    assert not number.search(found)
    held = (site_dir / "van-ban/bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu/index.html").read_text("utf-8")
    assert "đã ẩn" in held or any("đã ẩn" in path.read_text("utf-8") for path in site_dir.rglob("2*/index.html"))


def test_the_search_index_leads_to_pages_that_are_there(site: Site, site_dir: Path) -> None:
    locations = [row[0] for row in shown(read_index(site_dir))]
    assert len(locations) == len(set(locations))
    assert len([location for location in locations if location.startswith("van-ban/")]) == 10
    assert {f"{location}index.html" for location in locations} <= set(site.pages)


def test_the_theme_has_no_index_of_its_own(site_dir: Path) -> None:
    assert not (site_dir / "search").exists()


def test_licences_and_the_makers_of_the_site_are_named(repository_build: Build) -> None:
    about = repository_build.page("gioi-thieu").body
    assert about is not None
    for name in ("MkDocs", "Material for MkDocs"):
        assert name in about.text()
