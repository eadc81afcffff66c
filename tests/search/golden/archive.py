"""Some 500 invented directives of all provinces, organs of every level, types and years, the same in every run.

Their subjects differ enough for a query to have right answers, and their places are those that search confuses: Điện
Biên among texts full of "diễn biến", Hòa Bình and Thái Bình among "hòa bình" and "thái bình", Hà Nam beside the former
Hà Nam Ninh, Đắk Lắk beside Đắk Nông. Names, numbers and texts are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, REORGANISED, Place, province
from tests.archives import ArchiveFolder, quote
from tests.search.golden.topics import TOPICS, Topic

_PARTY = (("Công văn", "CV"), ("Chỉ thị", "CT"), ("Thông báo", "TB"), ("Kế hoạch", "KH"), ("Kết luận", "KL"))
_STATE = (("Kế hoạch", "KH"), ("Chỉ thị", "CT"), ("Công điện", "CĐ"), ("Thông báo", "TB"), ("Quyết định", "QĐ"))
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Nông", "Lò", "Quách", "Đinh", "Tô")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Quang", "Hữu", "Ngọc", "Xuân", "Hồng", "Mạnh")
_GIVEN = ("An", "Bình", "Chung", "Dũng", "Hoa", "Hùng", "Lan", "Linh", "Long", "Ngân", "Sơn", "Thủy", "Trang", "Tuấn")
_CENTRAL = (
    ("Thủ tướng Chính phủ", (("Công điện", "CĐ-TTg"), ("Chỉ thị", "CT-TTg"), ("Quyết định", "QĐ-TTg")), "state"),
    ("Ban Bí thư", (("Chỉ thị", "CT/TW"), ("Kết luận", "KL/TW"), ("Thông báo", "TB/TW")), "party"),
    ("Bộ Y tế", (("Công văn", "BYT-DP"), ("Quyết định", "QĐ-BYT")), "state"),
    ("Bộ Tài chính", (("Thông tư", "TT-BTC"), ("Công văn", "BTC-NSNN")), "state"),
    ("Văn phòng Trung ương Đảng", (("Công văn", "CV/VPTW"),), "party"),
    ("Ban Tuyên giáo Trung ương", (("Công văn", "CV/BTGTW"), ("Hướng dẫn", "HD/BTGTW")), "party"),
)
_DISTRICTS_WANTED = (
    "Cư M'gar", "Na Rì", "Mường Ảng", "Ba Bể", "Đại Từ", "Phú Bình", "Kim Bảng", "Vân Đồn", "Lương Sơn", "Đông Hưng",
    "Sa Thầy", "Năm Căn", "Bát Xát", "Côn Đảo", "Ea H'leo", "Lạc Thủy", "Tủa Chùa", "Võ Nhai", "Lý Nhân", "Hải Hà",
)  # fmt: skip
_COMMUNES = (
    ("Đảng ủy phường Hải Sơn", "Đảng bộ thành phố Móng Cái", "Hải Sơn", "CV/ĐU"),
    ("Đảng ủy xã Yên Trạch", "Đảng bộ huyện Phú Lương", "Yên Trạch", "CV/ĐU"),
)
_LAST_DAY = date(2026, 6, 30)


@dataclass
class GoldenArchive:
    """The directives as written, so that queries can be made of their facts."""

    folder: ArchiveFolder
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Front matter by id, with `topic`, the key of its subject, `body` and `signer`."""
    _numbers: Random = field(default_factory=lambda: Random("golden numbers"))  # noqa: S311 - any will do
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def fill(self) -> GoldenArchive:
        """Write all of them."""
        for place, (organ, topic) in enumerate(_plan()):
            self._add(place, organ, topic)
        return self

    def _add(self, place: int, organ: _Organ, topic: Topic) -> None:
        random = Random(f"golden {place}")  # noqa: S311 - any will do
        kind, letters = organ.kinds[place % len(organ.kinds)]
        issued = organ.since + timedelta(days=random.randrange((organ.until - organ.since).days))
        while True:
            number = str(self._numbers.randrange(1, 3000))
            if (number, letters) not in self._taken:
                break
        self._taken.add((number, letters))
        if letters == "TT-BTC":
            number = f"{number}/{issued.year}"
        subject = topic.subject
        title = f"V/v {subject}" if kind == "Công văn" else f"{subject[0].upper()}{subject[1:]}"
        fields: dict[str, Any] = {
            "number": number,
            "symbol": letters,
            "type": kind,
            "title": title,
            "issued": issued.isoformat(),
            "place": organ.place,
            "issuer": organ.name,
            "issuer_parent": organ.parent or None,
            "signatory": {
                "name": " ".join(map(random.choice, (_FAMILY, _MIDDLE, _GIVEN))),
                "position": "Phó Bí thư" if organ.is_party else "Phó Chủ tịch",
            },
            "topics": [topic.label],
        }
        body = "\n\n".join(self._paragraphs(organ, topic, fields, random))
        identifier = self.folder.add(body, **fields)
        self.facts[identifier] = fields | {"topic": topic.key, "body": body, "signer": fields["signatory"]["name"]}

    def _paragraphs(self, organ: _Organ, topic: Topic, fields: dict[str, Any], random: Random) -> Iterator[str]:
        earlier = [each for each in self.facts.values() if each["issued"] < fields["issued"]]
        cited = random.choice(earlier) if earlier else None
        above = f"Thực hiện {quote(cited)} về {subject_of(cited)}, " if cited else ""
        yield f"{above}{organ.body} yêu cầu các cơ quan, đơn vị, địa phương thực hiện một số nội dung sau:"
        sentences = [*topic.sentences]
        random.shuffle(sentences)
        for point, sentence in enumerate(sentences, 1):
            yield f"{point}. {sentence}"
        wanted = date.fromisoformat(fields["issued"]) - timedelta(days=random.randrange(10, 90))
        if random.random() < 0.3:
            number = self._numbers.randrange(3000, 4000)
            yield f"Căn cứ Thông báo số {number}-TB/VPTW ngày {wanted.day}/{wanted.month}/{wanted.year} để triển khai."
        yield random.choice(
            (
                "Giao Văn phòng theo dõi, đôn đốc việc thực hiện, định kỳ báo cáo kết quả.",
                "Nhận được văn bản này, các đơn vị nghiêm túc triển khai thực hiện; vướng mắc phản ánh kịp thời.",
                "Tỉnh Hà Nam Ninh trước đây và các tỉnh bạn có nhiều kinh nghiệm để tham khảo.",
                "Nhân dân các dân tộc mong một cuộc sống thái bình, thịnh vượng.",
                "Theo dõi sát diễn biến tình hình, kịp thời báo cáo những vấn đề mới phát sinh.",
            )
        )


