from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import nfc
from directive_archive.search.tokens import EXACT, FOLDED, PAIR, tokenize

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
        ("xã", ["~xa", "xã"]),
        ("ban", ["~ban", "ban"]),
        ("uỷ", ["~uy", "ủy", "=uỷ"]),
        ("ủy", ["~uy", "ủy", "=ủy"]),
        ("quý", ["~quy", "quý"]),
        ("53", ["~53"]),
        ("05", ["~5", "05"]),
        ("53-CV/TU", ["~53", "~cv", "cv", "~tu", "tu", "~53cvtu"]),
        ("Covid-19", ["~covid", "covid", "~19", "~covid19"]),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert tokenize(text).terms == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Điện Biên", ["+dien bien", "+điện biên"]),
        ("phòng, chống", ["+phong chong", "+phòng chống"]),
        ("uỷ ban", ["+uy ban", "+ủy ban"]),
        ("cao nam", ["+cao nam"]),
        ("xã", []),
        ("", []),
    ],
)
def test_pair_terms(text: str, terms: list[str]) -> None:
    assert tokenize(text).pair_terms == terms


def test_every_way_to_write_a_number_meets() -> None:
    ways = ["1102-CV/TU", "1102 - cv/tu", "1102/cv-tu", "1102cvtu", "01102-CV/TU", "1102–CV⁄TU", "1102 -CV/TỤ"]
    assert [FOLDED + "1102cvtu" in tokenize(way).terms for way in ways] == [True] * len(ways)


@pytest.mark.parametrize(
    "text",
    ["a" * 50_000, "m" + "\u0300" * 50_000, "1-a" * 20_000, "a-" * 50_000, "1-a/" * 20_000, "1" * 50_000],
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
def test_namespaces_of_terms_do_not_touch(text: str) -> None:
    tokens = tokenize(text)
    plain = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036F])*")
    marked = re.compile(rf"[{re.escape(FOLDED + EXACT)}](.+)", re.DOTALL)
    for term in tokens.terms:
        match = marked.fullmatch(term)
        assert plain.fullmatch(match[1] if match else term)
    for term in tokens.pair_terms:
        assert term.startswith(PAIR)
        assert [bool(plain.fullmatch(word)) for word in term.removeprefix(PAIR).split(" ")] == [True, True]


@given(st.text(alphabet=st.sampled_from("aạ𡨸𐐀喃ﬁ\uff21\ue000\ufffd豈 "), max_size=12))
def test_terms_sort_alike_in_python_and_javascript(text: str) -> None:
    terms = tokenize(text).terms
    assert sorted(terms) == sorted(terms, key=lambda term: term.encode("utf-16-be"))
