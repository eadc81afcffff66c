"""How a directive travels, as the pages have it: rows, pictures, lists, and the whole archive's lags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from directive_archive.citations import LagGroup
from directive_archive.language import format_date
from directive_archive.pages import cascade as pages_of_the_cascade
from directive_archive.pages import journey as pages_of_journeys
from directive_archive.pages.journey import Journey, Row, after, before
from directive_archive.pages.journey_picture import WIDTH, JourneyPicture
from directive_archive.pages.lag_chart import LagChart, lag_chart
from directive_archive.vocabulary.systems import Level
from tests.archives import VALID, ArchiveFolder, id_of, quote
from tests.pages.reading import Pages

DAY = date(2021, 3, 1)
CENTRE = {
    "number": "1",
    "symbol": "CĐ-TTg",
    "type": "Công điện",
    "title": "Phòng cháy rừng",
    "issuer": "Thủ tướng Chính phủ",
    "place": "Hà Nội",
    "issued": "2021-03-01",
}
PROVINCE = {"number": "2", "issuer": "Tỉnh ủy Thái Nguyên", "place": "Thái Nguyên", "issued": "2021-03-03"}
CITY = {
    "number": "3",
    "issuer": "Thành ủy Sông Công",
    "issuer_parent": "Đảng bộ tỉnh Thái Nguyên",
    "place": "Sông Công",
    "issued": "2021-03-07",
}
ALL = {"CENTRE": CENTRE, "PROVINCE": PROVINCE, "CITY": CITY}


def ward(number: int, days: int) -> dict[str, str]:
    return {
        "number": str(number),
        "symbol": "CV/ĐU",
        "issuer": f"Đảng ủy phường {number}",
        "issuer_parent": "Đảng bộ thành phố Sông Công",
        "place": f"Phường {number}",
        "issued": (DAY + timedelta(days)).isoformat(),
    }


def carrying_out(*cited: Mapping[str, Any]) -> str:
    return "\n\n".join(f"Thực hiện {quote(VALID | dict(each))} về việc chung." for each in cited) or "Không dẫn gì."


def add_chain(archive: ArchiveFolder, *, held: bool = True) -> None:
    """From the centre over a province to a city."""
    if held:
        archive.add(carrying_out(), **CENTRE)
    archive.add(carrying_out(CENTRE), **PROVINCE)
    archive.add(carrying_out(PROVINCE), **CITY)


def path_of(fields: Mapping[str, Any]) -> str:
    return f"van-ban/{id_of(**fields)}/"


def section(pages: Pages, fields: Mapping[str, Any]) -> tuple[Journey, JourneyPicture]:
    found = pages.data(path_of(fields))["journey"]
    return found["journey"], found["picture"]


def told(journey: Journey) -> list[tuple[str, str, str, str]]:
    return [(row.label, row.level, row.when, "; ".join(row.carries_out)) for row in journey.rows]


@pytest.mark.parametrize(
    ("days", "words", "earlier"),
    [
        (0, "cùng ngày", "cùng ngày"),
        (1, "sau 1 ngày", "trước 1 ngày"),
        (6, "sau 6 ngày", "trước 6 ngày"),
        (1200, "sau 1.200 ngày", "trước 1.200 ngày"),
        (None, "chưa rõ sau mấy ngày", "chưa rõ trước mấy ngày"),
    ],
)
def test_lags_in_words(days: int | None, words: str, earlier: str) -> None:
    assert (after(days), before(days)) == (words, earlier)


@pytest.mark.parametrize("held", [True, False])
def test_a_chain_seen_from_each_of_its_documents(held: bool, archive: ArchiveFolder) -> None:
    """The one at its top has a page of its own, wanted as well as held."""
    add_chain(archive, held=held)
    pages = Pages.of(archive)
    assert told(section(pages, CENTRE)[0]) == [
        ("Công điện 1/CĐ-TTg", "trung ương", "văn bản này", ""),
        ("Công văn 2-CV/TU", "cấp tỉnh", "sau 2 ngày", "văn bản này"),
    ]
    assert told(section(pages, PROVINCE)[0]) == [
        ("Công điện 1/CĐ-TTg", "trung ương", "trước 2 ngày", ""),
        ("Công văn 2-CV/TU", "cấp tỉnh", "văn bản này", "Công điện 1/CĐ-TTg"),
        ("Công văn 3-CV/TU", "cấp huyện", "sau 4 ngày", "văn bản này"),
    ]
    assert told(section(pages, CITY)[0]) == [
        ("Công điện 1/CĐ-TTg", "trung ương", "trước 6 ngày", ""),
        ("Công văn 2-CV/TU", "cấp tỉnh", "trước 4 ngày", "Công điện 1/CĐ-TTg"),
        ("Công văn 3-CV/TU", "cấp huyện", "văn bản này", "Công văn 2-CV/TU"),
    ]
    assert {key: section(pages, fields)[0].path for key, fields in ALL.items()} == {
        "CENTRE": f"{path_of(CENTRE)}hanh-trinh/",
        "PROVINCE": "",
        "CITY": "",
    }
    whole = pages.data(f"{path_of(CENTRE)}hanh-trinh/")
    assert told(whole["journey"])[1:] == [
        ("Công văn 2-CV/TU", "cấp tỉnh", "sau 2 ngày", "văn bản này"),
        ("Công văn 3-CV/TU", "cấp huyện", "sau 6 ngày", "Công văn 2-CV/TU"),
    ]
    assert [(each.link.title, each.when, [link.title for link in each.carries_out]) for each in whole["followers"]] == [
        ("Công văn 2-CV/TU", "sau 2 ngày", ["văn bản này"]),
        ("Công văn 3-CV/TU", "sau 6 ngày", ["Công văn 2-CV/TU"]),
    ]
    assert [row.first.is_held for row in whole["journey"].rows] == [held, True, True]


def test_a_document_that_has_no_part_in_a_journey_shows_none(archive: ArchiveFolder) -> None:
    lonely = archive.add("Không dẫn gì.")
    mentioned = archive.add(f"Trả lời {quote(VALID)} về việc chung.", number="13")
    pages = Pages.of(archive)
    for identifier in (lonely, mentioned):
        assert pages.data(f"van-ban/{identifier}/")["journey"] is None
        assert f"van-ban/{identifier}/hanh-trinh/" not in pages.by_path
    assert pages.data("trich-dan/hanh-trinh/")["charts"] == []


def test_unknown_lags_are_said_to_be_unknown(archive: ArchiveFolder) -> None:
    archive.add("Thực hiện Công điện số 1/CĐ-TTg của Thủ tướng Chính phủ về việc chung.", **PROVINCE)
    pages = Pages.of(archive)
    journey, _ = section(pages, PROVINCE)
    assert [(row.when, row.offset) for row in journey.rows] == [("chưa rõ trước mấy ngày", "?"), ("văn bản này", "0")]
    (chart,) = pages.data("trich-dan/hanh-trinh/")["charts"]
    assert (chart.known, chart.unknown, chart.median, chart.bars) == (0, 1, "", ())


def test_sixty_communes_are_put_together(archive: ArchiveFolder) -> None:
    archive.add(carrying_out(), **CITY)
    wards = [ward(100 + place, 6 + place // 2) for place in range(60)]
    for each in wards:
        archive.add(carrying_out(CITY), **each)
    pages = Pages.of(archive)
    journey, picture = section(pages, CITY)
    assert [(row.label, row.level, row.when, row.offset) for row in journey.rows[1:]] == [
        ("2 văn bản", "cấp xã", "cùng ngày", "0"),
        ("2 văn bản", "cấp xã", "sau 1 ngày", "+1"),
        ("4 văn bản", "cấp xã", "sau 2 đến 3 ngày", "+2–3"),
        ("8 văn bản", "cấp xã", "sau 4 đến 7 ngày", "+4–7"),
        ("14 văn bản", "cấp xã", "sau 8 đến 14 ngày", "+8–14"),
        ("30 văn bản", "cấp xã", "sau 15 đến 29 ngày", "+15–29"),
    ]
    own = f"{path_of(CITY)}hanh-trinh/"
    assert {(row.path, row.anchor) for row in journey.rows[1:]} == {(own, "#danh-sach")}
    assert journey.path == own
    assert_fits(journey, picture)
    listed = [each.link.path for part in pages.parts(own) for each in pages.data(part)["followers"]]
    assert listed == [path_of(each) for each in wards]
    assert [len(pages.data(part)["followers"]) for part in pages.parts(own)] == [40, 20]


def test_many_levels_and_lags_are_put_together_by_level(archive: ArchiveFolder) -> None:
    archive.add(carrying_out(), **CENTRE)
    for place in range(20):
        issued = (DAY + timedelta(2 + place * 10)).isoformat()
        archive.add(carrying_out(CENTRE), **(PROVINCE | {"number": str(50 + place), "issued": issued}))
        archive.add(carrying_out(CENTRE), **ward(100 + place, place * 20))
    journey, picture = section(Pages.of(archive), CENTRE)
    assert [(row.label, row.level, row.when) for row in journey.rows[1:]] == [
        ("20 văn bản", "cấp xã", "cùng ngày đến sau 380 ngày"),
        ("20 văn bản", "cấp tỉnh", "sau 2 đến 192 ngày"),
    ]
    assert_fits(journey, picture)


def test_a_journey_that_is_too_long_to_follow_says_so(archive: ArchiveFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pages_of_journeys, pages_of_the_cascade):
        monkeypatch.setattr(module, "FOLLOWED", 80)
    archive.add(carrying_out(), **CITY)
    for place in range(85):
        archive.add(carrying_out(CITY), **ward(100 + place, 6))
    pages = Pages.of(archive)
    own = f"{path_of(CITY)}hanh-trinh/"
    data = pages.data(own)
    assert (data["journey"].is_complete, data["journey"].direct, data["total"]) == (False, 85, 80)
    assert len(pages.parts(own)) == 2
    (row,) = section(pages, CITY)[0].rows[1:]
    assert row.label == "85 văn bản", "the directive's own page counts all"


def test_of_a_group_only_the_nearest_lines_are_drawn(archive: ArchiveFolder) -> None:
    """All wards carry out both the city's and the centre's; the province's is on the way."""
    add_chain(archive)
    for place in range(20):
        archive.add(carrying_out(CITY, CENTRE), **ward(100 + place, 7))
    whole = Pages.of(archive).data(f"{path_of(CENTRE)}hanh-trinh/")["journey"]
    assert [row.carries_out for row in whole.rows] == [
        (),
        ("văn bản này",),
        ("Công văn 2-CV/TU",),
        ("Công văn 3-CV/TU",),
    ]
    alone = Pages.of(archive).data(path_of(ward(100, 7)))["journey"]["journey"]
    assert alone.rows[-1].carries_out == ("Công điện 1/CĐ-TTg", "Công văn 3-CV/TU"), "of one every line is drawn"


