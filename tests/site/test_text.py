"""The text of a directive on its page, to the letter, and nothing in it that a browser would run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from directive_archive.body import plain_text
from directive_archive.language import nfc
from directive_archive.pages.annotate import shown_body
from tests.archives import quote
from tests.search.reading import read_index, shown
from tests.sites import REPOSITORY, Build, TinySite, attribute, one, text_of

DIRECTIVES = sorted((REPOSITORY / "directives").rglob("*.md"))


def lines_on(page: LexborHTMLParser) -> list[str]:
    """Lines of the body as a page has them."""
    blocks = page.css(".paper-body > p")
    return [line for block in blocks for line in block.text().split("\n") if line.strip()]


def lines_in(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("file", DIRECTIVES, ids=lambda file: file.stem)
def test_the_archives_own_directives_come_out_to_the_letter(file: Path, repository_build: Build) -> None:
    source = frontmatter.parse(file.read_text("utf-8"))[1]
    address = f"van-ban/{file.relative_to(REPOSITORY / 'directives').with_suffix('').as_posix()}"
    assert lines_on(repository_build.page(address)) == lines_in(plain_text(source))


# (body in the file, lines on the page); None where the page shows the file's own lines.
BODIES: dict[str, tuple[str, list[str] | None]] = {
    "numbers-that-do-not-start-at-one": ("3. Ba.\n\n4. Bốn.\n\n10. Mười.\n\n2. Hai.", None),
    "letters-on-lines-of-their-own": ("a) Một;\nb) Hai;\nc) Ba.\nđ) Bốn.", None),
    "letters-as-paragraphs": ("a) Một;\n\nb) Hai.", None),
    "numbers-with-brackets": ("1) Một.\n2) Hai.\n(3) Ba.", None),
    "stars-between-figures": ("Diện tích 5*6*7 m và 2 * 3 * 4.", None),
    "stars-as-notes": ("Theo quy định* hiện hành**.", None),
    "a-star-before-a-line": ("* Ghi chú", None),
    "braces-of-templates": ("Mã {{ x }} và {% y %} và {# z #}, {{ config.site_url }}.", None),
    "tags": ("Chữ <b>đậm</b> và <script>alert(1)</script> và <!-- ẩn --> <img src=x onerror=alert(1)>", None),
    "entities": ("A &amp; B &lt;c&gt; &copy; &#65; &nbsp; &", None),
    "closing-tags": ("</p></div></article></html>", None),
    "brackets": ("[số điện thoại đã ẩn] [x](y) [1]: https://example.org ![a](b) [^1]", None),
    "web-addresses": ("Xem https://example.org/a_b_c và <https://example.org>.", None),
    "underscores": ("_một_ __hai__ ba_bốn_năm ~~sáu~~", None),
    "code": ("`một` ``hai``\n\n```\nba\n```", None),
    "headings": ("# Một\n\n## Hai\n\nBa\n===\n\nBốn\n---", None),
    "quotations": ("> Một\n> Hai", None),
    "rules": ("***\n\n---\n\n___", None),
    "tables": ("| a | b |\n| --- | --- |\n| 1 | 2 |", None),
    "leading-spaces": ("    bốn dấu cách\n\n\tmột tab\n\n  - hai", None),
    "double-spaces": ("Covid  -  19 và   ba", None),
    "dashes": ("- Một;\n- Hai;\n+ Ba;\n\u2013 Bốn.", None),
    "two-lines": ("Dòng một\ndòng hai  \ndòng ba\\", None),
    "quotation-marks": ("\u201cChống dịch\u201d \"như\" 'chống' \u2018giặc\u2019", None),
    "end-mark": ("Yêu cầu các đơn vị thực hiện./.", None),
    "typing-errors": ("thàn tốc của của", None),
    "letters-beyond-the-first-plane": ("Chữ Nôm \U00021a38 và \U0001f600.", None),
    "page-break-marks": ("Một\n\n\x0cHai", None),
    "bold": ("Chữ **đậm**, *nghiêng*, ***cả hai***.", ["Chữ đậm, nghiêng, cả hai."]),
    "escaped": (r"\*không nghiêng\* \# \> \\ \<b\> 1\. \[x\]", [r"*không nghiêng* # > \ <b> 1. [x]"]),
    "bold-over-two-lines": ("**Một\nhai**", ["Một", "hai"]),
    "backslashes-before-letters": (r"C:\thu-muc\x", None),
    "a-citation-inside": (
        "Thực hiện Công văn **số 3195-CV/TU** ngày 29/7/2020 của Tỉnh ủy Hà Nam về việc chung.",
        ["Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Hà Nam về việc chung."],
    ),
    "articles": ("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một.\n\na) Hai.\n\nĐiều 2. Đối tượng", None),
}


@pytest.fixture(scope="module")
def bodies(make_tiny_site: Callable[[str], TinySite]) -> dict[str, LexborHTMLParser]:
    """A page for each body."""
    site = make_tiny_site("bodies")
    ids = {
        name: site.archive.add(body, number=str(number)) for number, (name, (body, _)) in enumerate(BODIES.items(), 1)
    }
    built = site.build(strict=False)
    assert built.exit_code == 0, built.log
    return {name: built.page(f"van-ban/{identifier}") for name, identifier in ids.items()}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_comes_out_to_the_letter(name: str, bodies: dict[str, LexborHTMLParser]) -> None:
    body, expected = BODIES[name]
    assert lines_on(bodies[name]) == (lines_in(body.rstrip()) if expected is None else expected)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_makes_no_elements_but_its_own(name: str, bodies: dict[str, LexborHTMLParser]) -> None:
    paper = one(bodies[name], ".paper-body")
    assert {node.tag for node in paper.css("*")} <= {"div", "p", "a", "span", "strong", "em"}
    assert {name for node in paper.css("*") for name in node.attributes} <= {"id", "class", "href", "aria-label"}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.text(
        st.one_of(
            st.sampled_from("*\\ \n.)(-_#>`<&;:[]|~+!1aIđ"),
            st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x1EFF),
        ),
        max_size=120,
    ).map(nfc)
)
def test_no_letter_is_lost_between_a_body_and_what_its_page_shows(body: str) -> None:
    shown = "\n".join("".join(segment.text for segment in block.segments) for block in shown_body(body, ()))
    marks = re.compile(r"[\s\\*]")
    assert marks.sub("", shown) == marks.sub("", body)
    assert [len(line) > 0 for line in shown.split("\n") if line.strip()] == [
        len(line) > 0 for line in plain_text(body).split("\n") if line.strip()
    ]


NASTY = 'V/v </title><script>alert("1")</script> & "ngoặc" \'đơn\' <b>đậm</b> &amp; {{ 7*7 }} {% x %} \U00021a38 -->'
NASTY_ISSUER = 'Tỉnh ủy Hà Nam </title><script>alert("2")</script>" onmouseover="alert(3)'
NASTY_FIELDS = {
    "title": NASTY,
    "type": 'Công văn"><script>alert(4)</script>',
    "symbol": "CV/TU<script>alert(5)</script>",
    "place": "Hà Nam<script>alert(6)</script>",
    "issuer_parent": "Đảng bộ <img src=x onerror=alert(7)>",
    "addressees": ["<script>alert(8)</script>", "& các đơn vị"],
    "recipients": ["</li></ul><script>alert(9)</script>"],
    "recipients_note": "<script>alert(10)</script>",
    "signatory": {"name": "A<script>alert(11)</script>", "position": "<b>x", "on_behalf_of": "<i>", "form": "<u>"},
    "urgency": "Khẩn<script>alert(12)</script>",
    "topics": ["Chủ đề</a><script>alert(13)</script>", "\u2026"],
    "status": "<svg onload=alert(14)>",
    "source": {
        "url": "javascript:alert(15)",
        "file": "<script>alert(16)</script>",
        "sha256": "<script>alert(17)</script>",
        "retrieved": "<script>alert(18)</script>",
    },
    "redactions": [{"kind": "<script>alert(19)</script>", "count": "<b>", "reason": "<script>alert(20)</script>"}],
    "notes": "</script><script>alert(21)</script>",
    "publish_reason": "<script>alert(22)</script>",
    "aliases": ["ha-nam/tinh-uy-ha-nam/2021-03-04-0-cv-tu", "../../../outside", "<script>alert(23)</script>", "/etc/x"],
    "references": [
        {"text": "Chỉ thị số 700-CT/TU", "action": "point", "to": "../../../../outside"},
        {"text": "<script>alert(24)</script>", "action": "<script>alert(25)</script>", "to": "<b>"},
    ],
    "zzz<script>alert(26)</script>": "x",
}
NASTY_ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-66-cv-tu"


@pytest.fixture(scope="module")
def hostile(make_tiny_site: Callable[[str], TinySite]) -> Build:
    """A site with a directive that is hostile in every field, and a gentle one that cites it."""
    site = make_tiny_site("hostile")
    body = "Theo Chỉ thị số 700-CT/TU ngày 02/01/2021 của Tỉnh ủy <b>Hà Nam</b>.\n\n</script><script>alert(27)</script>"
    site.archive.add(body, at=NASTY_ID, **(NASTY_FIELDS | {"number": "66", "issuer": NASTY_ISSUER}))
    cited = {"type": "Công văn", "number": "66", "symbol": "CV/TU", "issued": "2021-03-04", "issuer": "Tỉnh ủy Hà Nam"}
    site.archive.add(f"Thực hiện {quote(cited)}.", number="67")
    site.archive.add("Nội dung", number="68", title=NASTY)
    built = site.build(strict=False)
    assert built.exit_code == 0, built.log
    return built


GENTLE_ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-68-cv-tu"


def scripts_of(node: LexborHTMLParser | LexborNode) -> list[str]:
    """What a browser would run: scripts, and handlers in attributes."""
    scripts = [
        each.html or ""
        for each in node.css("script")
        if (each.attributes.get("type") or "text/javascript") not in {"application/json", "application/ld+json"}
    ]
    handlers = [
        f"{name}={value}" for each in node.css("*") for name, value in each.attributes.items() if name.startswith("on")
    ]
    addresses = [
        value
        for each in node.css("[href], [src], [action]")
        for name in ("href", "src", "action")
        if (value := each.attributes.get(name)) and re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE)
    ]
    return [*scripts, *handlers, *addresses]


@pytest.fixture(scope="module")
def ordinary_scripts(make_tiny_site: Callable[[str], TinySite]) -> set[str]:
    """What the theme runs on a site without a hostile file, addresses and depth aside."""
    site = make_tiny_site("ordinary")
    site.archive.add()
    built = site.build(strict=False)
    return {depthless(script) for name in built.html_files for script in scripts_of(parse(built, name))}


def parse(built: Build, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((built.site / name).read_text("utf-8"))


def depthless(script: str) -> str:
    return re.sub(r'(?<=["(])(?:\.\./)*\.\.?(?=[/"])', "", script)


def test_nothing_runs_but_the_theme(hostile: Build, ordinary_scripts: set[str]) -> None:
    assert 0 < len(ordinary_scripts) < 15
    strange = {
        name: odd
        for name in hostile.html_files
        if (odd := {depthless(script) for script in scripts_of(parse(hostile, name))} - ordinary_scripts)
    }
    assert strange == {}


def test_no_text_becomes_markup(hostile: Build) -> None:
    for name in hostile.html_files:
        page = parse(hostile, name)
        for selector in (
            "article b",
            "article img",
            "article svg:not(.bar, .network, [aria-labelledby])",
            "article i",
            "article u",
            "nav b",
            "header b",
        ):
            assert page.css(selector) == [], f"{name}: {selector}"
        assert len(page.css("title, h1")) >= 2, name
        assert page.css_first("footer.md-footer") is not None, f"{name} ends too soon"


def test_nothing_is_written_outside_the_archives_own_folders(hostile: Build) -> None:
    beside = sorted(path.name for path in hostile.site.parent.iterdir())
    assert beside == [".cache", "directives", "docs", "mkdocs.yml", "site"]
    assert not (hostile.site / "outside").exists()
    assert sorted(path.name for path in hostile.site.iterdir()) == sorted(
        {
            *("404.html", "index.html", "sitemap.xml", "sitemap.xml.gz", "assets", "tim-kiem"),
            *("van-ban", "tinh-thanh-hien-nay", "ngay-ban-hanh", "co-quan-ban-hanh", "trich-dan", "du-lieu"),
            *("loai-van-ban", "cap-ban-hanh", "he-thong", "do-khan", "chu-de", "tra-cuu-trich-dan"),
        }
    )


def test_a_well_formed_alias_of_a_hostile_file_still_redirects(hostile: Build) -> None:
    page = hostile.page("van-ban/ha-nam/tinh-uy-ha-nam/2021-03-04-0-cv-tu")
    assert attribute(one(page, "meta[http-equiv=refresh]"), "content") == "0; url=../2021-03-04-66-cv-tu/"


SUBJECT = NASTY.removeprefix("V/v ")


def test_a_title_is_shown_as_it_is_everywhere(hostile: Build) -> None:
    page = hostile.page(f"van-ban/{GENTLE_ID}")
    assert one(page, "#trich-yeu").text() == NASTY
    assert one(page, ".lead").text() == SUBJECT
    assert attribute(one(page, 'meta[name="dcterms.title"]'), "content") == NASTY
    linked = json.loads(one(page, 'script[type="application/ld+json"]').text())
    assert linked["name"] == NASTY
    description = attribute(one(page, 'meta[name="description"]'), "content")
    assert description.startswith('Công văn 68-CV/TU ngày 4/3/2021 của Tỉnh ủy Hà Nam: </title><script>alert("1")')
    listed = [node.text() for node in hostile.page("ngay-ban-hanh/2021/03/04").css(".doc-subject")]
    assert listed.count(SUBJECT) == 2


def test_a_type_and_an_issuer_are_shown_as_they_are_everywhere(hostile: Build) -> None:
    page = hostile.page(f"van-ban/{NASTY_ID}")
    heading = f"{NASTY_FIELDS['type']} 66-{NASTY_FIELDS['symbol']}"
    assert one(page, "h1").text() == heading
    assert one(page, "head > title").text() == f"{heading} – {NASTY_ISSUER} - Kho văn bản chỉ đạo"
    assert one(page, '[data-md-component="header-topic"]').text().strip() == f"{heading} – {NASTY_ISSUER}"
    assert one(page, ".crumbs li:last-child").text()
    facts = {one(row, "th").text(): one(row, "td").text() for row in page.css("table.facts tr")}
    assert facts["Loại văn bản"] == NASTY_FIELDS["type"]
    assert facts["Cơ quan ban hành"] == NASTY_ISSUER
    assert facts["Tình trạng"] == NASTY_FIELDS["status"]
    assert "javascript:alert(15)" in facts["Nguồn bản chép"]


def test_the_data_of_a_page_cannot_end_their_script(hostile: Build) -> None:
    html = hostile.read(f"van-ban/{NASTY_ID}")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block
    assert "<" not in block[1]
    assert json.loads(block[1])["genre"] == NASTY_FIELDS["type"]


def test_the_search_index_holds_plain_text(hostile: Build) -> None:
    assert f"Công văn 68-CV/TU: {SUBJECT}" in [title for _, _, title, *_ in shown(read_index(hostile.site))]


def test_problems_are_shown_as_text(hostile: Build) -> None:
    assert "zzz<script>alert(26)</script>" in text_of(hostile.page(f"van-ban/{NASTY_ID}"), "aside.problems")
