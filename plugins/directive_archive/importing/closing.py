"""The end of a document: recipients (Nơi nhận) and signature.

Rules: Decree 30/2020/NĐ-CP, annex I, II.7 and II.9; Guideline 36-HD/VPTW, II.7-9. The two stand side by side on
paper and one after the other, in either order, in converted text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.vocabulary.casing import is_capitals, sentence_case

RECIPIENTS = re.compile(r"^\W*N[ơo]i nh[ậạa]n\s*:?\W*", re.IGNORECASE)
_FORM = re.compile(r"^\W*(?P<form>T/M|TM|K/T|KT|T/L|TL|T/U|TUQ|Q)(?P<dot>[.,]?)\s+(?P<rest>[A-ZĐƯÂÔƠĂÊÀ-Ỹ].*)$")
_DASH = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])(?:\s+|$)")
_NAME_WORD = re.compile(r"^[^\W\d_a-z][^\W\d_]*$")
_TITLE_BEFORE_NAME = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BS|CKI+|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.?\s*)+"
)
_SIGNED = re.compile(r"^\W*(?:\(?\s*(?:đã ký|ký tên)[^)]*\)?)\W*", re.IGNORECASE)
_GROUP_BRACE = re.compile(r"\s*[}\]]\s*(?P<note>\([^)]*\))?\s*$")
_POST_WORDS = re.compile(
    r"^\W*(?:PHÓ |TỔNG |QUYỀN )*(?:BÍ THƯ|CHỦ TỊCH|CHÁNH|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHỦ NHIỆM|THỐNG ĐỐC"
    r"|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|ỦY VIÊN|THƯỜNG TRỰC|THANH TRA)\b"
)
_NAME_LENGTHS = range(2, 7)


@dataclass(slots=True)
class Closing:
    """What stands after the body."""

    recipients: tuple[str, ...] = ()
    recipients_note: str = ""
    signatory: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    leftover: list[tuple[int, str]] = field(default_factory=list)
    """Lines that were understood as neither."""


def strip_marks(line: str) -> str:
    """A line without Markdown emphasis, table bars and spaces around."""
    return line.strip().strip("*_|").strip()


def closing_start(lines: list[str], start: int) -> int:
    """Index of the first line after the body: ``Nơi nhận`` or the signature, whichever comes first.

    Args:
        lines: of the document.
        start: where the body begins.
    """
    recipients = next((i for i in range(start, len(lines)) if RECIPIENTS.match(lines[i]) and _is_list(lines, i)), None)
    end = recipients if recipients is not None else len(lines)
    signature = next(
        (i for i in range(start, len(lines)) if _FORM.match(strip_marks(lines[i])) and _is_post_block(lines, i)), None
    )
    if signature is None:
        signature = next((i for i in range(start, end) if _is_bare_post(lines, i)), None)
    return min(end, signature if signature is not None else end)


def _is_list(lines: list[str], index: int) -> bool:
    """Whether ``Nơi nhận`` at ``index`` is a heading, not the beginning of a sentence."""
    rest = RECIPIENTS.sub("", lines[index]).strip("* ")
    return not rest or rest.startswith(("-", "–", "Như"))


def _is_post_block(lines: list[str], index: int) -> bool:
    match = _FORM.match(strip_marks(lines[index]))
    return match is not None and is_capitals(match["rest"])


def _is_bare_post(lines: list[str], index: int) -> bool:
    """A post in capitals with only a name after it, as under a document signed without T/M."""
    text = strip_marks(lines[index])
    if not (is_capitals(text) and _POST_WORDS.match(text)):
        return False
    after = [line for line in lines[index + 1 : index + 12] if line.strip()]
    return bool(after) and person_name(after[0]) is not None


def person_name(line: str) -> str | None:
    """The name on a signature line, without rank or degree; ``None`` if it is not one."""
    text = _TITLE_BEFORE_NAME.sub("", _SIGNED.sub("", strip_marks(line))).strip(" .")
    words = text.split()
    if len(words) not in _NAME_LENGTHS or not all(_NAME_WORD.match(word) for word in words):
        return None
    if is_capitals(text) and _POST_WORDS.match(text):
        return None
    return " ".join(word.capitalize() if is_capitals(text) else word for word in words)


def parse_closing(lines: list[str], first_line: int) -> Closing:
    """Read recipients and signature.

    Args:
        lines: everything after the body.
        first_line: line of the input on which they begin.
    """
    closing = Closing()
    in_recipients = False
    items: list[str] = []
    signature: list[tuple[int, str]] = []
    for offset, raw in enumerate(lines):
        text = strip_marks(raw)
        number = first_line + offset
        if not text or not any(character.isalnum() for character in text):
            continue
        if RECIPIENTS.match(raw) and not in_recipients and _is_list(lines, offset):
            in_recipients = True
            rest = RECIPIENTS.sub("", raw).strip("* ")
            items += [rest] if rest else []
        elif _FORM.match(text) or (signature and _belongs_to_signature(text)) or _is_bare_post(lines, offset):
            signature.append((number, text))
            in_recipients = in_recipients and _more_items(lines[offset + 1 :])
        elif in_recipients:
            _add_recipient(closing, items, raw)
        else:
            closing.leftover.append((number, text))
    closing.recipients = tuple(_expand_braces(items, closing, first_line))
    _read_signature(signature, closing)
    return closing


def _more_items(rest: list[str]) -> bool:
    """Whether list items follow, so that the signature stands between ``Nơi nhận`` and its list."""
    return any(_DASH.match(line) and strip_marks(line) for line in rest)


def _belongs_to_signature(text: str) -> bool:
    return bool(not _DASH.match(text) and (is_capitals(text) or person_name(text) or _SIGNED.match(text)))


def _add_recipient(closing: Closing, items: list[str], raw: str) -> None:
    text = strip_marks(raw)
    if _DASH.match(raw) or RECIPIENTS.match(raw):
        items.append(_DASH.sub("", text).strip())
    elif text.endswith(":") and not items:
        closing.recipients_note = text.rstrip(": ")
    elif items and not re.search(r"[,;.]\s*(?:\}.*)?$", items[-1]):
        items[-1] = f"{items[-1]} {text}"
    else:
        items.append(text)


def _expand_braces(items: list[str], closing: Closing, line: int) -> list[str]:
    """Items tidied; a brace drawn beside several lines gives its note to each of them."""
    braced = [_GROUP_BRACE.search(item) if "}" in item else None for item in items]
    notes = [match["note"] for match in braced if match and match["note"]]
    if any(braced):
        closing.diagnostics.append(
            Diagnostic(
                "recipients-brace",
                Severity.INFO,
                Message(
                    "Dấu ngoặc } bên nhiều dòng Nơi nhận: ghi chú đã chép cho từng dòng.",
                    "A brace beside several recipients: its note was given to each of them.",
                ),
                line=line,
                field="recipients",
            )
        )
    tidy = []
    for item, match in zip(items, braced, strict=True):
        bare = (item[: match.start()] if match else item).strip(" ,;.")
        note = f" {notes[0]}" if match and len(notes) == 1 else f" {match['note']}" if match and match["note"] else ""
        if bare:
            tidy.append(bare + note)
    return tidy


def _read_signature(lines: list[tuple[int, str]], closing: Closing) -> None:
    """T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / name; two forms may be stacked: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH."""
    forms: list[str] = []
    behalf: list[str] = []
    posts: list[str] = []
    name = ""
    for number, text in lines:
        form = _FORM.match(text)
        if form and is_capitals(form["rest"]) and not name:
            forms.append(form["form"] + form["dot"])
            behalf.append(sentence_case(form["rest"].strip(" *,")).text)
        elif (found := person_name(text)) and not (is_capitals(text) and not (posts or behalf)):
            if name:
                closing.leftover.append((number, text))
            name = name or found
        elif is_capitals(text) and not name:
            posts.append(sentence_case(text.strip(" *,")).text)
        elif not _SIGNED.match(text):
            closing.leftover.append((number, text))
    parts = {"name": name, "position": " ".join(posts), "on_behalf_of": " / ".join(behalf), "form": " / ".join(forms)}
    closing.signatory = {key: text for key, text in parts.items() if text}
