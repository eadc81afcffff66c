"""Measure search against its peers: ``python benchmarks/search.py 1000 10000``.

On the same invented directives, in one run: our index, Pagefind, and one whole index by lunr.py. How long each takes to
build and in how much memory; then, in Chromium with an empty cache, on a link of 10 Mbit/s and 40 ms, how many bytes
and how long until the first ten results stand there with their titles, how long the same query takes once more, and
how much memory the page's process has. Prints a table of medians; engines take turns, so that a machine that slows down
slows all of them down.

Ours is asked on the site's own search page, theme and all, as this project builds it, with the index of the invented
directives under it. The others are asked on a page with nothing on it.

Pagefind is no dependency of the project: ``pip install "pagefind[bin]"`` and name that Python with ``--pagefind``.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import TypeVar
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import files
from benchmarks.serving import serving
from directive_archive.identity import address
from directive_archive.search import FIELDS, SearchDocument, build_index, tokenize
from directive_archive.site.search_files import search_scripts
from tests.browser.ensure_browser import find_browser

QUERIES = ("phòng chống dịch", "phong chong dich", "tuần cao điểm", "nông thôn mới", "12-CV/TU", "cách l")
"""The first is the worst case: each of its syllables stands in almost every document."""
LINK = {"delay": 0.04, "rate": 10_000_000 / 8}
PAGE = '<!DOCTYPE html><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">{body}'

# When the list stands there, by the page's clock.
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("results");
  new MutationObserver(() => {
    if (list.getAttribute("aria-busy") === "false" && list.children.length > 0)
      window.first ??= { count: list.children.length, at: performance.now() };
  }).observe(list, { attributes: true, childList: true });
});
"""
ASK_AGAIN = """
(query) => new Promise((resolve) => {
  const worker = window.asked ??= new Worker("../assets/search/worker.js");
  const start = performance.now();
  worker.onmessage = () => resolve({ took: performance.now() - start });
  worker.postMessage({ id: 1, ask: "suggest", query, most: 10 });
})
"""
PAGEFIND = """
async (query) => {
  const start = performance.now();
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const { results } = await window.pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { count: results.length, at: performance.now(), took: performance.now() - start };
}
"""
WHOLE = """
async (query) => {
  if (!window.index) {
    const [serialized] = await Promise.all([
      fetch("index.json").then((response) => response.json()),
      new Promise((onload) => {
        document.head.append(Object.assign(document.createElement("script"), { src: "lunr.js", onload }));
      }),
    ]);
    window.index = lunr.Index.load(serialized);
  }
  const { tokenize } = await import("./tokens.js");
  const start = performance.now();
  const results = window.index.query((lunrQuery) => {
    for (const { folded } of tokenize(query).words)
      lunrQuery.clause({ term: `${folded}/*`, presence: lunr.Query.presence.REQUIRED, usePipeline: false });
  });
  return { count: results.length, at: performance.now(), took: performance.now() - start };
}
"""


def documents(count: int) -> Iterator[SearchDocument]:
    """The first so many directives of the corpus."""
    for identifier, text in files(count):
        _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
        facts = dict(re.findall(r'^(\w+): "?(.*?)"?$', head, re.MULTILINE))
        number = f"{facts['number']}-{facts['symbol']}"
        yield SearchDocument(
            location=address(identifier),
            title=f"{facts['type']} {number}: {facts['title']}",
            number=number,
            issuer=(facts["issuer"], facts.get("issuer_parent", "")),
            places=(facts["place"],),
            type=facts["type"],
            dates=(facts["issued"],),
            body=body,
            subtitle=f"{facts['issuer']} · {facts['issued']}",
            lead=" ".join(body.split())[:240],
        )


def write_ours(folder: Path, found: Iterator[SearchDocument]) -> None:
    """Lay out what the site publishes for search."""
    assets = folder / "assets/search"
    assets.mkdir(parents=True)
    for name, content in build_index(found):
        (assets / name).write_bytes(content)


