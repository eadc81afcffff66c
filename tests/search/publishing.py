"""A page with what the site publishes for search, and questions to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from directive_archive.search import SearchDocument, build_index
from directive_archive.site.search_files import search_scripts

PAGE = '<!DOCTYPE html><meta charset="utf-8"><title>search</title><link rel="icon" href="data:,">'

ANSWER = """
async ([texts, wish]) => {
  if (!window.searching) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: "assets/search/lunr.js", onload: resolve, onerror: reject });
      document.head.append(script);
    });
    const { Files } = await import("./assets/search/files.js");
    const { Search } = await import("./assets/search/search.js");
    const files = new Files(new URL("assets/search/", location.href).href);
    window.searching = new Search(await (await fetch("assets/search/manifest.json")).json(), files, window.lunr);
  }
  const answers = [];
  for (const text of texts) {
    const answer = await window.searching.answer(text, wish);
    const { documents, marked, tiers } = answer;
    answers.push({ ...answer, documents: [...documents], marked: [...marked], tiers: [...tiers] });
  }
  return JSON.stringify(answers);
}
"""


def publish(directory: Path, documents: Iterable[SearchDocument] | None, **settings: Any) -> Path:
    """Lay out a page and beside it what the site publishes for search; without an index if there are no documents."""
    assets = directory / "assets/search"
    assets.mkdir(parents=True)
    (directory / "index.html").write_text(PAGE, "utf-8")
    for path, script in search_scripts():
        (directory / path).write_text(script, "utf-8")
    if documents is not None:
        write_index(directory, documents, **settings)
    return directory


def write_index(directory: Path, documents: Iterable[SearchDocument], **settings: Any) -> None:
    """Write the index beside the scripts."""
    for name, content in build_index(documents, **settings):
        (directory / "assets/search" / name).write_bytes(content)


def answers(page: Page, texts: list[str], **wish: Any) -> list[dict[str, Any]]:
    """What the search modules answer, asked in the page itself."""
    found: list[dict[str, Any]] = json.loads(page.evaluate(ANSWER, [texts, wish]))
    return found
