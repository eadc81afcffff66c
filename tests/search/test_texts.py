from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.body import parse_body, plain_text
from directive_archive.search import SearchDocument, build_index
from directive_archive.search.texts import TEXT_BYTES, anchors
from tests.search.generated import generated
from tests.search.reading import manifest, text_files, texts, unpacked


def built(documents: Iterable[SearchDocument], **settings: Any) -> dict[str, bytes]:
    return dict(build_index(documents, **settings))


@pytest.fixture(scope="module")
def large() -> list[SearchDocument]:
    return list(generated(300))


# Letters that JSON, UTF-8 and normal forms treat in their own ways, and any others.
LETTERS = st.one_of(
    st.sampled_from(
        ["\n", "\r\n", "\t", '"', "\\", "\u0301", "e\u0302\u0301", "ủ", "uỷ", "\u2028", "𡨸", "\x00", "</script>", "Ð"]
    ),
    st.characters(exclude_categories=["Cs"]),
)
BODIES = st.lists(LETTERS, max_size=60).map("".join)


@given(
    st.lists(st.tuples(BODIES, st.booleans(), st.sampled_from(["", "1", "1 3muc-1"]), st.integers(1, 900)), max_size=25)
)
def test_texts_come_out_to_the_letter(rows: list[tuple[str, bool, str, int]]) -> None:
    documents = [
        SearchDocument(f"{n}/", "", body=body * times, quotable=quotable, anchors=paragraphs)
        for n, (body, quotable, paragraphs, times) in enumerate(rows)
    ]
    index = built(documents)
    expected = {n: (each.body, each.anchors) for n, each in enumerate(documents) if each.quotable and each.body}
    assert texts(index) == expected
    assert manifest(index)["texts"]["documents"] == max(expected, default=-1) + 1
    assert manifest(index)["texts"]["bytes"] == sum(len(body.encode()) for body, _ in expected.values())


def test_nothing_is_written_of_what_has_no_text() -> None:
    index = built([SearchDocument("a/", "Tên"), SearchDocument("b/", "Trang", body="Mục lục", quotable=False)])
    assert manifest(index)["texts"] == {"documents": 0, "files": 0, "bytes": 0, "root": ""}


def test_files_are_small_and_each_holds_some_documents(large: list[SearchDocument]) -> None:
    index = built(large)
    _, files = text_files(index)
    sizes = [len(unpacked(index, name)) for _, name in files]
    assert TEXT_BYTES / 2 < sum(sizes) / len(sizes) < TEXT_BYTES * 1.5
    assert max(sizes) < TEXT_BYTES * 3
    assert len(files) < len(large) / 2
    assert max(len(index[f"{name}.bin"]) for _, name in files) < 12_000
    assert manifest(index)["texts"]["files"] == len(files)


def test_a_long_text_is_one_row() -> None:
    long = SearchDocument("a/", "", body="Điều 1. Phạm vi. " * 20_000)
    index = built([SearchDocument("0/", "", body="ngắn"), long, SearchDocument("b/", "", body="ngắn, nữa")])
    assert [text for text, _ in texts(index).values()] == ["ngắn", long.body, "ngắn, nữa"]


def edited(documents: list[SearchDocument]) -> list[SearchDocument]:
    old = documents[100]
    return [*documents[:100], dataclasses.replace(old, body=f"{old.body} Hết."), *documents[101:]]


def with_one_more(documents: list[SearchDocument]) -> list[SearchDocument]:
    return [*documents[:100], SearchDocument("moi/", "Mới", body="Một văn bản mới. " * 200), *documents[100:]]


def with_one_less(documents: list[SearchDocument]) -> list[SearchDocument]:
    return [*documents[:100], *documents[101:]]


@pytest.mark.parametrize("change", [edited, with_one_more, with_one_less])
def test_a_change_leaves_nearly_all_files_as_they_were(change: Any, large: list[SearchDocument]) -> None:
    before, after = built(large), built(change(large))
    old, new = ({name for _, name in text_files(index)[1]} for index in (before, after))
    assert old != new
    assert len(new - old) <= 4
    assert [text for text, _ in texts(after).values()] == [each.body for each in change(large)]


def test_lists_of_files_stay_when_documents_come_before_them() -> None:
    """Of some 2,500 files in lists of 48 to 256, an early document changes two lists at most and moves the others."""
    documents = [SearchDocument(f"{n}/", "", body=f"{n} " * 2_500) for n in range(2_500)]
    before = built(documents)
    after = built([*documents[:10], SearchDocument("moi/", "", body="mới " * 2_500), *documents[10:]])
    old, new = (set(text_files(index)[0][1:]) for index in (before, after))
    assert len(old) > 10
    assert len(new - old) <= 2


def test_texts_of_an_earlier_build_are_taken_as_they_are(large: list[SearchDocument]) -> None:
    first = built(large)
    names = {name for _, name in text_files(first)[1]}
    again = built(large, reuse=lambda name: b"kept" if name in names else None)
    assert {name for name in names if again[f"{name}.bin"] == b"kept"} == names
    assert {name: content for name, content in again.items() if content != b"kept"}.items() <= first.items()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("Một đoạn.", "1"),
        ("\nMột đoạn.\n\n\nHai đoạn\nhai dòng.\n", "2 5"),
        ("Mở đầu.\n\n1. Điểm một.\n2. Điểm hai.\n\nKết.", "1 3muc-1 4muc-2 6"),
        ("Điều 1. Phạm vi\n1. Khoản.\na) Điểm.\n- Gạch.", "1dieu-1 2dieu-1-khoan-1 3dieu-1-khoan-1-diem-a 4"),
        ("**1. Đậm\nhai dòng** và thường.\n\n2\\. Không phải điểm.", "1muc-1 4muc-2"),
    ],
)
def test_paragraphs_are_noted_by_line(body: str, expected: str) -> None:
    assert anchors(body) == expected


@given(
    st.lists(
        st.sampled_from(["1. ", "a) ", "- ", "Điều 2. ", "**", "*", "\\*", "chữ ", "\n", "\n\n"]), max_size=40
    ).map("".join)
)
def test_lines_of_the_source_are_lines_of_the_text(body: str) -> None:
    """So that a paragraph can be found in the text by the line on which it begins in the source."""
    text = plain_text(body)
    assert text.count("\n") == body.count("\n")
    lines = text.split("\n")
    for block in parse_body(body):
        assert lines[block.line - 1].strip() or not block.text.split("\n")[0].strip("* ")
