"""The modules of search in a page, asked for what stands in texts."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

_OPEN = """
async () => {
  if (window.reading) return;
  const load = (name) => import(`./assets/search/${name}.js`);
  if (!window.lunr) await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: "assets/search/lunr.js", onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const names = "chart concordance files inquiry lines query search sequences snippet texts timeline tokens";
  const modules = Object.assign({}, ...(await Promise.all(names.split(" ").map(load))));
  const files = new modules.Files(new URL("assets/search/", location.href).href);
  const manifest = await (await fetch("assets/search/manifest.json")).json();
  const search = new modules.Search(manifest, files, window.lunr);
  const texts = new modules.Texts(manifest.texts, files);
  window.reading = { ...modules, files, manifest, search, texts };
}
"""


def run(page: Page, body: str, argument: object = None) -> Any:
    """Run the body of an async function of ``argument`` in which everything that the modules export stands by name."""
    page.evaluate(_OPEN)
    names = page.evaluate("Object.keys(window.reading).join(', ')")
    program = f"async (argument) => {{ const {{ {names} }} = window.reading; {body} }}"
    return json.loads(page.evaluate(f"async (argument) => JSON.stringify(await ({program})(argument))", argument))
