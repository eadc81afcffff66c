"""Finding and settling references in the browser, as Python does: the cases of the forms, then generated texts."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_archive.citations import Resolver, find
from directive_archive.citations.forms import FORMS
from directive_archive.citations.holdings import holdings_files
from directive_archive.directive import Directive
from directive_archive.exports.references import reference_row
from directive_archive.importing.context import context_of
from tests.citations import test_find
from tests.citations.conftest import Client
from tests.citations.samples import BACH_QUANG, CAM_PHA, HA_NAM, LANG_SON, TTG, directive
from tests.citations.test_cases import CASES

Row = dict[str, Any]


def found_in_python(text: str) -> Row:
    found = find(text)
    return {
        "references": [
            {
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "form": each.form,
                "kind": each.kind,
                "type": each.type and each.type.name,
                "number": {"number": each.number.number, "symbol": each.number.symbol},
                "issued": each.issued.isoformat() if each.issued else None,
                "issuerPhrase": each.issuer_phrase,
                "relation": each.relation,
                "name": each.name,
                "year": each.year,
                "term": each.term,
                "doubts": list(each.doubts),
            }
            for each in found.references
        ],
        "own": found.own and {"number": found.own.number, "symbol": found.own.symbol},
        "doubts": [{"start": start, "end": end, "code": code} for start, end, code in found.doubts],
    }


def found_in_javascript(client: Client, texts: list[str]) -> list[Row]:
    answers: list[Row] = client.results("find.find", [[text] for text in texts])
    for answer in answers:
        for each in answer["references"]:
            each["type"] = each["type"] and each["type"]["name"]
    return answers


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_examples_of_a_form_are_read_the_same(client: Client, form: Any) -> None:
    texts = [text for text, _ in form.examples]
    answers = found_in_javascript(client, texts)
    assert answers == [found_in_python(text) for text in texts]
    for answer, (text, wanted) in zip(answers, form.examples, strict=True):
        assert wanted in [text[each["start"] : each["end"]] for each in answer["references"]]


def texts_of(test: Any) -> list[str]:
    """The texts of a table of Python's own tests, which say what is right."""
    rows = next(mark.args[1] for mark in test.pytestmark if mark.name == "parametrize")
    values = [row.values if hasattr(row, "marks") else row for row in rows]
    return [f"Thực hiện {value}" for row in values for value in (row if isinstance(row, tuple) else (row,)) if value]


@pytest.mark.parametrize(
    "test",
    [test_find.test_ways_of_writing, test_find.test_several_references, test_find.test_no_references],
    ids=lambda test: test.__name__,
)
def test_the_cases_of_python_are_read_the_same(client: Client, test: Any) -> None:
    texts = texts_of(test)
    assert found_in_javascript(client, texts) == [found_in_python(text) for text in texts]
    assert len(texts) > 5


def test_the_file_of_cases_is_read_the_same(client: Client) -> None:
    texts = [case["text"] for case in CASES]
    assert found_in_javascript(client, texts) == [found_in_python(text) for text in texts]


def test_the_file_of_cases_is_settled_the_same(client: Client) -> None:
    """The cases that name no citing document; without an archive."""
    cases = [case for case in CASES if not case["citing"]]
    nothing = {f"{index}.json": content.decode() for index, content in enumerate(holdings_files([], []))}
    site = {**nothing, "count.json": str(len(nothing))}
    calls = [[case["text"], {"issuer": "", "day": None}, site] for case in cases]
    for case, answer in zip(cases, client.results("cite", calls), strict=True):
        expected = [{key: value for key, value in same(row).items() if key != "doubts"} for row in case["references"]]
        got = [{key: value for key, value in same(row).items() if key != "doubts"} for row in answer["rows"]]
        assert got == expected, case["text"]


# ---- generated texts

