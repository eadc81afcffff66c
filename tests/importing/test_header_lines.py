"""Single lines of a header: numbers, places and dates, types."""

from datetime import date

import pytest

from directive_archive.importing.header_lines import (
    begins_organ,
    is_authority,
    is_preamble,
    is_prose,
    number_line,
    place_line,
    type_line,
)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "rest"),
    [
        ("Số 53-CV/TU", "53", "CV/TU", ""),
        ("Số 1462 - CV/TU", "1462", "CV/TU", ""),
        ("Số 48 -CV/ĐU", "48", "CV/ĐU", ""),
        ("Số : 8836/BYT-DP", "8836", "BYT-DP", ""),
        ("Số:406 /NQ-CP", "406", "NQ-CP", ""),
        ("Số: 66.16/2026/NQ-CP", "66.16/2026", "NQ-CP", ""),
        ("Số: 51/KH- UBND", "51", "KH-UBND", ""),
        ("SỐ: 05/QĐ-TT HĐND", "05", "QĐ-TT HĐND", ""),
        ("Số: 287/CT-HCQT,TV,AC", "287", "CT-HCQT,TV,AC", ""),
        ("Nghị quyết số: 25/2022/UBTVQH15", "25/2022", "UBTVQH15", ""),
        ("Sô: 12/UBND-VX", "12", "UBND-VX", ""),
        ("Số: /UBND-VX", "", "UBND-VX", ""),
        ("Số: …/UBND-VX", "", "UBND-VX", ""),
        ("Số 12", "12", "", ""),
        ("Số: 12/UBND-VX V/v họp", "12", "UBND-VX", "V/v họp"),
        ("Số: 12/UBND-VX, Hà Nội, ngày 3/4/2020", "12", "UBND-VX", "Hà Nội, ngày 3/4/2020"),
    ],
)
def test_number_lines(text: str, number: str, symbol: str, rest: str) -> None:
    found = number_line(text)
    assert found is not None
    assert (found.number.number, found.number.symbol, found.rest) == (number, symbol, rest)


@pytest.mark.parametrize(
    "text",
    [
        "số 94/2025/QH15, Luật số 116/2025/QH15",
        "Số liệu thống kê",
        "Số điện thoại",
        "Mẫu số 05/QTT-TNCN",
        "Số lượng: 12",
        "số 1 phố Hùng Vương",
        "86:5619 SYT-NVY",
    ],
)
def test_no_number_lines(text: str) -> None:
    assert number_line(text) is None


@pytest.mark.parametrize(
    ("text", "place", "issued"),
    [
        ("TP. Bắc Kạn, ngày 30 tháng 7 năm 2020", "TP. Bắc Kạn", date(2020, 7, 30)),
        ("*Điện Biên, ngày 09 tháng 12 năm 2020*", "Điện Biên", date(2020, 12, 9)),
        ("Quận 1, ngày 3/4/2020", "Quận 1", date(2020, 4, 3)),
        ("Hà Nội, ngày 30tháng10năm 2013", "Hà Nội", date(2013, 10, 30)),
        ("Hà Nội, ngay 30 thang 10 nam 2013", "Hà Nội", date(2013, 10, 30)),
        ("Ngày 15 tháng 3 năm 2020", "", date(2020, 3, 15)),
        ("Hà Nội, ngày44 tháng 9 năm 2021", "Hà Nội", None),
        ("Hà Nội, ngày 14 tháng 9 năm 20264", "Hà Nội", None),
        ("Hà Nội, ngày 31 tháng 02 năm 2021", "Hà Nội", None),
        ("Hà Nội, ngày 29/77/2020", "Hà Nội", None),
        ("Hà Nội, ngày tháng năm 2026", "Hà Nội", None),
        ("Hà Nội, ngày … tháng … năm 2026", "Hà Nội", None),
        ("Hà Nội, ngày 2 3 tháng 9 năm 2021", "Hà Nội", None),
    ],
)
def test_place_lines(text: str, place: str, issued: date | None) -> None:
    found = place_line(text)
    assert found is not None
    assert (found.place, found.issued) == (place, issued)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 31/8/2020, Bộ Y tế ban hành công văn",
        "Căn cứ Luật Đất đai, ngày 18/01/2024",
        "Vừa qua, ngày hội đọc sách",
        "Trong tháng 7, ngày 27 là ngày lễ",
    ],
)
def test_no_place_lines(text: str) -> None:
    assert place_line(text) is None


@pytest.mark.parametrize(
    ("text", "alone", "name", "rest"),
    [
        ("CHỈ THỊ", True, "Chỉ thị", ""),
        ("QUYẾT ĐỊNH:", True, "Quyết định", ""),
        ("Chỉ thị", True, None, ""),
        ("Chỉ thị", False, "Chỉ thị", ""),
        ("THÔNG BÁO KẾT LUẬN CỦA PHÓ THỦ TƯỚNG", False, "Thông báo", "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG"),
        ("THÔNG BÁO KẾT LUẬN CỦA PHÓ THỦ TƯỚNG", True, None, ""),
        ("THÔNG TƯ LIÊN TỊCH", False, "Thông tư liên tịch", ""),
        ("KẾ HOẠCHXYZ", False, None, ""),
        ("BAN CHỈ ĐẠO", False, None, ""),
    ],
)
def test_type_lines(text: str, alone: bool, name: str | None, rest: str) -> None:
    kind, more = type_line(text, alone=alone)
    assert (kind.name if kind else None, more) == (name, rest)


@pytest.mark.parametrize("text", ["BAN TUYÊN GIÁO", "Sở Y tế", "UBND TỈNH LÀO CAI", "Đoàn ĐBQH", "CHỦ TỊCH NƯỚC"])
def test_names_of_organs(text: str) -> None:
    assert begins_organ(text)


@pytest.mark.parametrize(
    "text",
    ["Ban hành kèm theo", "Hội nghị sơ kết", "Bộ luật Lao động", "Trường hợp khác", "phòng, chống", "TỈNH LÀO CAI"],
)
def test_no_names_of_organs(text: str) -> None:
    assert not begins_organ(text)


def test_lines_around_the_beginning_of_a_body() -> None:
    assert is_preamble("- Căn cứ Điều lệ Đảng;")
    assert not is_preamble("Thực hiện Nghị quyết số 12-NQ/TU")
    assert is_authority("BỘ TRƯỞNG BỘ TÀI CHÍNH")
    assert not is_authority("Bộ trưởng Bộ Tài chính")
    assert is_prose(
        "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, chính quyền, cơ quan, đơn vị triển khai thực hiện tốt công việc."
    )
    assert not is_prose(
        "Về việc tăng cường công tác bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô năm 2022 trên toàn tỉnh"
    )
