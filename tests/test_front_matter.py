"""A file read strictly: every value the text that was typed, every finding with its line, and written back alike."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from directive_archive import strict_yaml
from directive_archive.diagnostics import Severity
from directive_archive.fields import FIELDS, Kind, Value
from directive_archive.front_matter import MAX_BYTES, SourceFile, parse_file, read_file, trim_body, write_file
from directive_archive.head import Stated

HEAD = """\
number: "05"
symbol: "CV/TU"
type: "Công văn"
title: "V/v chuẩn bị Ngày hội đọc sách"
issued: 2021-03-04
issuer: "Tỉnh ủy Hà Nam"
"""
BODY = "Nội dung."


def read(text: str) -> SourceFile:
    return parse_file(text.encode(), "directives/a.md")


def read_head(more: str, *, without: str = "") -> SourceFile:
    """A valid file with lines added after its head, and with the field `without` left out."""
    lines = [line for line in HEAD.splitlines() if not without or not line.startswith(f"{without}:")]
    return read("---\n" + "\n".join(lines) + f"\n{more}\n---\n\n{BODY}\n")


def findings(source: SourceFile) -> list[tuple[str, int | None]]:
    return [(each.code, each.line) for each in source.diagnostics]


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the parser in C and with the one in Python, which some machines are left with."""
    monkeypatch.setattr(strict_yaml, "_LOADER", getattr(yaml, request.param))


# ---- what is read ----


def test_a_file_that_breaks_no_rule() -> None:
    source = read(f"---\n{HEAD}---\n\n{BODY}\n")
    assert source.metadata == {
        "number": "05",
        "symbol": "CV/TU",
        "type": "Công văn",
        "title": "V/v chuẩn bị Ngày hội đọc sách",
        "issued": date(2021, 3, 4),
        "issuer": "Tỉnh ủy Hà Nam",
    }
    assert source.field_lines == {"number": 2, "symbol": 3, "type": 4, "title": 5, "issued": 6, "issuer": 7}
    assert (source.body, source.body_line, source.diagnostics, source.is_readable) == (BODY, 10, (), True)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        # what other readers of YAML take for numbers, truth values, times and dates
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("31/03/2020", "31/03/2020"),
        ("2020-03-31", "2020-03-31"),
        ("=", "="),
        ("<<", "<<"),
        # texts in and without quotes
        ('"05"', "05"),
        ("'05'", "05"),
        ("'it''s'", "it's"),
        (r'"\u00e0 \\ \" \t"', 'à \\ "'),
        ('"V/v: một # hai"', "V/v: một # hai"),
        ("V/v#1", "V/v#1"),
        ("a:b", "a:b"),
        ('"  a  "', "a"),
        ("- a", None),
        ("|\n  dòng 1\n  dòng 2", "dòng 1\ndòng 2"),
        (">\n  dòng 1\n  dòng 2", "dòng 1 dòng 2"),
        ('"dòng 1\n  dòng 2"', "dòng 1 dòng 2"),
        ("\U0001f600 😀", "\U0001f600 😀"),
    ],
)
def test_values_stay_the_text_that_was_typed(typed: str, value: str | None) -> None:
    source = read_head(f"notes: {typed}")
    if value is None:
        assert not source.is_readable
    else:
        assert source.metadata["notes"] == value
        assert not source.diagnostics


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", '""', "''", '"  "', "[]", "{}", "# ghi chú"])
def test_nothing_is_nothing(typed: str) -> None:
    source = read_head(f"notes: {typed}")
    assert "notes" not in source.metadata
    assert source.field_lines["notes"] == 8
    assert not source.diagnostics
    assert findings(read_head(f"title: {typed}", without="title")) == [("field-empty", 7)]


@pytest.mark.parametrize("typed", ["05", "016", "08", "00", "66.10", "0.0"])
def test_figures_that_other_software_would_alter_are_kept_and_pointed_out(typed: str) -> None:
    source = read_head(f"number: {typed}", without="number")
    assert source.metadata["number"] == typed
    assert findings(source) == [("number-unquoted", 7)]
    hint = source.diagnostics[0].hint
    assert hint is not None
    assert hint.vi == f'Ghi number: "{typed}"'
    assert not read_head(f'number: "{typed}"', without="number").diagnostics


@pytest.mark.parametrize("typed", ["5", "1102", "66.16", "51/2025", "12a", "10"])
def test_figures_that_come_out_alike_need_no_quotes(typed: str) -> None:
    assert not read_head(f"number: {typed}", without="number").diagnostics


