"""Styles and scripts of the archive, as files of MkDocs, which writes them."""

from __future__ import annotations

from importlib.resources import files as resource_files
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from directive_archive.site.citation_files import citation_scripts
from directive_archive.site.search_files import search_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "assets/archive/"
_ASSETS = Path(str(resource_files("directive_archive.site") / "assets"))


def asset_names() -> set[str]:
    """Paths in the site that styles and scripts of pages take, or keep for themselves."""
    return {f"{FOLDER}{asset.name}" for asset in _ASSETS.iterdir()}


def asset_files(config: MkDocsConfig, *, search: bool) -> Iterator[File]:
    """All of them.

    Args:
        config: of the site.
        search: whether it has the archive's search.
    """
    for asset in sorted(_ASSETS.iterdir()):
        if asset.suffix in {".css", ".js", ".svg"}:
            yield File.generated(config, f"{FOLDER}{asset.name}", abs_src_path=str(asset))
    for path, module in citation_scripts():
        yield File.generated(config, path, abs_src_path=str(module))
    for path, script in search_scripts() if search else ():
        yield File.generated(config, path, content=script)
