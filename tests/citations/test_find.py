"""References in a text: each way of writing one, as a table; what is none; and what the patterns cost."""

from __future__ import annotations

import itertools
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations import Reference, find_references, relation_named
from directive_archive.citations.forms import FORMS, RELATIONS


def one(text: str) -> Reference:
    found = find_references(text)
    assert len(found) == 1, [each.text for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("form", "text", "reference"),
    [pytest.param(form.name, *example, id=example[1]) for form in FORMS for example in form.examples],
)
def test_examples_of_each_form(form: str, text: str, reference: str) -> None:
    found = find_references(text)
    assert reference in [each.text for each in found]
    assert form in {each.form for each in found}


# The variants of official texts: (text, type, number, date, issuer as written).
@pytest.mark.parametrize(
    ("text", "kind", "number", "issued", "issuer"),
    [
        # date, comma, issuer
        (
            "Công văn số 12-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn về",
            "Công văn",
            "12-CV/TU",
            "2020-07-29",
            "Tỉnh ủy Bắc Kạn",
        ),
        ("Công văn số 12-CV/TU, ngày 03/12/2020 của Ban Bí thư", "Công văn", "12-CV/TU", "2020-12-03", "Ban Bí thư"),
        ("Chỉ thị số 15/CT-TTg ngày 27-3-2020 của Thủ tướng", "Chỉ thị", "15/CT-TTg", "2020-03-27", "Thủ tướng"),
        ("Chỉ thị số 15/CT-TTg ngày 27.3.2020 của Thủ tướng", "Chỉ thị", "15/CT-TTg", "2020-03-27", "Thủ tướng"),
        (
            "Chỉ thị số 15/CT-TTg ngày 27 tháng 3 năm 2020 của Thủ tướng",
            "Chỉ thị",
            "15/CT-TTg",
            "2020-03-27",
            "Thủ tướng",
        ),
        ("Chỉ thị số 15/CT-TTg ngày27tháng 3năm 2020 của Thủ tướng", "Chỉ thị", "15/CT-TTg", "2020-03-27", "Thủ tướng"),
        ("Chỉ thị số 15/CT-TTg đề ngày 27/3/2020", "Chỉ thị", "15/CT-TTg", "2020-03-27", ""),
        ("Thông báo số 201-TB/TU của Tỉnh ủy. Đồng thời", "Thông báo", "201-TB/TU", None, "Tỉnh ủy"),
        # impossible and incomplete dates stay empty
        ("Công văn số 12-CV/TU ngày 29/77/2020 của Tỉnh ủy", "Công văn", "12-CV/TU", None, "Tỉnh ủy"),
        ("Công văn số 12-CV/TU ngày 31/3/20114 của Tỉnh ủy", "Công văn", "12-CV/TU", None, "Tỉnh ủy"),
        ("Công văn số 12-CV/TU ngày l2/3/2020 của Tỉnh ủy", "Công văn", "12-CV/TU", None, "Tỉnh ủy"),
        ("Công văn số 12-CV/TU ngày 29/7 của Tỉnh ủy", "Công văn", "12-CV/TU", None, "Tỉnh ủy"),
        # no "số", abbreviated nouns, nouns in small letters and in capitals
        ("theo Nghị định 51/2010/NĐ-CP quy định", "Nghị định", "51/2010/NĐ-CP", None, ""),
        ("theo CV số 11352/BTC-TCHQ", "Công văn", "11352/BTC-TCHQ", None, ""),
        ("NĐ 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP", None, ""),
        ("TT số 02/2025/TT-BNV", "Thông tư", "02/2025/TT-BNV", None, ""),
        ("công văn số 12-CV/TU", "Công văn", "12-CV/TU", None, ""),
        ("QUYẾT ĐỊNH số 12/QĐ-TTg", "Quyết định", "12/QĐ-TTg", None, ""),
        # words between noun and number
        ("Công điện hỏa tốc số 1699/CĐ-TTg", "Công điện", "1699/CĐ-TTg", None, ""),
        ("văn bản chỉ đạo số 197-CV/TU", "Công văn", "197-CV/TU", None, ""),
        ("Báo cáo thẩm tra số 685/BC-UBVHXH15", "Báo cáo", "685/BC-UBVHXH15", None, ""),
        (
            "Quyết định của Bộ Chính trị số 31-QĐ/TW, ngày 01-10-1997",
            "Quyết định",
            "31-QĐ/TW",
            "1997-10-01",
            "Bộ Chính trị",
        ),
        ("Nghị quyết số 18-NQ/TW (khóa XII) ngày 25/10/2017", "Nghị quyết", "18-NQ/TW", "2017-10-25", ""),
        # spaces, dashes and line ends in numbers and symbols
        ("Công văn số 12 - CV/TU", "Công văn", "12-CV/TU", None, ""),
        ("Công văn số: 12 –CV/TU", "Công văn", "12-CV/TU", None, ""),
        ("Kế hoạch số 51/KH- UBND", "Kế hoạch", "51/KH-UBND", None, ""),
        ("Thông tư\nsố 57/2021/TT-\nBTC ngày 12/7/2021", "Thông tư", "57/2021/TT-BTC", "2021-07-12", ""),
        ("Thông tư số 09 /2019/TT-BGTVT", "Thông tư", "09/2019/TT-BGTVT", None, ""),
        ("Nghị quyết số 66.16/2026/NQ-CP", "Nghị quyết", "66.16/2026/NQ-CP", None, ""),
        ("Quyết định số 05/QĐ-TT HĐND", "Quyết định", "05/QĐ-TT HĐND", None, ""),
        ("Công văn số 20/SGD&ĐT-VP", "Công văn", "20/SGD&ĐT-VP", None, ""),
        ("Chỉ thị số 16/CT-Ttg ngày 31/3/2020", "Chỉ thị", "16/CT-Ttg", "2020-03-31", ""),
        ("Chỉ thị 03-CT/TƯ", "Chỉ thị", "03-CT/TƯ", None, ""),
        ("Thông tư liên tịch số 03/2018/TTLT-BCA-BQP", "Thông tư liên tịch", "03/2018/TTLT-BCA-BQP", None, ""),
        # the same letters, another type: the noun decides
        ("Quy định số 30-QĐ/TW", "Quy định", "30-QĐ/TW", None, ""),
        ("văn bản số 30-QĐ/TW", None, "30-QĐ/TW", None, ""),
        ("văn bản số 558/UBND-VX", "Công văn", "558/UBND-VX", None, ""),
        ("công văn số 1234/CT-TTHT của Cục Thuế", "Công văn", "1234/CT-TTHT", None, "Cục Thuế"),
    ],
)
def test_ways_of_writing(text: str, kind: str | None, number: str, issued: str | None, issuer: str) -> None:
    found = one(text)
    assert (found.type.name if found.type else None) == kind
    assert str(found.number) == number
    assert found.issued == (date.fromisoformat(issued) if issued else None)
    assert found.issuer_phrase == issuer
    assert " ".join(text[found.start : found.end].split()) == found.text


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("Bộ Khoa học và Công nghệ quy định", "Bộ Khoa học và Công nghệ"),
        ("Bộ Kế hoạch và Đầu tư; Công văn", "Bộ Kế hoạch và Đầu tư"),
        ("Bộ Nông nghiệp và phát triển nông thôn về", "Bộ Nông nghiệp và phát triển nông thôn"),
        ("Bộ Văn hóa, Thể thao và Du lịch (sau đây", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ Ngoại giao được sửa đổi", "Bộ Ngoại giao"),
        ("Bộ trưởng Bộ Y tế ban hành", "Bộ trưởng Bộ Y tế"),
        ("Chính phủ Quy định chi tiết", "Chính phủ"),
        ("Chính phủ và Thông tư số 12/2020/TT-BYT", "Chính phủ"),
        ("Chính phủ và Báo cáo thẩm tra số 685/BC-UBTCNS15", "Chính phủ"),
        ("Chính phủ, Nghị quyết số 12/NQ-CP", "Chính phủ"),
        ("Chính phủ; các văn bản khác", "Chính phủ"),
        ("Chính phủ", "Chính phủ"),
        ("Chính\nphủ về", "Chính phủ"),
        ("UBND TP. Hồ Chí Minh về", "UBND TP. Hồ Chí Minh"),
        ("Bộ Chính trị khóa XIII", "Bộ Chính trị"),
        ("Ban Chỉ đạo Quốc gia về phòng, chống dịch", "Ban Chỉ đạo Quốc gia"),
        ("Thường trực Tỉnh ủy, Ban Chỉ đạo cấp Tỉnh về", "Thường trực Tỉnh ủy, Ban Chỉ đạo cấp Tỉnh"),
        ("Ban Thường vụ Tỉnh ủy, Thường trực Thành ủy yêu cầu", "Ban Thường vụ Tỉnh ủy"),
        ("Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành", "Tỉnh ủy"),
        ("Ủy ban nhân dân tỉnh và các sở", "Ủy ban nhân dân tỉnh"),
        ("Tỉnh ủy, các huyện ủy", "Tỉnh ủy"),
        ("ủy ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"),
        ("các cấp ủy", ""),
    ],
)
def test_where_an_issuer_ends(after: str, issuer: str) -> None:
    assert find_references(f"Công văn số 12/XYZ-AB ngày 01/02/2020 của {after}")[0].issuer_phrase == issuer


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nghị định thư số 12/NĐT-AB", id="protocol"),
        pytest.param("theo Mẫu số 05/QTT-TNCN", id="form"),
        pytest.param("Hợp đồng số 12/HĐ-KT", id="contract"),
        pytest.param("Giấy chứng nhận số 12/GCN-UBND", id="certificate"),
        pytest.param("Kế hoạch giai đoạn 2021-2025", id="years"),
        pytest.param("Công văn này, Thông tư này", id="itself"),
        pytest.param("mã số 2709.00.10", id="customs code"),
        pytest.param("Báo cáo 1.346 ca, bệnh nhân 1440", id="figures"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_references(text: str) -> None:
    assert find_references(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định số 15/2020/NĐ-CP, Nghị định số 30/2020/NĐ-CP", ["15/2020/NĐ-CP", "30/2020/NĐ-CP"]),
        (
            "Luật số 94/2025/QH15, Luật số 116/2025/QH15 và Luật số 135/2025/QH15",
            ["94/2025/QH15", "116/2025/QH15", "135/2025/QH15"],
        ),
        ("Kế hoạch số 12-KH/TU. Ban Thường vụ", ["12-KH/TU"]),
        ("sửa đổi Nghị định số 34/2016/NĐ-CP của Nghị định số 154/2020/NĐ-CP", ["34/2016/NĐ-CP", "154/2020/NĐ-CP"]),
        ("Công văn số 9816-CV/BTGTW, ngày 03/12/2020", ["9816-CV/BTGTW"]),
        ("Thông tư 3/2015/TT-BNV, 5/2016/TT-BNV", ["3/2015/TT-BNV", "5/2016/TT-BNV"]),
    ],
)
def test_several_references(text: str, numbers: list[str]) -> None:
    found = find_references(text)
    assert [str(each.number) for each in found] == numbers
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Thực hiện ", "implements"),
        ("Triển khai thực hiện các ", "implements"),
        ("- Căn cứ ", "based_on"),
        ("căn cứ vào nội dung ", "based_on"),
        ("theo ", "follows"),
        ("nhất là những chỉ đạo mới tại ", "follows"),
        ("Trả lời ", "replies_to"),
        ("Tiếp theo ", "continues"),
        ("thay thế ", "replaces"),
        ("bãi bỏ ", "repeals"),
        ("sửa đổi, bổ sung ", "amends"),
        ("sửa đổi, bổ sung một số điều của ", "amends"),
        ("đính chính ", "amends"),
        ("", ""),
        ("Ban hành ", ""),
        ("hiện tạitheo ", ""),
        ("Thực hiện chủ trương chung và ", ""),
    ],
)
def test_relation_is_what_the_word_right_before_says(before: str, relation: str) -> None:
    assert one(f"{before}Kế hoạch số 12-KH/TU").relation == relation


