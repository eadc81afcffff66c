"""The old site stands whole until the new one does, whatever happens in between."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest

from directive_archive.site.output import Output, exchange
from tests.site.test_determinism import digests
from tests.sites import TinySite, environment, kept_environment


def whole(text: str) -> tuple[bytes]:
    return (text.encode(),)


def write(site: Path, files: dict[str, str], records: Path | None = None) -> Output:
    output = Output(site, records)
    output.begin()
    for name, text in files.items():
        output.write(name, text, partial(whole, text))
    output.finish()
    return output


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


OLD = {"a/b/index.html": "1", "a/index.html": "2", "x/y/z/index.html": "3", "index.html": "4"}
NEW = {"a/b/index.html": "1", "a/index.html": "two", "a/c/d/index.html": "5", "index.html": "4"}


@pytest.mark.parametrize("kept", [True, False], ids=["with-records", "without"])
def test_a_site_takes_the_place_of_the_old_one(tmp_path: Path, kept: bool) -> None:
    site, records = tmp_path / "site", tmp_path / "cache" if kept else None
    for files in (OLD, NEW, OLD, NEW, NEW, {"index.html": "6"}):
        write(site, files, records)
        assert read(site) == files
        assert all(any(folder.iterdir()) for folder in site.rglob("*") if folder.is_dir()), "an empty folder is left"
    assert {path.name for path in tmp_path.iterdir()} == ({"site", "cache", ".site.next"} if kept else {"site"})


def test_what_lies_there_already_is_not_made_again(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "cache"
    for _ in range(2):
        write(site, OLD, records)
    output = Output(site, records)
    output.begin()
    made: list[str] = []

    def make(name: str) -> tuple[bytes]:
        made.append(name)
        return (NEW[name].encode(),)

    for name, text in NEW.items():
        output.write(name, text, lambda name=name: make(name))  # type: ignore[misc]
    output.finish()
    assert made == ["a/index.html", "a/c/d/index.html"]
    assert read(site) == NEW


@pytest.mark.parametrize("damage", ["content", "time", "removed", "added", "record", "record-cut", "record-other"])
def test_what_somebody_changed_is_made_again(tmp_path: Path, damage: str) -> None:
    site, records = tmp_path / "site", tmp_path / "cache"
    for _ in range(2):
        write(site, OLD, records)
    spare, (record,) = tmp_path / ".site.next", records.iterdir()
    match damage:
        case "content":
            (spare / "index.html").write_text("changed", "utf-8")
        case "time":
            (spare / "index.html").write_text("X", "utf-8")  # as long as before
        case "removed":
            (spare / "index.html").unlink()
        case "added":
            (spare / "a" / "stray.html").write_text("stray", "utf-8")
        case "record":
            record.write_bytes(record.read_bytes().replace(b"index", b"inlex"))
        case "record-cut":
            record.write_bytes(record.read_bytes()[:-40])
        case "record-other":
            record.write_text("0\n[]", "utf-8")
    write(site, OLD, records)
    assert read(site) == OLD


def test_hidden_entries_of_the_old_site_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("x", "utf-8")
    write(site, NEW)
    assert read(site) == NEW | {".git/HEAD": "x"}


def test_a_build_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where a system cannot exchange two folders in one step."""
    site, records = tmp_path / "site", tmp_path / "cache"
    write(site, OLD, records)
    site.rename(tmp_path / ".site.old")
    output = Output(site, records)
    output.begin()
    assert read(site) == OLD


@pytest.mark.parametrize("platform", [sys.platform, "elsewhere"])
def test_two_folders_change_places(tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    monkeypatch.setattr(sys, "platform", platform)
    exchange(tmp_path / "one", tmp_path / "other", tmp_path / "aside")
    assert read(tmp_path) == {"one/file": "other", "other/file": "one"}


KILLED_AT = dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from directive_archive.site.output import Output
    site, records, moment, old, new = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]

    def write(files):
        output = Output(site, records)
        output.begin()
        for name, text in files.items():
            output.write(name, text, lambda text=text: (text.encode(),))
        output.finish()

    def hook(event, arguments):
        global moment
        if event == "open" or event.startswith(("os.", "shutil.")):
            moment -= 1
            if moment == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    write(eval(old))
    write(eval(old))
    sys.addaudithook(hook)
    write(eval(new))
    """
)


def test_a_build_killed_at_any_step_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at the first thing it does to a file, at the second, and so on, until it is done before that."""
    moment, seen = 0, set()
    while True:
        moment += 1
        site, records = tmp_path / str(moment) / "site", tmp_path / str(moment) / "cache"
        site.parent.mkdir()
        run = subprocess.run(
            [sys.executable, "-c", KILLED_AT, str(site), str(records), str(moment), repr(OLD), repr(NEW)],
            env=kept_environment(),
            check=False,
        )
        found = read(site)
        assert found in (OLD, NEW), moment
        seen.add(found == NEW)
        write(site, NEW, records)
        assert read(site) == NEW, moment
        if run.returncode == 0:
            break
        assert run.returncode == -signal.SIGKILL
    assert moment > 15
    assert seen == {True, False}


def start(site: TinySite) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=site.folder,
        env=kept_environment() | environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_real_build_killed_at_any_moment_leaves_the_old_site_or_the_new(tiny_site: TinySite) -> None:
    tiny_site.archive.fill(40)
    began = time.monotonic()
    assert start(tiny_site).wait() == 0
    lasts = time.monotonic() - began
    old = digests(tiny_site.folder / "site")
    tiny_site.archive.fill(60)
    new = digests(tiny_site.build(into=tiny_site.folder / "clean").site)
    moments = random.Random(5)  # noqa: S311 - any moments do
    for _ in range(6):
        process = start(tiny_site)
        time.sleep(moments.uniform(0.3, 1.0) * lasts)
        process.kill()
        process.wait()
        assert digests(tiny_site.folder / "site") in (old, new)
    assert start(tiny_site).wait() == 0
    assert digests(tiny_site.folder / "site") == new != old


def test_a_full_disk_leaves_the_old_site(tiny_site: TinySite) -> None:
    """No file may grow beyond some size in this process: to whoever writes, the same as a full disk."""
    tiny_site.archive.fill(5)
    assert tiny_site.build(strict=False).exit_code == 0
    old = digests(tiny_site.folder / "site")
    tiny_site.archive.fill(9)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            tiny_site.build(strict=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert digests(tiny_site.folder / "site") == old
    assert {path.name for path in tiny_site.folder.iterdir()} - {".cache"} <= {
        *("directives", "docs", "mkdocs.yml", "site", ".site.next")
    }


def test_a_strict_build_that_fails_leaves_the_old_site(tiny_site: TinySite) -> None:
    tiny_site.archive.add()
    assert tiny_site.build().exit_code == 0
    old = digests(tiny_site.folder / "site")
    tiny_site.archive.add(number="13", title=None)
    assert tiny_site.build().exit_code == 1
    assert digests(tiny_site.folder / "site") == old