def test_lists_and_records() -> None:
    source = read_head(
        'addressees:\n  - "Các chi bộ"\n  -\n  - Đảng ủy, UBND\nrecipients: ["Như trên", "Lưu"]\n'
        'signatory:\n  name: "Nguyễn Văn A"\n  position:\nredactions:\n  - {kind: "a", count: "1"}\n  - kind: b'
    )
    assert source.metadata["addressees"] == ("Các chi bộ", "Đảng ủy, UBND")
    assert source.metadata["recipients"] == ("Như trên", "Lưu")
    assert source.metadata["signatory"] == {"name": "Nguyễn Văn A"}
    assert source.metadata["redactions"] == ({"kind": "a", "count": "1"}, {"kind": "b"})
    assert not source.diagnostics


def test_every_text_above_the_body_has_its_own_line() -> None:
    source = read_head('addressees:\n  - "a"\n  - "b"\n# một ghi chú\nđiện thoại: "c"')
    assert [each for each in source.texts if each.line > 7] == [
        Stated("", 11, "một ghi chú"),
        Stated("addressees", 9, "a"),
        Stated("addressees", 10, "b"),
        Stated("điện thoại", 12, "điện thoại"),
        Stated("điện thoại", 12, "c"),
    ]


# ---- what is refused, and where ----


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("notes: Về việc: một", 8),
        ('notes: "chưa đóng', 8),
        ('notes: "chưa đóng\nplace: "Hà Nam"', 8),  # taken for a text of two lines, with words behind it
        ("notes: 'chưa đóng\nplace: 'Hà Nam'", 8),
        ('addressees: ["chưa đóng, "hai"]', 8),
        ("notes: [1, 2\nplace: a", 8),
        ("notes: {a: 1\nplace: a", 8),
        ("place: a\n\tnotes: b", 9),
        ("place: a\nnotes b\nstatus: c", 9),
        ("addressees:\n  - a\n b: c", 10),
        (r'notes: "C:\dữ liệu"', 8),
        ("notes: @a", 8),
        ("notes: `a`", 8),
        ("notes: %a", 8),
        ("notes: 'a' b", 8),
        ("place: a\nnotes: !Khẩn cấp", 9),
        ("notes: !!python/object/apply:os.system [ls]", 8),
        ("notes: !!int 05", 8),
        ("notes: ! a", 8),
        ("place: a\nnotes: &a b", 9),
        ("place: &a b\nnotes: *a", 8),
        ("notes: *a", 8),
        ("<<: *a", 8),
        ("notes: " + "[" * 20 + "]" * 20, 8),
        ("place: a\nnotes: \x07", 9),
        ("place: a\n...\nnotes: b", 10),
        ('notes: "một\u2028hai"\nplace: *a', 9),  # a line end for YAML, not for editors
        ('notes: "một\x85hai"\nplace: *a', 9),
    ],
    ids=ascii,
)
def test_yaml_that_cannot_be_read(more: str, line: int) -> None:
    source = read_head(more)
    assert findings(source) == [("yaml-broken", line)]
    assert not source.is_readable
    assert not source.metadata
    found = source.diagnostics[0]
    assert found.path == "directives/a.md"
    assert found.message.vi.startswith("Phần khai báo sai cú pháp YAML: ")
    assert found.message.en.startswith("The front matter is not valid YAML: ")
    assert found.hint is not None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("notes: Về việc: một", "có dấu hai chấm trong giá trị không đặt trong ngoặc kép"),
        ('notes: "chưa đóng', "thiếu dấu ngoặc kép đóng"),
        ('notes: "chưa đóng\nplace: "Hà Nam"', "thiếu dấu ngoặc kép đóng"),
        ('notes: "đã đóng" thừa', "thụt đầu dòng không đều, hoặc chữ thừa sau ngoặc kép"),
        ("notes: [1, 2\nplace: a", "thiếu dấu phẩy, hoặc dấu ngoặc đóng của danh sách"),
        ("\tnotes: b", "có dấu tab, @, ` hoặc % ở đầu giá trị hay đầu dòng"),
        ("notes b\nstatus: c", "thiếu dấu hai chấm sau tên trường"),
        (r'notes: "C:\dữ liệu"', r"dấu \ trong ngoặc kép phải viết thành \\"),
        ("notes: - a", "gạch đầu dòng phải xuống dòng mới, dưới tên trường"),
        ("notes: !Khẩn cấp", "giá trị bắt đầu bằng dấu ! phải đặt trong ngoặc kép"),
        ("notes: &a b", "bí danh (&, *) không được dùng"),
        ("notes: " + "[" * 20 + "]" * 20, "danh sách lồng nhau quá sâu"),
        ("notes: \x07", "có ký tự điều khiển không nhìn thấy"),
    ],
    ids=ascii,
)
def test_common_mistakes_are_explained_in_vietnamese(more: str, why: str) -> None:
    assert read_head(more).diagnostics[0].message.vi == f"Phần khai báo sai cú pháp YAML: {why}."