@dataclass(frozen=True, slots=True)
class _Organ:
    name: str
    parent: str
    place: str
    kinds: tuple[tuple[str, str], ...]
    is_party: bool
    since: date
    until: date

    @property
    def body(self) -> str:
        return f"Ban Thường vụ {self.name}" if self.is_party and self.parent else self.name


def subject_of(fields: dict[str, Any]) -> str:
    """The title without what stands before the subject."""
    title = str(fields["title"]).removeprefix("V/v ")
    return title[0].lower() + title[1:]


def _plan() -> Iterator[tuple[_Organ, Topic]]:
    organs = [*_of_provinces(), *_of_districts(), *_of_communes(), *_central()]
    for round_ in range(3):
        for place, organ in enumerate(organs):
            yield organ, TOPICS[(place * 5 + round_ * 7) % len(TOPICS)]


def _of_provinces() -> Iterator[_Organ]:
    for each in PROVINCES:
        if each.former_names:
            continue
        until = each.valid_to or _LAST_DAY
        since = date(2016, 1, 4)
        committee = f"{'Thành ủy' if each.is_central_city else 'Tỉnh ủy'} {each.name}"
        party = tuple((kind, f"{letters}/TU") for kind, letters in _PARTY)
        yield _Organ(committee, "Đảng Cộng sản Việt Nam", each.name, party, True, since, until)
        state = tuple((kind, f"{letters}-UBND") for kind, letters in _STATE)
        name = f"Ủy ban nhân dân {each.full_name()}"
        yield _Organ(name, "", each.name, state, False, since, until)


def _of_districts() -> Iterator[_Organ]:
    for each in _wanted_districts():
        above = province(each.province).full_name()
        since, until = date(2016, 1, 4), REORGANISED - timedelta(days=1)
        party = tuple((kind, f"{letters}/HU") for kind, letters in _PARTY)
        yield _Organ(f"Huyện ủy {each.name}", f"Đảng bộ {above}", each.name, party, True, since, until)
        state = tuple((kind, f"{letters}-UBND") for kind, letters in _STATE)
        name = f"Ủy ban nhân dân huyện {each.name}"
        yield _Organ(name, f"Ủy ban nhân dân {above}", each.name, state, False, since, until)


def _wanted_districts() -> list[Place]:
    return [each for each in DISTRICTS if each.name in _DISTRICTS_WANTED and each.unit == "huyện"]


def _of_communes() -> Iterator[_Organ]:
    for name, parent, place, symbol in _COMMUNES:
        kinds = (("Công văn", symbol),)
        yield _Organ(name, parent, place, kinds, True, date(2020, 1, 6), date(2025, 6, 30))


def _central() -> Iterator[_Organ]:
    for name, kinds, system in _CENTRAL:
        for _ in range(3):
            yield _Organ(name, "", "Hà Nội", kinds, system == "party", date(2016, 1, 4), date(2024, 12, 31))


def write(root: Path) -> GoldenArchive:
    """Write the archive below `root`."""
    return GoldenArchive(ArchiveFolder(root)).fill()
