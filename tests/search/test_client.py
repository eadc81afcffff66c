"""The search worker in a real browser, asked as the box in the header asks it."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from directive_archive.search import MANIFEST, SearchDocument, tokenize
from directive_archive.search.files import packed
from directive_archive.search.tokens import FORMS, PAIR, WHOLE
from tests.search.generated import generated
from tests.search.publishing import publish, write_index
from tests.search.reading import listed
from tests.search.samples import DOCUMENTS, MANY
from tests.search.test_tokens import CASES, WRITTEN, forms

pytestmark = pytest.mark.browser

Row = dict[str, Any]
Answer = dict[str, Any]
Serve = Callable[[Path], str]

# Asks all at once, each with its place for a name, and gives back the answers in the order of their arrival.
TALK = """
(questions) => new Promise((resolve) => {
  const worker = new Worker("assets/search/worker.js");
  const answers = [];
  worker.onmessage = ({ data }) => {
    if (answers.push(data) === questions.length) resolve(answers);
  };
  questions.forEach((query, id) => worker.postMessage({ id, ask: "suggest", query, most: 10 }));
})
"""

# Asks the page's one worker for one thing after the other.
IN_TURN = """
async (queries) => {
  window.worker ??= new Worker("assets/search/worker.js");
  const answers = [];
  for (const [id, query] of queries.entries()) {
    const answer = new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
    worker.postMessage({ id, ask: "suggest", query, most: 10 });
    answers.push(await answer);
  }
  return answers;
}
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


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("search"), [*DOCUMENTS, *MANY])


@pytest.fixture
def search_page(page: Page, serve: Serve, published: Path) -> Page:
    page.goto(serve(published))
    return page


def talk(page: Page, *queries: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate(TALK, list(queries))
    return answers


def in_turn(page: Page, *queries: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate(IN_TURN, list(queries))
    return answers


def ask(page: Page, text: str) -> Answer:
    """Ask the worker; return its answer."""
    [answered] = talk(page, text)
    answer: Answer = answered["answer"]
    return answer


def rows(page: Page, text: str) -> list[Row]:
    found: list[Row] = ask(page, text)["rows"]
    return found


def slugs(answer: Answer) -> list[str]:
    """Documents found, best first."""
    return [row["location"].removeprefix("van-ban/").removesuffix("/") for row in answer["rows"]]


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
        found = in_turn(page, *texts)
    return {text: slugs(answered["answer"]) for text, answered in zip(texts, found, strict=True)}


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


def test_a_row_is_ready_to_be_shown(search_page: Page) -> None:
    assert rows(search_page, "nuoc sach") == [
        {
            "document": 7,
            "id": "thu-tuong",
            "location": "van-ban/thu-tuong/",
            "headingHtml": "Công điện 1699/CĐ-TTg về bảo đảm <mark>nước sạch</mark> cho trường học",
            "titleHtml": "",
            "factsHtml": "Thủ tướng Chính phủ · 15/5/2025",
            "excerptHtml": (
                "Căn cứ Nghị định số 51/2025/NĐ-CP, yêu cầu các tỉnh kiểm tra nguồn <mark>nước</mark> trước ng"
            ),
        }
    ]


def test_a_heading_is_parted_from_what_the_document_is_about(page: Page, serve: Serve, tmp_path: Path) -> None:
    documents = [
        SearchDocument("van-ban/a/", "Công văn 1-CV/TU: Tuần lễ: đọc sách", number="1-CV/TU"),
        SearchDocument("van-ban/b/", "Tuần lễ: đọc sách", number="2-CV/TU"),
        SearchDocument("gioi-thieu/", "Tuần lễ: đọc sách"),
    ]
    page.goto(serve(publish(tmp_path / "site", documents)))
    plain = {
        row["id"]: [re.sub("</?mark>", "", row[key]) for key in ("headingHtml", "titleHtml")]
        for row in rows(page, "tuần")
    }
    assert plain == {
        "a": ["Công văn 1-CV/TU", "Tuần lễ: đọc sách"],
        "b": ["2-CV/TU", "Tuần lễ: đọc sách"],
        "gioi-thieu": ["", "Tuần lễ: đọc sách"],
    }


@pytest.mark.parametrize(
    ("text", "key", "marked"),
    [
        ("953 cv tu", "headingHtml", "<mark>953-CV/TU</mark>"),
        ("953cv", "headingHtml", "<mark>953-CV/TU</mark>"),
        ("tinh dien b", "factsHtml", "<mark>Tỉnh</mark> ủy <mark>Điện</mark> Biên · 1/6/2021"),
        ("dien bi", "factsHtml", "Tỉnh ủy <mark>Điện Biên</mark> · 1/6/2021"),
    ],
)
def test_hits_are_marked_in_their_own_letters(search_page: Page, text: str, key: str, marked: str) -> None:
    assert rows(search_page, text)[0][key] == marked


def test_titles_and_leads_are_escaped(search_page: Page) -> None:
    [row] = rows(search_page, "onerror")
    assert row["titleHtml"] == (
        "Báo cáo &lt;img src=x <mark>onerror</mark>=&quot;alert(1)&quot;&gt; &amp; &quot;thử&quot;"
    )
    assert "<script" not in row["excerptHtml"]
    assert "&lt;script&gt;" in row["excerptHtml"]


def test_results_are_limited_and_ties_keep_the_order_of_the_index(search_page: Page) -> None:
    answer = ask(search_page, "lịch tiếp dân")
    assert slugs(answer) == [f"nhieu-{n}" for n in range(10)]
    assert (answer["total"], answer["counted"]) == (60, True)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("953-CV/TU", "dien-bien"),
        ("953cvtu", "dien-bien"),
        ("953 cv tu", "dien-bien"),
        ("953-cv/tu ", "dien-bien"),
        ("0953 – CV⁄TU", "dien-bien"),
        ("số 953-CV/TU", "dien-bien"),
        ("5-CT/TW", "chi-thi-so-khong"),
        ("05cttw", "chi-thi-so-khong"),
        ("414/UBND-VX", "tay-nguyen"),
        ("1699 cd ttg", "thu-tuong"),
        # Cited, but nobody's own; a number of two documents; not only a number; a number that has no letters
        ("51/2025/NĐ-CP", None),
        ("53-CV/TU", None),
        ("953-CV/TU chè", None),
        ("công văn 953-CV/TU", None),
        ("953", None),
        ("30 ngày", None),
        ("7/6/2021", None),
        ("-953-CV/TU", None),
        ('"953-CV/TU"', None),
        ("", None),
    ],
)
def test_the_document_of_a_number_is_told(search_page: Page, text: str, own: str | None) -> None:
    direct = ask(search_page, text).get("direct")
    assert (direct and direct["id"]) == own


