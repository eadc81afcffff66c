"""Terms of Party committees, as far as the dates of congresses are known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from directive_archive.vocabulary.issuers import identify_issuer
from directive_archive.vocabulary.systems import Level
from directive_archive.vocabulary.terms import has_known_terms, terms_of, terms_on

LEVELS = (Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@pytest.mark.parametrize(
    ("level", "day", "names"),
    [
        (Level.CENTRAL, "1985-01-01", []),
        (Level.CENTRAL, "1986-12-16", []),  # the table has no term before
        (Level.CENTRAL, "2020-12-03", ["2016-2021"]),
        (Level.CENTRAL, "2021-01-24", ["2016-2021"]),
        (Level.CENTRAL, "2021-01-25", ["2016-2021", "2021-2026"]),
        (Level.CENTRAL, "2021-02-02", ["2016-2021", "2021-2026"]),
        (Level.CENTRAL, "2021-02-03", ["2021-2026"]),
        (Level.CENTRAL, "2026-01-24", ["2026-2031"]),
        (Level.CENTRAL, "2031-01-01", []),  # the next congress is not in the table yet
        (Level.PROVINCE, "2009-01-01", []),
        (Level.PROVINCE, "2012-06-01", ["2010-2015"]),
        (Level.PROVINCE, "2020-07-30", ["2015-2020"]),
        (Level.PROVINCE, "2020-10-15", ["2015-2020", "2020-2025"]),
        (Level.PROVINCE, "2020-12-09", ["2020-2025"]),
        (Level.PROVINCE, "2025-07-01", ["2020-2025", "2025-2030"]),
        (Level.DISTRICT, "2020-07-30", ["2015-2020", "2020-2025"]),
        (Level.DISTRICT, "2021-05-15", ["2020-2025"]),
        (Level.DISTRICT, "2025-05-01", []),  # districts were about to end, some held congresses
        (Level.COMMUNE, "2021-06-07", ["2020-2025"]),
        (Level.COMMUNE, "2025-07-15", ["2020-2025", "2025-2030"]),
        (Level.UNIT, "2021-06-07", []),
        (None, "2021-06-07", []),
    ],
)
def test_the_term_of_a_day(level: Level | None, day: str, names: list[str]) -> None:
    assert [term.name for term in terms_on(level, date.fromisoformat(day))] == names


@pytest.mark.parametrize("level", LEVELS)
def test_terms_follow_each_other_and_every_one_has_a_source(level: Level) -> None:
    terms = terms_of(level)
    assert len(terms) >= 3
    for term in terms:
        assert term.opens <= term.closes
        assert term.closes - term.opens < timedelta(days=366)
        assert term.name.startswith(str(term.opens.year))
        assert term.source
    for before, after in pairwise(terms):
        assert before.closes < after.opens
        assert before.name.endswith(str(after.opens.year))
    assert terms[-1].ends is not None, "the last term must not run for ever"


@pytest.mark.parametrize(
    ("name", "parent", "known"),
    [
        ("Tỉnh ủy Hà Nam", "", True),
        ("Ban Thường vụ Tỉnh ủy Hà Nam", "", True),
        ("Ban Tuyên giáo Tỉnh ủy Hà Nam", "", True),
        ("Thành ủy Cẩm Phả", "Đảng bộ tỉnh Quảng Ninh", True),
        ("Huyện ủy Na Rì", "", True),
        ("Đảng ủy phường Bách Quang", "Đảng bộ thành phố Sông Công", True),
        ("Bộ Chính trị", "", True),
        ("Ban Tuyên giáo Trung ương", "", True),
        ("Đảng ủy Công an tỉnh Hà Nam", "", False),
        ("Đảng ủy Bộ Y tế", "", False),
        ("Ban cán sự đảng Chính phủ", "", False),
        ("Chi bộ Trường Tiểu học Hoa Sen", "", False),
        ("Ủy ban nhân dân tỉnh Bắc Kạn", "", False),
        ("Trung ương Đoàn TNCS Hồ Chí Minh", "", False),
    ],
)
def test_whose_congresses_are_known(name: str, parent: str, known: bool) -> None:
    assert has_known_terms(identify_issuer(name, parent=parent, day=date(2021, 6, 7))) is known
