"""What the tests of exports share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import ArchiveFolder


@pytest.fixture
def archive(tmp_path: Path) -> ArchiveFolder:
    """Start an empty archive."""
    root = tmp_path / "directives"
    root.mkdir()
    return ArchiveFolder(root)