def test_relations_have_two_readings_and_are_found_by_key() -> None:
    assert len({relation.key for relation in RELATIONS}) == len(RELATIONS)
    for relation in RELATIONS:
        assert relation.verb != relation.reverse
        assert relation_named(relation.key) is relation
    assert relation_named("nothing") is None


@given(st.text(alphabet=st.sampled_from("Công văn số 12-CV/TU ngày 3/4/2020 của Tỉnh ủy, (“\n"), max_size=120))
def test_references_are_in_order_and_apart(text: str) -> None:
    found = find_references(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


HOSTILE = """
import itertools
from directive_archive.citations import find_references

openings = ["", "Công văn", "Công văn của A", "Công văn 1-CV/TU của A", "Công văn 1/A ngày 1", "Luật A"]
openings += ["Thông tư 1/2020/TT-A Về ", "các Công văn của Bộ Y tế:\\n", "Bộ Y tế ban hành "]
stretches = [" ", "\\n", "1", "1/", "A", "A-", "Aa", "A&", "tháng 1 năm ", "Bộ Y tế ", "và ", "của Bộ "]
stretches += ["(", "*", "|", "à", "ngày ", "ngày 1/1/2020 ", "số 1/QĐ-UBND, "]
stretches += ["- Quyết định số 1/QĐ-UBND\\n", "\\u0300", "năm 2020 "]
stretches += [f"Công văn {more}" for more in ["", "khẩn ", "1-CV ", "1/A ngày 1 ", "của Abc def ", "1/A (", "1/A Về “"]]
stretches += ["Công văn 1-CV/TU của A b ", "Công văn 1/A của A, B, C, ", "Luật A b ", "Luật Aa số 1/2020/"]
stretches += ["Thông tư 1/2020/TT-A Về x ngày ", "Thông tư số 1/2020/TT-BTC Về x Thông tư số 2/2019/TT-BTC "]
for opening, stretch in itertools.product(openings, stretches):
    length = 5_000 if opening else 50_000
    find_references((opening + stretch * length)[:length])
"""


def test_no_text_makes_the_patterns_slow() -> None:
    """Some 300 hostile texts; a pattern that backtracks would take hours for one of them."""
    subprocess.run([sys.executable, "-c", HOSTILE], check=True, timeout=600)
