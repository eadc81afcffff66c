"""Document numbers: read, printed, compared and sorted."""

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from directive_archive.language import fold
from directive_archive.number import (
    DocumentNumber,
    normal_number,
    normal_symbol,
    parse_number,
    tidy_symbol,
)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "printed", "slug"),
    [
        # the Party: a hyphen before the type
        ("Số 1102-CV/TU", "1102", "CV/TU", "1102-CV/TU", "1102-cv-tu"),
        ("Số 1462 - CV/TU", "1462", "CV/TU", "1462-CV/TU", "1462-cv-tu"),
        ("Số 48 -CV/ĐU", "48", "CV/ĐU", "48-CV/ĐU", "48-cv-du"),
        ("Số 48-CV/\u00d0U", "48", "CV/ĐU", "48-CV/ĐU", "48-cv-du"),
        ("Số 05-NQ/ĐU", "05", "NQ/ĐU", "05-NQ/ĐU", "05-nq-du"),
        ("03-CT/TƯ", "03", "CT/TƯ", "03-CT/TƯ", "03-ct-tw"),
        ("9816-CV/BTGTW, ngày 03/12/2020", "9816", "CV/BTGTW", "9816-CV/BTGTW", "9816-cv-btgtw"),
        ("367 - QĐ/TWĐTN-VP", "367", "QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", "367-qd-twdtn-vp"),
        ("số31-QĐ/TW, ngày 01-10-1997", "31", "QĐ/TW", "31-QĐ/TW", "31-qd-tw"),
        ("Số 53\u2013CV/TU", "53", "CV/TU", "53-CV/TU", "53-cv-tu"),
        ("Số 12b-TB/TU", "12b", "TB/TU", "12b-TB/TU", "12b-tb-tu"),
        # the State: a slash before the type or the organ
        ("Số: 377/TB-VPCP", "377", "TB-VPCP", "377/TB-VPCP", "377-tb-vpcp"),
        ("Số:406 /NQ-CP", "406", "NQ-CP", "406/NQ-CP", "406-nq-cp"),
        ("Số 51\u2044QĐ-UBND", "51", "QĐ-UBND", "51/QĐ-UBND", "51-qd-ubnd"),
        ("1699/CĐ-TTg ngày 02/12/2020", "1699", "CĐ-TTg", "1699/CĐ-TTg", "1699-cd-ttg"),
        ("11352/BTC-TCHQ", "11352", "BTC-TCHQ", "11352/BTC-TCHQ", "11352-btc-tchq"),
        ("15/CTr-UBND", "15", "CTr-UBND", "15/CTr-UBND", "15-ctr-ubnd"),
        ("15/QyĐ-UBND", "15", "QyĐ-UBND", "15/QyĐ-UBND", "15-qyd-ubnd"),
        ("Số 51/KH- UBND", "51", "KH-UBND", "51/KH-UBND", "51-kh-ubnd"),
        ("05/QĐ-TT HĐND", "05", "QĐ-TT HĐND", "05/QĐ-TT HĐND", "05-qd-tthdnd"),
        ("287/CT-HCQT,TV,AC", "287", "CT-HCQT,TV,AC", "287/CT-HCQT,TV,AC", "287-ct-hcqt-tv-ac"),
        ("436/BC-UBVHXH15", "436", "BC-UBVHXH15", "436/BC-UBVHXH15", "436-bc-ubvhxh15"),
        ("90/TBMTTQ-BTT", "90", "TBMTTQ-BTT", "90/TBMTTQ-BTT", "90-tbmttq-btt"),
        ("12/QĐ-BCĐ389", "12", "QĐ-BCĐ389", "12/QĐ-BCĐ389", "12-qd-bcd389"),
        # law-making acts: the year inside
        ("Số 51/2025/NĐ-CP", "51/2025", "NĐ-CP", "51/2025/NĐ-CP", "51-2025-nd-cp"),
        ("202/2025/QH15", "202/2025", "QH15", "202/2025/QH15", "202-2025-qh15"),
        ("Nghị quyết số: 25/2022/UBTVQH15", "25/2022", "UBTVQH15", "25/2022/UBTVQH15", "25-2022-ubtvqh15"),
        ("66.16/2026/NQ-CP", "66.16/2026", "NQ-CP", "66.16/2026/NQ-CP", "66-16-2026-nq-cp"),
        (
            "01/2013/TTLT-VKSTC-BTC",
            "01/2013",
            "TTLT-VKSTC-BTC",
            "01/2013/TTLT-VKSTC-BTC",
            "01-2013-ttlt-vkstc-btc",
        ),
        ("19/2008/NQLT-CP-UBTUMTTQVN", "19/2008", "NQLT-CP-UBTUMTTQVN", None, "19-2008-nqlt-cp-ubtumttqvn"),
        # broken over two lines, or glued to what follows
        ("Quyết định số 15/QĐ-\nUBND ngày", "15", "QĐ-UBND", "15/QĐ-UBND", "15-qd-ubnd"),
        ("Công văn số 53-CV/TU, Kế hoạch số 7-KH/TU", "53", "CV/TU", "53-CV/TU", "53-cv-tu"),
        ("theo Quyết định số 15/QĐ-UBND. Các đơn vị", "15", "QĐ-UBND", "15/QĐ-UBND", "15-qd-ubnd"),
        ("Quyết định số 15/QĐ-UBND - Sở Y tế", "15", "QĐ-UBND", "15/QĐ-UBND", "15-qd-ubnd"),
        ("5-KH/TU HĐND tỉnh", "5", "KH/TU", "5-KH/TU", "5-kh-tu"),
    ],
    ids=ascii,
)
def test_forms_met_in_documents(*, text: str, number: str, symbol: str, printed: str | None, slug: str) -> None:
    found = parse_number(text)
    assert found == DocumentNumber(number, symbol)
    assert str(found) == printed or printed is None
    assert found.slug == slug
    assert parse_number(unicodedata.normalize("NFD", text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số 15",
        "ngày 30/7/2020",
        "giai đoạn 2021-2025",
        "1.346 ca",
        "2709.00.10",
        "1234567-CV/TU",  # seven figures: no document number
        "5.000.000-CV/TU",
        "53-cv/tu",  # search folds what people type; a document prints capitals
        "12-Nghị quyết",
        "5 - Sở Y tế",
        "12/ngày",
        "0900 000 000",
    ],
    ids=ascii,
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("05", "NQ/ĐU"), ("5", "NQ/ĐU"), True),
        (("48", "CV/ĐU"), ("48", "CV/\u00d0U"), True),
        (("48", "CV/ĐU"), ("48", "cv/đu"), True),
        (("48", "CV/ĐU"), ("48", "CV / ĐU"), True),
        (("48", "CV/ĐU"), ("48", "CV–ĐU"), True),
        (("03", "CT/TƯ"), ("3", "CT/TW"), True),
        (("9816", "CV/BTGTƯ"), ("9816", "CV/BTGTW"), True),
        (("367", "QĐ/TƯĐTN"), ("367", "QĐ/TWĐTN"), True),
        (("51/2025", "NĐ-CP"), ("51 / 2025", "NĐ-CP"), True),
        (("1699", "CĐ-TTg"), ("1699", "CĐ-TTG"), True),
        (("0", "CV/TU"), ("00", "CV/TU"), True),
        (("48", "CV/ĐU"), ("48", "CV/DU"), False),  # only a "did you mean"
        (("48", "CV/ĐU"), ("49", "CV/ĐU"), False),
        (("51/2025", "NĐ-CP"), ("51", "NĐ-CP"), False),
        (("66.1", "NQ-CP"), ("66.10", "NQ-CP"), False),
        (("5", "CV/TU"), ("5a", "CV/TU"), False),
        (("5", "CV/TU"), ("5", "CV/TW"), False),
    ],
    ids=ascii,
)
def test_keys_of_two_spellings(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert (DocumentNumber(*one).key == DocumentNumber(*other).key) is same


def test_the_folded_key_forgives_missing_marks() -> None:
    assert DocumentNumber("048", "CV/ĐU").folded == DocumentNumber("48", "CV/DU").folded == ("48", "cv-du")


@pytest.mark.parametrize(
    ("number", "printed", "slug"),
    [
        (DocumentNumber("15", ""), "15", "15"),
        (DocumentNumber("", "CV/TU"), "CV/TU", "cv-tu"),
        (DocumentNumber("", ""), "", ""),
    ],
)
def test_a_number_of_which_a_part_is_unknown(number: DocumentNumber, printed: str, slug: str) -> None:
    assert (str(number), number.slug) == (printed, slug)


def test_sorting_is_numeric() -> None:
    numbers = ["5", "5a", "9", "10", "51/2025", "66.9/2026", "66.16/2026", "100", "", "x"]
    expected = ["", "x", "5", "5a", "9", "10", "51/2025", "66.9/2026", "66.16/2026", "100"]
    assert sorted(numbers, key=lambda number: DocumentNumber(number, "CV/TU").sort_key) == expected


def test_a_number_of_thousands_of_figures_sorts_all_the_same() -> None:
    assert DocumentNumber("9" * 10_000, "CV/TU").sort_key > DocumentNumber("10", "CV/TU").sort_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CV / TU", "CV/TU"),
        (" KH- UBND ", "KH-UBND"),
        ("QĐ–UBND", "QĐ-UBND"),
        ("CT-HCQT , TV", "CT-HCQT,TV"),
        ("/CV/", "CV"),
    ],
    ids=ascii,
)
def test_tidy_symbol(text: str, expected: str) -> None:
    assert tidy_symbol(text) == expected


