"""Bad input through the real plugin: a clear message, a failed strict build, and no page lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.archives import VALID, file_text, front_matter
from tests.links import Site
from tests.sites import SITE_URL, Build, TinySite, one, text_of

ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"


@dataclass(frozen=True)
class Case:
    """A bad file, and what must be said of it."""

    name: str
    content: str | bytes
    code: str
    line: int
    says: tuple[str, str]
    """In Vietnamese and in English, the beginning of the message."""
    id: str = ID
    beside: tuple[str, ...] = ()
    """Ids of good files beside it, all with the content of a valid one."""
    readable: bool = True


def line_of(content: str, beginning: str) -> int:
    """Line of a file, counted from 1, that begins so."""
    return next(number for number, line in enumerate(content.split("\n"), 1) if line.startswith(beginning))


def case(name: str, content: str, code: str, beginning: str, *says: str) -> Case:
    """A readable file with something wrong in the line that begins so."""
    return Case(name, content, code, line_of(content, beginning), (says[0], says[1]))


def without(key: str) -> str:
    left_out: dict[str, Any] = {key: None}
    return file_text(**left_out)


def with_line(line: str) -> str:
    """A valid file in which this line stands for the field that it names."""
    lines = file_text().split("\n")
    key = line.partition(":")[0]
    return "\n".join(line if each.startswith(f"{key}:") else each for each in lines)


def body(*paragraphs: str) -> str:
    return file_text("\n\n".join(paragraphs))


CASES = [
    Case(
        "broken-yaml",
        with_line("title: V/v: báo cáo: gấp"),
        "yaml-broken",
        line_of(file_text(), "title:"),
        ("Phần khai báo sai cú pháp YAML", "The front matter is not valid YAML"),
        readable=False,
    ),
    Case(
        "unclosed-quotes",
        with_line('title: "V/v báo cáo'),
        "yaml-broken",
        line_of(file_text(), "title:"),  # where the quotation that was not closed begins
        ("Phần khai báo sai cú pháp YAML", "The front matter is not valid YAML"),
        readable=False,
    ),
    Case(
        "no-front-matter",
        "Kính gửi các đơn vị\n",
        "front-matter-missing",
        1,
        ("Không có phần khai báo", "There is no front matter"),
        readable=False,
    ),
    Case(
        "unended-front-matter",
        f"---\n{front_matter(VALID)}\nKính gửi\n",
        "front-matter-missing",
        1,
        ("Không có phần khai báo", "There is no front matter"),
        readable=False,
    ),
    Case("empty-file", "", "file-empty", 1, ("Tệp rỗng.", "The file is empty."), readable=False),
    Case("blank-file", "\n \n", "file-empty", 1, ("Tệp rỗng.", "The file is empty."), readable=False),
    Case(
        "not-utf-8",
        file_text().encode() + b"\nC\xabng v\xa8n\n",
        "file-encoding",
        file_text().count("\n") + 2,
        ("Tệp không phải chữ UTF-8.", "The file is not UTF-8 text."),
        readable=False,
    ),
    Case(
        "twenty-megabytes",
        file_text("Một dòng chữ dài.\n" * (20 * 1024 * 1024 // len("Một dòng chữ dài.\n".encode()))),
        "file-too-large",
        1,
        ("Tệp lớn 20.0 MB, quá mức cho phép", "The file has 20.0 MB; at most"),
        readable=False,
    ),
    Case("missing-field", without("title"), "field-missing", 1, ("Thiếu trường bắt buộc title", "The required field")),
    Case(
        "no-issuer",
        without("issuer"),
        "field-missing",
        1,
        ("Thiếu trường bắt buộc issuer", "The required field"),
    ),
    Case("missing-date", without("issued"), "field-missing", 1, ("Thiếu trường bắt buộc issued", "The required field")),
    case("empty-field", with_line("title:"), "field-empty", "title:", "Trường bắt buộc title", "The required field"),
    case(
        "unknown-field",
        file_text(tilte="x"),
        "field-unknown",
        "tilte:",
        "Không có trường nào tên là tilte.",
        "There is no field called tilte.",
    ),
    case(
        "impossible-date",
        file_text(issued="2021-02-30"),
        "date-impossible",
        "issued:",
        "Trường issued: không có ngày nào là “2021-02-30”.",
        "The field issued: there is no day “2021-02-30”.",
    ),
    Case(
        "unquoted-number",
        with_line("number: 05"),
        "number-unquoted",
        line_of(file_text(), "number:"),
        ("Trường number: 05 không đặt trong ngoặc kép", "The field number: 05 is not quoted"),
        id="ha-nam/tinh-uy-ha-nam/2021-03-04-05-cv-tu",
    ),
    Case(
        "one-document-twice",
        file_text(number="012"),
        "identity-duplicate",
        line_of(file_text(), "number:"),
        ("Hai tệp là cùng một văn bản", "Two files are one document"),
        id="ha-nam/tinh-uy-ha-nam/2021-03-04-012-cv-tu",
        beside=(ID,),
    ),
    Case(
        "wrong-place",
        file_text(),
        "path-contradicts",
        1,
        ("Nơi đặt tệp trái với phần khai báo: nơi ban hành", "The file's place contradicts its front matter: place"),
        id="bac-kan/tinh-uy-ha-nam/2021-03-04-12-cv-tu",
    ),
    Case(
        "wrong-issuer-date-and-number",
        file_text(),
        "path-contradicts",
        1,
        (
            "Nơi đặt tệp trái với phần khai báo: cơ quan, ngày, số, ký hiệu.",
            "The file's place contradicts its front matter: issuer, date, number.",
        ),
        id="ha-nam/so-y-te-ha-nam/2021-03-05-13-cv-tu",
    ),
    Case(
        "stray-file",
        file_text(),
        "path-malformed",
        1,
        ("Đường dẫn của tệp không đúng dạng", "The file's path is not"),
        id="van-ban-moi",
    ),
    Case(
        "stray-file-in-the-way-of-a-browse-page",
        file_text(),
        "path-malformed",
        1,
        ("Đường dẫn của tệp không đúng dạng", "The file's path is not"),
        id="ha-nam",
    ),
    Case(
        "stray-file-with-a-strange-name",
        file_text(),
        "path-malformed",
        1,
        ("Đường dẫn của tệp không đúng dạng", "The file's path is not"),
        id="Hà Nam/Tỉnh ủy/Công văn 12 (bản cuối) <1> & 50%",
    ),
    case(
        "script-in-title",
        file_text(title="V/v <script>alert(1)</script>"),
        "html-raw",
        "title:",
        "Có thẻ HTML trong văn bản.",
        "There is raw HTML in the text.",
    ),
    case(
        "script-in-body",
        body("Kính gửi", "<script>alert(1)</script>"),
        "html-raw",
        "<script>",
        "Có thẻ HTML trong văn bản.",
        "There is raw HTML in the text.",
    ),
    case("html-in-body", body("Kính gửi", "<b>đậm</b>"), "html-raw", "<b>", "Có thẻ HTML", "There is raw HTML"),
    case(
        "heading",
        body("Kính gửi", "# Một"),
        "markdown-alters-text",
        "# Một",
        "Dòng này bị hiểu là tiêu đề (#) của Markdown",
        "Markdown would take this line for a heading (#)",
    ),
    case(
        "bullet",
        body("Kính gửi", "* một"),
        "markdown-alters-text",
        "* một",
        "Dòng này bị hiểu là dấu * đầu dòng của Markdown",
        "Markdown would take this line for a * bullet",
    ),
    case(
        "unknown-type",
        file_text(type="Công vân"),
        "type-unknown",
        "type:",
        "Không có loại văn bản “Công vân”.",
        "There is no document type “Công vân”.",
    ),
]


def fill(site: TinySite, bad: Case) -> None:
    site.archive.write(f"{bad.id}.md", bad.content)
    for identifier in bad.beside:
        site.archive.write(f"{identifier}.md", file_text())


def assert_said(bad: Case, log: str) -> None:
    """File, line, code, the message in both languages and a hint in both, in this order and in one place."""
    vietnamese, english = bad.says
    said = re.compile(
        rf"directives/{re.escape(bad.id)}\.md:{bad.line}: (?:error|warning): {bad.code}: {re.escape(vietnamese)}.*\n"
        rf" +en: {re.escape(english)}.*\n"
        r" +→ .*[a-zđ].*\n"
        r" +[A-Za-z].*"
    )
    assert said.search(log), log


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_a_strict_build_fails_and_says_why(bad: Case, tiny_site: TinySite) -> None:
    fill(tiny_site, bad)
    built = tiny_site.build(strict=True)
    assert built.exit_code == 1
    assert re.search(r"Aborted with .*\d+ (?:warnings|errors) in strict mode!", built.log)
    assert_said(bad, built.log)
    assert not built.site.exists()


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_a_lenient_build_shows_what_is_wrong(bad: Case, tiny_site: TinySite) -> None:
    fill(tiny_site, bad)
    built = tiny_site.build(strict=False)
    assert built.exit_code == 0
    assert_said(bad, built.log)
    assert_shown(bad, built)
    site = Site(built.site, SITE_URL)
    assert site.broken() == []
    assert f"van-ban/{bad.id}/index.html" in site.reached_from("index.html")


def assert_shown(bad: Case, built: Build) -> None:
    """A page where the file belongs, with what is wrong on it."""
    page = built.page(f"van-ban/{bad.id}")
    problems = text_of(page, "aside.problems")
    assert bad.code in problems
    assert f"dòng {bad.line}:" in problems
    assert bad.says[0] in problems
    assert len(page.css("h1")) == 1
    assert bool(page.css(".paper")) is bad.readable
    assert "recipients:" not in one(page, "article").text(), "front matter is published as text"


@pytest.fixture(scope="module")
def all_at_once(make_tiny_site: Callable[[str], TinySite]) -> Build:
    site = make_tiny_site("bad")
    for bad in CASES:
        fill(site, bad)
    site.archive.add(number="99", title="V/v một văn bản không có lỗi")
    return site.build(strict=False)


def test_one_bad_file_hides_no_other(all_at_once: Build) -> None:
    assert all_at_once.exit_code == 0
    for bad in {bad.id: bad for bad in CASES}.values():
        assert_shown(bad, all_at_once)
    good = all_at_once.page("van-ban/ha-nam/tinh-uy-ha-nam/2021-03-04-99-cv-tu")
    assert good.css("aside.problems") == []
    assert Site(all_at_once.site, SITE_URL).broken() == []


FATAL = [
    ("secrecy-mark", body("MẬT", "Nội dung.")),
    ("secrecy-mark", body("Nội dung.", "**TUYỆT MẬT**")),
    ("secrecy-mark", file_text(title="TÀI LIỆU THU HỒI")),
    ("circulation-mark", body("LƯU HÀNH NỘI BỘ", "Nội dung.")),
    ("circulation-mark", body("DỰ THẢO", "Nội dung.")),
    ("phone-number", body("Liên hệ đồng chí A, số 0900 000 000.")),
    ("phone-number", file_text(notes="gọi 0900000000")),
    ("e-mail-address", body("Gửi về nguyen.van.a@example.org.")),
]


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "lenient"])
@pytest.mark.parametrize(("code", "content"), FATAL)
def test_what_must_not_be_published_stops_every_build(
    code: str, content: str, strict: bool, tiny_site: TinySite
) -> None:
    site = tiny_site.folder / "site"
    site.mkdir()
    (site / "old.html").write_text("the site of yesterday", "utf-8")
    tiny_site.archive.write(f"{ID}.md", content)
    built = tiny_site.build(strict=strict)
    assert built.exit_code == 1
    assert f": fatal: {code}: " in built.log
    assert "1 chỗ không được phép công bố; đã dừng dựng trang. / 1 findings must not be published" in built.log
    assert "0900" not in built.log
    assert "nguyen.van.a" not in built.log
    assert [path.name for path in site.iterdir()] == ["old.html"], "something was published, or the old site is gone"


def test_an_empty_archive_fails_a_strict_build_and_yields_a_whole_site(tiny_site: TinySite) -> None:
    built = tiny_site.build(strict=True)
    assert built.exit_code == 1
    assert "directives: warning: archive-empty: Kho chưa có văn bản nào." in built.log
    built = tiny_site.build(strict=False)
    assert built.exit_code == 0
    site = Site(built.site, SITE_URL)
    assert site.broken() == []
    assert set(site.pages) - site.reached_from("index.html") == {"404.html"}


def test_an_archive_that_is_not_there_is_said_in_one_line(tiny_site: TinySite) -> None:
    (tiny_site.folder / "directives").rmdir()
    built = tiny_site.build(strict=False)
    assert built.exit_code == 1
    assert "Không có thư mục" in built.log
    assert "There is no directory" in built.log
    assert "Traceback" not in built.log
