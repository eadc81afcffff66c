"""A directive's file: front matter in YAML, then the body; read strictly, written readably.

YAML is read so that every value stays the text that was typed (``05`` is not 5, ``no`` is not false) and every
field knows its line. MkDocs would publish broken front matter as body text; here it is an error.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import frontmatter
import yaml

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.fields import FIELDS, Field, FieldTable, Kind, Value
from directive_archive.language import parse_iso

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 4 * 1024 * 1024
"""Largest file read. The longest gazette text looked at has under 1 MB; more is a scan or a mistake."""
_NULLS = {"~", "null", "Null", "NULL"}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MESSAGE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a file under ``directives/`` holds, as far as it could be read."""

    metadata: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    """Text after the front matter, without the blank lines around it."""
    body_line: int = 1
    """Line of the file on which the body begins, counted from 1."""
    field_lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each field that the file states."""
    diagnostics: tuple[Diagnostic, ...] = ()
    is_readable: bool = True
    """Whether there is front matter at all; otherwise there is nothing to show but the diagnostics."""


def read_file(path: Path, name: str, fields: FieldTable = FIELDS) -> SourceFile:
    """Read one file. Never raises on bad content.

    Args:
        path: the file.
        name: what to call it in diagnostics.
        fields: the fields that it may state.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        return _unreadable(
            name,
            "file-too-large",
            Message(
                f"Tệp lớn {size / 1_048_576:.1f} MB, quá mức cho phép {MAX_BYTES // 1_048_576} MB.",
                f"The file has {size / 1_048_576:.1f} MB; at most {MAX_BYTES // 1_048_576} MB are read.",
            ),
            Message(
                "Chỉ đưa phần chữ của văn bản vào tệp này; bản quét để nơi khác và ghi địa chỉ ở source.url.",
                "Keep only the text here; put scans elsewhere and name them in source.url.",
            ),
        )
    return parse_file(path.read_bytes(), name, fields)


