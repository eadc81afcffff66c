"""Golden queries, in a browser: what must come first comes first, and all that must be found is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from directive_archive.identity import address
from directive_archive.pages import Contents
from directive_archive.reading import read_all
from directive_archive.search.documents import search_documents
from tests.browser.fixtures import watched_page
from tests.browser.searching import search
from tests.search.golden.archive import write
from tests.search.golden.case import Case
from tests.search.golden.five import CASES
from tests.search.golden.many import cases, flat
from tests.search.publishing import answers, publish
from tests.sites import REPOSITORY

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]
LEAST_RANK = 0.97
"""Mean reciprocal rank of the first document that must come first."""


@dataclass
class Score:
    """How well queries were answered."""

    ranks: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    filled: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, case: Case, found: Sequence[str]) -> None:
        """Count one query with the ids that it found, best first."""
        faults = []
        if case.first:
            places = [place for place, each in enumerate(found, 1) if each in case.first]
            self.ranks.append(1 / places[0] if places else 0)
            top = found[: len(case.first)]
            self.filled.append(len(set(top) & set(case.first)) / len(case.first))
            in_order = tuple(top) == case.first if isinstance(case.first, tuple) else set(top) == case.first
            if not in_order:
                faults.append(f"first {places[:1]}, {self.filled[-1]:.0%} of the top, which is {list(top)[:3]}")
        if case.wanted:
            self.recalls.append(len(case.wanted & set(found)) / len(case.wanted))
            if missing := case.wanted - set(found):
                faults.append(f"lacks {len(missing)}: {sorted(missing)[:2]}")
        if wrong := case.never & set(found):
            faults.append(f"finds {len(wrong)} wrongly: {sorted(wrong)[:2]}")
        if faults:
            self.faults.append(f"{case.query[:100]!r} ({len(found)} found): {'; '.join(faults)}")

    def __str__(self) -> str:
        """All figures, and each query that was not answered as it should."""
        figures = f"MRR {self.rank:.4f}, recall {self.recall:.4f}, top filled {_mean(self.filled):.4f}"
        return "\n".join([f"{figures}; {len(self.faults)} queries with faults", *self.faults])

    @property
    def rank(self) -> float:
        """Mean reciprocal rank."""
        return _mean(self.ranks)

    @property
    def recall(self) -> float:
        """Mean recall."""
        return _mean(self.recalls)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _ask(browser: Browser, serve: Serve, directory: Path, root: Path, queries: list[str]) -> list[list[str]]:
    """Ids that each query finds, best first."""
    reading = read_all(root)
    documents = list(search_documents(Contents(reading.archive, reading.graph)))
    publish(directory, documents)
    locations = [document.location for document in documents]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        found = answers(page, queries, most=10, complete=True)
    return [[locations[each] for each in answer["documents"]] for answer in found]


def _score(asked: list[Case], found: list[list[str]]) -> Score:
    score = Score()
    for case, locations in zip(asked, found, strict=True):
        score.add(case, [location.removeprefix(address("")).rstrip("/") for location in locations])
    return score


def _holds(score: Score) -> None:
    print(score)  # noqa: T201 - with `pytest -rP`, for who changes the ranking
    assert score.recall == 1, score
    assert score.rank >= LEAST_RANK, score
    assert not [fault for fault in score.faults if "wrongly" in fault], score


def test_queries_over_the_directives_of_the_repository(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    asked = list(CASES)
    found = _ask(browser, serve, tmp_path, REPOSITORY / "directives", flat(asked))
    assert len(asked) >= 160
    _holds(_score(asked, found))


def test_the_search_page_answers_the_same_queries(browser: Browser, own_site: str) -> None:
    """With the pages written by hand among the results, and through worker, engine and list."""
    asked = list(CASES[::2])  # all of them are asked above, without the page
    found = []
    with watched_page(browser) as page:
        page.goto(f"{own_site}tim-kiem/")
        for case in asked:
            search(page, case.query)
            ids = page.locator("#results > li").evaluate_all("(all) => all.map((each) => each.dataset.id)")
            found.append([address(each) for each in ids])
    _holds(_score(asked, found))


def test_queries_over_many_directives(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    root = tmp_path / "directives"
    shutil.copytree(REPOSITORY / "directives", root)
    asked = cases(write(root).facts)
    found = _ask(browser, serve, tmp_path / "site", root, flat(asked))
    assert len(asked) >= 160
    _holds(_score(asked, found))
