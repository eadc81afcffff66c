"""The sentence around a reference: whole if it is short, cut where that reads well if it is long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations.resolve import mentions_in
from directive_archive.citations.sentences import Quote, block_texts, quote, quote_at
from tests.citations.samples import CITING, directive

REF = "Công văn số 12-CV/TU"


def around(text: str, limit: int = 280) -> Quote:
    start = text.index(REF)
    return quote_at(text, start, start + len(REF), limit)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (f"{REF}.", "", "."),
        (f"Thực hiện {REF} về việc chung.", "Thực hiện ", " về việc chung."),
        (f"Câu trước. Thực hiện {REF}, các xã làm ngay. Câu sau.", "Thực hiện ", ", các xã làm ngay."),
        (f"Vì sao? Theo {REF}! Đúng vậy.", "Theo ", "!"),
        (f"“Câu trước.” Theo {REF}.", "Theo ", "."),
        (f"Theo {REF}./. Câu sau", "Theo ", "./."),
        (f"1. Thực hiện {REF}. Câu sau.", "1. Thực hiện ", "."),
        (f"a. Thực hiện {REF}", "a. Thực hiện ", ""),
        (f"2.1. Thực hiện {REF}", "2.1. Thực hiện ", ""),
        (f"Tại TP. Hà Nội, thực hiện {REF} của TX. Phổ Yên.", "Tại TP. Hà Nội, thực hiện ", " của TX. Phổ Yên."),
        (f"Các ngành, v.v. Theo {REF}.", "Các ngành, v.v. Theo ", "."),
        (f"Tăng 1.440 ca. Theo {REF}, ngày 5.6.2021, làm ngay.", "Theo ", ", ngày 5.6.2021, làm ngay."),
        (f"Câu trước. thực hiện {REF}", "Câu trước. thực hiện ", ""),  # no capital: the same sentence
        (f"Dòng một\n  thực hiện\n{REF}\nvà dòng sau.", "Dòng một thực hiện ", " và dòng sau."),
        (f"Gồm: {REF}; Công văn số 13-CV/TU.", "Gồm: ", "; Công văn số 13-CV/TU."),
    ],
)
def test_a_short_sentence_is_whole(text: str, before: str, after: str) -> None:
    assert around(text) == Quote(before, REF, after)


LONG_BEFORE = "Trong thời gian qua, " + "các cấp ủy đã rất tích cực " * 8 + "làm việc, "
LONG_AFTER = " về việc chung, " + "các xã, phường cùng làm thật tốt " * 8 + "cho xong."


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        (
            f"{LONG_BEFORE}thực hiện {REF}.",
            60,
            Quote("đã rất tích cực làm việc, thực hiện ", REF, ".", is_cut_before=True),
        ),
        (f"Theo {REF}{LONG_AFTER}", 50, Quote("Theo ", REF, " về việc chung, các xã", is_cut_after=True)),
        (
            f"Theo {REF} về việc thứ nhất của toàn tỉnh ta, làm thật tốt.",
            63,
            Quote("Theo ", REF, " về việc thứ nhất của toàn tỉnh ta", is_cut_after=True),
        ),
        (
            f"Mọi người, mọi nhà đều làm thật tốt theo {REF}.",
            55,
            Quote("mọi nhà đều làm thật tốt theo ", REF, ".", is_cut_before=True),
        ),
        (f"{LONG_BEFORE}{REF}{LONG_AFTER}", 20, Quote("", REF, "", is_cut_before=True, is_cut_after=True)),
    ],
)
def test_a_long_sentence_is_cut_at_a_word_or_a_clause(text: str, limit: int, expected: Quote) -> None:
    assert around(text, limit) == expected


@given(st.text(max_size=400), st.text(max_size=400), st.integers(0, 300))
def test_what_is_shown_stands_in_the_text(before: str, after: str, limit: int) -> None:
    found = quote_at(f"{before}{REF}{after}", len(before), len(before) + len(REF), limit)
    assert found.exact == REF
    assert joined(before).endswith(joined(found.before))
    assert joined(after).startswith(joined(found.after))
    assert found.is_cut_before or found.is_cut_after or limit <= len(REF) or len(found.before + found.after) <= limit


def joined(text: str) -> str:
    return "".join(text.split())


def test_mentions_are_found_again_in_the_texts_of_a_directive() -> None:
    body = f"Câu đầu. Thực hiện **{REF}** của Tỉnh ủy. Câu cuối.\n\n2. Theo Chỉ thị số 5-CT/TU."
    citing = directive("900-CV/TU", CITING.issued, title=f"V/v thực hiện {REF}")
    texts = block_texts(citing, body)
    found = [quote(texts, mention) for _, mention in mentions_in(citing, body)]
    assert [f"{each.before}[{each.exact}]{each.after}" for each in found] == [
        f"V/v thực hiện [{REF}]",
        f"Thực hiện [{REF} của Tỉnh ủy].",
        "2. Theo [Chỉ thị số 5-CT/TU].",
    ]
