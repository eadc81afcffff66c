"""The files behind the search box: our worker and modules, lunr.js out of the installed MkDocs, and the index."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs

from directive_archive.search.documents import search_documents
from directive_archive.search.index import build_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.pages import Contents

FOLDER = "assets/search/"
WORKER = f"{FOLDER}worker.js"
_CLIENT = files("directive_archive.search") / "client"
_LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"


def search_scripts() -> Iterator[tuple[str, Path]]:
    """(path in the site, file) of every script."""
    for script in sorted(Path(str(_CLIENT)).glob("*.js")):
        yield f"{FOLDER}{script.name}", script
    yield f"{FOLDER}lunr.js", _LUNR


def search_index(contents: Contents) -> tuple[str, bytes]:
    """(path in the site, content) of the index."""
    return f"{FOLDER}index.json", build_index(search_documents(contents)).to_json()
