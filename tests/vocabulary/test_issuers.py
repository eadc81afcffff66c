"""Which organ a name means, at which level, and where: headers first, then the phrases of references."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.vocabulary.issuers import (
    CENTRAL_PATH,
    UNKNOWN_PATH,
    Issuer,
    central_organ_of_symbol,
    identify_cited_issuer,
    identify_issuer,
)
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, REORGANISED, Place, districts_named, province
from directive_archive.vocabulary.systems import Level, System

PARTY, STATE, FRONT, MASS = System.PARTY, System.STATE, System.FRONT, System.MASS
CENTRAL, PROVINCE, DISTRICT, COMMUNE, UNIT = Level
THEN, NOW = date(2020, 7, 30), date(2025, 9, 30)


def header(name: str, parent: str = "", place: str = "", day: date | None = THEN) -> Issuer:
    return identify_issuer(name, parent=parent, place=place, day=day)


@pytest.mark.parametrize(
    ("name", "parent", "place", "system", "level", "path"),
    [
        # ---- the Party: provinces, districts, communes, units
        ("TỈNH ỦY HÀ NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Nam", PARTY, PROVINCE, "ha-nam/tinh-uy-ha-nam"),
        ("TỈNH UỶ HÀ NAM", "", "", PARTY, PROVINCE, "ha-nam/tinh-uy-ha-nam"),
        ("THÀNH ỦY HÀ NỘI", "", "Hà Nội", PARTY, PROVINCE, "ha-noi/thanh-uy-ha-noi"),
        ("THÀNH ỦY", "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", "Hà Nội", PARTY, PROVINCE, "ha-noi/thanh-uy-ha-noi"),
        ("THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH", "", "", PARTY, PROVINCE, "ho-chi-minh/thanh-uy-ho-chi-minh"),
        ("THÀNH ỦY TP. HỒ CHÍ MINH", "", "", PARTY, PROVINCE, "ho-chi-minh/thanh-uy-ho-chi-minh"),
        ("TỈNH ỦY BÀ RỊA - VŨNG TÀU", "", "", PARTY, PROVINCE, "ba-ria-vung-tau/tinh-uy-ba-ria-vung-tau"),
        ("BAN THƯỜNG VỤ TỈNH ỦY HÀ NAM", "ĐẢNG BỘ TỈNH HÀ NAM", "", PARTY, PROVINCE, "ha-nam/tinh-uy-ha-nam"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI", "", "Hà Nam", PARTY, PROVINCE, "ha-nam/tinh-uy-ha-nam"),
        ("ĐẢNG BỘ TỈNH HÀ NAM", "", "", PARTY, PROVINCE, "ha-nam/tinh-uy-ha-nam"),
        ("THÀNH ỦY BẮC KẠN", "ĐẢNG BỘ TỈNH BẮC KẠN", "TP. Bắc Kạn", PARTY, DISTRICT, "bac-kan/thanh-uy-bac-kan"),
        ("THÀNH ỦY CẨM PHẢ", "ĐẢNG BỘ TỈNH QUẢNG NINH", "Cẩm Phả", PARTY, DISTRICT, "quang-ninh/thanh-uy-cam-pha"),
        ("THÀNH ỦY THỦ ĐỨC", "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "", PARTY, DISTRICT, "ho-chi-minh/thanh-uy-thu-duc"),
        ("THÀNH ỦY BẮC KẠN, TỈNH BẮC KẠN", "", "", PARTY, DISTRICT, "bac-kan/thanh-uy-bac-kan"),
        ("THỊ ỦY NGHĨA LỘ", "ĐẢNG BỘ TỈNH YÊN BÁI", "Nghĩa Lộ", PARTY, DISTRICT, "yen-bai/thi-uy-nghia-lo"),
        ("THỊ ỦY", "ĐẢNG BỘ THỊ XÃ NGHĨA LỘ", "", PARTY, DISTRICT, "yen-bai/thi-uy-nghia-lo"),
        ("HUYỆN ỦY CÔN ĐẢO", "", "Côn Đảo", PARTY, DISTRICT, "ba-ria-vung-tau/huyen-uy-con-dao"),
        ("HUYỆN ỦY", "", "Côn Đảo", PARTY, DISTRICT, "ba-ria-vung-tau/huyen-uy-con-dao"),
        ("QUẬN ỦY BA ĐÌNH", "", "", PARTY, DISTRICT, "ha-noi/quan-uy-ba-dinh"),
        ("QUẬN ỦY QUẬN 1", "", "", PARTY, DISTRICT, "ho-chi-minh/quan-uy-1"),
        ("HUYỆN ỦY QUẢNG NINH", "ĐẢNG BỘ TỈNH QUẢNG BÌNH", "", PARTY, DISTRICT, "quang-binh/huyen-uy-quang-ninh"),
        ("HUYỆN ỦY QUẢNG NINH", "", "Quảng Ninh", PARTY, DISTRICT, "quang-binh/huyen-uy-quang-ninh"),
        ("HUYỆN ỦY CAO LÃNH", "", "", PARTY, DISTRICT, "dong-thap/huyen-uy-cao-lanh"),
        ("THÀNH ỦY CAO LÃNH", "", "", PARTY, DISTRICT, "dong-thap/thanh-uy-cao-lanh"),
        (
            "ĐẢNG ỦY PHƯỜNG BÁCH QUANG",
            "ĐẢNG BỘ THÀNH PHỐ SÔNG CÔNG",
            "Bách Quang",
            PARTY,
            COMMUNE,
            "thai-nguyen/song-cong/dang-uy-phuong-bach-quang",
        ),
        ("ĐẢNG ỦY THỊ TRẤN SA PA", "ĐẢNG BỘ HUYỆN SA PA", "", PARTY, COMMUNE, "lao-cai/sa-pa/dang-uy-thi-tran-sa-pa"),
        ("ĐẢNG ỦY XÃ A, HUYỆN LỤC NAM", "", "", PARTY, COMMUNE, "bac-giang/luc-nam/dang-uy-xa-a"),
        ("CHI BỘ 5", "ĐẢNG BỘ THÀNH PHỐ SÔNG CÔNG", "", PARTY, UNIT, "thai-nguyen/song-cong/chi-bo-5"),
        (
            "CHI BỘ THÔN ĐÔNG",
            "ĐẢNG BỘ XÃ B, HUYỆN ĐỒNG HỶ",
            "",
            PARTY,
            UNIT,
            "thai-nguyen/dong-hy/chi-bo-thon-dong-xa-b",
        ),
        # ---- their organs, with or without the committee's name
        ("BAN TUYÊN GIÁO", "TỈNH ỦY HÀ TĨNH", "", PARTY, PROVINCE, "ha-tinh/ban-tuyen-giao-tinh-uy-ha-tinh"),
        ("BAN TUYÊN GIÁO TỈNH ỦY", "", "Hà Tĩnh", PARTY, PROVINCE, "ha-tinh/ban-tuyen-giao-tinh-uy-ha-tinh"),
        ("ỦY BAN KIỂM TRA", "TỈNH ỦY HÀ TĨNH", "", PARTY, PROVINCE, "ha-tinh/uy-ban-kiem-tra-tinh-uy-ha-tinh"),
        ("VĂN PHÒNG", "TỈNH ỦY HÀ TĨNH", "", PARTY, PROVINCE, "ha-tinh/van-phong-tinh-uy-ha-tinh"),
        ("BAN TỔ CHỨC", "HUYỆN ỦY MƯỜNG LA", "", PARTY, DISTRICT, "son-la/ban-to-chuc-huyen-uy-muong-la"),
        (
            "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
            "ĐẢNG BỘ TỈNH THÁI NGUYÊN",
            "",
            PARTY,
            PROVINCE,
            "thai-nguyen/dang-uy-khoi-cac-co-quan-tinh-thai-nguyen",
        ),
        (
            "BAN CÁN SỰ ĐẢNG UBND TỈNH",
            "ĐẢNG BỘ TỈNH HÀ NAM",
            "",
            PARTY,
            PROVINCE,
            "ha-nam/ban-can-su-dang-uy-ban-nhan-dan-tinh-ha-nam",
        ),
        ("TRƯỜNG CHÍNH TRỊ TỈNH", "TỈNH ỦY HÀ NAM", "", PARTY, PROVINCE, "ha-nam/truong-chinh-tri-tinh-ha-nam"),
        # ---- the State: provinces, districts, communes
        ("UBND TP. HỒ CHÍ MINH", "", "", STATE, PROVINCE, "ho-chi-minh/uy-ban-nhan-dan-thanh-pho-ho-chi-minh"),
        ("UBND THÀNH PHỐ", "", "Hà Nội", STATE, PROVINCE, "ha-noi/uy-ban-nhan-dan-thanh-pho-ha-noi"),
        ("UBND TỈNH KONTUM", "", "", STATE, PROVINCE, "kon-tum/uy-ban-nhan-dan-tinh-kon-tum"),
        ("UBND TỈNH ĐẮC LẮC", "", "", STATE, PROVINCE, "dak-lak/uy-ban-nhan-dan-tinh-dak-lak"),
        ("CHỦ TỊCH UBND TỈNH LÂM ĐỒNG", "", "Đà Lạt", STATE, PROVINCE, "lam-dong/uy-ban-nhan-dan-tinh-lam-dong"),
        (
            "THƯỜNG TRỰC HĐND TỈNH",
            "HĐND TỈNH LÂM ĐỒNG",
            "",
            STATE,
            PROVINCE,
            "lam-dong/thuong-truc-hoi-dong-nhan-dan-tinh-lam-dong",
        ),
        ("VĂN PHÒNG", "UBND TỈNH HÀ TĨNH", "", STATE, PROVINCE, "ha-tinh/van-phong-uy-ban-nhan-dan-tinh-ha-tinh"),
        ("SỞ Y TẾ", "UBND TỈNH SƠN LA", "Sơn La", STATE, PROVINCE, "son-la/so-y-te"),
        ("SỞ Y TẾ", "UBND TỈNH BÀ RỊA - VŨNG TÀU", "", STATE, PROVINCE, "ba-ria-vung-tau/so-y-te"),
        ("SỞ Y TẾ SƠN LA", "", "", STATE, PROVINCE, "son-la/so-y-te"),
        ("SỞ Y TẾ TỈNH SƠN LA", "", "", STATE, PROVINCE, "son-la/so-y-te"),
        ("SỞ GD&ĐT", "UBND TỈNH SƠN LA", "", STATE, PROVINCE, "son-la/so-giao-duc-va-dao-tao"),
        ("CÔNG AN TỈNH HÀ GIANG", "BỘ CÔNG AN", "", STATE, PROVINCE, "ha-giang/cong-an-tinh-ha-giang"),
        ("CỤC THUẾ BÌNH DƯƠNG", "TỔNG CỤC THUẾ", "", STATE, PROVINCE, "binh-duong/cuc-thue-binh-duong"),
        ("KHO BẠC NHÀ NƯỚC SƠN LA", "KHO BẠC NHÀ NƯỚC", "", STATE, PROVINCE, "son-la/kho-bac-nha-nuoc-son-la"),
        ("TÒA ÁN NHÂN DÂN TỈNH SƠN LA", "", "", STATE, PROVINCE, "son-la/toa-an-nhan-dan-tinh-son-la"),
        ("BẢO HIỂM XÃ HỘI TỈNH SƠN LA", "BHXH VIỆT NAM", "", STATE, PROVINCE, "son-la/bao-hiem-xa-hoi-tinh-son-la"),
        (
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19",
            "UBND TỈNH HÀ GIANG",
            "",
            STATE,
            PROVINCE,
            "ha-giang/ban-chi-dao-phong-chong-dich-covid-19-tinh-ha-giang",
        ),
        (
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19 TỈNH HÀ GIANG",
            "UBND TỈNH HÀ GIANG",
            "",
            STATE,
            PROVINCE,
            "ha-giang/ban-chi-dao-phong-chong-dich-covid-19-tinh-ha-giang",
        ),
        (
            "HĐND - UBND",
            "HUYỆN BA VÌ",
            "",
            STATE,
            DISTRICT,
            "ha-noi/hoi-dong-nhan-dan-uy-ban-nhan-dan-huyen-ba-vi",
        ),
        ("UBND QUẬN 1", "", "", STATE, DISTRICT, "ho-chi-minh/uy-ban-nhan-dan-quan-1"),
        ("UBND TP.THỦ ĐỨC", "UBND TP.HCM", "", STATE, DISTRICT, "ho-chi-minh/uy-ban-nhan-dan-thanh-pho-thu-duc"),
        ("UBND TX. PHỔ YÊN", "", "", STATE, DISTRICT, "thai-nguyen/uy-ban-nhan-dan-thi-xa-pho-yen"),
        ("UBND HUYỆN ĐẢO LÝ SƠN", "", "", STATE, DISTRICT, "quang-ngai/uy-ban-nhan-dan-huyen-ly-son"),
        ("UBND HUYỆN K'BANG", "", "", STATE, DISTRICT, "gia-lai/uy-ban-nhan-dan-huyen-kbang"),
        (
            "UBND TP. PHAN RANG-THÁP CHÀM",
            "",
            "",
            STATE,
            DISTRICT,
            "ninh-thuan/uy-ban-nhan-dan-thanh-pho-phan-rang-thap-cham",
        ),
        ("UBND HUYỆN CHÂU THÀNH", "TỈNH BẾN TRE", "", STATE, DISTRICT, "ben-tre/uy-ban-nhan-dan-huyen-chau-thanh"),
        ("UBND HUYỆN CHÂU THÀNH", "", "Bến Tre", STATE, DISTRICT, "ben-tre/uy-ban-nhan-dan-huyen-chau-thanh"),
        ("PHÒNG Y TẾ", "UBND HUYỆN CAO LÃNH", "", STATE, DISTRICT, "dong-thap/huyen-cao-lanh/phong-y-te"),
        ("PHÒNG Y TẾ", "UBND TP. CAO LÃNH", "", STATE, DISTRICT, "dong-thap/thanh-pho-cao-lanh/phong-y-te"),
        ("CHI CỤC THUẾ HUYỆN BA VÌ", "CỤC THUẾ TP. HÀ NỘI", "", STATE, DISTRICT, "ha-noi/chi-cuc-thue-huyen-ba-vi"),
        (
            "UBND XÃ HÒA BÌNH",
            "UBND HUYỆN ĐỒNG HỶ",
            "Hòa Bình",
            STATE,
            COMMUNE,
            "thai-nguyen/dong-hy/uy-ban-nhan-dan-xa-hoa-binh",
        ),
        (
            "UBND XÃ QUẢNG NINH",
            "",
            "Quảng Xương",
            STATE,
            COMMUNE,
            "thanh-hoa/quang-xuong/uy-ban-nhan-dan-xa-quang-ninh",
        ),
        ("UBND P. 12", "UBND QUẬN 1", "", STATE, COMMUNE, "ho-chi-minh/quan-1/uy-ban-nhan-dan-phuong-12"),
        # ---- Front and mass organisations
        (
            "ỦY BAN MTTQ VIỆT NAM TỈNH NGHỆ AN",
            "",
            "",
            FRONT,
            PROVINCE,
            "nghe-an/uy-ban-mat-tran-to-quoc-viet-nam-tinh-nghe-an",
        ),
        (
            "UBMTTQ VIỆT NAM",
            "HUYỆN BA VÌ",
            "",
            FRONT,
            DISTRICT,
            "ha-noi/uy-ban-mat-tran-to-quoc-viet-nam-huyen-ba-vi",
        ),
        ("TỈNH ĐOÀN LÀO CAI", "ĐOÀN TNCS HỒ CHÍ MINH", "", MASS, PROVINCE, "lao-cai/tinh-doan-lao-cai"),
        ("HUYỆN ĐOÀN MƯỜNG LA", "TỈNH ĐOÀN SƠN LA", "", MASS, DISTRICT, "son-la/huyen-doan-muong-la"),
        ("HỘI NÔNG DÂN TỈNH PHÚ THỌ", "", "", MASS, PROVINCE, "phu-tho/hoi-nong-dan-tinh-phu-tho"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM", "", "", MASS, PROVINCE, "ha-nam/lien-doan-lao-dong-tinh-ha-nam"),
        # ---- the centre, whatever place is printed
        ("BỘ Y TẾ", "", "Hà Nội", STATE, CENTRAL, "trung-uong/bo-y-te"),
        ("BỘ CÔNG THƯƠNG", "", "", STATE, CENTRAL, "trung-uong/bo-cong-thuong"),
        ("BỘ TRƯỞNG BỘ Y TẾ", "", "", STATE, CENTRAL, "trung-uong/bo-y-te"),
        ("CỤC QUẢN LÝ DƯỢC", "BỘ Y TẾ", "Hà Nội", STATE, CENTRAL, "trung-uong/cuc-quan-ly-duoc"),
        ("BỆNH VIỆN BẠCH MAI", "BỘ Y TẾ", "Hà Nội", STATE, CENTRAL, "trung-uong/benh-vien-bach-mai"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "", "Hà Nội", STATE, CENTRAL, "trung-uong/thu-tuong-chinh-phu"),
        ("CHỦ TỊCH NƯỚC", "", "Hà Nội", STATE, CENTRAL, "trung-uong/chu-tich-nuoc"),
        ("VĂN PHÒNG CHỦ TỊCH NƯỚC", "", "Hà Nội", STATE, CENTRAL, "trung-uong/van-phong-chu-tich-nuoc"),
        ("KIỂM TOÁN NHÀ NƯỚC", "", "Hà Nội", STATE, CENTRAL, "trung-uong/kiem-toan-nha-nuoc"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "", "", STATE, CENTRAL, "trung-uong/uy-ban-thuong-vu-quoc-hoi"),
        ("BỘ CHÍNH TRỊ", "BAN CHẤP HÀNH TRUNG ƯƠNG", "Hà Nội", PARTY, CENTRAL, "trung-uong/bo-chinh-tri"),
        ("BAN TỔ CHỨC", "BAN CHẤP HÀNH TRUNG ƯƠNG", "", PARTY, CENTRAL, "trung-uong/ban-to-chuc-trung-uong"),
        ("ĐẢNG ỦY BỘ Y TẾ", "", "Hà Nội", PARTY, CENTRAL, "trung-uong/dang-uy-bo-y-te"),
        (
            "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TRUNG ƯƠNG",
            "",
            "Hà Nội",
            PARTY,
            CENTRAL,
            "trung-uong/dang-uy-khoi-cac-co-quan-trung-uong",
        ),
        ("ĐẢNG ỦY CHÍNH PHỦ", "", "Hà Nội", PARTY, CENTRAL, "trung-uong/dang-uy-chinh-phu"),
        (
            "BAN CHỈ ĐẠO QUỐC GIA PHÒNG, CHỐNG DỊCH COVID-19",
            "",
            "Hà Nội",
            STATE,
            CENTRAL,
            "trung-uong/ban-chi-dao-quoc-gia-phong-chong-dich-covid-19",
        ),
        (
            "ỦY BAN TRUNG ƯƠNG MTTQ VIỆT NAM",
            "",
            "Hà Nội",
            FRONT,
            CENTRAL,
            "trung-uong/uy-ban-trung-uong-mat-tran-to-quoc-viet-nam",
        ),
        (
            "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "Hà Nội",
            MASS,
            CENTRAL,
            "trung-uong/trung-uong-doan-tncs-ho-chi-minh",
        ),
        ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "", "Hà Nội", MASS, CENTRAL, "trung-uong/hoi-lien-hiep-phu-nu-viet-nam"),
        # ---- what cannot be told stays open
        ("ĐẢNG ỦY PHƯỜNG BÁCH QUANG", "", "Bách Quang", PARTY, COMMUNE, f"{UNKNOWN_PATH}/dang-uy-phuong-bach-quang"),
        ("CHI BỘ 5", "ĐẢNG BỘ PHƯỜNG A", "A", PARTY, UNIT, f"{UNKNOWN_PATH}/chi-bo-5-phuong-a"),
        ("TỈNH ỦY HÀ TÂY", "", "Hà Đông", PARTY, PROVINCE, f"{UNKNOWN_PATH}/tinh-uy-ha-tay"),
        ("TỈNH ỦY HÀ TÂY", "", "Hà Nam", PARTY, PROVINCE, f"{UNKNOWN_PATH}/tinh-uy-ha-tay"),
        ("UBND HUYỆN XYZ", "", "", STATE, DISTRICT, f"{UNKNOWN_PATH}/uy-ban-nhan-dan-huyen-xyz"),
        ("Một tổ chức", "", "", STATE, None, f"{UNKNOWN_PATH}/mot-to-chuc"),
        ("", "", "", STATE, None, f"{UNKNOWN_PATH}/chua-ro-co-quan"),
    ],
    ids=ascii,
)
def test_headers_until_june_2025(
    *, name: str, parent: str, place: str, system: System, level: Level | None, path: str
) -> None:
    issuer = header(name, parent, place)
    assert "/".join(issuer.path) == path
    assert (issuer.system, issuer.level) == (system, level)
    assert not issuer.candidates


@pytest.mark.parametrize(
    ("name", "parent", "place", "day", "level", "path"),
    [
        ("THÀNH ỦY HUẾ", "ĐẢNG BỘ TỈNH THỪA THIÊN HUẾ", "Huế", date(2024, 12, 31), DISTRICT, "hue/thanh-uy-hue"),
        ("THÀNH ỦY HUẾ", "", "Huế", date(2025, 1, 1), PROVINCE, "hue/thanh-uy-hue"),
        ("QUẬN ỦY PHÚ XUÂN", "ĐẢNG BỘ THÀNH PHỐ HUẾ", "", date(2025, 3, 1), DISTRICT, "hue/quan-uy-phu-xuan"),
        ("TỈNH ỦY", "", "Huế", date(2024, 12, 31), PROVINCE, "hue/tinh-uy-thua-thien-hue"),
        ("UBND TỈNH THỪA THIÊN - HUẾ", "", "", THEN, PROVINCE, "hue/uy-ban-nhan-dan-tinh-thua-thien-hue"),
        # since 1 July 2025: communes right below provinces
        (
            "UBND PHƯỜNG BẮC KẠN",
            "TỈNH THÁI NGUYÊN",
            "Bắc Kạn",
            NOW,
            COMMUNE,
            "thai-nguyen/uy-ban-nhan-dan-phuong-bac-kan",
        ),
        (
            "PHÒNG VĂN HÓA - XÃ HỘI",
            "UBND PHƯỜNG BẮC KẠN, TỈNH THÁI NGUYÊN",
            "Bắc Kạn",
            NOW,
            COMMUNE,
            "thai-nguyen/phong-van-hoa-xa-hoi-phuong-bac-kan",
        ),
        ("ĐẢNG ỦY ĐẶC KHU CÔN ĐẢO", "ĐẢNG BỘ TP. HỒ CHÍ MINH", "", NOW, COMMUNE, "ho-chi-minh/dang-uy-dac-khu-con-dao"),
        ("UBND XÃ HÒA BÌNH", "", "Hòa Bình", NOW, COMMUNE, f"{UNKNOWN_PATH}/uy-ban-nhan-dan-xa-hoa-binh"),
        ("UBND XÃ A", "", "Hòa Bình", NOW, COMMUNE, f"{UNKNOWN_PATH}/uy-ban-nhan-dan-xa-a"),  # no such province now
        ("UBND XÃ A", "", "Sơn La", NOW, COMMUNE, "son-la/uy-ban-nhan-dan-xa-a"),
        ("CỤC THUẾ", "BỘ TÀI CHÍNH", "Hà Nội", NOW, CENTRAL, "trung-uong/cuc-thue"),
        ("THUẾ TỈNH SƠN LA", "CỤC THUẾ", "Sơn La", NOW, PROVINCE, "son-la/thue-tinh-son-la"),
        # an unknown day rules nothing out
        ("THÀNH ỦY BẮC KẠN", "", "", None, DISTRICT, "bac-kan/thanh-uy-bac-kan"),
        ("THÀNH ỦY HÀ NỘI", "", "", None, PROVINCE, "ha-noi/thanh-uy-ha-noi"),
    ],
    ids=ascii,
)
def test_headers_through_time(*, name: str, parent: str, place: str, day: date | None, level: Level, path: str) -> None:
    issuer = header(name, parent, place, day)
    assert ("/".join(issuer.path), issuer.level) == (path, level)


@pytest.mark.parametrize(
    ("name", "parent", "candidates"),
    [
        ("UBND HUYỆN CHÂU THÀNH", "", 10),
        ("HUYỆN ỦY CHÂU THÀNH", "ĐẢNG CỘNG SẢN VIỆT NAM", 10),
        ("ĐẢNG ỦY XÃ HỘI AN", "ĐẢNG BỘ HUYỆN CHỢ MỚI", 2),
        ("PHÒNG Y TẾ", "UBND HUYỆN PHÚ TÂN", 2),
    ],
)
def test_an_ambiguous_place_names_its_candidates(name: str, parent: str, candidates: int) -> None:
    issuer = header(name, parent)
    assert len(issuer.candidates) == candidates
    assert issuer.province is None
    assert issuer.place_path == (UNKNOWN_PATH,)


@pytest.mark.parametrize(
    ("name", "parent", "place", "full"),
    [
        ("THÀNH ỦY BẮC KẠN", "", "", "Thành ủy Bắc Kạn"),
        ("Uỷ ban nhân dân TP. Cẩm Phả", "", "", "Ủy ban nhân dân thành phố Cẩm Phả"),
        ("HĐND - UBND", "HUYỆN BA VÌ", "", "Hội đồng nhân dân - Ủy ban nhân dân huyện Ba Vì"),
        ("BỆNH VIỆN ĐA KHOA TỈNH", "SỞ Y TẾ SƠN LA", "", "Bệnh viện Đa khoa tỉnh Sơn La"),
        ("SỞ Y TẾ", "UBND TỈNH SƠN LA", "", "Sở Y tế"),
        ("VĂN PHÒNG", "UBND TỈNH SƠN LA", "", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
        ("ĐẢNG ỦY XÃ VỀ", "", "", "Đảng ủy xã Về"),
        ("BAN TỔ CHỨC", "BAN CHẤP HÀNH TRUNG ƯƠNG", "", "Ban Tổ chức Trung ương"),
    ],
    ids=ascii,
)
def test_the_name_as_in_a_sentence(name: str, parent: str, place: str, full: str) -> None:
    assert header(name, parent, place).name == full


# ---- references ----

BAC_KAN = header("Thành ủy Bắc Kạn", "Đảng bộ tỉnh Bắc Kạn", "TP. Bắc Kạn")
BACH_QUANG = header("Đảng ủy phường Bách Quang", "Đảng bộ thành phố Sông Công", "Bách Quang")
BA_DINH = header("Quận ủy Ba Đình", "Đảng bộ thành phố Hà Nội", "Ba Đình")
THU_DUC = header("Thành ủy Thủ Đức", "Đảng bộ thành phố Hồ Chí Minh", "Thủ Đức")
DIEN_BIEN = header("Tỉnh ủy Điện Biên", "", "Điện Biên")
BEN_TRE = header("Tỉnh ủy Bến Tre")
MINISTRY = header("Bộ Y tế")
HUE = header("Sở Y tế", "UBND tỉnh Thừa Thiên Huế", "Huế")
COMMUNE_NOW = header("Đảng ủy phường Bắc Kạn", "Đảng bộ tỉnh Thái Nguyên", "Bắc Kạn", NOW)


@pytest.mark.parametrize(
    ("phrase", "citing", "path"),
    [
        # relative to the province
        ("Tỉnh ủy", BAC_KAN, "bac-kan/tinh-uy-bac-kan"),
        ("Ban Thường vụ Tỉnh ủy", BAC_KAN, "bac-kan/tinh-uy-bac-kan"),
        ("Thường trực Tỉnh ủy", BACH_QUANG, "thai-nguyen/tinh-uy-thai-nguyen"),
        ("UBND tỉnh", BAC_KAN, "bac-kan/uy-ban-nhan-dan-tinh-bac-kan"),
        ("Chủ tịch UBND tỉnh", BAC_KAN, "bac-kan/uy-ban-nhan-dan-tinh-bac-kan"),
        ("Hội đồng nhân dân tỉnh khóa IX", BAC_KAN, "bac-kan/hoi-dong-nhan-dan-tinh-bac-kan"),
        ("Ban Tuyên giáo Tỉnh ủy", BAC_KAN, "bac-kan/ban-tuyen-giao-tinh-uy-bac-kan"),
        ("Ban Chỉ đạo cấp Tỉnh", BAC_KAN, "bac-kan/ban-chi-dao-cap-tinh-bac-kan"),
        ("Ủy ban MTTQ tỉnh", BAC_KAN, "bac-kan/uy-ban-mat-tran-to-quoc-viet-nam-tinh-bac-kan"),
        ("Công an tỉnh", BAC_KAN, "bac-kan/cong-an-tinh-bac-kan"),
        ("Sở Y tế", BAC_KAN, "bac-kan/so-y-te"),
        ("Giám đốc Sở Y tế", BACH_QUANG, "thai-nguyen/so-y-te"),
        ("Sở Y tế tỉnh Bắc Kạn", BAC_KAN, "bac-kan/so-y-te"),
        ("Tỉnh ủy", HUE, "hue/tinh-uy-thua-thien-hue"),
        # relative to the district or city
        ("Thành ủy", BAC_KAN, "bac-kan/thanh-uy-bac-kan"),
        ("Ban Thường vụ Thành ủy", BACH_QUANG, "thai-nguyen/thanh-uy-song-cong"),
        ("UBND thành phố", BACH_QUANG, "thai-nguyen/uy-ban-nhan-dan-thanh-pho-song-cong"),
        ("Phòng Y tế", BACH_QUANG, "thai-nguyen/song-cong/phong-y-te"),
        ("Thành ủy", BA_DINH, "ha-noi/thanh-uy-ha-noi"),
        ("UBND Thành phố", BA_DINH, "ha-noi/uy-ban-nhan-dan-thanh-pho-ha-noi"),
        ("Quận ủy", BA_DINH, "ha-noi/quan-uy-ba-dinh"),
        # relative to the commune
        ("UBND phường", BACH_QUANG, "thai-nguyen/song-cong/uy-ban-nhan-dan-phuong-bach-quang"),
        ("Ban Thường vụ Đảng ủy phường", BACH_QUANG, "thai-nguyen/song-cong/dang-uy-phuong-bach-quang"),
        ("Đảng ủy", BACH_QUANG, "thai-nguyen/song-cong/dang-uy-phuong-bach-quang"),
        ("UBND xã Hòa Bình", BACH_QUANG, "thai-nguyen/song-cong/uy-ban-nhan-dan-xa-hoa-binh"),
        ("UBND xã Hòa Bình", DIEN_BIEN, "dien-bien/uy-ban-nhan-dan-xa-hoa-binh"),
        ("UBND xã Hòa Bình", COMMUNE_NOW, "thai-nguyen/uy-ban-nhan-dan-xa-hoa-binh"),
        # named
        ("Tỉnh ủy Quảng Ninh", BAC_KAN, "quang-ninh/tinh-uy-quang-ninh"),
        ("Ban Thường vụ Thành ủy Sông Công", BAC_KAN, "thai-nguyen/thanh-uy-song-cong"),
        ("Thành ủy TP.HCM", THU_DUC, "ho-chi-minh/thanh-uy-ho-chi-minh"),
        ("Huyện ủy Chợ Mới", BAC_KAN, "bac-kan/huyen-uy-cho-moi"),  # of two, the one of its own province
        ("Huyện ủy Châu Thành", BEN_TRE, "ben-tre/huyen-uy-chau-thanh"),
        ("Tỉnh ủy Hà Tây", BAC_KAN, f"{UNKNOWN_PATH}/tinh-uy-ha-tay"),  # not the citing document's province
        ("UBND xã Hòa Bình", MINISTRY, f"{UNKNOWN_PATH}/uy-ban-nhan-dan-xa-hoa-binh"),
        # of the centre
        ("Bộ Y tế", BAC_KAN, "trung-uong/bo-y-te"),
        ("Bộ trưởng Bộ Y tế", BAC_KAN, "trung-uong/bo-y-te"),
        ("Thủ tướng", BAC_KAN, "trung-uong/thu-tuong-chinh-phu"),
        ("Thường trực Ban Bí thư", BAC_KAN, "trung-uong/ban-bi-thu"),
        ("Ban Bí thư Trung ương Đảng", BAC_KAN, "trung-uong/ban-bi-thu"),
        ("Ban Chấp hành Trung ương khóa XII", BAC_KAN, "trung-uong/ban-chap-hanh-trung-uong"),
        ("Bộ Chính trị (khóa XII)", BAC_KAN, "trung-uong/bo-chinh-tri"),
        ("Cục Y tế dự phòng", MINISTRY, "trung-uong/cuc-y-te-du-phong"),
        # what cannot be told is not guessed
        ("Thành ủy", DIEN_BIEN, None),
        ("Huyện ủy", DIEN_BIEN, None),
        ("Thành ủy", THU_DUC, None),  # its own, or that of Hồ Chí Minh: both are cities
        ("Tỉnh ủy", BA_DINH, None),  # Hà Nội has none
        ("Tỉnh ủy", MINISTRY, None),
        ("Sở Y tế", MINISTRY, None),
        ("Phòng Y tế", DIEN_BIEN, None),
        ("UBND phường", BAC_KAN, None),
        ("Đảng ủy", BAC_KAN, None),
        ("Đảng ủy Quân khu 1", BAC_KAN, None),
        ("UBND", BAC_KAN, None),
        ("Ban Thường vụ", BAC_KAN, None),
        ("các cơ quan", BAC_KAN, None),
        ("", BAC_KAN, None),
    ],
    ids=ascii,
)
def test_cited_issuers(phrase: str, citing: Issuer, path: str | None) -> None:
    day = NOW if citing is COMMUNE_NOW else THEN
    found = identify_cited_issuer(phrase, citing, day)
    assert ("/".join(found.path) if found else None) == path


def test_a_cited_place_that_stays_ambiguous_names_its_candidates() -> None:
    found = identify_cited_issuer("Huyện ủy Châu Thành", BAC_KAN, THEN)
    assert found is not None
    assert len(found.candidates) == 10


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("TTg", "Thủ tướng Chính phủ"),
        ("TTG", "Thủ tướng Chính phủ"),
        ("QH15", "Quốc hội"),
        ("UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("BTGTW", "Ban Tuyên giáo Trung ương"),
        ("BTGTƯ", "Ban Tuyên giáo Trung ương"),
        ("VKSTC", "Viện kiểm sát nhân dân tối cao"),
        ("BYT", "Bộ Y tế"),
        ("TW", None),  # Central Committee, Politburo or Secretariat
        ("TƯ", None),
        ("TU", None),
        ("UBND", None),
        ("", None),
        ("15", None),
    ],
    ids=ascii,
)
def test_central_organ_of_symbol(group: str, name: str | None) -> None:
    assert central_organ_of_symbol(group) == name


# ---- properties ----

UNITS = {"huyện": "Huyện ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy", "quận": "Quận ủy"}


@given(st.sampled_from(DISTRICTS))
def test_every_district_committee_is_found_under_its_province(place: Place) -> None:
    day = date(2024, 6, 1) if place.existed_on(date(2024, 6, 1)) else date(2025, 6, 1)
    unit = "" if not place.name.isdigit() else "quận "
    name = f"{UNITS[place.unit]} {unit}{place.name}"
    parent = f"Đảng bộ {province(place.province).full_name(day)}"
    issuer = header(name, parent, place.name, day)
    assert (issuer.district, issuer.level) == (place, DISTRICT)
    assert header(name.upper(), parent.upper(), place.name, day) == issuer
    assert issuer.place_path == (place.province,)
    if len(districts_named(place.name, unit=place.unit, day=day)) == 1:
        assert header(name, day=day).district == place


@given(st.sampled_from(PROVINCES), st.sampled_from([THEN, date(2025, 3, 1)]))
def test_every_province_committee_is_found_by_its_name(place: Place, day: date) -> None:
    committee = "Thành ủy" if place.full_name(day).startswith("thành phố") else "Tỉnh ủy"
    issuer = header(f"{committee} {place.name_on(day)}", day=day)
    assert (issuer.province, issuer.level, issuer.system) == (place, PROVINCE, PARTY)
    cited = identify_cited_issuer(committee, header("Sở Y tế", f"UBND {place.full_name(day)}", day=day), day)
    assert cited is not None
    assert cited.path == issuer.path


@given(st.sampled_from([place for place in PROVINCES if place.existed_on(REORGANISED)]))
def test_the_provinces_of_today_are_found_by_their_names(place: Place) -> None:
    issuer = header(f"UBND {place.full_name(NOW)}", day=NOW)
    assert (issuer.province, issuer.level) == (place, PROVINCE)


WORDS_OF_NAMES = """
UBND TP. Tỉnh ủy Thành Đảng bộ phường xã Hòa Bình huyện Châu Thành Ban Chỉ đạo quận 1 Sở Y tế , - Hà Nội
"""
WORDS = st.sampled_from(WORDS_OF_NAMES.split())
PHRASES = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=30)


@given(PHRASES, PHRASES, PHRASES, st.none() | st.dates(date(1950, 1, 1)))
def test_any_header_gives_an_address(name: str, parent: str, place: str, day: date | None) -> None:
    issuer = header(name, parent, place, day)
    assert all(issuer.path)
    assert issuer.place_path[0] in {CENTRAL_PATH, UNKNOWN_PATH, *(each.slug for each in PROVINCES)}
    assert identify_issuer(name, parent=parent, place=place, day=day) is issuer


@given(PHRASES, st.sampled_from([BAC_KAN, BACH_QUANG, BA_DINH, MINISTRY, DIEN_BIEN]))
def test_any_phrase_gives_an_organ_or_none(phrase: str, citing: Issuer) -> None:
    found = identify_cited_issuer(phrase, citing, THEN)
    assert found is None or all(found.path)