@pytest.mark.parametrize(
    ("head", "line"),
    [("- một\n- hai", 2), ("một đoạn văn", 2), ("", 1), ("\n\n", 1), ("# chỉ có ghi chú", 1), ("a: b\n--- c", 3)],
)
def test_front_matter_that_is_no_mapping(head: str, line: int) -> None:
    source = read(f"---\n{head}\n---\n\n{BODY}\n")
    assert findings(source) == [("yaml-broken", line)]
    assert not source.is_readable


@pytest.mark.parametrize(
    ("more", "without", "expected"),
    [
        ("", "title", [("field-missing", 1)]),
        ("", "issued", [("field-missing", 1)]),
        ("issued: 2021-02-30", "issued", [("date-impossible", 7)]),
        ("issued: 31/03/2020", "issued", [("date-impossible", 7)]),
        ("issued: 2021-3-4", "issued", [("date-impossible", 7)]),
        ("issued: 2021-03-04 10:00:00", "issued", [("date-impossible", 7)]),
        ("issued: [2021-03-04]", "issued", [("field-shape", 7)]),
        ("sửa: a", "", [("field-unknown", 8)]),
        ("titel: a", "", [("field-unknown", 8)]),
        ("level: a", "", [("field-unknown", 8)]),  # worked out
        ("Title: a", "", [("field-unknown", 8)]),
        ("[a, b]: c", "", [("field-unknown", 8)]),
        ("title: lần nữa", "", [("field-duplicate", 8)]),
        ("titel: a\ntitel: b", "", [("field-unknown", 8), ("field-duplicate", 9)]),
        ("notes: [a]", "", [("field-shape", 8)]),
        ("notes: {a: b}", "", [("field-shape", 8)]),
        ("topics: a, b", "", [("field-shape", 8)]),
        ("topics:\n  - {a: b}", "", [("field-shape", 9)]),
        ("signatory: Nguyễn Văn A", "", [("field-shape", 8)]),
        ("signatory:\n  name: A\n  rank: B", "", [("field-unknown", 10)]),
        ("signatory:\n  name: A\n  name: B", "", [("field-duplicate", 10)]),
        ("signatory:\n  name: [A]", "", [("field-shape", 9)]),
        ("redactions:\n  - a", "", [("field-shape", 9)]),
        ("redactions:\n  - kind: a\n  - kind: b\n    what: c", "", [("field-unknown", 11)]),
        ("notes: Về việc # 1", "", [("value-cut", 8)]),
        ("recipients:\n  - Như trên\n  - Lưu VT # 2", "", [("value-cut", 10)]),
        ("source:\n  pages: 03", "", [("number-unquoted", 9)]),
        ("issued: hôm nay\nsửa: a", "title", [("field-duplicate", 7), ("field-unknown", 8), ("field-missing", 1)]),
    ],
    ids=ascii,
)
def test_fields_that_break_the_table(more: str, without: str, expected: list[tuple[str, int]]) -> None:
    source = read_head(more, without=without)
    assert findings(source) == expected
    assert source.is_readable
    assert all(each.path == "directives/a.md" and each.hint for each in source.diagnostics)
    assert all(each.message.vi != each.message.en for each in source.diagnostics)


def test_one_mistake_does_not_hide_the_next() -> None:
    source = read_head("titel: a\ntopics: b\nnotes: c", without="title")
    assert findings(source) == [("field-unknown", 7), ("field-shape", 8), ("field-missing", 1)]
    assert source.metadata["notes"] == "c"
    assert source.metadata["number"] == "05"


def test_an_unknown_field_is_told_what_was_meant() -> None:
    hints = {more: read_head(more).diagnostics[0].hint for more in ("titel: a", "level: a", "xyz: a")}
    assert [hint and hint.en for hint in hints.values()] == [
        "Did you mean title?",
        "It is worked out; remove the line.",
        "docs/front-matter.md lists the fields; anything else goes into notes.",
    ]


