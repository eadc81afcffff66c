"""Sites built for real: through the command line of MkDocs, in this process so that it is quick."""

from __future__ import annotations

import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.archives import ArchiveFolder

REPOSITORY = Path(__file__).parents[1]
EPOCH = 1_700_000_000
"""Point in time that every build takes for now."""
SITE_URL = "https://example.org/kho/"

CONFIG = f"""\
INHERIT: {REPOSITORY.as_posix()}/mkdocs.yml
site_url: {SITE_URL}
repo_url: https://example.org/repo
edit_uri: edit/main/docs/
theme:
  custom_dir: {REPOSITORY.as_posix()}/overrides
nav:
  - Trang chủ: index.md
  - Văn bản: van-ban/index.md
  - Trích dẫn: trich-dan/index.md
  - Dữ liệu: du-lieu/index.md
not_in_nav: ""
"""
"""The repository's own settings, but for the pages written by hand."""

HOME = "---\ntitle: Kho thử\ntemplate: archive/home.html\n---\n\n# Kho thử\n"


@dataclass(frozen=True)
class Build:
    """What came of a build."""

    exit_code: int
    log: str
    """What MkDocs printed."""
    site: Path

    def read(self, address: str) -> str:
        """HTML of the page at a site-root-relative address."""
        return (self.site / address / "index.html").read_text("utf-8")

    def page(self, address: str) -> LexborHTMLParser:
        """The page, parsed as a browser parses it."""
        return LexborHTMLParser(self.read(address))

    def has(self, address: str) -> bool:
        """Whether there is such a page."""
        return (self.site / address / "index.html").is_file()

    @cached_property
    def html_files(self) -> tuple[str, ...]:
        """Every HTML file, relative to the site."""
        return tuple(sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html")))


@dataclass(frozen=True)
class TinySite:
    """A site of its own: settings, one page by hand, an archive."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> TinySite:
        """Write all but the directives."""
        (folder / "docs" / "assets").mkdir(parents=True)
        (folder / "directives").mkdir()
        (folder / "docs" / "index.md").write_text(HOME, "utf-8")
        shutil.copy(REPOSITORY / "docs" / "assets" / "site.css", folder / "docs" / "assets")
        (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
        return cls(folder)

    @property
    def archive(self) -> ArchiveFolder:
        """Where its directives lie."""
        return ArchiveFolder(self.folder / "directives")

    def build(self, *, strict: bool = True, into: Path | None = None) -> Build:
        """Build it."""
        return build(self.folder / "mkdocs.yml", into or self.folder / "site", strict=strict)


@contextmanager
def settled_environment() -> Iterator[None]:
    """A fixed date, no settings from outside, no advertising."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment().items():
            patch.setenv(name, value)
        for name in ("SITE_URL", "REPO_URL", "EDIT_URI"):
            patch.delenv(name, raising=False)
        yield


def environment() -> dict[str, str]:
    """What every build is told."""
    return {"SOURCE_DATE_EPOCH": str(EPOCH), "NO_MKDOCS_2_WARNING": "1"}


def build(config_file: Path, site: Path, *, strict: bool) -> Build:
    """Do as `mkdocs build` does, without changing what this process does with warnings."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    exit_code = 0
    try:
        with settled_environment():
            config = load_config(str(config_file), site_dir=str(site), strict=strict)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
    except Abort as abort:
        exit_code = int(str(abort.code)) if abort.code else 1
        log.write(f"{abort}\n")
    finally:
        logger.removeHandler(handler)
    return Build(exit_code, log.getvalue(), site)


def kept_environment() -> dict[str, str]:
    """What a new process needs of this one's environment."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}


def build_in_new_process(config_file: Path, site: Path, variables: Mapping[str, str], cwd: Path) -> None:
    """`mkdocs build --strict` with nothing in common with this process."""
    subprocess.run(
        [
            *(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"),
            *("--config-file", str(config_file), "--site-dir", str(site)),
        ],
        env={**kept_environment(), **environment(), **variables},
        cwd=cwd,
        check=True,
        capture_output=True,
    )


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The only element that fits."""
    found = page.css(selector)
    assert len(found) == 1, f"{len(found)} elements fit {selector}"
    return found[0]


def text_of(page: LexborHTMLParser | LexborNode, selector: str) -> str:
    """Text of the only element that fits, white space run together."""
    return " ".join(one(page, selector).text().split())


def attribute(node: LexborNode, name: str) -> str:
    """Value of an attribute that must be there."""
    value = node.attributes.get(name)
    assert value is not None, f"no {name} in {node.html}"
    return value
