"""The one table of fields: what a field says of itself, and that one added here arrives where files are read."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from directive_archive.diagnostics import Message
from directive_archive.directive import Directive
from directive_archive.fields import FIELDS, Facet, Field, Kind, Value, as_texts
from directive_archive.front_matter import parse_file, write_file
from directive_archive.identity import is_well_formed

STATED = [pytest.param(item, id=item.key) for item in FIELDS.front_matter]
ALL = [pytest.param(item, id=item.key) for item in FIELDS]
TYPES = {Kind.TEXT: str, Kind.DATE: date, Kind.TEXTS: tuple, Kind.RECORD: dict, Kind.RECORDS: tuple}
EXAMPLES = "".join(f"{item.key}: {item.example}\n" for item in FIELDS.front_matter)


# ---- a field is added to the table ----

KEYWORD = Field(
    "keyword",
    Message("Từ khóa", "Keyword"),
    help=Message("Một từ.", "One word."),
    example='"đê điều"',
    facet=Facet("tu-khoa", Message("Từ khóa", "Keywords")),
)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, '"05: đê điều"', "05: đê điều"),
        (Kind.TEXT, "no", "no"),
        (Kind.DATE, "2020-07-30", date(2020, 7, 30)),
        (Kind.TEXTS, '["một", "hai"]', ("một", "hai")),
        (Kind.RECORD, '{name: "A", on: "2020"}', {"name": "A", "on": "2020"}),
        (Kind.RECORDS, '[{name: "A"}, {on: "B"}]', ({"name": "A"}, {"on": "B"})),
    ],
)
def test_a_field_added_to_the_table_is_read_and_written(kind: Kind, typed: str, value: Value) -> None:
    table = FIELDS.with_field(replace(KEYWORD, kind=kind, keys=("name", "on")))
    text = f"---\n{EXAMPLES}keyword: {typed}\n---\n\nNội dung.\n"

    read = parse_file(text.encode(), "a.md", table)
    assert not read.diagnostics
    assert read.metadata["keyword"] == value
    assert read.field_lines["keyword"] == len(EXAMPLES.splitlines()) + 2

    again = parse_file(write_file(read.metadata, read.body, table).encode(), "a.md", table)
    assert (again.metadata, again.body, again.diagnostics) == (read.metadata, read.body, ())


def test_without_it_the_field_is_unknown_and_is_not_written() -> None:
    text = f"---\n{EXAMPLES}keyword: a\n---\n\nNội dung.\n"
    assert [each.code for each in parse_file(text.encode(), "a.md").diagnostics] == ["field-unknown"]
    assert "keyword" not in write_file({"keyword": "a"}, "")


def test_a_required_field_added_to_the_table_is_asked_for() -> None:
    table = FIELDS.with_field(replace(KEYWORD, required=True))
    found = parse_file(f"---\n{EXAMPLES}---\n\nNội dung.\n".encode(), "a.md", table).diagnostics
    assert [(each.code, each.field) for each in found] == [("field-missing", "keyword")]
    assert "Từ khóa" in found[0].message.vi
    assert "Keyword" in found[0].message.en
    assert found[0].hint is not None
    assert 'keyword: "đê điều"' in found[0].hint.vi


def test_a_derived_field_added_to_the_table_has_a_value_and_may_not_be_stated() -> None:
    table = FIELDS.with_field(replace(KEYWORD, derive=lambda directive: directive.title.upper()))
    directive = Directive("a", {"title": "đê điều"})
    assert table["keyword"].value(directive) == "ĐÊ ĐIỀU"
    assert table["keyword"].texts(directive) == ("ĐÊ ĐIỀU",)
    found = parse_file(f"---\n{EXAMPLES}keyword: a\n---\n\nNội dung.\n".encode(), "a.md", table).diagnostics
    assert [each.code for each in found] == ["field-unknown"]
    assert "keyword" not in write_file({"keyword": "a"}, "", table)


def test_a_table_with_a_field_more_leaves_the_other_as_it_was() -> None:
    table = FIELDS.with_field(KEYWORD)
    assert [item.key for item in table] == [*(item.key for item in FIELDS), "keyword"]
    assert "keyword" not in FIELDS
    assert table.faceted[-1] is KEYWORD


def test_a_key_stands_for_one_field() -> None:
    with pytest.raises(ValueError, match="number"):
        FIELDS.with_field(Field("number", Message("Số", "Number")))
    with pytest.raises(KeyError):
        FIELDS["keyword"]
    assert max(Counter(item.key for item in FIELDS).values()) == 1


# ---- every field is documented ----


@pytest.mark.parametrize("item", ALL)
def test_every_field_has_a_key_and_labels(item: Field) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", item.key)
    assert item.label.vi
    assert item.label.en
    assert item.key in FIELDS
    assert FIELDS[item.key] is item


@pytest.mark.parametrize("item", STATED)
def test_every_stated_field_has_help_and_an_example_that_parses(item: Field) -> None:
    assert item.help.vi
    assert item.help.en
    read = parse_file(f"---\n{EXAMPLES}---\n\nNội dung.\n".encode(), "a.md")
    assert not read.diagnostics
    value = read.metadata[item.key]
    assert isinstance(value, TYPES[item.kind])
    assert as_texts(value)
    assert write_file({item.key: value}, "").splitlines()[1].startswith(f"{item.key}:")


@pytest.mark.parametrize("item", ALL)
def test_a_record_names_its_parts_and_a_derived_field_none(item: Field) -> None:
    assert bool(item.keys) is (item.kind in {Kind.RECORD, Kind.RECORDS})
    assert not (item.is_derived and (item.example or item.required or item.help.vi))


def test_addresses_of_facets_are_their_own() -> None:
    paths = [item.facet.path for item in FIELDS.faceted if item.facet]
    assert len(paths) == len(set(paths)) > 3
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", path) for path in paths)


def test_ids_in_the_examples_are_ids() -> None:
    read = parse_file(f"---\n{EXAMPLES}---\n\nNội dung.\n".encode(), "a.md")
    directive = Directive("a", read.metadata)
    assert all(is_well_formed(alias) for alias in directive.texts("aliases"))
    assert all(is_well_formed(record["to"]) for record in directive.records("references"))


def test_what_identifies_a_document_is_required() -> None:
    assert {item.key for item in FIELDS if item.required} == {"number", "symbol", "type", "title", "issued", "issuer"}


def test_what_is_worked_out() -> None:
    stated: dict[str, Value] = {
        "number": "48",
        "symbol": "CV/ĐU",
        "issued": date(2021, 6, 7),
        "issuer": "Đảng ủy phường Bách Quang",
        "issuer_parent": "Đảng bộ thành phố Sông Công",
    }
    ward, nothing = Directive("a", stated), Directive("a", {})
    assert {item.key: item.value(ward) for item in FIELDS if item.is_derived} == {
        "number_text": "48-CV/ĐU",
        "level": "Cấp xã",
        "system": "Đảng",
        "province_at_issue": "Thái Nguyên",
        "district": "thành phố Sông Công",
        "province_now": "Thái Nguyên",
    }
    assert {item.key: item.value(nothing) for item in FIELDS if item.is_derived} == {
        "number_text": "",
        "level": None,
        "system": "Nhà nước",
        "province_at_issue": None,
        "district": None,
        "province_now": None,
    }


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, ()),
        ("", ()),
        ("a", ("a",)),
        (date(2020, 7, 3), ("3/7/2020",)),
        (("a", "", "b"), ("a", "b")),
        ({"name": "A", "position": "", "form": "T/M"}, ("A, T/M",)),
        ({"name": ""}, ()),
        (({"kind": "a", "count": "1"}, {"kind": "b"}), ("a, 1", "b")),
        ((), ()),
        ({}, ()),
    ],
    ids=str,
)
def test_any_value_as_texts(value: Value, texts: tuple[str, ...]) -> None:
    assert as_texts(value) == texts
