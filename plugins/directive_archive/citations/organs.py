"""Where the name of an organ begins and ends in running text.

Names have no marks around them, and their words need no capitals (``Bộ Y tế``, ``Ban Chỉ đạo phòng, chống dịch``). A
name begins with the head of an organ or, after ``của``, with a capital; it runs to a word that begins the subject or
tells what the organ does, to a closing mark, or to a comma that is not followed by more of the name.
"""

from __future__ import annotations

import re

from directive_archive.citations.parts import ABBREVIATIONS, DAY_WORD, NOUN_NAMES, NUMERIC_DATE, QUALIFIER
from directive_archive.language import decompose, fold
from directive_archive.language.letters import CAPITALS, SMALL_LETTERS
from directive_archive.vocabulary.tables import read_table

CAPITAL = f"[{CAPITALS}]"
_NAMES = "|".join(NOUN_NAMES)
_HEADS = (
    "Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|UBKT|UBMTTQ|UB|HĐND|TT|Hội đồng|Chính phủ|Thủ tướng|Phó Thủ tướng|Quốc hội|Tỉnh ủy"
    "|Tỉnh uỷ|Thành ủy"
    "|Thành uỷ|Thị ủy|Thị uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Quận uỷ|Đảng ủy|Đảng uỷ|Đảng bộ|Đảng đoàn|Chi bộ|Chi ủy"
    "|Quân ủy|Thường trực"
    "|Thường vụ|BTV|BCH|BCĐ|BTC|Văn phòng|VP|VPCP|Cục|Tổng cục|Chi cục|Vụ|Viện|Tòa án|Toà án|Thanh tra|Kho bạc"
    "|Ngân hàng|Bảo hiểm|BHXH|Công an|Bộ trưởng|Thứ trưởng|Chủ tịch|Phó Chủ tịch|Chủ nhiệm|Giám đốc|Phó Giám đốc"
    "|Bí thư|Phó Bí thư|Tổng Bí thư"
    "|Trung ương|Đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Hội|Liên đoàn|Mặt trận|Trung tâm|Phòng|Tổng Liên đoàn|Kiểm toán"
    "|Bệnh viện|Trường|Học viện|Đại học|Tổng công ty|Tập đoàn|Công ty|Cơ quan|Thống đốc|Chánh án|Viện trưởng"
    "|Chánh Văn phòng|Tổng Thanh tra|Tổng cục trưởng|Cục trưởng|Trưởng"
    "|Đồng chí|Liên ngành|Liên bộ|Liên Bộ|Nhà nước|Hải quan|Thuế|Báo|Đài|Công đoàn|Hạt|Xí nghiệp"
)
# These are heads in small letters, too: nothing else is called so.
_SMALL_HEADS = (
    "tỉnh ủy|thành ủy|thị ủy|huyện ủy|quận ủy|đảng ủy|ban thường vụ|ban chấp hành|thường trực (?:tỉnh|thành|huyện|thị"
    "|đảng) ủy|ủy ban nhân dân|uỷ ban nhân dân"
    "|hội đồng nhân dân|ban chỉ đạo|chính phủ|thủ tướng|bộ trưởng|chủ tịch|giám đốc|bộ y tế|sở y tế|quốc hội"
    "|văn phòng chính phủ"
)
HEAD = re.compile(rf"(?<!\w)(?:(?:{_HEADS})(?!\w)|(?:{_SMALL_HEADS})(?!\w))")
"""The head of an organ's name."""
_BEGINS = re.compile(
    rf"(?:{CAPITAL}|(?:{_SMALL_HEADS})(?!\w)|(?:bộ|sở|phòng|cục|chi cục|ban|công an|văn phòng|hội|đoàn) {CAPITAL})"
)


def _toneless(word: str) -> str:
    return "".join(decompose(letter)[0] for letter in word)