def assert_fits(journey: Journey, picture: JourneyPicture) -> None:
    """Everything inside the picture, in the order of the table, no row upon another."""
    assert [mark.row for mark in picture.marks] == list(journey.rows)
    assert picture.width == WIDTH
    heights = [mark.y for mark in picture.marks]
    assert all(later - earlier >= 38 for earlier, later in pairwise(heights))
    assert heights[-1] < picture.height
    assert max(lane.x for lane in picture.lanes) < picture.text < WIDTH - 60
    assert {mark.x for mark in picture.marks} == {lane.x for lane in picture.lanes}
    assert len(picture.lines) == len(journey.edges)
    for mark in picture.marks:
        assert picture.text + 6 * len(mark.label) <= WIDTH + 6, mark.label


def test_a_picture_fits_long_names_and_all_levels(archive: ArchiveFolder) -> None:
    add_chain(archive)
    long = ward(4, 900) | {"issuer": "Đảng ủy phường Có Tên Dài Hơn Mọi Phường Khác Trong Cả Nước"}
    archive.add(carrying_out(CITY, CENTRE), **long)
    journey, picture = section(Pages.of(archive), long)
    assert [lane.label for lane in picture.lanes] == ["TƯ", "Tỉnh", "Huyện", "Xã"]
    assert picture.marks[-1].issuer.endswith("…")
    assert journey.rows[-1].issuer == long["issuer"]
    assert_fits(journey, picture)


