"""The front matter of a file: YAML read strictly into the fields of the table.

What is wrong is said with its line; whatever can be read is kept, so that one mistake does not hide the next.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from directive_archive.diagnostics import Diagnostic, Message, Severity, excerpt
from directive_archive.fields import Field, FieldTable, Kind, Value
from directive_archive.language import parse_iso
from directive_archive.strict_yaml import Items, Node, Pairs, Problem, Scalar, comments, read_yaml

# Figures that YAML readers take for numbers and print differently: 05 (or 016, octal 14), 66.10.
_ALTERED_BY_OTHERS = re.compile(r"0\d+|\d+\.\d*0")


@dataclass(frozen=True, slots=True)
class Stated:
    """A text that a file states outside its body."""

    key: str
    """Field it belongs to, known or not; empty for a comment."""
    line: int
    text: str


@dataclass(slots=True)
class Head:
    """What was read; lines are counted from 1."""

    metadata: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    texts: list[Stated] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_readable: bool = True


def read_head(text: str, fields: FieldTable) -> Head:
    """Read front matter against a table of fields. Never raises on bad content."""
    head = Head(texts=[Stated("", line, comment) for line, comment in comments(text)])
    root = read_yaml(text)
    if isinstance(root, Problem) or not isinstance(root, Pairs):
        problem = root if isinstance(root, Problem) else Problem(root.line, *_NO_PAIRS)
        head.diagnostics.append(_broken(problem))
        head.is_readable = False
        return head
    known = {item.key: item for item in fields.front_matter}
    for key_node, value in root.pairs:
        key = key_node.text if isinstance(key_node, Scalar) else "?"
        nodes = [value] if key in known else [key_node, value]
        head.texts += [Stated(key, each.line, each.text) for node in nodes for each in _scalars(node)]
        if key in head.lines:
            head.diagnostics.append(_duplicate(key, key, key_node.line))
            continue
        head.lines[key] = key_node.line
        if key not in known:
            head.diagnostics.append(_unknown(key, key_node.line, fields))
            continue
        read, found = _read_value(known[key], value)
        head.diagnostics += found
        if read is not None:
            head.metadata[key] = read
    head.diagnostics += [_missing(item) for item in fields.front_matter if item.required and item.key not in head.lines]
    return head


_NO_PAIRS = ("không phải các dòng khóa: giá trị", "it is not made of lines key: value")


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.pairs:
            yield from _scalars(key)
            yield from _scalars(value)


_Read = tuple[Value, list[Diagnostic]]


def _read_value(item: Field, node: Node) -> _Read:
    if node.is_empty:
        return None, [_empty(item, node.line)] if item.required else []
    read: _Read | None = None
    match item.kind, node:
        case Kind.TEXT, Scalar():
            read = node.text, _doubts(item, node)
        case Kind.DATE, Scalar():
            day = parse_iso(node.text)
            read = day, [] if day else [_bad_date(item, node)]
        case Kind.TEXTS, Items(items=items) if all(isinstance(each, Scalar) for each in items):
            texts = [each for each in items if isinstance(each, Scalar) and each.text]
            read = tuple(each.text for each in texts), [found for each in texts for found in _doubts(item, each)]
        case Kind.RECORD, Pairs():
            read = _read_record(item, node)
        case Kind.RECORDS, Items(items=items) if all(isinstance(each, Pairs) for each in items):
            pairs = [_read_record(item, each) for each in items if isinstance(each, Pairs)]
            read = tuple(record for record, _ in pairs), [each for _, found in pairs for each in found]
        case _:
            pass
    return read or (None, [_shape(item, node.line)])


def _read_record(item: Field, node: Pairs) -> tuple[Mapping[str, str], list[Diagnostic]]:
    record: dict[str, str] = {}
    diagnostics = []
    seen = set()
    for key, value in node.pairs:
        if not isinstance(key, Scalar) or not isinstance(value, Scalar):
            diagnostics.append(_shape(item, key.line))
        elif key.text in seen:
            diagnostics.append(_duplicate(f"{item.key}.{key.text}", item.key, key.line))
        elif key.text not in item.keys:
            diagnostics.append(_unknown_part(item, key))
        else:
            seen.add(key.text)
            diagnostics += _doubts(item, value)
            if value.text:
                record[key.text] = value.text
    return record, diagnostics


def _doubts(item: Field, node: Scalar) -> list[Diagnostic]:
    """What a plain value may lose: figures in other YAML readers, words behind a ``#`` in all of them."""
    found = []
    if node.is_plain and _ALTERED_BY_OTHERS.fullmatch(node.text):
        found.append(
            Diagnostic(
                "number-unquoted",
                Severity.WARNING,
                Message(
                    f"Trường {item.key}: {node.text} không đặt trong ngoặc kép; phần mềm khác sẽ đọc mất số 0.",
                    f"The field {item.key}: {node.text} is not quoted; other software would drop a zero.",
                ),
                line=node.line,
                hint=Message(f'Ghi {item.key}: "{node.text}"', f'Write {item.key}: "{node.text}"'),
                field=item.key,
            )
        )
    if node.is_cut:
        found.append(
            Diagnostic(
                "value-cut",
                Severity.WARNING,
                Message(
                    f"Trường {item.key}: phần sau dấu # bị coi là ghi chú và bị bỏ.",
                    f"The field {item.key}: what follows the # counts as a comment and is lost.",
                ),
                line=node.line,
                hint=Message(
                    "Đặt cả giá trị trong ngoặc kép, hoặc chuyển ghi chú sang một dòng riêng.",
                    "Put the whole value in double quotes, or the comment on a line of its own.",
                ),
                field=item.key,
            )
        )
    return found


