"""Small archives of invented directives, written as files. Names and numbers in them are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from directive_archive.directive import Directive

BODY = "Ban Thường vụ yêu cầu các đơn vị thực hiện tốt các nội dung sau:\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai."

VALID: dict[str, Any] = {
    "number": "12",
    "symbol": "CV/TU",
    "type": "Công văn",
    "title": "V/v chuẩn bị Ngày hội đọc sách",
    "issued": "2021-03-04",
    "place": "Hà Nam",
    "issuer": "Tỉnh ủy Hà Nam",
    "addressees": ["Các huyện ủy, thành ủy"],
    "recipients": ["Như trên", "Lưu Văn phòng Tỉnh ủy"],
    "signatory": {"name": "Nguyễn Văn A", "position": "Phó Bí thư", "on_behalf_of": "Ban Thường vụ", "form": "T/M"},
    "source": {"url": "https://example.org/van-ban/12"},
}
"""Front matter that breaks no rule."""


def front_matter(fields: Mapping[str, Any]) -> str:
    """Fields as YAML, one a line; JSON is YAML."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def file_text(body: str = BODY, **fields: Any) -> str:
    """A valid file with some fields changed; a field given as `None` is left out."""
    stated = {key: value for key, value in (VALID | fields).items() if value is not None}
    return f"---\n{front_matter(stated)}---\n\n{body}\n"


def id_of(**fields: Any) -> str:
    """The id that the facts ask for."""
    stated = VALID | fields
    issued = stated.get("issued")
    return Directive("", stated | {"issued": date.fromisoformat(issued) if issued else None}).expected_id


@dataclass(frozen=True)
class ArchiveFolder:
    """A directory of directives that is being filled."""

    root: Path

    def add(self, body: str = BODY, *, at: str | None = None, **fields: Any) -> str:
        """Write a directive where its facts ask for it, or `at` an id; return its id."""
        identifier = at or id_of(**fields)
        self.write(f"{identifier}.md", file_text(body, **fields))
        return identifier

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file as it is."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def fill(self, count: int) -> list[str]:
        """Write that many synthetic directives; return their ids."""
        return [self.add(body, **fields) for fields, body in synthetic(count)]


ISSUERS: tuple[dict[str, str], ...] = (
    {"issuer": "Tỉnh ủy Hà Nam", "place": "Hà Nam", "symbol": "CV/TU", "type": "Công văn"},
    {"issuer": "Tỉnh ủy Điện Biên", "place": "Điện Biên", "symbol": "CT/TU", "type": "Chỉ thị"},
    {"issuer": "Thành ủy Hà Nội", "place": "Hà Nội", "symbol": "TB/TU", "type": "Thông báo"},
    {"issuer": "Ủy ban nhân dân tỉnh Bắc Kạn", "place": "Bắc Kạn", "symbol": "KH-UBND", "type": "Kế hoạch"},
    {"issuer": "Ủy ban nhân dân tỉnh Thái Nguyên", "place": "Thái Nguyên", "symbol": "QĐ-UBND", "type": "Quyết định"},
    {"issuer": "Huyện ủy Na Rì", "place": "Na Rì", "symbol": "CV/HU", "type": "Công văn"},
    {"issuer": "Thủ tướng Chính phủ", "place": "Hà Nội", "symbol": "CĐ-TTg", "type": "Công điện"},
)
_FIRST_DAY = date(2021, 1, 4)
_DAYS = 30
_SUBJECTS = ("phòng cháy rừng", "tiêm phòng cho trâu bò", "tu sửa đê điều", "thi đua dạy tốt", "trồng cây đầu năm")


def synthetic(count: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Valid directives of several organs, provinces, types and days.

    Each cites the one before, the very first one, and a document that the archive lacks.
    """
    written: list[dict[str, Any]] = []
    for place in range(count):
        organ = ISSUERS[place % len(ISSUERS)]
        issued = _FIRST_DAY + timedelta(days=place * _DAYS // count)
        fields: dict[str, Any] = organ | {
            "number": str(100 + place),
            "title": f"V/v {_SUBJECTS[place % len(_SUBJECTS)]} lần thứ {place + 1}",
            "issued": issued.isoformat(),
            "addressees": ["Các cơ quan, đơn vị trực thuộc"],
            "topics": [_SUBJECTS[place % len(_SUBJECTS)].capitalize()],
        }
        if fields["type"] != "Công văn":
            fields["title"] = fields["title"].removeprefix("V/v ").capitalize()
        lines = [f"Về {_SUBJECTS[place % len(_SUBJECTS)]}, cơ quan ban hành yêu cầu các đơn vị:"]
        lines += [f"{point}. Làm tốt việc thứ {point} của đợt {place + 1}." for point in range(1, 4)]
        if written:
            lines += [f"Thực hiện {quote(written[-1])}.", f"Căn cứ {quote(written[0])}."]
        lines.append(f"Theo Chỉ thị số {700 + place}-CT/TU ngày 02/01/2021 của Tỉnh ủy Quảng Ninh về việc chung.")
        written.append(fields)
        yield fields, "\n\n".join(lines)


def quote(fields: Mapping[str, Any]) -> str:
    """How a text names a document: type, number, date and issuer."""
    number = Directive("", dict(fields)).number
    day = date.fromisoformat(fields["issued"])
    return f"{fields['type']} số {number} ngày {day.day}/{day.month}/{day.year} của {fields['issuer']}"
