"""``directives build``: the site that ``mkdocs build`` makes, with settings from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from directive_archive.cli import main
from tests.sites import TinySite, settled_environment


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    site = TinySite.make(tmp_path / "tiny")
    site.archive.add()
    site.archive.add(number="13", issued="2021-03-05")
    return site


def run(site: TinySite, *arguments: str) -> Result:
    with settled_environment():
        return CliRunner().invoke(main, ["build", "--config-file", str(site.folder / "mkdocs.yml"), *arguments])


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments", [[], ["--no-cache"], ["--executor", "processes:2"], ["--no-cache", "--executor", "none", "--profile"]]
)
def test_it_makes_the_site_that_mkdocs_makes(arguments: list[str], tiny: TinySite) -> None:
    expected = tiny.build(into=tiny.folder / "expected")
    assert expected.exit_code == 0
    result = run(tiny, "--strict", "--site-dir", str(tiny.folder / "made"), *arguments)
    assert (result.exit_code, result.exception) == (0, None)
    assert files(tiny.folder / "made") == files(expected.site)


def test_without_a_cache_none_is_kept(tiny: TinySite) -> None:
    kept = tiny.folder / ".cache"
    assert run(tiny, "--no-cache").exit_code == 0
    assert not kept.exists()
    assert run(tiny).exit_code == 0
    assert kept.exists()


def test_the_slowest_stages_are_told_when_asked_for(tiny: TinySite) -> None:
    assert "Chậm nhất / slowest" not in run(tiny).output
    assert "Chậm nhất / slowest" in run(tiny, "--profile", "--no-cache").output


def test_a_strict_build_that_fails_says_so_and_leaves_the_old_site(tiny: TinySite) -> None:
    assert run(tiny, "--strict").exit_code == 0
    before = files(tiny.folder / "site")
    tiny.archive.add(number="14", type="Công vân")
    result = run(tiny, "--strict")
    assert result.exit_code == 1
    assert "type-unknown" in result.output
    assert "Traceback" not in result.output
    assert files(tiny.folder / "site") == before
    assert run(tiny).exit_code == 0  # not strict: with the page that shows the problem


@pytest.mark.parametrize("setting", ["threads", "processes:0", "dask"])
def test_an_executor_that_there_is_not_is_wrong_usage(setting: str, tiny: TinySite) -> None:
    result = run(tiny, "--executor", setting)
    assert result.exit_code == 2
    assert setting in result.output


def test_a_site_without_the_plugin_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    result = CliRunner().invoke(main, ["build", "-f", str(tmp_path / "mkdocs.yml")])
    assert result.exit_code == 1
    assert "directive_archive" in result.output
    assert not (tmp_path / "site").exists()
