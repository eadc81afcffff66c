"""Linked data: what machines are told of a directive."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.diagnostics import Message
from directive_archive.directive import Directive
from directive_archive.exports.linked_data import dublin_core, json_ld, script_json
from directive_archive.fields import FIELDS, Field
from tests.archives import VALID

ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"
URL = f"https://example.org/van-ban/{ID}/"


def directive(**fields: Any) -> Directive:
    stated: dict[str, Any] = VALID | {"issued": date(2021, 3, 4), "topics": ["Y tế", "Thư viện"]} | fields
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in stated.items()}
    return Directive(ID, frozen)


def test_a_directive_in_the_words_of_schema_org() -> None:
    assert json_ld(directive(), URL, ["Chỉ thị 7-CT/TU"]) == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "inLanguage": "vi",
        "@id": URL,
        "url": URL,
        "identifier": "12-CV/TU",
        "genre": "Công văn",
        "name": "V/v chuẩn bị Ngày hội đọc sách",
        "datePublished": "2021-03-04",
        "locationCreated": {"@type": "Place", "name": "Hà Nam"},
        "author": {"@type": "GovernmentOrganization", "name": "Tỉnh ủy Hà Nam"},
        "spatialCoverage": {"@type": "Place", "name": "Hà Nam"},
        "audience": {"@type": "Audience", "audienceType": "Các huyện ủy, thành ủy"},
        "keywords": ["Y tế", "Thư viện"],
        "isBasedOn": "https://example.org/van-ban/12",
        "citation": ["Chỉ thị 7-CT/TU"],
    }


def test_a_directive_in_the_words_of_dublin_core() -> None:
    assert dublin_core(directive()) == [
        ("dcterms.identifier", "12-CV/TU"),
        ("dcterms.type", "Công văn"),
        ("dcterms.title", "V/v chuẩn bị Ngày hội đọc sách"),
        ("dcterms.issued", "2021-03-04"),
        ("dcterms.creator", "Tỉnh ủy Hà Nam"),
        ("dcterms.spatial", "Hà Nam"),
        ("dcterms.audience", "Các huyện ủy, thành ủy"),
        ("dcterms.subject", "Y tế"),
        ("dcterms.subject", "Thư viện"),
        ("dcterms.source", "https://example.org/van-ban/12"),
    ]


def test_what_is_not_known_is_not_said() -> None:
    bare = Directive(ID, {"number": "12", "symbol": "CV/TU"})
    assert json_ld(bare, "") == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "inLanguage": "vi",
        "identifier": "12-CV/TU",
    }
    assert dublin_core(bare) == [("dcterms.identifier", "12-CV/TU")]


def test_a_source_is_its_address_and_nothing_of_a_file() -> None:
    held = directive(source={"file": "x.txt", "sha256": "0" * 64})
    assert "isBasedOn" not in json_ld(held, URL)
    assert "dcterms.source" not in dict(dublin_core(held))


def test_two_fields_with_one_property_are_both_said() -> None:
    field = Field("notes_2", Message("a", "b"), schema_org="isBasedOn", dublin_core="dcterms:source")
    fields = FIELDS.with_field(field)
    held = directive(notes_2="Công báo số 5")
    assert json_ld(held, URL, fields=fields)["isBasedOn"] == ["https://example.org/van-ban/12", "Công báo số 5"]
    assert [text for name, text in dublin_core(held, fields) if name == "dcterms.source"] == [
        "https://example.org/van-ban/12",
        "Công báo số 5",
    ]


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029", "\U00021a38", '"\\']
)
def test_data_for_a_script_element_end_no_element_and_are_read_back(text: str) -> None:
    shown = script_json({"name": text})
    assert not {"<", ">", "&"} & set(shown)
    assert json.loads(shown) == {"name": text}


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.text() | st.lists(st.text())))
def test_any_data_are_read_back(data: object) -> None:
    shown = script_json(data)
    assert json.loads(shown) == data
    assert not {"<", ">", "&"} & set(shown)
