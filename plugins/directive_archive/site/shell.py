"""The theme's page around what is a page's own, rendered once for all pages that share it, and filled for each.

Material takes milliseconds to render its header, navigation and footer, and they come out the same for thousands of
pages. So its own templates are rendered once for each page kind, depth, neighbourhood and place in the navigation,
with marks where pages differ (:data:`SLOTS`); a page is that text with its own part between. A test compares the
result with what MkDocs itself makes of the same page, byte for byte, so that a theme that breaks this is seen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from jinja2 import ChoiceLoader, FunctionLoader, pass_context
from mkdocs import utils
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from directive_archive.site.ground import plain
from directive_archive.site.own_parts import EDIT_MARK, Look, OwnParts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import BaseLoader, Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Section

    from directive_archive.pages import Page

SLOTS = ("title", "description", "canonical", "edit", "extrahead", "content")
"""What differs from page to page. The last two are blocks of the theme that the archive's templates write."""
_BLOCKS = ("extrahead", "content")
_MARK = re.compile(rf"archive-slot-({'|'.join(SLOTS)})-end")
_WRAPPED = "archive/shell/"  # below archive/, since only templates there escape (rendering.py)


def mark(slot: str) -> str:
    """What stands in a shell where pages differ; letters and hyphens only, so that no filter alters it."""
    return f"archive-slot-{slot}-end"


@dataclass(frozen=True, slots=True)
class Shell:
    """The text of a page kind between and around what is a page's own."""

    pieces: tuple[str, ...]
    """Text and slots by turns: text first and last."""
    fingerprint: str

    @classmethod
    def cut(cls, text: str) -> Shell:
        """Cut a page with marks in it.

        Raises:
            ValueError: if a block of the page's own part has no place in it, or more than one.
        """
        pieces = tuple(_MARK.split(text))
        for slot in _BLOCKS:
            if pieces[1::2].count(slot) != 1:
                raise ValueError(f"the theme prints the block {slot} {pieces[1::2].count(slot)} times")
        return cls(pieces, hashlib.blake2b(text.encode(), digest_size=16).hexdigest())

    def fill(self, own: Mapping[str, str]) -> str:
        """The page."""
        pieces = list(self.pieces)
        pieces[1::2] = [own[slot] for slot in pieces[1::2]]
        return "".join(pieces)


def dress(target: MkDocsPage, page: Page, title: str, description: str) -> None:
    """Give a page of MkDocs what one written by hand has in its front matter. MkDocs does not escape it."""
    target.meta = {
        "title": title,
        "template": f"archive/{page.template}.html",
        "hide": ["toc"],
    }
    if description:
        target.meta["description"] = description


def show_contents(target: MkDocsPage, title: str) -> None:
    """Part a page from its neighbours in the navigation, and give the link that skips to its text an aim."""
    target.previous_page = target.next_page = None
    target.toc = TableOfContents([AnchorLink(title, "noi-dung", 1)])


