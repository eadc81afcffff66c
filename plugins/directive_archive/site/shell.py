"""The theme's page around what is a page's own, rendered once for all pages that share it, and filled for each.

Material takes milliseconds to render its header, navigation and footer, and they come out the same for thousands of
pages. So its own templates are rendered once for each page kind, depth, neighbourhood and place in the navigation,
with marks where pages differ (:data:`SLOTS`); a page is that text with its own part between. A test compares the
result with what MkDocs itself makes of the same page, byte for byte, so that a theme that breaks this is seen.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urljoin

from jinja2 import ChoiceLoader, DictLoader, FunctionLoader, pass_context
from mkdocs import utils
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from directive_archive.site.links import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import BaseLoader, Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Section

    from directive_archive.pages import Page
    from directive_archive.pages.model import PageData

SLOTS = ("title", "description", "canonical", "edit", "extrahead", "content")
"""What differs from page to page. The last two are blocks of the theme that the archive's templates write."""
_BLOCKS = ("extrahead", "content")
_MARK = re.compile(rf"archive-slot-({'|'.join(SLOTS)})-end")
_WRAPPED = "archive/shell/"  # below archive/, since only templates there escape (rendering.py)
_SKELETON = "{% block extrahead %}{% endblock %}{{ archive_break }}{% block content %}{% endblock %}"
_BREAK = "\x1e"
_PLAIN = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*/")
"""Addresses as the archive makes them, which need no normalising."""


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


def absolute(site_url: str, path: str) -> str:
    """Address of a page with the site's host, as MkDocs writes it."""
    base = site_url if site_url.endswith("/") else f"{site_url}/"
    return f"{base}{path}" if _PLAIN.fullmatch(path) else urljoin(base, quote(path))


def escaped_title(page: Page) -> str:
    """The title as HTML."""
    return html.escape(page.title, quote=False)


def escaped_description(page: Page) -> str:
    """The description as HTML."""
    return html.escape(page.description)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the archive's templates may ask of ``page``, without the cost of a page of MkDocs."""

    url: str
    title: str
    meta: Mapping[str, object]
    canonical_url: str
    edit_url: str
    is_homepage: bool = False


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
        self._own = env.overlay(loader=ChoiceLoader([DictLoader({"base.html": _SKELETON}), loader]))
        self._own.filters = env.filters | {"url": _quick(env.filters["url"])}
        self._common = {**context, "archive_break": _BREAK}

    def _noting(self, original: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
        """The theme's filter for addresses, noting where the shell leads."""

        @pass_context
        def url(context: Context, value: str) -> str:
            self._linked.add(str(value))
            return original(context, value)

        return url

    @cached_property
    def _edit_pattern(self) -> str:
        """Address of the edit page of a source, with a mark for its name; empty if there is no repository."""
        if not self._config.repo_url or not (self._config.edit_uri or self._config.edit_uri_template):
            return ""
        file = File.generated(self._config, "index.md", content="")
        file.edit_uri = f"../{self._directives_dir}/{mark('edit')}.md"
        return MkDocsPage(None, file, self._config).edit_url or ""

    def edit_url(self, page: Page) -> str:
        """Where the source of a page is edited, or nothing."""
        name = page.source.removesuffix(".md")
        return self._edit_pattern.replace(mark("edit"), name) if page.source else ""

    def canonical_url(self, page: Page) -> str:
        """Absolute address of a page, or nothing if the site has none."""
        return absolute(self._config.site_url, page.path) if self._config.site_url else ""

    def own_part(self, page: Page, data: PageData) -> dict[str, str]:
        """What stands in the slots of a page, rendered by the archive's templates over a skeleton of the theme."""
        title, description = escaped_title(page), escaped_description(page)
        slots = {
            "title": title,
            "description": description,
            "canonical": self.canonical_url(page),
            "edit": self.edit_url(page),
        }
        url = quote(page.path)
        facts = PageFacts(url, title, {"title": title, "description": description}, slots["canonical"], slots["edit"])
        template = self._own.get_template(f"archive/{page.template}.html")
        rendered = template.render(
            self._common,
            page=facts,
            base_url=utils.get_relative_url(".", url),
            archive_page=page,
            data=data,
        )
        slots["extrahead"], _, slots["content"] = rendered.partition(_BREAK)
        return slots

    def shell(self, page: Page, section: Section | None) -> Shell:
        """The shell of a page that stands in a section of the navigation.

        Relative addresses in it depend on the depth of the page and on the folders that it shares with what the
        shell links to, so both are part of what tells shells apart.
        """
        kind = (page.template, id(section), bool(page.description), bool(self.edit_url(page)))
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
        probe.edit_url = mark("edit") if self.edit_url(page) else None
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


def _quick(original: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """The filter for addresses, which does little for the plain ones that the archive makes."""

    @pass_context
    def url(context: Context, value: str) -> str:
        here = context["page"].url
        if _PLAIN.fullmatch(value) and _PLAIN.fullmatch(here):
            return relative(here, value)
        return original(context, value)

    return url


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
