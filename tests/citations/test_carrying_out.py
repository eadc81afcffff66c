"""Which citations carry a document out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations.carrying_out import CARRYING_OUT, carrying_out
from directive_archive.citations.forms import RELATIONS
from tests.citations.samples import resolve

ONE = "Công văn số 7-CV/TU ngày 05/01/2021 của Tỉnh ủy Điện Biên"
TWO = "Công văn số 8-CV/TU ngày 06/01/2021 của Tỉnh ủy Điện Biên"
THREE = "Chỉ thị số 9/CT-TTg ngày 07/01/2021 của Thủ tướng Chính phủ"


def test_what_counts_are_relations_that_are_read() -> None:
    assert set(CARRYING_OUT) < {relation.key for relation in RELATIONS}


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (f"Thực hiện {ONE} về việc chung.", ["implements"]),
        (f"Triển khai thực hiện {ONE} về việc chung.", ["implements"]),
        (f"Căn cứ {ONE} về việc chung.", ["based_on"]),
        (f"Tiếp theo {ONE} về việc chung.", ["continues"]),
        # Words that lead to it.
        (f"tổ chức thực hiện nghiêm túc {ONE}.", ["implements"]),
        (f"thực hiện nghiêm các biện pháp, nhiệm vụ theo {ONE}.", ["implements"]),
        (f"Thực hiện ý kiến chỉ đạo của Ban Thường vụ Tỉnh ủy tại {ONE} về việc chung.", ["implements"]),
        (f"Theo sự chỉ đạo của Tỉnh ủy tại {ONE} về việc chung.", ["implements"]),
        (f"quán triệt nội dung {ONE}.", ["implements"]),
        # They only point to a place, or are about something else.
        (f"Theo {ONE} về việc chung.", [""]),
        (f"theo quy định tại {ONE}.", [""]),
        (f"Nội dung nêu trong {ONE}.", [""]),
        (f"Đã nhận được {ONE}.", [""]),
        (f"Thực hiện tốt việc tiêm chủng. Đã nhận được {ONE}.", [""]),
        (f"Trả lời {ONE} về việc chung.", [""]),
        (f"Thay thế {ONE}.", [""]),
        (f"Bãi bỏ {ONE}.", [""]),
        (f"Sửa đổi, bổ sung {ONE}.", [""]),
        # Lists share the word before their first item.
        (f"Thực hiện {ONE}, {TWO} về việc chung.", ["implements", "implements"]),
        (f"Thực hiện {ONE}; {TWO} và {THREE} về việc chung.", ["implements"] * 3),
        (f"Thay thế {ONE}, {TWO}.", ["", ""]),
        (f"Thay thế {ONE}; thực hiện {TWO}.", ["", "implements"]),
        (f"Thực hiện {ONE} về việc chung, thay thế {TWO}.", ["implements", ""]),
        (f"Thực hiện {ONE} về việc chung; đã nhận được {TWO}.", ["implements", ""]),
        (f"Thực hiện {ONE} về việc chung.\n\n{TWO}, như trên.", ["implements", ""]),
        # A later mention may say what the first does not.
        (f"Đã nhận được {ONE}.\n\nThực hiện nghiêm túc {ONE}.", ["implements"]),
        # Law-making acts give powers; they are carried out only where the text says so.
        ("Căn cứ Nghị định số 24/2020/NĐ-CP ngày 24/02/2020 của Chính phủ về việc.", [""]),
        ("Thực hiện Nghị định số 24/2020/NĐ-CP ngày 24/02/2020 của Chính phủ về việc.", ["implements"]),
        ("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18/02/2021 của Quốc hội;", [""]),
        # A proposal does not direct.
        ("Căn cứ Tờ trình số 7-TTr/TU ngày 05/01/2021 của Tỉnh ủy Điện Biên về việc chung.", [""]),
        ("Căn cứ Báo cáo số 7-BC/TU ngày 05/01/2021 của Tỉnh ủy Điện Biên về việc chung.", [""]),
        ("Không dẫn gì.", []),
    ],
)
def test_relation_by_which_each_citation_counts(text: str, relations: list[str]) -> None:
    assert carrying_out(resolve(text)) == relations


PIECES = st.sampled_from(
    [
        *(ONE, TWO, THREE, "Thực hiện ", "thực hiện nghiêm túc các nội dung chỉ đạo của Tỉnh ủy tại ", "Căn cứ "),
        *("thay thế ", "theo ", "tại ", ", ", "; ", " và ", " và các ", ". ", "\n\n", " về việc chung"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_has_an_answer_for_each_citation(text: str) -> None:
    citations = resolve(text)
    answers = carrying_out(citations)
    assert len(answers) == len(citations)
    for citation, answer in zip(citations, answers, strict=True):
        assert answer in {"", *CARRYING_OUT}
        if citation.relation in {"replaces", "repeals", "amends", "replies_to"}:
            assert answer == ""
        if citation.relation in {"implements", "continues"}:
            assert answer == citation.relation


def test_no_text_makes_it_slow() -> None:
    text = "\n\n".join(f"thực hiện {'chỉ đạo và các nội dung ' * 40}của {'a ' * 200}tại {ONE}." for _ in range(200))
    citations = resolve(text)
    began = time.perf_counter()
    carrying_out(citations)
    assert time.perf_counter() - began < 2
