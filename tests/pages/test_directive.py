"""The page of a directive as data: the paper, the facts, the body with its citations."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.body import parse_body
from directive_archive.citations import Citation, Mention, State
from directive_archive.number import DocumentNumber
from directive_archive.pages.annotate import shown_body
from tests.archives import ArchiveFolder
from tests.pages.reading import Pages

STATE = {
    "issuer": "Ủy ban nhân dân tỉnh Bắc Kạn",
    "symbol": "KH-UBND",
    "type": "Kế hoạch",
    "place": "Bắc Kạn",
    "title": "Phòng cháy rừng năm 2021",
    "signatory": {
        "name": "Trần Thị B",
        "position": "Phó Chủ tịch",
        "on_behalf_of": "Ủy ban nhân dân / Chủ tịch",
        "form": "TM. / KT.",
    },
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"issuer_parent": "Đảng bộ tỉnh Hà Nam"},
            {
                "parent": "ĐẢNG BỘ TỈNH HÀ NAM",
                "issuer": "TỈNH ỦY HÀ NAM",
                "is_party": True,
                "motto": ("ĐẢNG CỘNG SẢN VIỆT NAM",),
                "number": "Số 12-CV/TU",
                "place_and_date": "Hà Nam, ngày 04 tháng 3 năm 2021",
                "type": "",
                "title": "V/v chuẩn bị Ngày hội đọc sách",
                "addressed": "Kính gửi",
                "signed_for": ["T/M BAN THƯỜNG VỤ"],
                "position": "PHÓ BÍ THƯ",
                "signatory": "Nguyễn Văn A",
                "urgency": "",
            },
        ),
        (
            STATE,
            {
                "parent": "",
                "issuer": "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN",
                "is_party": False,
                "motto": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
                "number": "Số: 12/KH-UBND",
                "type": "KẾ HOẠCH",
                "signed_for": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
                "position": "PHÓ CHỦ TỊCH",
            },
        ),
        ({"type": "Tờ trình", "symbol": "TTr/TU"}, {"addressed": "Kính trình", "type": "TỜ TRÌNH"}),
        ({"issued": None}, {"place_and_date": "Hà Nam"}),
        ({"place": None}, {"place_and_date": "ngày 04 tháng 3 năm 2021"}),
        ({"place": None, "issued": None}, {"place_and_date": ""}),
        ({"signatory": None}, {"signed_for": [], "position": "", "signatory": ""}),
        ({"urgency": "Hỏa tốc"}, {"urgency": "HỎA TỐC"}),
    ],
)
def test_the_paper_is_laid_out_as_the_rules_say(
    fields: dict[str, Any], expected: dict[str, object], archive: ArchiveFolder
) -> None:
    identifier = archive.add(**fields)
    paper = Pages.of(archive).data(f"van-ban/{identifier}/")["paper"]
    assert {key: paper[key] for key in expected} == expected


def test_facts_come_from_the_table_of_fields_and_lead_to_their_lists(archive: ArchiveFolder) -> None:
    identifier = archive.add(
        issuer="Huyện ủy Na Rì", issuer_parent="Đảng bộ tỉnh Bắc Kạn", place="Na Rì", symbol="CV/HU", topics=["Y tế"]
    )
    pages = Pages.of(archive)
    rows = pages.data(f"van-ban/{identifier}/")["facts"]
    facts = {fact.label: [(link.title, link.path) for link in fact.values] for fact in rows}
    assert facts == {
        "Số, ký hiệu": [("12-CV/HU", "")],
        "Loại văn bản": [("Công văn", "loai-van-ban/cong-van/")],
        "Ngày ban hành": [("4/3/2021", "ngay-ban-hanh/2021/03/04/")],
        "Địa danh": [("Na Rì", "")],
        "Cơ quan ban hành": [("Huyện ủy Na Rì", "van-ban/bac-kan/huyen-uy-na-ri/")],
        "Cơ quan chủ quản": [("Đảng bộ tỉnh Bắc Kạn", "")],
        "Cấp ban hành": [("Cấp huyện", "cap-ban-hanh/cap-huyen/")],
        "Hệ thống": [("Đảng", "he-thong/dang/")],
        "Tỉnh, thành khi ban hành": [("Bắc Kạn", "van-ban/bac-kan/")],
        "Huyện, quận khi ban hành": [("huyện Na Rì", "van-ban/bac-kan/na-ri/")],
        "Tỉnh, thành hiện nay": [("Thái Nguyên", "tinh-thanh-hien-nay/thai-nguyen/")],
        "Chủ đề": [("Y tế", "chu-de/y-te/")],
    }
    linked = [path for links in facts.values() for _, path in links if path]
    assert set(linked) <= set(pages.by_path)


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"issuer": "Tỉnh ủy Bắc Kạn", "place": "Bắc Kạn"}, "Bắc Kạn, nay thuộc Thái Nguyên"),
        ({"issuer": "Tỉnh ủy Thái Nguyên", "place": "Thái Nguyên"}, ""),
        ({"issuer": "Thủ tướng Chính phủ", "place": "Hà Nội", "symbol": "CĐ-TTg", "type": "Công điện"}, ""),
    ],
)
def test_a_page_says_where_a_place_lies_today(fields: dict[str, str], note: str, archive: ArchiveFolder) -> None:
    identifier = archive.add(**fields)
    assert Pages.of(archive).data(f"van-ban/{identifier}/")["province_note"] == note


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org/", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("/etc/passwd", False),
        ("Công báo số 5", False),
    ],
)
def test_only_web_addresses_are_linked_as_sources(url: str, linked: bool, archive: ArchiveFolder) -> None:
    identifier = archive.add(source={"url": url})
    data = Pages.of(archive).data(f"van-ban/{identifier}/")
    assert data["source_url"] == (url if linked else "")
    assert data["source"]["url"] == url


def test_a_description_is_short_and_ends_between_words(archive: ArchiveFolder) -> None:
    identifier = archive.add(title="V/v " + "triển khai " * 40)
    description = Pages.of(archive).by_path[f"van-ban/{identifier}/"].description
    assert description.startswith("Công văn 12-CV/TU ngày 4/3/2021 của Tỉnh ủy Hà Nam: Triển khai")
    assert description.endswith((" triển …", " khai …"))
    assert len(description) <= 162


TEXTS = st.text(st.sampled_from("ab1. *\\\n-)Điều"), max_size=80)


@given(TEXTS, st.data())
def test_citations_cut_the_text_and_change_none_of_it(body: str, data: st.DataObject) -> None:
    blocks = parse_body(body)
    citations: list[Citation] = []
    for index, block in enumerate(blocks):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(block.text)), max_size=4)))
        for start, end in pairwise(cuts):
            mention = Mention(index, block.anchor, start, end, block.text[start:end], ("", ""))
            number = DocumentNumber("1", "CV/TU")
            target = f"ha-nam/tinh-uy-ha-nam/2021-01-01-{len(citations)}-cv-tu"
            citations.append(Citation("x", State.WANTED, target, (), None, number, None, None, "", (mention,)))
    shown = shown_body(body, citations)
    assert ["".join(segment.text for segment in block.segments) for block in shown] == [block.text for block in blocks]
    assert [block.anchor for block in shown] == [block.anchor for block in blocks]
    for citation in citations:
        (mention,) = citation.mentions
        linked = [
            segment.text for segment in shown[mention.block].segments if segment.path == f"van-ban/{citation.target}/"
        ]
        assert "".join(linked) == mention.text


def test_anchors_are_unique_and_none_is_the_pages_own(archive: ArchiveFolder) -> None:
    text = "Điều 1. Một\n\n1. Một\n\na) Một\n\n1. Một\n\na) Một\n\nĐiều 1. Một\n\nvan-ban\n\nI. Một\n\nI. Một"
    identifier = archive.add(text)
    anchors = [block.anchor for block in Pages.of(archive).data(f"van-ban/{identifier}/")["blocks"]]
    assert len(set(anchors)) == len(anchors) == 9
    assert not {"van-ban", "thong-tin", "trich-dan", "trich-yeu", "noi-dung"} & set(anchors)