# ---- what to say ----


def _broken(problem: Problem) -> Diagnostic:
    return Diagnostic(
        "yaml-broken",
        Severity.ERROR,
        Message(f"Phần khai báo sai cú pháp YAML: {problem.vi}.", f"The front matter is not valid YAML: {problem.en}."),
        line=problem.line,
        hint=Message(
            'Đặt giá trị có dấu hai chấm, dấu ngoặc kép hay dấu # trong ngoặc kép: title: "Về việc: …".',
            'Put values with a colon, quotes or # in double quotes: title: "Về việc: …".',
        ),
    )


def _duplicate(name: str, key: str, line: int) -> Diagnostic:
    shown = excerpt(name)
    return Diagnostic(
        "field-duplicate",
        Severity.ERROR,
        Message(f"Trường {shown} khai báo hai lần.", f"The field {shown} is given twice."),
        line=line,
        hint=Message("Giữ lại một dòng.", "Keep one of them."),
        field=key,
    )


def _unknown(key: str, line: int, fields: FieldTable) -> Diagnostic:
    near = difflib.get_close_matches(key[:60], [item.key for item in fields.front_matter], n=1)
    if key in fields:
        hint = Message("Trường này được suy ra tự động; hãy bỏ dòng này.", "It is worked out; remove the line.")
    elif near:
        hint = Message(f"Có phải ý là {near[0]}?", f"Did you mean {near[0]}?")
    else:
        hint = Message(
            "Xem danh sách trường trong docs/front-matter.md; điều cần nói thêm ghi ở notes.",
            "docs/front-matter.md lists the fields; anything else goes into notes.",
        )
    shown = excerpt(key)
    message = Message(f"Không có trường nào tên là {shown}.", f"There is no field called {shown}.")
    return Diagnostic("field-unknown", Severity.ERROR, message, line=line, hint=hint, field=shown)


def _unknown_part(item: Field, key: Scalar) -> Diagnostic:
    allowed, shown = ", ".join(item.keys), excerpt(key.text)
    return Diagnostic(
        "field-unknown",
        Severity.ERROR,
        Message(f"Trường {item.key} không có mục {shown}.", f"The field {item.key} has no part {shown}."),
        line=key.line,
        hint=Message(f"Các mục được dùng: {allowed}.", f"Allowed parts: {allowed}."),
        field=item.key,
    )


def _missing(item: Field) -> Diagnostic:
    return Diagnostic(
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


def _bad_date(item: Field, node: Scalar) -> Diagnostic:
    shown = excerpt(node.text)
    return Diagnostic(
        "date-impossible",
        Severity.ERROR,
        Message(
            f"Trường {item.key}: không có ngày nào là “{shown}”.",
            f"The field {item.key}: there is no day “{shown}”.",
        ),
        line=node.line,
        hint=Message(
            "Ghi năm-tháng-ngày như 2020-07-30, đúng với dòng địa danh của văn bản.",
            "Write year-month-day such as 2020-07-30, as the document's place line has it.",
        ),
        field=item.key,
    )
