"""What the browser fetches of the archive: found by every key, in files that stay small."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations import holdings
from directive_archive.citations.holdings import holdings_files, key_hash
from tests.citations.conftest import Client
from tests.citations.samples import CAM_PHA, directive


def read(files: list[bytes], key: str) -> list[list[object]]:
    found: list[list[object]] = json.loads(files[key_hash(key) % len(files)]).get(key, [])
    return found


def test_a_directive_is_found_by_number_with_issuer_or_day_and_by_day_with_issuer() -> None:
    held = directive("012-CV/TU", date(2021, 2, 3), CAM_PHA, type="Công văn")
    files = list(holdings_files([held], []))
    record = [held.id, "2021-02-03", 1, "12", "cv-tu", "Công văn"]
    path = "quang-ninh/thanh-uy-cam-pha"
    for key in (f"12|{path}", "12|2021-02-03", f"|{path}|2021-02-03"):
        assert read(files, key) == [record]
    assert read(files, "13|2021-02-03") == []


def test_a_law_is_found_by_its_name() -> None:
    law = directive("60/2014/QH13", date(2014, 11, 20), {"issuer": "Quốc hội"}, type="Luật", title="Hộ tịch")
    assert [record[0] for record in read(list(holdings_files([law], [])), "law hộ tịch")] == [law.id]


def test_files_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "LARGEST", 2000)
    held = [directive(f"{number}-CV/TU", date(2021, 1 + number % 12, 1 + number % 28)) for number in range(1, 400)]
    files = list(holdings_files(held, []))
    assert len(files) > 1
    assert len(files) & (len(files) - 1) == 0
    assert max(map(len, files)) <= 2000
    for each in held:
        key = f"{each.number.number}|{'/'.join(each.issuer.path)}"
        assert [record[0] for record in read(files, key)] == [each.id]


def test_the_same_bytes_in_any_order() -> None:
    held = [directive(f"{number}-CV/TU", date(2021, 1, 1)) for number in range(1, 20)]
    assert list(holdings_files(held, [])) == list(holdings_files(held[::-1], []))


@given(st.lists(st.text(max_size=40), min_size=1))
def test_both_languages_look_into_the_same_file(client: Client, keys: list[str]) -> None:
    assert client.results("holdings.keyHash", [[key] for key in keys]) == [key_hash(key) for key in keys]
