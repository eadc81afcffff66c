"""HTML, Markdown and characters that would not come out as they stand."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.checks.text import check_characters, check_html, check_markdown
from directive_archive.diagnostics import Severity


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "một <b>đậm</b>",
        "</p>",
        "<!-- ghi chú -->",
        "<?php",
        "<img src=x onerror=alert(1)>",
        "<SVG/onload=alert(1)>",
        "V/v <i>gấp</i>",
        "a &amp; b",
        "&lt;script&gt;",
        "&#60;script",
        "&#x3c;script",
        "&nbsp;",
        "<http://example.org>",
    ],
)
def test_html(text: str) -> None:
    (found,) = check_html([(1, "không có gì"), (4, text)])
    assert (found.code, found.severity, found.line) == ("html-raw", Severity.ERROR, 4)


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6",
        "5<6",
        "a > b",
        "A & B",
        "R&D",
        r"\<b>",
        r"\&amp;",
        "x <",
        "<",
        "&",
        "&;",
        "&#;",
        "công ty A&B;",
        "<5%",
        "",
    ],
)
def test_what_is_no_html(text: str) -> None:
    assert list(check_html([(1, text)])) == []


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("# Tiêu đề", 1, "a heading"),
        ("Một\n\n## Hai", 3, "a heading"),
        ("Tiêu đề\n=====", 2, "a rule"),
        ("Tiêu đề\n-----", 2, "a rule"),
        ("---", 1, "a rule"),
        ("- - -", 1, "a rule"),
        ("_____", 1, "a rule"),
        ("* * *", 1, "a rule"),
        ("> trích", 1, "a block quotation"),
        ("```\nmã\n```", 1, "code"),
        ("gọi `lệnh`", 1, "code"),
        ("    thụt bốn", 1, "a line indented"),
        ("\tthụt", 1, "a line indented"),
        ("xem [đây](http://example.org)", 1, "a link"),
        ("![ảnh](a.png)", 1, "a link"),
        ("[1]: http://example.org", 1, "a link"),
        ("chú thích[^1]", 1, "a link"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", 2, "a table"),
        ("* một mục", 1, "a * bullet"),
        ("_nghiêng_", 1, "_ or ~~"),
        ("~~gạch~~", 1, "_ or ~~"),
        ("diện tích 5*6*7 m", 1, "* between"),
        ("một\nhai *\nba (*)", 2, "* between"),
        ("**đậm** rồi *lẻ và *lẻ", 1, "* between"),
    ],
)
def test_markdown_that_would_alter_the_text(body: str, line: int, what: str) -> None:
    found = list(check_markdown(body))
    assert found[0].line == line
    assert what in found[0].message.en
    assert all((each.code, each.severity) == ("markdown-alters-text", Severity.WARNING) for each in found)
    assert len({each.line for each in found}) == len(found)


@pytest.mark.parametrize(
    "body",
    [
        "3. Ba\n4. Bốn",
        "a) Một\nb) Hai",
        "- gạch\n+ cộng\n– gạch dài",
        "(*) Ghi chú một lần",
        "**Đậm** và *nghiêng* và ***cả hai***",
        "**đậm\nhai dòng**",
        r"\# số, \> hơn, 5\*6\*7, \_a\_, \`b\`, \[c](d), \~~e\~~",
        "tệp_tin_một, __init__x",
        "C:\\thư",
        "một | hai",
        "A - B -- C",
        "[1] Xem mục 2",
        "[x] (y)",
        "điểm a, khoản 1",
        "   thụt ba",
        "Số: 15/QĐ-UBND",
        "./.",
        "-",
        "",
    ],
)
def test_markdown_that_leaves_the_text_alone(body: str) -> None:
    assert list(check_markdown(body)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Đảng ủy", []),
        (unicodedata.normalize("NFD", "Đảng ủy"), ["text-not-nfc"]),
        ("\u00d0ảng", ["text-not-nfc"]),
        ("a\u200bb", ["character-invisible"]),
        ("a\u00adb", ["character-invisible"]),
        ("\ufeffa", ["character-invisible"]),
        ("a\u202eb", ["character-invisible"]),
        ("a\u2028b", ["character-invisible"]),
        ("a\x07b", ["character-invisible"]),
        ("a\x85b", ["character-invisible"]),
        ("a\ufffdb", ["character-invisible"]),
        ("a\x0cb", ["character-invisible"]),
        (unicodedata.normalize("NFD", "ủy") + "\u200b", ["text-not-nfc", "character-invisible"]),
        ("a\u00a0b\tc – “d” … 😀", []),
    ],
    ids=ascii,
)
def test_characters(text: str, codes: list[str]) -> None:
    found = list(check_characters([(1, "được"), (5, text)]))
    assert [each.code for each in found] == codes
    assert all(each.line == 5 and each.severity is Severity.WARNING and each.hint for each in found)


def test_a_finding_tells_eth_from_loose_marks() -> None:
    (eth,) = check_characters([(1, "\u00d0ảng")])
    (loose,) = check_characters([(1, unicodedata.normalize("NFD", "ủy"))])
    assert "eth" in eth.message.vi
    assert "tổ hợp" in loose.message.vi


@given(st.text())
def test_any_body_is_checked_and_lines_exist(body: str) -> None:
    assert all(1 <= (each.line or 0) <= body.count("\n") + 1 for each in check_markdown(body))


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"])).map(lambda text: unicodedata.normalize("NFC", text)))
def test_letters_and_figures_break_no_rule(text: str) -> None:
    assert list(check_html([(1, text)])) == []
    assert list(check_markdown(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[a](" * 25_000,
        "[a](" + "b" * 100_000,
        " " * 100_000,
        "|" * 100_000,
        "|---" * 25_000 + "x",
        "|" + " " * 100_000 + "x",
        "- " * 50_000 + "x",
        "_" * 100_000,
        " _a" * 33_000,
        "_a" + " " * 100_000,
        "<" * 100_000,
        "&" * 100_000,
        "&" + "a" * 100_000,
        "`" * 100_000,
        "*a\n" * 33_000,
        "#" * 100_000,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.perf_counter()
    list(check_html([(1, text)]))
    list(check_markdown(text))
    list(check_characters([(1, text)]))
    assert time.perf_counter() - start < 3
