"""Columns: read back as the format is told, and held against plain lists of documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.diagnostics import Message
from directive_archive.language import collation_key
from directive_archive.search import SearchDocument, build_index
from directive_archive.search.columns import FacetColumn, FacetValue
from tests.search.reading import manifest, unpacked

TYPE = FacetColumn("loai", Message("Loại văn bản", "Type"), "type")
TOPICS = FacetColumn("chu-de", Message("Chủ đề", "Topics"), "topics")
ISSUER = FacetColumn("co-quan", Message("Cơ quan", "Issuer"), "issuer")

Found = tuple[FacetValue, ...]


Facts = tuple[Mapping[str, Found], date | None]


def written(facets: Sequence[FacetColumn], documents: Iterable[Facts]) -> dict[str, bytes]:
    return dict(
        build_index(
            (
                SearchDocument(f"{place}/", "", facets=values, issued=issued)
                for place, (values, issued) in enumerate(documents)
            ),
            facets=facets,
        )
    )


def varints(content: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in content:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(number)
            number = shift = 0
    assert shift == 0
    return numbers


def column(index: dict[str, bytes], parameter: str) -> tuple[list[list[str]], list[list[str]]]:
    """Values of a column, and those of each document by slug."""
    [stated] = [each for each in manifest(index)["columns"]["facets"] if each["parameter"] == parameter]
    content = unpacked(index, stated["file"])
    at = next(place for place, byte in enumerate(content) if byte < 0x80) + 1
    [length] = varints(content[:at])
    head: dict[str, Any] = json.loads(content[at : at + length])
    sets = [[head["values"][place][0] for place in places] for places in head["sets"]]
    return head["values"], [sets[place] for place in varints(content[at + length :])]


def days(index: dict[str, bytes]) -> list[date | None]:
    found: list[date | None] = []
    last = 0
    for number in varints(unpacked(index, manifest(index)["columns"]["days"])):
        if number == 0:
            found.append(None)
            continue
        zigzag = number - 1
        last += -(zigzag + 1) // 2 if zigzag & 1 else zigzag // 2
        found.append(date(1970, 1, 1) + timedelta(days=last))
    return found


SLUGS = st.sampled_from([*"abcdefgh", "a/b", "quảng-ninh"])
VALUES = st.builds(FacetValue, SLUGS, st.sampled_from(["Đảng", "Nhà nước", "Ủy ban"]), st.sampled_from(["", "Huế"]))
SETS = st.lists(VALUES, max_size=4).map(tuple)
DAYS = st.none() | st.dates(date(1890, 1, 1), date(2100, 12, 31))
DOCUMENTS = st.lists(st.tuples(st.fixed_dictionaries({}, optional={"loai": SETS, "chu-de": SETS}), DAYS), max_size=30)


@given(DOCUMENTS)
def test_columns_hold_what_documents_have(documents: list[Facts]) -> None:
    index = written([TYPE, TOPICS], documents)
    assert days(index) == [issued for _, issued in documents]
    for parameter in ("loai", "chu-de"):
        values, by_document = column(index, parameter)
        naive = [list(dict.fromkeys(value.slug for value in facts.get(parameter, ()))) for facts, _ in documents]
        assert by_document == naive
        slugs = [value[0] for value in values]
        assert sorted(slugs) == sorted({slug for each in naive for slug in each})


def test_values_stand_in_alphabetical_order_whatever_the_order_of_documents() -> None:
    names = ["Điện Biên", "Đắk Lắk", "An Giang", "Ðồng Nai", "Hà Nội"]
    documents = [({"loai": (FacetValue(name.lower(), name),)}, None) for name in names]
    values, _ = column(written([TYPE], documents), "loai")
    assert [label for _, label in values] == sorted(names, key=collation_key)
    again, _ = column(written([TYPE], documents[::-1]), "loai")
    assert again == values


def test_spellings_of_one_value_are_one_and_called_by_the_first_in_the_alphabet() -> None:
    spellings = [FacetValue("hoa-toc", "Hỏa tốc"), FacetValue("hoa-toc", "Hoả tốc")]
    for order in (spellings, spellings[::-1]):
        values, by_document = column(written([TYPE], [({"loai": (value,)}, None) for value in order]), "loai")
        assert values == [["hoa-toc", "Hoả tốc"]]
        assert by_document == [["hoa-toc"], ["hoa-toc"]]


def test_a_note_stands_only_where_it_tells_two_of_one_name_apart() -> None:
    organs = [
        FacetValue("an-giang/huyen-uy-chau-thanh", "Huyện ủy Châu Thành", "An Giang"),
        FacetValue("long-an/huyen-uy-chau-thanh", "Huyện ủy Châu Thành", "Long An"),
        FacetValue("bac-kan/huyen-uy-na-ri", "Huyện ủy Na Rì", "Bắc Kạn"),
    ]
    values, _ = column(written([ISSUER], [({"co-quan": (organ,)}, None) for organ in organs]), "co-quan")
    assert values == [
        ["an-giang/huyen-uy-chau-thanh", "Huyện ủy Châu Thành", "An Giang"],
        ["long-an/huyen-uy-chau-thanh", "Huyện ủy Châu Thành", "Long An"],
        ["bac-kan/huyen-uy-na-ri", "Huyện ủy Na Rì"],
    ]


def test_the_manifest_names_each_column_in_both_languages() -> None:
    stated = manifest(written([TYPE, TOPICS], []))["columns"]
    assert [(each["parameter"], each["key"], each["label"]) for each in stated["facets"]] == [
        ("loai", "type", {"vi": "Loại văn bản", "en": "Type"}),
        ("chu-de", "topics", {"vi": "Chủ đề", "en": "Topics"}),
    ]
    assert manifest(dict(build_index([])))["columns"] == {}


def test_an_edited_fact_leaves_the_other_columns_as_they_were() -> None:
    first = date(2020, 1, 1)
    documents: list[Facts] = [
        ({"loai": (FacetValue("a", "A"),), "chu-de": (FacetValue("b", "B"),)}, first + timedelta(days=place))
        for place in range(9)
    ]
    before = manifest(written([TYPE, TOPICS], documents))["columns"]
    documents[4] = ({**documents[4][0], "loai": (FacetValue("c", "C"),)}, documents[4][1])
    after = manifest(written([TYPE, TOPICS], documents))["columns"]
    assert before["days"] == after["days"]
    assert [one == other for one, other in zip(before["facets"], after["facets"], strict=True)] == [False, True]


def test_columns_of_a_large_archive_stay_small() -> None:
    """Documents in order of id: one issuer follows itself for long, and its days rise."""
    count = 30_000
    documents = []
    for place in range(count):
        organ = place // 40
        values = {
            "loai": (FacetValue(f"type-{place * 7919 % 5}", "T"),),
            "co-quan": (FacetValue(f"p-{organ // 12}/o-{organ}", f"Cơ quan {organ}"),),
        }
        documents.append((values, date(2016, 1, 1) + timedelta(days=place % 40 * 90 + place * 31 % 50)))
    index = written([TYPE, ISSUER], documents)
    stated = manifest(index)["columns"]
    packed = sum(len(index[f"{name}.bin"]) for name in (stated["days"], *(each["file"] for each in stated["facets"])))
    assert packed < 2 * count, "100,000 must fit into some 200 kB"


@pytest.mark.parametrize("size", [1, 127, 128, 16_384])
def test_numbers_of_any_size_are_read_back(size: int) -> None:
    documents = [({"loai": (FacetValue(str(place), str(place)),)}, None) for place in range(size)]
    _, by_document = column(written([TYPE], documents), "loai")
    assert [slugs for [slugs] in by_document] == [str(place) for place in range(size)]
    assert all(one != other for one, other in pairwise(by_document))
