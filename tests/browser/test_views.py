"""Words in context and words over time, on the search page as it is published."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks.corpus import files
from directive_archive.body import plain_text
from directive_archive.language import collation_key, nfc
from tests.browser.fixtures import watched_page
from tests.browser.searching import settled
from tests.browser.test_accessibility import (
    BEYOND_THE_EDGE,
    COLOURS,
    DESKTOP,
    PHONE,
    finish_animations,
    violations,
)
from tests.search.naive import occurrences
from tests.search.reading import read_index, text_files
from tests.sites import TinySite

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]

DIRECTIVES = 160
HOSTILE = "Giải ngân <script>alert(1)</script> và <img src=x onerror=alert(2)>.\n\n1. =SUM(A1) giải ngân; @giải ngân."


@dataclass(frozen=True)
class Published:
    """A site, and what its directives say."""

    address: str
    folder: Path
    bodies: dict[str, str]
    """By id."""
    days: dict[str, str]

    def lines(self, typed: str) -> int:
        return sum(occurrences(body, typed) for body in self.bodies.values())

    def months(self, typed: str) -> dict[str, tuple[int, int, int]]:
        """Documents with the words, how often they stand there, all documents: by month."""
        found: dict[str, tuple[int, int, int]] = {}
        for identifier, body in self.bodies.items():
            count = occurrences(body, typed)
            month = self.days[identifier][:7]
            before = found.get(month, (0, 0, 0))
            found[month] = (before[0] + (count > 0), before[1] + count, before[2] + 1)
        return found


@pytest.fixture(scope="module")
def published(make_tiny_site: Callable[[str], TinySite], serve: Serve) -> Published:
    site = make_tiny_site("views")
    bodies, days = {}, {}
    for identifier, text in files(DIRECTIVES):
        site.archive.write(f"{identifier}.md", text)
        _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
        bodies[identifier] = plain_text(body)
        found = re.search(r'^issued: "?([0-9-]+)', head, re.MULTILINE)
        days[identifier] = found[1] if found else ""
    hostile = site.archive.add(HOSTILE, number="77", title="V/v giải ngân", issued="2021-02-03")
    bodies[hostile], days[hostile] = HOSTILE, "2021-02-03"
    undated = site.archive.add("Giải ngân khi không rõ ngày.", number="78", title="V/v giải ngân", issued=None)
    bodies[undated], days[undated] = "Giải ngân khi không rõ ngày.", ""
    built = site.build(strict=False)
    assert built.exit_code == 0, built.log
    return Published(serve(built.site), built.site, bodies, days)


@pytest.fixture(scope="module")
def large(browser: Browser, published: Published) -> Iterator[Page]:
    """Open a wide page on which many views are looked at."""
    with watched_page(browser) as page:
        page.set_viewport_size(DESKTOP)
        page.goto(f"{published.address}tim-kiem/")
        yield page


def open_view(page: Page, published: Published, query: str, view: str = "ngu-canh", **more: str) -> None:
    parameters = {"q": query, "xem": view, **more}
    search = "&".join(f"{key}={quote(value)}" for key, value in parameters.items())
    page.goto(f"{published.address}tim-kiem/?{search}")


def read_all(page: Page) -> None:
    """Wait for the first lines, and then for all."""
    status = page.locator(".kwic-status")
    expect(status).to_contain_text("Đã đọc")
    button = page.get_by_role("button", name=re.compile("Đọc hết"))
    if button.count():
        button.click()
    expect(status).to_contain_text("Đã đọc hết")


def rows(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.locator(".kwic tbody tr").evaluate_all(
        """(rows) => rows.map((row) => ({
            left: row.querySelector(".kwic-left span").textContent,
            word: row.querySelector("mark").textContent,
            right: row.querySelector(".kwic-right span").textContent,
            link: row.querySelector("a").href,
            text: row.textContent,
        }))"""
    )
    return found


def download(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.locator(".search-view").get_by_role("button", name=name, exact=True).click()
    return waiting.value.path().read_text("utf-8")


# ---- words in context -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ['"giải ngân"', '"giai ngan"', '"thực hiện nhiệm vụ"', "ngân"])
def test_all_lines_can_be_read_and_taken_away(query: str, large: Page, published: Published) -> None:
    open_view(large, published, query)
    read_all(large)
    expected = published.lines(query)
    assert expected > 0
    shown = rows(large)
    assert len(shown) == min(50, expected)
    table = list(csv.DictReader(io.StringIO(download(large, "CSV").removeprefix("\ufeff"), newline="")))
    assert len(table) == expected
    assert {(row["id"], int(row["position"])) for row in table} == {
        (identifier, position)
        for identifier, body in published.bodies.items()
        for position in range(1, occurrences(body, query) + 1)
    }
    records = json.loads(download(large, "JSON"))
    assert [{key: value or "" for key, value in row.items() if key != "position"} for row in records] == [
        {key: value.removeprefix("'") for key, value in row.items() if key != "position"} for row in table
    ]
    for row in records:
        body = " ".join(published.bodies[row["id"]].split())
        assert f"{row['left']}{row['keyword']}{row['right']}" in body
        assert row["issued"] == (published.days[row["id"]] or None)
        assert row["url"].startswith(f"{published.address}van-ban/{row['id']}/")


def test_a_line_leads_to_its_paragraph(page: Page, published: Published) -> None:
    open_view(page, published, '"giải ngân" so:77')
    read_all(page)
    shown = rows(page)
    assert [(row["left"], row["word"], row["right"]) for row in shown] == [
        ("", "Giải ngân", " <script>alert(1)</script> và <img src=x onerror=alert(2)>. 1. =SUM(A1) giải"),
        ("ngân <script>alert(1)</script> và <img src=x onerror=alert(2)>. 1. =SUM(A1) ", "giải ngân", "; @giải ngân."),
        ("và <img src=x onerror=alert(2)>. 1. =SUM(A1) giải ngân; @", "giải ngân", "."),
    ]
    assert [urlsplit(row["link"]).fragment for row in shown] == ["doan-1", "muc-1", "muc-1"]
    page.locator(".kwic tbody a").nth(1).click()
    expect(page.locator("#muc-1")).to_be_in_viewport()


ORDERS = {
    "truoc": lambda row: collation_key(nfc(" ".join(reversed(words(row["left"]))))),
    "sau": lambda row: collation_key(nfc(" ".join(words(row["right"])))),
}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


@pytest.mark.parametrize("order", list(ORDERS))
def test_lines_are_sorted_as_the_archive_sorts(order: str, large: Page, published: Published) -> None:
    open_view(large, published, '"giải ngân"', xep=order)
    read_all(large)
    expect(large.locator(".kwic caption")).to_contain_text("1–50")
    shown = rows(large)
    keys = [ORDERS[order](row)[0] for row in shown]  # letters; how ties are broken is tested beside the module
    assert keys == sorted(keys)
    assert len(set(map(str, keys))) > 20


def test_lines_are_sorted_and_turned_by_keyboard_and_it_is_said(page: Page, published: Published) -> None:
    open_view(page, published, '"giải ngân"')
    read_all(page)
    button = page.get_by_role("button", name="Chữ đứng sau")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kwic-status")).to_contain_text("Đã xếp theo chữ đứng sau")
    expect(page.get_by_role("columnheader", name="Chữ đứng sau")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("button", name="Chữ đứng sau")).to_be_focused()
    assert "xep=sau" in page.url
    by_right = rows(page)
    page.get_by_label("Xếp dòng theo").select_option("truoc")
    expect(page.locator(".kwic-status")).to_contain_text("Đã xếp theo chữ đứng trước")
    assert rows(page) != by_right
    page.get_by_role("link", name="Sau ›").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kwic caption")).to_contain_text("51–")
    expect(page.locator(".kwic-lines")).to_be_focused()
    page.go_back()
    expect(page.locator(".kwic caption")).to_contain_text("1–50")
    page.go_back()
    expect(page.locator(".kwic caption")).to_contain_text("chữ đứng sau")
    assert rows(page) == by_right


def test_an_address_holds_view_order_and_page(page: Page, published: Published) -> None:
    open_view(page, published, '"giải ngân"', xep="sau", trang="2")
    read_all(page)
    expect(page.locator(".kwic caption")).to_contain_text("Dòng 51–")
    expect(page.locator(".kwic caption")).to_contain_text("xếp theo chữ đứng sau")
    expect(page.locator("#search-views [aria-current]")).to_have_text("Ngữ cảnh")


def test_reading_can_be_stopped_and_taken_up_again(page: Page, published: Published) -> None:
    held: list[Route] = []
    slow = False
    page.context.route("**/assets/search/*.bin", lambda route: held.append(route) if slow else route.continue_())
    open_view(page, published, "thực hiện")
    expect(page.locator(".kwic-status")).to_contain_text("Đã đọc 48 trong")
    slow = True
    page.get_by_role("button", name=re.compile("Đọc hết")).click()
    expect(page.locator(".kwic-status")).to_contain_text("Đang đọc")
    page.get_by_role("button", name="Dừng").click()
    slow = False
    for route in held:
        route.continue_()
    expect(page.locator(".kwic-status")).to_contain_text("Đã đọc")
    read_all(page)
    expect(page.locator(".kwic-status")).to_contain_text(f"{published.lines('thực hiện'):,}".replace(",", "."))


def test_filters_choose_the_documents(large: Page, published: Published) -> None:
    open_view(large, published, '"giải ngân"', tu="2021-01-01", den="2021-12-31")
    read_all(large)
    ids = {record["id"] for record in json.loads(download(large, "JSON"))}
    assert ids == {
        identifier
        for identifier, body in published.bodies.items()
        if occurrences(body, '"giải ngân"') and published.days[identifier].startswith("2021")
    }


def test_scattered_words_can_be_looked_at_one_by_one(page: Page, published: Published) -> None:
    open_view(page, published, "ngân giải vốn")
    expect(page.locator(".search-view .notice")).to_contain_text("Không có chỗ nào")
    page.get_by_role("link", name="Xem từng chữ", exact=True).click()
    read_all(page)
    assert "roi=1" in page.url
    assert len(rows(page)) == 50


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> giải ngân",
        "(.*)+[a-z]{2}\\d$^|?",
        '"không đóng ngoặc',
        "\u0301\u0323 \u0301",
        "giải ngân " * 90,
        "x" * 10_000,
        "%00 %FF \\u0000",
        "=SUM(A1)",
        "-giải",
        "so:77",
    ],
)
@pytest.mark.parametrize("view", ["ngu-canh", "thoi-gian"])
def test_a_strange_query_does_no_harm(view: str, query: str, large: Page, published: Published) -> None:
    """Whatever was asked, the page says something, runs nothing, and goes on to answer."""
    open_view(large, published, query, view)
    expect(large.locator("#results")).to_have_attribute("aria-busy", "false")
    expect(large.locator("#search-view p, #search-notice p, #results li").first).to_be_visible()
    assert large.locator("#search-body img, #search-view script").count() == 0
    large.locator("#search-query").fill("giải ngân")
    expect(large.locator(".kwic mark, .tl-chart").first).to_be_visible()


def test_what_is_in_a_text_is_text(page: Page, published: Published) -> None:
    open_view(page, published, '"giải ngân" so:77')
    read_all(page)
    assert page.locator(".search-view :is(script, img)").count() == 0
    table = list(csv.reader(io.StringIO(download(page, "CSV"), newline="")))
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_a_text_that_cannot_be_read_is_counted_and_the_rest_is_shown(
    damage: str, browser: Browser, published: Published
) -> None:
    _, text_names = text_files(read_index(published.folder))
    broken = text_names[3][1]
    content = (published.folder / f"assets/search/{broken}.bin").read_bytes()[:300]
    with browser.new_context() as context:
        page = context.new_page()
        context.route(
            f"**/{broken}.bin",
            lambda route: route.fulfill(status=404) if damage == "missing" else route.fulfill(body=content),
        )
        open_view(page, published, "thực hiện")
        read_all(page)
        expect(page.locator(".kwic-status")).to_contain_text(re.compile(r"Nội dung của \d văn bản không tải được"))
        assert len(rows(page)) == 50
        open_view(page, published, '"các nhiệm vụ"', "thoi-gian")
        expect(page.locator(".tl-status")).not_to_contain_text("Đang đọc")


# ---- words over time -------------------------------------------------------------------------------------------------


def table_of(page: Page) -> dict[str, tuple[int, int, int]]:
    """Months of the table: documents with the words, how often they stand there, all documents."""
    page.locator(".tl-table").first.wait_for(state="attached")
    found = {}
    for cells in page.locator(".tl-table tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    ):
        number, year = re.fullmatch(r"tháng (\d+)/(\d+)", cells[0]).groups()  # type: ignore[union-attr]
        numbers = [int(cell.replace(".", "")) for cell in (cells[1], cells[2], cells[-1])]
        found[f"{year}-{int(number):02}"] = (numbers[0], numbers[1], numbers[2])
    return found


@pytest.mark.parametrize("query", ['"giải ngân"', '"giai ngan"', '"thực hiện nhiệm vụ"', "ngân", "dich"])
def test_the_table_is_a_naive_count(query: str, large: Page, published: Published) -> None:
    open_view(large, published, query, "thoi-gian")
    expected = published.months(query)
    undated = expected.pop("", (0, 0, 0))
    assert table_of(large) == expected
    drawn = large.locator(".tl-bar").count()
    assert drawn == sum(count > 0 for count, _, _ in expected.values())
    if undated[0]:
        expect(large.locator(".tl-notes")).to_contain_text(f"{undated[0]} văn bản không ghi ngày")


def test_addressees_and_recipients_are_not_counted_with_the_text(
    browser: Browser, make_tiny_site: Callable[[str], TinySite], serve: Serve
) -> None:
    site = make_tiny_site("recipients")
    for number, place in enumerate(["Các đồng chí bí thư", "Các đồng chí ủy viên", "Các huyện ủy"]):
        body = "Giao đồng chí chánh văn phòng." if number == 1 else "Giao văn phòng."
        site.archive.add(body, number=f"{number + 1}", addressees=[place], recipients=["Các đồng chí", "Lưu"])
    built = site.build()
    assert built.exit_code == 0, built.log
    address = f"{serve(built.site)}tim-kiem/?q=đồng+chí"
    with watched_page(browser) as page:
        page.goto(address)
        settled(page)
        assert page.locator("#results > li").count() == 3
        page.goto(f"{address}&xem=thoi-gian")
        assert list(table_of(page).values()) == [(1, 1, 3)]
        page.goto(f"{address}&xem=ngu-canh")
        read_all(page)
        assert [row["word"] for row in rows(page)] == ["đồng chí"]


def test_the_table_can_be_taken_away(large: Page, published: Published) -> None:
    open_view(large, published, '"giải ngân" OR "thực hiện"', "thoi-gian")
    large.locator(".tl-table").wait_for(state="attached")
    table = list(csv.DictReader(io.StringIO(download(large, "CSV").removeprefix("\ufeff"), newline="")))
    for typed in ("giải ngân", "thực hiện"):
        got = {
            row["month"]: (int(row["documents_with"]), int(row["occurrences"]), int(row["documents_in_archive"]))
            for row in table
            if row["sequence"] == typed and int(row["documents_in_archive"])
        }
        assert got == published.months(typed)
    assert large.locator(".tl-chart").count() == 2


def test_what_bars_measure_can_be_chosen(page: Page, published: Published) -> None:
    open_view(page, published, "ngân", "thoi-gian")
    choice = page.get_by_label("Cột vẽ")
    expect(choice).to_have_value("")
    page.locator(".tl-chart").wait_for()
    heights = "(bars) => bars.map((bar) => bar.getAttribute('height'))"
    before = page.locator(".tl-bar").evaluate_all(heights)
    choice.select_option("so-lan")
    expect(page.locator(".tl-status")).to_contain_text("số lần")
    assert page.locator(".tl-bar").evaluate_all(heights) != before
    choice.select_option("ty-le")
    expect(page.locator(".tl-notes")).to_contain_text("Tháng có dưới 10 văn bản vẽ nhạt")
    assert page.locator(".tl-bar.tl-faint").count() > 0
    assert "xep=ty-le" in page.url
    page.reload()
    expect(page.get_by_label("Cột vẽ")).to_have_value("ty-le")


def test_a_share_is_not_offered_where_it_would_be_wrong(page: Page, published: Published) -> None:
    open_view(page, published, 'ngân loai:"công văn"', "thoi-gian", xep="ty-le")
    page.locator(".tl-chart").wait_for()
    expect(page.get_by_label("Cột vẽ")).to_have_value("")
    expect(page.locator(".tl-notes")).to_contain_text("không tính tỷ lệ")
    expect(page.get_by_role("columnheader", name="Tỷ lệ")).to_have_count(0)


def test_views_are_links_between_which_one_goes(page: Page, published: Published) -> None:
    page.goto(f"{published.address}tim-kiem/?q=giải+ngân")
    expect(page.locator("#results li").first).to_be_visible()
    page.get_by_role("link", name="Theo thời gian").click()
    page.locator(".tl-chart").wait_for()
    expect(page.get_by_role("link", name="Theo thời gian")).to_be_focused()
    expect(page.locator("#results")).to_be_hidden()
    page.get_by_role("link", name="Ngữ cảnh").click()
    expect(page.locator(".kwic mark").first).to_be_visible()
    page.go_back()
    page.locator(".tl-chart").wait_for()
    page.get_by_role("link", name="Danh sách").click()
    expect(page.locator("#results li").first).to_be_visible()
    expect(page.locator(".search-view > *")).to_have_count(0)


def test_a_list_shows_where_the_words_stand(page: Page, published: Published) -> None:
    page.goto(f"{published.address}tim-kiem/?q={quote('giải ngân')}")
    expect(page.locator("#results li .doc-excerpt mark").first).to_have_text(re.compile("^giải ngân$", re.IGNORECASE))
    excerpts: list[str] = page.locator("#results li .doc-excerpt").all_inner_texts()
    assert len(excerpts) == 10
    assert all("giải ngân" in text.lower() for text in excerpts)


def test_nothing_of_texts_is_fetched_before_the_list_stands(page: Page, published: Published) -> None:
    lists, found = text_files(read_index(published.folder))
    texts = {*lists, *(name for _, name in found)}
    asked: list[str] = []
    held: list[Route] = []
    page.context.on("request", lambda request: asked.append(Path(urlsplit(request.url).path).stem))
    page.context.route("**/assets/search/study.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright cannot call a list's own
    page.goto(f"{published.address}tim-kiem/?q={quote('giải ngân')}")
    expect(page.locator("#results li")).to_have_count(10)
    assert not texts & set(asked)
    assert not {"concordance_view", "timeline_view", "concordance", "timeline"} & set(asked)
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    for _ in range(100):
        if texts & set(asked):
            return
        page.wait_for_timeout(100)
    pytest.fail("no text was asked for")


# ---- for everybody ---------------------------------------------------------------------------------------------------

VIEWS = [("ngu-canh", ".kwic mark"), ("thoi-gian", ".tl-chart")]


@pytest.mark.parametrize(("view", "sign"), VIEWS)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_view_can_be_used_by_everybody(colours: Any, view: str, sign: str, page: Page, published: Published) -> None:
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size(DESKTOP)
    open_view(page, published, '"giải ngân" OR "thực hiện"', view)
    page.locator(sign).first.wait_for()
    if view == "ngu-canh":
        expect(page.locator(".kwic-status")).to_contain_text("Đã đọc 48")
    finish_animations(page)
    assert violations(page, COLOURS if colours == "dark" else None) == {}


@pytest.mark.parametrize(("view", "sign"), VIEWS)
def test_a_view_fits_a_phone(view: str, sign: str, page: Page, published: Published) -> None:
    page.set_viewport_size(PHONE)
    open_view(page, published, '"giải ngân" OR "thực hiện"', view)
    page.locator(sign).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(BEYOND_THE_EDGE) == []
    if view == "ngu-canh":
        line = page.locator(".kwic tbody tr").first
        left, mark = line.locator(".kwic-left"), line.locator("mark")
        assert "\n" not in (left.inner_text() + mark.inner_text()), "a running line"
        assert mark.bounding_box()["x"] >= 0  # type: ignore[index]
    else:
        labels = page.locator(".tl-month").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect())")
        assert len(labels) > 2
        size = page.locator(".tl-month").first.evaluate("(label) => label.getBoundingClientRect().height")
        assert size >= 10, "it can be read"
        boxes = page.locator(".tl-month").evaluate_all(
            "(all) => all.map((each) => each.getBoundingClientRect()).map(({ left, right, top }) => [left, right, top])"
        )
        for one, other in pairwise(boxes):
            assert other[2] != one[2] or other[0] >= one[1], "labels stand beside each other"


def test_words_stand_below_each_other_on_a_wide_page(page: Page, published: Published) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_view(page, published, '"giải ngân"')
    read_all(page)
    centres = page.locator(".kwic mark").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2)"
    )
    assert max(centres) - min(centres) < 12
    heights = page.locator(".kwic tbody tr").evaluate_all("(all) => all.map((each) => each.offsetHeight)")
    assert max(heights) < 40, "one line each"
