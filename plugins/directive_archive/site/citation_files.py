"""The files behind the page that looks citations up: our modules, and the rules that they share with Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.citations.rules import client_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "assets/citations/"


def citation_scripts() -> Iterator[tuple[str, Path]]:
    """(path in the site, file) of every script."""
    for script in client_scripts():
        yield f"{FOLDER}{script.name}", script


RULES = f"{FOLDER}rules.js"
"""The rules' path in the site; :func:`~directive_archive.citations.rules.rules_module` makes them."""
