"""Snippets, words in context and words over time, as the browser works them out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from directive_archive.language import collation_key, nfc
from directive_archive.search import SearchDocument, tokenize
from tests.browser.fixtures import watched_page
from tests.search.client_pages import run
from tests.search.generated import generated
from tests.search.naive import occurrences, total
from tests.search.publishing import publish
from tests.search.reading import read_index, text_files
from tests.search.test_tokens import WRITTEN

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]

BODIES = [
    "Tỉnh ủy Điện Biên yêu cầu phòng, chống dịch. Điện lực tỉnh bảo đảm điện.",
    "Diễn biến dịch phức tạp; phòng chống dịch, phòng chống lụt. Uỷ ban và ủy ban cùng họp.",
    "Công văn số 1102-CV/TU ngày 30/7/2020; Công văn số 05-CT/TW. Phòng Covid-19 và Covid-19 tại Cư M'gar.",
    unicodedata.normalize("NFD", "Huyện ủy Điện Biên Đông tổ chức tuần cao điểm phòng chống dịch tại Điện Biên."),
    "a a a b. Cách ly tại nhà, cách lý giải; <script>alert(1)</script> & =1+1",
]
DAYS = ["2020-07-30", "2020-07-01", "2020-09-05", "", "2020-12-31"]


def documents() -> list[SearchDocument]:
    return [SearchDocument(f"van-ban/{n}/", f"Văn bản {n}", body=body) for n, body in enumerate(BODIES)]


@pytest.fixture(scope="module")
def large() -> list[SearchDocument]:
    return list(generated(300, words=300))


@pytest.fixture(scope="module")
def small_page(browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site = publish(
        tmp_path_factory.mktemp("small"),
        [*documents(), SearchDocument("x/", "Cách ly", body="cách ly", quotable=False)],
    )
    with watched_page(browser) as page:
        page.goto(serve(site))
        yield page


@pytest.fixture(scope="module")
def large_page(
    browser: Browser, serve: Serve, large: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    with watched_page(browser) as page:
        page.goto(serve(publish(tmp_path_factory.mktemp("large"), large)))
        yield page


# ---- texts ----------------------------------------------------------------------------------------------------------


def test_every_text_comes_back_to_the_letter(large_page: Page, large: list[SearchDocument]) -> None:
    order = [*range(300, -1, -7), *range(302)]
    got = run(large_page, "return Promise.all(argument.map((each) => texts.get(each)))", order)
    assert got == [large[n].body if n < 300 else "" for n in order]


def test_texts_are_read_in_the_order_asked_for_and_few_are_kept(large_page: Page) -> None:
    program = """
    const found = [];
    for await (const [document, row] of texts.each(argument)) found.push([document, row[0].length]);
    return [found, texts.kept.size];
    """
    order = [*range(299, -1, -1)]
    found, kept = run(large_page, program, order)
    assert [document for document, _ in found] == order
    assert 0 < kept <= 64


def test_reading_can_be_stopped(large_page: Page) -> None:
    program = """
    const stop = new AbortController();
    const found = [];
    for await (const [document] of new Texts(manifest.texts, files).each(argument, stop.signal)) {
      found.push(document);
      if (found.length === 10) stop.abort();
    }
    return found;
    """
    assert run(large_page, program, [*range(300)]) == [*range(10)]


@pytest.mark.parametrize(
    ("text", "anchors", "part", "expected"),
    [
        ("Một.\n\n1. Hai.\nvẫn hai.\n\nBa.", "1 3muc-1 6", "Một", "doan-1"),
        ("Một.\n\n1. Hai.\nvẫn hai.\n\nBa.", "1 3muc-1 6", "vẫn", "muc-1"),
        ("Một.\n\n1. Hai.\nvẫn hai.\n\nBa.", "1 3muc-1 6", "Ba", "doan-3"),
        ("\n\nMột.", "3", "Một", "doan-1"),
        ("Một.", "1 9muc-1", "Một", "doan-1"),
        ("Một.", "", "Một", ""),
    ],
)
def test_a_hit_knows_the_anchor_of_its_paragraph(
    small_page: Page, text: str, anchors: str, part: str, expected: str
) -> None:
    program = """
    const [text, query, anchors] = argument;
    return linesOf(new Finder(sequences(parse(query, search.prefixes))), 0, text, anchors).map(({ anchor }) => anchor);
    """
    assert run(small_page, program, [text, f'"{part}"', anchors]) == [expected]


# ---- sequences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("phòng chống dịch", ["phòng chống dịch"]),
        ('"tuần cao điểm" phòng dịch', ["tuần cao điểm", "phòng dịch"]),
        ('a "b c" d', ["a", "b c", "d"]),
        ("hạn hán OR lũ", ["hạn hán", "lũ"]),
        ('"mua sắm" OR "cách ly"', ["mua sắm", "cách ly"]),
        ('tinh:"hà nam" dịch -trường', ["dịch"]),
        ("so:53", []),
        ("-dịch", []),
        ("dịch DỊCH dich", ["dịch DỊCH dich"]),
        ('"dịch" OR DỊCH OR dich', ["dịch", "dich"]),
        ("1102-CV/TU", ["1102-CV/TU"]),
        ("", []),
        ("\u0301\u0301 <>", []),
    ],
)
def test_a_query_asks_for_sequences(small_page: Page, query: str, expected: list[str]) -> None:
    program = "return sequences(parse(argument, search.prefixes)).map((each) => each.label)"
    assert run(small_page, program, query) == expected


def test_words_can_be_asked_for_apart(small_page: Page) -> None:
    program = "return sequences(parse(argument, search.prefixes), { apart: true }).map((each) => each.label)"
    assert run(small_page, program, 'phòng chống "dịch bệnh" phòng') == ["phòng", "chống", "dịch", "bệnh"]


FIND = """
const [text, query, open] = argument;
const wanted = sequences(parse(query, search.prefixes), { open });
return new Finder(wanted).find(text).map(({ start, end }) => text.slice(start, end));
"""


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        (BODIES[0], "dien", ["Điện", "Điện", "điện"]),
        (BODIES[0], "dien bien", ["Điện Biên"]),
        (BODIES[1], "dien bien", ["Diễn biến"]),
        (BODIES[1], "điện biên", []),
        (BODIES[0], "phòng chống", ["phòng, chống"]),
        (BODIES[1], "uỷ ban", ["Uỷ ban", "ủy ban"]),
        (BODIES[1], "ủy ban", ["Uỷ ban", "ủy ban"]),
        (BODIES[2], "1102-CV/TU", ["1102-CV/TU"]),
        (BODIES[2], "1102 cv tu", ["1102-CV/TU"]),
        (BODIES[2], "1102cvtu", ["1102-CV/TU"]),
        (BODIES[2], "5-CT/TW", ["05-CT/TW"]),
        (BODIES[2], "covid19", ["Covid-19", "Covid-19"]),
        (BODIES[2], "covid 19", ["Covid-19", "Covid-19"]),
        (BODIES[2], "mgar", ["M'gar"]),
        (BODIES[3], "điện biên", [unicodedata.normalize("NFD", "Điện Biên")] * 2),
        (BODIES[3], "dien bien dong", [unicodedata.normalize("NFD", "Điện Biên Đông")]),
        (BODIES[4], "a a", ["a a", "a a"]),
        (BODIES[4], "script", ["script", "script"]),
        ("Ðiện Biên", "điện", ["Ðiện"]),
        ("a\u20dd e\u0302\u0301\u20dd e\u0302\u0301 x", "e x", ["e\u0302\u0301 x"]),
        ("e\u0302\u0301x ế", "ế", ["ế"]),
        ("", "ế", []),
    ],
)
def test_sequences_are_found_in_the_letters_of_the_text(
    small_page: Page, text: str, query: str, expected: list[str]
) -> None:
    assert run(small_page, FIND, [text, query, False]) == expected


def test_a_word_being_typed_meets_what_begins_like_it(small_page: Page) -> None:
    assert run(small_page, FIND, [BODIES[4], "cách l", True]) == ["Cách ly", "cách lý"]
    assert run(small_page, FIND, [BODIES[4], "cac", True]) == ["Cách", "cách"]
    assert run(small_page, FIND, [BODIES[4], '"cách l"', True]) == []


@settings(max_examples=40)
@given(
    text=st.text(st.sampled_from("aeodđĐÐ \u0300\u0301\u0302\u0323\u20dd\u0308ế'-19𡨸\u1100\u1161\u11a8"), max_size=40)
)
def test_offsets_lead_back_to_the_letters_written(small_page: Page, text: str) -> None:
    """Every word, cut from the text as it is written, is the word that was found."""
    program = """
    const back = writtenOffsets(argument);
    return wordsOf(unify(argument)).map(({ start, end, exact }) => [argument.slice(back(start), back(end)), exact]);
    """
    for written, exact in run(small_page, program, text):
        assert nfc(nfc(written).lower()) == exact


# ---- snippets -------------------------------------------------------------------------------------------------------

SNIPPET = """
const [text, query, length] = argument;
const { marked, open } = await search.answer(query);
return snippet(text, { marked, open, sequences: sequences(parse(query, search.prefixes)) }, length);
"""
MARK = "<mark data-md-highlight>"


def snippet_of(page: Page, text: str, query: str, length: int = 200) -> str:
    found: str = run(page, SNIPPET, [text, query, length])
    return found


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        (BODIES[0], "dien bien", "Tỉnh ủy [Điện Biên] yêu cầu phòng, chống dịch. [Điện] lực tỉnh bảo đảm [điện]."),
        (BODIES[0], "điện biên", "Tỉnh ủy [Điện Biên] yêu cầu phòng, chống dịch. [Điện] lực tỉnh bảo đảm [điện]."),
        (
            BODIES[1],
            "ủy ban",
            "Diễn biến dịch phức tạp; phòng chống dịch, phòng chống lụt. [Uỷ ban] và [ủy ban] cùng họp.",
        ),
        ("Diễn biến ở Điện Biên.", "điện biên", "Diễn biến ở [Điện Biên]."),
        ("Diễn biến ở đây.", "điện biên", "[Diễn biến] ở đây."),
        ("Số 1102-CV/TU và số 1102.", "1102cvtu", "Số [1102-CV/TU] và số 1102."),
        ("Cách ly\ntại   nhà.", "cách ly", "[Cách ly] tại nhà."),
        ("Các nơi cách ly tại nhà.", "cac", "[Các] nơi [cách] ly tại nhà."),
        ("Các nơi cách ly tại nhà.", "cách l", "Các nơi [cách] ly tại nhà."),
        ('<b>Cách ly</b> & "nhà"', "cách ly", "&lt;b&gt;[Cách ly]&lt;/b&gt; &amp; &quot;nhà&quot;"),
        ("Không có gì.", "cách ly", "Không có gì."),
        ("", "cách ly", ""),
        (" \n ", "cách ly", ""),
    ],
)
def test_a_snippet_marks_what_was_found(small_page: Page, text: str, query: str, expected: str) -> None:
    got = snippet_of(small_page, text, query)
    assert got.replace(MARK, "[").replace("</mark>", "]") == expected


FILLER = "Nội dung khác của văn bản này rất dài và không nói gì về việc đó cả. "


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        # the phrase before its words apart, however many
        (
            "dịch phòng chống dịch. " + "dịch và chống và phòng. " * 9 + FILLER * 9 + "Việc phòng chống dịch.",
            "phòng chống dịch",
            "dịch phòng chống dịch.",
        ),
        (
            "phòng ở đây, chống ở đó, dịch. " * 5 + FILLER * 9 + "Nay phòng chống dịch là chính.",
            "phòng chống dịch",
            "Nay [phòng chống dịch] là chính",
        ),
        # as spelt before other spellings
        (FILLER + "Diễn biến. " + FILLER * 9 + "Ở Điện Biên.", "điện biên", "Ở [Điện Biên]."),
        # all words before one of them many times
        ("lụt lụt lụt lụt. " * 5 + FILLER * 9 + "Họp và lụt.", "họp lụt", "[Họp] và [lụt]"),
    ],
)
def test_a_snippet_is_taken_from_the_best_place(small_page: Page, text: str, query: str, expected: str) -> None:
    got = snippet_of(small_page, text, query, 120).replace(MARK, "[").replace("</mark>", "]")
    assert expected.replace("[", "").replace("]", "") in got.replace("[", "").replace("]", "")
    assert expected.count("[") == 0 or expected in got


def test_a_decomposed_text_keeps_its_letters(small_page: Page) -> None:
    got = snippet_of(small_page, BODIES[3], "dien bien")
    assert f"{MARK}{unicodedata.normalize('NFD', 'Điện Biên')}</mark>" in got
    assert unescape(re.sub("<.*?>", "", got)) == BODIES[3]


@settings(max_examples=40)
@given(
    text=st.lists(
        WRITTEN | st.text(max_size=30) | st.sampled_from(["\n", " dịch ", "phòng chống dịch", "<mark>", "&"]),
        max_size=40,
    ).map(" ".join),
    length=st.integers(20, 200),
)
def test_a_snippet_is_a_piece_of_the_text(small_page: Page, text: str, length: int) -> None:
    got = snippet_of(small_page, text, "phòng chống dịch", length)
    assert re.fullmatch(r"(?:[^<>]|<mark data-md-highlight>[^<>]*</mark>)*", got)
    plain = unescape(re.sub("</?mark.*?>", "", got))
    kept = plain.removeprefix("… ").removesuffix(" …")
    even = " ".join(re.split(r"[\s\ufeff]+", text)).strip()  # what JavaScript calls a space
    assert " ".join(re.split(r"[\s\ufeff]+", kept)).strip() in even
    assert len(kept.encode("utf-16-le")) // 2 <= length + 40


@pytest.mark.parametrize("text", ["x" * 10_000, "dịch" * 3_000, "\u0301" * 5_000, "𡨸" * 5_000, "dịch " * 20_000])
def test_a_snippet_of_a_strange_text_is_short(small_page: Page, text: str) -> None:
    got = snippet_of(small_page, text, "dịch")
    plain = unescape(re.sub("</?mark.*?>", "", got))
    assert len(plain.encode("utf-16-le", "surrogatepass")) // 2 <= 260
    plain.encode()  # no half of a letter beyond U+FFFF


# ---- words in context -----------------------------------------------------------------------------------------------

LINES = """
const [query, wish] = argument;
const asked = await inquire(search, manifest.texts.documents, query, wish ?? {});
const found = [];
for await (const { lines } of concordance(texts, asked.sequences, asked.documents)) found.push(...lines);
return found;
"""


def lines_of(page: Page, query: str, **wish: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(page, LINES, [query, wish])
    return found


def test_a_line_shows_what_stands_around(small_page: Page) -> None:
    lines = lines_of(small_page, "chống dịch")
    assert sorted((line["document"], line["left"], line["word"], line["right"]) for line in lines) == [
        (0, "Tỉnh ủy Điện Biên yêu cầu phòng, ", "chống dịch", ". Điện lực tỉnh bảo đảm điện."),
        (1, "Diễn biến dịch phức tạp; phòng ", "chống dịch", ", phòng chống lụt. Uỷ ban và ủy ban cùng họp."),
        (
            3,
            *(
                unicodedata.normalize("NFD", part)
                for part in ("Huyện ủy Điện Biên Đông tổ chức tuần cao điểm phòng ", "chống dịch", " tại Điện Biên.")
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("cách ly", ["Cách ly"]),
        ("cách l", ["Cách ly", "cách lý"]),
        ("ban họp", []),
        ("1102cvtu", ["1102-CV/TU"]),
        ("<script>", ["script", "script"]),
        ('tieu-de:"văn bản"', []),
        ("cách -dịch", ["Cách", "cách"]),
        ("zzzz", []),
    ],
)
def test_lines_are_those_of_the_query(small_page: Page, query: str, words: list[str]) -> None:
    assert [line["word"] for line in lines_of(small_page, query)] == words


def test_words_that_stand_nowhere_together_can_be_asked_for_apart(small_page: Page) -> None:
    assert {line["word"] for line in lines_of(small_page, "ban họp", apart=True)} == {"ban", "họp"}


def test_what_was_meant_is_looked_for_where_nothing_has_what_was_typed(small_page: Page) -> None:
    program = "return [(await inquire(search, 5, argument)).instead, (await inquire(search, 5, 'phức tạp')).instead]"
    assert run(small_page, program, "phức tạpp ") == ["phức tạp ", ""]
    assert [each["word"] for each in lines_of(small_page, "phức tạpp ")] == ["phức tạp"]


def sought(large: list[SearchDocument]) -> list[str]:
    """Words and sequences that occur, with and without diacritics."""
    random = Random(7)  # noqa: S311 - a choice of examples
    found = []
    for size in [1, 1, 2, 2, 2, 3, 3, 4] * 4:
        words = [word.exact for word in tokenize(random.choice(large).body).words]
        at = random.randrange(len(words) - size)
        typed = " ".join(words[at : at + size])
        if any(not word.isalnum() for word in typed.split()) or re.search(r"\d", typed):
            continue
        found += [f'"{typed}"', '"' + " ".join(word.folded for word in tokenize(typed).words) + '"']
    return found


def test_lines_and_counts_are_those_of_a_naive_search(large_page: Page, large: list[SearchDocument]) -> None:
    bodies = [document.body for document in large]
    queries = sought(large)
    assert len(queries) > 40
    for query in queries:
        lines = lines_of(large_page, query)
        by_document = {n: count for n, body in enumerate(bodies) if (count := occurrences(body, query))}
        assert by_document, query
        got: dict[int, int] = {}
        for line in lines:
            got[line["document"]] = got.get(line["document"], 0) + 1
            assert bodies[line["document"]].replace("\n", " ").count(line["word"]) > 0
        assert got == by_document, query
        assert all(len(line["left"]) <= 80 and len(line["right"]) <= 80 for line in lines)


def test_contexts_are_cut_at_words(large_page: Page, large: list[SearchDocument]) -> None:
    lines = lines_of(large_page, '"thực hiện"')
    assert len(lines) > 100
    for line in lines:
        body = " ".join(large[line["document"]].body.split())
        whole = f"{line['left']}{line['word']}{line['right']}"
        at = body.index(whole)
        assert at == 0 or body[at - 1] == " "
        assert at + len(whole) == len(body) or body[at + len(whole)] == " "


# ---- order and downloads ---------------------------------------------------------------------------------------------

NAMES = st.text(st.sampled_from("aăâbcdđeêoôơuưyAĂÂĐÊ áàảãạấầắằđủụỷỹ0129-.,/()"), max_size=8)


@settings(max_examples=60)
@given(names=st.lists(NAMES, max_size=30))
def test_the_browser_sorts_as_the_archive_does(small_page: Page, names: list[str]) -> None:
    assert run(small_page, "return [...argument].sort(compare)", names) == [
        nfc(each) for each in sorted(names, key=collation_key)
    ]


def line(document: int, left: str, word: str, right: str, position: int = 0) -> dict[str, Any]:
    return {"document": document, "left": left, "word": word, "right": right, "position": position, "anchor": ""}


UNSORTED = [
    line(3, "và các ", "Dịch", " đã lan"),
    line(1, "mới, ", "dịch", " ăn"),
    line(2, "ở đó: ", "dịch", " áo", 1),
    line(2, "ở ấp ", "dịch", ", an toàn", 0),
    line(0, "", "dịch", ""),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("document", ["", "mới, ", "ở ấp ", "ở đó: ", "và các "]),
        ("left", ["", "ở ấp ", "và các ", "ở đó: ", "mới, "]),
        ("right", ["", "ở ấp ", "ở đó: ", "mới, ", "và các "]),
        ("word", ["", "ở ấp ", "ở đó: ", "mới, ", "và các "]),
        ("date", ["ở ấp ", "ở đó: ", "và các ", "mới, ", ""]),
    ],
)
def test_lines_are_sorted(small_page: Page, by: str, expected: list[str]) -> None:
    program = """
    const [lines, by, days] = argument;
    return sorted(lines, by, (document) => days[document]).map(({ left }) => left);
    """
    assert run(small_page, program, [UNSORTED, by, ["", "2021-01-01", "2020-01-01", "2020-05-01"]]) == expected


def test_the_left_is_compared_from_its_end(small_page: Page) -> None:
    lines = [line(0, "b a ", "x", ""), line(1, "a c ", "x", ""), line(2, "a b ", "x", ""), line(3, "c a ", "x", "")]
    program = "return sorted(argument, 'left').map(({ document }) => document)"
    assert run(small_page, program, lines) == [0, 3, 2, 1]


RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", 'a"b', "a,b", "a\nb", "bình thường", ""]


def test_no_cell_is_run_as_a_formula(small_page: Page) -> None:
    text = run(small_page, "return toCsv(['a', 'b'], argument.map((each) => [each, 1]))", RISKY)
    assert text.startswith("\ufeffa,b\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert [row[0].removeprefix("'") for row in rows] == RISKY
    assert [row[0].startswith("'") for row in rows] == [True] * 7 + [False] * 5
    assert {row[1] for row in rows} == {"1"}


# ---- words over time -------------------------------------------------------------------------------------------------

TIMELINE = """
const [query, days] = argument;
const { sequences: wanted, occurrences: known, documents } = await inquire(search, manifest.texts.documents, query);
const rows = [];
for (const [i, sequence] of wanted.entries()) {
  const { counts } = known[i]?.exact ? known[i] : await counted(texts, sequence, documents);
  rows.push([known[i]?.exact ?? null, timeline(manifest.texts.documents, (each) => days[each], counts)]);
}
return rows;
"""


def naive_months(bodies: list[str], days: list[str], typed: str) -> dict[str, list[int]]:
    months: dict[str, list[int]] = {}
    for body, day in zip(bodies, days, strict=True):
        count = occurrences(body, typed)
        row = months.setdefault(day[:7], [0, 0, 0])
        row[0] += 1
        row[1] += count > 0
        row[2] += count
    return months


def test_months_are_those_of_a_naive_count(large_page: Page, large: list[SearchDocument]) -> None:
    random = Random(11)  # noqa: S311 - any days do
    days = [random.choice(["", f"{random.randint(2019, 2021)}-{random.randint(1, 12):02}-15"]) for _ in large]
    bodies = [document.body for document in large]
    for query in sought(large):
        [[exact, rows]] = run(large_page, TIMELINE, [query, days])
        assert exact is (len(query.split()) <= 2)
        got = {row["month"]: [row["documents"], row["found"], row["occurrences"]] for row in rows if row["documents"]}
        assert got == naive_months(bodies, days, query), query
        assert sum(row["occurrences"] for row in rows) == total(bodies, query)


def test_months_without_a_document_are_gaps(small_page: Page) -> None:
    [[exact, rows]] = run(small_page, TIMELINE, ["dich", DAYS])
    assert exact is True
    assert [(row["month"], row["documents"], row["found"], row["occurrences"]) for row in rows] == [
        ("2020-07", 2, 2, 3),
        ("2020-08", 0, 0, 0),
        ("2020-09", 1, 0, 0),
        ("2020-10", 0, 0, 0),
        ("2020-11", 0, 0, 0),
        ("2020-12", 1, 0, 0),
        ("", 1, 1, 1),
    ]


def test_sequences_are_compared_side_by_side(small_page: Page) -> None:
    rows = run(small_page, TIMELINE, ['"phòng chống" OR "điện biên"', DAYS])
    assert [[row["occurrences"] for row in months if row["month"] in {"2020-07", ""}] for _, months in rows] == [
        [3, 1],
        [1, 2],
    ]


def test_no_text_is_fetched_to_count_a_pair(page: Page, serve: Serve, tmp_path: Path) -> None:
    site = publish(tmp_path / "site", documents())
    page.goto(serve(site))
    assert run(page, "return [...(await inquire(search, 5, argument)).occurrences[0].counts]", "phòng chống") == [
        [0, 1],
        [1, 2],
        [3, 1],
    ]
    assert run(page, "return texts.kept.size") == 0


# ---- damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["missing", "truncated", "no list"])
def test_texts_that_cannot_be_read_are_counted_and_the_rest_is_shown(
    damage: str, browser: Browser, serve: Serve, tmp_path: Path, large: list[SearchDocument]
) -> None:
    site = publish(tmp_path / "site", large[:60])
    (root, *_), (_, (_, name), *_) = text_files(read_index(site))
    path = site / f"assets/search/{root if damage == 'no list' else name}.bin"
    if damage == "truncated":
        path.write_bytes(path.read_bytes()[:500])
    else:
        path.unlink()
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(site))
    program = """
    const asked = await inquire(search, manifest.texts.documents, argument);
    const found = { lines: 0, read: 0, unread: 0 };
    for await (const { lines, read, unread } of concordance(texts, asked.sequences, asked.documents)) {
      found.lines += lines.length;
      found.read += read;
      found.unread += unread;
    }
    return found;
    """
    found = run(page, program, "thực hiện")
    context.close()
    if damage == "no list":
        assert found["lines"] == found["read"] == 0 < found["unread"]
    else:
        assert found["lines"] > 100
        assert 0 < found["unread"] < 15 < found["read"]


def test_order_of_pairs(large: list[SearchDocument]) -> None:
    """The generated texts have what the tests above look for."""
    words = [word.exact for word in tokenize(large[0].body).words]
    assert len(set(pairwise(words))) > 100


# ---- the picture ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("highest", "steps"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (2, [0, 1, 2]),
        (3, [0, 1, 2, 3]),
        (4, [0, 2, 4]),
        (61, [0, 25, 50, 75]),
        (100, [0, 50, 100]),
        (3091, [0, 2000, 4000]),
        (1.0, [0, 1]),
        (0.4, [0, 0.2, 0.4]),
        (0.75, [0, 0.25, 0.5, 0.75]),
        (0.003, [0, 0.001, 0.002, 0.003]),
    ],
)
def test_the_axis_has_round_steps(small_page: Page, highest: float, steps: list[float]) -> None:
    assert run(small_page, "return axis(argument)", highest) == steps


@settings(max_examples=60)
@given(st.one_of(st.integers(1, 10**6), st.floats(1e-4, 1)))
def test_the_axis_reaches_the_highest_bar(small_page: Page, highest: float) -> None:
    steps = run(small_page, "return axis(argument)", highest)
    assert 2 <= len(steps) <= 6
    assert steps[-2] < highest <= steps[-1] * (1 + 1e-9)
    if highest >= 2:
        assert all(step == int(step) for step in steps), "parts of a document are no documents"


def test_long_gaps_are_left_out_and_short_ones_stay(small_page: Page) -> None:
    months = [f"{year}-{month:02}" for year in range(2010, 2014) for month in range(1, 13)]
    bars = [{"month": month, "empty": month not in {"2010-01", "2012-06", "2013-12"}} for month in months]
    got = run(
        small_page, "return withBreaks(argument).map((each) => each.from ? [each.from, each.to] : each.month)", bars
    )
    assert got == ["2010-01", ["2010-02", "2012-05"], *months[29:]]
