"""What browser tests share: a browser, a server for a directory, and a page that tolerates no error.

`site_dir`, the site built once per run, comes from tests/conftest.py.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError, sync_playwright

from tests.browser.ensure_browser import find_browser
from tests.browser.kinds import fill
from tests.sites import TinySite

Serve = Callable[[Path], str]
"""Serve a directory; return its address, with a slash at the end."""

ARGUMENTS = (
    "--no-sandbox",  # containers and root
    "--disable-gpu",
    "--no-first-run",
    # A browser that calls home would be taken for a page that does.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)

HERE = "127.0.0.1"
PATIENCE = 10_000
"""Milliseconds until what does not happen has failed to happen."""


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: a test that needs to know what was asked listens to the page."""


class _QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a browser that closes a connection early do so."""


@contextmanager
def _serving(directory: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(directory))
    with _QuietServer((HERE, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://{HERE}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium or Chrome, started once."""
    path = find_browser()
    if path is None:
        pytest.fail("no browser: run `make test`, or tests/browser/ensure_browser.py", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve directories over HTTP on this machine until the run ends; one server for each directory."""
    with ExitStack() as stack:
        addresses: dict[Path, str] = {}

        def start(directory: Path) -> str:
            directory = directory.resolve()
            if directory not in addresses:
                addresses[directory] = stack.enter_context(_serving(directory))
            return addresses[directory]

        yield start


@pytest.fixture(scope="session")
def own_site(serve: Serve, site_dir: Path) -> str:
    """Serve the repository's own site; give its address."""
    return serve(site_dir)


@pytest.fixture(scope="session")
def made_site(serve: Serve, make_tiny_site: Callable[[str], TinySite]) -> str:
    """Serve a site with the kinds of page that the repository's own has not; give its address."""
    site = make_tiny_site("kinds")
    fill(site)
    built = site.build(strict=False)
    assert built.exit_code == 0, built.log
    return serve(built.site)


@contextmanager
def watched_page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page; fail if it logs an error, throws one, or asks another host for anything."""
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def on_error(error: WebError) -> None:
        problems.append(f"page error: {error.error.message}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"about", "blob", "data"} and address.hostname != HERE:
            problems.append(f"request to another host: {request.url}")

    with browser.new_context(locale="vi-VN") as context:
        context.set_default_timeout(PATIENCE)
        context.on("console", on_console)
        context.on("weberror", on_error)
        context.on("request", on_request)
        yield context.new_page()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that tolerates no error.

    A test that provokes an error on purpose makes its own page from `browser`.
    """
    with watched_page(browser) as page:
        yield page
