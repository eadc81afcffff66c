"""Dates: every way documents write them is read, and what is no day has no value."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directive_archive.language import (
    DateMention,
    find_dates,
    format_date,
    format_date_long,
    make_date,
    parse_date,
    parse_iso,
)
from tests.language.samples import TEXT, nfd, spellings

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
JULY_30 = date(2020, 7, 30)


def mentions(text: str) -> list[tuple[str, date | None]]:
    """The dates of a text, as written and as understood."""
    return [(text[mention.start : mention.end], mention.value) for mention in find_dates(text)]


def in_words(value: date, data: st.DataObject) -> str:
    """The date spelled out, in one of the usual ways."""
    months = {1: ["một", "giêng"], 4: ["tư"], 12: ["mười hai", "chạp"]}
    day = data.draw(st.sampled_from(list(spellings(value.day))))
    first = data.draw(st.sampled_from(["", "mồng ", "mùng "] if value.day <= 10 else [""]))
    month = data.draw(st.sampled_from(months.get(value.month, list(spellings(value.month)))))
    year = data.draw(st.sampled_from(list(spellings(value.year))))
    return f"ngày {first}{day} tháng {month} năm {year}"


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        # in figures
        ("ngày 29/7/2020", "29/7/2020", date(2020, 7, 29)),
        ("ngày 01-10-1997", "01-10-1997", date(1997, 10, 1)),
        ("15.3.2020", "15.3.2020", date(2020, 3, 15)),
        ("16–03–2025", "16–03–2025", date(2025, 3, 16)),
        ("ngày 29 / 7 / 2020 của", "29 / 7 / 2020", date(2020, 7, 29)),
        ("29/ 7 /2020", "29/ 7 /2020", date(2020, 7, 29)),
        ("29/7/\n2020", "29/7/\n2020", date(2020, 7, 29)),
        ("(28/2/2012).", "28/2/2012", date(2012, 2, 28)),
        ("05/03/2020", "05/03/2020", date(2020, 3, 5)),
        ("29/02/2020", "29/02/2020", date(2020, 2, 29)),
        ("ngày31/8/2020,Bộ Y tế", "31/8/2020", date(2020, 8, 31)),
        ("30/7/2020-CP", "30/7/2020", JULY_30),
        # day, month and year named
        ("TP. Bắc Kạn, ngày 30 tháng 7 năm 2020", "30 tháng 7 năm 2020", JULY_30),
        ("ngày 30tháng10năm 2013", "30tháng10năm 2013", date(2013, 10, 30)),
        ("ngày30 tháng 7năm2020", "30 tháng 7năm2020", JULY_30),
        ("NGÀY 30 THÁNG 7 NĂM 2020", "30 THÁNG 7 NĂM 2020", JULY_30),
        ("ngay 30 thang 7 nam 2020", "30 thang 7 nam 2020", JULY_30),
        ("ngày 09 tháng 02 năm 2021", "09 tháng 02 năm 2021", date(2021, 2, 9)),
        ("ngày 30\ntháng 7\u00a0 năm\t2020", "30\ntháng 7\u00a0 năm\t2020", JULY_30),
        ("mùng 3 tháng 2 năm 2021", "3 tháng 2 năm 2021", date(2021, 2, 3)),
        # ISO
        ("2020-07-30", "2020-07-30", JULY_30),
        ("issued: 2020-07-30T00:00", "2020-07-30", JULY_30),
        # in words
        *[
            (text, text, value)
            for text, value in [
                ("ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi", JULY_30),
                ("Ngày ba mươi tháng bẩy năm hai ngàn không trăm hai mươi", JULY_30),
                ("ngày một tháng một năm hai nghìn", date(2000, 1, 1)),
                ("ngày mồng một tháng giêng năm hai nghìn không trăm hai mươi mốt", date(2021, 1, 1)),
                ("ngày mùng năm tháng năm năm hai nghìn linh năm", date(2005, 5, 5)),
                ("ngày năm tháng mười năm hai nghìn lẻ năm", date(2005, 10, 5)),
                ("ngày hai mươi tư tháng tư năm một nghìn chín trăm bảy mươi lăm", date(1975, 4, 24)),
                ("ngày ba mươi mốt tháng chạp năm hai nghìn hai mươi tư", date(2024, 12, 31)),
                ("ngày mười lăm\ntháng mười hai\nnăm hai nghìn không trăm mười một", date(2011, 12, 15)),
                ("NGÀY BA MƯƠI THÁNG BẢY NĂM HAI NGHÌN KHÔNG TRĂM HAI MƯƠI", JULY_30),
            ]
        ],
        (
            "_ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi_",
            "ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi",
            JULY_30,
        ),
        (
            "ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi của Ủy ban",
            "ngày ba mươi tháng bảy năm hai nghìn không trăm hai mươi",
            JULY_30,
        ),
        (
            "ngày ba mươi tháng bảy năm hai nghìn bao nhiêu",
            "ngày ba mươi tháng bảy năm hai nghìn",
            date(2000, 7, 30),
        ),
    ],
    ids=ascii,
)
def test_a_date_is_found_and_read(text: str, written: str, value: date) -> None:
    assert mentions(text) == [(written, value)]
    assert mentions(nfd(text)) == [(nfd(written), value)]
    assert parse_date(text) == value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ngày 31/02/2021", "31/02/2021"),
        ("29/02/2021", "29/02/2021"),
        ("31.4.2020", "31.4.2020"),
        ("29/77/2020", "29/77/2020"),
        ("13/13/2020", "13/13/2020"),
        ("0/7/2020", "0/7/2020"),
        ("30/00/2020", "30/00/2020"),
        ("31/3/20114", "31/3/20114"),
        ("ngày44 tháng 9 năm 2020", "44 tháng 9 năm 2020"),
        ("ngày 30 tháng 7 năm 20264", "30 tháng 7 năm 20264"),
        ("ngày 30 tháng 7 năm 0202", "30 tháng 7 năm 0202"),
        ("31/12/1899", "31/12/1899"),
        ("2021-02-31", "2021-02-31"),
        ("2021-13-01", "2021-13-01"),
        *[
            (text, text)
            for text in [
                "ngày ba mươi mốt tháng hai năm hai nghìn không trăm hai mươi mốt",
                "ngày mồng một tháng mười ba năm hai nghìn không trăm hai mươi",
                "ngày ba mươi tháng bảy năm hai không hai mốt",  # the figures of the year one by one
                "ngày ba mươi tháng bảy năm hai nghìn năm",  # 2005 or 2500?
                "ngày hai ba tháng tư năm hai nghìn linh một",  # the second or third?
                "ngày không tháng tư năm hai nghìn linh một",
                "ngày một tháng tư năm một nghìn tám trăm",
            ]
        ],
    ],
    ids=ascii,
)
def test_an_impossible_date_is_found_without_a_value(text: str, written: str) -> None:
    assert mentions(text) == [(written, None)]
    assert mentions(nfd(text)) == [(nfd(written), None)]
    assert parse_date(f"{text} (sửa: 30/7/2020)") is None


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            " ",
            "\u0301",
            "\ud800",
            "\U0001f600",
            "ngày tháng năm",
            "ngày ... tháng ... năm 2020",
            "năm 2020",
        ],
        *["tháng 7 năm 2020", "ngày44 tháng 9", "ngày 30 tháng 7", "30/7", "7/2020", "29/7/20", "29/7/202"],
        *["giai đoạn 2021-2025", "năm học 2020-2021", "số 15/2020/NĐ-CP", "mã 2709.00.10", "1.346 ca"],
        *["29/7-2020", "29.7/2020", "130/7/2020", "30/7/202011", "30/117/2020", "2020-7-30", "12020-07-30"],
        *["53-CV/TU", "0912.345.678", "024-3843-2020", "2020-07-301", "30 tháng 7 năm 202020"],
        *["ngày hôm nay tháng này năm hai nghìn", "ngày ba tháng tư năm học", "hằng ngày, tháng, năm"],
        *["ngày ba mươi tháng bảy", "tháng bảy năm hai nghìn", "ngày thứ ba tháng tư năm hai nghìn"],
        *["ngày bao tháng tư năm hai nghìn", "30 thắng 7 năm 2020"],
    ],
    ids=ascii,
)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text) == []
    assert parse_date(text) is None


def test_every_date_of_a_text_is_found_in_order() -> None:
    text = (
        "Thực hiện Công văn số 79-CV/BTGTW, ngày 31/02/2021 và Thông báo ngày 30 tháng 7 năm 2020; "
        "từ ngày một tháng hai năm hai nghìn đến ngày hai tháng ba năm hai nghìn không trăm linh một, "
        "01/7/2020-31/7/2020"
    )
    assert mentions(text) == [
        ("31/02/2021", None),
        ("30 tháng 7 năm 2020", JULY_30),
        ("ngày một tháng hai năm hai nghìn", date(2000, 2, 1)),
        ("ngày hai tháng ba năm hai nghìn không trăm linh một", date(2001, 3, 2)),
        ("01/7/2020", date(2020, 7, 1)),
        ("31/7/2020", date(2020, 7, 31)),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "Tỉnh ủy ",
        nfd("Tỉnh ủy Điện Biên, ngày "),
        "\u1112\u1161\u11ab ",
        "\ufb2c",
        "\ud800 a\u0301",
        "\U0001f600",
    ],
    ids=ascii,
)
def test_positions_are_those_of_the_text_given(before: str) -> None:
    [mention] = find_dates(f"{before}30/7/2020 ở")
    assert mention == DateMention(len(before), len(before) + 9, JULY_30)


@given(TEXT)
def test_mentions_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for mention in find_dates(f"{text} ngày 30 tháng 7 năm 2020 {text}"):
        assert end <= mention.start < mention.end
        end = mention.end
    assert end > 0


@given(TEXT, st.from_regex(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4,5}", fullmatch=True), TEXT)
def test_no_text_is_too_strange_to_look_for_dates_in(before: str, middle: str, after: str) -> None:
    text = before + middle + after
    for mention in find_dates(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.value is None or 1900 <= mention.value.year <= 9999


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((2020, 7, 30), JULY_30),
        ((1900, 1, 1), date(1900, 1, 1)),
        ((9999, 12, 31), date(9999, 12, 31)),
        ((2020, 2, 29), date(2020, 2, 29)),
        ((2021, 2, 29), None),
        ((1900, 2, 29), None),
        ((1899, 12, 31), None),
        ((10_000, 1, 1), None),
        ((0, 0, 0), None),
        ((2020, 0, 1), None),
        ((2020, 1, 0), None),
        ((2020, -1, 1), None),
        ((2020, 13, 1), None),
        ((10**30, 1, 1), None),
        ((2020, 10**30, 1), None),
        ((2020, 1, 10**30), None),
    ],
    ids=str,
)
def test_make_date(parts: tuple[int, int, int], value: date | None) -> None:
    assert make_date(*parts) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-07-30", JULY_30),
        (" 2020-07-30\n", JULY_30),
        ("2020-02-29", date(2020, 2, 29)),
        ("2021-02-29", None),
        ("1899-12-31", None),
        ("2020-7-30", None),
        ("20200730", None),
        ("2020-07-30T00:00", None),
        ("2020-07-301", None),
        ("12020-07-30", None),
        ("30-07-2020", None),
        ("2020/07/30", None),
        ("2020\u201107\u201130", None),
        ("\u0662\u0660\u0662\u0660-\u0660\u0667-\u0663\u0660", None),
        ("\uff12\uff10\uff12\uff10-07-30", None),
        ("", None),
        ("\ud800", None),
    ],
    ids=ascii,
)
def test_parse_iso(text: str, value: date | None) -> None:
    assert parse_iso(text) == value


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        (date(2020, 7, 30), "30/7/2020", "ngày 30 tháng 7 năm 2020"),
        (date(2021, 2, 9), "9/2/2021", "ngày 09 tháng 02 năm 2021"),
        (date(2021, 1, 10), "10/1/2021", "ngày 10 tháng 01 năm 2021"),
        (date(2021, 3, 1), "1/3/2021", "ngày 01 tháng 3 năm 2021"),
        (date(2020, 12, 9), "9/12/2020", "ngày 09 tháng 12 năm 2020"),
        (date(2021, 10, 31), "31/10/2021", "ngày 31 tháng 10 năm 2021"),
        (date(2000, 9, 2), "2/9/2000", "ngày 02 tháng 9 năm 2000"),
        (date(1997, 11, 11), "11/11/1997", "ngày 11 tháng 11 năm 1997"),
    ],
    ids=str,
)
def test_format(value: date, short: str, long: str) -> None:
    assert format_date(value) == short
    assert format_date_long(value) == long


@given(DAYS)
@example(date(1900, 1, 1))
@example(date(2000, 2, 29))
@example(date(2100, 12, 31))
def test_what_is_formatted_reads_back(value: date) -> None:
    for text in (format_date(value), format_date_long(value), value.isoformat(), f"{value:%d/%m/%Y}"):
        assert parse_date(text) == value
        assert parse_date(text.upper()) == value
        assert parse_date(nfd(text)) == value
    assert parse_iso(value.isoformat()) == value


@given(DAYS, st.data())
def test_what_is_spelled_in_words_reads_back(value: date, data: st.DataObject) -> None:
    text = in_words(value, data)
    assert mentions(f"Hôm nay, {text}, tại") == [(text, value)]
    assert mentions(nfd(text).upper()) == [(nfd(text).upper(), value)]


@given(DAYS, st.sampled_from("/-.–"), st.sampled_from(["", " ", "  ", "\n", "\u00a0"]), st.booleans())
def test_marks_and_spaces_between_figures(value: date, mark: str, space: str, zeros: bool) -> None:
    day, month = (f"{value.day:02d}", f"{value.month:02d}") if zeros else (str(value.day), str(value.month))
    text = f"{space}{mark}{space}".join([day, month, str(value.year)])
    assert mentions(f"ngày {text}.") == [(text, value)]


@given(st.integers(32, 99) | st.just(0), st.integers(1, 12), st.integers(1900, 2100))
def test_no_day_beyond_the_calendar_has_a_value(day: int, month: int, year: int) -> None:
    for text in (
        f"{day}/{month}/{year}",
        f"ngày {day} tháng {month} năm {year}",
        f"{year}-{month:02d}-{day:02d}",
    ):
        assert [value for _, value in mentions(text)] == [None]
