"""The rules that are handed to the browser: complete, small, always the same bytes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from directive_archive.citations import rules
from directive_archive.citations.rules import citation_rules, exported_patterns, rules_module


def test_they_are_small() -> None:
    assert len(gzip.compress(citation_rules(), mtime=0)) < 60_000


def test_the_module_holds_them() -> None:
    written = rules_module().decode()
    assert json.loads(written.removeprefix("export default ").removesuffix(";\n")) == json.loads(citation_rules())


def test_the_same_bytes_each_time() -> None:
    before = citation_rules()
    citation_rules.cache_clear()
    exported_patterns.cache_clear()
    assert citation_rules() == before


def test_every_name_that_a_script_asks_for_is_handed_over() -> None:
    handed = json.loads(citation_rules())
    for script in rules.client_scripts():
        for kind, name in re.findall(r"\b(pattern|constant)\([\"`]([^\"`$\[]+)", script.read_text("utf-8")):
            names = {each.partition("[")[0] for each in handed[f"{kind}s"]}
            assert name in names, f"{script.name}: {name}"


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ('pattern("issuers.NO_SUCH_PATTERN")', LookupError),
        ('constant("no_such_module.NAME")', LookupError),
        ('pattern("issuers.CENTRAL_PATH")', TypeError),
        ('constant("issuers.PARTY")', TypeError),
    ],
)
def test_what_python_does_not_have_stops_the_build(
    script: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = tmp_path / "asking.js"
    asking.write_text(f"export const WANTED = {script};\n", "utf-8")
    monkeypatch.setattr(rules, "client_scripts", lambda: iter([asking]))
    citation_rules.cache_clear()
    exported_patterns.cache_clear()
    try:
        with pytest.raises(error):
            citation_rules()
    finally:
        citation_rules.cache_clear()
        exported_patterns.cache_clear()
