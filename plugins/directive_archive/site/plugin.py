"""The MkDocs plugin: hands pages and files to MkDocs. What they hold is worked out by the core."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from directive_archive.diagnostics import Severity
from directive_archive.pages import Contents, Page, all_pages, data_files, home_data
from directive_archive.site.build import must_not_be_published, read_contents
from directive_archive.site.config import DirectiveArchiveConfig
from directive_archive.site.rendering import add_filters
from directive_archive.site.search_files import search_index, search_scripts

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

_log = get_plugin_logger(__name__)
_TEMPLATES = Path(str(files("directive_archive.site") / "templates"))
_ASSETS = Path(str(files("directive_archive.site") / "assets"))
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

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the archive, say what is wrong with it, and add its pages and files."""
        root = self._root(config)
        try:
            self.contents = read_contents(root.resolve(), config.site_url or "")
        except NotADirectoryError as error:
            raise PluginError(f"Không có thư mục {root}. / There is no directory {root}.") from error
        self._report(self.contents)
        self.pages = {}
        for page in all_pages(self.contents):
            self._add_page(page, files, config)
        for data_file in data_files(self.contents):
            files.append(File.generated(config, data_file.path, content=data_file.content()))
        self._add_assets(files, config, self.contents)
        return files

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

    def _add_page(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        src_uri = "index.md" if page.path == "." else f"{page.path}index.md"
        if files.get_file_from_path(src_uri) is not None:
            raise PluginError(f"docs/{src_uri} đã có; kho cần địa chỉ này. / docs/{src_uri} is in the archive's way.")
        head = {
            "title": html.escape(page.title, quote=False),
            "template": f"archive/{page.template}.html",
            "search": {"exclude": True},
            "hide": ["toc"],
        }
        if page.description:
            head["description"] = html.escape(page.description)
        # JSON is YAML; the title can hold anything.
        content = f"---\n{json.dumps(head, ensure_ascii=True)}\n---\n"
        file = File.generated(config, src_uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if page.source and config.repo_url and config.edit_uri:
            file.edit_uri = f"../{self.config.directives_dir}/{page.source}"
        files.append(file)
        self.pages[src_uri] = page

    def _add_assets(self, files: Files, config: MkDocsConfig, contents: Contents) -> None:
        for asset in sorted(_ASSETS.iterdir()):
            if asset.suffix in {".css", ".js", ".svg"}:
                files.append(File.generated(config, f"assets/archive/{asset.name}", abs_src_path=str(asset)))
        if self.config.search:
            for path, script in search_scripts():
                files.append(File.generated(config, path, abs_src_path=str(script)))
            path, content = search_index(contents)
            files.append(File.generated(config, path, content=content))

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

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - signature of the event
        """Add the filters of the templates."""
        add_filters(env)
        env.globals["archive_search"] = self.config.search
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation  # noqa: ARG002 - signature of the event
    ) -> TemplateContext:
        """Work out what the page shows, just before it is rendered."""
        generated = self.pages.get(page.file.src_uri)
        if generated is not None:
            context["archive_page"] = generated  # type: ignore[typeddict-unknown-key] - templates take any name
            context["data"] = generated.data()  # type: ignore[typeddict-unknown-key] - templates take any name
            page.previous_page = page.next_page = None
        elif page.meta.get("template") == HOME_TEMPLATE and self.contents is not None:
            context["data"] = home_data(self.contents)  # type: ignore[typeddict-unknown-key] - templates take any name
        return context
