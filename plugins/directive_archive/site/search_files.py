"""The files of search: pages' scripts, worker and modules, lunr.js out of the installed MkDocs, and the index."""

from __future__ import annotations

import re
import zlib
from importlib.resources import files as resource_files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs
from mkdocs.utils.meta import get_data

from directive_archive.search.document import SearchDocument
from directive_archive.search.documents import search_documents
from directive_archive.search.facets import facet_columns
from directive_archive.search.index import EXTENSION, build_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.structure.files import Files

    from directive_archive.pages import Contents

    Written = Callable[[str], bytes | None]

FOLDER = "assets/search/"
PACKED = f"packed by zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""Key of files whose names follow from their contents: nothing else can lie there but by another packer."""
_HEADING = re.compile(r"^#{1,3} +(.+?)(?: +#*)?$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*+\*/[ \t]*$|//.*?$)\n?", re.MULTILINE | re.DOTALL)
_LICENCE = re.compile(r"licen[cs]e|copyright", re.IGNORECASE)
_CLIENT = resource_files("directive_archive.search") / "client"
_LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"


def search_scripts() -> Iterator[tuple[str, str]]:
    """(path in the site, content) of every script."""
    for script in (*sorted(Path(str(_CLIENT)).glob("*.js")), _LUNR):
        yield f"{FOLDER}{script.name}", lean(script.read_text("utf-8"))


def lean(script: str) -> str:
    """A script without its comments, but for licences: of lunr.js they are more than half.

    Only comments that begin a line are taken, so that no string can be mistaken for one.
    """
    return _COMMENT.sub(lambda match: match[0] if _LICENCE.search(match[0]) else "", script)


def written_pages(files: Files) -> Iterator[SearchDocument]:
    """Hand-written pages, found by title and headings only, so that what they say of documents hides no document."""
    for file in files.documentation_pages():
        text, meta = get_data(file.content_string)
        if file.generated_by is not None or not meta.get("title") or file.src_uri == "index.md":
            continue
        yield SearchDocument(
            location=file.url,
            title=str(meta["title"]),
            body="\n".join(_HEADING.findall(text)),
            lead=str(meta.get("description", "")),
            quotable=False,
        )


def search_index(contents: Contents, files: Files, written: Written | None = None) -> Iterator[tuple[str, bytes]]:
    """(path in the site, content) of every file of the index, one at a time.

    Args:
        contents: the archive.
        files: pages written by hand.
        written: gives a file at such a path that an earlier build wrote, as it lies there.
    """

    def reuse(name: str) -> bytes | None:
        return written(f"{FOLDER}{name}{EXTENSION}") if written else None

    documents = chain(search_documents(contents), written_pages(files))
    for name, content in build_index(documents, facets=facet_columns(contents.archive.fields), reuse=reuse):
        yield f"{FOLDER}{name}", content
