from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr import __TARGET_JS_VERSION__

from directive_archive.search import FIELDS, MANIFEST, SearchDocument, build_index
from directive_archive.search.scoring import LENGTHS, length_step, rounded_length
from directive_archive.search.shards import shortest_between
from directive_archive.search.tokens import forms
from directive_archive.search.words import folded_key
from tests.search.generated import generated
from tests.search.reading import leaves, listed, manifest, members, names, names_in, shown, text_files, unpacked
from tests.search.samples import DOCUMENTS, MANY


def built(documents: Iterable[SearchDocument], **settings: Any) -> dict[str, bytes]:
    index = list(build_index(documents, **settings))
    assert len({name for name, _ in index}) == len(index)
    return dict(index)


@pytest.fixture(scope="module")
def small() -> dict[str, bytes]:
    return built(DOCUMENTS)


@pytest.fixture(scope="module")
def large() -> list[SearchDocument]:
    return list(generated(300))


def test_lunr_on_both_sides_speaks_one_version() -> None:
    script = files("mkdocs.contrib.search") / "templates/search/lunr.js"
    version = re.search(r'lunr\.version = "(.+?)"', script.read_text("utf-8"))
    assert version
    assert version[1] == __TARGET_JS_VERSION__


def test_the_manifest_says_what_weights_need(small: dict[str, bytes]) -> None:
    stated = manifest(small)
    assert stated["documents"] == len(DOCUMENTS)
    assert [(field["name"], field["boost"]) for field in stated["fields"]] == [
        (field.name, field.boost) for field in FIELDS
    ]
    assert stated["lengths"] == list(LENGTHS)
    assert stated["fields"][3]["average"] == 3  # "Công văn": two words and a pair, in every one


def test_no_prefix_means_two_fields() -> None:
    prefixes = [prefix for field in FIELDS for prefix in field.prefixes]
    assert len(prefixes) == len(set(prefixes))
    assert {"so", "co-quan", "tinh", "loai", "nam", "number", "issuer", "province", "type", "year"} <= set(prefixes)


def test_what_is_shown_stands_in_the_order_of_the_documents(small: dict[str, bytes]) -> None:
    rows = shown(small)
    assert rows[0] == [
        "van-ban/dien-bien/",
        "953-CV/TU",
        "V/v tổ chức Ngày hội đọc sách",
        "Tỉnh ủy Điện Biên · 1/6/2021",
        "Các huyện ủy chọn một xã làm điểm, mời các trường học tham gia.",
    ]
    assert [row[0] for row in rows] == [document.location for document in DOCUMENTS]


