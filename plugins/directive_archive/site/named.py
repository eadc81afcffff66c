"""Which of the archive's addresses MkDocs must know: those that the navigation or a page written by hand names.

MkDocs warns of a name that it does not know, and turns names that it knows into links. The rest stays out of it.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.files import Files

_NAME = re.compile(r"""[^\s()<>\[\]"'#?]+\.[a-z0-9]+""")
"""Anything in Markdown that may be the name of a file."""


def named_files(files: Files, nav: object) -> set[str]:
    """Names of files, relative to the folder of the pages, that may be meant; some are just words with a dot."""
    names = set(_leaves(nav))
    for file in files.documentation_pages():
        folder = posixpath.dirname(file.src_uri)
        names |= {_from(folder, name) for name in _NAME.findall(file.content_string)}
    return names


def _from(folder: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(name))).removeprefix("/")


def _leaves(nav: object) -> Iterator[str]:
    """Every text in the navigation of the settings."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from _all_leaves(nav.values())
    elif isinstance(nav, list):
        yield from _all_leaves(nav)


def _all_leaves(items: Iterable[object]) -> Iterator[str]:
    for item in items:
        yield from _leaves(item)
