"""What a first list waits for is asked for at once: no module is found only in another one."""

from __future__ import annotations

import re
from pathlib import Path

import directive_archive

PACKAGE = Path(directive_archive.__file__).parent
CLIENT = PACKAGE / "search/client"


def imported(*names: str) -> set[str]:
    """Modules that these need before they run, and those that these need, and so forth."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            script = (CLIENT / f"{name}.js").read_text("utf-8")
            waiting += re.findall(r'^(?:import|export) (?:[^;]* from )?"\./(\w+)\.js";', script, re.MULTILINE)
    return found


def test_the_modules_of_a_module_are_found() -> None:
    assert {"engine", "search", "query", "tokens", "rank"} <= imported("engine")
    assert "worker" not in imported("engine")


def test_the_worker_asks_for_all_its_modules_at_once() -> None:
    loading = (CLIENT / "worker.js").read_text("utf-8").partition("Promise.all([")[2].partition("]")[0]
    assert set(re.findall(r'import\("\./(\w+)\.js"\)', loading)) == imported("engine", "files")
