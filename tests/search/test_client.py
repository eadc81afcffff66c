"""The search worker in a real browser, asked as Material's search box asks it."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from directive_archive.search import MANIFEST, tokenize
from directive_archive.search.files import packed
from directive_archive.search.tokens import FORMS, PAIR, WHOLE
from tests.search.generated import generated
from tests.search.publishing import publish, write_index
from tests.search.samples import DOCUMENTS, MANY
from tests.search.test_tokens import CASES, WRITTEN, forms

pytestmark = pytest.mark.browser

Item = dict[str, Any]
Serve = Callable[[Path], str]

# Sends the messages at once and gives back the answers in the order of their arrival.
TALK = """
(messages) => new Promise((resolve) => {
  const worker = new Worker("assets/search/worker.js");
  const answers = [];
  worker.onmessage = ({ data }) => {
    if (answers.push(data) === messages.length) resolve(answers);
  };
  messages.forEach((message) => worker.postMessage(message));
})
"""

TOKENIZE = """
async (texts) => {
  const { tokenize, nfc } = await import("./assets/search/tokens.js");
  const tokens = texts.map((text) => {
    const { words, wholes } = tokenize(text);
    return [
      words.map(({ exact, normal, folded }) => [exact, normal, folded]),
      wholes.map(({ start, end, squashed }) => [nfc(text).slice(start, end), squashed]),
      words.map(({ start, end }) => nfc(text).slice(start, end)),
    ];
  });
  return JSON.stringify(tokens); // far quicker to hand over than the arrays
}
"""

SETUP = {"type": 0, "data": {"config": {"lang": ["vi"]}, "docs": [], "options": {"suggest": False}}}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("search"), [*DOCUMENTS, *MANY])


@pytest.fixture
def search_page(page: Page, serve: Serve, published: Path) -> Page:
    page.goto(serve(published))
    return page


def talk(page: Page, *messages: dict[str, Any]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate(TALK, list(messages))
    return answers


def ask(page: Page, text: str) -> list[Item]:
    """Ask the worker; return the items of its answer."""
    ready, result = talk(page, SETUP, {"type": 2, "data": text})
    assert ready == {"type": 1}
    assert result["type"] == 3
    groups = result["data"]["items"]
    assert all(len(group) == 1 for group in groups)
    return [group[0] for group in groups]


def slugs(items: list[Item]) -> list[str]:
    """Documents only: not what was perhaps meant, nor notices."""
    locations = [item["location"] for item in items]
    return [each.removeprefix("van-ban/").removesuffix("/") for each in locations if each.startswith("van-ban/")]


def test_javascript_cuts_every_case_as_python_does(search_page: Page) -> None:
    got = json.loads(search_page.evaluate(TOKENIZE, [case["text"] for case in CASES]))
    assert [[words, wholes] for words, wholes, _ in got] == [
        [[forms(word) for word in case["words"]], case["wholes"]] for case in CASES
    ]
    assert [[word[0] for word in words] for words, _, _ in got] == [
        [unicodedata.normalize("NFC", written.lower()).replace("ð", "đ") for written in spans] for _, _, spans in got
    ]


def test_javascript_sees_the_same_letters_as_python(search_page: Page) -> None:
    """One character at a time, all that this Python knows, but ideographs and Hangul, which are many and plain."""
    ranges = [range(0x3100), range(0xA640, 0xABFF), range(0xE000, 0xE010), range(0xF900, 0x10400)]
    cherokee = {*range(0x13A0, 0x1400), *range(0xAB70, 0xABC0)}  # tokens.js: folded to the other case
    characters = [
        chr(code)
        for codes in ranges
        for code in codes
        if code not in cherokee and unicodedata.category(chr(code)) not in {"Cn", "Cs"}
    ]
    # Between letters, so that marks show whether they part a word.
    texts = [f"a{character}o7" for character in characters]
    expected = [[(word.exact, word.normal, word.folded) for word in tokenize(text).words] for text in texts]
    got = json.loads(search_page.evaluate(TOKENIZE, texts))
    different = [
        (f"U+{ord(character):04X}", words, wanted)
        for character, (words, _, _), wanted in zip(characters, got, expected, strict=True)
        if words != [list(word) for word in wanted]
    ]
    assert different == []
    assert len(characters) > 10_000


@settings(max_examples=25)
@given(texts=st.lists(WRITTEN | st.text(max_size=40), min_size=40, max_size=80))
def test_javascript_cuts_any_text_as_python_does(tokenizing_page: Page, texts: list[str]) -> None:
    # Python folds Cherokee to the other case than JavaScript, and knows other new letters: see the test above.
    texts = [text for text in texts if all(is_plain(character) for character in text)]
    got = json.loads(tokenizing_page.evaluate(TOKENIZE, texts))
    for text, (words, wholes, _) in zip(texts, got, strict=True):
        tokens = tokenize(text)
        assert words == [[word.exact, word.normal, word.folded] for word in tokens.words], text
        assert [squashed for _, squashed in wholes] == [whole.squashed for whole in tokens.wholes], text


def is_plain(character: str) -> bool:
    return ord(character) < 0x3100 and not 0x13A0 <= ord(character) < 0x1400 and unicodedata.category(character) != "Cn"


@pytest.fixture(scope="module")
def tokenizing_page(browser: Browser, serve: Serve, published: Path) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(published))
        yield page


def test_javascript_makes_terms_as_python_does(search_page: Page) -> None:
    marks = search_page.evaluate(
        "async () => { const { FORMS, WHOLE, PAIR } = await import('./assets/search/tokens.js');"
        " return [FORMS, WHOLE, PAIR]; }"
    )
    assert marks == [FORMS, WHOLE, PAIR]


OTHERS = "..."

# A text and the documents it finds, best first; OTHERS for any behind them.
RANKED: list[tuple[str, list[str]]] = [
    # Numbers, however typed: the document itself, then those that cite it, and nothing else.
    ("953-CV/TU", ["dien-bien", "phong-chong-dich"]),
    ("953 cv tu", ["dien-bien", "phong-chong-dich"]),
    ("953cvtu", ["dien-bien", "phong-chong-dich"]),
    ("953 - cv/tu", ["dien-bien", "phong-chong-dich"]),
    ("953 –CV⁄TU", ["dien-bien", "phong-chong-dich"]),
    ("số 953-CV/TU", ["dien-bien", "phong-chong-dich"]),
    ("953-CV/TU ", ["dien-bien", "phong-chong-dich"]),
    ("953-CV/T", ["dien-bien", "phong-chong-dich"]),
    # Not yet a number, or no longer: its parts, which another document has by chance
    ("953-C", ["dien-bien", "phong-chong-dich", "dien-bien-mua-lu"]),
    ("953-", ["dien-bien", OTHERS]),
    ("cv/tu 953", ["dien-bien", "phong-chong-dich", "dien-bien-mua-lu"]),
    # Other numbers
    ("953cv tu", ["dien-bien", "phong-chong-dich"]),
    ("953 cv tu chè", ["phong-chong-dich"]),
    ("1699/CĐ-TTg", ["thu-tuong"]),
    ("1699 cd ttg", ["thu-tuong"]),
    ("51/2025/NĐ-CP", ["thu-tuong"]),
    ("5-CT/TW", ["chi-thi-so-khong"]),
    ("05cttw", ["chi-thi-so-khong"]),
    ("414/UBND-VX", ["tay-nguyen"]),
    ("công văn số 77", ["dich-va-phong-hop"]),
    ("954-CV/TU", []),
    # Folded: the place first, because the names say so. Spelt: what is spelt so.
    ("dien bien", ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
    ("DIEN BIEN", ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
    ("Điện Biên", ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
    ("diễn biến", ["dien-bien-mua-lu", "dien-bien", "tu-xa"]),
    (unicodedata.normalize("NFD", "diễn biến"), ["dien-bien-mua-lu", "dien-bien", "tu-xa"]),
    ("phong chong dich", ["phong-chong-dich", "dich-va-phong-hop"]),
    ("phòng, chống dịch", ["phong-chong-dich", "dich-va-phong-hop"]),
    ("xa", ["tu-xa", OTHERS]),
    ("uỷ ban na rì", ["uy-cu", "uy-moi"]),
    ("ủy ban na rì", ["uy-moi", "uy-cu"]),
    ("uy ban na ri", ["uy-cu", "uy-moi"]),
    ("quan ly", ["quan-ly", "ly-lich"]),
    ("quản lý", ["quan-ly", "ly-lich"]),
    ("đồng bào", ["tay-nguyen"]),
    ("dong bao", ["tay-nguyen"]),
    # Joined names
    ("covid19", ["tay-nguyen"]),
    ("covid 19", ["tay-nguyen"]),
    ("Hmông", ["tay-nguyen"]),
    ("M’gar", ["tay-nguyen"]),
    ("mgar", ["tay-nguyen"]),
    # Dates, with and without zeros
    ("7/6/2021", ["phong-chong-dich"]),
    ("07-06-2021", ["phong-chong-dich"]),
    # As it is typed
    ("dien b", ["dien-bien", "tu-xa", "dien-bien-mua-lu", OTHERS]),
    ("dien bi", ["dien-bien", "tu-xa", "dien-bien-mua-lu"]),
    ("diễn biế", ["dien-bien-mua-lu", OTHERS]),
    ("lo", ["ly-lich", "quan-ly"]),
    ("nhiễ", ["phong-chong-dich"]),
    ("nhie ", ["phong-chong-dich"]),  # there is no such word; perhaps "nhiễm" was meant
    ("q", []),
    # Every word is required, and a word of no document leaves nothing.
    ("điện biên chè", []),
    ("điện biên zzz", []),
    ("zzz", []),
    ("constructor", []),
    ("__proto__", []),
    # Phrases: side by side, spelt as typed where there are marks.
    ('"từ xa"', ["tu-xa"]),
    ('"tu xa"', ["tu-xa"]),
    ('"phòng chống dịch"', ["phong-chong-dich"]),
    ("“phòng chống dịch”", ["phong-chong-dich"]),
    ('"chong dich"', ["phong-chong-dich"]),
    ('"dịch chống"', []),
    ('"diễn biến"', ["dien-bien-mua-lu"]),
    ('"dien bien" "mua lu"', ["dien-bien-mua-lu"]),
    ('"phong hop', ["dich-va-phong-hop"]),
    ('onerror="alert(1)"', ["hiem-hoc"]),
    # Without a word, a phrase, a field
    ("chè -bệnh", []),
    ("dien bien -mua", ["dien-bien", "tu-xa"]),
    ('dien bien -"mưa lũ"', ["dien-bien", "tu-xa"]),
    ('dien bien -tinh:"quảng ninh"', ["dien-bien", "tu-xa"]),
    ("48 -CV/ĐU", []),
    ("-", []),
    ("-chè", []),
    # One or the other
    ("chè OR covid", ["phong-chong-dich", "tay-nguyen"]),
    ('"mua lu" OR "tu sach"', ["dien-bien-mua-lu", "chi-thi-so-khong"]),
    ("đọc sách OR chè phường", ["chi-thi-so-khong", "dien-bien", "phong-chong-dich"]),
    ("mùa lũ OR trồng cây", ["uy-cu", "uy-moi", "dien-bien-mua-lu"]),
    ("OR", []),
    ("chè OR", ["phong-chong-dich"]),
    # In one field
    ("tinh:điện", ["dien-bien", "tu-xa"]),
    ('tinh:"dien bien"', ["dien-bien", "tu-xa"]),
    ("tỉnh:dien-bien", ["dien-bien", "tu-xa"]),
    ("province:dien-bien hop", ["tu-xa"]),
    ("so:953", ["dien-bien"]),
    ("số:953-CV/TU", ["dien-bien"]),
    ("number:953cvtu", ["dien-bien"]),
    ("co-quan:thu-tuong", ["thu-tuong"]),
    ('issuer:"bộ chính trị"', ["chi-thi-so-khong"]),
    ("nam:2025", ["thu-tuong"]),
    ("year:2025 sach", ["thu-tuong"]),
    ("loai:chi-thi", []),
    ("title:chè", ["phong-chong-dich"]),
    # What names no field, and what else means something in lunr's query language
    ("bệnh:chè", ["phong-chong-dich"]),
    ("+chè +bệnh", ["phong-chong-dich"]),
    ("chè^100", []),
    ("chè*", ["phong-chong-dich"]),
    ("chè~1", ["phong-chong-dich"]),
    ("*", []),
    ("", []),
    ("  ", []),
    ("… – ?!", []),
]

# A text and all that it finds, in any order.
COMPLETE: list[tuple[str, set[str]]] = [
    ("xã", {"dien-bien", "phong-chong-dich", "uy-cu", "uy-moi", "tu-xa"}),
    ("số", {"phong-chong-dich", "thu-tuong"}),
    ("uỷ ban ", {"uy-cu", "uy-moi", "tay-nguyen", "dich-va-phong-hop", "dien-bien-mua-lu", "hiem-hoc"}),
    ("truong hoc", {"dien-bien", "thu-tuong"}),
    ("Ninh Bình", {"hiem-hoc"}),
]


@pytest.fixture(scope="module")
def answers(browser: Browser, serve: Serve, published: Path) -> dict[str, list[str]]:
    """What each of the texts above finds, asked one after the other of one worker, as by one reader."""
    texts = [text for text, _ in RANKED] + [text for text, _ in COMPLETE]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(published))
        found = page.evaluate(
            """async (texts) => {
                const worker = new Worker("assets/search/worker.js");
                const answers = [];
                for (const text of texts) {
                    const answer = new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
                    worker.postMessage({ type: 2, data: text });
                    answers.push((await answer).data.items.flat());
                }
                return answers;
            }""",
            texts,
        )
    return {text: slugs(items) for text, items in zip(texts, found, strict=True)}


@pytest.mark.parametrize(("text", "ranked"), RANKED)
def test_a_query_finds_the_right_documents_first(answers: dict[str, list[str]], text: str, ranked: list[str]) -> None:
    found = answers[text]
    if ranked[-1:] == [OTHERS]:
        found = [*found[: len(ranked) - 1], OTHERS]
    assert found == ranked


@pytest.mark.parametrize(("text", "complete"), COMPLETE)
def test_a_query_finds_all_documents(answers: dict[str, list[str]], text: str, complete: set[str]) -> None:
    assert set(answers[text]) == complete


def test_spelling_comes_before_what_is_only_folded_alike(search_page: Page) -> None:
    assert slugs(ask(search_page, "xã"))[-1] == "tu-xa"


def test_an_item_is_what_material_renders(search_page: Page) -> None:
    [item] = ask(search_page, "nuoc sach")
    score = item.pop("score")
    assert score > 0
    assert item == {
        "location": "van-ban/thu-tuong/",
        "title": "Công điện 1699/CĐ-TTg về bảo đảm <mark data-md-highlight>nước sạch</mark> cho trường học",
        "text": (
            "<p>Thủ tướng Chính phủ · 15/5/2025</p>"
            "<p>Căn cứ Nghị định số 51/2025/NĐ-CP, yêu cầu các tỉnh kiểm tra nguồn"
            " <mark data-md-highlight>nước</mark> trước ng</p>"
        ),
        "terms": {"nuoc": True, "sach": True},
    }


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("953 cv tu", "<p><mark data-md-highlight>953-CV/TU</mark> · Tỉnh ủy Điện Biên · 1/6/2021</p>"),
        ("953cv", "<p><mark data-md-highlight>953-CV/TU</mark> · Tỉnh ủy Điện Biên · 1/6/2021</p>"),
        (
            "tinh dien b",
            "<p>953-CV/TU · <mark data-md-highlight>Tỉnh</mark> ủy <mark data-md-highlight>Điện</mark> Biên ·",
        ),
        ("dien bi", "<p>953-CV/TU · Tỉnh ủy <mark data-md-highlight>Điện Biên</mark> · 1/6/2021</p>"),
    ],
)
def test_hits_are_marked_in_their_own_letters(search_page: Page, text: str, marked: str) -> None:
    item = ask(search_page, text)[0]
    assert marked in item["text"]


def test_a_number_that_the_title_lacks_is_shown_below_it(search_page: Page) -> None:
    [item] = ask(search_page, "trên cây chè")
    assert "1912-CV/TU" not in item["title"]
    assert item["text"].startswith("<p>1912-CV/TU · Thành ủy Sông Công · 1/6/2021</p>")


def test_titles_and_leads_are_escaped(search_page: Page) -> None:
    [item] = ask(search_page, "onerror")
    assert item["title"] == (
        "Báo cáo &lt;img src=x <mark data-md-highlight>onerror</mark>=&quot;alert(1)&quot;&gt; &amp; &quot;thử&quot;"
    )
    assert "<script" not in item["text"]
    assert "&lt;script&gt;" in item["text"]


def test_results_are_limited_and_ties_keep_the_order_of_the_index(search_page: Page) -> None:
    assert slugs(ask(search_page, "lịch tiếp dân")) == [f"nhieu-{n}" for n in range(10)]


def test_scores_fall(search_page: Page) -> None:
    scores = [item["score"] for item in ask(search_page, "công văn")]
    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)


def test_queries_that_wait_for_the_index_are_answered_in_order(search_page: Page) -> None:
    queries = ["chè", "", "953cvtu", "zzz"]
    answers = talk(search_page, SETUP, *({"type": 2, "data": query} for query in queries))
    assert [answer["type"] for answer in answers] == [1, 3, 3, 3, 3]
    by_size = sorted(len(answer["data"]["items"]) for answer in answers[1:])
    assert by_size == [0, 0, 1, 2]


def test_the_index_is_fetched_by_the_first_query_not_by_the_page(page: Page, serve: Serve, published: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(serve(published))
    talk(page, SETUP, {"type": 2, "data": ""})
    assert asked[1:] == ["worker.js"]
    ask(page, "chè")
    assert asked.count(MANIFEST) == 1
    assert len(asked[2:]) == len(set(asked[2:]))


def test_a_missing_index_is_said_and_looked_for_again(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    directory = publish(tmp_path / "site", None)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        worker = page.evaluate_handle("() => new Worker('assets/search/worker.js')")
        question = """(worker, text) => new Promise((resolve) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.postMessage({ type: 2, data: text });
        })"""
        question = question.replace("(worker, text)", "([worker, text])")
        lost = page.evaluate(question, [worker, "chè"])
        assert lost["type"] == 3
        [[notice]] = lost["data"]["items"]
        assert notice["location"] == ""
        assert "Không tải được" in notice["title"]

        write_index(directory, DOCUMENTS)
        found = page.evaluate(question, [worker, "chè"])
        assert [group[0]["location"] for group in found["data"]["items"]] == ["van-ban/phong-chong-dich/"]


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b'{"documents": 3, "terms": {}}'])
def test_a_broken_manifest_is_said(browser: Browser, serve: Serve, tmp_path: Path, manifest: bytes) -> None:
    directory = publish(tmp_path / "site", DOCUMENTS)
    (directory / "assets/search" / MANIFEST).write_bytes(manifest)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        [notice] = ask(page, "chè")
        assert "Không tải được" in notice["title"]


@pytest.mark.parametrize("damage", ["missing", "truncated", "empty", "exchanged"])
def test_what_is_damaged_is_said_and_the_rest_is_found(
    browser: Browser, serve: Serve, tmp_path: Path, damage: str
) -> None:
    directory = publish(tmp_path / "site", generated(60))
    assets = directory / "assets/search"
    terms = json.loads((assets / MANIFEST).read_bytes())["terms"]
    pairs = [name for key, name in zip(terms["keys"], terms["files"], strict=True) if key.startswith(PAIR)][:-1]
    assert len(pairs) > 3
    for name in pairs:
        path = assets / f"{name}.bin"
        match damage:
            case "missing":
                path.unlink()
            case "truncated":
                path.write_bytes(path.read_bytes()[:-9])
            case "empty":
                path.write_bytes(b"")
            case _:
                path.write_bytes(packed(b"\x05\x04\x03\x02\x01 something else"))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        *items, notice = ask(page, "giao văn phòng")
        assert "Một phần" in notice["title"]
        assert len(items) == 10


def test_a_site_that_is_published_anew_is_read_anew(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    directory = publish(tmp_path / "site", generated(60))
    question = """async (texts) => {
        window.worker ??= new Worker("assets/search/worker.js");
        const answers = [];
        for (const text of texts) {
            const answer = new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
            worker.postMessage({ type: 2, data: text });
            answers.push((await answer).data.items.map(([item]) => item));
        }
        return answers;
    }"""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        [before] = page.evaluate(question, ["giao văn phòng"])
        assert len(slugs(before)) == 10
        for file in (directory / "assets/search").glob("*.bin"):
            file.unlink()
        write_index(directory, MANY)
        manifest = directory / "assets/search" / MANIFEST
        later = manifest.stat().st_mtime + 2  # the server tells by whole seconds whether a file is another
        os.utime(manifest, (later, later))
        _, after = page.evaluate(question, ["tiếp dân", "tiếp dân"])
        assert slugs(after) == [f"nhieu-{n}" for n in range(10)]


HOSTILE = [
    "a" * 10_000,
    "phòng " * 2_000,
    "\x00\x01\x1b\x7f\ud800",
    "\u0301\u0323\u0309",
    "phòng \u0323\u0301 chống",
    "<script>alert(1)</script>",
    '"""',
    '"phòng',
    '-"',
    'tinh:"',
    "tinh: loai:",
    "- - -",
    "OR OR OR",
    "-OR",
    ":::",
    "((((",
    "__proto__ constructor toString hasOwnProperty",
    "so:__proto__",
    "%00%0a",
    "\n\t\r",
    "𡨸喃 🙂 \u202e",
    "1-a/" * 2_000,
    "1/" * 3_000,
    "-a " * 2_000,
]


def test_no_query_does_harm(search_page: Page) -> None:
    for text in HOSTILE:
        for item in ask(search_page, text):
            assert "Không tải được" not in item["title"]
            assert "<script" not in item["title"] + item["text"]
    assert slugs(ask(search_page, "953cvtu")) == ["dien-bien", "phong-chong-dich"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bênhj", "bệnh"),
        ("trồg cây", "trồng cây"),
        ("quan lys", "quan lý"),
        ("zzzzz", None),
        ("", None),
        ("954-CV/TU", None),
        ("bệnh", None),
    ],
)
def test_what_was_perhaps_meant_is_proposed(search_page: Page, text: str, meant: str | None) -> None:
    proposed = [item for item in ask(search_page, text) if item["location"].startswith("?q=")]
    assert [unquote(item["location"].removeprefix("?q=")) for item in proposed] == ([meant] if meant else [])
    assert all(meant in item["title"] for item in proposed if meant)


def test_an_archive_without_documents_finds_nothing(page: Page, serve: Serve, tmp_path: Path) -> None:
    page.goto(serve(publish(tmp_path / "site", [])))
    assert ask(page, "chè") == []
