"""Shards together give what one whole index by lunr.py gives: the same documents, order and scores."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lunr.index import Index
from playwright.sync_api import Browser

from directive_archive.search import SearchDocument, tokenize
from tests.search.generated import generated
from tests.search.publishing import answers, publish
from tests.search.whole import ask, build_whole

pytestmark = pytest.mark.browser

COUNT = 1_000
WORDS = 90
"""Of each body: lunr.py would take minutes for whole ones."""

FIXED = [
    "phong chong dich",
    "phòng chống dịch",
    "Giao Văn phòng theo dõi",
    "uỷ ban nhân dân",
    "ủy ban nhân dân tỉnh",
    "tinh:thai-nguyen cách ly",
    "loai:chi-thi covid-19",
    "so:12 OR nam:2020",
    '"an toàn giao thông"',
    "thu hoi dat -bao",
    "dien bien",
    "hạn mặn",
    "an ",
]


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    """Some say the same over and over: frequencies above seven, and above 127, are written in another way."""
    found = list(generated(COUNT, words=WORDS))
    for place in range(0, COUNT, 40):
        repeated = "hạn mặn " * 130 if place == 80 else "phòng chống dịch " * (8 + place % 7)
        found[place] = dataclasses.replace(found[place], body=f"{found[place].body} {repeated}")
    return found


@pytest.fixture(scope="module")
def whole(documents: list[SearchDocument]) -> Index:
    return build_whole(documents)


@pytest.fixture(scope="module")
def queries(documents: list[SearchDocument]) -> list[str]:
    """Fixed ones, and words that stand side by side somewhere; a space at the end, so that none is completed."""
    random = Random(4)  # noqa: S311 - a choice of examples
    found = list(FIXED)
    for _ in range(60):
        words = tokenize(random.choice(documents).body).words
        start = random.randrange(len(words) - 3)
        chosen = words[start : start + random.randint(1, 3)]
        found.append(" ".join(word.exact if random.random() < 0.5 else word.folded for word in chosen))
        found.append(random.choice(documents).number)
    return [f"{query} " for query in found]


Asked = list[dict[str, Any]]


@pytest.fixture(scope="module")
def asked(
    browser: Browser,
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    documents: list[SearchDocument],
    queries: list[str],
) -> Asked:
    with pytest.MonkeyPatch.context() as patched:
        # As in an archive of 100,000: lists of lists of files, and postings that do not fit into memory.
        patched.setattr("directive_archive.search.files.LISTED_AT_ONCE", 100)
        directory = publish(tmp_path_factory.mktemp("whole"), documents, in_memory=40_000)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        return answers(page, queries, most=COUNT)


def test_shards_give_what_the_whole_index_gives(asked: Asked, whole: Index, queries: list[str]) -> None:
    found = 0
    for query, answer in zip(queries, asked, strict=True):
        got = {result["document"]: result["score"] for result in answer["results"]}
        tiers = answer["tiers"]
        expected = [(document, score) for document, score in ask(whole, answer["clauses"]) if document in got]
        expected.sort(key=lambda result: -tiers[result[0]])  # a stable sort: within a tier, lunr's order
        assert [document for document, _ in expected] == list(got), query
        assert [score for _, score in expected] == pytest.approx(list(got.values()), rel=1e-9), query
        found += len(got)
    assert found > 20 * len(queries)
