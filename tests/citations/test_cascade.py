"""How a directive travels: steps, chains, cycles, lags."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.archive import Archive, Entry, read_archive
from directive_archive.citations import (
    BINS,
    Cascade,
    CitationGraph,
    Resolver,
    State,
    Step,
    Stop,
    cite,
    lags_by_level,
    trace_cascade,
)
from directive_archive.citations.lags import bin_of, quantile
from directive_archive.directive import Directive
from directive_archive.language import format_date
from directive_archive.vocabulary.systems import Level
from tests.citations.samples import BACH_QUANG, CAM_PHA, HA_NAM, LANG_SON, TTG, directive
from tests.sites import REPOSITORY

DAY = date(2021, 6, 7)
SONG_CONG = {"issuer": "Thành ủy Sông Công", "issuer_parent": "Đảng bộ tỉnh Thái Nguyên", "place": "Sông Công"}
THAI_NGUYEN = {"issuer": "Tỉnh ủy Thái Nguyên", "place": "Thái Nguyên"}


def said(cited: Directive, verb: str = "Thực hiện", *, dated: bool = True) -> str:
    day = f" ngày {format_date(cited.issued)}" if dated and cited.issued else ""
    return f"{verb} Công văn số {cited.number}{day} của {cited.issuer.name} về việc chung."


def archive_of(directives: Iterable[Directive]) -> Archive:
    return Archive(Path(), tuple(Entry(each, Path()) for each in sorted(directives, key=lambda each: each.id)))


def cascade_of(pairs: list[tuple[Directive, str]]) -> Cascade:
    resolver = Resolver(each for each, _ in pairs)
    citations = [citation for each, text in pairs for citation in resolver.resolve(each, text)]
    return trace_cascade(archive_of(each for each, _ in pairs), CitationGraph(tuple(citations)))


def later(days: int) -> date:
    return DAY + timedelta(days)


CENTRE = directive("1/CĐ-TTg", DAY, TTG, type="Công điện")
PROVINCE = directive("2-CV/TU", later(2), THAI_NGUYEN)
CITY = directive("3-CV/TU", later(5), SONG_CONG)
WARD = directive("4-CV/ĐU", later(5), BACH_QUANG)


def test_the_five_directives_of_the_archive() -> None:
    archive = read_archive(REPOSITORY / "directives")
    steps = trace_cascade(archive, cite(archive)[0]).steps
    assert sorted((step.days, step.cited.level, step.citing.level) for step in steps if step.days is not None) == [
        (0, Level.DISTRICT, Level.COMMUNE),
        (1, Level.PROVINCE, Level.DISTRICT),
        (1, Level.PROVINCE, Level.DISTRICT),
        (6, Level.CENTRAL, Level.PROVINCE),
        (7, Level.CENTRAL, Level.PROVINCE),
    ]
    assert {(step.state, step.relation) for step in steps} == {(State.WANTED, "implements")}
    assert [group.days for group in lags_by_level(steps)] == [(6, 7), (1, 1), (0,)]


def chain() -> Cascade:
    return cascade_of(
        [
            (CENTRE, "Không dẫn gì."),
            (PROVINCE, said(CENTRE)),
            (CITY, said(PROVINCE)),
            (WARD, f"{said(CITY)} {said(CENTRE, 'Căn cứ')}"),
        ]
    )


def test_a_chain_from_the_centre_to_a_ward() -> None:
    cascade = chain()
    assert [(step.cited.id, step.citing.id, step.days) for step in cascade.carried_out_by[CENTRE.id]] == [
        (CENTRE.id, PROVINCE.id, 2),
        (CENTRE.id, WARD.id, 5),
    ]
    down = cascade.down(CENTRE.id, 10)
    # The ward is reached by two ways and named once, at its shorter one.
    assert [(each.stop.id, each.distance) for each in down.reached] == [(PROVINCE.id, 1), (WARD.id, 1), (CITY.id, 2)]
    assert down.is_complete
    assert {each.stop.id for each in cascade.up(WARD.id, 10).reached} == {CENTRE.id, CITY.id, PROVINCE.id}
    assert [cascade.goes_on(each.id) for each in (CENTRE, PROVINCE, CITY, WARD)] == [True, True, False, False]
    assert {step.state for step in cascade.steps} == {State.RESOLVED}


def test_a_cycle_ends_where_it_began() -> None:
    one, two = directive("1-CV/TU", DAY), directive("2-CV/TU", DAY, THAI_NGUYEN)
    cascade = cascade_of([(one, said(two)), (two, f"{said(one)} Thực hiện Công văn số 2-CV/TU này.")])
    assert {(step.cited.id, step.citing.id, step.days) for step in cascade.steps} == {
        (one.id, two.id, 0),
        (two.id, one.id, 0),
    }
    for start, other in ((one, two), (two, one)):
        for walk in (cascade.down(start.id, 10), cascade.up(start.id, 10)):
            assert [each.stop.id for each in walk.reached] == [other.id]
        assert not cascade.goes_on(start.id)


def test_one_that_is_cited_in_two_ways_is_one_step() -> None:
    """A correction points both references to one document."""
    corrections = tuple({"text": f"Công văn số {number}-CV/TU", "action": "point", "to": CENTRE.id} for number in "89")
    citing = directive("900-CV/TU", later(3), references=corrections)
    text = "Thực hiện Công văn số 8-CV/TU của Tỉnh ủy.\n\nCăn cứ Công văn số 9-CV/TU của Tỉnh ủy."
    (step,) = cascade_of([(CENTRE, ""), (citing, text)]).steps
    assert (step.days, step.relation) == (3, "implements")


@pytest.mark.parametrize(
    ("cited", "citing", "dated", "days"),
    [
        (DAY, DAY, True, 0),
        (DAY, later(1), True, 1),
        (date(2020, 2, 28), date(2020, 3, 1), True, 2),
        (date(2021, 2, 28), date(2021, 3, 1), True, 1),
        (date(2019, 12, 31), date(2020, 12, 31), True, 366),
        (DAY, None, True, None),
        (None, DAY, False, None),
        (later(1), DAY, True, None),
    ],
)
def test_a_lag_needs_two_dates_in_their_order(
    cited: date | None, citing: date | None, dated: bool, days: int | None
) -> None:
    wanted = directive("7-CV/TU", cited, THAI_NGUYEN)
    cascade = cascade_of([(directive("8-CV/TU", citing, SONG_CONG), said(wanted, dated=dated))])
    assert [(step.days, step.state) for step in cascade.steps] == [(days, State.WANTED)]
    (group,) = lags_by_level(cascade.steps)
    assert (group.days, group.unknown) == (((days,), 0) if days is not None else ((), 1))
    assert (group.quartiles is None) == (days is None)


def test_the_date_of_a_held_document_is_its_own() -> None:
    """The reference states none."""
    cascade = cascade_of([(CENTRE, ""), (PROVINCE, "Thực hiện Công điện số 1/CĐ-TTg của Thủ tướng Chính phủ về.")])
    assert [(step.days, step.state) for step in cascade.steps] == [(2, State.RESOLVED)]


def test_a_document_that_moved_is_reached_at_its_new_place() -> None:
    old_id = directive("2-CV/TU", later(1), THAI_NGUYEN).id
    moved = directive("2-CV/TU", later(2), THAI_NGUYEN, aliases=(old_id,))
    text = f"Thực hiện Công văn số 2-CV/TU ngày {format_date(later(1))} của Tỉnh ủy Thái Nguyên về."
    (step,) = cascade_of([(moved, ""), (CITY, text)]).steps
    assert (step.cited.id, step.days, step.state) == (moved.id, 3, State.RESOLVED)


def test_an_alias_does_not_take_the_place_of_a_directive() -> None:
    other = directive("8-CV/TU", DAY, THAI_NGUYEN, aliases=(PROVINCE.id,))
    (step,) = cascade_of([(other, ""), (PROVINCE, ""), (CITY, said(PROVINCE))]).steps
    assert step.cited.id == PROVINCE.id


def test_what_is_only_mentioned_or_repealed_is_no_step() -> None:
    text = f"{said(CENTRE, 'Theo')}\n\n{said(PROVINCE, 'Thay thế')}"
    assert cascade_of([(CENTRE, ""), (PROVINCE, ""), (CITY, text)]).steps == ()


def test_directives_do_not_travel_up() -> None:
    assert cascade_of([(WARD, ""), (directive("9-CV/TU", later(9), THAI_NGUYEN), said(WARD, "Căn cứ"))]).steps == ()


@pytest.mark.parametrize("to", ["x", "../outside", "<b>"])
def test_a_correction_that_names_no_id_is_no_step(to: str) -> None:
    citing = directive("9-CV/TU", DAY, references=({"text": "Công điện số 1/CĐ-TTg", "action": "point", "to": to},))
    assert cascade_of([(citing, "Thực hiện Công điện số 1/CĐ-TTg của Thủ tướng Chính phủ.")]).steps == ()


def stop(level: Level | None, day: date | None = DAY, identifier: str = "x") -> Stop:
    return Stop(identifier, level, day, is_held=True)


@pytest.mark.parametrize(
    ("cited", "citing", "day", "skips"),
    [
        (Level.CENTRAL, Level.CENTRAL, DAY, False),
        (Level.CENTRAL, Level.PROVINCE, DAY, False),
        (Level.PROVINCE, Level.DISTRICT, DAY, False),
        (Level.DISTRICT, Level.COMMUNE, DAY, False),
        (Level.CENTRAL, Level.DISTRICT, DAY, True),
        (Level.CENTRAL, Level.COMMUNE, DAY, True),
        (Level.PROVINCE, Level.COMMUNE, date(2025, 6, 30), True),
        (Level.PROVINCE, Level.COMMUNE, date(2025, 7, 1), False),
        (Level.CENTRAL, Level.COMMUNE, date(2025, 7, 1), True),
        (Level.PROVINCE, Level.COMMUNE, None, True),
        (Level.PROVINCE, Level.UNIT, DAY, False),
        (None, Level.COMMUNE, DAY, False),
        (Level.CENTRAL, None, DAY, False),
    ],
)
def test_which_steps_skip_a_level(cited: Level | None, citing: Level | None, day: date | None, skips: bool) -> None:
    assert Step(stop(cited), stop(citing, day), "implements").skips_a_level is skips


def test_groups_go_from_the_top_down_and_keep_skipping_steps_apart() -> None:
    new, old = date(2025, 7, 2), date(2025, 6, 2)
    steps = [
        Step(stop(Level.PROVINCE, old), stop(Level.COMMUNE, new), ""),
        Step(stop(Level.PROVINCE, old), stop(Level.COMMUNE, old), ""),
        Step(stop(None), stop(Level.COMMUNE), ""),
        Step(stop(Level.DISTRICT), stop(Level.DISTRICT), ""),
        Step(stop(Level.CENTRAL), stop(Level.PROVINCE), ""),
    ]
    assert [(each.cited_level, each.citing_level, each.skips_a_level) for each in lags_by_level(steps)] == [
        (Level.CENTRAL, Level.PROVINCE, False),
        (Level.PROVINCE, Level.COMMUNE, False),
        (Level.PROVINCE, Level.COMMUNE, True),
        (Level.DISTRICT, Level.DISTRICT, False),
        (None, Level.COMMUNE, False),
    ]


@pytest.mark.parametrize(
    ("days", "quartiles"),
    [
        ((5,), (5, 5, 5)),
        ((6, 7), (Fraction(25, 4), Fraction(13, 2), Fraction(27, 4))),
        ((0, 1, 1, 6, 7), (1, 1, 6)),
        ((1, 2, 3, 4), (Fraction(7, 4), Fraction(5, 2), Fraction(13, 4))),
    ],
)
def test_quartiles_are_exact(days: tuple[int, ...], quartiles: tuple[Fraction, ...]) -> None:
    assert tuple(quantile(days, Fraction(part, 4)) for part in (1, 2, 3)) == quartiles


def test_no_values_have_no_quantile() -> None:
    with pytest.raises(ValueError, match="no values"):
        quantile((), Fraction(1, 2))


@given(st.lists(st.integers(0, 5000), min_size=1))
def test_every_lag_is_counted_once_and_quartiles_lie_in_order(days: list[int]) -> None:
    steps = [Step(stop(Level.CENTRAL, DAY), stop(Level.PROVINCE, later(each)), "") for each in days]
    (group,) = lags_by_level(steps)
    assert group.days == tuple(sorted(days))
    assert sum(count for _, _, count in group.classes) == len(days) == group.steps
    assert len(group.classes) <= len(BINS)
    for first, last, count in group.classes:
        assert count == sum(first <= each and (last is None or each <= last) for each in days)
    assert group.quartiles is not None
    lower, median, upper = group.quartiles
    assert min(days) <= lower <= median <= upper <= max(days)


@given(st.integers(0, 100_000))
def test_every_lag_has_its_class(days: int) -> None:
    start, end = BINS[bin_of(days)]
    assert start <= days
    assert end is None or days <= end


def test_classes_follow_each_other() -> None:
    assert [start for start, _ in BINS[1:]] == [(end or 0) + 1 for _, end in BINS[:-1]]


def hub(children: int) -> Cascade:
    centre = Stop("a/b/2021-06-07-1", Level.CENTRAL, DAY, is_held=True)
    return Cascade(
        tuple(
            Step(centre, stop(Level.COMMUNE, later(place % 90), f"c/d/{place:06}"), "implements")
            for place in range(children)
        )
    )


@pytest.mark.parametrize(
    ("children", "reached", "complete"), [(0, 0, True), (60, 60, True), (61, 60, False), (20_000, 60, False)]
)
def test_a_walk_keeps_to_its_limit(children: int, reached: int, complete: bool) -> None:
    walk = hub(children).down("a/b/2021-06-07-1", 60)
    assert (len(walk.reached), walk.is_complete) == (reached, complete)
    days = [(each.stop.issued or DAY) - DAY for each in walk.reached]
    assert days == sorted(days), "earliest first"


IDS = st.integers(0, 12).map(lambda number: f"a/b/{number}")


@given(st.lists(st.tuples(IDS, IDS), max_size=40), IDS, st.integers(0, 14))
def test_a_walk_reaches_each_document_once_whatever_the_cycles(
    pairs: list[tuple[str, str]], start: str, limit: int
) -> None:
    steps = [Step(stop(None, None, one), stop(None, None, other), "") for one, other in pairs if one != other]
    walk = Cascade(tuple(steps)).down(start, limit)
    ids = [each.stop.id for each in walk.reached]
    assert len(ids) == len(set(ids)) <= limit
    assert start not in ids
    assert [each.distance for each in walk.reached] == sorted(each.distance for each in walk.reached)
    if walk.is_complete:
        assert set(ids) == closure(start, {(step.cited.id, step.citing.id) for step in steps})


def closure(start: str, edges: set[tuple[str, str]]) -> set[str]:
    """All that can be reached, found without any cleverness."""
    found = {start}
    while more := {end for begin, end in edges if begin in found} - found:
        found |= more
    return found - {start}


def test_the_order_of_files_does_not_matter() -> None:
    once = chain()
    turned = Cascade(tuple(reversed(once.steps)))
    assert once.carried_out_by == turned.carried_out_by
    assert once.carrying_out == turned.carrying_out
    assert lags_by_level(once.steps) == lags_by_level(turned.steps)


def test_samples_have_the_levels_that_these_tests_take_them_to_have() -> None:
    organs = {"c": TTG, "p": THAI_NGUYEN, "d": SONG_CONG, "w": BACH_QUANG, "h": HA_NAM, "q": CAM_PHA, "l": LANG_SON}
    levels = {key: directive("1-CV/TU", DAY, organ).issuer.level for key, organ in organs.items()}
    assert levels == {
        **dict.fromkeys("c", Level.CENTRAL),
        **dict.fromkeys("phl", Level.PROVINCE),
        **dict.fromkeys("dq", Level.DISTRICT),
        **dict.fromkeys("w", Level.COMMUNE),
    }
