"""Whoever reads and renders, the site and what the commands print are the same, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from directive_archive.cli import main
from tests.clusters import SETTINGS, settings_here
from tests.sites import Build, TinySite

_LETTER = """TỈNH ỦY HÀ NAM
Số {number}-CV/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nam, ngày 05 tháng 02 năm 2021

Kính gửi: Các huyện ủy.

Thực hiện Công văn số 11-CV/TU ngày 03/02/2021 của Tỉnh ủy Hà Nam, yêu cầu trực cơ quan đầy đủ./.

Nơi nhận:
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Mẫu
"""


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def build_with(site: TinySite, setting: str) -> Build:
    """Anew, then once more after an edit, which takes over what did not change."""
    config = site.folder / "mkdocs.yml"
    before = config.read_text("utf-8").partition("\nplugins:")[0]
    config.write_text(f"{before}\nplugins:\n  - search\n  - directive_archive:\n      executor: {setting}\n", "utf-8")
    first = site.build()
    assert first.exit_code == 0, first.log
    path = sorted(site.archive.root.rglob("*.md"))[3]
    path.write_text(path.read_text("utf-8") + "\nThêm một dòng.\n", "utf-8")
    return site.build()


def test_the_same_site(tmp_path: Path) -> None:
    found = {}
    for kind in SETTINGS:
        site = TinySite.make(tmp_path / kind.partition(":")[0])
        site.archive.fill(40)
        with settings_here(kind) as setting:
            built = build_with(site, setting)
        assert built.exit_code == 0, built.log
        found[kind] = digests(built.site)
    assert len(found["none"]) > 200
    assert found["processes:2"] == found["none"]
    assert found["dask"] == found["none"]


def test_a_cluster_that_is_not_there_leaves_the_old_site(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the extra `dask`; requirements/test.lock has it")
    site = TinySite.make(tmp_path)
    site.archive.fill(5)
    before = digests(site.build().site)
    config = site.folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8") + "plugins:\n  - directive_archive:\n      executor: dask:nowhere\n", "utf-8"
    )
    path = sorted(site.archive.root.rglob("*.md"))[3]
    path.write_text(path.read_text("utf-8") + "\nThêm một dòng.\n", "utf-8")
    built = site.build()
    assert built.exit_code == 1
    assert "The Dask cluster nowhere cannot be reached" in built.log
    assert digests(built.site) == before


@pytest.mark.parametrize("command", ["import", "check"])
def test_the_same_output_of_commands(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(40):
        Path(f"{number:02}.txt").write_text(_LETTER.format(number=number) if number % 7 else "", "utf-8")
    files = sorted(path.name for path in tmp_path.glob("*.txt"))
    CliRunner().invoke(main, ["import", *files[:20], "--executor", "none"])
    arguments = [command, *(files if command == "import" else ())]
    form = ["--json", "--dry-run"] if command == "import" else ["--format", "json"]
    results = []
    for kind in SETTINGS:
        with settings_here(kind) as setting:
            result = CliRunner().invoke(main, [*arguments, *form, "--executor", setting])
        results.append((result.exit_code, result.stdout))
    assert results[0][0] == 1
    assert len(results[0][1]) > 1000
    assert results[1] == results[0]
    assert results[2] == results[0]


def test_a_setting_that_is_none_ends_a_command_with_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--executor", "threads"])
    assert result.exit_code == 2
    assert "executor" in result.stderr
