"""Writes the archive's own pages, one at a time: data, own part, shell, file. Nothing of a page is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_archive.site.links import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.structure.nav import Section

    from directive_archive.pages import Page
    from directive_archive.site.links import LinkCheck
    from directive_archive.site.output import Output
    from directive_archive.site.shell import Shell, Theme

_NOTHING = dict.fromkeys(("title", "description", "canonical", "edit", "extrahead", "content"), "")


def write_pages(
    pages: Iterable[Page],
    theme: Theme,
    section_of: Callable[[Page], Section | None],
    output: Output,
    check: LinkCheck,
) -> None:
    """Render and write pages, noting their links."""
    checked: set[str] = set()
    for page in pages:
        shell = theme.shell(page, section_of(page))
        own = theme.own_part(page, page.data())
        check.add(page.path, addresses(own["extrahead"] + own["content"], page.path))
        if shell.fingerprint not in checked:  # links of the chrome lead from every page to the same places
            checked.add(shell.fingerprint)
            check.add(page.path, addresses(shell.fill(_NOTHING), page.path))
        output.write(f"{page.path}index.html", "", partial(_encoded, shell, own))


def _encoded(shell: Shell, own: dict[str, str]) -> bytes:
    return shell.fill(own).encode("utf-8", errors="xmlcharrefreplace")