def test_a_message_never_holds_what_may_be_a_phone_number() -> None:
    source = read_head("0900 000 000: a\nissued: 0900 000 000\nsignatory:\n  0900.000.000: b", without="issued")
    assert [each.code for each in source.diagnostics] == ["field-unknown", "date-impossible", "field-unknown"]
    assert "0900" not in "".join(each.text() for each in source.diagnostics)
    assert [each.text for each in source.texts if "0900" in each.text]


# ---- files ----


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "file-empty", 1),
        (b" \n\t\n", "file-empty", 1),
        (b"\xef\xbb\xbf", "file-empty", 1),
        (b"# Van ban\n", "front-matter-missing", 1),
        (b"\n---\nnumber: a\n---\n", "front-matter-missing", 1),
        (b" ---\nnumber: a\n---\n", "front-matter-missing", 1),
        (b"---\nnumber: a\n", "front-matter-missing", 1),
        (b"---", "front-matter-missing", 1),
        (b"--\nnumber: a\n--\n", "front-matter-missing", 1),
        (b"\xff\xfe\x00", "file-encoding", 1),
        ("---\nnumber: a\n---\nĐảng".encode("cp1258", "replace"), "file-encoding", 4),
        ("Đảng ủy\n".encode("utf-16"), "file-encoding", 1),
        (b"---\r\nnumber: a\r\n---\r\n\r\n\xe2\x82", "file-encoding", 5),
        (b"---\rnumber: a\r---\r\xe2", "file-encoding", 4),
    ],
    ids=ascii,
)
def test_files_without_a_record(content: bytes, code: str, line: int) -> None:
    source = parse_file(content, "directives/a.md")
    assert findings(source) == [(code, line)]
    assert not source.is_readable
    assert source.body == ""
    found = source.diagnostics[0]
    assert (found.severity, found.path) == (Severity.ERROR, "directives/a.md")
    assert found.hint is not None
    assert found.hint.vi != found.hint.en


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        (f"---\n{HEAD}---\n", "", 9),
        (f"---\n{HEAD}---", "", 8),
        (f"---\n{HEAD}---\n\n\n\nMột.\n\nHai.\n\n", "Một.\n\nHai.", 12),
        (f"---\n{HEAD}---\nMột.", "Một.", 9),
        (f"---\n{HEAD}---\n\n   thụt vào.\n", "   thụt vào.", 10),
        (f"---\n{HEAD}---\n\n  \n\t\nMột.  \n", "Một.", 12),
        (f"-----\n{HEAD}----  \n\nMột.", "Một.", 10),
        (f"---\n{HEAD}---\n\n---\n\nMột.\n\n---\nHai.", "---\n\nMột.\n\n---\nHai.", 10),
        (f"---\n\n{HEAD}\n---\n\nMột.", "Một.", 12),
        (f"---\n{HEAD}---\n\nnumber: 7\n", "number: 7", 10),
    ],
)
def test_where_the_body_begins(text: str, body: str, line: int) -> None:
    source = read(text)
    assert (source.body, source.body_line) == (body, line)
    assert not source.diagnostics
    if body:
        assert text.split("\n")[line - 1].startswith(body.partition("\n")[0])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(end: str, mark: str) -> None:
    text = f"---\n{HEAD}sai: a\n---\n\nMột.\n\nHai.\n"
    assert read(mark + text.replace("\n", end)) == read(text)


def test_a_file_of_20_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    start = time.perf_counter()
    source = read_file(path, "directives/a.md")
    assert time.perf_counter() - start < 0.5
    assert findings(source) == [("file-too-large", 1)]
    assert "20.0 MB" in source.diagnostics[0].message.en
    assert not source.is_readable


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    head = f"---\n{HEAD}---\n\n"
    path.write_text(head + "a" * (MAX_BYTES - len(head.encode())), "utf-8")
    assert path.stat().st_size == MAX_BYTES
    assert read_file(path, "a.md").is_readable


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(20)
)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS,
        "a: &a [*a]",
        "a: " + "[" * 200_000,
        "a: " + "{b: " * 100_000,
        "- " * 200_000,
        "? " * 200_000,
        "&a " * 100_000,
        'a: "' + "x" * 1_000_000,
        "a: |\n" + "  x\n" * 100_000 + "b: *c",
        " " * 500_000 + "a",
        "a" * 500_000,
        "#" * 500_000,
        "\n" * 500_000,
        "-" * 500_000,
        "!" * 100_000,
    ],
    ids=lambda head: ascii(head[:12]),
)
def test_hostile_front_matter_ends_at_once(head: str) -> None:
    start = time.perf_counter()
    source = read(f"---\n{head}\n---\n")
    assert time.perf_counter() - start < 5
    assert not source.is_readable