def test_a_year_between_two_rows_does_not_leave_the_page(archive: ArchiveFolder) -> None:
    gaps = {}
    for number, days in enumerate([0, 1, 7, 365, 3650], 10):
        fields = {**PROVINCE, "number": str(number), "issued": (DAY + timedelta(days)).isoformat()}
        archive.add(carrying_out(CENTRE), **fields)
        first, second = section(Pages.of(archive), fields)[1].marks
        gaps[days] = second.y - first.y
    assert list(gaps.values()) == sorted(gaps.values())
    assert gaps[0] < gaps[1] < gaps[7] < gaps[365] < gaps[3650] < 2 * gaps[0] + 38


def test_a_page_of_a_journey_has_a_bound_whatever_the_levels(archive: ArchiveFolder) -> None:
    before_it = [CENTRE | {"number": str(900 + place)} for place in range(15)]
    archive.add(carrying_out(*before_it), **CENTRE)
    for place in range(15):
        archive.add(carrying_out(CENTRE), **(PROVINCE | {"number": str(50 + place)}))
    pages = Pages.of(archive)
    rows: tuple[Row, ...] = pages.data(f"{path_of(CENTRE)}hanh-trinh/")["journey"].rows
    assert sum(row.is_self for row in rows) == 1
    place = next(index for index, row in enumerate(rows) if row.is_self)
    assert place == 6
    assert len(rows) - place - 1 <= 10
    short = section(pages, CENTRE)[0]
    assert len(short.rows) <= 13
    assert not short.shows_all_above
    assert section(pages, CENTRE | {"number": "900"})[0].shows_all_above


