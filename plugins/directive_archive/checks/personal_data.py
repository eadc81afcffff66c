"""Personal data in a text: phone numbers, e-mail addresses, identity numbers, bank accounts, numbered patients.

Law 91/2025/QH15 on the protection of personal data: republishing needs a ground of its own, even when an
authority printed the number first. A finding says where and what kind, never the data itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import phonenumbers

from directive_archive.diagnostics import Diagnostic, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data."""

    code: str
    vi: str
    en: str
    severity: Severity = Severity.FATAL


PHONE = Kind("phone-number", "số điện thoại", "phone number")
EMAIL = Kind("e-mail-address", "địa chỉ thư điện tử", "e-mail address")
IDENTITY_NUMBER = Kind("identity-number", "số giấy tờ tùy thân", "identity number")
BANK_ACCOUNT = Kind("bank-account", "số tài khoản ngân hàng", "bank account number")
PATIENT = Kind("patient-number", "mã số người bệnh", "patient number", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at ``text[start:end]``."""

    kind: Kind
    start: int
    end: int


_SIX_DIGITS = re.compile(r"\d(?:[\s.\-()]{0,3}\d){5}")
"""Without so many figures close together there is no number of any kind."""
_AT = re.compile(r"[\[(](?:at|a còng)[\])]", re.IGNORECASE)
_SOME_DIGITS = re.compile(r"(?:\d[\s.\-()]{0,3}){8,}")
# A number whose digits stand in groups, whatever figures come before or after it (0900 000 000 30/7/2020).
_FIRST_GROUP = re.compile(r"(?<!\d)(?:\+84\d{0,9}|\(0\d{1,4}\)|0\d{1,10})(?!\d)")
_NEXT_GROUP = re.compile(r"[\s.\-]{1,3}(?P<digits>\d{2,10})(?!\d)")
_DATE_GROUPS = re.compile(r"\d{2}\D{1,3}\d{2}\D{1,3}(?:19|20)\d{2}\D")
_MOST_GROUPS = 5
_PHONE_LENGTHS = range(10, 13)
_FORMER_MOBILE = re.compile(r"01[2689]\d{8}")
"""Mobile numbers had eleven figures until 2018."""
# A mailbox has at most 64 letters (RFC 5321), which also bounds the work on text without any.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:\s?@\s?|\s?[\[(](?:at|a còng)[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_DIGITS = r"(?P<data>\d(?:[ .\-]?\d){%d,%d})(?!\d)"
_IDENTITY = re.compile(
    r"(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|hộ chiếu|định danh cá nhân)[^\d\n]{0,30}"
    r"(?P<data>[A-Z]\d{7,8}(?!\d)|\d(?:[ .\-]?\d){8,11}(?!\d))",
    re.IGNORECASE,
)
# A citizen's number without a label: province (001 to 096), century and sex, year of birth, six figures.
_CITIZEN = re.compile(r"(?<![\d.,/\-])(?P<data>0[0-9]{2}[0-3]\d{8})(?![\d/\-]|[.,]\d)")
# What looks like a telephone number and is none.
_OTHER_NUMBER = re.compile(
    r"(?:mã số thuế|MST|mã số doanh nghiệp|mã hàng|mã HS|tờ khai)[^\d\n]{0,30}"
    r"(?:\d{10}(?:-\d{3})?|\d{12}|\d{4}\.?\d{2}\.?\d{2,4})(?!\d)",
    re.IGNORECASE,
)
_BANK = re.compile(r"(?:số tài khoản|tài khoản(?: số)?|STK)[^\d\n]{0,30}" + _DIGITS % (5, 18), re.IGNORECASE)
_PATIENT = re.compile(
    r"\b(?:bệnh nhân|ca bệnh|BN)\s?(?:số\s)?(?P<data>(?:BN)?\d{2,7})\b(?!\s?%|[.,/]\d)", re.IGNORECASE
)
_LABELLED_PHONE = re.compile(
    r"(?:điện thoại|di động|ĐT|SĐT|hotline|đường dây nóng|zalo)[^\d\n+]{0,25}"
    r"(?P<data>\+?\d(?:[ .\-]?\d){8,11})(?!\d)",
    re.IGNORECASE,
)


def find_personal_data(text: str) -> list[Finding]:
    """Every finding in ``text``, left to right, none overlapping another."""
    found = [*_numbers(text)] if _SIX_DIGITS.search(text) else []
    if "@" in text or _AT.search(text):
        found += [Finding(EMAIL, match.start(), match.end()) for match in _EMAIL.finditer(text)]
    found += _labelled(_PATIENT, PATIENT, text)
    taken = bytearray(len(text))
    kept: list[Finding] = []
    for finding in found:
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)


def _numbers(text: str) -> Iterator[Finding]:
    """What is made of six figures and more, the surest kinds first."""
    yield from _labelled(_IDENTITY, IDENTITY_NUMBER, text)
    yield from _labelled(_BANK, BANK_ACCOUNT, text)
    yield from _labelled(_CITIZEN, IDENTITY_NUMBER, text)
    others = [match.span() for match in _OTHER_NUMBER.finditer(text)]
    for each in (*_phones(text), *_grouped_phones(text), *_labelled(_LABELLED_PHONE, PHONE, text)):
        if not any(start <= each.start < end for start, end in others):
            yield each


def _labelled(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield Finding(kind, match.start("data"), match.end("data"))


def _phones(text: str) -> Iterator[Finding]:
    """Valid Vietnamese numbers, by the numbering plan; tried only where enough digits stand together."""
    for stretch in _SOME_DIGITS.finditer(text):
        start = max(0, stretch.start() - 4)
        for match in phonenumbers.PhoneNumberMatcher(text[start : stretch.end() + 1], "VN"):
            # Customs codes and the like pass for local numbers without the trunk prefix; nobody prints a phone so.
            # A sum (84.900.000.000 đồng) or a date before an hour (05-10-2020 15 giờ) is none either.
            raw = match.raw_string
            if re.match(r"\(?(?:0|\+?84(?!\.))", raw) and not _DATE_GROUPS.match(raw):
                bracket = raw.startswith("(") and ")" not in raw  # that of a whole phrase in brackets
                yield Finding(PHONE, start + match.start + bracket, start + match.end)


def _grouped_phones(text: str) -> Iterator[Finding]:
    """Numbers that the matcher above misses because other figures stand beside them, or a line ends inside."""
    for first in _FIRST_GROUP.finditer(text):
        digits, end = re.sub(r"\D", "", first.group()), first.end()
        for _ in range(_MOST_GROUPS):
            if _is_phone(digits):
                if not _DATE_GROUPS.match(text[first.start() : end]):
                    yield Finding(PHONE, first.start(), end)
                break
            more = _NEXT_GROUP.match(text, end)
            if more is None:
                break
            digits, end = digits + more["digits"], more.end()


def _is_phone(digits: str) -> bool:
    if len(digits) not in _PHONE_LENGTHS:
        return False
    if _FORMER_MOBILE.fullmatch(digits):
        return True
    number = digits if digits.startswith("0") else f"+{digits}"
    return phonenumbers.is_valid_number(phonenumbers.parse(number, "VN"))


def check_personal_data(lines: Iterable[tuple[int, str]], *, allowed: bool) -> Iterator[Diagnostic]:
    """A diagnostic for each finding in numbered lines; none if a reason for publication was given."""
    if allowed:
        return
    for line, text in lines:
        for finding in find_personal_data(text):
            kind = finding.kind
            yield Diagnostic(
                kind.code,
                kind.severity,
                Message(f"Có {kind.vi} (không nhắc lại ở đây).", f"There is a {kind.en} (not repeated here)."),
                line=line,
                hint=Message(
                    f"Thay bằng [{kind.vi} đã ẩn] và ghi ở redactions, hoặc nêu lý do ở publish_reason. Nếu tệp đã"
                    " được đưa lên kho chung, hãy báo người quản trị.",
                    f"Replace it by [{kind.vi} đã ẩn] and note it in redactions, or give a publish_reason. If the"
                    " file was pushed already, tell a maintainer.",
                ),
            )
