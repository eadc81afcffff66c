"""Whether every link of a built site leads somewhere: a checker of its own, which trusts nothing of MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

HOST = "https://site.invalid"
"""Where the pages are taken to stand while their relative addresses are resolved."""
LOADING = ("link[href]", "script[src]", "img[src]", "source[src]", "iframe[src]", "object[data]", "use[href]")
REFRESH = re.compile(r"\d+;\s*url=(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """An address on a page, and whether a browser fetches it unasked."""

    source: str
    """HTML file, relative to the site."""
    written: str
    target: str
    """Absolute."""
    loaded: bool


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path
    url: str = ""
    """Absolute address that it is built for; links to there are its own."""
    pages: dict[str, LexborHTMLParser] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for path in sorted(self.folder.rglob("*.html")):
            self.pages[path.relative_to(self.folder).as_posix()] = LexborHTMLParser(path.read_text("utf-8"))

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """Ids on each page."""
        return {
            name: {value for node in page.css("[id]") if (value := node.attributes.get("id"))}
            for name, page in self.pages.items()
        }

    def base(self, name: str) -> str:
        """Address of a page. MkDocs writes 404.html for a server that shows it at any address: from the root."""
        return f"{HOST}/{name.removesuffix('index.html')}"

    def links(self, name: str) -> Iterator[Link]:
        """Every address on a page."""
        page = self.pages[name]
        for selector, loaded in [("a[href]", False), ("form[action]", False), *((each, True) for each in LOADING)]:
            key = re.findall(r"\[(\w+)\]", selector)[0]
            for node in page.css(selector):
                written = node.attributes.get(key) or ""
                fetched = loaded and node.attributes.get("rel") not in {"canonical", "prev", "next"}
                yield Link(name, written, self._resolve(name, written), fetched)
        for node in page.css("meta[http-equiv='refresh']"):
            match = REFRESH.fullmatch(node.attributes.get("content") or "")
            assert match, f"{name}: a refresh that leads nowhere"
            yield Link(name, match[1], self._resolve(name, match[1]), loaded=False)
        for node in page.css("form[data-script]"):
            worker = node.attributes.get("data-script") or ""
            yield Link(name, worker, self._resolve(name, worker), loaded=True)

    def _resolve(self, name: str, written: str) -> str:
        target = urljoin(self.base(name), written)
        own_path = urlsplit(self.url).path if self.url else "/"
        if self.url and target.startswith(self.url):
            return urljoin(f"{HOST}/", target[len(self.url) :])
        if name == "404.html" and written.startswith(own_path):
            return urljoin(f"{HOST}/", written[len(own_path) :])
        return target

    def file_of(self, target: str) -> str | None:
        """The file that an address of this site names, or `None` for another host's; relative to the site."""
        parts = urlsplit(target)
        if f"{parts.scheme}://{parts.netloc}" != HOST:
            return None
        path = unquote(parts.path).lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path

    def broken(self) -> list[str]:
        """What is wrong with any link, in words."""
        problems = []
        for name in self.pages:
            for link in self.links(name):
                problem = self._problem(link)
                if problem:
                    problems.append(f"{link.source}: {link.written}: {problem}")
        return problems

    def _problem(self, link: Link) -> str:
        parts = urlsplit(link.target)
        if parts.scheme not in {"http", "https", "mailto"}:
            return "strange scheme"
        file = self.file_of(link.target)
        if file is None:
            return "loaded from another host" if link.loaded else ""
        path = (self.folder / file).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            return "leads out of the site"
        if not path.is_file():
            return "no such file"
        fragment = unquote(parts.fragment)
        if fragment and file in self.anchors and fragment not in self.anchors[file]:
            return "no such anchor"
        return ""

    def external(self) -> set[str]:
        """Addresses of other hosts that pages link to."""
        return {link.target for name in self.pages for link in self.links(name) if self.file_of(link.target) is None}

    def reached_from(self, start: str) -> set[str]:
        """HTML files that plain links reach from one."""
        reached, waiting = {start}, [start]
        while waiting:
            for link in self.links(waiting.pop()):
                file = self.file_of(link.target)
                if file in self.pages and file not in reached:
                    reached.add(file)
                    waiting.append(file)
        return reached

    def leading_on(self) -> set[str]:
        """Pages at former addresses, to which nothing links."""
        return {name for name, page in self.pages.items() if page.css_first("meta[name=robots][content=noindex]")}

    def mapped(self) -> set[str]:
        """Files that the sitemap names."""
        tree = ET.fromstring((self.folder / "sitemap.xml").read_text("utf-8"))  # noqa: S314 - our own file
        names = set()
        for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            file = self.file_of(self._resolve("index.html", node.text or ""))
            assert file is not None, f"the sitemap names {node.text}"
            names.add(file)
        return names
