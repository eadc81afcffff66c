"""Equal fingerprints, equal contents; in every process the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.diagnostics import Message, Severity
from directive_archive.fields import FIELDS
from directive_archive.fingerprint import of_files, of_software, of_value
from directive_archive.vocabulary.places import PROVINCES
from tests.sites import kept_environment

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN, PLAIN)
def test_values_have_one_fingerprint_if_they_are_one(one: object, other: object) -> None:
    same = repr(one) == repr(other)
    assert (of_value(one) == of_value(other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Message("a", "b"), Message("b", "a")),
        (Message("a", "b"), ["a", "b"]),
        (date(2021, 1, 4), "2021-01-04"),
        ({"a": 1}, {"a": 2}),
        ({"a", "b"}, {"a"}),
        (PROVINCES[0], PROVINCES[1]),
        ((1, 2), (2, 1)),
        (partial(of_value, "a"), partial(of_value, "b")),
        (lambda text: text.upper(), lambda text: text.lower()),
    ],
)
def test_different_values_differ(one: object, other: object) -> None:
    assert of_value(one) != of_value(other)


def test_the_kind_of_mapping_or_list_does_not_count() -> None:
    assert of_value({"a": (1, [2])}) == of_value(MappingProxyType({"a": [1, (2,)]}))
    assert of_value({"b", "a"}) == of_value(frozenset({"a", "b"}))
    assert of_value(Severity.ERROR) == of_value(Severity("error"))


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no fingerprint"):
        of_value([object()])


def test_fingerprints_are_the_same_in_another_process() -> None:
    program = (
        "from directive_archive.fields import FIELDS; from directive_archive.fingerprint import *;"
        "print(of_value(FIELDS), of_software(), of_value({'b', 'a', 'c'}))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=kept_environment() | {"PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert said == [of_value(FIELDS), of_software(), of_value({"a", "b", "c"})]


def test_files_count_with_name_and_content_and_hidden_ones_do_not(tmp_path: Path) -> None:
    def now() -> str:
        return of_files([tmp_path], frozenset({".html"}))

    seen = {now()}
    (tmp_path / "a.html").write_text("1", "utf-8")
    seen.add(now())
    (tmp_path / "a.html").write_text("2", "utf-8")
    seen.add(now())
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    seen.add(now())
    assert len(seen) == 4
    (tmp_path / "c.txt").write_text("x", "utf-8")
    (tmp_path / ".icons").mkdir()
    (tmp_path / ".icons" / "d.html").write_text("x", "utf-8")
    assert now() in seen