def test_the_whole_archive(archive: ArchiveFolder) -> None:
    add_chain(archive)
    for place in range(3):
        archive.add(carrying_out(CITY), **ward(100 + place, 6 + place))
    archive.add(carrying_out(CENTRE), **ward(110, 50))
    pages = Pages.of(archive)
    data = pages.data("trich-dan/hanh-trinh/")
    charts: list[LagChart] = data["charts"]
    assert [(each.name, each.known, each.median, each.middle) for each in charts] == [
        ("Từ trung ương đến cấp tỉnh", 1, "2", "2"),
        ("Từ trung ương đến cấp xã, vượt cấp", 1, "50", "50"),
        ("Từ cấp tỉnh đến cấp huyện", 1, "4", "4"),
        ("Từ cấp huyện đến cấp xã", 3, "1", "0,5–1,5"),
    ]
    assert (data["steps"], data["known"]) == (6, 6)
    assert [(bar.name, bar.count, bar.share) for bar in charts[-1].bars] == [
        ("cùng ngày", 1, "33,3"),
        ("1 ngày", 1, "33,3"),
        ("2 ngày", 1, "33,3"),
    ]
    newest = [(each.citing.title, each.when, each.cited.title, each.levels) for each in data["newest"]]
    assert newest[0] == ("Công văn 110-CV/ĐU", "sau 50 ngày", "Công điện 1/CĐ-TTg", "trung ương → cấp xã")
    assert len(newest) == 6
    assert [(link.title, link.count, link.path) for link in data["most"]] == [
        ("Công văn 3-CV/TU", 3, path_of(CITY)),
        ("Công điện 1/CĐ-TTg", 2, f"{path_of(CENTRE)}hanh-trinh/"),
        ("Công văn 2-CV/TU", 1, f"{path_of(PROVINCE)}hanh-trinh/"),
    ]
    assert "trich-dan/hanh-trinh/" in {link.path for link in pages.data("trich-dan/")["see_also"]}


def group(*days: int, cited: Level | None = Level.PROVINCE, citing: Level | None = Level.DISTRICT) -> LagGroup:
    return LagGroup(cited, citing, skips_a_level=False, days=tuple(sorted(days)), unknown=0)


