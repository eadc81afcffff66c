"""What the highest number seen proves, and what it does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.citations import CitationGraph, Coverage, Resolver, Series, measure_coverage
from directive_archive.citations.coverage import least_total
from directive_archive.citations.numbering import Rule, Unplaced
from directive_archive.citations.runs import fell
from directive_archive.directive import Directive
from tests.citations.samples import CAM_PHA, HA_NAM, LANG_SON, TTG, directive

CITY = {"issuer": "Thành ủy Bắc Kạn", "place": "TP. Bắc Kạn"}
LETTER = {"type": "Công văn"}


def letter(number: int | str, day: str, organ: dict[str, str] = CITY) -> Directive:
    return directive(f"{number}-CV/TU", date.fromisoformat(day), organ, **LETTER)


def plan(number: int | str, day: str, organ: dict[str, str] = LANG_SON) -> Directive:
    return directive(f"{number}/KH-UBND", date.fromisoformat(day), organ, type="Kế hoạch")


def measure(held: Iterable[Directive], citing: str = "") -> Coverage:
    """Coverage of some directives, one more of which cites others in these words."""
    directives = list(held)
    if citing:
        source = directive("900-BC/TU", date(2021, 6, 7), HA_NAM, type="Báo cáo")
        graph = CitationGraph(tuple(Resolver([*directives, source]).resolve(source, citing)))
        return measure_coverage(directives, graph.wanted)
    return measure_coverage(directives, ())


def only(coverage: Coverage) -> Series:
    assert len(coverage.series) == 1, [(each.type.name, each.period) for each in coverage.series]
    return coverage.series[0]


def figures(series: Series) -> tuple[int, int, int]:
    return series.at_least, series.held, series.known


def test_a_number_proves_those_below_it() -> None:
    series = only(measure([letter(1102, "2020-07-30")]))
    assert figures(series) == (1102, 1, 1)
    assert series.highest is not None
    assert (series.highest.issued, series.highest.is_held) == (date(2020, 7, 30), True)
    assert series.share == pytest.approx(1 / 1102)


def test_a_document_that_is_only_cited_proves_as_much() -> None:
    coverage = measure(
        [letter(7, "2021-05-01", CAM_PHA)], "Theo Công văn số 353-CV/TU ngày 15/5/2021 của Thành ủy Cẩm Phả."
    )
    series = only(coverage)
    assert figures(series) == (353, 1, 2)
    assert series.highest is not None
    assert not series.highest.is_held


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ", Unplaced.UNDATED),
        ("Công văn số 353-CV/TU của Thành ủy Cẩm Phả", Unplaced.UNDATED),
        ("văn bản số 99-QĐ/TW ngày 05/4/2021 của Bộ Chính trị", Unplaced.TYPE),
        ("Công văn số 99-CV/TU ngày 05/4/2001 của Tỉnh ủy Điện Biên", Unplaced.TERM),
        ("Công văn số 391-CV/ĐU ngày 05/4/2021 của Ủy ban nhân dân tỉnh Lạng Sơn", Unplaced.SYMBOL),
    ],
)
def test_what_has_no_certain_place_is_counted_apart(reference: str, reason: Unplaced) -> None:
    coverage = measure([], f"Theo {reference}.")
    assert (coverage.series, coverage.unplaced) == ((), {reason: 1})


def test_numbers_run_for_each_issuer_type_and_period() -> None:
    coverage = measure(
        [
            letter(53, "2021-01-05", HA_NAM),
            letter(99, "2019-01-05", HA_NAM),
            directive("53-KH/TU", date(2021, 1, 5), HA_NAM, type="Kế hoạch"),
            letter(53, "2021-01-05", CAM_PHA),
            plan(10, "2020-12-30"),
            plan(2, "2021-01-30"),
        ]
    )
    assert [(each.issuer.name, each.type.name, each.period, each.at_least) for each in coverage.series] == [
        ("Tỉnh ủy Hà Nam", "Công văn", ("2020-2025",), 53),
        ("Tỉnh ủy Hà Nam", "Công văn", ("2015-2020",), 99),
        ("Tỉnh ủy Hà Nam", "Kế hoạch", ("2020-2025",), 53),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "Kế hoạch", ("2021",), 2),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "Kế hoạch", ("2020",), 10),
        ("Thành ủy Cẩm Phả", "Công văn", ("2020-2025",), 53),
    ]


def test_letters_and_decimals_come_on_top() -> None:
    assert figures(only(measure([plan(1, "2021-01-04"), plan("1a", "2021-01-05"), plan("1b", "2021-01-06")]))) == (
        3,
        3,
        3,
    )
    decimals = measure(
        [], "Theo Nghị quyết số 66.16/2026/NQ-CP của Chính phủ và Nghị quyết số 66.9/2026/NQ-CP của Chính phủ."
    )
    assert figures(only(decimals)) == (2, 0, 2)


def test_laws_run_through_the_term_of_the_assembly() -> None:
    """And not through a year: 63 laws of 2025 would be too many."""
    series = only(measure([], "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15; Luật Đầu tư số 3/2022/QH15."))
    assert (series.rule, series.period, series.at_least) == (Rule.ASSEMBLY_TERM, ("15",), 63)


OLD, NEW, OPEN = ("2015-2020",), ("2020-2025",), ("2015-2020", "2020-2025")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        # Alone in the weeks of congresses: open.
        ([(1102, "2020-07-30")], {OPEN: 1102}),
        # Numbers that fall back to small ones begin a new term.
        ([(1102, "2020-07-30"), (12, "2020-08-20")], {OLD: 1102, NEW: 12}),
        ([(1102, "2020-07-30"), (353, "2021-05-15")], {OLD: 1102, NEW: 353}),
        ([(900, "2019-12-30"), (12, "2020-08-20")], {OLD: 900, NEW: 12}),
        # What lies before the last of the old term is of it, what comes after the first of the new is of that.
        ([(80, "2020-05-04"), (1102, "2020-07-30"), (12, "2020-08-20"), (30, "2020-09-20")], {OLD: 1102, NEW: 30}),
        # A small step back is disorder, not a new term.
        ([(1102, "2020-07-30"), (1099, "2020-08-02")], {OPEN: 1102}),
        ([(12, "2020-07-30"), (5, "2020-08-20")], {OPEN: 12}),
        # Nothing told the term of the first: it may be either.
        ([(30, "2020-07-30"), (353, "2021-05-15")], {OPEN: 30, NEW: 353}),
        # Evidence that contradicts itself is none; numbers that later ones contradict are set aside.
        ([(1102, "2020-05-01"), (12, "2020-06-01"), (900, "2020-07-01"), (20, "2020-08-01")], {OPEN: 20}),
    ],
)
def test_the_term_in_the_weeks_of_congresses(
    numbers: list[tuple[int, str]], expected: dict[tuple[str, ...], int]
) -> None:
    coverage = measure(letter(number, day) for number, day in numbers)
    assert {each.period: each.at_least for each in coverage.series} == expected


def test_where_units_merged_in_2025_numbers_do_not_tell_the_term() -> None:
    coverage = measure([letter(1102, "2025-07-10", HA_NAM), letter(12, "2025-08-20", HA_NAM)])
    assert [(each.period, each.at_least, each.set_aside) for each in coverage.series] == [
        (("2020-2025", "2025-2030"), 12, 1)
    ]


def test_a_number_that_later_ones_contradict_is_set_aside() -> None:
    """It belongs to the year before, or its date is misprinted."""
    series = only(measure([plan(2500, "2021-01-02"), plan(300, "2021-03-01"), plan(900, "2021-06-01")]))
    assert (figures(series), series.set_aside) == ((900, 3, 3), 1)


def test_one_number_of_several_organs_of_a_committee_is_one_number() -> None:
    of_two = "Chỉ thị số 5-CT/TW ngày 05/4/2021 của Bộ Chính trị, Chỉ thị số 9-CT/TW ngày 06/5/2021 của Ban Bí thư"
    coverage = measure([], f"Theo {of_two}.")
    series = only(coverage)
    assert figures(series) == (9, 0, 2)
    assert {path for path, group in coverage.by_issuer.items() if series in group} == {
        ("trung-uong", "ban-bi-thu"),
        ("trung-uong", "bo-chinh-tri"),
        ("trung-uong", "ban-chap-hanh-trung-uong"),
    }


def test_what_may_be_counted_twice_is_added_once() -> None:
    shared = [
        directive("1699/CĐ-TTg", date(2020, 12, 2), TTG, type="Công điện"),
        directive("1700/TTg-KGVX", date(2020, 12, 3), TTG, type="Công văn"),
    ]
    assert least_total(measure(shared).series) == 1700
    open_run = [letter(100, "2020-07-30"), letter(2000, "2024-01-01")]
    assert least_total(measure(open_run).series) == 2000
    longer = [letter(1102, "2020-07-30"), letter(1150, "2021-01-01")]
    assert least_total(measure(longer).series) == 1150
    assert least_total(measure([letter(5, "2021-01-05"), letter(7, "2019-01-05")]).series) == 12


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_the_bound_never_claims_too_much(steps: list[int]) -> None:
    """Of a term issued in order, whatever part of it is seen: no more than was issued, no less than is known."""
    day, number, issued = date(2021, 1, 4), 0, []
    for step in steps:
        day += timedelta(days=step % 5)
        number += 1 + step % 7
        issued.append(letter(number, day.isoformat()))
    seen = issued[:: 1 + steps[0] % 4]
    series = only(measure(seen))
    assert series.set_aside == 0
    assert len(seen) <= series.at_least <= number
    assert series.at_least == max(int(each.text("number")) for each in seen)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_fall_is_large(high: int, low: int) -> None:
    if fell(high, low):
        assert high > 2 * low
        assert high - low > 20
    assert not fell(low, low)
