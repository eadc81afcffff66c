"""The adapter: what it hands to MkDocs, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.archives import quote
from tests.links import Site
from tests.sites import SITE_URL, TinySite, attribute, one, text_of


@pytest.mark.parametrize(
    "name",
    [
        "van-ban/index.md",
        "van-ban.md",
        "van-ban/README.md",
        "du-lieu/danh-muc.csv",
        "assets/archive/archive.css",
        "assets/search/manifest.json",
    ],
)
def test_a_file_by_hand_in_the_archives_way_is_refused(name: str, tiny_site: TinySite) -> None:
    path = tiny_site.folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Bằng tay\n", "utf-8")
    tiny_site.archive.add()
    built = tiny_site.build(strict=False)
    assert built.exit_code == 1
    assert f"docs/{name} chiếm địa chỉ của kho. / docs/{name} is in the archive's way." in built.log


def test_an_archive_inside_the_pages_by_hand_is_refused(tiny_site: TinySite) -> None:
    tiny_site.archive.root.rename(tiny_site.folder / "docs" / "directives")
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - directive_archive:\n      directives_dir: docs/directives\n")
    built = tiny_site.build(strict=False)
    assert built.exit_code == 1
    assert "lies inside docs_dir" in built.log


def test_another_folder_may_hold_the_archive(tiny_site: TinySite) -> None:
    identifier = tiny_site.archive.add()
    tiny_site.archive.root.rename(tiny_site.folder / "kho")
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - directive_archive:\n      directives_dir: kho\n")
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    edit = attribute(one(built.page(f"van-ban/{identifier}"), "a.edit"), "href")
    assert edit == f"https://example.org/repo/edit/main/kho/{identifier}.md"


def test_without_search_there_is_no_index_and_nothing_that_asks_for_one(tiny_site: TinySite) -> None:
    tiny_site.archive.add()
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - directive_archive:\n      search: false\n")
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    assert not (built.site / "assets/search").exists()
    assert not built.page("van-ban").css(".archive-box")
    page = built.page("tim-kiem")
    assert not page.css("form[role=search]")
    assert page.css("#search-ways a")
    assert Site(built.site, SITE_URL).broken() == []


def test_the_search_box_leads_to_the_search_page_from_every_depth(tiny_site: TinySite) -> None:
    identifier = tiny_site.archive.add()
    built = tiny_site.build()
    pages = {name: built.page(name) for name in ("", "van-ban/", f"van-ban/{identifier}/")}
    pages["404.html"] = LexborHTMLParser((built.site / "404.html").read_text("utf-8"))
    for name, page in pages.items():
        form, link = one(page, "form.archive-box"), one(page, "a.archive-box-link")
        told = [attribute(form, "action"), attribute(form, "data-script"), attribute(link, "href")]
        assert [urljoin(SITE_URL + name, address) for address in told] == [
            f"{SITE_URL}tim-kiem/",
            f"{SITE_URL}assets/search/worker.js",
            f"{SITE_URL}tim-kiem/#search-query",
        ]


def test_the_search_page_has_one_search(tiny_site: TinySite) -> None:
    tiny_site.archive.add()
    built = tiny_site.build()
    forms = built.page("tim-kiem").css("form[role=search]")
    assert [attribute(form, "id") for form in forms] == ["search-form"]


def test_a_site_that_keeps_the_search_of_the_theme_has_that_and_no_other_box(tiny_site: TinySite) -> None:
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - search\n  - directive_archive\n")
    tiny_site.archive.add()
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    page = built.page("van-ban")
    assert page.css(".md-search")
    assert not page.css(".archive-box")


def test_a_site_without_overrides_looks_and_searches_the_same_way(tiny_site: TinySite) -> None:
    (tiny_site.folder / "mkdocs.yml").write_text(
        "site_name: Kho\nsite_url: https://example.org/\ntheme: {name: material, font: false}\n"
        "plugins: [directive_archive]\n",
        "utf-8",
    )
    identifier = tiny_site.archive.add()
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    page = built.page(f"van-ban/{identifier}")
    assert page.css(".paper")
    assert attribute(one(page, "form.archive-box"), "data-script").endswith("assets/search/worker.js")


def test_settings_that_do_not_exist_are_refused(tiny_site: TinySite) -> None:
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - directive_archive:\n      directory: x\n")
    tiny_site.archive.add()
    built = tiny_site.build()
    assert built.exit_code == 1
    assert "directory" in built.log


def test_pages_are_not_in_the_navigation_and_stand_under_the_page_above_them(tiny_site: TinySite) -> None:
    identifier = tiny_site.archive.add()
    built = tiny_site.build()
    page = built.page(f"van-ban/{identifier}")
    assert [node.text().strip() for node in page.css(".md-nav--primary .md-nav__link .md-ellipsis")] == [
        "Trang chủ",
        "Văn bản",
        "Trích dẫn",
        "Dữ liệu",
    ]
    assert page.css("link[rel=next], link[rel=prev]") == []
    assert identifier not in (one(page, ".md-nav--primary").html or "")


def test_an_address_of_the_site_with_a_path_is_kept(tiny_site: TinySite) -> None:
    identifier = tiny_site.archive.add()
    page = tiny_site.build().page(f"van-ban/{identifier}")
    assert attribute(one(page, "link[rel=canonical]"), "href") == f"{SITE_URL}van-ban/{identifier}/"
    linked = json.loads(one(page, 'script[type="application/ld+json"]').text())
    assert linked["url"] == f"{SITE_URL}van-ban/{identifier}/"


def test_a_site_of_no_fixed_address_names_none(tiny_site: TinySite) -> None:
    settings = tiny_site.folder / "mkdocs.yml"
    settings.write_text(re.sub(r"site_url: .*", 'site_url: ""', settings.read_text("utf-8")), "utf-8")
    identifier = tiny_site.archive.add()
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    page = built.page(f"van-ban/{identifier}")
    assert page.css("link[rel=canonical]") == []
    assert "url" not in json.loads(one(page, 'script[type="application/ld+json"]').text())
    assert Site(built.site).broken() == []


def test_building_twice_in_one_process_forgets_the_first(tiny_site: TinySite) -> None:
    first = tiny_site.archive.add(number="1")
    assert tiny_site.build().has(f"van-ban/{first}")
    (tiny_site.archive.root / f"{first}.md").unlink()
    second = tiny_site.archive.add(number="2")
    built = tiny_site.build()
    assert built.has(f"van-ban/{second}")
    assert not built.has(f"van-ban/{first}")


def test_what_a_citation_looks_like_on_the_page(tiny_site: TinySite) -> None:
    archive = tiny_site.archive
    for day in ("2019-02-01", "2020-02-01"):
        archive.add(number="11", issued=day)
    archive.add(number="10", issued="2021-02-01", title="V/v đọc sách")
    held = {"type": "Công văn", "number": "10", "symbol": "CV/TU", "issued": "2021-02-01", "issuer": "Tỉnh ủy Hà Nam"}
    citing = archive.add(
        f"Thực hiện {quote(held)} về một việc.\n\n"
        "Căn cứ Công văn số 11-CV/TU của Tỉnh ủy Hà Nam về việc khác.\n\n"
        "Theo Kế hoạch số 33-KH/BCĐ ngày 05/01/2021 về việc khác nữa.\n\n"
        "Theo Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh về việc sau cùng.",
        number="20",
    )
    built = tiny_site.build()
    assert built.exit_code == 0, built.log
    page = built.page(f"van-ban/{citing}")
    in_text = {
        attribute(node, "class"): (node.tag, node.attributes.get("href")) for node in page.css(".paper-body .cite")
    }
    assert in_text == {
        "cite cite-resolved": ("a", "../2021-02-01-10-cv-tu/"),
        "cite cite-ambiguous": ("span", None),
        "cite cite-unidentified": ("span", None),
        "cite cite-wanted": ("a", "../../../quang-ninh/tinh-uy-quang-ninh/2021-01-05-7-ct-tu/"),
    }
    assert [" ".join(node.text().split()) for node in page.css("#trich-dan ul.docs > li")] == [
        (
            "Thực hiện Công văn 10-CV/TU Đọc sách"
            " Thực hiện Công văn số 10-CV/TU ngày 1/2/2021 của Tỉnh ủy Hà Nam về một việc."
            " Tỉnh ủy Hà Nam 1/2/2021 tại đoạn 1"
        ),
        (
            "Căn cứ Công văn 11-CV/TU Căn cứ Công văn số 11-CV/TU của Tỉnh ủy Hà Nam về việc khác. Tỉnh ủy Hà Nam"
            " có thể là: Công văn 11-CV/TU ngày 1/2/2019, Công văn 11-CV/TU ngày 1/2/2020 tại đoạn 2"
        ),
        (
            "Theo Kế hoạch 33-KH/BCĐ Theo Kế hoạch số 33-KH/BCĐ ngày 05/01/2021 về việc khác nữa."
            " 5/1/2021 chưa rõ cơ quan ban hành tại đoạn 3"
        ),
        (
            "Theo Chỉ thị 7-CT/TU Theo Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh về việc sau cùng."
            " Tỉnh ủy Quảng Ninh 5/1/2021 kho chưa có tại đoạn 4"
        ),
    ]
    cited = built.page("van-ban/ha-nam/tinh-uy-ha-nam/2021-02-01-10-cv-tu")
    assert "Được thực hiện bởi Công văn 20-CV/TU" in text_of(cited, "#trich-dan")


def test_the_assets_of_the_package_are_published_and_nothing_else_of_it(tiny_site: TinySite) -> None:
    tiny_site.archive.add()
    built = tiny_site.build()
    names = {path.relative_to(built.site).as_posix() for path in (built.site / "assets").rglob("*")}
    ours = {name for name in names if name.startswith(("assets/archive", "assets/search/"))}
    assert {"assets/archive/archive.css", "assets/search/manifest.json", "assets/search/worker.js"} <= ours
    assert {Path(name).suffix for name in ours} <= {"", ".css", ".js", ".svg", ".json", ".bin"}
    strays = {path.name for path in built.site.rglob("*") if path.suffix in {".md", ".py", ".yml"}}
    assert strays == set()
