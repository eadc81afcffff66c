"""Marks that forbid publication, in every form a stamp takes; the same words in a sentence are its topic."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.checks.publication import check_marks
from directive_archive.diagnostics import Severity


def codes(text: str, reason: str = "") -> list[str]:
    return [each.code for each in check_marks([(1, text)], publish_reason=reason)]


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Mật",
        "TỐI MẬT",
        "Tuyệt mật",
        "TUYỆT MẬT",
        "(MẬT)",
        "[TỐI MẬT]",
        "**MẬT**",
        "* MẬT *",
        "--- MẬT ---",
        "  MẬT.  ",
        "M Ậ T",
        "T Ố I  M Ậ T",
        "TỐI\u00a0MẬT",
        "Độ mật: Tối mật",
        "Dấu chỉ độ mật: MẬT",
        "MỨC ĐỘ MẬT: TUYỆT MẬT",
        "TỐI MẬT (Bản số: 03)",
        "TUYỆT MẬT - Bản số 1",
        "MẬT   Số 15-CV/TU",
        "TỐI MẬT\tSố 15-CV/TU",
        "| MẬT | Số 15-CV/TU |",
        "TỐI MẬT Số 15-CV/TU",
        "TÀI LIỆU THU HỒI",
        "Tài liệu thu hồi",
        "(Tài liệu thu hồi sau hội nghị)",
        "THU HỒI SAU KHI HỌP",
        "TỈNH ỦY HÀ NAM - TÀI LIỆU THU HỒI",
    ],
    ids=ascii,
)
def test_secrecy_marks(text: str) -> None:
    for form in (text, unicodedata.normalize("NFD", text)):
        assert codes(form) == ["secrecy-mark"]
        assert codes(form, "Đã được phép") == ["secrecy-mark"]


@pytest.mark.parametrize(
    "text",
    [
        "LƯU HÀNH NỘI BỘ",
        "Lưu hành nội bộ",
        "(Tài liệu lưu hành nội bộ)",
        "TỈNH ỦY HÀ NAM   LƯU HÀNH NỘI BỘ",
        "XEM XONG TRẢ LẠI",
        "Xem xong trả lại.",
        "TÀI LIỆU HỘI NGHỊ",
        "DỰ THẢO",
        "Dự thảo",
        "(Dự thảo)",
        "Dự thảo lần 1",
        "DỰ THẢO LẦN THỨ HAI",
        "Dự thảo 2",
        "Bản dự thảo",
        "DỰ THẢO (lần 3)",
        "Dự thảo ngày 15/3/2021",
        "DỰ THẢO NGHỊ QUYẾT",
        "| DỰ THẢO | Số 15-CV/TU |",
    ],
    ids=ascii,
)
def test_circulation_marks(text: str) -> None:
    for form in (text, unicodedata.normalize("NFD", text)):
        assert codes(form) == ["circulation-mark"]
        assert codes(form, "Đã công bố trên Cổng thông tin") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* * *",
        "Danh mục bí mật nhà nước độ Tối mật",
        "BAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT, TỐI MẬT",
        "V/v bảo vệ bí mật nhà nước",
        "nghề nuôi ong lấy mật",
        "Mật ong rừng",
        "Mật độ dân số",
        "Độ mật: Không",
        "không mật",
        "Thực hiện Công văn mật số 12-CV/TU ngày 01/3/2020",
        "Việc thu hồi tài liệu sau hội nghị do Văn phòng thực hiện",
        "tài liệu thu hồi được niêm phong theo quy định",
        "thu hồi đất",
        "Không lưu hành nội bộ văn bản này ra ngoài cơ quan",
        "Góp ý dự thảo Văn kiện Đại hội",
        "- Dự thảo Báo cáo chính trị;",
        "Dự thảo Nghị định quy định chi tiết một số điều của Luật Đất đai",
        "GÓP Ý DỰ THẢO VĂN KIỆN ĐẠI HỘI",
        "tài liệu hội nghị được gửi trước ba ngày",
        "Mattermost",
        "M",
    ],
    ids=ascii,
)
def test_words_that_are_the_topic_of_a_sentence(text: str) -> None:
    assert codes(text) == []


def test_a_finding_says_where_and_what_to_do() -> None:
    found = list(check_marks([(3, "Nội dung."), (7, "MẬT"), (9, "DỰ THẢO")], publish_reason=""))
    assert [(each.code, each.severity, each.line) for each in found] == [
        ("secrecy-mark", Severity.FATAL, 7),
        ("circulation-mark", Severity.FATAL, 9),
    ]
    assert all(each.hint and each.hint.vi != each.hint.en and each.message.vi != each.message.en for each in found)
    assert found[1].hint is not None
    assert "publish_reason" in found[1].hint.vi


MARKS = st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT", "TÀI LIỆU THU HỒI"])
FRAMES = st.text(st.sampled_from(" *_-.()[]:|\t=~#"), max_size=8)


@given(MARKS, FRAMES, FRAMES)
def test_no_frame_hides_a_mark(mark: str, before: str, after: str) -> None:
    assert codes(f"{before}{mark}{after}") == ["secrecy-mark"]


@given(st.text())
def test_any_text_is_checked(text: str) -> None:
    assert set(codes(text)) <= {"secrecy-mark", "circulation-mark"}


@pytest.mark.parametrize(
    "text",
    [
        "MẬT " * 25_000,
        " " * 100_000,
        "M " * 50_000,
        "| " * 50_000,
        "dự thảo " * 12_000,
        "dự thảo " + "( " * 50_000,
        "*" * 100_000,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.perf_counter()
    codes(text)
    assert time.perf_counter() - start < 3
