"""Signatures: ``T/M BAN THƯỜNG VỤ`` / ``PHÓ BÍ THƯ`` / name.

Rules: Decree 30/2020/NĐ-CP, annex I, II.7; Guideline 36-HD/VPTW, II.8. Two forms may be stacked: ``TM. ỦY BAN NHÂN
DÂN`` / ``KT. CHỦ TỊCH``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive_archive.language import compare_key
from directive_archive.vocabulary.casing import is_capitals, sentence_case

_FORM = re.compile(
    r"(?P<form>T/M|T\.M|TM|K/T|KT|T/L|TL|T/U|TUQ|Q)(?:(?P<dot>[.,:]?)\s+|(?P<tight>[.,])\s*)(?P<rest>[^\W\d_].*)"
)
_BEFORE_POSTS = {"KT", "K/T", "Q"}
"""Forms that only a post follows: ``Q. BÌNH THẠNH`` is a district."""
_RANK = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|BS|BSCK(?:II|I|2|1)|BSNT|DS|LS|Luật sư|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng"
    r"|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đô đốc)\b[.,]?\s*)+"
)
_SIGNED = re.compile(r"[\[(]?\s*(?:đã ký|ký tên|daky|đã kí)\b[^)\]]*[\])]?", re.IGNORECASE)
_POST = re.compile(
    r"(?:phó |tổng |quyền |đồng )*(?:bí thư|chủ tịch|chánh|trưởng|bộ trưởng|thứ trưởng|giám đốc|thủ tướng|thủ trưởng"
    r"|chủ nhiệm|thống đốc|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|kế toán trưởng|tư lệnh|chính ủy"
    r"|chỉ huy trưởng|đội trưởng|trạm trưởng|trưởng ban|trưởng phòng|ủy viên|thường trực|thanh tra|kiểm toán"
    r"|đại diện)\b"
)
_ORGAN_WORDS = re.compile(r"\b(?:ủy ban|hội đồng|ban|bộ|sở|cục|vụ|tỉnh|thành phố|huyện|xã|phường|nhà nước|nhân dân)\b")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME_LENGTHS = range(2, 7)


@dataclass(slots=True)
class Signature:
    """A signature, lines of which are taken one by one."""

    forms: list[str] = field(default_factory=list)
    behalf: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    name: str = ""
    doubtful: bool = False
    """Whether it is not certain which letters of a post or organ are capital in a sentence."""

    def __bool__(self) -> bool:
        """Whether it has begun."""
        return bool(self.behalf or self.posts)

    def take(self, text: str) -> bool:
        """Take a line; ``False`` if it is no part of this signature."""
        if is_signed_mark(text):
            return bool(self)
        form = form_of(text)
        if form is not None and not self.name:
            self.forms.append(form["form"] + (form["dot"] or form["tight"] or ""))
            self.behalf.append(self._sentence_case(form["rest"]))
            return True
        if not self or self.name:
            return False
        if (name := person_name(text)) is not None:
            self.name = name
            return True
        if not is_capitals(text):
            return False
        if not self.posts and self.behalf and not is_post(text):  # KT. CHỦ TỊCH / ỦY BAN CHỨNG KHOÁN NHÀ NƯỚC
            self.behalf[-1] = f"{self.behalf[-1]} {self._sentence_case(text)}"
        else:
            self.posts.append(self._sentence_case(text))
        return True

    def begin(self, post: str) -> None:
        """Begin with a bare post, as under a document signed without ``TM.``."""
        self.posts.append(self._sentence_case(post))

    def _sentence_case(self, text: str) -> str:
        cased = sentence_case(text.strip(" *,;:"))
        self.doubtful = self.doubtful or cased.doubtful
        return cased.text

    def record(self) -> dict[str, str]:
        """As the front matter keeps it."""
        parts = {
            "name": self.name,
            "position": " ".join(self.posts),
            "on_behalf_of": " / ".join(self.behalf),
            "form": " / ".join(self.forms),
        }
        return {key: text for key, text in parts.items() if text}


def form_of(text: str) -> re.Match[str] | None:
    """The match of ``TM. ỦY BAN NHÂN DÂN`` and the like; ``None`` if the line is not one."""
    match = _FORM.fullmatch(text)
    if match is None or not is_capitals(match["rest"]):
        return None
    return match if match["form"] not in _BEFORE_POSTS or is_post(match["rest"]) else None


def is_post(text: str) -> bool:
    """Whether a line begins with a post: ``PHÓ CHỦ TỊCH``, ``BỘ TRƯỞNG``."""
    return _POST.match(compare_key(text)) is not None


def is_signed_mark(text: str) -> bool:
    """Whether a line only says that it was signed: ``(Đã ký)``."""
    return _SIGNED.fullmatch(text) is not None


def person_name(text: str) -> str | None:
    """The name on a signature line, without rank or degree; ``None`` if it is not one."""
    bare = _RANK.sub("", _SIGNED.sub("", text).strip(" .,*_|")).strip(" .,")
    words = bare.split()
    if len(words) not in _NAME_LENGTHS or not all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return None
    if not is_capitals(bare):
        return bare
    if is_post(bare) or _ORGAN_WORDS.search(compare_key(bare)):
        return None
    return " ".join(word.capitalize() for word in words)
