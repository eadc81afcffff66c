"""The end of a document: where it begins, recipients, signature, and what comes after."""

import pytest

from directive_archive.importing.closing import closing_start, parse_closing
from directive_archive.importing.signature import form_of, person_name
from tests.importing.reports import said


def closing(text: str) -> tuple[tuple[str, ...], dict[str, str], str, list[str]]:
    """Recipients, signature, what follows them, reports."""
    lines = text.split("\n")
    found = parse_closing(lines, closing_start(lines, 0))
    return found.recipients, found.signatory, "\n".join(lines[found.end :]).strip(), said(found.diagnostics)


def signed(name: str, position: str, behalf: str = "", form: str = "") -> dict[str, str]:
    parts = {"name": name, "position": position, "on_behalf_of": behalf, "form": form}
    return {key: part for key, part in parts.items() if part}


SECRETARY = signed("Nguyễn Văn An", "Bí thư", "Ban Thường vụ", "T/M")
DEPUTY = signed("Lê Thị Bình", "Phó Chủ tịch", "Ủy ban nhân dân / Chủ tịch", "TM. / KT.")


@pytest.mark.parametrize(
    ("text", "recipients", "signatory"),
    [
        pytest.param(
            "Nơi nhận:\n- Như trên,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nNguyễn Văn An",
            ("Như trên", "Lưu"),
            SECRETARY,
            id="recipients first",
        ),
        pytest.param(
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn An\n\nNơi nhận:\n- Như trên,\n- Lưu.",
            ("Như trên", "Lưu"),
            SECRETARY,
            id="signature first",
        ),
        pytest.param(
            "**Nơi nhận:**\n- Như trên;\n- Lưu: VT.\n**TM. ỦY BAN NHÂN DÂN**\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n"
            "Lê Thị Bình",
            ("Như trên", "Lưu: VT"),
            DEPUTY,
            id="stacked forms, bold",
        ),
        pytest.param(
            "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n- Thường trực Tỉnh ủy,\tPHÓ CHỦ TỊCH\n"
            "HĐND tỉnh;\t\n- Lưu: VT.\t\n\tLê Thị Bình",
            ("Như trên", "Thường trực Tỉnh ủy, HĐND tỉnh", "Lưu: VT"),
            DEPUTY,
            id="columns side by side",
        ),
        pytest.param(
            "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT. PHÓ CHỦ TỊCH\n\nLê Thị Bình",
            ("Như trên", "Lưu: VT"),
            DEPUTY,
            id="columns run together",
        ),
        pytest.param(
            "Nơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n- Lưu: VT. Lê Thị Bình",
            ("Như trên", "Lưu: VT"),
            signed("Lê Thị Bình", "Phó Chủ tịch", "Chủ tịch", "KT."),
            id="name in the last line of the recipients",
        ),
        pytest.param(
            "Noi nhận\n- Như trên\n- Lưu VP\n\nK/T BÍ THƯ\nPHÓ BÍ THƯ\n(Đã ký)\nNguyễn Văn An",
            ("Như trên", "Lưu VP"),
            signed("Nguyễn Văn An", "Phó Bí thư", "Bí thư", "K/T"),
            id="OCR, no marks, signed mark",
        ),
        pytest.param(
            "Nơi nhận:\nNhư trên;\nUBND tỉnh (b/c);\nLưu: VT.\n\nGIÁM ĐỐC\n\nTS. Trần Đại Sơn",
            ("Như trên", "UBND tỉnh (b/c)", "Lưu: VT"),
            signed("Trần Đại Sơn", "Giám đốc"),
            id="no dashes, degree before the name",
        ),
        pytest.param(
            "Nơi nhận:\n- Ban Bí thư, } (để báo cáo)\n- Văn phòng, }\n- Lưu.",
            ("Ban Bí thư (để báo cáo)", "Văn phòng (để báo cáo)", "Lưu"),
            {},
            id="brace",
        ),
        pytest.param(
            "Nơi nhận:\n- MTTQ và các đoàn thể\nchính trị - xã hội tỉnh;\n- Lưu: VT,\nTH.",
            ("MTTQ và các đoàn thể chính trị - xã hội tỉnh", "Lưu: VT, TH"),
            {},
            id="items over two lines",
        ),
        pytest.param(
            "TM. CHÍNH PHỦ\nKT.THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nPHẠM QUANG KHẢI",
            (),
            signed("Phạm Quang Khải", "Phó Thủ tướng", "Chính phủ / Thủ tướng", "TM. / KT."),
            id="name in capitals, no recipients",
        ),
        pytest.param(
            "TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\n",
            (),
            {"position": "Chánh Văn phòng", "on_behalf_of": "Bộ trưởng", "form": "TL."},
            id="no name",
        ),
        pytest.param(
            "BỘ TRƯỞNG\n\nĐại tướng Võ Văn Khoa", (), signed("Võ Văn Khoa", "Bộ trưởng"), id="bare post, rank"
        ),
        pytest.param(
            "Q. GIÁM ĐỐC\n\nY Thông Niê Kdăm",
            (),
            signed("Y Thông Niê Kdăm", "", "Giám đốc", "Q."),
            id="acting director",
        ),
    ],
)
def test_closings(text: str, recipients: tuple[str, ...], signatory: dict[str, str]) -> None:
    found = closing(f"Thân văn bản./.\n\n{text}\n")
    assert found[:3] == (recipients, signatory, "")


