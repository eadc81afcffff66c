"""Raw bytes to text that can be parsed, with what was done to them said."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import islice

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.front_matter import MAX_BYTES
from directive_archive.language import nfc

# The older 8-bit encodings put Vietnamese letters on Latin ones and signs; text in them that went through Windows-1252
# is full of signs inside words (TCVN3: "§¶ng bé", "Céng hßa x· héi") or of vowels in pairs (VNI: "Ñaûng boä").
_LEGACY = re.compile(r"[^\W\d_][\u00b8µ¶·¹§®©ª«¬]|[®§«¬©ª¶][a-zß-ÿ]|[aeouyAEOUY][øûïäåëüØÛÏÄÅËÜ]")
_FEWEST_LEGACY = 3
"""A foreign name or a footnote sign is no encoding."""
_FORMATS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "DOCX, ODT",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class RawText:
    """Text of an input file."""

    text: str
    """In NFC, line ends as ``\\n``; empty if it could not be read."""
    sha256: str
    """Of the file's bytes."""
    diagnostics: tuple[Diagnostic, ...] = ()


def read_text(content: bytes) -> RawText:
    """Decode an input file: UTF-8, or UTF-16 with a byte order mark. Anything else is refused, not guessed."""
    digest = hashlib.sha256(content).hexdigest()
    text = _too_large() if len(content) > MAX_BYTES else decode(content)
    if isinstance(text, Diagnostic):
        return RawText("", digest, (text,))
    if not text.strip():
        return RawText("", digest, (_nothing(),))
    text = _LINE_ENDS.sub("\n", text)
    composed = nfc(text)
    if composed == text:
        return RawText(text, digest)
    pairs = zip(composed.split("\n"), text.split("\n"), strict=True)
    changed = next(line for line, (new, old) in enumerate(pairs, start=1) if new != old)
    return RawText(composed, digest, (_normalized(changed),))


def decode(content: bytes) -> str | Diagnostic:
    """The letters of a text, untouched but for the byte order mark; or why they cannot be read."""
    kind = next((name for magic, name in _FORMATS.items() if content.startswith(magic)), None)
    if kind is not None:
        return _not_text(kind)
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if utf_16 else "utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        return _not_unicode(content[: error.start].count(b"\n") + 1)
    if "\x00" in text:
        return _not_text("")
    if sum(1 for _ in islice(_LEGACY.finditer(text), _FEWEST_LEGACY)) == _FEWEST_LEGACY:
        return _not_unicode(1)
    return text


def _too_large() -> Diagnostic:
    return Diagnostic(
        "file-too-large",
        Severity.ERROR,
        Message("Tệp quá lớn để là một văn bản.", "The file is too large to be one document."),
        line=1,
        hint=Message("Tách phần chữ ra tệp riêng.", "Put the text into a file of its own."),
    )


def _nothing() -> Diagnostic:
    return Diagnostic(
        "file-empty",
        Severity.ERROR,
        Message("Tệp rỗng.", "The file is empty."),
        line=1,
        hint=Message("Xem có chép nhầm tệp không.", "See whether it is the right file."),
    )


def _normalized(line: int) -> Diagnostic:
    return Diagnostic(
        "text-normalized",
        Severity.INFO,
        Message(
            "Chữ Việt được đưa về dạng Unicode chuẩn (NFC); chữ nhìn thấy không đổi.",
            "Letters were put into Unicode form NFC; nothing visible changed.",
        ),
        line=line,
    )


def _not_text(kind: str) -> Diagnostic:
    named = f" ({kind})" if kind else ""
    return Diagnostic(
        "file-format",
        Severity.ERROR,
        Message(f"Đây không phải tệp chữ{named}.", f"This is not a text file{named}."),
        line=1,
        hint=Message(
            "Mở tệp, lưu lại thành tệp chữ (.txt, mã UTF-8) rồi nhập.",
            "Open it and save it as plain text (.txt, UTF-8), then import that.",
        ),
    )


def _not_unicode(line: int) -> Diagnostic:
    return Diagnostic(
        "file-encoding",
        Severity.ERROR,
        Message("Tệp không phải chữ Unicode (UTF-8).", "The file is not Unicode text (UTF-8)."),
        line=line,
        hint=Message(
            "Mở tệp và lưu lại với bảng mã UTF-8; phông cũ TCVN3, VNI phải chuyển mã trước.",
            "Save it again as UTF-8; text in the old TCVN3 or VNI fonts must be converted first.",
        ),
    )
