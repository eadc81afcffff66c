"""`mkdocs serve`: an editor at work sees what is wrong, and sees it gone when it is mended."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.archives import file_text
from tests.sites import TinySite, environment, kept_environment

ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"
PATIENCE = 30.0
"""Seconds until a page must have changed."""


@contextmanager
def serving(site: TinySite) -> Iterator[str]:
    """Run the server; give the address of the directive's page."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=site.folder,
        env=kept_environment() | environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/kho/van-ban/{ID}/"
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, pattern: str) -> str:
    """The page as soon as it says something."""
    end = time.monotonic() + PATIENCE
    html = ""
    while time.monotonic() < end:
        with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(address) as response:  # noqa: S310 - this machine
            html = str(response.read().decode())
            if re.search(pattern, html):
                return html
        time.sleep(0.1)
    raise AssertionError(f"in {PATIENCE} s the page did not say {pattern}: {html[-3000:]}")


def test_serving_goes_on_whatever_an_editor_types(tiny_site: TinySite) -> None:
    tiny_site.archive.write(f"{ID}.md", file_text("MẬT\n\nNội dung."))
    with serving(tiny_site) as address:
        assert "secrecy-mark" in wait_for(address, r"problem-fatal")
        tiny_site.archive.write(f"{ID}.md", "---\ntitle: V/v: gấp\n---\n")
        assert "Tệp chưa đọc được" in wait_for(address, r"yaml-broken")
        tiny_site.archive.write(f"{ID}.md", file_text("Nội dung đã sửa."))
        assert "problem" not in wait_for(address, r"Nội dung đã sửa\.")