# The syllables in small letters that names have; any other one is not the name's.
NAME_WORDS = frozenset(row["word"] for row in read_table("organ_words"))
_UNMARKED = frozenset(fold(word) for word in NAME_WORDS)
_TONELESS = frozenset(_toneless(word) for word in NAME_WORDS)
_SMALL_WORD = re.compile(rf"(?<= )[{SMALL_LETTERS}]\w*")
_STOP_WORDS = (
    # what begins a subject, capital or not
    r"(?i:(?<!Chỉ đạo Trung ương )(?<!Chỉ đạo quốc gia )về|về(?! phòng,? chống (?:thiên tai|tham nhũng|tội phạm))|v/v"
    r"|quy định|quy chế|hướng dẫn|sửa đổi|bổ sung|bãi bỏ|thay thế|ban hành|phê duyệt|công bố|thành lập|kiện toàn"
    r"|công nhận|điều chỉnh|hủy bỏ|huỷ bỏ|giải thích|tăng cường|triển khai|ứng dụng|đẩy mạnh|hợp nhất|biểu|chi tiết)"
    # what an organ does, where it stands in the sentence
    r"|tại|đã|sẽ|vừa|cũng|cho|để|trong|trên|dưới|từ|đến|tới|với|khi|nếu|mà|nhằm|do|bởi|theo|như|gồm|bao gồm|cùng"
    r"|nhưng|hoặc"
    r"|yêu cầu|có|còn|chưa|không|được|bị|đề nghị|kiến nghị|(?<!Ngoại )giao|là|thì|nên|nêu|nói|ghi|kèm|gửi|(?<!Thư )ký"
    r"|trình|lập|thể chế|ra|này|trên|sau|trước|nay|hiện"
    r"|hiệu lực|thông qua|khóa|khoá|nhiệm kỳ|thực hiện|(?<!Ban )(?<!ban )chỉ đạo|(?<!Ban )(?<!Phòng )tổ chức|xây dựng"
    r"|căn cứ|đồng thời"
    r"|phục vụ|đối với|liên quan|cho phép|chấp thuận|thống nhất|quyết nghị|quyết định|báo cáo|chủ trì|phối hợp|ngày"
    r"|năm(?= \d| ?$)|tháng|số(?= ?:? ?(?:\d{1,6} ?[-/]|$))"
    r"|truyền đạt|(?<!Ban )thẩm định|trả lời|(?<!Ban )thông tin|đồng ý|phân công|tham mưu|hoàn thành|nhận|chuyển"
    r"|xem xét|rà soát|cùng|phát (?:đi|hành)"
    r"|giai đoạn|(?<!thôn )(?<!đổi )mới|vừa qua|sau đó|lại|chỉ(?! (?:huy|đạo))|trao|phải|vẫn|tiếp tục|nêu rõ|chỉ rõ"
    r"|khẳng định|nhấn mạnh|lưu ý"
    r"|áp dụng"
    r"|dành|nhắc"
    r"|giới hạn|xác định|gia hạn|dừng|nới|siết|vào|qua|và các|và những|v\.v"
)
# "Và" belongs to names (Bộ Khoa học và Công nghệ).
_AND = (
    rf"(?:và|hoặc) (?:{_NAMES}|Hiến pháp)(?!\w)| và (?!{CAPITAL}|phát triển|đào tạo|truyền thông|môi trường"
    rf"|công nghệ|đầu tư|xã hội|du lịch|gia đình|trẻ em|dân vận|tìm kiếm|viên chức|công chức)\w"
)
# After a comma a name goes on with capitals (Bộ Văn hóa, Thể thao và Du lịch), a place above (xã A, huyện B), or in
# "phòng, chống".
_COMMA = (
    rf",(?! (?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP|TX)\.? {CAPITAL}|(?:{_HEADS})(?!\w)"
    rf"|{CAPITAL}\w*(?: \w+){{0,3}} và {CAPITAL}"
    rf"|{CAPITAL}\w*(?: [{SMALL_LETTERS}]+){{0,2}}(?= (?:về|v/v|ban hành|quy định|hướng dẫn|và)(?!\w)|[;.)\n,]|$))"
    rf"|(?<=[Pp]hòng,) chống|(?<=tham nhũng,) (?:lãng phí|tiêu cực)|(?<=buôn lậu,) gian lận|(?<=lãng phí,) tiêu cực)"
    rf"|, ?(?i:{_NAMES})(?!\w)"
)
_NEXT_REFERENCE = (
    rf"(?: và| hoặc|,)? (?:các |những )?(?:(?i:{_NAMES}){QUALIFIER} ?(?:(?:số|Số|ngày)(?!\w)|\d|:)"
    rf"|(?:{'|'.join(ABBREVIATIONS)})\.? (?:số(?!\w)|\d))"
)
STOP = re.compile(
    rf" (?:và|với|cùng) {CAPITAL}\w*(?: \w+){{1,3}} số ?:? ?\d| (?:{_STOP_WORDS})(?!\w)| {_AND}|{_COMMA}"
    rf"|{_NEXT_REFERENCE}"
    r"|,? ?[(;:\"“”)\[\n…]|,? \d{1,6}(?:/\d{4})?[-/]| -(?= [a-zđ])"
    r"|(?<!TP)(?<!TX)(?<!Tp)(?<!Tx)(?<! [PQHTX])(?<!TT)\.(?!\w)|, ?$|$"
)
"""Where a name that began earlier is over."""
_LONGEST = 160

