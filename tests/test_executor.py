"""Work in this process, in others and on a cluster: the same results in the same order, and errors that tell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from directive_archive.executor import ExecutorError, Workers
from directive_archive.vocabulary.places import province
from tests.clusters import SETTINGS, settings_here


def tell(context: Mapping[str, object], item: int) -> tuple[object, int]:
    return context["place"], item * item


def process(_context: object, _item: int) -> int:
    time.sleep(0.001)
    return os.getpid()


def fail(_context: object, item: int) -> int:
    if item == 50:
        raise LookupError("item 50")
    return item


def die(_context: object, item: int) -> int:
    if item == 50:
        os._exit(9)
    return item


@pytest.mark.parametrize("kind", SETTINGS)
@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 500])
def test_same_results_in_the_same_order(kind: str, count: int) -> None:
    place = province("bac-kan")
    with settings_here(kind) as setting:
        workers = Workers(setting)
        found = list(workers.each(tell, {"place": place}, range(count)))
        workers.close()
    assert found == [(place, item * item) for item in range(count)]


@pytest.mark.parametrize("kind", SETTINGS)
def test_what_work_raises_comes_through(kind: str) -> None:
    with settings_here(kind) as setting:
        workers = Workers(setting)
        with pytest.raises(LookupError, match="item 50"):
            list(workers.each(fail, None, range(100)))
        workers.close()


def test_auto_starts_no_process_for_little_work() -> None:
    assert set(Workers("auto").each(process, None, range(100))) == {os.getpid()}


def test_processes_are_others_and_gone_afterwards() -> None:
    seen = set(Workers("processes:2").each(process, None, range(200)))
    assert os.getpid() not in seen
    assert len(seen) == 2
    for each in seen:
        with pytest.raises(ProcessLookupError):
            os.kill(each, 0)


def test_where_threads_run_processes_start_anew() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        found = list(Workers("processes:2").each(tell, {"place": province("bac-kan")}, range(40)))
    finally:
        done.set()
        thread.join()
    assert found == [(province("bac-kan"), item * item) for item in range(40)]


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(ExecutorError, match="tiến trình con"):
        list(Workers("processes:2").each(die, None, range(100)))


@pytest.mark.parametrize(
    "setting", ["", "threads", "processes:", "processes:x", "processes:0", "dask", "dask:", "none:1"]
)
def test_other_settings_are_refused(setting: str) -> None:
    if setting == "processes:":
        assert Workers(setting).spreads(1)
        return
    with pytest.raises(ExecutorError, match="executor"):
        Workers(setting)


def test_without_the_library_dask_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorError, match=r"directive-archive\[dask\]"):
        list(Workers("dask:tcp://127.0.0.1:9").each(tell, {}, range(3)))


# What a shell starts in the background ignores SIGINT, and so would all that it starts.
_LONG = r"""
import os, signal, time
from directive_archive.executor import Workers
signal.signal(signal.SIGINT, signal.default_int_handler)
def slow(context, item):
    os.write(1, b"%d\n" % os.getpid())
    time.sleep(0.2)
if __name__ == "__main__":
    list(Workers("processes:2").each(slow, None, range(2000)))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_process_outlives_the_one_that_started_it(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "long.py"
    script.write_text(_LONG, "utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert parent.stdout is not None
    children = {int(parent.stdout.readline()) for _ in range(6)}
    parent.send_signal(how)
    parent.wait(60)
    parent.stdout.close()
    limit = time.monotonic() + 20
    while any(map(_runs, children)) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not [each for each in children if _runs(each)]


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
