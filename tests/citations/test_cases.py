"""References of whole sentences, as one table; the browser runs the same file."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations import Resolver, find
from directive_archive.citations.reading import read
from directive_archive.directive import Directive
from directive_archive.exports.references import reference_row

CASES = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))


def citing(facts: dict[str, str]) -> Directive:
    return Directive("", {key: date.fromisoformat(fact) if key == "issued" else fact for key, fact in facts.items()})


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_references_of_a_sentence(case: dict[str, Any]) -> None:
    citations = Resolver(()).resolve_text(citing(case["citing"]), case["text"])
    rows = [reference_row(each) | {"doubts": list(each.doubts)} for each in citations]
    assert rows == case["references"]
    for row in rows:
        assert row["raw"] == case["text"][slice(row["start"], row["end"])]


def test_ranges_are_left_alone_and_said() -> None:
    text = "các Công văn số 1, 2 và 3 của Sở Y tế"
    ((start, end, code),) = find(text).doubts
    assert (text[start:end], code) == ("Công văn số 1", "reference-shared")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("TỈNH ỦY HÀ NAM\n*\nSố 1462 - CV/TU\nV/v chung", "1462-CV/TU"),
        ("ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\nHà Nam, ngày 01 tháng 02 năm 2021", "12/KH-UBND"),
        ("Bãi bỏ các Kế hoạch của UBND tỉnh:\nSố 217/KH-UBND ngày 01/6/2020", None),
        ("theo Công văn số 12-CV/TU", None),
    ],
)
def test_own_number_of_a_header(text: str, own: str | None) -> None:
    found = find(text).own
    assert (str(found) if found else None) == own


@given(st.text(alphabet=st.sampled_from("aàA Đ1/-–⁄\n\t*|\u0300\u00ad\u00a0Ð.;:số CÔNGBÁO"), max_size=80))
def test_every_letter_read_leads_back_to_the_original(text: str) -> None:
    reading = read(text)
    last = 0
    for position in range(len(reading.text)):
        start, end = reading.origin(position, position + 1)
        assert last <= start <= end <= len(text)
        last = start
        if reading.text[position] not in " \n,":
            assert start < end


PIECES = [
    "Công văn ",
    "số ",
    "12",
    "-CV/TU",
    " ngày 3/4/2020",
    " của Tỉnh ủy",
    " và ",
    ", ",
    "\n",
    "(",
    ")",
    "Luật A ",
    "năm 2020",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=10))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, noise: str) -> None:
    text += noise
    found = find(text).references
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start
