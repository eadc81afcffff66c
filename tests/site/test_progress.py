"""What a build says of how far it is."""

from __future__ import annotations

import re
import sys

import pytest

from directive_archive.site.progress import Progress
from tests.sites import TinySite


def test_elsewhere_than_on_a_terminal_a_line_for_what_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    progress = Progress(said.append)
    assert list(progress.over(range(600), 600, "Đọc")) == list(range(600))
    assert list(progress.over(range(3), 3, "Ít")) == [0, 1, 2]
    assert [re.sub(r"[\d.]+ s", "n s", line) for line in said] == ["Đọc: 600 (n s)"]
    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_with_counts_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert len(list(Progress(print).over(iter(range(600)), 600, "Đọc"))) == 600
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Đọc" in shown.err
    assert "600/600" in shown.err


def test_the_slowest_stages_and_pages() -> None:
    progress = Progress(print)
    with progress.stage("reading"):
        pass
    for number in range(30):
        progress.page(f"page-{number}/", number / 1000)
    lines = progress.report().splitlines()
    assert lines[1].endswith("reading")
    assert [line.split()[-1] for line in lines[2:]] == [f"page-{number}/" for number in range(29, 19, -1)]


def test_a_profile_is_told_when_it_is_asked_for(tiny_site: TinySite, caplog: pytest.LogCaptureFixture) -> None:
    tiny_site.archive.add()
    with (tiny_site.folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - directive_archive:\n      profile: true\n")
    caplog.set_level("INFO", "mkdocs")
    assert tiny_site.build().exit_code == 0
    report = next(record.getMessage() for record in caplog.records if "slowest" in record.getMessage())
    assert "van-ban/ha-nam/" in report
    assert "dựng trang / pages" in report