def test_a_number_of_several_documents_leads_straight_to_none(page: Page, serve: Serve, tmp_path: Path) -> None:
    documents = [SearchDocument(f"van-ban/{name}/", "V/v", number="53-CV/TU") for name in "ab"]
    page.goto(serve(publish(tmp_path / "site", documents)))
    answer = ask(page, "53-CV/TU")
    assert answer["direct"] is None
    assert slugs(answer) == ["a", "b"]


def test_every_question_that_waits_for_the_index_is_answered(search_page: Page) -> None:
    answers = {each["id"]: each["answer"] for each in talk(search_page, "chè", "", "953cvtu", "zzz")}
    assert {name: len(answer["rows"]) for name, answer in answers.items()} == {0: 1, 1: 0, 2: 2, 3: 0}


def test_a_missing_index_is_said_and_looked_for_again(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    directory = publish(tmp_path / "site", None)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        assert in_turn(page, "chè") == [{"id": 0, "reason": "missing"}]
        write_index(directory, DOCUMENTS)
        [found] = in_turn(page, "chè")
        assert slugs(found["answer"]) == ["phong-chong-dich"]


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b'{"documents": 3, "terms": {}}'])
def test_a_broken_manifest_is_said(browser: Browser, serve: Serve, tmp_path: Path, manifest: bytes) -> None:
    directory = publish(tmp_path / "site", DOCUMENTS)
    (directory / "assets/search" / MANIFEST).write_bytes(manifest)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        assert talk(page, "chè") == [{"id": 0, "reason": "missing"}]


@pytest.mark.parametrize("damage", ["missing", "truncated", "empty", "exchanged"])
def test_what_is_damaged_is_said_and_the_rest_is_found(
    browser: Browser, serve: Serve, tmp_path: Path, damage: str
) -> None:
    directory = publish(tmp_path / "site", generated(60))
    assets = directory / "assets/search"
    terms = json.loads((assets / MANIFEST).read_bytes())["terms"]
    pairs = [name for key, name in zip(terms["keys"], listed(terms), strict=True) if key.startswith(PAIR)][:-1]
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
        answer = ask(page, "giao văn phòng")
        assert answer["damaged"]
        assert len(answer["rows"]) == 10


def test_a_site_that_is_published_anew_is_read_anew(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    directory = publish(tmp_path / "site", generated(60))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(directory))
        [before] = in_turn(page, "giao văn phòng")
        assert len(slugs(before["answer"])) == 10
        for file in (directory / "assets/search").glob("*.bin"):
            file.unlink()
        write_index(directory, MANY)
        manifest = directory / "assets/search" / MANIFEST
        later = manifest.stat().st_mtime + 2  # the server tells by whole seconds whether a file is another
        os.utime(manifest, (later, later))
        _, after = in_turn(page, "tiếp dân", "tiếp dân")
        assert slugs(after["answer"]) == [f"nhieu-{n}" for n in range(10)]


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
        for row in rows(search_page, text):
            assert "<script" not in "".join(map(str, row.values()))
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
    assert ask(search_page, text)["suggestion"] == (meant or "")


def test_an_archive_without_documents_finds_nothing(page: Page, serve: Serve, tmp_path: Path) -> None:
    page.goto(serve(publish(tmp_path / "site", [])))
    assert rows(page, "chè") == []
