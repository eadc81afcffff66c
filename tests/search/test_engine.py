"""What the search page asks of the worker: lists, counts and records are those of a naive search."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from directive_archive.diagnostics import Message
from directive_archive.search import MANIFEST, SearchDocument
from directive_archive.search.columns import FacetColumn, FacetValue
from tests.search.publishing import publish
from tests.search.reading import listed

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]

PAGE_SIZE = 10
WORDS = ("chè", "lúa", "rừng", "sông", "biển")
VALUES = {
    "tinh": ["bac-kan", "ha-nam", "hue", "quang-ninh"],
    "loai": ["cong-van", "chi-thi", "thong-bao"],
    "chu-de": ["y-te", "giao-duc", "mua-lu", "doc-sach"],
    "kho": ["co", "chua-co"],
}
FACETS = [FacetColumn(parameter, Message(parameter, parameter), is_time=parameter == "loai") for parameter in VALUES]
FIRST_DAY = date(2019, 12, 20)


def invented(count: int = 400) -> list[SearchDocument]:
    random = Random(7)  # noqa: S311 - a corpus, not a secret
    found = []
    for place in range(count):
        facets: dict[str, tuple[str, ...]] = {
            parameter: (random.choice(VALUES[parameter]),) for parameter in ("tinh", "loai")
        }
        facets["chu-de"] = tuple(random.sample(VALUES["chu-de"], random.choice([0, 0, 1, 2])))
        facets["kho"] = ("chua-co" if place % 10 == 9 else "co",)
        found.append(
            SearchDocument(
                location=f"van-ban/{place}/",
                title=f"Công văn {place}-CV/TU: Việc thứ {place}",
                number=f"{place}-CV/TU",
                body=" ".join(random.sample(WORDS, random.choice([1, 2, 3]))),
                facets={key: tuple(FacetValue(slug, slug.upper()) for slug in slugs) for key, slugs in facets.items()},
                issued=FIRST_DAY + timedelta(days=random.randrange(40)) if random.random() > 0.1 else None,
                record={"id": str(place), "held": True},
            )
        )
    # A page written by hand: found by words, and by no filter.
    return [*found, SearchDocument("gioi-thieu/", "Giới thiệu", body="chè")]


DOCUMENTS = invented()


@dataclass(frozen=True)
class State:
    """As client/state.js has it."""

    query: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    sort: str = ""
    page: int = 1

    def plain(self) -> dict[str, Any]:
        return {
            "query": self.query,
            "facets": self.facets,
            "from": self.first,
            "to": self.last,
            "sort": self.sort,
            "page": self.page,
            "view": "",
        }


def has_words(document: SearchDocument, state: State) -> bool:
    words = document.body.split()
    wanted = [word for word in state.query.split() if not word.startswith("-")]
    unwanted = [word[1:] for word in state.query.split() if word.startswith("-")]
    return all(word in words for word in wanted) and not any(word in words for word in unwanted)


def meets(document: SearchDocument, state: State, *, but: str = "") -> bool:
    """Whether a document has the words and meets every filter but that of one facet."""
    chosen = dict(state.facets)
    if not state.query:
        chosen.setdefault("kho", ["co"])
    slugs = {key: {value.slug for value in values} for key, values in document.facets.items()}
    right = all(slugs.get(key, set()) & set(values) for key, values in chosen.items() if key != but and values)
    day = document.issued.isoformat() if document.issued else ""
    in_time = (not state.first and not state.last) or (day != "" and (state.first or "0") <= day <= (state.last or "9"))
    return has_words(document, state) and right and in_time


def naive(state: State) -> list[str]:
    return [document.location for document in DOCUMENTS if meets(document, state)]


def naive_counts(state: State) -> dict[str, dict[str, int]]:
    counts = {}
    for parameter in VALUES:
        found = [document for document in DOCUMENTS if meets(document, state, but=parameter)]
        each = Counter(value.slug for document in found for value in document.facets.get(parameter, ()))
        chosen = dict.fromkeys(state.facets.get(parameter, ()), 0)
        counts[parameter] = chosen | dict(each)
    return counts


def states(count: int) -> Iterator[State]:
    random = Random(11)  # noqa: S311 - as above
    queries = ["", "", "chè ", "chè lúa ", "rừng -sông ", "biển ", "zzz "]
    for _ in range(count):
        parameters = random.sample(list(VALUES), random.choice([0, 1, 1, 2, 3]))
        yield State(
            query=random.choice(queries),
            facets={key: random.sample(VALUES[key], random.choice([1, 1, 2])) for key in parameters},
            first=random.choice(["", "", "2019-12-28", "2020-01-05"]),
            last=random.choice(["", "", "2020-01-10", "2020-01-01"]),
            sort=random.choice(["", "moi", "cu"]),
        )


ASK = """
async (questions) => {
  window.worker ??= new Worker("assets/search/worker.js");
  const answers = [];
  for (const [id, question] of questions.entries()) {
    const answer = new Promise((resolve) => worker.onmessage = ({ data }) => "done" in data || resolve(data));
    worker.postMessage({ id, ...question });
    const { answer: found, reason } = await answer;
    answers.push(reason ?? (found.content ? { ...found, content: await found.content.text() } : found));
  }
  return JSON.stringify(answers);
}
"""


def asked(page: Page, *questions: dict[str, Any]) -> list[Any]:
    found: list[Any] = json.loads(page.evaluate(ASK, list(questions)))
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("engine"), DOCUMENTS, facets=FACETS)


@pytest.fixture(scope="module")
def page_of_many(browser: Browser, serve: Serve, site: Path) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(site))
        yield page


STATES = [State(), State("chè "), State("chè ", page=2), *states(120)]


@pytest.fixture(scope="module")
def lists(page_of_many: Page) -> list[dict[str, Any]]:
    return asked(page_of_many, *({"ask": "find", "state": state.plain()} for state in STATES))


def test_a_list_holds_what_meets_everything(lists: list[dict[str, Any]]) -> None:
    for state, found in zip(STATES, lists, strict=True):
        expected = naive(state)
        assert (found["total"], found["counted"]) == (len(expected), True), state
        assert found["pages"] == max(1, -(-len(expected) // PAGE_SIZE)), state
        shown = [row["location"] for row in found["rows"]]
        assert len(shown) == min(PAGE_SIZE, max(0, len(expected) - (found["page"] - 1) * PAGE_SIZE)), state
        assert set(shown) <= set(expected), state
    assert {len(naive(state)) > PAGE_SIZE for state in STATES} == {True, False}


def test_counts_of_a_facet_are_those_without_its_own_choice(page_of_many: Page) -> None:
    counts = asked(page_of_many, *({"ask": "count", "state": state.plain()} for state in STATES))
    for state, counted in zip(STATES, counts, strict=True):
        found = {
            facet["parameter"]: {value["slug"]: value["count"] for value in facet["values"]}
            for facet in counted["facets"]
        }
        assert found == naive_counts(state), state
        assert counted["total"] == len(naive(state)), state
        if state.query:
            assert counted["unfiltered"] == len(naive(State(state.query))), state
        chosen = {
            facet["parameter"]: [value["slug"] for value in facet["values"] if value["chosen"]]
            for facet in counted["facets"]
        }
        assert {key: sorted(slugs) for key, slugs in chosen.items() if slugs} == {
            key: sorted(slugs) for key, slugs in state.facets.items()
        }, state
        for facet in counted["facets"]:
            key = "slug" if facet["parameter"] == "loai" else "count"
            order = [value[key] for value in facet["values"]]
            assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("sort", ["", "moi", "cu"])
@pytest.mark.parametrize("query", ["", "chè ", "rừng -sông "])
@pytest.mark.parametrize("facets", [{}, {"tinh": ["hue", "ha-nam"]}])
def test_pages_put_together_are_the_whole_list(
    query: str, sort: str, facets: dict[str, list[str]], page_of_many: Page
) -> None:
    state = State(query, facets, sort=sort)
    pages = -(-len(naive(state)) // PAGE_SIZE)
    assert pages > 2
    found = asked(
        page_of_many,
        *(
            {"ask": "find", "state": State(query, facets, sort=sort, page=number).plain()}
            for number in range(1, pages + 1)
        ),
    )
    shown = [row["location"] for each in found for row in each["rows"]]
    assert len(shown) == len(set(shown))
    assert set(shown) == set(naive(state))
    assert [each["first"] for each in found] == [number * PAGE_SIZE + 1 for number in range(pages)]
    if sort or not query:
        days = {document.location: document.issued for document in DOCUMENTS}
        known = [day for each in shown if (day := days[each])]
        assert known == sorted(known, reverse=sort != "cu")
        unknown = [place for place, each in enumerate(shown) if days[each] is None]
        assert unknown == list(range(len(known), len(shown))), "documents without a day come last"


def test_a_page_behind_the_last_is_the_last(page_of_many: Page) -> None:
    [found] = asked(page_of_many, {"ask": "find", "state": State("chè ", page=9_999).plain()})
    assert found["page"] == found["pages"]
    assert found["rows"]


@pytest.mark.parametrize(
    ("facets", "first", "last"),
    [
        ({"tinh": ["atlantis"]}, "", ""),
        ({"tinh": ["__proto__"], "constructor": ["x"]}, "", ""),
        ({}, "2020-02-01", "2020-01-01"),
    ],
)
def test_what_nothing_can_meet_finds_nothing(
    facets: dict[str, list[str]], first: str, last: str, page_of_many: Page
) -> None:
    state = State("chè ", facets, first, last).plain()
    found, counted = asked(page_of_many, {"ask": "find", "state": state}, {"ask": "count", "state": state})
    assert (found["total"], found["rows"], counted["total"]) == (0, [], 0)
    assert counted["unfiltered"] == len(naive(State("chè ")))
    strange = [value for facet in counted["facets"] for value in facet["values"] if value["slug"] == "atlantis"]
    assert [value["chosen"] for value in strange] == [True] * ("atlantis" in facets.get("tinh", ()))


def test_a_value_may_be_told_by_its_name_or_the_end_of_its_address(page: Page, serve: Serve, tmp_path: Path) -> None:
    organ = FacetValue("bac-kan/thanh-uy-bac-kan", "Thành ủy Bắc Kạn")
    documents = [
        SearchDocument("van-ban/a/", "A", facets={"kho": (FacetValue("co", "Có"),), "co-quan": (organ,)}),
        SearchDocument("van-ban/b/", "B", facets={"kho": (FacetValue("co", "Có"),)}),
    ]
    facets = [FacetColumn("co-quan", Message("", "")), FACETS[-1]]
    page.goto(serve(publish(tmp_path / "site", documents, facets=facets)))
    for told in ("bac-kan/thanh-uy-bac-kan", "thanh-uy-bac-kan", "Thành ủy Bắc Kạn", "thành ủy bắc kạn"):
        [found] = asked(page, {"ask": "find", "state": State(facets={"co-quan": [told]}).plain()})
        assert [row["id"] for row in found["rows"]] == ["a"], told


def test_records_come_in_the_order_of_the_list(page_of_many: Page) -> None:
    state = State(facets={"tinh": ["hue"]}, sort="cu")
    pages = -(-len(naive(state)) // PAGE_SIZE)
    *found, collected = asked(
        page_of_many,
        *({"ask": "find", "state": {**state.plain(), "page": number}} for number in range(1, pages + 1)),
        {"ask": "collect", "state": state.plain(), "format": "json", "home": "https://example.org/"},
    )
    rows = json.loads(collected["content"])
    assert [row["id"] for row in rows] == [row["id"] for each in found for row in each["rows"]]
    assert (collected["count"], collected["lost"]) == (len(rows), 0)


def test_what_is_no_document_has_no_record(page_of_many: Page) -> None:
    question = {"ask": "collect", "state": State("chè ").plain(), "format": "json", "home": ""}
    [collected] = asked(page_of_many, question)
    assert "gioi-thieu/" in naive(State("chè "))
    assert (collected["count"], collected["lost"]) == (len(naive(State("chè "))) - 1, 0)


def spoil(path: Path, damage: str) -> None:
    match damage:
        case "missing":
            path.unlink()
        case "truncated":
            path.write_bytes(path.read_bytes()[:-3])
        case _:
            path.write_bytes(b"")


@pytest.mark.parametrize("damage", ["missing", "truncated", "empty"])
@pytest.mark.parametrize("lost", ["days", "tinh", "records"])
def test_of_a_damaged_index_the_rest_works(
    damage: str, lost: str, browser: Browser, serve: Serve, tmp_path: Path
) -> None:
    site = publish(tmp_path / "site", DOCUMENTS, facets=FACETS)
    stated = json.loads((site / "assets/search" / MANIFEST).read_bytes())
    files = {facet["parameter"]: facet["file"] for facet in stated["columns"]["facets"]}
    files |= {"days": stated["columns"]["days"], "records": listed(stated["records"])[0]}
    spoil(site / f"assets/search/{files[lost]}.bin", damage)
    chosen = {"tinh": ["hue"], "loai": ["chi-thi"]}
    state = State("chè ", chosen, "2020-01-01", sort="moi")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(site))
        found, counted, collected = asked(
            page,
            {"ask": "find", "state": state.plain()},
            {"ask": "count", "state": state.plain()},
            {"ask": "collect", "state": state.plain(), "format": "csv", "home": ""},
        )
    without = {
        "days": State("chè ", chosen),
        "tinh": State("chè ", {"loai": ["chi-thi"]}, "2020-01-01"),
        "records": state,
    }[lost]
    assert found["total"] == counted["total"] == len(naive(without)) > 0
    assert len(found["rows"]) == min(PAGE_SIZE, len(naive(without)))
    assert sorted(found["lost"]) == {"days": ["ngay", "sap"], "tinh": ["tinh"], "records": []}[lost]
    shown = {facet["parameter"] for facet in counted["facets"]}
    assert shown == VALUES.keys() - ({lost} & VALUES.keys())
    in_lost_file = [each for each in naive(without) if int(each.split("/")[1]) < stated["records"]["size"]]
    assert collected["lost"] == (len(in_lost_file) if lost == "records" else 0)
    assert collected["count"] == len(naive(without)) - collected["lost"]
