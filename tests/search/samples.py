"""Invented directives to search in: small, and each there for a query of test_client.py or test_index.py."""

from __future__ import annotations

from directive_archive.search import SearchDocument


def document(
    slug: str, number: str, title: str, names: tuple[str, ...], body: str, *, date: str = "1/6/2021"
) -> SearchDocument:
    """An invented directive; `names` are its issuer and then its places."""
    return SearchDocument(
        location=f"van-ban/{slug}/",
        title=title,
        number=number,
        issuer=names[:1],
        places=names[1:],
        type="Công văn",
        dates=(date,),
        body=body,
        subtitle=f"{names[0]} · {date}",
        lead=body[:80],
    )


DOCUMENTS = (
    document(
        "dien-bien",
        "953-CV/TU",
        "V/v tổ chức Ngày hội đọc sách",
        ("Tỉnh ủy Điện Biên", "Điện Biên"),
        "Các huyện ủy chọn một xã làm điểm, mời các trường học tham gia.",
    ),
    document(
        "dien-bien-mua-lu",
        "2210-CV/TU",
        "V/v theo dõi diễn biến mùa mưa lũ",
        ("Thành ủy Cẩm Phả", "Quảng Ninh"),
        "Mưa lũ có diễn biến phức tạp, 953 hộ phải di dời. Thường trực Thành ủy yêu cầu trực ban 24/24 giờ.",
    ),
    document(
        "phong-chong-dich",
        "1912-CV/TU",
        "V/v phòng, chống dịch bệnh trên cây chè",
        ("Thành ủy Sông Công", "Thái Nguyên"),
        "Thực hiện Công văn số 953-CV/TU ngày 07/6/2021, các xã, phường rà soát diện tích chè nhiễm bệnh.",
    ),
    document(
        "dich-va-phong-hop",
        "77-CV/ĐU",
        "V/v sửa chữa phòng họp",
        ("Đảng ủy phường Bách Quang", "Thái Nguyên"),
        "Phòng họp cũ không chống được nóng; việc dịch chuyển bàn ghế giao Văn phòng.",
    ),
    document(
        "uy-cu",
        "31-CV/UBND",
        "V/v trồng cây đầu năm",
        ("Uỷ ban nhân dân huyện Na Rì", "Bắc Kạn", "Thái Nguyên"),
        "Giao các xã chuẩn bị cây giống.",
    ),
    document(
        "uy-moi",
        "32-CV/UBND",
        "V/v trồng cây đầu năm",
        ("Ủy ban nhân dân huyện Na Rì", "Bắc Kạn", "Thái Nguyên"),
        "Giao các xã chuẩn bị cây giống.",
    ),
    document(
        "tu-xa",
        "8-KH/TU",
        "V/v họp từ xa",
        ("Huyện ủy Mường Ảng", "Điện Biên"),
        "Các đại biểu ở xa dự họp qua mạng.",
    ),
    document(
        "thu-tuong",
        "1699/CĐ-TTg",
        "Công điện 1699/CĐ-TTg về bảo đảm nước sạch cho trường học",
        ("Thủ tướng Chính phủ", "Trung ương"),
        "Căn cứ Nghị định số 51/2025/NĐ-CP, yêu cầu các tỉnh kiểm tra nguồn nước trước ngày 30-7-2025.",
        date="15/5/2025",
    ),
    document(
        "chi-thi-so-khong",
        "05-CT/TW",
        "Chỉ thị về thi đua đọc sách",
        ("Bộ Chính trị", "Trung ương"),
        "Mỗi cơ quan có một tủ sách.",
    ),
    document(
        "tay-nguyen",
        "414/UBND-VX",
        "V/v hỗ trợ đồng bào",
        ("Ủy ban nhân dân huyện Cư M'gar", "Đắk Lắk"),
        "Hỗ trợ các buôn bị hạn. Người H’Mông mới đến được cấp nước. Phòng Covid-19 theo hướng dẫn.",
    ),
    document("ly-lich", "61-HD/TU", "V/v lý lịch quản trị mới", ("Huyện ủy Ba Bể",), "Gửi lô hàng."),
    document("quan-ly", "62-HD/TU", "V/v quản lý chợ mới lớn", ("Huyện ủy Ba Bể",), "Gửi kèm hàng."),
    document(
        "hiem-hoc",
        "1-BC/TU",
        'Báo cáo <img src=x onerror="alert(1)"> & "thử"',
        ("Tỉnh ủy Hà Nam", "Hà Nam", "Ninh Bình"),
        "Kiểm tra chữ 𡨸喃, ﬁn, \uff21 và ký hiệu <script>alert(2)</script> trong văn bản lưu trữ.",
    ),
)

MANY = tuple(
    document(f"nhieu-{n}", f"{5000 + n}-TB/TU", "Thông báo lịch tiếp dân", ("Tỉnh ủy Cao Bằng", "Cao Bằng"), "Lịch.")
    for n in range(60)
)
"""More than one list of results holds, all alike."""
