"""The MkDocs plugin: hands pages and files to MkDocs. What they hold is worked out by the core."""

from __future__ import annotations

import html
from importlib.resources import files as resource_files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from directive_archive.diagnostics import Severity
from directive_archive.pages import LEADING_ON, Contents, Page, all_pages, data_files, home_data
from directive_archive.site.build import must_not_be_published, read_contents
from directive_archive.site.citation_files import citation_rules_script, citation_scripts
from directive_archive.site.config import DirectiveArchiveConfig
from directive_archive.site.contribution import find_contribution
from directive_archive.site.rendering import prepare
from directive_archive.site.search_files import search_index, search_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

_log = get_plugin_logger(__name__)
_TEMPLATES = Path(str(resource_files("directive_archive.site") / "templates"))
_ASSETS = Path(str(resource_files("directive_archive.site") / "assets"))
_STYLES = "assets/archive/archive.css"
HOME_TEMPLATE = "archive/home.html"


class DirectiveArchivePlugin(BasePlugin[DirectiveArchiveConfig]):
    """Builds the archive's pages into a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: Contents | None = None
        self.pages: dict[str, Page] = {}
        self.serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - signature of the event
        """Remember what is run; that this event is handled keeps the plugin through the rebuilds of ``serve``."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add templates and styles, and watch the archive."""
        if (templates := str(_TEMPLATES)) not in config.theme.dirs:
            # After the site's own overrides, before the theme.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
        if _STYLES not in config.extra_css:
            config.extra_css.insert(0, _STYLES)
        root = str(self._root(config))
        if root not in config.watch:
            config.watch.append(root)
        return config

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.directives_dir

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the archive and say what is wrong with it, while the old site still stands."""
        root = self._root(config).resolve()
        if root.is_relative_to(Path(config.docs_dir).resolve()):
            raise PluginError(
                f"Thư mục {root} nằm trong docs_dir nên tệp gốc sẽ bị đăng nguyên."
                f" / {root} lies inside docs_dir, which would publish its files as they are."
            )
        try:
            contribution = find_contribution(config, self.config.contribution_guide, self.config.issue_form)
            self.contents = read_contents(root, config.site_url or "", contribution)
        except NotADirectoryError as error:
            raise PluginError(f"Không có thư mục {root}. / There is no directory {root}.") from error
        self._report(self.contents)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the archive's pages and files."""
        if self.contents is None:
            raise PluginError("MkDocs did not announce the build.")
        self.pages = {f"{page.path}index.md": page for page in all_pages(self.contents)}
        taken = {file.dest_uri: file.src_uri for file in files}
        for file in self._generated(self.contents, files, config):
            # MkDocs would silently replace a page that is there, or write two to one place.
            if file.dest_uri in taken:
                other = f"docs/{taken[file.dest_uri]}"
                raise PluginError(f"{other} chiếm địa chỉ của kho. / {other} is in the archive's way.")
            files.append(file)
        return files

    def _generated(self, contents: Contents, files: Files, config: MkDocsConfig) -> Iterator[File]:
        for src_uri, page in self.pages.items():
            yield self._page_file(src_uri, page, config)
        for data_file in data_files(contents):
            yield File.generated(config, data_file.path, content=data_file.content())
        for asset in sorted(_ASSETS.iterdir()):
            if asset.suffix in {".css", ".js", ".svg"}:
                yield File.generated(config, f"assets/archive/{asset.name}", abs_src_path=str(asset))
        for path, script in citation_scripts():
            yield File.generated(config, path, abs_src_path=str(script))
        path, content = citation_rules_script()
        yield File.generated(config, path, content=content)
        if self.config.search:
            for path, text in search_scripts():
                yield File.generated(config, path, content=text)
            for path, content in search_index(contents, files):
                yield File.generated(config, path, content=content)

    def _report(self, contents: Contents) -> None:
        levels = {Severity.FATAL: _log.error, Severity.ERROR: _log.error, Severity.WARNING: _log.warning}
        for diagnostic in contents.diagnostics:
            levels.get(diagnostic.severity, _log.info)(diagnostic.text())
        withheld = must_not_be_published(contents)
        if withheld and not self.serving:
            raise PluginError(
                f"{len(withheld)} chỗ không được phép công bố; đã dừng dựng trang."
                f" / {len(withheld)} findings must not be published; the build stops."
            )

    def _page_file(self, src_uri: str, page: Page, config: MkDocsConfig) -> File:
        file = File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if page.source and config.repo_url and config.edit_uri:
            file.edit_uri = f"../{self.config.directives_dir}/{page.source}"
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - signature of the event
        """Give each generated page its place under the nearest page above it that the navigation shows."""
        shown = {page.file.src_uri: page for page in nav.pages}
        for src_uri, page in self.pages.items():
            file = files.get_file_from_path(src_uri)
            if file is None or file.page is None or src_uri in shown:
                continue
            above = (f"{link.path}index.md" for link in reversed(page.breadcrumbs) if link.path not in {"", "."})
            parent = next((shown[path] for path in above if path in shown), None)
            file.page.parent = parent.parent if parent else None
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002 - signature of the event
        files: Files,  # noqa: ARG002 - signature of the event
    ) -> str:
        """Give a generated page what a page written by hand has in its front matter. MkDocs does not escape it."""
        generated = self.pages.get(page.file.src_uri)
        if generated is not None:
            page.meta = {
                "title": html.escape(generated.title, quote=False),
                "template": f"archive/{generated.template}.html",
                "search": {"exclude": True},
                "hide": ["toc"],
            }
            if generated.description:
                page.meta["description"] = html.escape(generated.description)
        elif self.config.search:
            # Out of Material's own index, too: each page view fetches it, and nothing reads it.
            page.meta["search"] = {"exclude": True}
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - signature of the event
        """Prepare the environment of the templates."""
        prepare(env)
        env.globals["archive_search"] = self.config.search
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002 - signature of the event
    ) -> TemplateContext:
        """Leave pages that only lead on out of the map of the site."""
        if template_name == "sitemap.xml":
            context["pages"] = [file for file in context["pages"] if not self._leads_on(file)]
        return context

    def _leads_on(self, file: File) -> bool:
        page = self.pages.get(file.src_uri)
        return page is not None and page.template in LEADING_ON

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002 - signature of the event
        nav: Navigation,  # noqa: ARG002 - signature of the event
    ) -> TemplateContext:
        """Work out what the page shows, just before it is rendered."""
        shown = cast("dict[str, object]", context)  # templates may take any name, not only MkDocs' own
        generated = self.pages.get(page.file.src_uri)
        if generated is not None:
            shown["archive_page"] = generated
            shown["data"] = generated.data()
            page.previous_page = page.next_page = None
            page.toc = TableOfContents([AnchorLink(generated.title, "noi-dung", 1)])  # target of the skip link
        elif page.meta.get("template") == HOME_TEMPLATE and self.contents is not None:
            shown["data"] = home_data(self.contents)
        return context