# ---- writing ----


def test_what_is_written() -> None:
    text = write_file(
        {
            "issuer": "Tỉnh ủy Hà Nam",
            "number": "05",
            "issued": date(2021, 3, 4),
            "addressees": ("Các chi bộ", ""),
            "recipients": (),
            "signatory": {"name": "Nguyễn Văn A", "position": ""},
            "redactions": ({"kind": "số điện thoại"}, {"kind": ""}),
            "source": {"url": " "},
            "title": 'V/v "một": hai',
            "unknown": "a",
        },
        "\n\nMột.\r\nHai.  \n\n",
    )
    assert text == (
        '---\nnumber: "05"\ntitle: "V/v \\"một\\": hai"\nissued: 2021-03-04\nissuer: "Tỉnh ủy Hà Nam"\n'
        'addressees:\n  - "Các chi bộ"\nsignatory:\n  name: "Nguyễn Văn A"\nredactions:\n  - kind: "số điện thoại"\n'
        "---\n\nMột.\nHai.\n"
    )


def test_nothing_to_write() -> None:
    assert write_file({}, "") == "---\n---\n\n\n"


PRINTABLE = st.characters(exclude_categories=["Cs"])
TEXTS = (
    st.text(PRINTABLE, min_size=1)
    | st.sampled_from(
        [
            "05",
            "no",
            "~",
            "- a",
            "# a",
            "a: b",
            "---",
            "...",
            '"',
            "'",
            "\\",
            "\\n",
            "*a",
            "&a",
            "!a",
            "😀",
            "%",
            "@",
            "|",
        ]
    )
).map(str.strip)
FILLED = TEXTS.filter(bool)


def values_of(kind: Kind, keys: tuple[str, ...]) -> st.SearchStrategy[Value]:
    records = st.dictionaries(st.sampled_from(keys or ("a",)), FILLED, min_size=1)
    strategies: dict[Kind, Callable[[], st.SearchStrategy[Value]]] = {
        Kind.TEXT: lambda: FILLED,
        Kind.DATE: lambda: st.dates(date(1900, 1, 1)),
        Kind.TEXTS: lambda: st.lists(FILLED, min_size=1).map(tuple),
        Kind.RECORD: lambda: records,
        Kind.RECORDS: lambda: st.lists(records, min_size=1).map(tuple),
    }
    return strategies[kind]()


METADATA = st.fixed_dictionaries(
    {item.key: values_of(item.kind, item.keys) for item in FIELDS.front_matter if item.required},
    optional={item.key: values_of(item.kind, item.keys) for item in FIELDS.front_matter if not item.required},
)
BODIES = st.text(PRINTABLE) | st.lists(st.sampled_from(["", "---", "- a", "  a", "\t", "number: 1", "…", "#"])).map(
    "\n".join
)


@given(METADATA, BODIES.map(lambda text: trim_body(text.replace("\r", "\n"))))
def test_what_is_written_is_read_back(metadata: dict[str, Value], body: str) -> None:
    text = write_file(metadata, body)
    source = parse_file(text.encode(), "a.md")
    assert source.diagnostics == ()
    assert source.metadata == metadata
    assert source.body == body
    assert write_file(source.metadata, source.body) == text
    lines = text.split("\n")
    assert all(lines[line - 1].startswith(f"{key}:") for key, line in source.field_lines.items())
    assert "\n".join(lines[source.body_line - 1 :]).startswith(body)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_give_a_file_or_say_why_not(content: bytes) -> None:
    for prefix in (b"", b"---\n", b"---\nnumber: a\n"):
        source = parse_file(prefix + content + b"\n---\n", "a.md")
        assert source.is_readable or source.diagnostics
        assert all(each.line is not None and each.line >= 1 for each in source.diagnostics)


@given(st.text(st.sampled_from("ab: -\n\"'[]{}#&*!|>%@`\t\\,?x0")))
def test_any_yaml_is_read_or_refused_with_a_line_that_exists(head: str) -> None:
    text = f"---\n{head}\n---\n"
    source = read(text)
    assert all(each.line and 1 <= each.line <= text.count("\n") + 1 for each in source.diagnostics)
    assert source.is_readable is not any(
        each.code in {"yaml-broken", "front-matter-missing"} for each in source.diagnostics
    )
