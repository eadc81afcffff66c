"""A link that leads nowhere fails a strict build: from a page by hand into the archive, and from the archive."""

from __future__ import annotations

import shutil

import pytest

from tests.archives import file_text
from tests.sites import REPOSITORY, TinySite

HELD = "van-ban/ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu/"


def write_page(site: TinySite, text: str) -> None:
    (site.folder / "docs" / "bai.md").write_text(f"---\ntitle: Bài\n---\n\n# Bài\n\n{text}\n", "utf-8")


@pytest.mark.parametrize(
    ("link", "says"),
    [
        (f'<a href="../{HELD}">x</a>', ""),
        (f'<a href="../{HELD}#muc-1">x</a>', ""),
        (f"[x]({HELD}index.md)", ""),
        (f"[x]({HELD}index.md#muc-1)", ""),
        ("[x](du-lieu/danh-muc.csv)", ""),
        ('<a href="../du-lieu/danh-muc.csv">x</a>', ""),
        ('<a href="mailto:a@example.org">x</a> <a href="https://example.org/x/#y">y</a> <a href="#bai">z</a>', ""),
        ('<a href="../van-ban/khong-co/">x</a>', "link-dead: Liên kết tới van-ban/khong-co/ không dẫn tới đâu"),
        ('<img src="../khong-co.png">', "link-dead: Liên kết tới khong-co.png không dẫn tới đâu"),
        (f'<a href="../{HELD}#muc-9">x</a>', f"anchor-dead: Liên kết tới {HELD}#muc-9 không dẫn tới đâu"),
        ("[x](van-ban/khong-co/index.md)", "contains a link 'van-ban/khong-co/index.md'"),
        (f"[x]({HELD}index.md#muc-9)", f"anchor-dead: Liên kết tới {HELD}#muc-9 không dẫn tới đâu"),
    ],
)
def test_links_of_a_page_by_hand(link: str, says: str, tiny_site: TinySite) -> None:
    tiny_site.archive.add()
    write_page(tiny_site, link)
    built = tiny_site.build(strict=True)
    assert built.exit_code == (1 if says else 0), built.log
    assert says in built.log
    assert not says or not built.site.exists()
    if "dead" in says:
        assert "bai/index.html: warning: " in built.log


def test_links_of_a_template(tiny_site: TinySite) -> None:
    shutil.copytree(REPOSITORY / "overrides", tiny_site.folder / "overrides")
    folder = tiny_site.folder / "overrides" / "archive"
    folder.mkdir()
    (folder / "data.html").write_text(
        '{% extends "archive/page.html" %}{% block archive_content %}<h1 id="noi-dung">x</h1>'
        "<a href=\"{{ 'khong-co/' | url }}\">x</a>"
        f"<a href=\"{{{{ '{HELD}' | url }}}}#khong-co\">x</a>"
        "{% endblock %}",
        "utf-8",
    )
    settings = tiny_site.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    start = text.index("  custom_dir:")
    settings.write_text(f"{text[:start]}  custom_dir: overrides\n{text[text.index('nav:') :]}", "utf-8")
    tiny_site.archive.write(f"{HELD.removeprefix('van-ban/').rstrip('/')}.md", file_text())
    built = tiny_site.build(strict=True)
    assert built.exit_code == 1
    assert "du-lieu/index.html: warning: link-dead: Liên kết tới khong-co/ không dẫn tới đâu" in built.log
    assert f"du-lieu/index.html: warning: anchor-dead: Liên kết tới {HELD}#khong-co không dẫn tới đâu" in built.log