def write_pages(folder: Path, found: Iterator[SearchDocument]) -> None:
    """Write a page for each document, for Pagefind to read."""
    for document in found:
        path = folder / document.location / "index.html"
        path.parent.mkdir(parents=True)
        facts = (document.number, *document.issuer, *document.places, document.type, *document.dates)
        paragraphs = [html.escape(text) for text in (" · ".join(facts), *document.body.strip().split("\n\n"))]
        title = html.escape(document.title)
        body = f"<body data-pagefind-body><h1>{title}</h1><p>{'</p><p>'.join(paragraphs)}</p>"
        path.write_text(PAGE.format(title=title, body=body).replace("<meta", '<html lang="vi"><meta', 1), "utf-8")


def write_whole(folder: Path, found: Iterator[SearchDocument]) -> None:
    """Build one index of all documents by lunr.py, without pairs: with them it takes four times as much."""
    from lunr.builder import Builder  # noqa: PLC0415 - a dependency of the tests

    builder = Builder()
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field.name, field.boost)
    for position, document in enumerate(found):
        fields = {f.name: [term for text in f.texts(document) for term in tokenize(text).terms] for f in FIELDS}
        builder.add({"ref": position} | fields)
    (folder / "index.json").write_text(json.dumps(builder.build().serialize(), ensure_ascii=False), "utf-8")


T = TypeVar("T")

BUILDERS = {"ours": write_ours, "pages": write_pages, "whole": write_whole}


@dataclass(frozen=True)
class Cost:
    """What a program took."""

    wall: float
    cpu: float
    memory: float
    """MB of its largest process."""


def run(*command: str) -> Cost:
    """Run a program and see what it takes."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise RuntimeError(log.read().decode())
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def build(name: str, count: int, folder: Path) -> Cost:
    """Build in a process of its own."""
    return run(sys.executable, __file__, str(count), "--only", name, "--folder", str(folder))


def memory_of(browser: Browser) -> float:
    """MB that the page's process holds itself, as Chromium's task manager has it: without the program's own pages."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [0.0]
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text("utf-8")
            sizes.append(int(re.findall(r"RssAnon:\s+(\d+)", status)[0]) / 1000)
    session.detach()
    return max(sizes)


@dataclass(frozen=True)
class Visit:
    """What a reader with an empty cache waits for, and pays."""

    kilobytes: float
    requests: int
    first: float
    """Seconds from the beginning of the page until the results stand there."""
    again: float
    """Milliseconds for the same query once more."""
    memory: float
    count: int


@dataclass(frozen=True)
class Engine:
    """Something that answers queries."""

    name: str
    folder: Path
    script: str = ""
    """What asks, on a page with nothing on it; without it the site's search page is opened."""

    def visit(self, query: str) -> Visit:
        """Ask in a new browser, then again; of the repetitions the median."""
        with serving(self.folder, **LINK) as link, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            if self.script:
                page.goto(link.address)
                first = page.evaluate(self.script, query)
            else:
                page.add_init_script(WATCH)
                page.goto(f"{link.address}tim-kiem/?q={quote(query)}", wait_until="commit")
                first = page.wait_for_function("window.first").json_value()
            sent, requests = link.sent, link.requests
            page.wait_for_load_state("networkidle")
            memory = memory_of(browser)
            again = [page.evaluate(self.script or ASK_AGAIN, query)["took"] for _ in range(8)][1:]
            browser.close()
        return Visit(sent / 1000, requests, first["at"] / 1000, median(again), memory, first["count"])


def middle(found: Sequence[T]) -> T:
    """Of each figure the median."""
    kind = type(found[0])
    return kind(*(median(getattr(each, figure.name) for each in found) for figure in fields(kind)))


def copy_scripts(folder: Path) -> None:
    """Lay the scripts beside an index."""
    for path, script in search_scripts():
        (folder / Path(path).name).write_text(script, "utf-8")