def test_head_of_a_list() -> None:
    lines = ["Nơi nhận:", "", "Gửi bản điện tử:", "- Như kính gửi,", "- Lưu."]
    assert parse_closing(lines, 0).recipients_note == "Gửi bản điện tử"


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận hồ sơ: Bộ phận một cửa.",
        "Nơi nhận hồ sơ và trả kết quả",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUYẾT ĐỊNH:\n\nĐiều 1. Nguyễn Văn An",
        "BÍ THƯ CHI BỘ\n\nNội dung sinh hoạt",
        "Đồng chí Bí thư\nNguyễn Văn An",
        "I. GIÁM ĐỐC SỞ\nTrần Văn Bình",
    ],
)
def test_no_closing(text: str) -> None:
    lines = text.split("\n")
    assert closing_start(lines, 0) == len(lines)


RECIPIENTS = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
SIGNATURE = "CHỦ TỊCH\n\nLê Thị Bình"


@pytest.mark.parametrize(
    "annex", ["PHỤ LỤC I\nDanh sách", "Phụ lục\n(kèm theo)", "Mẫu số 01\nTên cơ quan", "DANH SÁCH\n1. A"]
)
@pytest.mark.parametrize(
    "text", [f"{RECIPIENTS}\n\n{SIGNATURE}", f"{SIGNATURE}\n\n{RECIPIENTS}", RECIPIENTS, SIGNATURE]
)
def test_annex_is_not_taken_for_part_of_it(text: str, annex: str) -> None:
    recipients, signatory, after, reports = closing(f"Thân.\n\n{text}\n\n{annex}\n\nLời cuối.")
    assert after == f"{annex}\n\nLời cuối."
    assert recipients == (("Như trên", "Lưu: VT") if RECIPIENTS in text else ())
    assert signatory == (signed("Lê Thị Bình", "Chủ tịch") if SIGNATURE in text else {})
    assert reports == []


def test_text_after_it_without_a_heading_is_an_annex_too() -> None:
    assert (
        closing(f"{RECIPIENTS}\n\n{SIGNATURE}\n\nGhi chú: số liệu đến ngày 30/6.")[2]
        == "Ghi chú: số liệu đến ngày 30/6."
    )


def test_stray_line_between_its_parts_is_reported() -> None:
    _, signatory, after, reports = closing(f"{RECIPIENTS}\n\nSao y bản chính\n\n{SIGNATURE}")
    assert (signatory, after) == (signed("Lê Thị Bình", "Chủ tịch"), "")
    assert reports == ["warning closing-line-unread 5"]


def test_doubtful_capitals_of_a_signature_are_reported() -> None:
    assert "warning name-case-doubtful 1 signatory" in closing("KT. TRƯỞNG ĐẶC KHU XƠ\nPHÓ TRƯỞNG\n\nLê Thị Bình")[3]


@pytest.mark.parametrize(
    ("text", "form", "rest"),
    [
        ("T/M BAN THƯỜNG VỤ", "T/M", "BAN THƯỜNG VỤ"),
        ("TM. ỦY BAN NHÂN DÂN", "TM", "ỦY BAN NHÂN DÂN"),
        ("KT.CHỦ TỊCH", "KT", "CHỦ TỊCH"),
        ("TUQ. BỘ TRƯỞNG", "TUQ", "BỘ TRƯỞNG"),
        ("Q. CỤC TRƯỞNG", "Q", "CỤC TRƯỞNG"),
    ],
)
def test_forms_of_signing(text: str, form: str, rest: str) -> None:
    match = form_of(text)
    assert match is not None
    assert (match["form"], match["rest"]) == (form, rest)


@pytest.mark.parametrize(
    "text", ["TM Ủy ban nhân dân", "TL", "KT-XH", "TMĐT PHÁT TRIỂN", "Q. BÌNH THẠNH", "Q.1, TP. HUẾ", "KT. XÃ HỘI"]
)
def test_no_forms_of_signing(text: str) -> None:
    assert form_of(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("*PGS.TS. Nguyễn Văn An*", "Nguyễn Văn An"),
        ("Thiếu tướng Nguyễn Văn An", "Nguyễn Văn An"),
        ("BSCKII. Nguyễn Văn An", "Nguyễn Văn An"),
        ("(Đã ký) Nguyễn Văn An", "Nguyễn Văn An"),
        ("K'Brêm Thị Hạnh", "K'Brêm Thị Hạnh"),
        ("Rơ Châm H’Lan", "Rơ Châm H’Lan"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert person_name(text) == name


@pytest.mark.parametrize(
    "text", ["An", "Như trên", "ủy ban nhân dân", "PHÓ CHỦ TỊCH", "SỞ Y TẾ", "Lưu: VT", "Nguyễn Văn 2", "(Đã ký)", ""]
)
def test_no_names(text: str) -> None:
    assert person_name(text) is None
