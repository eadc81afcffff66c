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
    """Run the server; give the address of the home page."""
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
        yield f"http://127.0.0.1:{port}/kho/"
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
    with serving(tiny_site) as home:
        address = f"{home}van-ban/{ID}/"
        assert "secrecy-mark" in wait_for(address, r"problem-fatal")
        tiny_site.archive.write(f"{ID}.md", "---\ntitle: V/v: gấp\n---\n")
        assert "Tệp chưa đọc được" in wait_for(address, r"yaml-broken")
        tiny_site.archive.write(f"{ID}.md", file_text("Nội dung đã sửa."))
        assert "problem" not in wait_for(address, r"Nội dung đã sửa\.")


def test_an_edit_is_shown_on_its_page_and_then_on_all_others(tiny_site: TinySite) -> None:
    first = tiny_site.archive.fill(20)[0]
    tiny_site.archive.write(f"{ID}.md", file_text())
    with serving(tiny_site) as home:
        wait_for(f"{home}van-ban/{ID}/", "Ngày hội đọc sách")
        wanted = "Theo Chỉ thị số 7-CT/TU ngày 02/01/2021 của Tỉnh ủy Quảng Ninh."
        tiny_site.archive.write(f"{ID}.md", file_text(wanted, title="V/v ngày hội mới"))
        page = wait_for(f"{home}van-ban/{ID}/", "Ngày hội mới")
        assert "quang-ninh/tinh-uy-quang-ninh/2021-01-02-7-ct-tu/" in page
        wait_for(f"{home}van-ban/ha-nam/", "Ngày hội mới")
        assert "kho chưa có" in wait_for(f"{home}van-ban/quang-ninh/tinh-uy-quang-ninh/2021-01-02-7-ct-tu/", "7-CT/TU")
        (tiny_site.archive.root / f"{first}.md").unlink()
        wait_for(f"{home}van-ban/", "20</span>")
