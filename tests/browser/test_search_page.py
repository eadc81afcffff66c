"""The search page: filters, counts, addresses, history, downloads, what is heard, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, expect

from directive_archive.identity import address
from tests.archives import id_of, synthetic
from tests.browser.fixtures import PATIENCE
from tests.browser.searching import DESKTOP, search, settled
from tests.search.reading import listed
from tests.sites import Build, TinySite

pytestmark = pytest.mark.browser

COUNT = 140
PAGE_SIZE = 10
HELD = [fields for fields, _ in synthetic(COUNT)]
IDS = [id_of(**fields) for fields in HELD]


@pytest.fixture(scope="module")
def built(make_tiny_site: Callable[[str], TinySite]) -> Build:
    site = make_tiny_site("searching")
    assert site.archive.fill(COUNT) == IDS
    built = site.build()
    assert built.exit_code == 0, built.log
    return built


@pytest.fixture(scope="module")
def base(built: Build, serve: Callable[[Path], str]) -> str:
    return serve(built.site)


@pytest.fixture(scope="module")
def home(base: str) -> str:
    """Address of the search page."""
    return f"{base}tim-kiem/"


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size(DESKTOP)
    return page


def shown(page: Page) -> list[str]:
    settled(page)
    ids: list[str] = page.locator("#results > li").evaluate_all("(all) => all.map((each) => each.dataset.id)")
    return ids


def total(page: Page) -> int:
    settled(page)
    return int(page.locator("#results-count").get_attribute("data-count") or -1)


def facet(page: Page, parameter: str) -> dict[str, int]:
    """Values and counts of a facet as a reader sees them, when they are those of the list."""
    place = page.locator(f"fieldset[data-facet='{parameter}']")
    place.wait_for()
    more = place.locator(".facet-more")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()
    names, counts = place.locator(".facet-name").all_inner_texts(), place.locator(".n").all_inner_texts()
    return {name: int(count.replace(".", "")) for name, count in zip(names, counts, strict=True)}


def check(page: Page, parameter: str, name: str) -> None:
    page.locator(f"fieldset[data-facet='{parameter}']").get_by_role("checkbox", name=name).click()


def chips(page: Page) -> list[str]:
    return [text.removesuffix(" ×") for text in page.locator("#search-chips .chip").all_inner_texts()]


def newest_first(fields: dict[str, Any]) -> int:
    return -date.fromisoformat(fields["issued"]).toordinal()


# ---- filters --------------------------------------------------------------------------------------------------------

NAMES = {"loai": "type", "co-quan": "issuer"}


@pytest.mark.parametrize("parameter", NAMES)
def test_without_words_a_facet_lists_all_that_have_it_newest_first(parameter: str, wide: Page, home: str) -> None:
    for value, count in Counter(fields[NAMES[parameter]] for fields in HELD).items():
        wide.goto(home + f"?{parameter}={quote_plus(value)}")
        assert total(wide) == count
        days = {identifier: newest_first(fields) for identifier, fields in zip(IDS, HELD, strict=True)}
        found = shown(wide)
        assert [days[each] for each in found] == sorted(
            newest_first(fields) for fields in HELD if fields[NAMES[parameter]] == value
        )[:PAGE_SIZE]


def test_the_greeting_counts_what_the_archive_holds(wide: Page, home: str) -> None:
    wide.goto(home)
    assert facet(wide, "loai") == Counter(fields["type"] for fields in HELD)
    assert facet(wide, "nam") == {"2021": COUNT}
    assert facet(wide, "tinh")["Trung ương"] == COUNT // 7
    expect(wide.locator("#search-results")).to_be_hidden()
    expect(wide.locator("#search-ways")).to_be_visible()


def test_filters_are_chosen_one_after_the_other_and_taken_away_again(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=dịch+OR+việc")
    everything = total(wide)
    types = facet(wide, "loai")
    provinces = facet(wide, "tinh")
    check(wide, "loai", "Chỉ thị")
    wide.wait_for_url("**/tim-kiem/?q=*&loai=chi-thi")
    assert total(wide) == types["Chỉ thị"]
    expect(wide.get_by_role("checkbox", name="Chỉ thị")).to_be_focused()
    assert chips(wide) == ["Loại văn bản: Chỉ thị"]
    assert facet(wide, "loai") == types, "a facet's own choice leaves its counts alone"
    check(wide, "loai", "Công điện")
    wide.wait_for_url("**&loai=chi-thi&loai=cong-dien")
    assert total(wide) == types["Chỉ thị"] + types["Công điện"]
    check(wide, "tinh", "Điện Biên")
    wide.wait_for_url("**&loai=chi-thi&loai=cong-dien*tinh=dien-bien*")
    assert total(wide) <= min(provinces["Điện Biên"], types["Chỉ thị"])
    assert facet(wide, "loai")["Công điện"] == 0
    assert len(chips(wide)) == 3

    wide.get_by_role("link", name="Bỏ lọc Loại văn bản: Chỉ thị").click()
    assert total(wide) == 0
    expect(wide.locator("#search-chips a:focus")).to_have_count(1)
    wide.get_by_role("link", name="Bỏ hết bộ lọc", exact=True).click()
    assert total(wide) == everything
    assert wide.url == f"{home}?q=d%E1%BB%8Bch+OR+vi%E1%BB%87c"
    expect(wide.locator("#search-chips")).to_be_hidden()
    expect(wide.locator("#search-heading")).to_be_focused()
    assert wide.locator("input[type=checkbox]:checked").count() == 0


def test_days_limit_the_list(wide: Page, home: str) -> None:
    wide.goto(f"{home}?loai=cong-van&loai=chi-thi&loai=thong-bao")
    wide.get_by_label("Từ ngày", exact=True).fill("2021-01-10")
    wide.wait_for_url("**&tu=2021-01-10")
    wide.get_by_label("Đến ngày", exact=True).fill("2021-01-12")
    wide.wait_for_url("**&tu=2021-01-10&den=2021-01-12")
    expected = [
        fields
        for fields in HELD
        if fields["type"] in {"Công văn", "Chỉ thị", "Thông báo"} and "2021-01-10" <= fields["issued"] <= "2021-01-12"
    ]
    assert total(wide) == len(expected) > 0
    assert chips(wide)[-2:] == ["Từ ngày: 10/1/2021", "Đến ngày: 12/1/2021"]
    wide.get_by_label("Đến ngày", exact=True).fill("")
    wide.wait_for_url("**&tu=2021-01-10")
    assert total(wide) > len(expected)


@pytest.mark.parametrize(("label", "parameter"), [("Mới nhất trước", "moi"), ("Cũ nhất trước", "cu")])
def test_results_are_sorted_by_date(label: str, parameter: str, wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=trâu+bò")
    assert total(wide) > PAGE_SIZE
    wide.get_by_label("Sắp xếp").select_option(label=label)
    wide.wait_for_url(f"**&sap={parameter}")
    days = [each.rpartition("/")[2][:10] for each in shown(wide)]
    assert days == sorted(days, reverse=parameter == "moi")


def test_a_long_facet_is_folded_and_can_be_searched(wide: Page, home: str) -> None:
    wide.goto(home)
    place = wide.locator("fieldset[data-facet='co-quan']")
    place.wait_for()
    assert place.get_by_role("checkbox").count() == 6
    place.get_by_role("button", name="Xem thêm 1: Cơ quan ban hành").click()
    assert place.get_by_role("checkbox").count() == 7
    expect(place.get_by_role("searchbox")).to_be_hidden()
    place.get_by_role("button", name="Thu gọn").click()
    assert place.get_by_role("checkbox").count() == 6


def test_wanted_documents_are_told_apart(wide: Page, home: str) -> None:
    wide.goto(home)
    wanted = facet(wide, "kho")["Kho chưa có"]
    assert wanted > 0
    check(wide, "kho", "Kho chưa có")
    wide.wait_for_url("**/?kho=chua-co")
    assert total(wide) == wanted
    expect(wide.locator("#results > li").first).to_contain_text("kho chưa có")


# ---- addresses and history ------------------------------------------------------------------------------------------


def test_an_address_holds_everything(wide: Page, home: str) -> None:
    search_ = "?q=trồng+cây&loai=cong-van&loai=ke-hoach&tu=2021-01-05&den=2021-02-02&sap=cu"
    wide.goto(home + search_)
    found = shown(wide)
    assert found
    expect(wide.locator("#search-query")).to_have_value("trồng cây")
    expect(wide.get_by_role("checkbox", name="Công văn")).to_be_checked()
    expect(wide.get_by_role("checkbox", name="Kế hoạch")).to_be_checked()
    expect(wide.get_by_role("checkbox", name="Chỉ thị")).not_to_be_checked()
    expect(wide.get_by_label("Từ ngày", exact=True)).to_have_value("2021-01-05")
    expect(wide.get_by_label("Đến ngày", exact=True)).to_have_value("2021-02-02")
    expect(wide.get_by_label("Sắp xếp")).to_have_value("cu")
    assert re.match("trồng cây – Tìm văn bản", wide.title())


def test_the_way_back_leads_through_what_was_asked(wide: Page, home: str, base: str) -> None:
    wide.goto(base)
    wide.goto(home)
    before = wide.evaluate("history.length")
    wide.locator("#search-query").press_sequentially("thi đua", delay=20)
    settled(wide)
    assert wide.evaluate("history.length") == before, "keys make no entries"
    assert wide.url == f"{home}?q=thi+%C4%91ua"
    wide.keyboard.press("Enter")
    first = shown(wide)
    check(wide, "loai", "Công điện")
    wide.wait_for_url("**&loai=cong-dien")
    filtered = shown(wide)
    assert filtered != first
    search(wide, "tu sửa đê")
    wide.keyboard.press("Enter")
    wide.wait_for_url("**tu+s*&loai=cong-dien")
    other = shown(wide)
    assert other != filtered

    wide.go_back()
    expect(wide.locator("#search-query")).to_have_value("thi đua")
    assert shown(wide) == filtered
    expect(wide.get_by_role("checkbox", name="Công điện")).to_be_checked()
    wide.go_back()
    assert shown(wide) == first
    expect(wide.get_by_role("checkbox", name="Công điện")).not_to_be_checked()
    wide.go_back()
    expect(wide.locator("#search-query")).to_have_value("")
    expect(wide.locator("#search-ways")).to_be_visible()
    wide.go_forward()
    assert shown(wide) == first
    wide.go_back()
    wide.go_back()
    wide.wait_for_url(base)


def test_pages_are_links_and_the_way_back_leads_to_the_place(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=việc")
    first = shown(wide)
    pages = -(-total(wide) // PAGE_SIZE)
    assert pages > 3
    following = wide.locator("#search-pager a[rel=next]")
    assert following.get_attribute("href") == f"{home}?q=vi%E1%BB%87c&trang=2"
    assert wide.locator("#search-pager a[rel=prev]").count() == 0
    following.click()
    wide.wait_for_url("**&trang=2")
    second = shown(wide)
    assert not set(first) & set(second)
    expect(wide.locator("#search-heading")).to_be_focused()
    expect(wide.locator("#results")).to_have_attribute("start", "11")
    expect(wide.locator("#search-pager [aria-current=page]")).to_have_text("2")
    wide.evaluate("scrollTo(0, 400)")
    wide.wait_for_function("history.state?.scroll === 400")
    wide.locator("#results a").nth(4).evaluate("(link) => link.click()")
    wide.wait_for_url("**/van-ban/**")
    wide.go_back()
    assert shown(wide) == second
    wide.wait_for_function("Math.abs(scrollY - 400) < 5")
    wide.go_back()
    assert shown(wide) == first
    wide.goto(f"{home}?q=việc&trang={pages}")
    assert shown(wide)
    assert wide.locator("#search-pager a[rel=next]").count() == 0
    wide.goto(f"{home}?q=việc&trang=2")
    assert shown(wide) == second


@pytest.mark.parametrize(("address", "least"), [("", 0), ("?loai=cong-van", 0), ("?q=việc", 1)])
def test_no_list_waits_for_the_scripts_of_the_theme(address: str, least: int, page: Page, home: str) -> None:
    page.add_init_script("""
        new MutationObserver(() => {
          if (document.querySelector("script[src*='javascripts/bundle']"))
            window.listed ??= document.querySelectorAll("#results > li").length;
        }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(f"{home}{address}")
    assert page.wait_for_function("window.document$ && [window.listed]").json_value()[0] >= least
    assert page.locator("script[src*='javascripts/bundle']").count() == 1


def test_a_new_question_begins_with_its_first_page(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=việc&trang=3")
    settled(wide)
    search(wide, "làm tốt")
    expect(wide.locator("#search-pager [aria-current=page]")).to_have_text("1")
    assert "trang" not in wide.url


# ---- what is heard, and the keyboard --------------------------------------------------------------------------------


def test_results_are_announced_once_for_a_query_and_the_focus_stays(wide: Page, home: str) -> None:
    wide.goto(home)
    wide.evaluate(
        """() => {
            window.heard = [];
            const place = document.querySelector("#search-said");
            new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true });
        }"""
    )
    wide.locator("#search-query").press_sequentially("phòng cháy", delay=40)
    settled(wide)
    expect(wide.locator("#search-said")).to_have_text(re.compile(r"^\d+ văn bản, trang 1 trên \d+\.$"))
    wide.wait_for_timeout(900)
    assert len(wide.evaluate("heard")) == 1
    expect(wide.locator("#search-query")).to_be_focused()
    assert wide.evaluate("document.querySelector('#search-query').selectionStart") == len("phòng cháy")


def test_the_page_is_used_with_the_keyboard_alone(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{home}?q=việc")
    settled(page)
    before = total(page)
    expect(page.locator("#search-filters")).not_to_have_attribute("open", "")
    page.locator("#search-query").focus()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.localName")
        reached.append(name)
        if name == "summary" and page.evaluate("document.activeElement.parentElement.id") == "search-filters":
            page.keyboard.press("Enter")
        if name == "loai":
            page.keyboard.press("Space")
            break
    assert {"tu", "den", "tinh", "loai"} <= set(reached)
    page.wait_for_url("**&loai=*")
    assert total(page) < before
    expect(page.locator("input[name=loai]:focus")).to_be_checked()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#results') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/**")


# ---- downloads ------------------------------------------------------------------------------------------------------


def downloaded(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def test_filters_can_be_passed_over(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=trồng+cây")
    assert total(wide) > 0
    address = wide.url
    wide.locator(".search-tips summary").focus()
    wide.keyboard.press("Tab")
    link = wide.get_by_role("link", name="Bỏ qua bộ lọc, tới kết quả")
    expect(link).to_be_focused()
    wide.keyboard.press("Enter")
    expect(wide.locator("#search-heading")).to_be_focused()
    assert wide.url == address
    wide.goto(home)
    wide.locator(".facet").first.wait_for()
    expect(link).to_be_hidden()


def test_on_paper_there_are_the_results_alone(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=trồng+cây")
    assert total(wide) > 0
    wide.locator(".facet").first.wait_for()
    wide.emulate_media(media="print")
    for part in ("form", "filters", "views", "downloads", "pager"):
        expect(wide.locator(f"#search-{part}")).to_be_hidden()
    expect(wide.locator("#results > li").first).to_be_visible()


def test_downloads_tell_the_same_as_the_catalogue(wide: Page, home: str, built: Build) -> None:
    wide.goto(f"{home}?loai=cong-van&loai=ke-hoach&sap=cu")
    number = total(wide)
    assert number > 2 * PAGE_SIZE
    first = shown(wide)
    rows = list(csv.DictReader(io.StringIO(downloaded(wide, "CSV").removeprefix("\ufeff"))))
    expect(wide.locator("#search-download-state")).to_have_text(f"Đã tải {number} văn bản.")
    assert len(rows) == number
    assert [row["id"] for row in rows[:PAGE_SIZE]] == first
    catalogue = (built.site / "du-lieu/danh-muc.csv").read_bytes().decode("utf-8-sig")
    by_id = {row["id"]: row for row in csv.DictReader(io.StringIO(catalogue))}
    home_page = home.removesuffix("tim-kiem/")
    assert rows == [by_id[row["id"]] | {"held": "true", "url": home_page + address(row["id"])} for row in rows]

    lines = (built.site / "du-lieu/danh-muc.jsonl").read_text("utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    objects = json.loads(downloaded(wide, "JSON"))
    assert [each["id"] for each in objects] == [row["id"] for row in rows]
    assert [{k: v for k, v in each.items() if k not in {"held", "url"}} for each in objects] == [
        records[each["id"]] for each in objects
    ]

    entries = downloaded(wide, "BibTeX").split("\n\n")
    assert len(entries) == number
    keys = [re.match(r"@misc\{([a-z0-9:-]+),\n", entry) for entry in entries]
    assert [key and key[1].replace(":", "/") for key in keys] == [row["id"] for row in rows]
    for row, entry in zip(rows, entries, strict=True):
        assert f"  url = {{{row['url']}}},\n" in entry
        assert f"  date = {{{row['issued']}}},\n" in entry
        assert f"  author = {{{{{row['issuer']}}}}},\n" in entry
        assert entry.count("{") == entry.count("}")


def test_what_a_spreadsheet_would_run_is_quoted_and_latex_is_escaped(wide: Page, home: str) -> None:
    wide.goto(home)
    row = {"id": "a/b", "title": '=HYPERLINK("x"); 50% & {_}', "topics": ["a", "b"], "signatory": {"name": "A"}}
    made = wide.evaluate(
        """async (row) => {
            const { toCsv, toBibtex } = await import("../assets/search/downloads.js");
            return [toCsv([row], "https://example.org/"), toBibtex([row], "https://example.org/")];
        }""",
        row,
    )
    assert made[0] == (
        '\ufeffid,title,topics,signatory,url\r\na/b,"\'=HYPERLINK(""x""); 50% & {_}",a; b,A,'
        "https://example.org/van-ban/a/b/\r\n"
    )
    assert r'title = {{=HYPERLINK("x"); 50\% \& \textbraceleft{}\_\textbraceright{}}}' in made[1]


# ---- what goes wrong ------------------------------------------------------------------------------------------------

BAD_ADDRESSES = {
    "tu=abc&den=2021-13-45": COUNT,
    "tu=2021-02-30": COUNT,
    "trang=-3": COUNT,
    "trang=0": COUNT,
    "trang=1e9": COUNT,
    "trang=99999": COUNT,
    "trang=2.5": COUNT,
    "sap=xyz": COUNT,
    "xem=zzz": COUNT,
    "tu=2021-03-01&den=2021-01-01": 0,
    "tinh=atlantis": 0,
    "tinh=__proto__&loai=constructor": 0,
    "tinh=" + "x" * 10_000: 0,
    "tinh=%3Cscript%3Ealert(1)%3C/script%3E": 0,
    "foo=bar&q": COUNT,
    "q=%F0%9F&sap=moi": COUNT,
    "q=" + "a" * 10_000: 0,
    "q=%00%01%1b&sap=moi": COUNT,
    "q=%CC%81%CC%A3": 0,
    "q=%3Cscript%3Ealert(1)%3C/script%3E": 0,
    "q=%22%22%22": 0,
    "q=" + "%22" * 3_000: 0,
}


@pytest.mark.parametrize("bad", BAD_ADDRESSES, ids=lambda bad: bad[:40])
def test_a_bad_address_does_no_harm(bad: str, wide: Page, home: str) -> None:
    wide.goto(f"{home}?{bad}")
    expected = BAD_ADDRESSES[bad]
    if expected == COUNT and not {"sap=moi", "trang=99999"} & set(bad.split("&")):
        # Nothing is left to ask for: the page greets.
        wide.locator(".facet").first.wait_for()
    else:
        assert total(wide) == expected
    assert wide.locator("#search-body script").count() == 0
    search(wide, "trồng cây")
    assert total(wide) >= 0
    expect(wide.locator("#results-count")).to_contain_text("văn bản")


ADDRESSES = {
    "tu=2021": ("2021-01-01", ""),
    "den=2021": ("", "2021-12-31"),
    "tu=2021-02&den=2021-02": ("2021-02-01", "2021-02-28"),
    "tu=2020-02-29&den=2020-02": ("2020-02-29", "2020-02-29"),
    "tu=2021-01-10&den=2021-13": ("2021-01-10", ""),
}


@pytest.mark.parametrize("given", ADDRESSES)
def test_a_year_or_a_month_is_the_days_in_it(given: str, wide: Page, home: str) -> None:
    first, last = ADDRESSES[given]
    wide.goto(f"{home}?{given}")
    assert total(wide) == sum(first <= fields["issued"] <= (last or "9999") for fields in HELD)
    expect(wide.get_by_label("Từ ngày", exact=True)).to_have_value(first)
    expect(wide.get_by_label("Đến ngày", exact=True)).to_have_value(last)


def test_values_of_an_address_may_have_commas_between_them(wide: Page, home: str) -> None:
    wide.goto(f"{home}?loai=chi-thi,cong-dien")
    assert total(wide) == sum(fields["type"] in {"Chỉ thị", "Công điện"} for fields in HELD) > 0
    assert {"Loại văn bản: Chỉ thị", "Loại văn bản: Công điện"} <= set(chips(wide))


def test_many_spaces_do_not_push_words_out_of_a_query(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q={'+' * 3_000}trồng{'+' * 3_000}cây")
    assert total(wide) > 0
    expect(wide.locator("#search-query")).to_have_value("trồng cây")


def test_a_day_behind_the_last_is_said(wide: Page, home: str) -> None:
    wide.goto(f"{home}?tu=2021-03-01&den=2021-01-01")
    expect(wide.locator("#search-notice")).to_contain_text("“Đến ngày” sớm hơn “Từ ngày”")


def test_filters_that_hide_everything_can_be_taken_away_at_once(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=trồng+cây&tinh=atlantis")
    link = wide.get_by_role("link", name=re.compile(r"^Bỏ hết bộ lọc để xem \d+ văn bản$"))
    number = int(re.sub(r"\D", "", link.inner_text()))
    link.click()
    assert total(wide) == number > 0


def test_what_a_short_query_could_leave_out_is_offered(wide: Page, home: str) -> None:
    wide.goto(f"{home}?q=trồng+cây+zzzz")
    assert total(wide) == 0
    offered = wide.get_by_role("link", name="trồng cây", exact=True)
    expect(wide.locator("#search-notice li").filter(has=offered)).to_contain_text(re.compile(r"Bớt chữ: .*\d+ văn bản"))
    offered.click()
    assert total(wide) > 0
    expect(wide.locator("#search-query")).to_have_value("trồng cây")


def test_a_long_sentence_is_met_by_most_of_its_words_and_that_is_said(wide: Page, home: str) -> None:
    sentence = "cơ quan ban hành yêu cầu các đơn vị làm tốt việc qqqq của đợt trồng cây zzzz đầu năm"
    wide.goto(f"{home}?q={quote_plus(sentence)}")
    assert total(wide) > 0
    expect(wide.locator("#search-notice")).to_contain_text("đây là những văn bản có nhiều chữ nhất")
    expect(wide.locator("#search-said")).to_contain_text("văn bản có nhiều chữ nhất")


TYPED = ["x" * 10_000, "\u0000\u0001\u001b", "\u0301\u0323", '"phòng', '-"', "tinh:", "((((", "\ud83d", "<b>", "&amp;"]


@pytest.mark.parametrize("text", TYPED, ids=ascii)
def test_whatever_is_typed_is_answered(text: str, wide: Page, home: str) -> None:
    wide.goto(home)
    wide.evaluate(
        """(codes) => {
            const field = document.querySelector("#search-query");
            field.value = String.fromCharCode(...codes);
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        [ord(character) for character in text],
    )
    settled(wide)
    search(wide, "trồng cây")
    assert total(wide) > 0


@pytest.fixture
def own_copy(built: Build, tmp_path: Path) -> Path:
    """Of the site, to be damaged."""
    copy = tmp_path / "site"
    shutil.copytree(built.site, copy)
    return copy


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in which files may be missing: the browser itself says so on the console."""
    problems: list[str] = []
    with browser.new_context(locale="vi-VN", viewport=DESKTOP) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(error.message))
        yield page
    assert problems == []


def test_a_missing_index_is_said_in_both_languages(
    plain_page: Page, own_copy: Path, serve: Callable[[Path], str]
) -> None:
    manifest = own_copy / "assets/search/manifest.json"
    content = manifest.read_bytes()
    manifest.unlink()
    base = serve(own_copy)
    plain_page.goto(f"{base}tim-kiem/?q=trồng+cây")
    settled(plain_page)
    notice = plain_page.locator("#search-notice")
    expect(notice).to_contain_text("Không tải được dữ liệu tìm kiếm.")
    expect(notice).to_contain_text("The search index could not be loaded.")
    expect(plain_page.get_by_role("heading", name="Chưa tìm được")).to_be_visible()
    expect(plain_page.locator("#search-ways")).to_be_visible()
    plain_page.goto(base)
    plain_page.locator("#archive-box-query").fill("trồng cây")
    expect(plain_page.locator(".archive-box-message")).to_have_text("Không tải được dữ liệu tìm kiếm.")
    plain_page.goto(f"{base}tim-kiem/?q=trồng+cây")
    settled(plain_page)
    manifest.write_bytes(content)
    plain_page.get_by_role("button", name="Thử lại").click()
    assert total(plain_page) > 0


SCRIPTS = {
    "worker.js": "<!doctype html><title>Trang chủ</title>",  # as servers do that answer everything with one page
    "engine.js": "export class Engine {",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_came_damaged_can_be_fetched_again(name: str, plain_page: Page, home: str) -> None:
    """With no exception: `plain_page` tolerates none."""
    plain_page.route(f"**/{name}", lambda route: route.fulfill(content_type="text/javascript", body=SCRIPTS[name]))
    plain_page.goto(f"{home}?q=trồng+cây")
    expect(plain_page.locator("#search-notice")).to_contain_text("Không tải được dữ liệu tìm kiếm.")
    settled(plain_page)
    plain_page.unroute(f"**/{name}")
    plain_page.get_by_role("button", name="Thử lại").click()
    expect(plain_page.locator("#results > li").first).to_be_visible()
    assert total(plain_page) > 0


@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_lost_columns_are_said_and_the_list_is_there(
    damage: str, plain_page: Page, own_copy: Path, serve: Callable[[Path], str]
) -> None:
    assets = own_copy / "assets/search"
    columns = json.loads((assets / "manifest.json").read_bytes())["columns"]
    for name in [columns["days"], *(each["file"] for each in columns["facets"])]:
        path = assets / f"{name}.bin"
        if damage == "missing":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-4])
    base = serve(own_copy)
    plain_page.goto(f"{base}tim-kiem/?q=trồng+cây")
    assert total(plain_page) > 0
    expect(plain_page.locator("#search-notice")).to_contain_text("Some filters could not be loaded")
    plain_page.goto(f"{base}tim-kiem/?q=trồng+cây&loai=cong-van&tu=2021-01-01&sap=moi")
    assert total(plain_page) > 0
    expect(plain_page.locator("#search-notice")).to_contain_text("Một số bộ lọc không tải được")


def test_a_damaged_part_of_the_index_is_said(plain_page: Page, own_copy: Path, serve: Callable[[Path], str]) -> None:
    assets = own_copy / "assets/search"
    store = json.loads((assets / "manifest.json").read_bytes())["store"]
    for name in listed(store):
        (assets / f"{name}.bin").write_bytes(b"")
    plain_page.goto(f"{serve(own_copy)}tim-kiem/?q=trồng+cây")
    assert total(plain_page) > 0
    expect(plain_page.locator("#search-notice")).to_contain_text("Một phần dữ liệu tìm kiếm không tải được")
    expect(plain_page.locator("#search-notice")).to_contain_text("results may be missing")


def test_without_a_connection_that_is_said_and_the_search_goes_on_later(plain_page: Page, home: str) -> None:
    plain_page.goto(f"{home}?q=trồng+cây")
    assert total(plain_page) > 0
    plain_page.context.set_offline(True)
    search(plain_page, "đê điều")
    expect(plain_page.locator("#search-notice")).to_contain_text("Không có kết nối mạng")
    expect(plain_page.locator("#search-notice")).to_contain_text("You are offline")
    plain_page.context.set_offline(False)
    expect(plain_page.locator("#results > li").first).to_be_visible()
    assert total(plain_page) > 0


def test_without_javascript_the_page_says_so_and_offers_the_lists(browser: Browser, home: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{home}?q=trồng+cây")
        expect(page.locator(".notice")).to_contain_text("Searching needs JavaScript")
        for name in ("Nơi ban hành", "Ngày ban hành", "Cơ quan ban hành", "Loại văn bản", "Dãy số văn bản"):
            expect(page.locator("#search-ways").get_by_role("link", name=name)).to_be_visible()
        expect(page.locator("#search-body")).to_be_hidden()