class Theme:
    """Renders shells and what stands in them, with the theme's environment as MkDocs and its plugins prepared it."""

    def __init__(
        self, env: Environment, config: MkDocsConfig, context: Mapping[str, object], directives_dir: str
    ) -> None:
        """Take over the environment.

        Args:
            env: the theme's environment.
            config: MkDocs' settings.
            context: what MkDocs gives every template, page or not.
            directives_dir: folder of the sources, for edit links.
        """
        loader = cast("BaseLoader", env.loader)  # MkDocs always gives one
        self._config = config
        self._context = context
        self._directives_dir = directives_dir
        self._shells: dict[tuple[object, ...], Shell] = {}
        self._targets: dict[tuple[object, ...], frozenset[str]] = {}
        self._linked: set[str] = set()
        self._whole = env.overlay(loader=ChoiceLoader([FunctionLoader(_wrapped), loader]))
        self._whole.filters = env.filters | {"url": self._noting(env.filters["url"])}
        look = Look(
            folders=tuple(config.theme.dirs),
            settings=cast("Mapping[str, object]", plain(config)),
            site_url=config.site_url or "",
            edit_pattern=self._edit_pattern,
            search=bool(env.globals.get("archive_search")),
        )
        self.own_parts = OwnParts(look, env, context)
        """Renders what is a page's own."""

    def _noting(self, original: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
        """The theme's filter for addresses, noting where the shell leads."""

        @pass_context
        def url(context: Context, value: str) -> str:
            self._linked.add(str(value))
            return original(context, value)

        return url

    @property
    def _edit_pattern(self) -> str:
        """Address of the edit page of a source, with a mark for its name; empty if there is no repository."""
        if not self._config.repo_url or not (self._config.edit_uri or self._config.edit_uri_template):
            return ""
        file = File.generated(self._config, "index.md", content="")
        file.edit_uri = f"../{self._directives_dir}/{EDIT_MARK}.md"
        return MkDocsPage(None, file, self._config).edit_url or ""

    def shell(self, page: Page, section: Section | None) -> Shell:
        """The shell of a page that stands in a section of the navigation.

        Relative addresses in it depend on the depth of the page and on the folders that it shares with what the
        shell links to, so both are part of what tells shells apart.
        """
        kind = (page.template, id(section), bool(page.description), bool(self.own_parts.edit_url(page)))
        targets = self._targets.get(kind)
        if targets is not None and (shell := self._shells.get((*kind, *_place(page.path, targets)))):
            return shell
        self._linked = set()
        shell = Shell.cut(self._render(page, section))
        if targets is None:
            targets = self._targets[kind] = frozenset(_folders(self._linked))
        self._shells[*kind, *_place(page.path, targets)] = shell
        return shell

    def _render(self, page: Page, section: Section | None) -> str:
        """A page of this kind with marks in it, through the theme's own templates."""
        file = File.generated(self._config, f"{page.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        probe = MkDocsPage(None, file, self._config)
        dress(probe, page, mark("title"), mark("description") if page.description else "")
        show_contents(probe, mark("title"))
        probe.parent = section
        probe.canonical_url = mark("canonical") if self._config.site_url else None
        probe.edit_url = mark("edit") if self.own_parts.edit_url(page) else None
        template = self._whole.get_template(f"{_WRAPPED}{page.template}.html")
        probe.active = True
        try:
            return template.render(self._context, page=probe, **self._addresses(probe))
        finally:
            probe.active = False

    def _addresses(self, probe: MkDocsPage) -> dict[str, object]:
        """What of the context depends on where the page lies."""
        base_url = utils.get_relative_url(".", probe.url)
        return {
            "base_url": base_url,
            "extra_css": [utils.normalize_url(path, probe, base_url) for path in self._config.extra_css],
            "extra_javascript": [
                utils.normalize_url(str(script), probe, base_url) for script in self._config.extra_javascript
            ],
        }

    @property
    def shells(self) -> Iterable[Shell]:
        """Those rendered so far."""
        return self._shells.values()


def _wrapped(name: str) -> str | None:
    """A page kind's template with marks instead of the blocks that are a page's own."""
    if not name.startswith(_WRAPPED):
        return None
    blocks = "".join(f"{{% block {block} %}}{mark(block)}{{% endblock %}}" for block in _BLOCKS)
    return f'{{% extends "archive/{name.removeprefix(_WRAPPED)}" %}}{blocks}'


def _folders(targets: Iterable[str]) -> Iterable[str]:
    """Every folder on the way to these addresses."""
    for target in targets:
        parts = target.strip("/").split("/")
        yield from ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _place(path: str, folders: frozenset[str]) -> tuple[int, str]:
    """Depth of a page, and the folders that it shares with any of these."""
    parts = path.strip("/").split("/")
    shared = 0
    while shared < len(parts) and "/".join(parts[: shared + 1]) in folders:
        shared += 1
    return len(parts), "/".join(parts[:shared])
