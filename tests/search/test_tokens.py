from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_archive.language import nfc
from directive_archive.search.tokens import FORMS, PAIR, WHOLE, has_spaced_number, surfaces, tokenize, whole_terms
from directive_archive.search.tokens import forms as spellings

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "token_cases.json").read_text("utf-8"))

LETTERS = "aàạăắâbcdđeéêểghiíklmnoóôộơợpqrstuủưựvxyỷỳ"
WRITTEN = st.text(alphabet=LETTERS + LETTERS.upper() + "0123456789 -/–,.'’&", max_size=60)


def forms(word: str | list[str]) -> list[str]:
    """Exact, normal and folded form; the file leaves out those that repeat the one before."""
    match word:
        case str():
            return [word, word, word]
        case [exact, folded]:
            return [exact, exact, folded]
        case _:
            return list(word)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_case(case: dict[str, Any]) -> None:
    tokens = tokenize(case["text"])
    source = nfc(case["text"])
    assert [[word.exact, word.normal, word.folded] for word in tokens.words] == [forms(word) for word in case["words"]]
    assert [[source[whole.start : whole.end], whole.squashed] for whole in tokens.wholes] == case["wholes"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("xã", ["xa/xã"]),
        ("ban", ["ban/ban"]),
        ("uỷ", ["uy/ủy/uỷ"]),
        ("ủy", ["uy/ủy"]),
        ("quý", ["quy/quý"]),
        ("53", ["53/53"]),
        ("05", ["5/05"]),
        ("53-CV/TU", ["53/53", "cv/cv", "tu/tu", "53cvtu/#"]),
        ("53cvtu", ["53cvtu/53cvtu"]),
        ("Covid-19", ["covid/covid", "19/19", "covid19/#"]),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert tokenize(text).terms == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Điện Biên", ["+dien bien/điện biên"]),
        ("phòng, chống", ["+phong chong/phòng chống"]),
        ("uỷ ban", ["+uy ban/ủy ban"]),
        ("cao nam", ["+cao nam/cao nam"]),
        ("ngày 05 tháng", ["+ngay 5/ngày 05", "+5 thang/05 tháng"]),
        ("xã", []),
        ("", []),
    ],
)
def test_pair_terms(text: str, terms: list[str]) -> None:
    assert tokenize(text).pair_terms == terms


def test_every_way_to_write_a_number_meets() -> None:
    ways = ["1102-CV/TU", "1102 - cv/tu", "1102/cv-tu", "1102cvtu", "01102-CV/TU", "1102–CV⁄TU", "1102 -CV/TỤ"]
    met = [any(term.startswith("1102cvtu/") for term in tokenize(way).terms) for way in ways]
    assert met == [True] * len(ways)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "m" + "\u0300" * 50_000,
        "1-a" * 20_000,
        "a-" * 50_000,
        "1-a/" * 20_000,
        "1" * 50_000,
        "a" + "-" * 50_000,
        "a'" * 50_000,
    ],
    ids=lambda text: f"{text[:4]}...",
)
def test_hostile_text_does_not_hang_the_build(text: str) -> None:
    assert tokenize(text).words


@given(st.text())
def test_decomposed_text_gives_the_same_tokens(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert tokenize(unicodedata.normalize("NFD", text)) == tokenize(composed) == tokenize(text)


@given(WRITTEN)
def test_a_form_of_a_word_has_itself_as_that_form(text: str) -> None:
    for word in tokenize(text).words:
        assert [again.folded for again in tokenize(word.folded).words] == [word.folded]
        assert [again.normal for again in tokenize(word.normal).words] == [word.normal]
        assert [again.exact for again in tokenize(word.exact).words] == [word.exact]


@given(WRITTEN)
def test_case_does_not_change_words(text: str) -> None:
    def words(text: str) -> list[tuple[str, str, str]]:
        return [(word.exact, word.normal, word.folded) for word in tokenize(text).words]

    assert words(text.upper()) == words(text.lower()) == words(text)


@given(st.text())
def test_offsets_lead_back_to_the_text(text: str) -> None:
    source = nfc(text)
    tokens = tokenize(text)
    assert [nfc(source[word.start : word.end].lower()) for word in tokens.words] == [
        word.exact for word in tokens.words
    ]
    for whole in tokens.wholes:
        inside = tokenize(source[whole.start : whole.end])
        assert whole.squashed in [other.squashed for other in inside.wholes]


@given(st.text())
def test_a_term_is_looked_up_by_what_stands_before_the_slash(text: str) -> None:
    tokens = tokenize(text)
    plain = r"[^\W_](?:[^\W_]|[\u0300-\u036F])*"
    word = re.compile(rf"{plain}{FORMS}(?:{WHOLE}|{plain}(?:{FORMS}{plain})?)")
    pair = re.compile(rf"[{PAIR}]{plain} {plain}{FORMS}{plain} {plain}")
    assert [term for term in tokens.terms if not word.fullmatch(term)] == []
    assert [term for term in tokens.pair_terms if not pair.fullmatch(term)] == []
    for term in tokens.terms:
        assert [other.folded for other in tokenize(term.partition(FORMS)[0]).words] == [term.partition(FORMS)[0]]


# What numbers with spaces are made of, NFD and look-alikes among it.
SPACED = st.lists(
    st.sampled_from(
        [
            "48",
            "12.3",
            "2020",
            "/",
            "-",
            "\u2013",
            "\u2044",
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\n",
            ",",
            ".",
            "&",
            "CV",
            "ĐU",
            "A\u030a",
            "\u212b",
            "Ð",
            "a",
            "covid",
            "'",
            "\u0301",
            "\u2003",
            "\x1c",
            "QH15",
            "TU",
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=500)
@given(st.text() | WRITTEN | SPACED)
def test_the_index_takes_the_same_terms(text: str) -> None:
    tokens = tokenize(text)
    chunks = [surfaces(chunk) for chunk in text.split()]
    words = [word for words, _ in chunks for word in words]
    assert [spellings(word) for word in words] == [(word.term, word.folded, word.normal) for word in tokens.words]
    wholes = whole_terms(text) if has_spaced_number(text) else [whole for _, wholes in chunks for whole in wholes]
    assert sorted(wholes) == sorted(whole.term for whole in tokens.wholes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("số 48 -CV/ĐU", True),
        ("số 48-\u00a0CV/ĐU", True),
        ("51/2025 \u2013 NĐ-CP", True),
        ("- Các đơn vị", False),
        ("năm 2020 - 2025", False),
        ("1102-CV/TU ngày 30-7", False),
    ],
)
def test_only_a_number_with_spaces_is_looked_at_twice(text: str, expected: bool) -> None:
    assert has_spaced_number(text) is expected


@given(st.text(alphabet=st.sampled_from("aạ𡨸𐐀喃ﬁ\uff21\ue000\ufffd豈 "), max_size=12))
def test_terms_sort_alike_in_python_and_javascript(text: str) -> None:
    terms = tokenize(text).terms
    assert sorted(terms) == sorted(terms, key=lambda term: term.encode("utf-16-be"))
