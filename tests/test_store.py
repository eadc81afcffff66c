"""What is kept is found again by what it was made from; whatever is wrong with the file, nothing wrong comes out."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import pytest

from directive_archive.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept.sqlite"


def test_a_value_is_found_by_kind_name_and_key(path: Path) -> None:
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
        store.put("page", "b", "1", b"two")
        store.put("file", "a", "1", b"three")
    with Store(path) as store:
        assert [store.get(*asked) for asked in (("page", "a", "1"), ("page", "b", "1"), ("file", "a", "1"))] == [
            *(b"one", b"two", b"three")
        ]
        assert [store.get(*asked) for asked in (("page", "a", "2"), ("page", "c", "1"), ("x", "a", "1"))] == [None] * 3
        assert store.latest("page", "a") == b"one"


def test_a_new_value_takes_the_place_of_the_old_one(path: Path) -> None:
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
        store.put("page", "a", "2", b"two")
        assert store.latest("page", "a") == b"two"
    with Store(path) as store:
        assert store.get("page", "a", "1") is None
        assert store.get("page", "a", "2") == b"two"


def test_what_is_not_retained_is_gone(path: Path) -> None:
    with Store(path) as store:
        for name in "abc":
            store.put("page", name, "1", b"x")
            store.put("file", name, "1", b"x")
        store.retain("page", {"b"})
    with Store(path) as store:
        assert [store.get("page", name, "1") for name in "abc"] == [None, b"x", None]
        assert [store.get("file", name, "1") for name in "abc"] == [b"x"] * 3


def test_without_a_file_nothing_is_kept() -> None:
    with Store(None) as store:
        store.put("page", "a", "1", b"one")
        assert (store.keeps, store.get("page", "a", "1"), store.latest("page", "a")) == (False, None, None)
        store.retain("page", set())


def test_a_run_that_finds_it_locked_keeps_nothing(path: Path) -> None:
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
        with Store(path) as other:
            assert not other.keeps
            assert other.get("page", "a", "1") is None
    with Store(path) as store:
        assert store.get("page", "a", "1") == b"one"


def test_a_run_that_is_cut_off_leaves_the_store_as_it_was(path: Path) -> None:
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
    cut_off = Store(path)
    for number in range(600):
        cut_off.put("page", f"{number}", "1", b"x")
    del cut_off
    gc.collect()
    with Store(path) as store:
        assert store.get("page", "a", "1") == b"one"
        assert store.get("page", "1", "1") is None


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_flipped_bit_anywhere_never_gives_a_wrong_value(path: Path, place: int) -> None:
    values = {f"{number}": f"value {number} ".encode() * 40 for number in range(60)}
    with Store(path) as store:
        for name, value in values.items():
            store.put("page", name, "key", value)
    content = bytearray(path.read_bytes())
    for offset in range(place * len(content) // 100, len(content), 4001):
        content[offset] ^= 0x10
    path.write_bytes(content)
    for _ in range(2):
        with Store(path) as store:
            found = {name: store.get("page", name, "key") for name in values}
            assert all(value is None or value == values[name] for name, value in found.items())
            for name, value in values.items():
                store.put("page", name, "key", value)
    with Store(path) as store:
        found = {name: store.get("page", name, "key") for name in values}
    assert all(value is None or value == values[name] for name, value in found.items())


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\0" * 100])
def test_what_is_no_store_is_begun_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
    with Store(path) as store:
        assert store.get("page", "a", "1") == b"one"


def test_a_store_of_another_layout_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE kept (something)")
    with Store(path) as store:
        store.put("page", "a", "1", b"one")
        assert store.latest("page", "a") == b"one"
