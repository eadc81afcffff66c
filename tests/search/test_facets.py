"""By what directives and wanted documents are filtered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directive_archive.directive import Directive
from directive_archive.fields import FIELDS
from directive_archive.search.facets import facet_columns, held_values, wanted_values
from directive_archive.site.build import read_contents
from tests.archives import VALID, ArchiveFolder

RESERVED = {"q", "tu", "den", "sap", "trang", "xem", "xep", "roi"}
"""What else stands in addresses of the search page."""


def slugs(values: dict[str, Any]) -> dict[str, list[str]]:
    return {parameter: [value.slug for value in found] for parameter, found in values.items() if found}


def directive(**fields: Any) -> Directive:
    stated = VALID | fields
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in stated.items()}
    return Directive("x", lists | {"issued": date.fromisoformat(stated["issued"]) if stated["issued"] else None})


def test_every_parameter_means_one_thing() -> None:
    parameters = [column.parameter for column in facet_columns(FIELDS)]
    assert len(parameters) == len(set(parameters))
    assert not RESERVED & set(parameters)
    assert {"tinh", "tinh-nay", "co-quan", "cap", "loai", "nam", "chu-de"} <= set(parameters)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"topics": ["Y tế", "Thư viện"]},
            {
                "tinh": ["ha-nam"],
                "tinh-nay": ["ninh-binh"],
                "co-quan": ["ha-nam/tinh-uy-ha-nam"],
                "nam": ["2021"],
                "loai": ["cong-van"],
                "cap": ["cap-tinh"],
                "he-thong": ["dang"],
                "chu-de": ["y-te", "thu-vien"],
                "kho": ["co"],
            },
        ),
        (
            {"issuer": "Thủ tướng Chính phủ", "place": "Hà Nội", "issued": None, "type": "Công điện"},
            {
                "tinh": ["trung-uong"],
                "tinh-nay": ["trung-uong"],
                "co-quan": ["trung-uong/thu-tuong-chinh-phu"],
                "loai": ["cong-dien"],
                "cap": ["trung-uong"],
                "he-thong": ["nha-nuoc"],
                "kho": ["co"],
            },
        ),
    ],
)
def test_a_directive_has_the_values_of_its_fields(fields: dict[str, Any], expected: dict[str, list[str]]) -> None:
    assert slugs(held_values(directive(**fields), FIELDS)) == expected


def test_a_wanted_document_has_what_its_references_tell(tmp_path: Path) -> None:
    archive = ArchiveFolder(tmp_path / "directives")
    archive.add("Thực hiện Chỉ thị số 7-CT/TU ngày 05/01/2020 của Tỉnh ủy Quảng Ninh về việc chung.")
    contents = read_contents(archive.root, "")
    [document] = contents.wanted
    assert slugs(wanted_values(document, FIELDS)) == {
        "tinh": ["quang-ninh"],
        "tinh-nay": ["quang-ninh"],
        "co-quan": ["quang-ninh/tinh-uy-quang-ninh"],
        "nam": ["2020"],
        "loai": ["chi-thi"],
        "cap": ["cap-tinh"],
        "he-thong": ["dang"],
        "kho": ["chua-co"],
    }
