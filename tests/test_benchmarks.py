"""The corpus that is measured with is a valid archive and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.build import main as measure_builds
from benchmarks.build import measure
from benchmarks.corpus import files, write
from directive_archive.diagnostics import problems
from directive_archive.site.build import read_contents

COUNT = 150


def test_the_corpus_has_no_problem_and_cites_itself(tmp_path: Path) -> None:
    write(COUNT, tmp_path)
    contents = read_contents(tmp_path, "")
    assert len(contents.archive.entries) == COUNT
    assert [diagnostic.text() for diagnostic in problems(contents.diagnostics)] == []
    assert len(contents.wanted) > COUNT
    assert sum(len(contents.graph.by_target.get(entry.id, ())) for entry in contents.archive.entries) > COUNT / 2


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one() -> None:
    first, more = dict(files(20)), dict(files(60))
    assert list(first.items()) == list(more.items())[:20]


def test_the_corpus_does_not_depend_on_the_run() -> None:
    program = "from benchmarks.corpus import files; print(list(files(20)))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_builds_are_measured_and_put_into_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "table.md"
    measure_builds(["12", "--runs", "1", "--only", "ours", "--only", "stock", "--no-search", "--into", str(into)])
    rows = [line.split(" | ") for line in into.read_text("utf-8").splitlines() if line.startswith("| 12 ")]
    assert [row[1] for row in rows] == [
        "this project, without search",
        "this project, without search: nothing changed",
        "this project, without search: one body edited",
        "stock MkDocs Material, without search",
    ]
    assert all(float(row[2]) > 0 and float(row[3]) > 0 and float(row[4]) > 10 for row in rows)
    pages = [int(row[5].replace(",", "")) for row in rows]
    assert pages[0] == pages[1] == pages[2] > pages[3] > 12
    assert into.read_text("utf-8").splitlines()[0] in capsys.readouterr().out


def test_a_tool_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="wrong"):
        measure([sys.executable, "-c", "import sys; sys.exit('wrong')"], tmp_path, {})
