"""What a build reads before the first page is made: archive, citations, diagnostics."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive import fields
from directive_archive.archive import read_archive
from directive_archive.checks import check_archive
from directive_archive.citations import cite
from directive_archive.diagnostics import Diagnostic, Severity, problems
from directive_archive.pages import Contents, Contribution

if TYPE_CHECKING:
    from pathlib import Path


def read_contents(root: Path, site_url: str, contribution: Contribution | None = None) -> Contents:
    """Read everything below ``root``.

    Raises:
        NotADirectoryError: if ``root`` is not a directory.
    """
    archive = read_archive(root, fields.FIELDS)
    graph, found = cite(archive)
    diagnostics = sorted([*check_archive(archive), *found], key=lambda each: each.sort_key)
    by_path: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in problems(diagnostics):
        by_path[diagnostic.path].append(diagnostic)
    return Contents(
        archive=archive,
        graph=graph,
        diagnostics=tuple(diagnostics),
        site_url=site_url,
        contribution=contribution or Contribution(),
        by_path={path: tuple(group) for path, group in by_path.items()},
    )


def must_not_be_published(contents: Contents) -> list[Diagnostic]:
    """Findings that stop every build, strict or not."""
    return [each for each in contents.diagnostics if each.severity is Severity.FATAL]