NOUNS = (
    "Công văn",
    "công điện",
    "Nghị định",
    "Quyết định",
    "các Thông tư",
    "văn bản",
    "Luật",
    "QĐ",
    "CV",
    "Kế hoạch",
    "Chỉ thị",
)
NUMBERS = (
    *(
        "số 3195-CV/TU",
        "1699/CĐ-TTg",
        "số 51/2025/NĐ-CP",
        "số: 11352 /BTC- TCHQ",
        "số 66.16/2026/NQ-CP",
        "số 90/TBMTTQ-BTT",
    ),
    *(
        "35",
        "số 558",
        "số 512, 513 và 514/SXD-QLN",
        "số 02/ĐK-TCT",
        "202/2025/QH15",
        "số 1 7709/BTC-TCHQ",
        "Số: 12/KH-UBND",
    ),
)
DATES = (
    *(
        "ngày 29/7/2020",
        ", ngày 31/02/2020",
        "ngày 01-10-1997",
        "ngày 05 tháng 3 năm 2020",
        "năm 2014",
        "ngày 29/7",
        "cùng ngày",
    ),
    *("(ký ngày 02/12/2020)", "ngày mồng một tháng giêng năm hai nghìn không trăm hai mươi", "giai đoạn 2021-2025"),
)
ISSUERS = (
    *(
        "của Tỉnh ủy",
        "của Thủ tướng Chính phủ",
        "của UBND tỉnh Bắc Kạn",
        "của Bộ trưởng Bộ Y tế",
        "của Ban Thường vụ Tỉnh ủy",
    ),
    *(
        "của Tỉnh ủy, Thường trực Thành ủy yêu cầu",
        "được Quốc hội thông qua",
        "khóa XII",
        "của Huyện ủy Châu Thành",
        "do Sở Y tế",
    ),
)
WORDS = (
    *(
        "Thực hiện",
        "Căn cứ",
        "theo",
        "tại",
        "và",
        ",",
        ";",
        ".\n",
        "\n\n",
        "về việc tăng cường",
        "sửa đổi, bổ sung",
        ":\n1.",
    ),
    *(
        "Ngày 31/8/2020, Bộ Y tế ban hành",
        "BỘ Y TẾ",
        "(",
        ")",
        "“",
        "”",
        "này",
        "của",
        "Hợp đồng",
        "Hộ tịch",
        "-",
        "|",
        "a)",
    ),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    pools = (WORDS, WORDS, NOUNS, NUMBERS, DATES, ISSUERS)
    parts = []
    for _ in range(draw(st.integers(1, 8))):
        if draw(st.booleans()):
            parts += [draw(st.sampled_from(pool)) for pool in (NOUNS, NUMBERS, DATES, ISSUERS)]
        parts.append(draw(st.sampled_from(draw(st.sampled_from(pools)))))
    text = draw(st.sampled_from([" ", " ", "  ", "\n"])).join(parts)
    form = draw(st.sampled_from(["", "", "", "NFD", "dashes", "eth"]))
    if form == "NFD":
        return unicodedata.normalize("NFD", text)
    return {"dashes": text.replace("-", "–"), "eth": text.replace("Đ", "Ð")}.get(form, text)


@settings(max_examples=25)
@given(st.lists(texts(), min_size=10, max_size=20))
def test_generated_texts_are_read_the_same(client: Client, given_texts: list[str]) -> None:
    assert found_in_javascript(client, given_texts) == [found_in_python(text) for text in given_texts]


# ---- settled against an archive

HELD = [
    directive("3195-CV/TU", date(2020, 7, 29), {"issuer": "Tỉnh ủy Bắc Kạn", "place": "Bắc Kạn"}, type="Công văn"),
    directive("3195-CV/TU", date(2019, 7, 29), {"issuer": "Tỉnh ủy Bắc Kạn", "place": "Bắc Kạn"}, type="Công văn"),
    directive("3195-CV/TU", date(2020, 7, 29), HA_NAM, type="Công văn"),
    directive("1699/CĐ-TTg", date(2020, 12, 2), TTG, type="Công điện"),
    directive("51/2025/NĐ-CP", date(2025, 3, 1), {"issuer": "Chính phủ"}, type="Nghị định"),
    directive("35-CT/TW", date(2019, 5, 30), {"issuer": "Bộ Chính trị"}, type="Chỉ thị"),
    directive("51-KL/TW", date(2019, 5, 30), {"issuer": "Bộ Chính trị"}, type="Kết luận"),
    directive("51-KL/TW", date(2026, 6, 17), {"issuer": "Bộ Chính trị"}, type="Kết luận"),
    directive("60/2014/QH13", date(2014, 11, 20), {"issuer": "Quốc hội"}, type="Luật", title="Luật Hộ tịch"),
    directive("558-CV/TU", date(2020, 7, 29), CAM_PHA, type="Công văn"),
    directive("12-KH/ĐU", date(2021, 5, 1), BACH_QUANG, type="Kế hoạch"),
    directive("12/KH-UBND", date(2021, 5, 1), LANG_SON, type="Kế hoạch"),
]
CITING = (
    ("", ""),
    ("Tỉnh ủy Bắc Kạn", "2020-08-05"),
    ("Thành ủy Bắc Kạn", ""),
    ("Ủy ban nhân dân tỉnh Hà Nam", "2026-01-01"),
    ("Bộ Y tế", "2021-01-01"),
    ("Bộ Y tế", "2026-09-01"),
)
FILES = list(holdings_files(HELD, []))
SITE = {**{f"{index}.json": content.decode() for index, content in enumerate(FILES)}, "count.json": str(len(FILES))}
RESOLVER = Resolver(HELD)


def settled_in_python(text: str, issuer: str, day: str) -> list[Row]:
    own = find(text).own
    facts: dict[str, Any] = {"number": own.number, "symbol": own.symbol} if own else {}
    facts |= {"issuer": issuer} if issuer else {}
    facts |= {"issued": date.fromisoformat(day)} if day else {}
    return [reference_row(each) for each in RESOLVER.resolve_text(Directive("", facts), text)]


def settled_in_javascript(client: Client, asked: list[tuple[str, str, str]]) -> list[list[Row]]:
    calls = [[text, {"issuer": issuer, "day": day or None}, SITE] for text, issuer, day in asked]
    return [answer["rows"] for answer in client.results("cite", calls)]


def same(row: Row) -> Row:
    """What both say; where mentions stand is told in letters by one, in units of UTF-16 by the other."""
    return {key: value for key, value in row.items() if key not in {"mentions", "spans", "linked"}}


SETTLED = [
    # (text, citing issuer, its day, state, id)
    (
        "theo Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy",
        1,
        "resolved",
        "bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu",
    ),
    (
        "theo Công văn số 3195-CV/TU ngày 30/7/2020 của Tỉnh ủy",
        1,
        "wanted",
        "bac-kan/tinh-uy-bac-kan/2020-07-30-3195-cv-tu",
    ),
    ("theo Công văn số 3195-CV/TU của Tỉnh ủy", 1, "ambiguous", None),
    ("theo Công văn số 3195-CV/TU của Tỉnh ủy", 0, "unidentified", None),
    ("Kết luận số 51-KL/TW của Bộ Chính trị", 5, "ambiguous", None),
    (
        "Kết luận số 51-KL/TW của Bộ Chính trị khóa XII",
        5,
        "resolved",
        "trung-uong/bo-chinh-tri/2019-05-30-51-kl-tw",
    ),
    (
        "Kết luận số 51-KL/TW của Bộ Chính trị khóa XI",
        5,
        "wanted",
        "trung-uong/bo-chinh-tri/khong-ro-ngay-51-kl-tw",
    ),
    ("theo Chỉ thị 35 của Bộ Chính trị", 1, "resolved", "trung-uong/bo-chinh-tri/2019-05-30-35-ct-tw"),
    (
        "Công điện ngày 02/12/2020 của Thủ tướng Chính phủ",
        4,
        "resolved",
        "trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg",
    ),
    ("theo Luật Hộ tịch năm 2014", 4, "resolved", "trung-uong/quoc-hoi/2014-11-20-60-2014-qh13"),
]


@pytest.mark.parametrize(("text", "citing", "state", "identifier"), SETTLED)
def test_what_a_reference_means_is_the_same(
    client: Client, text: str, citing: int, state: str, identifier: str | None
) -> None:
    issuer, day = CITING[citing]
    [[row]] = settled_in_javascript(client, [(text, issuer, day)])
    assert (row["state"], row["id"]) == (state, identifier)
    assert [same(each) for each in settled_in_python(text, issuer, day)] == [same(row)]


@settings(max_examples=25)
@given(st.lists(st.tuples(texts(), st.sampled_from(CITING)), min_size=5, max_size=10))
def test_generated_texts_are_settled_the_same(client: Client, cases: list[tuple[str, tuple[str, str]]]) -> None:
    asked = [(text, *citing) for text, citing in cases]
    expected = [[same(row) for row in settled_in_python(*each)] for each in asked]
    # A header that the browser reads in such a text is not asked for here: who cites is said.
    got = [[same(row) for row in rows] for rows in settled_in_javascript(client, asked)]
    named = [index for index, (_, issuer, _) in enumerate(asked) if issuer]
    assert [got[index] for index in named] == [expected[index] for index in named]


# ---- a text that says itself whose it is

HEADERS = [
    """\
ĐẢNG BỘ TỈNH BẮC KẠN
THÀNH ỦY BẮC KẠN
*
Số 1102-CV/TU

TP. Bắc Kạn, ngày 30 tháng 7 năm 2020

Kính gửi: các chi bộ
""",
    """\
ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
-------
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 05 tháng 01 năm 2021

KẾ HOẠCH
Phòng, chống dịch

Căn cứ Luật Hộ tịch năm 2014;
""",
    """\
BỘ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI

Số: 03/2023/TT-BLĐTBXH

Hà Nội, ngày 31 tháng 5 năm 2023

THÔNG TƯ
Sửa đổi một số điều
""",
    "Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn, các cơ quan phối hợp.",
]


@pytest.mark.parametrize("text", HEADERS)
def test_whose_a_text_is_is_read_from_its_header(client: Client, text: str) -> None:
    citing = context_of(text)
    [answer] = client.results("cite", [[text, {"issuer": "", "day": None}, SITE]])
    told = citing.text("issuer") and {
        "issuer": citing.issuer.name,
        "number": str(citing.number),
        "day": citing.issued and citing.issued.isoformat(),
    }
    assert answer["context"] == (told or None)
    assert bool(told) == text.startswith(("ĐẢNG", "ỦY", "BỘ"))
