"""Names of organs in one spelling: abbreviations written out, the organ and not the post or body that acts for it.

``UBND TP. X`` is ``Ủy ban nhân dân thành phố X``; what the Ban Thường vụ Tỉnh ủy, a Bí thư or the Đảng bộ of a
province writes is a document of its Tỉnh ủy, and a Giám đốc writes for his Sở.
"""

from __future__ import annotations

import re
from functools import lru_cache

from directive_archive.language import compare_key, nfc, place_tones, unify_dashes
from directive_archive.vocabulary.casing import is_capitals, sentence_case
from directive_archive.vocabulary.tables import read_table

_ANY = re.IGNORECASE
_AROUND = " .,;:*-"
_ABBREVIATIONS = tuple(
    (re.compile(pattern, _ANY), words)
    for pattern, words in (
        (r"\bub(?:nd)?\s*\.?\s*mttq", "Ủy ban MTTQ"),
        (r"\bủy ban (?:mttq|mặt trận tổ quốc)(?: vn| việt nam)?\b", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        (
            r"\bủy ban (?:trung ương|tw) (?:mttq|mặt trận tổ quốc)(?: vn| việt nam)?\b",
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ),
        (r"\b(?:tncs|thanh niên cộng sản) (?:hcm|hồ chí minh)\b", "TNCS Hồ Chí Minh"),
        (r"\bct\.?\s*ubnd\b", "Chủ tịch Ủy ban nhân dân"),
        (r"\bubnd\b", "Ủy ban nhân dân"),
        (r"\btt\.?\s*hđnd\b", "Thường trực Hội đồng nhân dân"),
        (r"\bhđnd\b", "Hội đồng nhân dân"),
        (r"\bubkt\b", "Ủy ban Kiểm tra"),
        (r"\bbtv\b", "Ban Thường vụ"),
        (r"\bbch\b", "Ban Chấp hành"),
        (r"\bbcđ\b", "Ban Chỉ đạo"),
        (r"\bvp\b", "Văn phòng"),
        (r"\btp\s*hcm\b|\btp\.\s*hcm\b|\btphcm\b", "thành phố Hồ Chí Minh"),
        (r"\btt[.\s-]*huế\b", "Thừa Thiên Huế"),
        (r"\btp(?:\.\s*|\s+)(?=\w)", "thành phố "),
        (r"\btx(?:\.\s*|\s+)(?=\w)", "thị xã "),
        (r"\btt\.\s*(?=\w)", "thị trấn "),
        (r"\bh\.\s*(?=\w)", "huyện "),
        (r"\bhuyện đảo\b", "huyện"),
        (r"\bq\.\s*(?=\d)", "quận "),
        (r"\bp\.\s*(?=\d)", "phường "),
        (r"\bvksnd\b", "Viện kiểm sát nhân dân"),
        (r"\btand\b", "Tòa án nhân dân"),
        (r"\btlđlđ\b", "Tổng Liên đoàn Lao động"),
        (r"\blđlđ\b", "Liên đoàn Lao động"),
        (r"\blhpn\b", "Liên hiệp Phụ nữ"),
        (r"\bbchtw\b", "Ban Chấp hành Trung ương"),
        (r"\bqltt\b", "Quản lý thị trường"),
        (r"\bthads\b", "Thi hành án dân sự"),
        (r"\bubtw\b", "Ủy ban Trung ương"),
        (r"\bmttq\b(?: vn\b)?", "Mặt trận Tổ quốc"),
        (r"\bttg\s?cp\b|\bttgcp\b", "Thủ tướng Chính phủ"),
        (r"^ttg$", "Thủ tướng Chính phủ"),
        (r"\btp$", "thành phố"),
        (r"\bcông ty cp\b", "Công ty Cổ phần"),
        (r"\btnhh\b", "trách nhiệm hữu hạn"),
        (r"\btt&tt\b", "Thông tin và Truyền thông"),
        (r"\btw\b|\btư\b(?=$)", "Trung ương"),
        (r"\bgd\s?&\s?đt\b", "Giáo dục và Đào tạo"),
        (r"\bkh\s?&\s?đt\b", "Kế hoạch và Đầu tư"),
        (r"\bkh\s?&\s?cn\b", "Khoa học và Công nghệ"),
        (r"\btn\s?&\s?mt\b", "Tài nguyên và Môi trường"),
        (r"\btt\s?&\s?tt\b", "Thông tin và Truyền thông"),
        (r"\bvh,?\s?tt\s?(?:&\s?)?dl\b", "Văn hóa, Thể thao và Du lịch"),
        (r"\blđ\s?-?\s?tb\s?(?:&\s?)?xh\b", "Lao động - Thương binh và Xã hội"),
        (r"\bgtvt\b", "Giao thông vận tải"),
        (r"\bnn\s?&\s?ptnt\b", "Nông nghiệp và Phát triển nông thôn"),
        (r"\bptnt\b", "Phát triển nông thôn"),
        (r"\btb\s?&\s?xh\b", "Thương binh và Xã hội"),
        (r"\bbhxh\b", "Bảo hiểm xã hội"),
    )
)
# "Khóa XVI", "nhiệm kỳ 2020 - 2025" say which term of a committee it was, not which committee.
_TERM = re.compile(r",?\s*\(?\b(?:khóa\s+[IVXLC\d]+|nhiệm kỳ\s+\d{4}\s*-\s*\d{4}|lần thứ\s+[IVXLC\d]+)\)?", _ANY)
# Bodies that write in the name of a committee use its symbol and series (Guideline 36-HD/VPTW, II.3), so that the
# committee is the issuer; a decision of the head of an organ bears the organ's name (30/2020/NĐ-CP, annex III).
_COMMITTEE = r"(?:tỉnh|thành|thị|huyện|quận|đảng) (?:ủy|bộ)\b|chi bộ\b"
_ORGAN = (
    r"(?:sở|phòng|ban|cục|chi cục|tổng cục|vụ|viện|tòa án|ủy ban|hội đồng nhân dân|ngân hàng|kho bạc|bảo hiểm"
    r"|công an|thanh tra|trung tâm|bệnh viện|trường|học viện|đại học|bộ|văn phòng)\b"
)
_POSTS = (
    rf"(?:ban )?(?:thường trực|thường vụ|chấp hành) (?={_COMMITTEE}|ban )",
    rf"bí thư (?={_COMMITTEE}|ban )",
    r"(?:bộ|thứ) trưởng,? (?=chủ nhiệm )",
    r"(?:bộ|thứ) trưởng (?=bộ\b)",
    r"(?:tổng )?cục trưởng (?=(?:tổng |chi )?cục\b)",
    r"chi cục trưởng (?=chi cục\b)",
    rf"(?:vụ|viện|hiệu) trưởng (?={_ORGAN})",
    r"trưởng (?=(?:ban|phòng)\b)",
    r"chánh (?=(?:văn phòng|thanh tra)\b)",
    r"chánh án (?=tòa án\b)",
    r"thống đốc (?=ngân hàng\b)",
    rf"(?:chủ tịch|chủ nhiệm|giám đốc) (?={_ORGAN})",
)
_ACTING = re.compile(rf"^(?:(?:đồng chí|phó|quyền) )*(?:{'|'.join(_POSTS)})", _ANY)
_ORGANISATION = re.compile(r"^đảng bộ (?P<unit>tỉnh|thành phố|thị xã|quận|huyện|xã|phường|thị trấn|đặc khu)\b", _ANY)
_COMMITTEE_OF = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
}
_DOUBLED_UNIT = re.compile(
    r"\b(?P<head>tỉnh ủy(?= tỉnh )|thành ủy(?= thành phố )|thị ủy(?= thị xã )|huyện ủy(?= huyện )|quận ủy(?= quận ))"
    r" (?:tỉnh|thành phố|thị xã|huyện|quận) "
)
_PLACES_ABOVE = re.compile(r"(?:,| -) (?:tỉnh|thành phố|thị xã|huyện|quận) (?!ủy).*$")


