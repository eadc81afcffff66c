"""The MkDocs plugin: hands pages and files to MkDocs, or writes them itself. What they hold is worked out by the core.

MkDocs reads and renders the pages written by hand, and those of the archive that the navigation or a hand-written page
names. The others, thousands of them, never become files of MkDocs: they are written when it is done with its own.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from importlib.resources import files as resource_files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler

from directive_archive.diagnostics import Severity
from directive_archive.executor import ExecutorError, Workers
from directive_archive.fingerprint import of_files, of_value
from directive_archive.pages import LEADING_ON, Contents, Page, data_files, home_data
from directive_archive.site.assets import asset_files
from directive_archive.site.batches import Batches
from directive_archive.site.build import must_not_be_published, read_contents
from directive_archive.site.config import DirectiveArchiveConfig
from directive_archive.site.contribution import find_contribution
from directive_archive.site.ground import ground
from directive_archive.site.links import LinkCheck, addresses
from directive_archive.site.making import Making
from directive_archive.site.named import named_files
from directive_archive.site.output import Output
from directive_archive.site.own_files import in_the_way, write_data, write_search
from directive_archive.site.own_parts import absolute, escaped_description, escaped_title
from directive_archive.site.preview import Preview
from directive_archive.site.progress import Progress
from directive_archive.site.rendering import prepare
from directive_archive.site.shell import Theme, dress, show_contents
from directive_archive.site.sitemap import with_pages
from directive_archive.site.writer import Writer
from directive_archive.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation, Section
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from directive_archive.diagnostics import Diagnostic

_log = get_plugin_logger(__name__)
_TEMPLATES = Path(str(resource_files("directive_archive.site") / "templates"))
_STYLES = "assets/archive/archive.css"
HOME_TEMPLATE = "archive/home.html"


class DirectiveArchivePlugin(BasePlugin[DirectiveArchiveConfig]):
    """Builds the archive's pages into a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: Contents | None = None
        self.pages: dict[str, Page] = {}
        """The archive's pages that MkDocs renders, by the name that they have for it."""
        self.batches = Batches()
        """All pages of the archive."""
        self.serving = False
        self.output: Output | None = None
        self.theme_env: Environment | None = None
        self.common_context: dict[str, object] = {}
        self.sections: dict[str, Section | None] = {}
        self.files: Files | None = None
        self.links = LinkCheck()
        self.warnings = CountHandler()
        self.store = Store(None)
        self.workers = Workers()
        self.ground = ""
        self.progress = Progress(_log.info)
        self.preview: Preview | None = None
        """While the site is served: what shows an edited directive at once."""
        self._ask: Path | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - signature of the event
        """Remember what is run; that this event is handled keeps the plugin through the rebuilds of ``serve``."""
        self.serving = command == "serve"

    @event_priority(-100)  # other plugins learn in theirs where the site is to stand
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add templates and styles, watch the archive, and have MkDocs write beside the old site."""
        if (templates := str(_TEMPLATES)) not in config.theme.dirs:
            # After the site's own overrides, before the theme.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
        if _STYLES not in config.extra_css:
            config.extra_css.insert(0, _STYLES)
        root = str(self._root(config))
        if root not in config.watch:
            config.watch.append(root)
        self._clear_up()
        self._forget()
        folder = self._cache_folder(config)
        self.store = Store(folder / "kept.sqlite" if folder else None)
        self.workers = self._new_workers()
        self.warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)
        self.output = Output(Path(config.site_dir), folder)
        config.site_dir = str(self.output.part)
        return config

    def _new_workers(self) -> Workers:
        try:
            return Workers(self.config.executor)
        except ExecutorError as error:
            raise PluginError(str(error)) from error

    def _forget(self) -> None:
        """Let nothing of an earlier build come into this one."""
        self.contents = self.files = self.theme_env = self.preview = None
        self.pages, self.batches, self.sections, self.common_context = {}, Batches(), {}, {}
        self.links = LinkCheck()
        self.progress = Progress(_log.info, quiet=not _log.isEnabledFor(logging.INFO))

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.directives_dir

    def _cache_folder(self, config: MkDocsConfig) -> Path | None:
        stated = self.config.cache
        return Path(config.config_file_path or "mkdocs.yml").parent / stated if isinstance(stated, str) else None

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
            with self.progress.stage("đọc kho / reading"):
                self.contents = read_contents(
                    root,
                    config.site_url or "",
                    contribution=contribution,
                    store=self.store,
                    progress=self.progress,
                    workers=self.workers,
                )
        except NotADirectoryError as error:
            raise PluginError(f"Không có thư mục {root}. / There is no directory {root}.") from error
        except ExecutorError as error:
            raise PluginError(str(error)) from error
        self._report(self.contents)
        if self.output is not None:
            self.output.begin()

    def _report(self, contents: Contents) -> None:
        _tell(contents.diagnostics)
        withheld = must_not_be_published(contents)
        if withheld and not self.serving:
            raise PluginError(
                f"{len(withheld)} chỗ không được phép công bố; đã dừng dựng trang."
                f" / {len(withheld)} findings must not be published; the build stops."
            )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the archive's assets, and of its pages and downloads those that MkDocs must know."""
        if self.contents is None:
            raise PluginError("MkDocs did not announce the build.")
        self.ground = ground(config) if self.store.keeps else ""
        with self.progress.stage("xếp trang / listing"):
            self.batches = Batches.of(self.contents, self.ground, self._known_pages())
        self._stand_clear(files, self.contents)
        named = named_files(files, config.nav)
        wanted = {name.removesuffix("index.md") for name in named if name.endswith("/index.md")}
        self.pages = {f"{path}index.md": page for path, page in sorted(self.batches.named(wanted).items())}
        for src_uri, page in self.pages.items():
            files.append(self._page_file(src_uri, page, config))
        for data_file in data_files(self.contents):
            if data_file.path in named:
                files.append(File.generated(config, data_file.path, content=b"".join(data_file.content())))
        for file in asset_files(config, search=self.config.search):
            files.append(file)
        self.files = files
        return files

    def _known_pages(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Key and pages of each kind in the last build."""
        if self.output is None:
            return {}
        tables, keys = self.output.old_tables, self.output.old_notes.get("batches", {})
        return {name: (key, tables.get(f"batch {name}", {})) for name, key in keys.items()}

    def _stand_clear(self, files: Files, contents: Contents) -> None:
        """Refuse files by hand where the archive writes: one of the two would silently be lost."""
        if other := in_the_way(files, contents, self.batches, search=self.config.search):
            raise PluginError(f"docs/{other} chiếm địa chỉ của kho. / docs/{other} is in the archive's way.")

    def _page_file(self, src_uri: str, page: Page, config: MkDocsConfig) -> File:
        file = File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if page.source and config.repo_url and config.edit_uri:
            file.edit_uri = f"../{self.config.directives_dir}/{page.source}"
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - signature of the event
        """Give each generated page its place under the nearest page above it that the navigation shows."""
        self.sections = {page.file.src_uri: page.parent for page in nav.pages}
        for src_uri, page in self.pages.items():
            file = files.get_file_from_path(src_uri)
            if file is not None and file.page is not None and src_uri not in self.sections:
                file.page.parent = self._section(page)
        return nav

    def _section(self, page: Page) -> Section | None:
        """The section of the nearest page above that the navigation shows."""
        for link in reversed(page.breadcrumbs):
            if link.path not in {"", "."} and f"{link.path}index.md" in self.sections:
                return self.sections[f"{link.path}index.md"]
        return None

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002 - signature of the event
        files: Files,  # noqa: ARG002 - signature of the event
    ) -> str:
        """Give a generated page what a page written by hand has in its front matter."""
        generated = self.pages.get(page.file.src_uri)
        if generated is not None:
            dress(page, generated, escaped_title(generated), escaped_description(generated))
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - signature of the event
        """Prepare the environment of the templates."""
        prepare(env)
        env.globals["archive_search"] = self.config.search
        self.theme_env = env
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Learn what every template is given, and put the archive's pages into the sitemap, but those that lead on."""
        self.common_context = dict(context)
        if template_name == "sitemap.xml" and config.site_url:
            ours = (path for path in self.batches.mapped() if f"{path}index.md" not in self.pages)
            known = (file for file in context["pages"] if not self._leads_on(file))
            pages = with_pages(known, (absolute(config.site_url, path) for path in ours))
            context["pages"] = cast("list[File]", pages)
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
            show_contents(page, escaped_title(generated))
        elif page.meta.get("template") == HOME_TEMPLATE and self.contents is not None:
            shown["data"] = home_data(self.contents)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002 - signature of the event
        """Note where a page of MkDocs leads."""
        self.links.add(page.url, addresses(output, page.url))
        return output

    @event_priority(-100)  # what other plugins add to the site is there by now
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the archive's own pages and files, check the links, and let the new site take its place."""
        output, contents, files = self.output, self.contents, self.files
        if output is None or contents is None or files is None or self.theme_env is None:
            raise PluginError("MkDocs did not announce the build.")
        output.adopt()
        theme = Theme(self.theme_env, config, self.common_context, self.config.directives_dir)
        handed_over = {page.path for page in self.pages.values()}
        chrome = [theme.shell(page, self._section(page)).fingerprint for page in self.pages.values()]
        same_chrome = bool(chrome) and output.old_notes.get("chrome") == chrome
        writer = Writer(
            theme,
            output,
            self.links,
            self.store,
            making=Making(contents, theme.own_parts, self.ground),
            workers=self.workers,
            progress=self.progress,
        )
        with self.progress.stage("dựng trang / pages"):
            try:
                writer.write(self.batches, handed_over, self._section, same_chrome=same_chrome)
            except ExecutorError as error:
                raise PluginError(str(error)) from error
        with self.progress.stage("dữ liệu / data"):
            write_data(contents, output, keeps=self.store.keeps)
        with self.progress.stage("tìm kiếm / search"):
            if self.config.search:
                key = self._search_key(contents, config) if self.store.keeps else ""
                write_search(contents, files, output, key)
        with self.progress.stage("liên kết / links"):
            writer.finish_links()
            _tell(self.links.dead(output.files, writer.anchors_of))
        output.notes |= {
            "clean": not self.warnings.counts,
            "chrome": chrome,
            "batches": {batch.name: batch.key for batch in self.batches.batches},
        }
        output.tables |= {f"batch {batch.name}": batch.keys for batch in self.batches.batches}
        if not (config.strict and self.warnings.counts):  # else MkDocs gives up after this
            output.finish()
            self.output = None
            self.preview = Preview(contents, theme, self._section) if self.serving else None
            config.site_dir = str(output.site)
        self.store.close()
        if self.config.profile:
            _log.info(self.progress.report())

    def _search_key(self, contents: Contents, config: MkDocsConfig) -> str:
        """What the index is made from."""
        by_hand = of_files([Path(config.docs_dir)], frozenset({".md"}))
        return of_value([self.ground, "search", contents.fingerprint, by_hand])

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - signature of the event
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Show an edited directive before all else is built."""
        # A file that is watched: to touch it asks the server for the whole build, after the page was shown.
        ask = self._ask = Path(tempfile.mkdtemp(prefix="directives_")) / "build"
        ask.touch()
        server.watch(str(ask.parent))

        def build() -> None:
            if self.preview is not None and self._show_edited(Path(server.root), self.preview):
                self.preview = None
                ask.write_bytes(b"x" * (1 + ask.stat().st_size))
            else:
                builder()

        server.builder = build
        return server

    def _show_edited(self, site: Path, preview: Preview) -> bool:
        """Put the pages of edited directives into the site; whether there are any."""
        shown = False
        for name, content in preview.changed_pages():
            target = site / name
            scratch = target.with_suffix(".new")
            scratch.write_bytes(content)
            scratch.replace(target)
            shown = True
        return shown

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - signature of the event
        """Leave the old site as it is."""
        self._clear_up()

    def on_shutdown(self) -> None:
        """Leave nothing half made."""
        self._clear_up()
        if self._ask is not None:
            shutil.rmtree(self._ask.parent, ignore_errors=True)
            self._ask = None

    def _clear_up(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.output is not None:
            self.output.abandon()
            self.output = None
        self.workers.close()
        self.store.close()


def _tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Log findings; those of MkDocs' level warning and above fail a strict build."""
    levels = {Severity.FATAL: _log.error, Severity.ERROR: _log.error, Severity.WARNING: _log.warning}
    for diagnostic in diagnostics:
        levels.get(diagnostic.severity, _log.info)(diagnostic.text())