NUMBERS = st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,3})?[a-z]?(/(19|20)[0-9]{2})?", fullmatch=True)
GROUPS = st.sampled_from(
    [
        "CV",
        "QĐ",
        "KH",
        "TB",
        "TTr",
        "CTr",
        "QyĐ",
        "UBND",
        "HĐND",
        "TTg",
        "BYT",
        "ĐU",
        "TU",
        "TW",
        "TƯ",
        "VPCP",
        "BCĐ389",
        "QH15",
    ]
)
SYMBOLS = st.builds(
    lambda first, rest: first + "".join(mark + group for mark, group in rest),
    GROUPS,
    st.lists(st.tuples(st.sampled_from("-/,"), GROUPS), max_size=3),
)


@given(NUMBERS, SYMBOLS)
def test_what_is_printed_is_read_back(number: str, symbol: str) -> None:
    document = DocumentNumber(number, symbol)
    assert parse_number(f"Số: {document} ngày 30/7/2020") == document


@given(NUMBERS, SYMBOLS, st.sampled_from(["{}-{}", "{} - {}", "{}/{}", "{} /{}", "{}\u2013{}"]))
def test_dashes_and_spaces_do_not_matter(number: str, symbol: str, form: str) -> None:
    assume("/" in number or form != "{}/{}" or not symbol[:2].isdigit())
    found = parse_number(form.format(number, symbol))
    assert found is not None
    assert found.key == DocumentNumber(number, symbol).key


@given(st.text(), st.text())
def test_keys_are_settled(number: str, symbol: str) -> None:
    assert normal_number(normal_number(number)) == normal_number(number)
    assert normal_symbol(normal_symbol(symbol)) == normal_symbol(symbol)
    document = DocumentNumber(number, symbol)
    assert document.folded == (document.key[0], fold(document.key[1]))
    assert document.slug == DocumentNumber(number, document.key[1]).slug
    assert isinstance(document.sort_key[0], int)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "9/" * 50_000,
        "9-" * 50_000,
        "1-A" * 33_000,
        "1-" + "A-" * 50_000,
        "1-A" + " " * 100_000,
        "1-Aa" * 25_000,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.perf_counter()
    parse_number(text)
    assert time.perf_counter() - start < 2
