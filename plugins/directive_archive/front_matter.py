"""A directive's file: front matter in YAML, then the body; read strictly, written readably.

Every value stays the text that was typed, and every field knows its line. MkDocs would publish broken front matter
as body text; here it is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import yaml
from frontmatter.default_handlers import YAMLHandler

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.fields import FIELDS, FieldTable, Value
from directive_archive.head import Stated, read_head

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 4 * 1024 * 1024
"""Largest file read. The longest gazette text looked at has under 1 MB; more is a scan or a mistake."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a file under ``directives/`` holds, as far as it could be read."""

    metadata: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    """Text after the front matter, as :func:`trim_body` leaves it."""
    body_line: int = 1
    """Line of the file on which the body begins, counted from 1."""
    field_lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each field that the file states."""
    texts: tuple[Stated, ...] = ()
    """Every text above the body with its own line; comments, unknown fields and their names included."""
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
        text = _unix_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return _unreadable(
            name,
            "file-encoding",
            Message("Tệp không phải chữ UTF-8.", "The file is not UTF-8 text."),
            Message(
                "Mở tệp và lưu lại với bảng mã UTF-8 (Unicode); phông cũ TCVN3, VNI phải chuyển mã trước.",
                "Save it again as UTF-8; text in the old TCVN3 or VNI fonts must be converted first.",
            ),
            line=before.count(b"\n") + 1,
        )
    if not text.strip():
        return _unreadable(
            name,
            "file-empty",
            Message("Tệp rỗng.", "The file is empty."),
            Message("Xóa tệp, hoặc chép lại hồ sơ vào đó.", "Delete it, or put the record back."),
        )
    handler = YAMLHandler()
    bounds = list(islice(handler.FM_BOUNDARY.finditer(text), 2)) if handler.detect(text) else []
    if len(bounds) != len(("opening", "closing")):
        return _no_front_matter(name)
    closing = bounds[1]
    head = read_head(text[text.index("\n") : closing.start()], fields)  # from the end of line 1, so that lines agree
    rest = text[closing.end() :]
    body = trim_body(rest)
    return SourceFile(
        metadata=head.metadata,
        body=body,
        body_line=text.count("\n", 0, closing.end() + rest.index(body)) + 1,
        field_lines=head.lines,
        texts=tuple(head.texts),
        diagnostics=tuple(diagnostic.at(name) for diagnostic in head.diagnostics),
        is_readable=head.is_readable,
    )


def read_body(path: Path) -> str:
    """The body of a file that :func:`read_file` found readable, without reading its fields anew.

    Empty if the file was broken meanwhile: whoever asks again will be told.
    """
    text = _unix_lines(path.read_bytes().decode("utf-8-sig", errors="replace"))
    bounds = list(islice(YAMLHandler().FM_BOUNDARY.finditer(text), 2))
    return trim_body(text[bounds[1].end() :]) if len(bounds) == len(("opening", "closing")) else ""


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def trim_body(text: str) -> str:
    """A body without the blank lines around it and the spaces at its end."""
    lines = text.rstrip().split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[start:])


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
        return _Quoted(value.strip())
    if isinstance(value, Mapping):
        return {key: _Quoted(text.strip()) for key, text in value.items() if text.strip()}
    if isinstance(value, Iterable):
        return [quoted for item in value if (quoted := _quoted(item)) not in ("", {})]
    return value


def write_file(metadata: Mapping[str, Value], body: str, fields: FieldTable = FIELDS) -> str:
    """Text of a file with these fields, in the order of the table; empty ones are left out."""
    stated = {item.key: _quoted(metadata.get(item.key)) for item in fields.front_matter}
    stated = {key: value for key, value in stated.items() if value not in (None, "", [], {})}
    head = yaml.dump(stated, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{head if stated else ''}---\n\n{trim_body(_unix_lines(body))}\n"
