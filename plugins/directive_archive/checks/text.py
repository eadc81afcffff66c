"""Whether title and body come out to the letter: HTML, Markdown that would alter the text, characters.

The pages of this archive escape all HTML and know almost no Markdown; other renderers of the same files do not.
So what they would alter is reported here, and a backslash before the mark settles it for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from directive_archive.body import loose_stars, parse_body
from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.language import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HTML = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])|(?<!\\)&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_MARKDOWN = (
    (re.compile(r"^ {0,3}#{1,6}(?:\s|$)"), "tiêu đề (#)", "a heading (#)"),
    (re.compile(r"^ {0,3}(?:=+|-{2,}|(?:- ?){3,}|(?:_ ?){3,}|(?:\* ?){3,})\s*$"), "đường kẻ", "a rule"),
    (re.compile(r"^ {0,3}>"), "trích dẫn (>)", "a block quotation (>)"),
    (re.compile(r"^ {0,3}(?:```|~~~)|(?<!\\)`"), "mã lệnh (`)", "code (`)"),
    (re.compile(r"^(?: {4,}|\t)\S"), "dòng thụt 4 dấu cách", "a line indented by 4 spaces"),
    (
        re.compile(r"(?<!\\)!?\[[^\[\]]{1,300}\]\([^()]{0,300}\)|^ {0,3}\[[^\[\]]{1,300}\]:\s|(?<!\\)\[\^"),
        "liên kết",
        "a link",
    ),
    (re.compile(r"^\s*+\|?[ \t]*+:?-{3,}+:?(?:[ \t]*\|[ \t]*+:?-{3,}+:?)+[ \t]*\|?\s*$"), "bảng (|)", "a table (|)"),
    (re.compile(r"^\s*\*\s"), "dấu * đầu dòng", "a * bullet"),
    (
        re.compile(r"(?<![\w\\])_[^\s_](?:[^_\n]*[^\s_])?_(?!\w)|(?<!\\)~~\S"),
        "chữ nghiêng hoặc gạch (_ ~~)",
        "_ or ~~ marks",
    ),
)
_SUSPICIOUS = re.compile(r"^\s|^[^\w\s]|[`\[_~]")
"""Without one of these, none of the above matches."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]"
)


def check_html(lines: Iterable[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Raw HTML tags and entities, in titles as in bodies."""
    for line, text in lines:
        if ("<" in text or "&" in text) and _HTML.search(text):
            yield Diagnostic(
                "html-raw",
                Severity.ERROR,
                Message("Có thẻ HTML trong văn bản.", "There is raw HTML in the text."),
                line=line,
                hint=Message(
                    r"Bỏ thẻ; nếu dấu < có trong bản gốc, viết \< (trang web luôn hiện nguyên chữ).",
                    r"Remove the tag; if the original prints <, write \< (pages always show it as text).",
                ),
            )


def check_markdown(body: str) -> Iterator[Diagnostic]:
    """Marks in a body that a Markdown renderer would not print as they stand."""
    seen = set()
    for line, text in enumerate(body.split("\n"), start=1):
        if not _SUSPICIOUS.search(text):
            continue
        for pattern, vi, en in _MARKDOWN:
            if pattern.search(text):
                seen.add(line)
                yield _alters(line, vi, en)
                break
    for block in parse_body(body) if "*" in body else ():
        stars = list(loose_stars(block.source))
        line = block.line + block.source.count("\n", 0, stars[0]) if stars else 0
        if len(stars) > 1 and line not in seen:
            yield _alters(line, "dấu * giữa chữ", "* between characters")


def _alters(line: int, vi: str, en: str) -> Diagnostic:
    return Diagnostic(
        "markdown-alters-text",
        Severity.WARNING,
        Message(
            f"Dòng này bị hiểu là {vi} của Markdown, chữ in ra sẽ khác bản gốc.",
            f"Markdown would take this line for {en} and alter the text.",
        ),
        line=line,
        hint=Message(
            r"Đặt dấu \ trước dấu đó (\*, \#, \> ...); bỏ khoảng trống thừa ở đầu dòng.",
            r"Put a backslash before the mark (\*, \#, \> ...); remove spaces at the line's start.",
        ),
    )


def check_characters(lines: Iterable[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Text that is not in normal form C, and characters that nobody sees."""
    for line, text in lines:
        if not unicodedata.is_normalized("NFC", text) or nfc(text) != text:
            form = "tổ hợp" if not unicodedata.is_normalized("NFC", text) else "chữ Ð (eth) thay cho Đ"
            yield Diagnostic(
                "text-not-nfc",
                Severity.WARNING,
                Message(
                    f"Chữ Việt gõ theo dạng lạ ({form}); tìm kiếm và so sánh sẽ sai.",
                    "Vietnamese letters are not in Unicode form NFC (or eth stands for Đ).",
                ),
                line=line,
                hint=Message(
                    "Nhập lại bằng directives import, hoặc gõ lại dòng này.", "Import it again, or retype it."
                ),
            )
        if _INVISIBLE.search(text):
            yield Diagnostic(
                "character-invisible",
                Severity.WARNING,
                Message("Có ký tự không nhìn thấy hoặc hỏng.", "There is an invisible or broken character."),
                line=line,
                hint=Message("Xóa ký tự đó (thường do chép từ trang web).", "Delete it (web pages often add them)."),
            )
