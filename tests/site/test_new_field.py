"""The test of the design: a field added to the one table arrives everywhere, with no other change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import jsonschema
import pytest

from directive_archive import fields
from directive_archive.diagnostics import Message
from directive_archive.exports.reference import front_matter_page, json_schema
from directive_archive.fields import FIELDS, Facet, Field, FieldTable
from tests.archives import VALID
from tests.links import Site
from tests.search.reading import manifest, read_index, unpacked
from tests.sites import SITE_URL, Build, TinySite, attribute, one, text_of

LEGAL_BASIS = Field(
    "legal_basis",
    Message("Căn cứ ban hành", "Legal basis"),
    help=Message("Văn bản mà cơ quan ban hành căn cứ vào.", "What the issuer relies on."),
    example='"Luật Thư viện"',
    rule="Nghị định 30/2020/NĐ-CP, phụ lục I",
    facet=Facet("can-cu-ban-hanh", Message("Căn cứ ban hành", "Legal bases")),
    dublin_core="dcterms:isRequiredBy",
    schema_org="mentions",
)
VALUE = "Luật Thư viện & <b>phụ lục</b>"
SLUG = "luat-thu-vien-b-phu-luc-b"


@pytest.fixture(scope="module")
def table() -> FieldTable:
    return FIELDS.with_field(LEGAL_BASIS)


@pytest.fixture(scope="module")
def built(make_tiny_site: Callable[[str], TinySite], table: FieldTable) -> Build:
    site = make_tiny_site("new-field")
    site.archive.add(legal_basis=VALUE)
    site.archive.add(number="13")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "FIELDS", table)
        built = site.build(strict=False)  # the value holds raw HTML, which is an error of its own
    assert "field-unknown" not in built.log
    return built


ADDRESS = "van-ban/ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"


def test_it_is_on_the_directives_page_and_leads_to_its_value(built: Build) -> None:
    rows = {one(row, "th").text(): row for row in built.page(ADDRESS).css("table.facts tr")}
    link = one(rows["Căn cứ ban hành"], "a")
    assert link.text() == VALUE
    assert attribute(link, "href").endswith(f"/can-cu-ban-hanh/{SLUG}/")


def test_it_is_on_no_page_of_a_directive_that_does_not_state_it(built: Build) -> None:
    other = built.page("van-ban/ha-nam/tinh-uy-ha-nam/2021-03-04-13-cv-tu")
    assert "Căn cứ ban hành" not in one(other, "body").text()


def test_it_has_a_browse_page_and_one_for_each_value(built: Build) -> None:
    index = built.page("can-cu-ban-hanh")
    assert text_of(index, "h1") == "Căn cứ ban hành"
    assert [node.text() for node in index.css(".ways a")] == [VALUE]
    value = built.page(f"can-cu-ban-hanh/{SLUG}")
    assert text_of(value, "h1") == VALUE
    assert [node.text() for node in value.css(".doc-number")] == ["Công văn 12-CV/TU"]


def test_its_pages_are_reached_and_all_their_links_lead_somewhere(built: Build) -> None:
    site = Site(built.site, SITE_URL)
    assert site.broken() == []
    assert {"can-cu-ban-hanh/index.html", f"can-cu-ban-hanh/{SLUG}/index.html"} <= site.reached_from("index.html")


def test_it_is_a_filter_of_the_search_page(built: Build) -> None:
    index = read_index(built.site)
    [stated] = [each for each in manifest(index)["columns"]["facets"] if each["parameter"] == "can-cu-ban-hanh"]
    assert (stated["key"], stated["label"]["vi"]) == ("legal_basis", "Căn cứ ban hành")
    assert VALUE.encode() in unpacked(index, stated["file"])
    told = attribute(one(built.page("tim-kiem"), "#search-form"), "data-parameters")
    assert "can-cu-ban-hanh" in json.loads(told)


def test_it_is_a_column_of_the_catalogue(built: Build) -> None:
    text = (built.site / "du-lieu/danh-muc.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["legal_basis"] for row in rows] == [VALUE, ""]


def test_it_is_a_key_of_the_lines_of_json(built: Build) -> None:
    lines = (built.site / "du-lieu/danh-muc.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["legal_basis"] for line in lines] == [VALUE, None]


def test_it_is_among_the_columns_that_the_data_page_explains(built: Build) -> None:
    rows = [[cell.text() for cell in row.css("td")] for row in built.page("du-lieu").css("table.facts tbody tr")]
    assert ["legal_basis", "Căn cứ ban hành", "dcterms:isRequiredBy", "mentions"] in rows


def test_it_is_linked_data(built: Build) -> None:
    page = built.page(ADDRESS)
    assert json.loads(one(page, 'script[type="application/ld+json"]').text())["mentions"] == VALUE
    assert attribute(one(page, 'meta[name="dcterms.isRequiredBy"]'), "content") == VALUE


def test_it_is_in_the_schema(built: Build, table: FieldTable) -> None:
    published = json.loads((built.site / "du-lieu/front-matter.schema.json").read_text("utf-8"))
    assert published == json_schema(table)
    assert published["properties"]["legal_basis"]["title"] == "Căn cứ ban hành"
    jsonschema.validate(VALID | {"legal_basis": VALUE}, published)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(VALID | {"legal_basis": VALUE}, json_schema())


def test_it_is_in_the_reference(table: FieldTable) -> None:
    page = front_matter_page(table)
    for part in (
        "## `legal_basis` – Căn cứ ban hành",
        "*Legal basis; chữ, không bắt buộc.*",
        "What the issuer relies on.",
        'legal_basis: "Luật Thư viện"',
        "Căn cứ: Nghị định 30/2020/NĐ-CP, phụ lục I.",
    ):
        assert part in page


def test_a_required_field_is_demanded_of_every_file(tiny_site: TinySite) -> None:
    required = Field("registry", Message("Sổ đăng ký", "Registry"), example='"1"', required=True)
    tiny_site.archive.add()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "FIELDS", FIELDS.with_field(required))
        built = tiny_site.build()
    assert built.exit_code == 1
    assert "field-missing: Thiếu trường bắt buộc registry (Sổ đăng ký)" in built.log


def test_a_derived_field_arrives_on_the_page_and_is_refused_in_files(tiny_site: TinySite) -> None:
    derived = Field("shout", Message("Hô to", "Shout"), derive=lambda directive: directive.title.upper())
    stated = tiny_site.archive.add()
    refused = tiny_site.archive.add(number="13", shout="X")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "FIELDS", FIELDS.with_field(derived))
        built = tiny_site.build(strict=False)
    assert "V/V CHUẨN BỊ NGÀY HỘI ĐỌC SÁCH" in text_of(built.page(f"van-ban/{stated}"), "#thong-tin")
    assert f"directives/{refused}.md:" in built.log
    assert "field-unknown: Không có trường nào tên là shout." in built.log
