"""One page of every kind: of the repository's own site, and of a site made to have the others."""

from __future__ import annotations

from tests.archives import quote
from tests.sites import TinySite

OWN_DIRECTIVE = "van-ban/thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-06-07-48-cv-du/"
OWN = {
    "home": "",
    "all-places": "van-ban/",
    "province": "van-ban/bac-kan/",
    "district": "van-ban/quang-ninh/cam-pha/",
    "issuer": "van-ban/bac-kan/thanh-uy-bac-kan/",
    "directive": OWN_DIRECTIVE,
    "wanted-document": "van-ban/trung-uong/thu-tuong-chinh-phu/2020-12-02-1699-cd-ttg/",
    "provinces-today": "tinh-thanh-hien-nay/",
    "province-today": "tinh-thanh-hien-nay/thai-nguyen/",
    "years": "ngay-ban-hanh/",
    "month": "ngay-ban-hanh/2020/07/",
    "issuers": "co-quan-ban-hanh/",
    "types": "loai-van-ban/",
    "citations": "trich-dan/",
    "wanted": "trich-dan/con-thieu/",
    "network": "trich-dan/mang-luoi/",
    "coverage": "trich-dan/do-phu/",
    "coverage-of-a-place": "trich-dan/do-phu/bac-kan/",
    "journeys": "trich-dan/hanh-trinh/",
    "search": "tim-kiem/",
    "lookup": "tra-cuu-trich-dan/",
    "data": "du-lieu/",
    "by-hand": "gioi-thieu/",
    "english": "en/",
    "reference": "front-matter/",
    "codes": "diagnostics/",
    "command": "lenh/",
    "missing": "404.html",
}
"""Addresses on the repository's own site."""

_FOLDER = "van-ban/ha-nam/tinh-uy-ha-nam/"
HELD = {"type": "Công văn", "number": "10", "symbol": "CV/TU", "issued": "2021-02-01", "issuer": "Tỉnh ủy Hà Nam"}
MADE = {
    "long-list": _FOLDER,
    "later-page": f"{_FOLDER}trang/2/",
    "stamped": f"{_FOLDER}2021-03-04-20-cv-tu/",
    "with-problems": f"{_FOLDER}2021-03-04-21-cv-tu/",
    "unreadable": f"{_FOLDER}2021-03-04-22-cv-tu/",
    "unreadable-files": "tep-chua-doc-duoc/",
    "cited-by-many": f"{_FOLDER}2021-02-01-10-cv-tu/",
    "citing-list": f"{_FOLDER}2021-02-01-10-cv-tu/duoc-dan/",
    "gathered-network": "trich-dan/mang-luoi/",
    "undated-wanted": "van-ban/trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-17-ct-ttg/",
    "former-address-of-two": "van-ban/trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-15-ct-ttg/",
    "journey": f"{_FOLDER}2021-02-01-10-cv-tu/hanh-trinh/",
    "journey-later-page": f"{_FOLDER}2021-02-01-10-cv-tu/hanh-trinh/trang/2/",
    "of-the-state": "van-ban/bac-kan/uy-ban-nhan-dan-tinh-bac-kan/2021-03-04-30-kh-ubnd/",
}
"""Addresses on the site made by :func:`fill`."""
REDIRECT = f"{_FOLDER}2021-03-03-20-cv-tu/"
NASTY_TITLE = "V/v <img src=x onerror=document.title='hacked'> vượt rào"


def fill(site: TinySite) -> None:
    """Write what these pages are made from."""
    archive = site.archive
    archive.add(number="10", issued="2021-02-01", title="V/v đọc sách")
    for number in range(100, 160):
        archive.add(f"Thực hiện {quote(HELD)} về việc chung.", number=str(number))
    for day in ("2019-02-01", "2020-02-01"):
        archive.add(number="11", issued=day)
    archive.add(
        f"Thực hiện {quote(HELD)} về một việc.\n\n"
        "1. Căn cứ Công văn số 11-CV/TU của Tỉnh ủy Hà Nam về việc khác.\n\n"
        "a) Theo Kế hoạch số 33-KH/BCĐ ngày 05/01/2021 về việc khác nữa.\n\n"
        "b) Theo Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh về việc sau cùng.",
        number="20",
        urgency="Hỏa tốc",
        aliases=[REDIRECT.removeprefix("van-ban/").rstrip("/")],
        redactions=[{"kind": "số điện thoại", "count": "1", "reason": "dữ liệu cá nhân"}],
        topics=["Y tế", "Thư viện"],
    )
    undated = "Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ"
    for later, day in (("40", "27/3/2020"), ("41", "27/7/2020")):
        dated = f"Chỉ thị số 15/CT-TTg ngày {day} của Thủ tướng Chính phủ"
        archive.add(f"Thực hiện {dated}.\n\nCăn cứ {undated}.", number=later)
    archive.add("Theo Chỉ thị số 17/CT-TTg của Thủ tướng Chính phủ.", number="42")
    archive.add("Dòng dài: " + "x" * 300 + "\n\n* Ghi chú", number="21", title=NASTY_TITLE)
    archive.write(f"{MADE['unreadable'].removeprefix('van-ban/').rstrip('/')}.md", "---\ntitle: V/v: gấp\n---\n")
    archive.add(
        "Điều 1. Phạm vi\n\n1. Một.\n\nĐiều 2. Đối tượng\n\n2. Hai.",
        number="30",
        symbol="KH-UBND",
        type="Kế hoạch",
        title="Phòng cháy rừng năm 2021",
        issuer="Ủy ban nhân dân tỉnh Bắc Kạn",
        issuer_parent=None,
        place="Bắc Kạn",
        signatory={
            "name": "Trần Thị B",
            "position": "Phó Chủ tịch",
            "on_behalf_of": "Ủy ban nhân dân / Chủ tịch",
            "form": "TM. / KT.",
        },
    )
