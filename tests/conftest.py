"""What all tests share: how Hypothesis runs, the repository's own site, built once, and the making of tiny ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import REPOSITORY, Build, TinySite, build

pytest_plugins = ["tests.browser.fixtures"]  # browser, serve, page: for tests of the search client, too

settings.register_profile("project", deadline=None)  # a busy machine would break a deadline at random
settings.load_profile("project")


@pytest.fixture(scope="session")
def repository_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the repository's site, strictly."""
    built = build(REPOSITORY / "mkdocs.yml", tmp_path_factory.mktemp("repository") / "site", strict=True)
    assert built.exit_code == 0, built.log
    return built


@pytest.fixture(scope="session")
def site_dir(repository_build: Build) -> Path:
    """Where the repository's site was built."""
    return repository_build.site


@pytest.fixture
def tiny_site(tmp_path: Path) -> TinySite:
    """Start a site with an empty archive."""
    return TinySite.make(tmp_path / "tiny")


@pytest.fixture(scope="session")
def make_tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], TinySite]:
    """Start sites that outlive one test."""
    return lambda name: TinySite.make(tmp_path_factory.mktemp(name) / "tiny")