@pytest.mark.parametrize(
    ("cited", "citing", "skips", "name"),
    [
        (Level.CENTRAL, Level.PROVINCE, False, "Từ trung ương đến cấp tỉnh"),
        (Level.CENTRAL, Level.CENTRAL, False, "Giữa các cơ quan trung ương"),
        (Level.PROVINCE, Level.PROVINCE, False, "Cùng cấp tỉnh"),
        (Level.PROVINCE, Level.COMMUNE, True, "Từ cấp tỉnh đến cấp xã, vượt cấp"),
        (Level.PROVINCE, Level.COMMUNE, False, "Từ cấp tỉnh đến cấp xã (từ 1/7/2025, khi không còn cấp huyện)"),
        (Level.COMMUNE, Level.UNIT, False, "Từ cấp xã đến cơ sở"),
        (None, Level.COMMUNE, False, "Từ nơi chưa rõ cấp đến cấp xã"),
        (None, None, False, "Giữa những nơi chưa rõ cấp"),
    ],
)
def test_names_of_groups(cited: Level | None, citing: Level | None, skips: bool, name: str) -> None:
    assert lag_chart(LagGroup(cited, citing, skips, (), 1), 1).name == name


@pytest.mark.parametrize(
    "days",
    [
        (0,),
        (6, 7),
        tuple(range(12)),
        tuple(range(400)),
        (0,) * 100_000 + (3, 400),
        tuple(place % 90 for place in range(100_000)),
    ],
    ids=len,
)
def test_bars_fit_and_say_what_the_lags_are(days: tuple[int, ...]) -> None:
    chart = lag_chart(group(*days), 1)
    assert sum(bar.count for bar in chart.bars) == len(days) == chart.known
    assert len(chart.bars) <= 9
    highest = max(chart.bars, key=lambda bar: bar.count)
    for bar in chart.bars:
        assert bar.x + chart.bar <= chart.width
        assert bar.y + bar.height == chart.base
        assert bar.y >= 14, "room for the number above it"
        assert bar.height <= highest.height
        assert (bar.height >= 2) == (bar.count > 0), "what there is can be seen"


def test_few_lags_are_counted_day_by_day() -> None:
    assert [(bar.name, bar.tick, bar.count) for bar in lag_chart(group(6, 7, 7), 1).bars] == [
        ("6 ngày", "6", 1),
        ("7 ngày", "7", 2),
    ]
    assert [bar.name for bar in lag_chart(group(*range(13)), 1).bars][2:5] == [
        "2 đến 3 ngày",
        "4 đến 7 ngày",
        "8 đến 14 ngày",
    ]


def test_dates_in_rows_are_those_of_the_documents(archive: ArchiveFolder) -> None:
    add_chain(archive)
    journey, _ = section(Pages.of(archive), CITY)
    issued = [date.fromisoformat(each["issued"]) for each in (CENTRE, PROVINCE, CITY)]
    assert [(row.issued, row.issued_iso) for row in journey.rows] == [
        (format_date(day), day.isoformat()) for day in issued
    ]


def test_a_document_whose_file_cannot_be_read_has_no_page_of_its_journey(archive: ArchiveFolder) -> None:
    identifier = id_of(**CITY)
    archive.write(f"{identifier}.md", "---\ntitle: V/v: gấp\n---\n")
    for place in range(8):
        archive.add(carrying_out(CITY), **ward(100 + place, 7))
    pages = Pages.of(archive)
    assert pages.by_path[path_of(CITY)].template == "unreadable"
    assert f"{path_of(CITY)}hanh-trinh/" not in pages.by_path
    assert [link.path for link in pages.data("trich-dan/hanh-trinh/")["most"]] == [path_of(CITY)]
    journey, _ = section(pages, ward(100, 7))
    assert [(row.path, row.first.is_held) for row in journey.rows] == [(path_of(CITY), False), ("", True)]


def test_dates_that_contradict_each_other_give_no_lag_but_a_row(archive: ArchiveFolder) -> None:
    archive.add(carrying_out(), **CITY)
    early = ward(100, 1)
    archive.add(carrying_out(CITY), **early)
    journey, _ = section(Pages.of(archive), CITY)
    assert [(row.when, row.offset, row.issued) for row in journey.rows] == [
        ("văn bản này", "0", "7/3/2021"),
        ("chưa rõ sau mấy ngày", "?", "2/3/2021"),
    ]
