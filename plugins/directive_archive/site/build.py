"""What a build reads before the first page is made: archive, citations, diagnostics."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive import fields
from directive_archive.diagnostics import Diagnostic, Severity, problems
from directive_archive.pages import Contents, Contribution
from directive_archive.reading import read_all
from directive_archive.site.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from directive_archive.executor import Workers
    from directive_archive.store import Store


def read_contents(  # noqa: PLR0913 - all but the first two may be left out
    root: Path,
    site_url: str,
    *,
    contribution: Contribution | None = None,
    store: Store | None = None,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Contents:
    """Read everything below ``root``.

    Raises:
        NotADirectoryError: if ``root`` is not a directory.
        ExecutorError: if the workers cannot work.
    """
    shown = progress or Progress(lambda _: None)
    reading = read_all(root, fields.FIELDS, store, shown.over, workers)
    by_path: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in problems(reading.diagnostics):
        by_path[diagnostic.path].append(diagnostic)
    return Contents(
        archive=reading.archive,
        graph=reading.graph,
        diagnostics=reading.diagnostics,
        site_url=site_url,
        contribution=contribution or Contribution(),
        by_path={path: tuple(group) for path, group in by_path.items()},
    )


def must_not_be_published(contents: Contents) -> list[Diagnostic]:
    """Findings that stop every build, strict or not."""
    return [each for each in contents.diagnostics if each.severity is Severity.FATAL]
