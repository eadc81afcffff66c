"""Whether every link of the built pages leads somewhere: files and anchors, from our pages, into them, and by hand.

MkDocs checks the links of pages that it has read; it does not know ours. What is checked is the finished HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from directive_archive.diagnostics import Diagnostic, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

# Values between quotation marks: that is how the theme, Python-Markdown and our templates write them.
# Each begins with letters that the search jumps to; what stands before them is looked at only there.
_LINKS = tuple(re.compile(rf"""{name}=(?<=\s{name}=)(?:"([^"]*)"|'([^']*)')""") for name in ("href", "src"))
_ID = re.compile(r"""id=(?<=\sid=)(?:"([^"]*)"|'([^']*)')""")
PLAIN = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*/")
"""Addresses as the archive makes them, which need no normalising."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def relative(here: str, target: str) -> str:
    """Address of one page as seen from another; both site-root-relative, with a slash at the end.

    As :func:`mkdocs.utils.get_relative_url` has it, for addresses that need no normalising.
    """
    from_parts, to_parts = here.split("/")[:-1], target.split("/")[:-1]
    shared = 0
    for one, other in zip(from_parts, to_parts, strict=False):
        if one != other:
            break
        shared += 1
    steps = [*[".."] * (len(from_parts) - shared), *to_parts[shared:]] or ["."]
    return "/".join(steps) + "/"


def home(here: str) -> str:
    """The way to the home page from an address that needs no normalising.

    :func:`mkdocs.utils.get_relative_url` says the same of ``.``, but keeps every address that it was ever asked for.
    """
    return "/".join([".."] * here.count("/"))


def resolve(here: str, written: str) -> str:
    """Site-root-relative address of what a page links to; the inverse of :func:`relative`."""
    parts = [] if written.startswith("/") else here.split("/")[:-1]
    steps = written.split("/")
    for step in steps[:-1]:
        if step == "..":
            del parts[-1:]
        elif step not in {"", "."}:
            parts.append(step)
    last = steps[-1]
    if last in {"", "."}:
        return "/".join([*parts, ""]) if parts else ""
    if last == "..":
        return "/".join([*parts[:-1], ""]) if parts[:-1] else ""
    return "/".join([*parts, last])


@dataclass(frozen=True, slots=True)
class Addresses:
    """What of a page concerns links."""

    anchors: frozenset[str]
    """Names of places on it."""
    links: tuple[str, ...]
    """Where it leads on this site: root-relative, sorted, each with its ``#anchor`` if it names one."""


def addresses(markup: str, here: str) -> Addresses:
    """Read them from HTML that belongs to the page at ``here``."""
    anchors = frozenset(unescape(one or other) for one, other in _ID.findall(markup))
    links = set()
    for written in {one or other for pattern in _LINKS for one, other in pattern.findall(markup)}:
        if not written or _ELSEWHERE.match(written):
            continue
        path, _, fragment = unescape(written).partition("#")
        path = path.partition("?")[0]
        target = resolve(here, unquote(path)) if path else here
        links.add(f"{target}#{unquote(fragment)}" if fragment else target)
    return Addresses(anchors, tuple(sorted(links)))


def file_of(address: str) -> str:
    """The file that an address names."""
    return f"{address}index.html" if not address or address.endswith("/") else address


class LinkCheck:
    """Gathers links and anchors of all pages and says which lead nowhere; the first page that has a link answers."""

    def __init__(self) -> None:
        self._anchors: dict[str, str] = {}
        """Anchors of each page in one text, which takes a tenth of the memory of a set; many pages share theirs."""
        self._texts: dict[str, str] = {}
        self._wanted: dict[str, str] = {}
        """Links that are not known to lead somewhere, each with the first page that has it."""
        self.pages: Container[str] = ()
        """Addresses of pages that there will be."""

    def add(self, here: str, found: Addresses) -> None:
        """A page."""
        text = "\n".join(sorted(found.anchors))
        self._anchors[here] = self._texts.setdefault(text, text)
        self._want(here, found.links)

    def add_chrome(self, here: str, found: Addresses) -> None:
        """The chrome around a page, whose own part is given apart or is not looked at."""
        self._want(here, (link for link in found.links if link.removeprefix(f"{here}#") not in found.anchors))

    def _want(self, here: str, links: Iterable[str]) -> None:
        for link in links:
            if not self._leads(link) and self._wanted.setdefault(link, here) > here:
                self._wanted[link] = here

    def _leads(self, link: str) -> bool:
        """Whether a link is known to lead somewhere; most are, and need not be remembered."""
        path, _, fragment = link.partition("#")
        if path not in self.pages:
            return False
        return not fragment or fragment in self._anchors.get(path, "").split("\n")

    def dead(self, files: Container[str], anchors_of: Callable[[str], frozenset[str] | None]) -> Iterator[Diagnostic]:
        """What leads nowhere, in order of address.

        Args:
            files: names of all files of the site.
            anchors_of: anchors of a page that was not added; ``None`` if it is no page.
        """
        for link in sorted(self._wanted):
            path, _, fragment = link.partition("#")
            page = self._wanted[link]
            if file_of(path) not in files:
                yield _dead("link-dead", page, link, Message("không có trang hay tệp đó", "no such page or file"))
            elif fragment:
                known = self._anchors.get(path)
                anchors = anchors_of(path) if known is None else known.split("\n")
                if anchors is not None and fragment not in anchors:
                    why = Message("trang đó không có chỗ này", "that page has no such place")
                    yield _dead("anchor-dead", page, link, why)


def _dead(code: str, page: str, link: str, why: Message) -> Diagnostic:
    return Diagnostic(
        code,
        Severity.WARNING,
        Message(f"Liên kết tới {link} không dẫn tới đâu: {why.vi}.", f"A link to {link} leads nowhere: {why.en}."),
        file_of(page),
        hint=Message(
            "Sửa liên kết trong trang viết tay hay mẫu trang; với trích dẫn, xem lại references của văn bản.",
            "Mend it in the hand-written page or the template; for a citation, look at its references field.",
        ),
    )
