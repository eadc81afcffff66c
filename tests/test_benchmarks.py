"""The corpus that is measured with is a valid archive and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
