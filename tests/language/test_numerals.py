"""Number words: every number to 9999 in each usual spelling, and what is no number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.language import format_number, parse_numeral
from tests.language.samples import DIGITS, TEXT, nfd, spellings


def test_the_generator_writes_what_people_write() -> None:
    assert list(spellings(31)) == ["ba mươi mốt"]
    assert list(spellings(24)) == ["hai mươi tư", "hai mươi bốn"]
    assert list(spellings(15)) == ["mười lăm", "mười nhăm"]
    assert list(spellings(7)) == ["bảy", "bẩy"]
    assert set(spellings(2005)) >= {
        "hai nghìn không trăm linh năm",
        "hai ngàn không trăm lẻ năm",
        "hai nghìn lẻ năm",
    }


def test_every_number_in_every_usual_spelling() -> None:
    wrong = [
        (number, words, parse_numeral(words))
        for number in range(10_000)
        for words in spellings(number)
        if parse_numeral(words) != number
    ]
    assert not wrong


@given(st.integers(0, 9999), st.data())
def test_letters_and_spaces_do_not_matter(number: int, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(list(spellings(number))))
    for variant in (
        words.upper(),
        words.capitalize(),
        nfd(words),
        words.replace(" ", " \n\u00a0"),
        f" {words}\t",
    ):
        assert parse_numeral(variant) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", 0),
        ("tư", 4),
        ("mười", 10),
        ("mười một", 11),
        ("mười tư", 14),
        ("hai mươi năm", 25),
        ("ba mươi một", 31),
        ("một trăm", 100),
        ("một trăm linh tư", 104),
        ("Một nghìn lẻ một", 1001),
        ("hai nghìn", 2000),
        ("hai nghìn không trăm", 2000),
        ("hai nghìn mười", 2010),
        ("hai nghìn không trăm hai mươi mốt", 2021),
        ("một ngàn chín trăm bẩy mươi nhăm", 1975),
        ("chín nghìn chín trăm chín mươi chín", 9999),
    ],
)
def test_parse_numeral(words: str, value: int) -> None:
    assert parse_numeral(words) == value


@pytest.mark.parametrize(
    "words",
    [
        *["", " ", "\u0301", "\ud800", "20", "hai 0", "hai-mươi", "hai,", "market"],
        *["hai mươi số", "số hai", "ngày hai", "nam", "muoi", "hai muoi"],  # other words, no diacritics
        *[
            "mốt",
            "lăm",
            "nhăm",
            "linh",
            "lẻ",
            "mươi",
            "trăm",
            "nghìn",
            "ngàn",
        ],  # parts that stand for nothing alone
        *[
            "trăm hai",
            "nghìn lẻ một",
            "mươi lăm",
            "linh năm",
            "không trăm",
            "không trăm linh năm",
            "không mươi năm",
        ],
        *[
            "mười mười",
            "mười hai mươi",
            "hai mười",
            "một hai",
            "hai không hai mốt",
            "hai mươi mươi",
            "mười mươi",
        ],
        *["hai mươi không", "không hai", "không không", "hai nghìn không"],
        *["hai mươi linh năm", "hai trăm linh", "hai trăm linh linh năm", "hai trăm linh năm mươi"],
        *["hai trăm linh mười", "hai trăm linh không", "hai nghìn linh hai mươi"],
        *["hai trăm năm", "hai nghìn năm", "hai nghìn một", "một trăm tư"],  # 205 or 250, 2005 or 2500
        *["mốt mươi", "hai trăm mốt", "hai nghìn lăm", "lăm mươi"],
        *[
            "hai trăm nghìn",
            "hai trăm ba nghìn",
            "hai nghìn ba nghìn",
            "mười nghìn",
            "hai mươi nghìn",
            "hai mươi trăm",
        ],
    ],
    ids=ascii,
)
def test_what_is_no_number(words: str) -> None:
    assert parse_numeral(words) is None


@given(
    TEXT
    | st.lists(st.sampled_from([*DIGITS, "mốt", "lăm", "linh", "lẻ", "mười", "mươi", "trăm", "nghìn"])).map(" ".join)
)
def test_any_text_is_a_number_to_9999_or_none(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or 0 <= value <= 9999


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-1200, "-1.200"),
        (Fraction(13, 2), "6,5"),
        (Fraction(25, 4), "6,25"),
        (Fraction(7), "7"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "0,33"),
        (Fraction(2, 3), "0,67"),
        (Fraction(199, 200), "1"),
        (Fraction(1, 20), "0,05"),
        (Fraction(12345, 10), "1.234,5"),
        (Fraction(-13, 2), "-6,5"),
        (Fraction(-1, 1000), "0"),
    ],
)
def test_numbers_in_figures(value: int | Fraction, text: str) -> None:
    assert format_number(value) == text


def test_digits_may_be_fewer() -> None:
    assert [format_number(Fraction(1, 3), digits) for digits in (1, 3)] == ["0,3", "0,333"]


@given(st.integers())
def test_a_whole_number_reads_the_same_as_a_fraction(value: int) -> None:
    assert format_number(Fraction(value)) == format_number(value)
    assert int(format_number(value).replace(".", "")) == value
