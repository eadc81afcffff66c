"""The schema of the front matter and its page: true to the files, to the reader of files, and to each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler

from directive_archive.exports.reference import front_matter_page, json_schema, schema_text
from directive_archive.fields import FIELDS
from directive_archive.front_matter import parse_file
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES
from tests.archives import VALID, file_text
from tests.sites import REPOSITORY

SCHEMA: dict[str, Any] = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == {field.key for field in FIELDS.front_matter}


def texts(file: Path) -> object:
    """Front matter of a file with every scalar as it is typed, as editors that follow the schema's kinds take it."""
    head = YAMLHandler().split(file.read_text("utf-8"))[0]
    return yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts


@pytest.mark.parametrize("file", sorted((REPOSITORY / "directives").rglob("*.md")), ids=lambda file: file.stem)
def test_the_archives_own_files_fit_the_schema(file: Path) -> None:
    assert list(VALIDATOR.iter_errors(texts(file))) == []


# Front matter that neither the schema nor the reader of files accepts, and what the reader says.
BAD: list[tuple[dict[str, Any], str]] = [
    *(({field.key: None}, "field-missing") for field in FIELDS.front_matter if field.required),
    *(({field.key: ""}, "field-empty") for field in FIELDS.front_matter if field.required),
    ({"tilte": "x"}, "field-unknown"),
    ({"level": "Cấp tỉnh"}, "field-unknown"),
    ({"issued": "30/7/2020"}, "date-impossible"),
    ({"issued": "2021-02-30"}, "date-impossible"),
    ({"issued": "2021-2-3"}, "date-impossible"),
    ({"title": ["x"]}, "field-shape"),
    ({"title": {"vi": "x"}}, "field-shape"),
    ({"addressees": "Các huyện ủy"}, "field-shape"),
    ({"addressees": {"a": "b"}}, "field-shape"),
    ({"addressees": [["x"]]}, "field-shape"),
    ({"signatory": "Nguyễn Văn A"}, "field-shape"),
    ({"signatory": {"title": "x"}}, "field-unknown"),
    ({"redactions": {"kind": "x"}}, "field-shape"),
    ({"redactions": ["x"]}, "field-shape"),
    ({"redactions": [{"what": "x"}]}, "field-unknown"),
]


@pytest.mark.parametrize(("fields", "code"), BAD, ids=str)
def test_what_the_reader_refuses_the_schema_refuses(fields: dict[str, Any], code: str) -> None:
    stated = {key: value for key, value in (VALID | fields).items() if value is not None}
    assert code in {diagnostic.code for diagnostic in parse_file(file_text(**fields).encode(), "x.md").diagnostics}
    assert list(VALIDATOR.iter_errors(stated)) != []


GOOD: list[dict[str, Any]] = [
    {},
    {"number": "05"},
    {"type": "Chỉ thị"},
    {"addressees": ["a", "b"], "topics": ["x"]},
    {"source": {"url": "https://example.org/", "retrieved": "2026-11-22", "pages": "3"}},
    {"redactions": [{"kind": "số điện thoại", "count": "1", "reason": "dữ liệu cá nhân"}]},
    {"references": [{"text": "Chỉ thị số 15", "action": "reject"}], "aliases": ["a/b/2020-01-01-1-cv-tu"]},
]


@pytest.mark.parametrize("fields", GOOD, ids=str)
def test_what_the_reader_accepts_the_schema_accepts(fields: dict[str, Any]) -> None:
    assert parse_file(file_text(**fields).encode(), "x.md").diagnostics == ()
    assert list(VALIDATOR.iter_errors(VALID | fields)) == []


@pytest.mark.parametrize("field", FIELDS.front_matter, ids=lambda field: field.key)
def test_every_field_is_documented_with_an_example_that_fits(field: Any) -> None:
    assert all((field.label.vi, field.label.en, field.help.vi, field.help.en, field.example))
    example = yaml.load(f"{field.key}: {field.example}", Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
    assert list(VALIDATOR.iter_errors(VALID | example)) == []
    page = front_matter_page()
    assert f"## `{field.key}` – {field.label.vi}\n" in page
    assert f"{field.key}: {field.example}\n" in page


@pytest.mark.parametrize("field", [field for field in FIELDS if field.is_derived], ids=lambda field: field.key)
def test_every_field_that_is_worked_out_is_listed(field: Any) -> None:
    assert f"| `{field.key}` | {field.label.vi} | {field.label.en} |" in front_matter_page()


def test_every_document_type_may_be_stated() -> None:
    assert SCHEMA["properties"]["type"]["enum"] == [kind.name for kind in DOCUMENT_TYPES]


@pytest.mark.parametrize(
    ("file", "made"),
    [("schema/directive.schema.json", schema_text), ("docs/front-matter.md", front_matter_page)],
)
def test_the_committed_file_is_what_the_table_of_fields_makes(file: str, made: Any) -> None:
    assert (REPOSITORY / file).read_text("utf-8") == made(), "run `make reference`"