def parse_file(content: bytes, name: str, fields: FieldTable = FIELDS) -> SourceFile:
    """The same from bytes in memory."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return _unreadable(
            name,
            "file-encoding",
            Message("Tệp không phải chữ UTF-8.", "The file is not UTF-8 text."),
            Message(
                "Mở tệp và lưu lại với bảng mã UTF-8 (Unicode); phông cũ TCVN3, VNI phải chuyển mã trước.",
                "Save it again as UTF-8; text in the old TCVN3 or VNI fonts must be converted first.",
            ),
            line=content[: error.start].count(b"\n") + 1,
        )
    if not text.strip():
        return _unreadable(
            name,
            "file-empty",
            Message("Tệp rỗng.", "The file is empty."),
            Message("Xóa tệp, hoặc chép lại hồ sơ vào đó.", "Delete it, or put the record back."),
        )
    handler = frontmatter.YAMLHandler()
    if not handler.detect(text):
        return _no_front_matter(name)
    try:
        head, rest = handler.split(text)
    except ValueError:
        return _no_front_matter(name)
    body = rest.strip("\n")
    body_start = text.rindex(rest) + len(rest) - len(rest.lstrip("\n")) if rest else len(text)
    head_offset = text[: text.index(head)].count("\n") if head else 1
    metadata, lines, diagnostics = _parse_head(head, fields)
    moved = tuple(diagnostic.at(name, head_offset) for diagnostic in diagnostics)
    return SourceFile(
        metadata=metadata,
        body=body.rstrip(),
        body_line=text[:body_start].count("\n") + 1,
        field_lines={key: line + head_offset for key, line in lines.items()},
        diagnostics=moved,
        is_readable=not any(diagnostic.code == "yaml-broken" for diagnostic in diagnostics),
    )


def _unreadable(name: str, code: str, message: Message, hint: Message, line: int | None = 1) -> SourceFile:
    found = Diagnostic(code, Severity.ERROR, message, name, line, hint)
    return SourceFile(diagnostics=(found,), is_readable=False)


def _no_front_matter(name: str) -> SourceFile:
    return _unreadable(
        name,
        "front-matter-missing",
        Message(
            "Không có phần khai báo giữa hai dòng --- ở đầu tệp.",
            "There is no front matter between two --- lines at the top.",
        ),
        Message(
            "Tạo tệp bằng lệnh directives import, hoặc chép phần đầu của một hồ sơ đã có.",
            "Make the file with directives import, or copy the head of an existing record.",
        ),
    )


_Parsed = tuple[dict[str, Value], dict[str, int], list[Diagnostic]]


def _parse_head(head: str, fields: FieldTable) -> _Parsed:
    try:
        root = yaml.compose(head, Loader=_LOADER)
    except yaml.YAMLError as error:
        return {}, {}, [_yaml_error(error)]
    if root is None or not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1 if root else 1
        return {}, {}, [_broken(line, "phần khai báo không phải các dòng khóa: giá trị", "it is not key: value lines")]
    metadata: dict[str, Value] = {}
    lines: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    seen: set[int] = set()
    for key_node, value_node in root.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        if key in lines:
            diagnostics.append(_duplicate(key, line))
            continue
        lines[key] = line
        if key not in fields or fields[key].is_derived:
            diagnostics.append(_unknown(key, line, fields))
            continue
        value, found = _read_value(fields[key], value_node, seen)
        diagnostics += found
        if value is not None:
            metadata[key] = value
    diagnostics += _missing(fields, lines)
    return metadata, lines, diagnostics


def _yaml_error(error: yaml.YAMLError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    problem = " ".join(str(getattr(error, "problem", None) or error).split())[:_MESSAGE_LENGTH]
    return _broken(mark.line + 1 if mark else 1, problem, problem)


def _broken(line: int, why_vi: str, why_en: str) -> Diagnostic:
    return Diagnostic(
        "yaml-broken",
        Severity.ERROR,
        Message(f"Phần khai báo sai cú pháp YAML: {why_vi}.", f"The front matter is not valid YAML: {why_en}."),
        line=line,
        hint=Message(
            'Đặt giá trị có dấu hai chấm, dấu ngoặc kép hay dấu # trong ngoặc kép: title: "Về việc: …".',
            'Put values with a colon, quotes or # in double quotes: title: "Về việc: …".',
        ),
    )


def _duplicate(key: str, line: int) -> Diagnostic:
    return Diagnostic(
        "field-duplicate",
        Severity.ERROR,
        Message(f"Trường {key} khai báo hai lần.", f"The field {key} is given twice."),
        line=line,
        hint=Message("Giữ lại một dòng.", "Keep one of them."),
        field=key,
    )


def _unknown(key: str, line: int, fields: FieldTable) -> Diagnostic:
    known = [item.key for item in fields.front_matter]
    near = difflib.get_close_matches(key, known, n=1)
    if key in fields:
        hint = Message("Trường này được suy ra tự động; hãy bỏ dòng này.", "It is worked out; remove the line.")
    elif near:
        hint = Message(f"Có phải ý là {near[0]}?", f"Did you mean {near[0]}?")
    else:
        hint = Message(
            "Xem danh sách trường trong docs/front-matter.md; điều cần nói thêm ghi ở notes.",
            "docs/front-matter.md lists the fields; anything else goes into notes.",
        )
    message = Message(f"Không có trường nào tên là {key}.", f"There is no field called {key}.")
    return Diagnostic("field-unknown", Severity.ERROR, message, line=line, hint=hint, field=key)


def _missing(fields: FieldTable, lines: Mapping[str, int]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "field-missing",
            Severity.ERROR,
            Message(
                f"Thiếu trường bắt buộc {item.key} ({item.label.vi}).",
                f"The required field {item.key} ({item.label.en}) is missing.",
            ),
            line=1,
            hint=Message(f"Thêm dòng {item.key}: {item.example}", f"Add the line {item.key}: {item.example}"),
            field=item.key,
        )
        for item in fields.front_matter
        if item.required and item.key not in lines
    ]


def _read_value(item: Field, node: yaml.Node, seen: set[int]) -> tuple[Value, list[Diagnostic]]:
    line = node.start_mark.line + 1
    if _repeats(node, seen):
        problem = ("bí danh (&, *) không được dùng", "anchors and aliases are not allowed")
        return None, [_broken(line, *problem)]
    text = _scalar(node)
    if text == "" or (not isinstance(node, yaml.ScalarNode) and not node.value):
        return None, [_empty(item, line)] if item.required else []
    match item.kind:
        case Kind.TEXT if text is not None:
            return text, _unquoted_number(item, node)
        case Kind.DATE if text is not None:
            day = parse_iso(text)
            return day, [] if day else [_bad_date(item, text, line)]
        case Kind.TEXTS if isinstance(node, yaml.SequenceNode):
            texts = [_scalar(child) for child in node.value]
            if None not in texts:
                return tuple(text for text in texts if text), []
        case Kind.RECORD if isinstance(node, yaml.MappingNode):
            return _read_record(item, node)
        case Kind.RECORDS if isinstance(node, yaml.SequenceNode):
            pairs = [_read_record(item, child) for child in node.value if isinstance(child, yaml.MappingNode)]
            if len(pairs) == len(node.value):
                return tuple(record for record, _ in pairs), [each for _, found in pairs for each in found]
        case _:
            pass
    return None, [_shape(item, line)]


def _repeats(node: yaml.Node, seen: set[int]) -> bool:
    """Whether a node was met before, as an alias does; bounds the work on hostile input."""
    if id(node) in seen:
        return True
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return any(_repeats(child, seen) for child in node.value)
    if isinstance(node, yaml.MappingNode):
        return any(_repeats(child, seen) for pair in node.value for child in pair)
    return False


def _scalar(node: yaml.Node) -> str | None:
    """Text of a scalar, empty for a null; ``None`` if it is a list or a mapping."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    if not node.style and node.value in _NULLS:
        return ""
    return str(node.value).strip()


