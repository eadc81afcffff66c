"""Find the browser that the browser tests drive, and install one where none is found and it may.

As a module: `find_browser()`. As a script, run by `make test`: exit 0 with a browser in place, else 1 and
plain words about what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Names under which systems install Chromium and Chrome."""

PLACES = (
    Path("/usr/bin/chromium"),
    Path("/usr/bin/chromium-browser"),
    Path("/usr/bin/google-chrome"),
    Path("/usr/bin/google-chrome-stable"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
"""Where they lie when PATH does not say."""

DEBIAN_MARK = Path("/etc/debian_version")

FAILURE = """\
Không tìm thấy Chromium hoặc Chrome, và không tự cài được. Các phép thử trình duyệt cần một trong hai.
  Debian, Ubuntu:  sudo apt-get install chromium
  Hệ khác:         .venv/bin/python -m playwright install chromium
  Đã có sẵn:       CHROMIUM=/đường/dẫn/chromium make test

No Chromium or Chrome was found, and none could be installed. The browser tests need one of them.
  Debian, Ubuntu:  sudo apt-get install chromium
  elsewhere:       .venv/bin/python -m playwright install chromium
  already there:   CHROMIUM=/path/to/chromium make test
"""


def find_browser() -> Path | None:
    """Return the browser named by CHROMIUM, else one that the system or Playwright has installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    for program in PROGRAMS:
        found = shutil.which(program)
        if found:
            return Path(found)
    for place in PLACES:
        if os.access(place, os.X_OK):
            return place
    return _playwrights_own()


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if os.access(path, os.X_OK) else None


def _install() -> None:
    """Try what this machine allows; whether it worked is seen by looking again."""
    apt_get = shutil.which("apt-get")
    if apt_get and DEBIAN_MARK.exists() and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print("Installing Debian's chromium ...", flush=True)
        subprocess.run([apt_get, "update", "--quiet"], env=environment, check=False)
        subprocess.run(
            [apt_get, "install", "--quiet", "--yes", "--no-install-recommends", "chromium"],
            env=environment,
            check=False,
        )
        if find_browser():
            return
    print("Installing Playwright's chromium ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Find or install a browser; 0 when there is one."""
    browser = find_browser()
    if browser is None and not os.environ.get("CHROMIUM"):
        _install()
        browser = find_browser()
    if browser is None:
        sys.stderr.write(FAILURE)
        return 1
    print(f"browser: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