@pytest.mark.parametrize(("listed_at_once", "levels"), [(2_560, 0), (20, 1)])
def test_every_file_is_led_to_from_the_manifest(
    large: list[SearchDocument], listed_at_once: int, levels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("directive_archive.search.files.LISTED_AT_ONCE", listed_at_once)
    index = built(large)
    stated = manifest(index)
    assert (stated["terms"]["levels"], stated["store"]["levels"]) == (levels, levels)
    assert len(shown(index)) == len(large)
    reached = {*listed(stated["words"]), *listed(stated["terms"]), *listed(stated["store"])}
    reached |= {name for _, name in leaves(index, stated["terms"])} | set(members(index, stated["store"]))
    lists, rows = text_files(index)
    reached |= {*lists, *(name for _, name in rows)}
    assert {f"{name}.bin" for name in reached} | {MANIFEST} == set(index)


def test_terms_are_sorted_as_the_browser_looks_them_up(large: list[SearchDocument]) -> None:
    index = built(large)
    keys = [key.encode("utf-16-be") for key, _ in leaves(index, manifest(index)["terms"])]
    assert len(keys) > 20
    assert keys == sorted(set(keys))
    found = names(index)
    assert len(found) == len(set(found))
    assert {"thực hiện", "thực", "#1102cvtu"} & set(found) >= {"thực hiện", "thực"}


def test_shards_are_small(large: list[SearchDocument]) -> None:
    index = built(large)
    sizes = [len(index[f"{name}.bin"]) for _, name in leaves(index, manifest(index)["terms"])]
    assert max(sizes) < 40_000
    assert sum(sizes) / len(sizes) > 8_000


def test_documents_are_iterated_once() -> None:
    def stream() -> Iterator[SearchDocument]:
        yield from DOCUMENTS

    assert built(stream()) == built(DOCUMENTS)


@pytest.mark.parametrize("in_memory", [1, 997, 40_000])
def test_bytes_do_not_depend_on_how_much_is_held_in_memory(in_memory: int) -> None:
    documents = [*DOCUMENTS, *generated(40, words=200)]
    assert built(documents, in_memory=in_memory) == built(documents)


def test_bytes_do_not_depend_on_the_run() -> None:
    program = (
        "import sys, zlib; from directive_archive.search import build_index;"
        "from tests.search.samples import DOCUMENTS; print(list(build_index(DOCUMENTS)))"
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
    assert runs == {f"{list(build_index(DOCUMENTS))}\n".encode()}


def test_a_corrected_document_leaves_most_files_as_they_were(large: list[SearchDocument]) -> None:
    before = built(large)
    old = large[100]
    new = dataclasses.replace(old, body=old.body.replace("nội dung", "nội quy", 1))
    after = built([*large[:100], new, *large[101:]])
    kept = set(before) & set(after)
    assert new != old
    assert len(kept) > 0.9 * len(before)
    assert {name: before[name] for name in kept - {MANIFEST}} == {name: after[name] for name in kept - {MANIFEST}}


def test_files_of_an_earlier_build_are_taken_as_they_are(large: list[SearchDocument]) -> None:
    first = built(large)
    asked: list[str] = []

    def reuse(name: str) -> bytes | None:
        asked.append(name)
        return b"kept" if name == asked[0] else None

    again = built(large, reuse=reuse)
    assert sorted(f"{name}.bin" for name in asked) == sorted(set(first) - {MANIFEST})
    assert again == first | {f"{asked[0]}.bin": b"kept"}


def test_decomposed_documents_are_shown_and_found_composed() -> None:
    index = built([SearchDocument("a/", unicodedata.normalize("NFD", "Hòa Bình"))])
    assert shown(index) == [["a/", "", "Hòa Bình", "", ""]]
    assert names(index) == ["hòa bình", "bình", "hòa"]


def test_an_empty_archive_has_an_index() -> None:
    index = built([])
    assert set(index) == {MANIFEST}
    assert manifest(index)["documents"] == 0


def test_two_documents_at_one_location_are_refused() -> None:
    with pytest.raises(ValueError, match="van-ban/dien-bien/"):
        list(build_index([*DOCUMENTS, DOCUMENTS[0]]))


def test_a_long_list_is_cut_where_the_weight_is_least() -> None:
    """Of 12,000 documents with one word, the shard holds 4,096: all that have it several times among them."""
    documents = [SearchDocument(f"{n}/", "", body="chè " * (9 if n % 3 == 0 else 1)) for n in range(12_000)]
    index = built(documents)
    *other_shards, (first, shard) = leaves(index, manifest(index)["terms"])
    assert "che".startswith(first)
    store = manifest(index)["store"]
    others = {MANIFEST, f"{shard}.bin", *(f"{name}.bin" for name in listed(manifest(index)["words"]))}
    others |= {f"{name}.bin" for name in [*(name for _, name in other_shards), *members(index, store)]}
    others |= {f"{name}.bin" for name in listed(store)}
    lists, rows = text_files(index)
    others |= {f"{name}.bin" for name in [*lists, *(name for _, name in rows)]}
    [rest] = set(index) - others
    frequencies_above_7 = 4_000
    assert zlib.decompress(index[rest], -15)[-(12_000 - 4_096) :] == bytes([0 << 3 | 1]) * (12_000 - 4_096)
    assert unpacked(index, shard).count(b"\x09") >= frequencies_above_7


def test_who_asks_for_a_common_word_fetches_no_rare_ones_before_it() -> None:
    documents = [SearchDocument(f"{n}/", "", body=f"chè {'cha' if n % 2 else 'chị'}{n % 600}") for n in range(9_000)]
    index = built(documents)
    shards = leaves(index, manifest(index)["terms"])
    [own] = [names_in(index, shard) for _, shard in shards if "chè" in names_in(index, shard)]
    assert own[0] == "chè"
    assert len(shards) > 2


@given(st.lists(st.text("abc ", max_size=5), min_size=2, max_size=2, unique=True).map(sorted))
def test_the_key_of_a_shard_is_the_shortest_that_is_behind_the_shard_before(keys: list[str]) -> None:
    last, first = keys
    key = shortest_between(last, first)
    assert first.startswith(key)
    assert last < key
    assert not last < key[:-1]


def test_words_that_begin_alike_lie_in_one_file(large: list[SearchDocument]) -> None:
    index = built(large)
    entries = leaves(index, manifest(index)["words"])
    files = [
        [folded_key(forms(line.split()[0])[0]) for line in unpacked(index, name).decode().split("\n")]
        for _, name in entries
    ]
    words = [word for file in files for word in file]
    assert words == sorted(words)
    beginnings = [{word[:2] for word in file} for file in files]
    assert sum(map(len, beginnings)) == len(set.union(*beginnings)) > len(files)
    assert [(key, {word[0] for word in file}) for (key, _), file in zip(entries, files, strict=True)] == [
        (file[0][:2], {file[0][0]}) for file in files
    ]


@pytest.mark.parametrize(
    ("length", "rounded"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (5, 6), (7, 8), (9, 8), (10, 11), (500, 512), (600, 512), (650, 724)],
)
def test_lengths_are_rounded(length: int, rounded: int) -> None:
    assert rounded_length(length) == rounded


def test_no_length_is_far_from_its_rounded_one() -> None:
    assert len(LENGTHS) <= 32
    assert all(0.8 < rounded_length(length) / length < 1.25 for length in range(1, 70_000))
    assert length_step(10**9) < 32


def test_every_one_of_many_alike_is_in_the_index() -> None:
    assert len(shown(built(MANY))) == len(MANY)