def _read_record(item: Field, node: yaml.MappingNode) -> tuple[dict[str, str], list[Diagnostic]]:
    record: dict[str, str] = {}
    diagnostics = []
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key, text = _scalar(key_node), _scalar(value_node)
        if key is None or text is None:
            diagnostics.append(_shape(item, line))
        elif key not in item.keys:
            allowed = ", ".join(item.keys)
            diagnostics.append(
                Diagnostic(
                    "field-unknown",
                    Severity.ERROR,
                    Message(f"Trường {item.key} không có mục {key}.", f"The field {item.key} has no part {key}."),
                    line=line,
                    hint=Message(f"Các mục được dùng: {allowed}.", f"Allowed parts: {allowed}."),
                    field=item.key,
                )
            )
        elif text:
            record[key] = text
    return record, diagnostics


def _empty(item: Field, line: int) -> Diagnostic:
    return Diagnostic(
        "field-empty",
        Severity.ERROR,
        Message(
            f"Trường bắt buộc {item.key} ({item.label.vi}) để trống.",
            f"The required field {item.key} ({item.label.en}) is empty.",
        ),
        line=line,
        hint=Message(f"Ghi như ví dụ: {item.key}: {item.example}", f"Fill it in, such as {item.key}: {item.example}"),
        field=item.key,
    )


def _shape(item: Field, line: int) -> Diagnostic:
    return Diagnostic(
        "field-shape",
        Severity.ERROR,
        Message(f"Trường {item.key} ghi không đúng dạng.", f"The field {item.key} has the wrong shape."),
        line=line,
        hint=Message(f"Ghi như ví dụ: {item.key}: {item.example}", f"Write it like {item.key}: {item.example}"),
        field=item.key,
    )


def _bad_date(item: Field, text: str, line: int) -> Diagnostic:
    return Diagnostic(
        "date-impossible",
        Severity.ERROR,
        Message(
            f"Trường {item.key}: không có ngày nào là “{text[:40]}”.",
            f"The field {item.key}: there is no day “{text[:40]}”.",
        ),
        line=line,
        hint=Message(
            "Ghi năm-tháng-ngày như 2020-07-30, đúng với dòng địa danh của văn bản.",
            "Write year-month-day such as 2020-07-30, as the document's place line has it.",
        ),
        field=item.key,
    )


def _unquoted_number(item: Field, node: yaml.Node) -> list[Diagnostic]:
    """A padded number without quotes: kept as typed here, but other YAML readers take ``05`` for 5."""
    if node.style or not node.value.isdigit() or not node.value.startswith("0"):
        return []
    return [
        Diagnostic(
            "number-unquoted",
            Severity.WARNING,
            Message(
                f"Trường {item.key}: {node.value} không đặt trong ngoặc kép; phần mềm khác sẽ đọc mất số 0.",
                f"The field {item.key}: {node.value} is not quoted; other software would drop its zero.",
            ),
            line=node.start_mark.line + 1,
            hint=Message(f'Ghi {item.key}: "{node.value}"', f'Write {item.key}: "{node.value}"'),
            field=item.key,
        )
    ]


class _Quoted(str):
    """Text that is written in double quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes texts in double quotes, so that a clerk who copies a line need not know YAML's exceptions."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - signature of the base class
        """Indent lists below their key."""
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _quoted(value: Value) -> object:
    if isinstance(value, str):
        return _Quoted(value)
    if isinstance(value, Mapping):
        return {key: _Quoted(text) for key, text in value.items() if text}
    if isinstance(value, Iterable):
        return [_quoted(item) for item in value]
    return value


def write_file(metadata: Mapping[str, Value], body: str, fields: FieldTable = FIELDS) -> str:
    """Text of a file with these fields, in the order of the table; empty ones are left out."""
    stated: dict[str, object] = {
        item.key: _quoted(value)
        for item in fields.front_matter
        if (value := metadata.get(item.key)) not in (None, "", (), {}) or isinstance(value, date)
    }
    head = yaml.dump(stated, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{head}---\n\n{body.strip(chr(10))}\n"
