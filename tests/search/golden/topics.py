"""What the invented directives are about: a topic for the facts, a subject for the title, sentences for the body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of directives."""

    key: str
    label: str
    subject: str
    sentences: tuple[str, ...]


TOPICS = (
    Topic(
        "thien-tai",
        "Phòng, chống thiên tai",
        "phòng, chống thiên tai và tìm kiếm cứu nạn",
        (
            "Kiểm tra hồ đập, đê kè, sẵn sàng di dời các hộ dân ra khỏi vùng sạt lở đất, lũ quét.",
            "Dự trữ lương thực, thuốc men, bố trí lực lượng xung kích trực ban 24/24 giờ trong mùa mưa lũ.",
            "Tàu thuyền phải vào nơi tránh trú bão an toàn trước khi bão đổ bộ.",
            "Thời tiết còn diễn biến phức tạp, mực nước các sông dâng cao vượt báo động.",
        ),
    ),
    Topic(
        "chay-rung",
        "Bảo vệ rừng",
        "phòng cháy, chữa cháy rừng",
        (
            "Chủ rừng phát dọn đường băng cản lửa, canh gác tại các vùng trọng điểm vào mùa khô.",
            "Nghiêm cấm đốt nương làm rẫy khi cấp dự báo cháy rừng từ cấp bốn trở lên.",
            "Hạt Kiểm lâm tổ chức ký cam kết với từng hộ sống gần rừng.",
        ),
    ),
    Topic(
        "giao-thong",
        "An toàn giao thông",
        "bảo đảm trật tự an toàn giao thông",
        (
            "Mở đợt cao điểm xử lý vi phạm nồng độ cồn, xe chở quá tải trọng, học sinh đi xe không đội mũ bảo hiểm.",
            "Giải tỏa hành lang an toàn đường bộ, xóa các điểm đen tai nạn.",
            "Lực lượng Cảnh sát giao thông tuần tra lưu động trên các tuyến quốc lộ.",
        ),
    ),
    Topic(
        "nong-thon",
        "Xây dựng nông thôn mới",
        "xây dựng nông thôn mới kiểu mẫu",
        (
            "Huy động sức dân làm đường giao thông nội đồng, kiên cố hóa kênh mương, không huy động quá sức dân.",
            "Mỗi xã có ít nhất một sản phẩm OCOP đạt ba sao trở lên.",
            "Rà soát các tiêu chí chưa đạt về thu nhập, hộ nghèo, cảnh quan.",
        ),
    ),
    Topic(
        "hanh-chinh",
        "Cải cách hành chính",
        "đẩy mạnh cải cách thủ tục hành chính",
        (
            "Bộ phận một cửa tiếp nhận hồ sơ trực tuyến toàn trình, trả kết quả đúng hẹn cho công dân.",
            "Công khai thủ tục, phí và lệ phí; cán bộ gây phiền hà, sách nhiễu phải bị xử lý.",
            "Đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính.",
        ),
    ),
    Topic(
        "chuyen-doi-so",
        "Chuyển đổi số",
        "đẩy mạnh chuyển đổi số và định danh điện tử",
        (
            "Cấp căn cước gắn chíp, kích hoạt tài khoản định danh điện tử mức hai cho toàn dân.",
            "Kết nối kho dữ liệu dùng chung, bảo đảm an ninh mạng, an toàn thông tin.",
            "Tổ công nghệ số cộng đồng đi từng ngõ, gõ từng nhà hướng dẫn người cao tuổi.",
        ),
    ),
    Topic(
        "doc-sach",
        "Ngày hội đọc sách",
        "tổ chức Ngày hội đọc sách",
        (
            "Thư viện lưu động đến các điểm trường vùng cao, tủ sách dòng họ mở cửa cho trẻ em.",
            "Mỗi chi đoàn quyên góp ít nhất mười cuốn sách, trưng bày theo chủ đề.",
            "Mời nhà văn, nghệ nhân kể chuyện cổ tích cho thiếu nhi.",
        ),
    ),
    Topic(
        "tham-nhung",
        "Phòng, chống tham nhũng",
        "phòng, chống tham nhũng, lãng phí, tiêu cực",
        (
            "Thực hiện kê khai tài sản, thu nhập; thanh tra đột xuất các dự án có dấu hiệu thất thoát.",
            "Bảo vệ người tố cáo, thu hồi triệt để tài sản bị chiếm đoạt.",
            "Ban Nội chính tham mưu theo dõi các vụ án, vụ việc dư luận quan tâm.",
        ),
    ),
    Topic(
        "dau-tu-cong",
        "Đầu tư công",
        "đẩy nhanh tiến độ giải ngân vốn đầu tư công",
        (
            "Tháo gỡ vướng mắc giải phóng mặt bằng, thay thế nhà thầu chậm tiến độ.",
            "Chủ đầu tư lập hồ sơ nghiệm thu ngay khi có khối lượng hoàn thành, không dồn thanh toán vào cuối năm.",
            "Điều chuyển vốn của các dự án giải ngân dưới ba mươi phần trăm.",
        ),
    ),
    Topic(
        "rac-thai",
        "Môi trường",
        "thu gom và xử lý rác thải sinh hoạt",
        (
            "Phân loại rác tại nguồn, hạn chế túi ni lông và đồ nhựa dùng một lần.",
            "Xử phạt hành vi đổ trộm phế thải xuống kênh rạch, ao hồ.",
            "Đóng cửa các bãi chôn lấp tạm, vận hành lò đốt đúng quy trình.",
        ),
    ),
    Topic(
        "ta-lon",
        "Sản xuất nông nghiệp",
        "phòng, chống bệnh dịch tả lợn châu Phi",
        (
            "Tiêu hủy đàn lợn mắc bệnh, rắc vôi bột khử trùng chuồng trại, lập chốt kiểm dịch động vật.",
            "Không giấu dịch, không bán chạy lợn ốm, không vứt xác lợn ra môi trường.",
            "Hỗ trợ hộ chăn nuôi tái đàn theo hướng an toàn sinh học.",
        ),
    ),
    Topic(
        "tet",
        "Tết Nguyên đán",
        "tổ chức đón Tết Nguyên đán vui tươi, an toàn, tiết kiệm",
        (
            "Thăm hỏi gia đình chính sách, người có công, công nhân ở lại khu trọ.",
            "Bình ổn giá cả, chống buôn lậu pháo nổ, hàng giả; không tổ chức bắn pháo hoa ngoài các điểm cho phép.",
            "Nghiêm cấm biếu, nhận quà tết cấp trên dưới mọi hình thức.",
        ),
    ),
    Topic(
        "bau-cu",
        "Bầu cử",
        "lãnh đạo cuộc bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp",
        (
            "Niêm yết danh sách cử tri, hiệp thương giới thiệu người ứng cử đúng thời hạn.",
            "Chuẩn bị hòm phiếu phụ cho cử tri ốm đau, già yếu, tạm giam.",
            "Giải quyết dứt điểm khiếu nại, tố cáo về bầu cử trước ngày bỏ phiếu.",
        ),
    ),
    Topic(
        "bo-may",
        "Sắp xếp bộ máy",
        "sắp xếp tổ chức bộ máy, tinh giản biên chế",
        (
            "Bố trí cán bộ dôi dư, xử lý trụ sở bỏ trống sau khi sắp xếp đơn vị hành chính cấp xã.",
            "Bàn giao con dấu, tài liệu lưu trữ, tài sản công giữa đơn vị cũ và đơn vị mới.",
            "Không để gián đoạn công việc phục vụ người dân, doanh nghiệp.",
        ),
    ),
    Topic(
        "hoc-duong",
        "Giáo dục",
        "phòng ngừa bạo lực học đường và tai nạn đuối nước ở trẻ em",
        (
            "Nhà trường phối hợp với phụ huynh dạy bơi, cắm biển cảnh báo tại ao hồ sâu.",
            "Tư vấn tâm lý học sinh, phát hiện sớm mâu thuẫn trên mạng xã hội.",
            "Bảo đảm cơ sở vật chất cho kỳ thi tốt nghiệp trung học phổ thông.",
        ),
    ),
    Topic(
        "vac-xin",
        "Phòng, chống dịch Covid-19",
        "đẩy nhanh tiến độ tiêm vắc xin phòng Covid-19",
        (
            "Lập danh sách người từ mười hai tuổi trở lên để tiêm mũi nhắc lại, tổ chức điểm tiêm lưu động.",
            "Bảo quản vắc xin trong dây chuyền lạnh, không để hủy vắc xin do hết hạn.",
            "Theo dõi phản ứng sau tiêm; biến chủng của vi rút SARS-CoV-2 còn diễn biến khó lường.",
        ),
    ),
    Topic(
        "cach-ly",
        "Phòng, chống dịch Covid-19",
        "tăng cường các biện pháp phòng, chống dịch Covid-19 tại khu cách ly tập trung",
        (
            "Khu cách ly bố trí phòng đệm, phân luồng người vào ra, xét nghiệm ngày đầu và ngày thứ mười bốn.",
            "Truy vết thần tốc các trường hợp F1, phong tỏa hẹp, không để lây nhiễm chéo.",
            "Người về từ vùng dịch phải khai báo y tế trung thực.",
        ),
    ),
    Topic(
        "bien-gioi",
        "Quốc phòng, an ninh",
        "quản lý, bảo vệ chủ quyền biên giới quốc gia",
        (
            "Bộ đội Biên phòng tuần tra cột mốc, ngăn chặn xuất nhập cảnh trái phép qua đường mòn, lối mở.",
            "Giữ vững môi trường hòa bình, ổn định, xây dựng thế trận lòng dân vững chắc.",
            "Đấu tranh với tội phạm ma túy, mua bán người, buôn lậu qua cửa khẩu.",
        ),
    ),
    Topic(
        "xam-nhap-man",
        "Sản xuất nông nghiệp",
        "ứng phó hạn hán, xâm nhập mặn và thiếu nước sinh hoạt",
        (
            "Vận hành cống ngăn mặn, tích trữ nước ngọt, chở nước đến các ấp xa.",
            "Khuyến cáo nông dân xuống giống sớm vụ đông xuân, chuyển đổi cây trồng sử dụng ít nước.",
            "Nạo vét ao bàu, khoan giếng tầng sâu có kiểm soát.",
        ),
    ),
    Topic(
        "du-lich",
        "Văn hóa, du lịch",
        "phát triển du lịch cộng đồng gắn với bảo tồn di sản",
        (
            "Bảo tồn nhà sàn, cồng chiêng, lễ hội truyền thống của đồng bào các dân tộc thiểu số.",
            "Chấn chỉnh tình trạng chèo kéo, nâng giá phòng nghỉ trong mùa cao điểm.",
            "Tập huấn kỹ năng đón khách cho chủ nhà nghỉ homestay.",
        ),
    ),
    Topic(
        "dai-hoi",
        "Xây dựng Đảng",
        "chuẩn bị đại hội đảng bộ các cấp",
        (
            "Chuẩn bị văn kiện, phương án nhân sự, phân công cấp ủy viên dự đại hội điểm.",
            "Nâng cao chất lượng sinh hoạt chi bộ, kết nạp đảng viên là đoàn viên ưu tú.",
            "Ủy ban Kiểm tra giải quyết đơn thư liên quan đến nhân sự trước đại hội.",
        ),
    ),
    Topic(
        "khieu-nai",
        "Tiếp công dân",
        "tiếp công dân, giải quyết khiếu nại, tố cáo đông người",
        (
            "Người đứng đầu trực tiếp tiếp công dân ít nhất một ngày trong tháng, đối thoại về đền bù đất đai.",
            "Không để hình thành điểm nóng về an ninh trật tự.",
            "Trả lời đơn thư đúng hạn, công khai kết quả giải quyết.",
        ),
    ),
)
