"""The way to bring a wanted document leads to what the site and its repository really have."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.sites import REPOSITORY, Build, TinySite, attribute, one

CITED = "Theo Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh."
PAGE = "van-ban/quang-ninh/tinh-uy-quang-ninh/2021-01-05-7-ct-tu"
FORM = ".github/ISSUE_TEMPLATE/2-document-offered.yml"


@pytest.mark.parametrize("guide", [True, False])
@pytest.mark.parametrize("form", [True, False])
def test_only_what_exists_is_linked(guide: bool, form: bool, tiny_site: TinySite) -> None:
    tiny_site.archive.add(CITED)
    if guide:
        (tiny_site.folder / "docs" / "dong-gop.md").write_text("# Cách đóng góp\n", "utf-8")
        settings = tiny_site.folder / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace('not_in_nav: ""', "not_in_nav: dong-gop.md"), "utf-8")
    if form:
        (tiny_site.folder / FORM).parent.mkdir(parents=True)
        (tiny_site.folder / FORM).write_text("name: x\n", "utf-8")
    built = tiny_site.build()
    assert (built.exit_code, built.log) == (0, "")
    links = [attribute(link, "href") for link in built.page(PAGE).css(".archive > ul:not(.docs) > li > a")]
    forms = [link for link in links if link.startswith("https://example.org/repo/issues/new")]
    assert [link.endswith("dong-gop/") for link in links if link not in forms] == [True] * guide
    assert len(forms) == form
    for link in forms:
        query = parse_qs(urlsplit(link).query)
        assert query["template"] == ["2-document-offered.yml"]
        assert query["number"] == ["7-CT/TU"]


def test_the_form_asks_for_what_the_link_fills_in() -> None:
    form = yaml.safe_load((REPOSITORY / FORM).read_text("utf-8"))
    assert {field.get("id") for field in form["body"]} >= {"number", "issuer", "issued"}


def test_the_repositorys_own_pages_lead_to_its_guide(repository_build: Build) -> None:
    page = repository_build.page("van-ban/trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg")
    assert one(page, '[class*=archive-wanted] > ul a[href$="dong-gop/"]').text() == "Cách đóng góp"
