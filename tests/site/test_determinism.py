"""Same input, same bytes: wherever, whenever and in whatever order."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.archives import ArchiveFolder
from tests.sites import REPOSITORY, TinySite, build_in_new_process

PARTS = ("docs", "overrides", "directives")


def copy_repository(folder: Path, order: Callable[[Iterable[Path]], Iterable[Path]]) -> Path:
    """What a build reads, written file by file in some order, with more directives; return the settings."""
    files = [path for part in PARTS for path in (REPOSITORY / part).rglob("*") if path.is_file()]
    staged = folder.with_name(f"{folder.name}-staged")
    ArchiveFolder(staged / "directives").fill(30)
    pairs = {path.relative_to(REPOSITORY): path for path in files}
    pairs |= {path.relative_to(staged): path for path in staged.rglob("*.md")}
    for relative in order(pairs):
        (folder / relative).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pairs[relative], folder / relative)
    return Path(shutil.copy(REPOSITORY / "mkdocs.yml", folder))


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    first = copy_repository(tmp_path / "one", sorted)
    second = copy_repository(tmp_path / "two" / "sâu hơn", lambda paths: sorted(paths, reverse=True))
    plain = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "UTC"}
    other = {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh"}
    sites = [tmp_path / "a", tmp_path / "b" / "site"]
    with ThreadPoolExecutor(2) as executor:
        list(
            executor.map(build_in_new_process, [first, second], sites, [plain, other], [first.parent, tmp_path / "two"])
        )
    one, two = map(digests, sites)
    assert len(one) > 200
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()


def test_the_order_in_which_a_folder_lists_its_files_does_not_matter(
    tiny_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file system lists first depends on its kind; here every listing is turned round."""
    tiny_site.archive.fill(20)
    first = tiny_site.build(into=tiny_site.folder / "first")
    for name in ("rglob", "glob", "iterdir"):
        listing = getattr(Path, name)
        monkeypatch.setattr(Path, name, lambda *args, listing=listing: iter(sorted(listing(*args), reverse=True)))
    second = tiny_site.build(into=tiny_site.folder / "second")
    monkeypatch.undo()
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert digests(first.site) == digests(second.site)
