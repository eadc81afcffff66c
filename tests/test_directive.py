"""A directive: what its front matter states, and what follows from it."""

from collections.abc import Mapping
from datetime import date
from typing import cast

import pytest

from directive_archive.directive import Directive
from directive_archive.fields import Value
from directive_archive.vocabulary.systems import Level

BACH_QUANG: dict[str, Value] = {
    "number": "48",
    "symbol": "CV/ĐU",
    "type": "Công văn",
    "title": "V/v phòng, chống dịch bệnh",
    "issued": date(2021, 6, 7),
    "place": "Bách Quang",
    "issuer": "Đảng ủy phường Bách Quang",
    "issuer_parent": "Đảng bộ thành phố Sông Công",
    "addressees": ("Các chi bộ trực thuộc",),
    "signatory": {"name": "Nguyễn Văn A", "position": "Bí thư"},
    "redactions": ({"kind": "số điện thoại", "count": "1"},),
}


def directive(**fields: Value) -> Directive:
    return Directive("a/b/c", BACH_QUANG | fields)


def test_what_follows_from_a_wards_header() -> None:
    found = directive()
    assert str(found.number) == "48-CV/ĐU"
    assert found.type is not None
    assert found.type.slug == "cong-van"
    assert found.heading == "Công văn 48-CV/ĐU"
    assert found.issued == date(2021, 6, 7)
    assert found.issuer.level is Level.COMMUNE
    assert found.district is not None
    assert found.district.full_name() == "thành phố Sông Công"
    assert found.province_at_issue_name == "Thái Nguyên"
    assert found.province_now is not None
    assert found.province_now.name == "Thái Nguyên"
    assert not found.province_changed
    assert not found.is_central
    assert found.identity.is_complete
    assert found.expected_id == "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du"
    assert found.address == "van-ban/a/b/c/"


@pytest.mark.parametrize(
    ("issuer", "parent", "issued", "then", "now", "changed"),
    [
        ("Thành ủy Bắc Kạn", "Đảng bộ tỉnh Bắc Kạn", date(2020, 7, 30), "Bắc Kạn", "Thái Nguyên", True),
        ("Tỉnh ủy Hà Nam", "", date(2020, 7, 30), "Hà Nam", "Ninh Bình", True),
        ("Tỉnh ủy Ninh Bình", "", date(2020, 7, 30), "Ninh Bình", "Ninh Bình", False),
        ("Tỉnh ủy Thừa Thiên Huế", "", date(2020, 7, 30), "Thừa Thiên Huế", "Huế", True),
        ("Thành ủy Huế", "", date(2025, 3, 1), "Huế", "Huế", False),
        ("Bộ Y tế", "", date(2020, 7, 30), None, None, False),
        ("Đảng ủy xã A", "", date(2020, 7, 30), None, None, False),
    ],
)
def test_the_province_then_and_now(
    *, issuer: str, parent: str, issued: date, then: str | None, now: str | None, changed: bool
) -> None:
    found = directive(issuer=issuer, issuer_parent=parent, issued=issued, place="")
    assert found.province_at_issue_name == then
    assert (found.province_now and found.province_now.name) == now
    assert found.province_changed is changed


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("V/v phòng, chống dịch", "Phòng, chống dịch"),
        ("v/v: phòng, chống dịch", "Phòng, chống dịch"),
        ("Về việc phòng, chống dịch", "Phòng, chống dịch"),
        ("Tăng cường phòng, chống dịch", "Tăng cường phòng, chống dịch"),
        ("Về chuyển đổi số", "Về chuyển đổi số"),
        ("Vvật", "Vvật"),
        ("V/v", ""),
        ("", ""),
    ],
)
def test_the_subject_is_the_title_without_its_abbreviation(title: str, subject: str) -> None:
    assert directive(title=title).subject == subject
    assert directive(title=title).title == title


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"type": "Công điện", "number": "12", "symbol": "CĐ-TTg"}, "Công điện 12/CĐ-TTg"),
        ({"type": "", "number": "12", "symbol": "CV/TU"}, "12-CV/TU"),
        ({"type": "Công văn", "number": "", "symbol": ""}, "Công văn"),
        ({"type": "", "number": "", "symbol": ""}, "a/b/c"),
    ],
)
def test_the_name_by_which_people_know_it(fields: Mapping[str, Value], heading: str) -> None:
    assert directive(**fields).heading == heading


def test_fields_of_the_wrong_shape_count_as_empty() -> None:
    found = Directive(
        "a", {"title": ("a",), "addressees": "b", "issued": "2020", "signatory": "c", "redactions": ("d",)}
    )
    assert found.title == ""
    assert found.texts("addressees") == ()
    assert found.issued is None
    assert found.record("signatory") == {}
    assert found.records("redactions") == ()


def test_records_and_lists() -> None:
    assert directive().record("signatory")["name"] == "Nguyễn Văn A"
    assert directive().records("redactions") == ({"kind": "số điện thoại", "count": "1"},)
    assert directive().texts("addressees") == ("Các chi bộ trực thuộc",)
    assert directive().texts("recipients") == ()


def test_nothing_is_stated() -> None:
    found = Directive("a/b", {})
    assert found.heading == "a/b"
    assert found.type is None
    assert found.issued is None
    assert found.issuer.name == ""
    assert not found.identity.is_complete
    assert found.expected_id == "chua-ro-noi-ban-hanh/chua-ro-co-quan/khong-ro-ngay-khong-so"


def test_the_metadata_cannot_be_changed() -> None:
    stated: dict[str, Value] = {"title": "a"}
    found = Directive("a", stated)
    stated["title"] = "b"
    assert found.title == "a"
    with pytest.raises(TypeError):
        cast("dict[str, Value]", found.metadata)["title"] = "c"
