"""Words that stand in more documents than a shard lists: what was cut off is fetched when it is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from directive_archive.search import MANIFEST, SearchDocument
from directive_archive.search.shards import LONGEST_LIST
from tests.search.publishing import answers, publish
from tests.search.reading import leaves, listed, manifest, members, read_index, text_files

pytestmark = pytest.mark.browser

COUNT = 10_000


def text(number: int) -> str:
    """Every third has the common word fifteen times, every second one another behind it, every 50th a rare one."""
    if number >= COUNT:  # a word of every document would weigh nothing
        return "cam"
    words = ["chè"] * (15 if number % 3 == 0 else 1)
    words += ["xanh"] if number % 2 else []
    words += ["shan", "tuyết"] if number % 50 == 0 else []
    return " ".join(words)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = (SearchDocument(f"{number}/", "", body=text(number)) for number in range(COUNT + 4_000))
    return publish(tmp_path_factory.mktemp("long"), documents)


@pytest.fixture
def asked(browser: Browser, serve: Callable[[Path], str], site: Path) -> Iterator[tuple[Page, list[str]]]:
    fetched: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
        page.goto(serve(site))
        yield page, fetched


def rests(site: Path) -> set[str]:
    """Files to which only a shard leads."""
    index = read_index(site)
    stated = manifest(index)
    known = {*(name for _, name in leaves(index, stated["terms"])), *members(index, stated["store"])}
    known |= {*listed(stated["terms"]), *listed(stated["store"]), *stated["words"].values()}
    lists, rows = text_files(index)
    known |= {*lists, *(name for _, name in rows)}
    return set(index) - {f"{name}.bin" for name in known} - {MANIFEST}


Asked = tuple[Page, list[str]]


def test_a_common_word_is_answered_from_what_weighs_most(asked: Asked, site: Path) -> None:
    page, fetched = asked
    [answer] = answers(page, ["chè "], most=5_000)
    assert len(rests(site)) == 1
    assert not rests(site) & set(fetched)
    assert (answer["total"], answer["counted"]) == (LONGEST_LIST, False)
    first = [result["document"] for result in answer["results"]][: COUNT // 3]
    assert all(document % 3 == 0 for document in first)


def test_all_are_counted_when_that_is_asked_for(asked: Asked, site: Path) -> None:
    page, fetched = asked
    [answer] = answers(page, ["chè "], most=COUNT, complete=True)
    assert rests(site) <= set(fetched)
    assert (answer["total"], answer["counted"]) == (COUNT, True)
    assert sorted(result["document"] for result in answer["results"]) == list(range(COUNT))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("chè xanh ", range(1, COUNT, 2)),  # the pair proves the common word
        ("xanh chè ", None),
        ("shan chè ", range(0, COUNT, 50)),
        ("tuyết chè ", range(0, COUNT, 50)),
        ("tuyết chè xanh ", range(0)),
        ("tuyết -chè ", range(0)),
        ("tuyết -xanh ", range(0, COUNT, 50)),
        ('"chè shan" ', range(0, COUNT, 50)),
    ],
)
def test_every_document_found_has_every_word(asked: Asked, query: str, expected: range | None) -> None:
    page, _ = asked
    [some] = answers(page, [query], most=COUNT)
    [everything] = answers(page, [query], most=COUNT, complete=True)
    found = {result["document"] for result in some["results"]}
    right = set(expected) if expected is not None else set(range(1, COUNT, 2))
    assert {result["document"] for result in everything["results"]} == right
    assert everything["counted"]
    assert found <= right
    assert some["total"] == len(found)
    assert len(found) >= min(100, len(right))
    if some["counted"]:
        assert found == right


def test_a_lost_rest_is_said(asked: Asked, site: Path) -> None:
    page, _ = asked
    [name] = rests(site)
    content = (site / "assets/search" / name).read_bytes()
    (site / "assets/search" / name).unlink()
    try:
        answer: dict[str, Any] = answers(page, ["chè "], complete=True)[0]
    finally:
        (site / "assets/search" / name).write_bytes(content)
    assert json.dumps([answer["damaged"], answer["counted"]]) == "[true, false]"
    assert answer["total"] == LONGEST_LIST