# In "… của Tỉnh ủy, Thường trực Thành ủy yêu cầu" the second organ is not an issuer: it is the one that acts.
_ACTING = re.compile(rf",\s(?:{_HEADS})(?!\w)[^,]*$")
_STILL_NAMED = re.compile(r"$|\n|,? ?[.;:)(“\"]|,? (?:về|Về|v/v|V/v|ngày|khóa|khoá)(?!\w)")
_BOTH_POSTS = re.compile(r"(?:Bộ|Thứ) trưởng, Chủ nhiệm ")


def name_end(text: str, start: int) -> int:
    """Where the organ's name that begins at ``start`` ends."""
    window = text[start : start + _LONGEST]
    stop = STOP.search(window)
    end = stop.start() if stop else len(window)
    for word in _SMALL_WORD.finditer(window, 0, end):
        if not _is_of_names(word.group()):
            end = word.start()
            break
    above = _PLACE_ABOVE.search(window, 0, end)
    if above and not _LIES_IN_A_PLACE.search(window, 0, above.start()):
        end = above.start()
    acting = _ACTING.search(window[:end])
    if acting and not _STILL_NAMED.match(text, start + end) and not _BOTH_POSTS.match(window):
        end = acting.start()
    if further := _OF_ABOVE.match(window, end):
        end = further.end()
    return start + end


def _is_of_names(word: str) -> bool:
    """Whether names have a syllable, also as scanners read it: unmarked (chinh) or with a wrong tone (phù for phủ)."""
    return word in NAME_WORDS or (word in _UNMARKED if word == fold(word) else _toneless(word) in _TONELESS)


_OF_ABOVE = re.compile(r" của (?:Quốc hội|Chính phủ|Thủ tướng Chính phủ|Trung ương Đảng)(?!\w)")
# "UBND xã A, huyện B" names its district; in "Tỉnh ủy, huyện B chọn" another begins.
_PLACE_ABOVE = re.compile(r", (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP|TX)\.? ")
_LIES_IN_A_PLACE = re.compile(
    r"(?:xã|phường|thị trấn|huyện|Huyện|quận|thị xã|thành phố|TP|TX|[Tt]rường|[Cc]hi cục|[Đđ]ảng ủy|[Cc]hi bộ"
    r"|[Pp]hòng|[Tt]rung tâm)"
)


def name_at(text: str, start: int) -> int:
    """End of the organ's name that begins at ``start``; ``start`` itself if none does."""
    if not _BEGINS.match(text, start):
        return start
    end = name_end(text, start)
    while end > start and text[end - 1] in " ,-":
        end -= 1
    return end


# What an organ does with a document, between its name and the document's.
_ISSUES = re.compile(
    rf"(?: \([^()\n]{{1,40}}\))?(?:,? {DAY_WORD} (?P<date>[^;\n]{{4,40}}?),?)?(?: (?:đã|vừa|mới đây|mới|cũng|tiếp tục"
    rf"|sẽ|đồng thời|kịp thời"
    rf"|nhanh chóng|sau đó|trước đó|ngay sau đó|liền|rồi|lại|vừa qua|hôm qua|liên tiếp|đồng loạt|còn|thống nhất))*"
    r" (?:có|ban hành|ký ban hành|ra|gửi|ký|phát hành|phát đi|trình|cho ban hành)(?: (?:các|những|một số|thêm"
    r"|tiếp|nhiều|bổ sung|đồng thời|ngay|luôn|hẳn))*"
    rf"(?: văn bản)?(?: {DAY_WORD} ?(?P<when>{NUMERIC_DATE}))?:? ?\n?[“\"]?$"
)
# "Theo đề nghị của Bộ trưởng Bộ Y tế tại Tờ trình số …"; it counts only if the symbol agrees.
_SAYS_IN = re.compile(
    rf"(?: \([^()]{{1,20}}\))?,?(?:(?: [{SMALL_LETTERS}]\w*){{0,8}}? (?:tại|trong|theo|bằng|qua|có|là|ở)(?: (?:các"
    rf"|những|nội dung))*:? ?\n?"
    r"| ?\((?:(?:tại|theo|qua|kèm|kèm theo) )?(?:các )?)$"
)


def issuer_before(text: str, low: int, start: int) -> tuple[int, int, bool, str] | None:
    """The organ whose doing the document at ``start`` is: ``Ngày …, Bộ Y tế ban hành công văn …``.

    Args:
        text: the even text.
        low: where the search may begin.
        start: where the reference begins.

    Returns:
        Span of the name, whether the words say that it issued the document (or only speaks in it), and the date
        between name and verb, or nothing.
    """
    window = text[low:start]
    for head in HEAD.finditer(window):
        end = name_at(window, head.start())
        if end <= head.start():
            continue
        issues = _ISSUES.match(window, end)
        if issues:
            return low + head.start(), low + end, True, issues["date"] or issues["when"] or ""
        if _SAYS_IN.match(window, end):
            return low + head.start(), low + end, False, ""
    return None
