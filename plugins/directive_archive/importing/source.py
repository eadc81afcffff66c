"""Raw bytes to text that can be parsed, with what was done to them said."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.front_matter import MAX_BYTES
from directive_archive.language import nfc

# The older 8-bit encodings put Vietnamese letters on Latin ones; text in them that went through Windows-1252 shows
# dense runs such as "Ñaûng boä" (VNI) or "§¶ng bé" (TCVN3).
_LEGACY = re.compile(r"§¶ng|céng hßa|céng hoµ|viÖt nam|Ñaûng|Vieät|coäng hoøa", re.IGNORECASE)


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
    if len(content) > MAX_BYTES:
        message = Message("Tệp quá lớn để là một văn bản.", "The file is too large to be one document.")
        hint = Message("Tách phần chữ ra tệp riêng.", "Put the text into a file of its own.")
        return RawText("", digest, (Diagnostic("file-too-large", Severity.ERROR, message, line=1, hint=hint),))
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        return RawText("", digest, (_not_unicode(content[: error.start].count(b"\n") + 1),))
    if not text.strip():
        message = Message("Tệp rỗng.", "The file is empty.")
        return RawText("", digest, (Diagnostic("file-empty", Severity.ERROR, message, line=1),))
    if "\x00" in text:
        message = Message("Đây không phải tệp chữ.", "This is not a text file.")
        hint = Message("Chuyển .doc, .pdf sang chữ trước khi nhập.", "Convert .doc or .pdf to text first.")
        return RawText("", digest, (Diagnostic("file-encoding", Severity.ERROR, message, line=1, hint=hint),))
    if _LEGACY.search(text):
        return RawText("", digest, (_not_unicode(1),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics = []
    composed = nfc(text)
    if composed != text:
        changed = next(
            number for number, (new, old) in enumerate(zip(composed.split("\n"), text.split("\n"), strict=True), 1) if new != old
        )
        message = Message(
            "Chữ Việt được đưa về dạng Unicode chuẩn (NFC); chữ nhìn thấy không đổi.",
            "Letters were put into Unicode form NFC; nothing visible changed.",
        )
        diagnostics.append(Diagnostic("text-normalized", Severity.INFO, message, line=changed))
    return RawText(composed, digest, tuple(diagnostics))


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
