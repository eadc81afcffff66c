"""What is personal never leaves the importer: not in a field, a reference, its context, a diagnostic, a file name."""

from __future__ import annotations

import json
import re

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from directive_archive.fields import Value
from directive_archive.importing import Draft, import_text
from directive_archive.importing.redact import redact, redactions_field
from tests.importing.reports import SOURCES, said

GROUPS = ((10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 6), (3, 7), (4, 2, 2, 2))


@st.composite
def telephone_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A valid mobile number as it is printed, and its last nine figures."""
    digits = draw(st.sampled_from(["032", "056", "070", "081", "090", "098"])) + draw(st.from_regex(r"\A[0-9]{7}\Z"))
    assume(phonenumbers.is_valid_number(phonenumbers.parse(digits, "VN")))
    separator = draw(st.sampled_from([" ", ".", "-", "\u00a0", "\n", ". "]))
    parts, start = [], 0
    for length in draw(st.sampled_from(GROUPS)):
        parts.append(digits[start : start + length])
        start += length
    if draw(st.booleans()):
        parts[0] = f"+84{parts[0][1:]}"
    return separator.join(parts), digits[1:]


def everything(draft: Draft) -> str:
    """All that a draft tells, in JSON and as Python values, without what may part figures."""
    told = json.dumps(draft.to_dict("x"), ensure_ascii=False, default=str) + repr(draft)
    return re.sub(r"\\n|\\u00a0|\\xa0|[\s.\-]", "", told)


TEXTS = [path.read_text(encoding="utf-8") for path in SOURCES]
AROUND = [(" ", " "), ("\n", "\n"), (" (", ") "), (": ", ". "), ("\t", ";"), (" 12 ", " 3/4/2020 ")]


@settings(max_examples=200)
@given(st.sampled_from(TEXTS), telephone_numbers(), st.sampled_from(AROUND), st.data())
def test_a_telephone_number_anywhere_in_a_document_is_withheld(
    text: str, number: tuple[str, str], around: tuple[str, str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    (printed, digits), (before, after) = number, around
    draft = import_text(f"{text[:place]}{before}{printed}{after}{text[place:]}".encode(), "x.txt")
    assert digits not in everything(draft)


PRIVATE = [
    pytest.param("0900 000 000", "số điện thoại", id="telephone"),
    pytest.param("(0209) 3871 234", "số điện thoại", id="landline"),
    pytest.param("an.nguyen@vidu.vn", "địa chỉ thư điện tử", id="e-mail"),
    pytest.param("CCCD số 001099000000", "số giấy tờ tùy thân", id="identity card"),
    pytest.param("tài khoản số 0001 2345 6789", "số tài khoản ngân hàng", id="bank account"),
]

DOCUMENT = """{organ}

Số 12-CV/TU
V/v {title}

Hà Nam{place}, ngày 04 tháng 3 năm 2021

{stray}

Kính gửi: {addressee}.

{body}

Theo Công văn số 7-CV/TU ngày 02/3/2021 của Tỉnh ủy {context} thì làm.

Nơi nhận:
- Như trên,
- {recipient}.

{left}

T/M BAN THƯỜNG VỤ
{post}

Nguyễn Văn A {name}

{annex}
"""
PARTS = {
    "organ": "TỈNH ỦY HÀ NAM",
    "title": "họp",
    "place": "",
    "stray": "Mã hồ sơ",
    "addressee": "Các huyện ủy",
    "body": "Ban Thường vụ Tỉnh ủy đề nghị các huyện ủy, thành ủy chuẩn bị nội dung họp.",
    "context": "",
    "recipient": "Lưu",
    "left": "Sao lục",
    "post": "BÍ THƯ",
    "name": "",
    "annex": "",
}


@pytest.mark.parametrize("part", list(PARTS))
@pytest.mark.parametrize(("private", "kind"), PRIVATE)
def test_personal_data_in_every_part(part: str, private: str, kind: str) -> None:
    draft = import_text(DOCUMENT.format(**PARTS | {part: f"{PARTS[part]} {private}"}).encode(), "x.txt")
    core = re.sub(r"^\D*\s", "", private)
    assert re.sub(r"[\s.\-]", "", core) not in everything(draft)
    assert "redacted" in {each.code for each in draft.diagnostics}
    assert draft.directive is not None
    kept = (draft.markdown or "").count(f"[{kind} đã ẩn]")
    counted = [each["count"] for each in draft.directive.records("redactions") if each["kind"] == kind]
    assert counted == ([str(kept)] if kept else [])
    assert "sha256" not in draft.directive.record("source")


def test_a_number_over_two_lines_is_withheld_and_lines_stay_where_they_are() -> None:
    done = redact("một\nĐT 0900\n000 000 hai\nba")
    assert done.text == "một\nĐT \n[số điện thoại đã ẩn] hai\nba"
    assert said(done.diagnostics) == ["warning redacted 2"]


def test_a_number_that_only_comes_together_in_a_field_is_withheld() -> None:
    text = (
        "TỈNH ỦY HÀ NAM\nSố 12-CV/TU\nV/v gọi số 0900000\n\nKính gửi: - Tổ hỗ trợ, máy 0900\n000\n000\n- Lưu.\n\nThân."
    )
    assert "0900000000" not in everything(import_text(text.encode(), "x.txt"))


def test_numbered_patients_are_pointed_out_once_and_kept() -> None:
    draft = import_text(DOCUMENT.format(**PARTS | {"body": "Theo dõi bệnh nhân 1440 tại nhà."}).encode(), "x.txt")
    assert "bệnh nhân 1440" in draft.body
    assert [each.code for each in draft.diagnostics].count("patient-number") == 1


def test_what_looks_like_personal_data_and_is_none_stays() -> None:
    body = "Từ ngày 08-10-2020 15 giờ; kinh phí 84.900.000.000 đồng; mã 2709.00.10; 0912/2021/QĐ-UBND; 12 345 678 m2."
    assert redact(body).text == body


def test_file_name_is_withheld_too() -> None:
    draft = import_text(DOCUMENT.format(**PARTS).encode(), "C:\\Tài liệu\\cv 0900 000 000.txt")
    assert draft.directive is not None
    assert draft.directive.record("source")["file"] == "cv [số điện thoại đã ẩn].txt"


def test_hash_is_kept_if_nothing_was_withheld() -> None:
    draft = import_text(DOCUMENT.format(**PARTS).encode(), "thu-muc/x.txt")
    assert draft.directive is not None
    assert draft.directive.record("source").keys() == {"file", "sha256"}
    assert draft.directive.record("source")["file"] == "x.txt"
    assert draft.directive.records("redactions") == ()


def test_account_of_what_is_withheld_counts_fields_and_body() -> None:
    mark = "[số điện thoại đã ẩn]"
    fields: dict[str, Value] = {"title": mark, "recipients": (f"a {mark}", "b"), "signatory": {"name": mark}}
    assert [dict(record) for record in redactions_field(fields, f"{mark} và {mark}")] == [
        {"kind": "số điện thoại", "count": "5", "reason": "dữ liệu cá nhân"}
    ]
    assert redactions_field({}, "") == ()
