"""The first five directives as they stand in `directives/`: their bodies are the originals', to the letter.

`originals.json` holds of each the hash of its body with the one broken sentence mended and the telephone number
withheld; `test_original_texts.py` compares all of it with the texts themselves where they are at hand.
"""

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directive_archive.directive import Directive
from directive_archive.front_matter import read_file
from tests.sites import REPOSITORY

TABLE: list[dict[str, Any]] = json.loads(Path(__file__).with_name("originals.json").read_text(encoding="utf-8"))
WITHHELD = "[số điện thoại đã ẩn]"

each_original = pytest.mark.parametrize("original", [pytest.param(row, id=row["file"]) for row in TABLE])


def committed(original: dict[str, Any]) -> tuple[Directive, str]:
    """Facts and body of the file."""
    path = REPOSITORY / "directives" / f"{original['id']}.md"
    read = read_file(path, path.name)
    assert read.diagnostics == ()
    return Directive(original["id"], read.metadata), read.body


@each_original
def test_body_is_the_originals_to_the_letter(original: dict[str, Any]) -> None:
    _, body = committed(original)
    assert hashlib.sha256(body.encode()).hexdigest() == original["body_sha256"]


@each_original
def test_only_the_page_break_was_joined(original: dict[str, Any]) -> None:
    _, body = committed(original)
    left, right = original["joint"]
    assert body.count(f"{left} {right}") == 1
    assert body.count("\n\n") + 1 == original["paragraphs"]


@each_original
def test_facts_are_those_of_the_original(original: dict[str, Any]) -> None:
    """Editors may add topics, notes and the like; what the document states stays."""
    directive, _ = committed(original)
    meta = original["meta"]
    for key in ("number", "symbol", "type", "title", "place", "issuer", "issuer_parent"):
        assert directive.text(key) == (meta[key] or ""), key
    assert directive.issued == date.fromisoformat(meta["issued"])
    assert list(directive.texts("addressees")) == meta["addressees"]
    assert list(directive.texts("recipients")) == meta["recipients"]
    assert dict(directive.record("signatory")) == {key: part for key, part in meta["signatory"].items() if part}


def test_typing_errors_stay() -> None:
    bodies = {row["file"][:3]: committed(row)[1] for row in TABLE}
    assert "Lời kêu gọi của của Tổng Bí thư" in bodies["001"]
    assert "thàn tốc khoanh vùng" in bodies["003"]
    assert "sử dụng sử dụng các ứng dụng" in bodies["003"]


def test_telephone_number_is_withheld_and_counted() -> None:
    directive, body = committed(TABLE[0])
    assert body.count(WITHHELD) == 1
    assert re.findall(r"\d(?:[ .]?\d){8,}", body) == []
    assert [(each["kind"], each["count"]) for each in directive.records("redactions")] == [("số điện thoại", "1")]
    # The hash of the original would give the number away: all the rest of the text is public.
    assert "sha256" not in directive.record("source")
