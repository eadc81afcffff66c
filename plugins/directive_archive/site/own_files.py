"""The archive's own files beside its pages: downloads, what the browser asks for, the index of search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive import fields
from directive_archive.citations.rules import rules_module
from directive_archive.fingerprint import of_software, of_value
from directive_archive.pages import data_files, lookup_files
from directive_archive.search.index import EXTENSION
from directive_archive.site.assets import asset_names
from directive_archive.site.citation_files import FOLDER as CITATION_FOLDER
from directive_archive.site.citation_files import RULES
from directive_archive.site.search_files import FOLDER as SEARCH_FOLDER
from directive_archive.site.search_files import PACKED, search_index

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs.structure.files import Files

    from directive_archive.pages import Contents
    from directive_archive.site.output import Output


def in_the_way(files: Files, contents: Contents, pages: Container[str], *, search: bool) -> str | None:
    """A file written by hand that has the name of one of ours; ``None`` if there is none.

    Args:
        files: those that MkDocs knows.
        contents: the archive.
        pages: addresses of its pages.
        search: whether the site has its search.
    """
    ours = {data_file.path for data_file in data_files(contents)} | asset_names()
    folders = (CITATION_FOLDER, SEARCH_FOLDER) if search else (CITATION_FOLDER,)
    for file in files:
        is_page = file.dest_uri.endswith("/index.html") and file.dest_uri.removesuffix("index.html") in pages
        if is_page or file.dest_uri in ours or file.dest_uri.startswith(folders):
            return file.src_uri
    return None


def write_data(contents: Contents, output: Output, *, keeps: bool) -> None:
    """Write downloads, holdings and rules.

    Args:
        contents: what they are made from.
        output: where they go.
        keeps: whether those that did not change may be taken over.
    """
    for data_file in data_files(contents):
        key = ""
        if keeps:
            made_from = data_file.key() if data_file.key is not None else contents.fingerprint
            key = of_value([of_software(), fields.FIELDS, data_file.path, made_from])
        output.write(data_file.path, key, data_file.content)
    key = of_value([of_software(), "holdings", contents.facts_fingerprint]) if keeps else ""
    if not (key and output.reuse_all(key)):
        for data_file in lookup_files(contents):
            output.write(data_file.path, key, data_file.content)
    output.write(RULES, of_software() if keeps else "", lambda: (rules_module(),))


def write_search(contents: Contents, files: Files, output: Output, key: str) -> None:
    """Write the index of search.

    Args:
        contents: the archive.
        files: those that MkDocs knows, for the pages written by hand.
        output: where it goes.
        key: what it is made from; empty if nothing may be taken over.
    """
    if key:
        output.notes["search"] = key
        if output.old_notes.get("search") == key and output.reuse_folder(SEARCH_FOLDER):
            return
    shard = PACKED if key else ""
    for path, content in search_index(contents, files, partial(output.content, key=PACKED)):
        output.write(path, shard if path.endswith(EXTENSION) else key, partial(_whole, content))


def _whole(content: bytes) -> tuple[bytes]:
    return (content,)
