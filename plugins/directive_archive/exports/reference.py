"""The schema of the front matter and its page of documentation, both made from the table of fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from directive_archive.fields import FIELDS, Kind
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES

if TYPE_CHECKING:
    from directive_archive.fields import Field, FieldTable

_TEXT: dict[str, object] = {"type": "string", "minLength": 1}


def json_schema(fields: FieldTable = FIELDS) -> dict[str, object]:
    """JSON Schema (2020-12) of the front matter, for editors that check while typing."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Phần khai báo của một văn bản / Front matter of a directive",
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in fields.front_matter if field.required],
        "properties": {field.key: _property(field) for field in fields.front_matter},
    }


def _property(field: Field) -> dict[str, object]:
    described: dict[str, object] = {"title": field.label.vi, "description": f"{field.help.vi} / {field.help.en}"}
    match field.kind:
        case Kind.TEXT if field.key == "type":
            return described | {"enum": [kind.name for kind in DOCUMENT_TYPES]}
        case Kind.TEXT:
            return described | _TEXT
        case Kind.DATE:
            return described | {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Kind.TEXTS:
            return described | {"type": "array", "items": _TEXT}
        case Kind.RECORD:
            return described | _record(field)
        case Kind.RECORDS:
            return described | {"type": "array", "items": _record(field)}


def _record(field: Field) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(field.keys, _TEXT)}


def schema_text(fields: FieldTable = FIELDS) -> str:
    """The schema as it is committed."""
    return json.dumps(json_schema(fields), ensure_ascii=False, indent=2) + "\n"


_KINDS = {
    Kind.TEXT: "chữ",
    Kind.DATE: "ngày",
    Kind.TEXTS: "danh sách",
    Kind.RECORD: "nhóm mục",
    Kind.RECORDS: "danh sách nhóm mục",
}


def front_matter_page(fields: FieldTable = FIELDS) -> str:
    """Markdown page that documents every field."""
    lines = [
        "---",
        "title: Các trường khai báo",
        "---",
        "",
        "# Các trường khai báo",
        "",
        "Mỗi văn bản là một tệp Markdown; đầu tệp, giữa hai dòng `---`, là phần khai báo. Trang này được sinh ra từ",
        "`plugins/directive_archive/fields.py` bằng lệnh `make reference`; đừng sửa tay. *(Every directive is a",
        "Markdown file that begins with front matter. This page is generated; do not edit it.)*",
        "",
        "Điều văn bản không nêu thì để trống, không đoán. Lược đồ cho trình soạn thảo:",
        "`schema/directive.schema.json`. Mọi giá trị đều được đọc là chữ, nên số có số 0 ở đầu vẫn giữ nguyên; hãy đặt",
        "trong ngoặc kép.",
        "",
    ]
    for field in fields.front_matter:
        need = "bắt buộc" if field.required else "không bắt buộc"
        lines += [f"## `{field.key}` – {field.label.vi}", "", f"*{field.label.en}; {_KINDS[field.kind]}, {need}.*", ""]
        lines += [field.help.vi, "", f"*{field.help.en}*", "", "```yaml", f"{field.key}: {field.example}", "```", ""]
        if field.rule:
            lines += [f"Căn cứ: {field.rule}.", ""]
    lines += ["## Trường được suy ra", ""]
    lines += ["Không khai báo các trường này; phần mềm tự suy ra. *(Worked out, never stated.)*", ""]
    lines += ["| trường | nhãn | label |", "| --- | --- | --- |"]
    lines += [f"| `{field.key}` | {field.label.vi} | {field.label.en} |" for field in fields if field.is_derived]
    return "\n".join(lines) + "\n"
