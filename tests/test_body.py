"""The body: every character comes out, every numbered point has an address."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.body import Run, loose_stars, parse_body, parse_runs, plain_text

PLAIN, STRONG, EMPHASIS, BOTH = (False, False), (True, False), (False, True), (True, True)


def runs(source: str) -> list[tuple[str, tuple[bool, bool]]]:
    return [(run.text, (run.strong, run.emphasis)) for run in parse_runs(source)]


# ---- marks ----


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("một **hai** ba", [("một ", PLAIN), ("hai", STRONG), (" ba", PLAIN)]),
        ("*một*", [("một", EMPHASIS)]),
        ("***một***", [("một", BOTH)]),
        ("(**hoặc ngoài giờ**)", [("(", PLAIN), ("hoặc ngoài giờ", STRONG), (")", PLAIN)]),
        ("**một\nhai**", [("một\nhai", STRONG)]),
        ("**một** *hai*", [("một", STRONG), (" ", PLAIN), ("hai", EMPHASIS)]),
        ("**Điều 1.** Phạm vi", [("Điều 1.", STRONG), (" Phạm vi", PLAIN)]),
        (r"5\*6", [("5*6", PLAIN)]),
        (r"**a\*b**", [("a*b", STRONG)]),
        (r"\# \> \_ \` \[a\] \<b> \|", [("# > _ ` [a] <b> |", PLAIN)]),
        ("", []),
    ],
)
def test_marks(source: str, expected: list[tuple[str, tuple[bool, bool]]]) -> None:
    assert runs(source) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5*6*7",
        "5 * 6 * 7",
        "(*)",
        "(*) Ghi chú: áp dụng từ 2020 (*)",
        "* Lưu ý",
        "**",
        "*",
        "** một **",
        "a*b* c",
        "*a*b",
        "một *hai ba",
        "**một*",
        "3. Ba",
        "a) Một",
        "- gạch",
        "+ cộng",
        "– gạch dài",
        "# số",
        "> 5",
        "_gạch_ __dưới__ ~~ngang~~",
        "`mã`",
        "[a](b)",
        "<b>đậm</b> &amp; <script>alert(1)</script>",
        "| a | b |",
        "C:\\thư\\mục",
        "$x$ {{ y }} {% z %}",
        "    bốn dấu cách",
        "\ttab",
        "một  \nhai",
        "http://example.org/a_b_c*d*e",
    ],
)
def test_what_is_no_mark_comes_out_as_it_is(text: str) -> None:
    assert runs(text) == [(text, PLAIN)]
    assert "".join(block.text for block in parse_body(text)) == text


@pytest.mark.parametrize(
    ("source", "positions"),
    [
        ("5*6*7", [1, 3]),
        ("**một** *", [8]),
        (r"5\*6 *a* \*", []),
        ("*a*\n(*)\n*", [5, 8]),
        ("**", [0, 1]),
        ("", []),
    ],
)
def test_stars_that_are_no_marks(source: str, positions: list[int]) -> None:
    assert list(loose_stars(source)) == positions


# ---- blocks ----

DECREE = """\
Căn cứ Luật Tổ chức;

Theo đề nghị của Giám đốc,

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
1. Một.
a) Điểm a;
b) Điểm b;
đ) Điểm đ.
2. Hai.

Điều 2a: Đối tượng
1. Một.

