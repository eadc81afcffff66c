"""Golden queries over the directives of this repository, and the wanted documents that they cite."""

from __future__ import annotations

import unicodedata

from tests.search.golden.case import Case

BAC_KAN = "bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu"
DIEN_BIEN = "dien-bien/tinh-uy-dien-bien/2020-12-09-53-cv-tu"
HA_NAM = "ha-nam/tinh-uy-ha-nam/2020-07-30-1462-cv-tu"
CAM_PHA = "quang-ninh/thanh-uy-cam-pha/2021-05-15-353-cv-tu"
BACH_QUANG = "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du"
FIVE = frozenset({BAC_KAN, DIEN_BIEN, HA_NAM, CAM_PHA, BACH_QUANG})
# Wanted documents
CV_3195 = "bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu"
TB_201 = "quang-ninh/tinh-uy-quang-ninh/2021-05-14-201-tb-tu"
CD_1699 = "trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg"
CV_9816 = "trung-uong/ban-tuyen-giao-trung-uong/2020-12-03-9816-cv-btgtw"
CV_197 = "thai-nguyen/thanh-uy-song-cong/2021-06-07-197-cv-tu"


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


CASES = (
    # Numbers, in every spelling: the document, then what cites it, and no other
    Case("1102-CV/TU", (BAC_KAN,), never={HA_NAM}),
    Case("1102 cv tu", (BAC_KAN,)),
    Case("1102cvtu", (BAC_KAN,)),
    Case("1102/CV-TU", (BAC_KAN,)),
    Case("CV1102", (BAC_KAN,)),
    Case("công văn 1102", (BAC_KAN,)),
    Case("cong van so 1102", (BAC_KAN,)),
    Case("cv 1102", (BAC_KAN,)),
    Case("CV số 1102", (BAC_KAN,)),
    Case("số 1102-CV/TU ngày 30/7/2020", (BAC_KAN,)),
    Case("Công văn số 1102-CV/TU ngày 30/7/2020 của Thành ủy Bắc Kạn", (BAC_KAN,)),
    Case("Số: 353-CV/TU", (CAM_PHA,)),
    Case("353", (CAM_PHA,)),
    Case("353 cẩm phả", (CAM_PHA,)),
    Case("1462 hà nam", (HA_NAM,)),
    Case("48-CV/ĐU", (BACH_QUANG,)),
    Case("48 -CV/DU", (BACH_QUANG,)),
    Case("48 cv đu", (BACH_QUANG,)),
    Case("53-CV/TU", (DIEN_BIEN,), never={CAM_PHA}),
    Case("số 53 tỉnh ủy điện biên", (DIEN_BIEN,)),
    Case("so:1462", (HA_NAM,), never=FIVE - {HA_NAM}),
    Case("number:353-cv/tu", (CAM_PHA,), never=FIVE - {CAM_PHA}),
    Case("954-CV/TU", never=FIVE),
    # Wanted documents come to their number before those that cite them
    Case("3195-CV/TU", (CV_3195, BAC_KAN)),
    Case("công văn 3195", (CV_3195, BAC_KAN)),
    Case("Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn", (CV_3195, BAC_KAN)),
    Case("thông báo 201-TB/TU", (TB_201, CAM_PHA)),
    Case("201tbtu", (TB_201, CAM_PHA)),
    Case("1699/CĐ-TTg", (CD_1699, DIEN_BIEN)),
    Case("công điện 1699", (CD_1699, DIEN_BIEN)),
    Case("1699 cd ttg", (CD_1699, DIEN_BIEN)),
    Case("9816-CV/BTGTW", (CV_9816, DIEN_BIEN)),
    Case("197 cv tu", (CV_197, BACH_QUANG)),
    Case("tỉnh ủy bắc kạn", (CV_3195,), {BAC_KAN}),
    # Dates
    Case("30/7/2020", {BAC_KAN, HA_NAM}),
    Case("30-07-2020", {BAC_KAN, HA_NAM}),
    Case("30.7.2020", {BAC_KAN, HA_NAM}),
    Case("ngày 30 tháng 7 năm 2020", {BAC_KAN, HA_NAM}),
    Case("ngay 30 thang 7 nam 2020", {BAC_KAN, HA_NAM}),
    Case("2020-07-30", {BAC_KAN, HA_NAM}),
    Case("date:2020-12-09", (DIEN_BIEN,), never={BAC_KAN}),
    Case("công văn 353 ngày 2021-05-15", (CAM_PHA,)),
    Case("tháng 7/2020", {BAC_KAN, HA_NAM}),
    Case("7/2020", {BAC_KAN, HA_NAM}),
    Case("tháng 12 năm 2020", (DIEN_BIEN,)),
    Case("15/5/2021", (CAM_PHA,)),
    Case("ngày 07/6/2021", {BACH_QUANG}, {BACH_QUANG, CV_197}),
    Case("2020", {BAC_KAN, HA_NAM, DIEN_BIEN}),
    Case("năm 2021", {CAM_PHA, BACH_QUANG}),
    Case("nam:2020", {BAC_KAN, HA_NAM, DIEN_BIEN}, never={CAM_PHA, BACH_QUANG}),
    Case("year:2021 covid", {CAM_PHA, BACH_QUANG}, never={BAC_KAN, HA_NAM, DIEN_BIEN}),
    # Issuers and places, with and without marks
    Case("thành ủy bắc kạn", (BAC_KAN,)),
    Case("thành uỷ bắc kạn", (BAC_KAN,)),
    Case("thanh uy bac kan", (BAC_KAN,)),
    Case("THÀNH UỶ BẮC KẠN", (BAC_KAN,)),
    Case(_decomposed("Thành ủy Bắc Kạn"), (BAC_KAN,)),
    Case("bắc cạn", (BAC_KAN,)),
    Case("điện biên", (DIEN_BIEN,)),
    Case("dien bien", (DIEN_BIEN,), {BACH_QUANG, BAC_KAN, HA_NAM}),
    Case("diễn biến", {BACH_QUANG, HA_NAM, BAC_KAN, DIEN_BIEN}),
    Case(_decomposed("diễn biến khó lường"), {HA_NAM, BACH_QUANG}),
    Case("hà nam", (HA_NAM,)),
    Case("ha nam covid 19", (HA_NAM,)),
    Case("cẩm phả", (CAM_PHA,)),
    Case("quảng ninh", (CAM_PHA,), {TB_201}),
    Case("phường bách quang", (BACH_QUANG,)),
    Case("thành phố sông công", (BACH_QUANG,)),
    Case("thái nguyên", {BACH_QUANG, BAC_KAN}),
    Case("thai nguyen", {BACH_QUANG, BAC_KAN}),
    Case("tinh:thai-nguyen", {BACH_QUANG, BAC_KAN}, never={DIEN_BIEN, HA_NAM, CAM_PHA}),
    Case('tỉnh:"bắc kạn"', {BAC_KAN, CV_3195}, never={DIEN_BIEN, HA_NAM, CAM_PHA, BACH_QUANG}),
    Case("tinh: điện biên", (DIEN_BIEN,), never={HA_NAM, CAM_PHA}),
    Case("province:quang-ninh", (CAM_PHA,), {TB_201}, never={HA_NAM}),
    Case("co-quan:tinh-uy", {HA_NAM, DIEN_BIEN}, never={BACH_QUANG}),
    Case('issuer:"thành ủy cẩm phả"', (CAM_PHA,), never=FIVE - {CAM_PHA}),
    Case("loai:cong-van nam:2021", {CAM_PHA, BACH_QUANG}, never={BAC_KAN, HA_NAM, DIEN_BIEN}),
    Case('type:"công văn"', found=FIVE),
    # Issuer and topic, as people ask
    Case("thành ủy bắc kạn phòng chống dịch", (BAC_KAN,)),
    Case("phòng chống dịch thành ủy bắc kạn", (BAC_KAN,)),
    Case("tinh uy dien bien phong chong dich", (DIEN_BIEN,)),
    Case("công văn của Tỉnh ủy Hà Nam về phòng, chống dịch trong tình hình mới", (HA_NAM,)),
    Case("cẩm phả bầu cử", (CAM_PHA,)),
    Case("đảng ủy phường covid", (BACH_QUANG,)),
    Case("công văn của các thành ủy về dịch bệnh", {BAC_KAN, CAM_PHA}),
    # What all of them speak of
    Case("covid", found=FIVE),
    Case("covid 19", found=FIVE),
    Case("covid-19", found=FIVE),
    Case("covid19", found=FIVE),
    Case("Covid -19", found=FIVE),
    Case("hỗ trợ công tác phòng, chống dịch bệnh Covid -19 thông qua các hình thức", (BACH_QUANG,)),
    Case("COVID-19", found=FIVE),
    Case("phòng chống dịch", found=FIVE),
    Case("phòng, chống dịch", found=FIVE),
    Case("phong chong dich benh", found=FIVE),
    Case("PHÒNG, CHỐNG DỊCH BỆNH", found=FIVE),
    Case("sars-cov-2", (BACH_QUANG,)),
    Case("SARS-CoV2", (BACH_QUANG,)),
    Case("sars cov 2", (BACH_QUANG,)),
    Case("sarscov2", (BACH_QUANG,)),
    # Abbreviations and what they stand for
    Case("ubnd", found=FIVE),
    Case("UBND tỉnh", found={DIEN_BIEN, HA_NAM, CAM_PHA}),
    Case("ủy ban nhân dân", found=FIVE),
    Case("HĐND", found=FIVE - {HA_NAM}),
    Case("hội đồng nhân dân", found=FIVE - {HA_NAM}),
    Case("BCĐ", found=FIVE),
    Case("mttq", found=FIVE - {HA_NAM}),
    Case("mặt trận tổ quốc", found=FIVE - {HA_NAM}),
    Case("văn phòng TW Đảng", (HA_NAM,)),
    Case("văn phòng trung ương đảng", (HA_NAM,)),
    Case("cntt", {BAC_KAN, BACH_QUANG, DIEN_BIEN}),
    # Names of persons
    Case("Triệu Thị Thu Hoài", (BAC_KAN,)),
    Case("thu hoai", (BAC_KAN,)),
    Case("pham sy loi", (HA_NAM,)),
    Case("Nguyễn Thị Kim Phượng", (CAM_PHA,)),
    Case("nguyễn đức giang", (BACH_QUANG,)),
    Case("Nông Thị Phương Thảo", (BAC_KAN,)),
    # Phrases, and words of one text
    Case('"tuần cao điểm"', (CAM_PHA,), never=FIVE - {CAM_PHA}),
    Case('"tuan cao diem"', (CAM_PHA,), never=FIVE - {CAM_PHA}),
    Case("tuan cao diem bau cu", (CAM_PHA,)),
    Case("“chống dịch như chống giặc”", (CAM_PHA,), never=FIVE - {CAM_PHA}),
    Case('"4 tại chỗ"', {CAM_PHA, BACH_QUANG}, never={BAC_KAN}),
    Case("yêu cầu 5K", {DIEN_BIEN, CAM_PHA}),
    Case('"lễ hội Hoa ban"', (DIEN_BIEN,)),
    Case("luong nam tha", (DIEN_BIEN,)),
    Case("Luông-nậm-thà", (DIEN_BIEN,)),
    Case("trạng thái bình thường mới", (CAM_PHA,)),
    Case("nhập cảnh trái phép", {DIEN_BIEN, BAC_KAN}),
    Case("giãn cách đeo khẩu trang sát khuẩn tay", (BAC_KAN,)),
    Case("đưa tin sai sự thật", (HA_NAM,)),
    Case("dang tin sai su that", (BAC_KAN,), {HA_NAM}),
    Case("chuyển đổi số", (BACH_QUANG,)),
    Case("sức khoẻ", {CAM_PHA, BACH_QUANG, DIEN_BIEN}),
    Case("văn hoá, văn nghệ, thể dục, thể thao", (BAC_KAN,)),
    Case("đà nẵng quảng nam quảng ngãi", {BAC_KAN, HA_NAM}),
    Case("Nguyễn Phú Trọng", (HA_NAM,)),
    Case("Trung tâm Chính trị", (BAC_KAN,)),
    # Without, or
    Case("covid -bầu", found=FIVE - {CAM_PHA}, never={CAM_PHA}),
    Case('phòng chống dịch -"hà nam"', found={DIEN_BIEN, CAM_PHA, BACH_QUANG}, never={HA_NAM}),
    Case("covid -tinh:thai-nguyen", found={DIEN_BIEN, HA_NAM, CAM_PHA}, never={BAC_KAN, BACH_QUANG}),
    Case("-covid", never=FIVE),
    Case("cẩm phả OR bách quang", {CAM_PHA, BACH_QUANG}),
    Case("hà nam OR điện biên OR sông công", {HA_NAM, DIEN_BIEN, BACH_QUANG}),
    Case('"hoa ban" OR "tuần cao điểm"', {DIEN_BIEN, CAM_PHA}, never={BAC_KAN, HA_NAM, BACH_QUANG}),
    Case("tinh:ha-nam OR tinh:dien-bien", {HA_NAM, DIEN_BIEN}, never={CAM_PHA, BACH_QUANG, BAC_KAN}),
    # As it is typed
    Case("thành ủy cẩm p", (CAM_PHA,)),
    Case("thành ủy bắc kạ", (BAC_KAN,)),
    Case("bách quan", (BACH_QUANG,)),
    Case("triệu thị thu ho", (BAC_KAN,)),
    Case("phạm sỹ l", (HA_NAM,)),
    Case("1102-cv/t", (BAC_KAN,)),
    Case("110", (BAC_KAN,)),
    Case("tuần cao đi", (CAM_PHA,)),
    Case("covi", found=FIVE),
    Case("dien bie", (DIEN_BIEN,)),
    # With slips
    Case("thàh ủy bắc kạn", (BAC_KAN,)),
    Case("thanhf ủy cẩm phả", (CAM_PHA,)),
    Case("phòg chống dịch", found=FIVE),
    Case("bầu cửr", (CAM_PHA,)),
    Case("bachs quang", (BACH_QUANG,)),
    Case("điên biên", (DIEN_BIEN,)),
    Case("cvoid", found=FIVE),
    Case("tuần cao điểmm", (CAM_PHA,)),
    Case("zzzqqq", never=FIVE),
    Case("qqq zzz www", never=FIVE),
    # Pasted
    Case("V/v tăng cường công tác phòng, chống dịch bệnh Covid-19 trong tình hình mới", (HA_NAM,)),
    Case("V/v phòng, chống dịch bệnh Covid-19 trong các cơ quan, đơn vị trên địa bàn phường", (BACH_QUANG,)),
    Case(
        "V/v triển khai thực hiện Thông báo 201-TB/TU của Tỉnh ủy về phòng, chống dịch bệnh COVID-19",
        (CAM_PHA,),
    ),
    Case(
        "Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy Bắc Kạn về tăng cường công tác phòng, chống dịch"
        " Covid-19, Thường trực Thành ủy yêu cầu các cấp ủy, chính quyền, địa phương, đơn vị",
        (BAC_KAN,),
    ),
    Case(
        "Xây dựng phương án phòng, chống dịch và lập dự toán kinh phí phục vụ cho công tác phòng, chống dịch cho giai"
        " đoạn mới; bảo đảm đầy đủ sinh phẩm xét nghiệm, vật tư, trang thiết bị y tế",
        (BAC_KAN,),
    ),
    Case(
        "xay dung co che phoi hop chat che giua 2 quy trinh bau cu va phong chong dich, che do thong tin bao cao",
        (CAM_PHA,),
    ),
    Case(
        "Bí thư cấp ủy, ngưòi đứng đâu tổ chúc đảng, chính quyền trục tiếp lãnh đạo, chi đạo và chịu trách nhịêm về"
        " công tác phòng, chống dịch bệnh theo địa bàn, lỉnh vực phụ trách. Coi công tác phòng, chống dịch là",
        (HA_NAM,),
    ),
    Case(
        "hạn chế ra ngoài tinh, không đi dến những vùng, địa phưong đang có dịch bệnh khi khong thực sự cần thiêt;"
        " trường hợp đi ra ngoài tỉnh trong cac ngày nghi Lễ, thứ Bảy, Chủ nhât",
        (BACH_QUANG,),
    ),
    Case(
        "Tại Viêt Nam, sau 88 ngày không ghi nhận trường hợp mắc tại cộng đồg, đến ngày 30/11/2020 đã ghi nhận thêm"
        " trường hợp lây nhiễm Covid-19 từ người nhập cảnh",
        (DIEN_BIEN,),
    ),
    Case(
        "Khu vực đặc khu kinh tế Bo Ten - Bo Hản (Châu Síp Sóng Pan Na - Trung Quốc) lực lượng chức năng",
        (DIEN_BIEN,),
    ),
)
