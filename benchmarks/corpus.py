"""Write an archive of invented directives to measure with: ``python benchmarks/corpus.py 10000 DIRECTORY``.

The same number gives the same bytes, and the first 1,000 of 10,000 are the 1,000 (but for references, which only
point backwards, nothing depends on how many are asked for). Words follow Zipf's law: the commonest 500 stand in
``words.txt``, rarer ones are put together from ``syllables.txt``. As in real official texts, common syllables stand in
almost every document, so that posting lists, not the vocabulary, are what an index costs.

Organs and places are those of the vocabulary; numbers, names of persons and texts are made up. The files pass
``directives check`` without an error or a warning.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from directive_archive.directive import Directive
from directive_archive.fields import Value
from directive_archive.number import DocumentNumber
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, REORGANISED, Place, province
from directive_archive.vocabulary.tables import read_table

SEED = 20260722
FIRST_DAY = date(2016, 1, 4)
LAST_DAY = date(2026, 6, 30)

# ---- words ----------------------------------------------------------------------------------------------------------

_RARE_WORDS = 24_000


@cache
def _zipf() -> tuple[list[str], list[float]]:
    """Words and their cumulative weights, the commonest first."""
    common = _lines("words.txt")
    syllables = " ".join(_lines("syllables.txt")).split()
    random = Random(f"{SEED} words")
    random.shuffle(syllables)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(syllables))))
    rare: dict[str, None] = {}
    while len(rare) < _RARE_WORDS:
        pair = random.choices(syllables, cum_weights=weights, k=2)
        rare[" ".join(pair)] = None
    words = [*common, *rare]
    return words, list(accumulate(1 / (rank + 15) for rank in range(len(words))))


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


# ---- organs ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Organ:
    name: str
    parent: str
    place: str
    """As the place-and-date line prints it."""
    kinds: tuple[tuple[str, str], ...]
    """(type, symbol) of what it issues; ``{year}`` stands where the year belongs to the number."""
    body: str
    until: date
    since: date = FIRST_DAY


_PARTY_TYPES = (("Công văn", "CV"), ("Chỉ thị", "CT"), ("Thông báo", "TB"), ("Kế hoạch", "KH"), ("Báo cáo", "BC"))
_STATE_TYPES = (("Chỉ thị", "CT"), ("Thông báo", "TB"), ("Kế hoạch", "KH"), ("Báo cáo", "BC"), ("Công điện", "CĐ"))
_OFFICES = ("VX", "KT", "NC", "TH", "NN")


def _party(group: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, f"{letters}/{group}") for kind, letters in _PARTY_TYPES)


def _state(group: str) -> tuple[tuple[str, str], ...]:
    letters = tuple(("Công văn", f"{group}-{office}") for office in _OFFICES)
    return letters + tuple((kind, f"{letters}-{group}") for kind, letters in _STATE_TYPES)


@cache
def _organs() -> tuple[tuple[_Organ, ...], ...]:
    """Central organs, those of provinces, those of districts."""
    return tuple(_central()), tuple(_of_provinces()), tuple(_of_districts())


def _central() -> Iterator[_Organ]:
    for row in read_table("organs"):
        symbol, name = row["symbol"], row["name"]
        if not symbol or row["valid_to"] or row["valid_from"]:
            continue
        if row["system"] == "party":
            yield _Organ(name, "Ban Chấp hành Trung ương", "Hà Nội", _party(symbol)[:3], name, LAST_DAY)
        elif symbol == "TTg":
            yield _Organ(name, "", "Hà Nội", (("Công điện", "CĐ-TTg"), ("Chỉ thị", "CT-TTg")), name, LAST_DAY)
        elif name.startswith("Bộ "):
            kinds = (("Công văn", f"{symbol}-VP"), ("Thông tư", f"{{year}}TT-{symbol}"))
            yield _Organ(name, "", "Hà Nội", kinds, name, LAST_DAY)


def _of_provinces() -> Iterator[_Organ]:
    for place in PROVINCES:
        if place.former_names:
            continue  # its organs changed their names with it
        until = place.valid_to or LAST_DAY
        city = place.is_central_city
        committee = f"{'Thành ủy' if city else 'Tỉnh ủy'} {place.name}"
        above = "Đảng Cộng sản Việt Nam"
        yield _Organ(committee, above, place.name, _party("TU"), f"Ban Thường vụ {committee}", until)
        name = f"Ủy ban nhân dân {place.full_name()}"
        yield _Organ(name, "", place.name, _state("UBND"), f"Chủ tịch {name}", until)


def _of_districts() -> Iterator[_Organ]:
    heads = {"huyện": ("Huyện ủy", "HU"), "quận": ("Quận ủy", "QU"), "thành phố": ("Thành ủy", "TU")}
    for place in DISTRICTS:
        above = province(place.province)
        if place.unit not in heads or place.valid_from or above.former_names or not _ends_with_districts(place):
            continue
        head, group = heads[place.unit]
        committee = f"{head} {place.name}"
        parent = f"Đảng bộ {above.full_name()}"
        yield _Organ(committee, parent, place.name, _party(group), f"Ban Thường vụ {committee}", _LAST_OF_DISTRICTS)
        name = f"Ủy ban nhân dân {place.full_name()}"
        above_name = f"Ủy ban nhân dân {above.full_name()}"
        yield _Organ(name, above_name, place.name, _state("UBND"), f"Chủ tịch {name}", _LAST_OF_DISTRICTS)


_LAST_OF_DISTRICTS = REORGANISED - timedelta(days=1)


def _ends_with_districts(place: Place) -> bool:
    return place.valid_to == _LAST_OF_DISTRICTS and not place.name.isdigit()


# ---- documents ------------------------------------------------------------------------------------------------------

_TOPICS = (
    ("Phòng, chống dịch Covid-19", "phòng, chống dịch bệnh Covid-19", "cách ly y tế", "tiêm vắc xin"),
    ("Phòng, chống thiên tai", "phòng, chống thiên tai và tìm kiếm cứu nạn", "ứng phó mưa lũ", "sạt lở đất"),
    ("Cải cách hành chính", "đẩy mạnh cải cách thủ tục hành chính", "dịch vụ công trực tuyến", "bộ phận một cửa"),
    ("An toàn giao thông", "bảo đảm trật tự an toàn giao thông", "mở đợt cao điểm", "vi phạm nồng độ cồn"),
    ("Giáo dục", "chuẩn bị các điều kiện cho năm học mới", "kỳ thi tốt nghiệp", "an toàn trường học"),
    ("Xây dựng nông thôn mới", "thực hiện chương trình nông thôn mới", "giảm nghèo bền vững", "vốn đối ứng"),
    ("Phòng, chống tham nhũng", "phòng, chống tham nhũng, lãng phí, tiêu cực", "kê khai tài sản", "thanh tra đột xuất"),
    ("Chuyển đổi số", "đẩy mạnh chuyển đổi số", "định danh điện tử", "kho dữ liệu dùng chung"),
    ("Đầu tư công", "đẩy nhanh tiến độ giải ngân vốn đầu tư công", "giải phóng mặt bằng", "nhà thầu chậm tiến độ"),
    ("Môi trường", "thu gom và xử lý rác thải sinh hoạt", "quan trắc môi trường", "tuần lễ nước sạch"),
    ("Sản xuất nông nghiệp", "chỉ đạo sản xuất vụ đông xuân", "dịch tả lợn châu Phi", "hạn hán, xâm nhập mặn"),
    (
        "Tết Nguyên đán",
        "tổ chức đón Tết Nguyên đán an toàn, tiết kiệm",
        "bình ổn giá cả",
        "thăm hỏi gia đình chính sách",
    ),
    ("Bầu cử", "công tác bầu cử đại biểu Quốc hội và đại biểu hội đồng nhân dân", "danh sách cử tri", "tổ bầu cử"),
    ("Sắp xếp bộ máy", "sắp xếp tổ chức bộ máy, tinh giản biên chế", "đơn vị hành chính cấp xã", "trụ sở dôi dư"),
    ("Ngày hội đọc sách", "tổ chức Ngày hội đọc sách", "thư viện lưu động", "tủ sách dòng họ"),
    ("Bảo vệ rừng", "phòng cháy, chữa cháy rừng", "cấp dự báo cháy rừng", "khai thác lâm sản trái phép"),
)
_URGING = ("Tăng cường", "Tiếp tục", "Về việc", "V/v", "Chấn chỉnh", "Triển khai", "Quán triệt")
_OPENING = (
    "{body} yêu cầu các cấp ủy, chính quyền, cơ quan, đơn vị thực hiện một số nội dung sau:",
    "{body} đề nghị các cơ quan, đơn vị, địa phương tập trung thực hiện tốt các nhiệm vụ sau:",
    "{body} giao thủ trưởng các đơn vị khẩn trương triển khai các nội dung dưới đây:",
)
_TASKS = (
    "Tiếp tục {topic}; {words}.",
    "Chỉ đạo {words}, gắn với {phrase}; không để bị động, bất ngờ.",
    "Rà soát {words}; {phrase} theo quy định, báo cáo kết quả trước ngày {day}.",
    "Phối hợp với các cơ quan liên quan {words}.",
    "Tuyên truyền để nhân dân {words}, nhất là {phrase}.",
    "Kiểm tra, giám sát việc {topic} tại {place}; {words}.",
    "{words}; người đứng đầu chịu trách nhiệm nếu để xảy ra vi phạm.",
    "Bố trí {number} triệu đồng cho {phrase}; {words}.",
)
_CLOSING = (
    "Giao Văn phòng theo dõi, đôn đốc việc thực hiện, định kỳ báo cáo {body}.",
    "Nhận được văn bản này, yêu cầu các đơn vị nghiêm túc triển khai thực hiện; vướng mắc phản ánh về Văn phòng.",
)
_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Nông",
    "Triệu",
    "Lò",
    "Hà",
    "Quách",
    "Đinh",
    "Mai",
    "Tô",
    "Phan",
    "Lương",
    "Vi",
]
_MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Quang", "Hữu", "Ngọc", "Thu", "Xuân", "Hồng", "Mạnh"]
_GIVEN = [
    "An",
    "Bình",
    "Chung",
    "Dũng",
    "Hà",
    "Hoài",
    "Hùng",
    "Lan",
    "Linh",
    "Long",
    "Nam",
    "Ngân",
    "Phương",
    "Sơn",
    "Thảo",
    "Thủy",
    "Trang",
    "Tuấn",
    "Vân",
    "Yến",
]
_WANTED = 0.25
"""Share of references to documents that the archive does not hold."""
_GOES_BY_ITSELF = ("Công văn", "Báo cáo")


@dataclass(frozen=True, slots=True)
class _Facts:
    organ: _Organ
    kind: str
    number: str
    symbol: str
    issued: date

    @property
    def printed(self) -> str:
        return str(DocumentNumber(self.number, self.symbol))

    @property
    def reference(self) -> str:
        return f"{self.kind} số {self.printed} ngày {_day(self.issued)} của {self.organ.name}"


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month}/{day.year}"


class Corpus:
    """Makes directives one after the other."""

    def __init__(self) -> None:
        self._facts: list[_Facts] = []
        self._taken: set[tuple[str, str, str, int]] = set()
        self._by_province: dict[str, list[_Facts]] = {}

    def add(self) -> tuple[str, str]:
        """The next directive: its id and its file."""
        random = Random(f"{SEED} {len(self._facts)}")
        facts = self._new_facts(random)
        topic = random.choice(_TOPICS)
        body = self._body(facts, topic, random)
        self._facts.append(facts)
        self._by_province.setdefault(facts.organ.place, []).append(facts)
        return self._file(facts, topic, body, random)

    def _new_facts(self, random: Random) -> _Facts:
        organs = random.choices(_organs(), weights=(2, 5, 6))[0]
        organ = organs[random.randrange(len(organs))]
        issued = organ.since + timedelta(days=random.randrange((organ.until - organ.since).days))
        kind, symbol = organ.kinds[min(int(random.expovariate(0.7)), len(organ.kinds) - 1)]
        while True:
            digits = str(random.randrange(1, 4000)) if random.random() < 0.9 else f"{random.randrange(1, 10):02}"
            key = (organ.name + organ.parent, symbol, digits.lstrip("0"), issued.year)
            if key not in self._taken:
                break
        self._taken.add(key)
        if symbol.startswith("{year}"):
            return _Facts(organ, kind, f"{digits}/{issued.year}", symbol.removeprefix("{year}"), issued)
        return _Facts(organ, kind, digits, symbol, issued)

    def _references(self, facts: _Facts, random: Random) -> list[str]:
        references = []
        for _ in range(random.randint(2, 6)):
            earlier = self._facts if random.random() < 0.5 else self._by_province.get(facts.organ.place, ())
            if random.random() >= _WANTED and earlier:
                cited = earlier[random.randrange(len(earlier))]
                if cited.issued <= facts.issued:
                    references.append(cited.reference)
                    continue
            organ = random.choice(_organs()[0] if random.random() < 0.5 else _organs()[1])
            kind, symbol = organ.kinds[0]
            issued = facts.issued - timedelta(days=random.randrange(1, 400))
            references.append(_Facts(organ, kind, str(random.randrange(1, 4000)), symbol, issued).reference)
        return references

    def _body(self, facts: _Facts, topic: tuple[str, ...], random: Random) -> str:
        words, weights = _zipf()
        length = random.randint(300, 900)
        first, *references = self._references(facts, random)
        opening = random.choice(_OPENING).format(body=facts.organ.body)
        paragraphs = [f"Thực hiện {first} về {topic[1]}, {opening}"]
        count = len(paragraphs[0].split())
        point = 1
        while count < length:
            drawn = random.choices(words, cum_weights=weights, k=random.randint(8, 40))
            if len(drawn) > 12:
                drawn[random.randrange(3, 9)] += ","
            task = random.choice(_TASKS).format(
                topic=topic[1],
                phrase=random.choice(topic[1:]),
                words=" ".join(drawn),
                day=_day(facts.issued + timedelta(days=random.randrange(5, 60))),
                place=facts.organ.place,
                number=random.randrange(5, 900),
            )
            task = task[0].upper() + task[1:]
            if references and random.random() < 0.4:
                task += f" Căn cứ {references.pop()} để thực hiện."
            numbered = random.random() < 0.6
            paragraphs.append(f"{point}. {task}" if numbered else f"- {task}")
            point += numbered
            count += len(task.split())
        paragraphs.append(random.choice(_CLOSING).format(body=facts.organ.body))
        return "\n\n".join(paragraphs)

    def _file(self, facts: _Facts, topic: tuple[str, ...], body: str, random: Random) -> tuple[str, str]:
        words, weights = _zipf()
        urging = random.choice(_URGING)
        title = f"{urging} {topic[1]}, {' '.join(random.choices(words, cum_weights=weights, k=random.randint(2, 6)))}"
        signatory = " ".join(map(random.choice, (_FAMILY, _MIDDLE, _GIVEN)))
        fields: dict[str, Value] = {
            "number": facts.number,
            "symbol": facts.symbol,
            "type": facts.kind,
            "title": title,
            "issued": facts.issued,
            "place": facts.organ.place,
            "issuer": facts.organ.name,
            **({"issuer_parent": facts.organ.parent} if facts.organ.parent else {}),
            **({"addressees": ("Các cơ quan, đơn vị trực thuộc",)} if facts.kind in _GOES_BY_ITSELF else {}),
            "recipients": ("Như trên", "Lưu Văn phòng"),
            "signatory": {"name": signatory, "position": random.choice(("Phó Bí thư", "Chủ tịch", "Phó Chủ tịch"))},
            "topics": (topic[0],),
            "source": {"url": f"https://example.org/van-ban/{len(self._facts)}"},
        }
        directive = Directive("", fields)
        front = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for key, value in fields.items()
        )
        return directive.expected_id, f"---\n{front}---\n\n{body}\n"


def files(count: int) -> Iterator[tuple[str, str]]:
    """(id, file) of the first ``count`` directives."""
    corpus = Corpus()
    for _ in range(count):
        yield corpus.add()


def write(count: int, directory: Path) -> None:
    """Write the first ``count`` directives below ``directory``."""
    for identifier, text in files(count):
        path = directory / f"{identifier}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Write an archive of invented directives.")
    parser.add_argument("count", type=int, help="how many, up to 100,000 or so")
    parser.add_argument("directory", type=Path, help="where; becomes the directives/ of a site")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    write(options.count, options.directory)
    print(f"{options.count} directives in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
