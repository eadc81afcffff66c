"""All documents of an answer in their order, and answers within what a filter allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.search.generated import generated
from tests.search.publishing import answers, publish

pytestmark = pytest.mark.browser

COUNT = 300
QUERIES = ["phòng chống dịch ", "giao van phong ", "thai nguyen ", "cách l", "công văn -covid", "so:1 OR nam:2021"]

WITHIN = """
async (texts) => {
  const allowed = (document) => document % 3 === 0;
  const answers = [];
  for (const text of texts) {
    const { documents, total } = await window.searching.answer(text, { most: 5, complete: true, allowed });
    answers.push([[...documents], total]);
  }
  return JSON.stringify(answers);
}
"""


@pytest.fixture(scope="module")
def asked(browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    directory = publish(tmp_path_factory.mktemp("answers"), generated(COUNT, words=200))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        yield page


def test_all_documents_come_in_the_order_of_their_scores(asked: Page) -> None:
    whole = answers(asked, QUERIES, most=COUNT)
    for few, complete in ((5, True), (COUNT, True), (5, False)):
        for text, all_scored, answer in zip(
            QUERIES, whole, answers(asked, QUERIES, most=few, complete=complete), strict=True
        ):
            order = [result["document"] for result in all_scored["results"]]
            assert len(order) > 5, text
            assert answer["total"] == len(order), text
            assert answer["documents"] == (order if complete else order[:few]), text
            assert answer["results"] == all_scored["results"][:few], text


def test_only_what_is_allowed_is_found(asked: Page) -> None:
    whole = answers(asked, QUERIES, most=COUNT)
    for text, every, (documents, total) in zip(
        QUERIES, whole, json.loads(asked.evaluate(WITHIN, QUERIES)), strict=True
    ):
        assert documents == [each for each in every["documents"] if each % 3 == 0], text
        assert total == len(documents) < every["total"], text
