"""A page's own part: what the archive's templates make of its data, over a skeleton of the theme.

It needs little of MkDocs, so that other processes can do it: those that are forked have the environment as MkDocs and
its plugins prepared it, others make one like it from the folders of templates and the plain settings.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urljoin

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, pass_context
from mkdocs import utils
from mkdocs.utils import templates as mkdocs_templates

from directive_archive.site.links import PLAIN, home, relative
from directive_archive.site.rendering import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader
    from jinja2.runtime import Context

    from directive_archive.pages import Page
    from directive_archive.pages.model import PageData

EDIT_MARK = "archive-slot-edit-end"
"""Stands for the name of the source in the address of the edit page."""
_SKELETON = "{% block extrahead %}{% endblock %}{{ archive_break }}{% block content %}{% endblock %}"
_BREAK = "\x1e"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the archive's templates may ask of ``page``, without the cost of a page of MkDocs."""

    url: str
    title: str
    meta: Mapping[str, object]
    canonical_url: str
    edit_url: str
    is_homepage: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What of a site's settings own parts depend on; plain data."""

    folders: tuple[str, ...]
    """Folders of templates, the first that has one counts."""
    settings: Mapping[str, Any]
    site_url: str
    edit_pattern: str
    """Address of the edit page of a source, with a mark for its name; empty if there is no repository."""
    search: bool


class OwnParts:
    """Renders own parts."""

    def __init__(self, look: Look, env: Environment, context: Mapping[str, object]) -> None:
        """Take over an environment.

        Args:
            look: what to make another one from.
            env: that of the theme.
            context: what MkDocs gives every template, page or not.
        """
        self._look = look
        loader = cast("BaseLoader", env.loader)  # MkDocs always gives one
        # Nobody edits templates while pages are made.
        self._env = env.overlay(loader=ChoiceLoader([DictLoader({"base.html": _SKELETON}), loader]), auto_reload=False)
        self._env.filters = env.filters | {"url": _quick(env.filters["url"])}
        self._common = {**context, "archive_break": _BREAK}

    def __reduce__(self) -> tuple[object, ...]:
        """For processes that are not forked."""
        return _anew, (self._look,)

    def edit_url(self, page: Page) -> str:
        """Where the source of a page is edited, or nothing."""
        name = page.source.removesuffix(".md")
        return self._look.edit_pattern.replace(EDIT_MARK, name) if page.source else ""

    def canonical_url(self, page: Page) -> str:
        """Absolute address of a page, or nothing if the site has none."""
        return absolute(self._look.site_url, page.path) if self._look.site_url else ""

    def of(self, page: Page, data: PageData) -> dict[str, str]:
        """What stands in the slots of a page."""
        title, description = escaped_title(page), escaped_description(page)
        slots = {
            "title": title,
            "description": description,
            "canonical": self.canonical_url(page),
            "edit": self.edit_url(page),
        }
        url = quote(page.path)
        facts = PageFacts(url, title, {"title": title, "description": description}, slots["canonical"], slots["edit"])
        rendered = self._env.get_template(f"archive/{page.template}.html").render(
            self._common,
            page=facts,
            base_url=home(url) if PLAIN.fullmatch(url) else utils.get_relative_url(".", url),
            archive_page=page,
            data=data,
        )
        slots["extrahead"], _, slots["content"] = rendered.partition(_BREAK)
        return slots


def _anew(look: Look) -> OwnParts:
    """The same in another process. Filters that other plugins bring are missing there, and a template says so."""
    env = Environment(loader=FileSystemLoader(look.folders), auto_reload=False)  # noqa: S701 - prepare() sees to it
    env.filters["url"] = mkdocs_templates.url_filter
    env.filters["script_tag"] = mkdocs_templates.script_tag_filter
    prepare(env)
    env.globals["archive_search"] = look.search
    return OwnParts(look, env, {"config": look.settings})


def absolute(site_url: str, path: str) -> str:
    """Address of a page with the site's host, as MkDocs writes it."""
    base = site_url if site_url.endswith("/") else f"{site_url}/"
    return f"{base}{path}" if PLAIN.fullmatch(path) else urljoin(base, quote(path))


def escaped_title(page: Page) -> str:
    """The title as HTML."""
    return html.escape(page.title, quote=False)


def escaped_description(page: Page) -> str:
    """The description as HTML."""
    return html.escape(page.description)


def _quick(original: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """The filter for addresses, which does little for the plain ones that the archive makes."""

    @pass_context
    def url(context: Context, value: str) -> str:
        here = context["page"].url
        if PLAIN.fullmatch(value) and PLAIN.fullmatch(here):
            return relative(here, value)
        return original(context, value)

    return url
