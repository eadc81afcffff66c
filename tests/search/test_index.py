from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from lunr.index import Index
from lunr.query import Query, QueryPresence

from directive_archive.search import SearchDocument, SearchIndex, build_index
from tests.search.samples import DOCUMENTS, MANY

REQUIRED = QueryPresence.REQUIRED


@pytest.fixture(scope="module")
def built() -> SearchIndex:
    return build_index(DOCUMENTS)


def loaded(index: SearchIndex) -> dict[str, Any]:
    return dict(json.loads(index.to_json()))


def found(index: SearchIndex, *terms: str, boosts: dict[str, int] | None = None) -> list[str]:
    """Slugs of the documents that hold all terms, best first; `boosts` name terms that only add to the score."""
    tables = loaded(index)

    def ask(query: Query) -> None:
        for term in terms:
            query.term(term, presence=REQUIRED)
        for term, boost in (boosts or {}).items():
            query.term(term, boost=boost)

    results = Index.load(tables["lunr"]).query(callback=ask)
    locations = [tables["documents"][int(result["ref"])]["location"] for result in results]
    return [location.removeprefix("van-ban/").removesuffix("/") for location in locations]


def test_lunr_on_both_sides_speaks_one_version(built: SearchIndex) -> None:
    script = files("mkdocs.contrib.search") / "templates/search/lunr.js"
    version = re.search(r'lunr\.version = "(.+?)"', script.read_text("utf-8"))
    assert version
    assert built.lunr["version"] == version[1]


def test_pipelines_are_empty_and_fields_are_ours(built: SearchIndex) -> None:
    assert built.lunr["pipeline"] == []
    assert built.lunr["fields"] == ["number", "names", "title", "body"]


def test_what_is_shown_stands_in_the_order_of_the_documents(built: SearchIndex) -> None:
    documents = loaded(built)["documents"]
    assert documents[0] == {
        "location": "van-ban/dien-bien/",
        "number": "953-CV/TU",
        "title": "V/v tổ chức Ngày hội đọc sách",
        "subtitle": "Tỉnh ủy Điện Biên · 1/6/2021",
        "lead": "Các huyện ủy chọn một xã làm điểm, mời các trường học tham gia.",
    }
    assert [row["location"] for row in documents] == [document.location for document in DOCUMENTS]


@pytest.mark.parametrize(
    ("terms", "slugs"),
    [
        (["~dien", "~bien"], ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
        (["+dien bien"], ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
        (["~953cvtu"], ["dien-bien", "phong-chong-dich"]),
        (["~512025ndcp"], ["thu-tuong"]),
        (["~5cttw"], ["chi-thi-so-khong"]),
        (["~mgar", "~hmong", "~covid19"], ["tay-nguyen"]),
        (["𡨸喃"], ["hiem-hoc"]),
        (["~nowhere"], []),
        (["~dien", "~nowhere"], []),
    ],
)
def test_terms_find_documents(built: SearchIndex, terms: list[str], slugs: list[str]) -> None:
    assert found(built, *terms) == slugs


@pytest.mark.parametrize(("exact", "slugs"), [("=uỷ", ["uy-cu", "uy-moi"]), ("=ủy", ["uy-moi", "uy-cu"])])
def test_exact_spelling_outranks_the_tone_variant(built: SearchIndex, exact: str, slugs: list[str]) -> None:
    assert found(built, "~uy", "~na", "~ri", boosts={"ủy": 3, exact: 1}) == slugs


def test_spelling_outranks_the_folded_word(built: SearchIndex) -> None:
    assert found(built, "~xa", boosts={"xa": 30})[0] == "tu-xa"
    assert found(built, "~xa", boosts={"xã": 30})[-1] == "tu-xa"


def test_a_word_in_the_names_outranks_the_title_and_the_title_the_body() -> None:
    documents = [
        SearchDocument("body/", "cao", "1", ("xanh",), "núi", "", ""),
        SearchDocument("title/", "núi", "2", ("xanh",), "cao", "", ""),
        SearchDocument("names/", "cao", "3", ("núi",), "cao", "", ""),
        SearchDocument("none/", "cao", "4", ("xanh",), "cao", "", ""),
    ]
    assert found(build_index(documents), "~nui") == ["names", "title", "body"]


def test_pairs_stand_in_short_fields_only(built: SearchIndex) -> None:
    postings = loaded(built)["lunr"]["invertedIndex"]
    pairs = {term: posting for term, posting in postings if term.startswith("+")}
    assert {"+ngay hoi", "+bach quang", "+cv tu"} <= set(pairs)
    assert [term for term, posting in pairs.items() if posting["body"]] == []


def test_terms_are_sorted_as_the_browser_wants_them(built: SearchIndex) -> None:
    terms = [term.encode("utf-16-be") for term, _ in loaded(built)["lunr"]["invertedIndex"]]
    assert len(terms) > len(DOCUMENTS)
    assert all(first < second for first, second in pairwise(terms))


def test_documents_are_iterated_once() -> None:
    def stream() -> Iterator[SearchDocument]:
        yield from DOCUMENTS

    assert build_index(stream()).to_json() == build_index(DOCUMENTS).to_json()


def test_bytes_do_not_depend_on_the_run() -> None:
    program = (
        "import sys; from directive_archive.search import build_index; from tests.search.samples import DOCUMENTS;"
        "sys.stdout.buffer.write(build_index(DOCUMENTS).to_json())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {build_index(DOCUMENTS).to_json()}


def test_vietnamese_is_written_as_it_is(built: SearchIndex) -> None:
    written = built.to_json()
    assert "Tỉnh ủy Điện Biên".encode() in written
    assert b"\\u" not in written


def test_decomposed_documents_are_shown_and_found_composed() -> None:
    index = build_index([SearchDocument("a/", unicodedata.normalize("NFD", "Hòa Bình"), "1", (), "", "", "")])
    assert loaded(index)["documents"][0]["title"] == "Hòa Bình"
    assert found(index, "hòa") == ["a"]


def test_an_empty_archive_has_an_index() -> None:
    index = build_index([])
    assert loaded(index)["documents"] == []
    assert found(index, "~xa") == []


def test_empty_fields_are_no_error() -> None:
    index = build_index([SearchDocument("a/", "", "", (), "", "", ""), DOCUMENTS[0]])
    assert found(index, "~dien") == ["dien-bien"]


def test_two_documents_at_one_location_are_refused() -> None:
    with pytest.raises(ValueError, match="van-ban/dien-bien/"):
        build_index([*DOCUMENTS, DOCUMENTS[0]])


def test_every_one_of_many_alike_is_found() -> None:
    assert len(found(build_index(MANY), "~lich")) == len(MANY)