def size_of(folder: Path, pattern: str) -> float:
    """MB of the files that fit."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 1e6


def write_site(folder: Path) -> None:
    """Build this project's own site without its index: page, styles and scripts as readers get them."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder))
    subprocess.run(command, check=True, cwd=Path(__file__).parents[1], env={**os.environ, "ARCHIVE_CACHE": "false"})
    for path in (folder / "assets/search").glob("*.bin"):
        path.unlink()


def build_all(count: int, folder: Path, wish: argparse.Namespace) -> Iterator[tuple[Engine, Cost, float]]:
    """Each engine, what its index took to build and how many MB it is."""
    costs: dict[str, list[Cost]] = {"ours": [], "Pagefind": [], "lunr.py, whole, no pairs": []}
    ours, peer, whole = (folder / name for name in ("ours", "pages", "whole"))
    if wish.pagefind:
        build("pages", count, peer)
    for _ in range(wish.runs):
        shutil.rmtree(ours, ignore_errors=True)
        costs["ours"].append(build("ours", count, ours))
        if wish.pagefind:
            shutil.rmtree(peer / "pagefind", ignore_errors=True)
            costs["Pagefind"].append(run(wish.pagefind, "-m", "pagefind", "--site", str(peer)))
    site = folder / "site"
    write_site(site)
    shutil.copytree(ours, site, dirs_exist_ok=True)
    yield Engine("ours", site), middle(costs["ours"]), size_of(ours, "*.bin")
    page = PAGE.format(title="search", body="")
    if wish.pagefind:
        (peer / "index.html").write_text(page, "utf-8")
        yield Engine("Pagefind", peer, PAGEFIND), middle(costs["Pagefind"]), size_of(peer / "pagefind", "*")
    if wish.whole:
        cost = build("whole", count, whole)
        copy_scripts(whole)
        (whole / "index.html").write_text(page, "utf-8")
        yield Engine("lunr.py, whole, no pairs", whole, WHOLE), cost, size_of(whole, "index.json")


def report(count: int, folder: Path, wish: argparse.Namespace) -> None:
    """Measure at one size and print the rows."""
    print("\n| documents | engine | build, s | CPU, s | peak, MB | index, MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    engines = []
    for engine, cost, size in build_all(count, folder, wish):
        engines.append(engine)
        figures = f"{cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} | {size:.1f}"
        print(f"| {count:,} | {engine.name} | {figures} |", flush=True)
    print("\n| documents | query | engine | kB | requests | first list, s | again, ms | memory, MB | found |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for query in wish.query or QUERIES:
        visits: dict[str, list[Visit]] = {engine.name: [] for engine in engines}
        for _ in range(wish.runs):
            for engine in engines:
                visits[engine.name].append(engine.visit(query))
        for name, found in visits.items():
            seen = middle(found)
            print(
                f"| {count:,} | {query} | {name} | {seen.kilobytes:.0f} | {seen.requests:.0f} | {seen.first:.2f} |"
                f" {seen.again:.0f} | {seen.memory:.0f} | {seen.count:.0f} |",
                flush=True,
            )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure search against its peers.")
    parser.add_argument("counts", type=int, nargs="+", help="how many directives")
    parser.add_argument("--pagefind", default="", help="a Python that has pagefind[bin]")
    parser.add_argument("--whole", action="store_true", help="one whole index by lunr.py, too")
    parser.add_argument("--query", action="append", help="instead of the usual queries")
    parser.add_argument("--runs", type=int, default=3, help="how often each thing is measured")
    parser.add_argument("--only", choices=sorted(BUILDERS), help="only build this")
    parser.add_argument("--folder", type=Path, help="where to build")
    options = parser.parse_args()
    if options.only:
        options.folder.mkdir(parents=True)
        BUILDERS[options.only](options.folder, documents(options.counts[0]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.counts:
            report(count, (options.folder or Path(temporary)) / str(count), options)


if __name__ == "__main__":
    main()
