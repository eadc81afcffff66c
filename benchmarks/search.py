"""Measure search against its peers: ``python benchmarks/search.py 1000 10000``.

On the same invented directives, in one run: our index, Pagefind, and one whole index by lunr.py. How long each takes to
build and in how much memory; then, in Chromium with an empty cache, on a link of 10 Mbit/s and 40 ms, how many bytes
and how long until the first ten results stand there with their titles, how long the same query takes once more, and
how much memory the page's process has. Prints a table.

Pagefind is no dependency of the project: ``pip install "pagefind[bin]"`` and name that Python with ``--pagefind``.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

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

OURS = """
(query) => new Promise((resolve) => {
  const worker = window.worker ??= new Worker("assets/search/worker.js");
  const start = performance.now();
  worker.onmessage = ({ data }) => resolve({
    count: data.answer.rows.length, at: performance.now(), took: performance.now() - start,
  });
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
    """MB of the page's process, as the system counts it."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [0.0]
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text("utf-8")
            sizes.append(int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1000)
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


def visit(folder: Path, script: str, query: str) -> Visit:
    """Ask in a new browser, then again; the median of the repetitions."""
    with serving(folder, **LINK) as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(link.address)
        first = page.evaluate(script, query)
        sent, requests = link.sent, link.requests
        again = [page.evaluate(script, query)["took"] for _ in range(7)]
        memory = memory_of(browser)
        browser.close()
    return Visit(sent / 1000, requests, first["at"] / 1000, median(again), memory, first["count"])


def copy_scripts(folder: Path) -> None:
    """Lay the scripts beside an index."""
    for path, script in search_scripts():
        (folder / Path(path).name).write_text(script, "utf-8")


def size_of(folder: Path, pattern: str) -> float:
    """MB of the files that fit."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 1e6


def report(count: int, folder: Path, *, pagefind: str, whole: bool, queries: list[str]) -> None:
    """Measure at one size and print the rows."""
    page = PAGE.format(title="search", body="")
    ours = folder / "ours"
    cost = build("ours", count, ours)
    copy_scripts(ours / "assets/search")
    (ours / "index.html").write_text(page, "utf-8")
    rows = [("ours", cost, size_of(ours, "*.bin"), ours, OURS)]
    if pagefind:
        peer = folder / "pages"
        build("pages", count, peer)
        cost = run(pagefind, "-m", "pagefind", "--site", str(peer))
        (peer / "index.html").write_text(page, "utf-8")
        rows.append(("Pagefind", cost, size_of(peer / "pagefind", "*"), peer, PAGEFIND))
    if whole:
        peer = folder / "whole"
        cost = build("whole", count, peer)
        copy_scripts(peer)
        (peer / "index.html").write_text(page, "utf-8")
        rows.append(("lunr.py, whole, no pairs", cost, size_of(peer, "index.json"), peer, WHOLE))
    for name, cost, size, *_ in rows:
        print(f"| {count:,} | {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} | {size:.1f} |", flush=True)
    print("\n| documents | engine | query | kB | requests | first list, s | again, ms | memory, MB | found |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for query in queries:
        for name, _, _, site, script in rows:
            seen = visit(site, script, query)
            print(
                f"| {count:,} | {name} | {query} | {seen.kilobytes:.0f} | {seen.requests} | {seen.first:.2f} |"
                f" {seen.again:.0f} | {seen.memory:.0f} | {seen.count} |",
                flush=True,
            )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure search against its peers.")
    parser.add_argument("counts", type=int, nargs="+", help="how many directives")
    parser.add_argument("--pagefind", default="", help="a Python that has pagefind[bin]")
    parser.add_argument("--whole", action="store_true", help="one whole index by lunr.py, too")
    parser.add_argument("--query", action="append", help="instead of the usual queries")
    parser.add_argument("--only", choices=sorted(BUILDERS), help="only build this")
    parser.add_argument("--folder", type=Path, help="where to build")
    options = parser.parse_args()
    if options.only:
        options.folder.mkdir(parents=True)
        BUILDERS[options.only](options.folder, documents(options.counts[0]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.counts:
            print("\n| documents | engine | build, s | CPU, s | peak, MB | index, MB |")
            print("| --- | --- | --- | --- | --- | --- |")
            report(
                count,
                (options.folder or Path(temporary)) / str(count),
                pagefind=options.pagefind,
                whole=options.whole,
                queries=options.query or list(QUERIES),
            )


if __name__ == "__main__":
    main()