def _tidy(name: str) -> str:
    return " ".join(place_tones(unify_dashes(nfc(name))).split()).strip(_AROUND)


def _expand(name: str) -> str:
    text = _tidy(name)
    for pattern, words in _ABBREVIATIONS:
        text = pattern.sub(words, text)
    text = _SYMBOL.sub(lambda match: _organs_by_symbol().get(match.group(), match.group()), text)
    return " ".join(text.split())


_SYMBOL = re.compile(r"(?<![\w&-])[A-ZĐ]{4,}(?![\w&-])")


@lru_cache(maxsize=1)
def _organs_by_symbol() -> dict[str, str]:
    """Names of central organs that running text shortens to their symbol: ``BTGTW``, ``UBTVQH``."""
    return {row["symbol"]: row["name"] for row in reversed(read_table("organs"))}


def spell_out(name: str) -> str:
    """The name as written, its abbreviations spelled out: ``UBND TP. X`` to ``Ủy ban nhân dân thành phố X``."""
    return _expand(name)


def expand_name(name: str) -> str:
    """Comparison key with abbreviations written out: ``UBND TP. X`` to ``ủy ban nhân dân thành phố x``."""
    return compare_key(_expand(name))


@lru_cache(maxsize=4096)
def committee_name(name: str) -> str:
    """Name of the organ that is meant, in sentence case and with its abbreviations written out.

    ``Ban Thường vụ Tỉnh ủy Hà Nam`` and ``ĐẢNG BỘ TỈNH HÀ NAM`` are ``Tỉnh ủy Hà Nam``, ``Giám đốc Sở Y tế`` is
    ``Sở Y tế``.
    """
    text = _TERM.sub("", _expand(name)).strip(_AROUND)
    while acting := _ACTING.match(text):
        text = text[acting.end() :]
    organisation = _ORGANISATION.match(text)
    if organisation:
        unit = organisation["unit"].lower()
        text = _COMMITTEE_OF.get(unit, f"Đảng ủy {unit}") + text[organisation.end() :]
    if is_capitals(_tidy(name)):
        return sentence_case(text.upper()).text
    return text[:1].upper() + text[1:]


def short_key(name: str) -> str:
    """Comparison key without what a name may say besides: a unit twice, the places above (``xã A, huyện B``).

    ``Thành ủy Thành phố X`` is ``thành ủy x``.
    """
    return _DOUBLED_UNIT.sub(r"\g<head> ", _PLACES_ABOVE.sub("", compare_key(name)))
