"""No query, whatever it is, makes the search throw or answer what is no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.search.publishing import answers, publish
from tests.search.samples import DOCUMENTS, MANY

pytestmark = pytest.mark.browser

COUNT = len(DOCUMENTS) + len(MANY)

PIECES = st.sampled_from(
    [
        *("phòng", "chống", "dich", "bệnhj", "trồg", "ủy", "uỷ", "UBND", "ủy ban nhân dân", "bcđ", "tp", "hcm", "của"),
        *(
            "covid-19",
            "Covid - 19",
            "H'Mông",
            "sars-cov-2",
            "V/v",
            "v/v",
            "1102-CV/TU",
            "953 cv tu",
            "số 5",
            "30/7/2020",
        ),
        *(
            "OR",
            "-",
            '"',
            "“",
            "”",
            ":",
            "tinh:",
            "so:",
            "nam: ",
            "-tinh:",
            'co-quan:"',
            "OR OR",
            "-OR",
            '-"',
            "*",
            "~1",
        ),
        *("^", "+", "/", "#", "/#", "constructor", "__proto__", "toString", "\u0301", "\u200b", "\ud800", "\x00", "𡨸"),
        *("a" * 40, "1" * 12, " ", "  ", "\n", "\t", "\u00a0", "kontum", "zzz", "q"),
    ]
)
GLUED = st.lists(PIECES | st.text(max_size=3), max_size=24).map("".join)
SPACED = st.lists(PIECES, max_size=60).map(" ".join)
QUERIES = GLUED | SPACED | st.text(max_size=30)


@pytest.fixture(scope="module")
def asked(browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    directory = publish(tmp_path_factory.mktemp("hostile"), [*DOCUMENTS, *MANY])
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        yield page


@settings(max_examples=30, suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large])
@given(texts=st.lists(QUERIES, min_size=20, max_size=40))
def test_every_query_gets_an_answer(asked: Page, texts: list[str]) -> None:
    for text, answer in zip(texts, answers(asked, texts, most=5, complete=True), strict=True):
        holds(text, answer)


@pytest.mark.parametrize(
    "text",
    [
        "phòng " * 5_000,
        "ủy ban nhân dân " * 700,
        "covid-19-" * 1_500,
        "a OR " * 3_000,
        "tinh:a " * 2_000,
        "thaanh " * 40,
        "sars cov 2 " * 20,
        "1-a/b " * 2_000,
        '"a b" ' * 2_000,
        "ab" * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_long_query_gets_an_answer_soon(asked: Page, text: str) -> None:
    asked.set_default_timeout(20_000)
    holds(text, answers(asked, [text], most=5, complete=True)[0])


def holds(text: str, answer: dict[str, Any]) -> None:
    """The parts of an answer fit together."""
    documents = answer["documents"]
    shown = text[:200]
    assert len(documents) == len(set(documents)) == answer["total"], shown
    assert all(0 <= document < COUNT for document in documents), shown
    assert [result["document"] for result in answer["results"]] == documents[:5], shown
    assert answer["relaxed"] in {"", "spelling", "most"}, shown
    assert not answer["damaged"], shown
    assert not answer["offers"] or not documents, shown
    assert all(offer["total"] > 0 and offer["text"].strip() for offer in answer["offers"]), shown
