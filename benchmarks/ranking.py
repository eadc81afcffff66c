"""Measure what pairs of syllables are worth: ``python benchmarks/ranking.py 1000``.

Of random sequences of two or three syllables that occur, typed with and without diacritics: how many of the first ten
places are filled by documents in which the sequence itself stands, side by side and spelt so. Once with the pairs of
the index and once without; with the bytes that a query fetches of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.search import PAGE, copy_scripts, documents
from benchmarks.serving import serving
from directive_archive.search import build_index, tokenize
from tests.browser.ensure_browser import find_browser

SEQUENCES = 300
ANSWER = """
async ([texts, pairs]) => {
  await new Promise((onload) => {
    document.head.append(Object.assign(document.createElement("script"), { src: "assets/search/lunr.js", onload }));
  });
  const { Files } = await import("./assets/search/files.js");
  const { Search } = await import("./assets/search/search.js");
  const files = new Files(new URL("assets/search/", location.href).href);
  const search = new Search(await (await fetch("assets/search/manifest.json")).json(), files, lunr);
  const { entries } = search.terms;
  if (!pairs) search.terms.entries = async (key) => (key.startsWith("+") ? [] : entries.call(search.terms, key));
  const answers = [];
  for (const text of texts) {
    files.kept.clear();
    const { results } = await search.answer(text, { most: 10 });
    answers.push(results.map(({ document }) => document));
  }
  return JSON.stringify(answers);
}
"""


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure what pairs of syllables are worth.")
    parser.add_argument("count", type=int, help="how many directives")
    count = parser.parse_args().count
    random = Random(300)
    found = list(documents(count))
    # Titles and facts are searched, too: a sequence may stand there.
    texts = [
        [[word.exact for word in tokenize(text).words] for text in (document.body, document.title, *document.issuer)]
        for document in found
    ]
    pairs: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, parts in enumerate(texts):
        for words in parts:
            for pair in pairwise(words):
                pairs[pair].add(number)
    sequences = []
    while len(sequences) < SEQUENCES:
        words = random.choice(texts)[0]
        start = random.randrange(len(words) - 3)
        sequence = words[start : start + random.randint(2, 3)]
        if all(word.isalpha() for word in sequence):
            sequences.append(sequence)
    right = [_holding(sequence, texts, pairs) for sequence in sequences]
    typed = {
        "with diacritics": [" ".join(sequence) + " " for sequence in sequences],
        "without": [" ".join(tokenize(word).words[0].folded for word in sequence) + " " for sequence in sequences],
    }
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary)
        assets = site / "assets/search"
        assets.mkdir(parents=True)
        sizes = {
            name: len(content) for name, content in build_index(found) if not (assets / name).write_bytes(content) < 0
        }
        copy_scripts(assets)
        (site / "index.html").write_text(PAGE.format(title="ranking", body=""), "utf-8")
        print(f"{count:,} documents, index {sum(sizes.values()) / 1e6:.1f} MB\n")
        print("| index | typed | places rightly filled | kB a query |\n| --- | --- | --- | --- |")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            for has_pairs in (True, False):
                for name, queries in typed.items():
                    with serving(site) as link:
                        page = browser.new_page()
                        page.goto(link.address)
                        before = time.time()
                        answers = json.loads(page.evaluate(ANSWER, [queries, has_pairs]))
                        page.close()
                    score = sum(
                        len(set(answer) & good) / min(10, len(good))
                        for answer, good in zip(answers, right, strict=True)
                    )
                    label = "words and pairs" if has_pairs else "words only"
                    kilobytes = link.since(before) / 1000 / SEQUENCES
                    print(f"| {label} | {name} | {score / SEQUENCES:.3f} | {kilobytes:.0f} |", flush=True)
            browser.close()


def _holding(sequence: list[str], texts: list[list[list[str]]], pairs: dict[tuple[str, str], set[int]]) -> set[int]:
    """Documents in which the sequence stands."""
    candidates = set.intersection(*(pairs[pair] for pair in pairwise(sequence)))
    size = len(sequence)
    return {
        number
        for number in candidates
        if any(words[at : at + size] == sequence for words in texts[number] for at in range(len(words) - size + 1))
    }


if __name__ == "__main__":
    main()