Phụ lục 01
1. Một.
1.1. Một một.
1.1.1 Một một một.
- gạch
"""


def test_blocks_of_a_law_making_act() -> None:
    blocks = parse_body(DECREE)
    assert [(block.line, block.kind, block.depth, block.gap, block.anchor) for block in blocks] == [
        (1, "paragraph", 0, False, "doan-1"),
        (3, "paragraph", 0, True, "doan-2"),
        (5, "heading", 0, True, "chuong-i"),
        (8, "heading", 0, True, "dieu-1"),
        (9, "point", 0, False, "dieu-1-khoan-1"),
        (10, "point", 1, False, "dieu-1-khoan-1-diem-a"),
        (11, "point", 1, False, "dieu-1-khoan-1-diem-b"),
        (12, "point", 1, False, "dieu-1-khoan-1-diem-dd"),
        (13, "point", 0, False, "dieu-1-khoan-2"),
        (15, "heading", 0, True, "dieu-2a"),
        (16, "point", 0, False, "dieu-2a-khoan-1"),
        (18, "heading", 0, True, "phu-luc-01"),
        (19, "point", 0, False, "muc-1"),
        (20, "point", 1, False, "muc-1-1"),
        (21, "point", 2, False, "muc-1-1-1"),
        (22, "item", 1, False, "doan-16"),
    ]
    assert blocks[2].source == "Chương I\nQUY ĐỊNH CHUNG"


@pytest.mark.parametrize(
    ("line", "kind", "anchor"),
    [
        ("1. Một", "point", "muc-1"),
        ("3. Ba là số đầu tiên", "point", "muc-3"),
        ("10) Mười", "point", "muc-10"),
        ("2.1 Hai một", "point", "muc-2-1"),
        ("2.1. Hai một", "point", "muc-2-1"),
        ("1.2.3.4. Bốn bậc", "point", "muc-1-2-3-4"),
        ("1.", "point", "muc-1"),
        ("**1. Một**", "point", "muc-1"),
        ("a) Một", "point", "diem-a"),
        ("đ. Một", "point", "diem-dd"),
        ("d) Một", "point", "diem-d"),
        ("I. MỘT", "heading", "phan-i"),
        ("IV) Bốn", "heading", "phan-iv"),
        ("Điều 5. Thi hành", "heading", "dieu-5"),
        ("ĐIỀU 5: THI HÀNH", "heading", "dieu-5"),
        ("Điều 5", "heading", "dieu-5"),
        ("Chương II TỔ CHỨC THỰC HIỆN", "heading", "chuong-ii"),
        ("Mục 1 - Quy định chung", "heading", "muc-1"),
        ("- Gạch", "item", "doan-1"),
        ("+ Cộng", "item", "doan-1"),
        # sentences, sums and dates
        ("Điều 5 của Luật này quy định", "paragraph", "doan-1"),
        ("Điều 5 được sửa đổi", "paragraph", "doan-1"),
        ("Điều 3 Nghị định số 15/2020/NĐ-CP", "paragraph", "doan-1"),
        ("điều 5. này", "paragraph", "doan-1"),
        ("mục 2 phần I", "paragraph", "doan-1"),
        ("Phần lớn các xã", "paragraph", "doan-1"),
        ("1.346 ca mắc mới", "paragraph", "doan-1"),
        ("2020. Năm nay", "paragraph", "doan-1"),
        ("12/7/2020 đến nay", "paragraph", "doan-1"),
        ("5*6*7", "paragraph", "doan-1"),
        ("(*) Ghi chú", "paragraph", "doan-1"),
        ("-không có dấu cách", "paragraph", "doan-1"),
        ("IX là chín", "paragraph", "doan-1"),
        ("ab) hai chữ", "paragraph", "doan-1"),
    ],
)
def test_what_a_line_is(line: str, kind: str, anchor: str) -> None:
    (block,) = parse_body(line)
    assert (block.kind, block.anchor) == (kind, anchor)
    assert block.source == line


@pytest.mark.parametrize(
    ("line", "depth"), [("1. a", 0), ("1.2. a", 1), ("1.2.3. a", 2), ("1.2.3.4. a", 2), ("a) b", 1)]
)
def test_how_far_a_point_is_indented(line: str, depth: int) -> None:
    assert parse_body(line)[0].depth == depth


def test_lines_of_one_paragraph_stay_together_and_labels_begin_blocks() -> None:
    body = "Một đoạn\ndài hai dòng:\na) Một;\nb) Hai.\n\n\nĐoạn khác."
    assert [(block.source, block.line, block.gap) for block in parse_body(body)] == [
        ("Một đoạn\ndài hai dòng:", 1, False),
        ("a) Một;", 3, False),
        ("b) Hai.", 4, False),
        ("Đoạn khác.", 7, True),
    ]


def test_a_numbering_that_begins_anew_has_anchors_of_its_own() -> None:
    anchors = [block.anchor for block in parse_body("1. a\n1. b\n1.2. c\n1. d\n1. e\n1.2. f")]
    assert anchors == ["muc-1", "muc-1-2", "muc-1-2-2", "muc-1-3", "muc-1-4", "muc-1-2-3"]


def test_an_empty_body_has_no_blocks() -> None:
    assert parse_body("") == ()
    assert parse_body("\n \n\t\n") == ()


# ---- properties ----

LINES = st.text(max_size=20).map(lambda text: text.replace("\n", " ")) | st.sampled_from(
    [
        "",
        " ",
        "1. a",
        "1.1. b",
        "a) c",
        "- d",
        "Điều 1. e",
        "I. f",
        "**g**",
        "*h",
        "5*6*7",
        r"\*",
        "Chương I",
        "1.2 x",
        "đ) y",
    ]
)
BODIES = st.lists(LINES, max_size=12).map("\n".join)


@given(BODIES)
def test_blocks_hold_every_line_that_is_not_blank(body: str) -> None:
    blocks = parse_body(body)
    lines = [line for line in body.split("\n") if line.strip()]
    assert [line for block in blocks for line in block.source.split("\n")] == lines
    assert all(body.split("\n")[block.line - 1] == block.source.split("\n")[0] for block in blocks)


@given(BODIES)
def test_anchors_are_unique_and_fit_for_an_address(body: str) -> None:
    anchors = [block.anchor for block in parse_body(body)]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor and anchor.isascii() and anchor.replace("-", "").isalnum() for anchor in anchors)


@given(BODIES)
def test_only_marks_and_their_backslashes_are_taken_away(body: str) -> None:
    for block in parse_body(body):
        left = iter(block.source)
        assert all(character in left for character in block.text)
        gone = sorted(block.source)
        for character in block.text:
            gone.remove(character)
        assert set(gone) <= {"*", "\\"}
        assert block.text == "".join(run.text for run in block.runs) == plain_text(block.source)


@given(st.text().filter(lambda text: "*" not in text and "\\" not in text))
def test_text_without_marks_is_its_own_plain_text(text: str) -> None:
    assert plain_text(text) == text
    assert runs(text) == ([(text, PLAIN)] if text else [])


@given(st.text(st.sampled_from("ab *\\\n(.")))
def test_runs_are_never_empty_and_neighbours_differ(source: str) -> None:
    found = list(parse_runs(source))
    assert all(run.text for run in found)
    assert all((one.strong, one.emphasis) != (other.strong, other.emphasis) for one, other in pairwise(found))


@given(st.text())
def test_a_backslash_before_every_mark_keeps_any_text(text: str) -> None:
    escaped = "".join(f"\\{character}" if character in "\\*" else character for character in text)
    assert list(parse_runs(escaped)) == ([Run(text)] if text else [])


@pytest.mark.parametrize(
    "text",
    [
        "*" * 100_000,
        "* " * 50_000,
        "*a" * 50_000,
        "*a*" * 33_000,
        " **a" * 25_000,
        "*" + "a" * 100_000,
        "\\" * 100_000,
        "\\*" * 50_000,
        "(" * 100_000,
        "1." * 50_000,
        "1.1" * 33_000,
        "9" * 100_000,
        "." * 100_000,
        " " * 100_000 + "x",
        "-" * 100_000,
        "I" * 100_000,
        "Điều " * 20_000,
        "1. a\n" * 20_000,
        "a) b\n" * 20_000,
        "*a\n" * 33_000,
        "\n" * 100_000,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.perf_counter()
    blocks = parse_body(text)
    assert "".join(block.text for block in blocks) or not text.strip()
    list(loose_stars(text))
    assert time.perf_counter() - start < 3
