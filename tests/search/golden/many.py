"""Golden queries over the invented directives of archive.py, with those of this repository among them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import cycle
from typing import Any

from directive_archive.language import fold
from directive_archive.search import tokenize
from tests.search.golden.case import Case
from tests.search.golden.five import BAC_KAN, BACH_QUANG, CAM_PHA, DIEN_BIEN, HA_NAM

Facts = Mapping[str, Mapping[str, Any]]
_STATE_SYMBOLS = ("UBND", "TTg", "BYT", "BTC")


def cases(facts: Facts) -> list[Case]:
    """All of them."""
    return [
        *_numbers(facts),
        *_places(facts),
        *_issuers_and_subjects(facts),
        *_subjects(facts),
        *_facets(facts),
        *_names_and_days(facts),
        *_pasted(facts),
    ]


def _those(facts: Facts, fits: Callable[[Mapping[str, Any]], bool]) -> frozenset[str]:
    found = frozenset(identifier for identifier, each in facts.items() if fits(each))
    assert found
    return found


def _like(facts: Facts, one: Mapping[str, Any], *keys: str) -> frozenset[str]:
    return _those(facts, lambda each: all(each[key] == one[key] for key in keys))


def _about(facts: Facts, topic: str) -> frozenset[str]:
    return _those(facts, lambda each: each["topic"] == topic)


def _in(facts: Facts, *slugs: str) -> frozenset[str]:
    found = frozenset(identifier for identifier in facts if identifier.split("/")[0] in slugs)
    assert found
    return found


def _by(facts: Facts, issuer: str) -> frozenset[str]:
    return _those(facts, lambda each: each["issuer"] == issuer)


def _every(facts: Facts, step: int, start: int = 0) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return iter(sorted(facts.items())[start::step])


def _printed(each: Mapping[str, Any]) -> str:
    """The number as it is printed: a hyphen in the Party, a slash of the State."""
    state = any(symbol in each["symbol"] for symbol in _STATE_SYMBOLS)
    return f"{each['number']}{'/' if state else '-'}{each['symbol']}"


def _slashed(each: Mapping[str, Any]) -> str:
    year, month, day = each["issued"].split("-")
    return f"{int(day)}/{int(month)}/{year}"


def _without_marks(text: str) -> str:
    return fold(text)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _older_tones(text: str) -> str:
    return text.replace("ủy", "uỷ").replace("Hòa", "Hoà").replace("Thủy", "Thuỷ").replace("hòa", "hoà")


_SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.lower,
    _without_marks,
    str.upper,
    _decomposed,
    _older_tones,
    str,
)


def _numbers(facts: Facts) -> Iterator[Case]:
    shapes: tuple[Callable[[Mapping[str, Any]], str], ...] = (
        _printed,
        lambda each: _printed(each).lower(),
        lambda each: " ".join(word.folded for word in tokenize(_printed(each)).words),
        lambda each: "".join(word.folded for word in tokenize(_printed(each)).words),
        lambda each: f"{each['type']} số {_printed(each)}",
        lambda each: f"{each['type']} {_printed(each)} ngày {_slashed(each)} của {each['issuer']}",
        lambda each: f"số {_printed(each)} ngày {_slashed(each)}",
        lambda each: f"{each['type']} {each['number']} {each['issuer']}".lower(),
        lambda each: fold(f"{each['type']} {each['number']} {each['place']}"),
        lambda each: f"so:{each['number']} co-quan:{fold(each['issuer']).replace(' ', '-')}",
    )
    for shape, (identifier, each) in zip(cycle(shapes), _every(facts, 17), strict=False):
        yield Case(shape(each), (identifier,))


# As people write the name, and the slug.
_PLACES = (
    ("Điện Biên", "dien-bien"),
    ("Hà Nam", "ha-nam"),
    ("Thái Bình", "thai-binh"),
    ("Hòa Bình", "hoa-binh"),
    ("Lào Cai", "lao-cai"),
    ("Bắc Kạn", "bac-kan"),
    ("Đắk Lắk", "dak-lak"),
    ("Kon Tum", "kon-tum"),
    ("Cà Mau", "ca-mau"),
    ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    ("Hồ Chí Minh", "ho-chi-minh"),
)
_OTHER_SPELLINGS = (
    ("bắc cạn", "bac-kan"),
    ("đăk lăk", "dak-lak"),
    ("đắc lắc", "dak-lak"),
    ("daklak", "dak-lak"),
    ("kontum", "kon-tum"),
    ("tphcm", "ho-chi-minh"),
    ("TP. HCM", "ho-chi-minh"),
    ("vung tau", "ba-ria-vung-tau"),
    ("ba ria vung tau", "ba-ria-vung-tau"),
)
_HELD = {
    "dien-bien": DIEN_BIEN,
    "ha-nam": HA_NAM,
    "bac-kan": BAC_KAN,
    "quang-ninh": CAM_PHA,
    "thai-nguyen": BACH_QUANG,
}


def _places(facts: Facts) -> Iterator[Case]:
    for name, slug in _PLACES:
        there = _in(facts, slug) | ({_HELD[slug]} if slug in _HELD else set())
        for spelling in _SPELLINGS[:5]:
            yield Case(spelling(name), there)
        yield Case(f'tinh:"{name}"', there)
    for name, slug in _OTHER_SPELLINGS:
        yield Case(name, _in(facts, slug) | ({_HELD[slug]} if slug in _HELD else set()))
    # Today's province finds what was issued in an old one
    yield Case("tinh:thai-nguyen loai:chi-thi", _of_type(facts, "Chỉ thị", "thai-nguyen", "bac-kan"), never={DIEN_BIEN})
    yield Case("tinh:phu-tho loai:ket-luan", _of_type(facts, "Kết luận", "phu-tho", "hoa-binh", "vinh-phuc"))
    yield Case("huyện Cư M'gar", _those(facts, lambda each: "Cư M'gar" in each["issuer"]))
    yield Case("cu mgar", _those(facts, lambda each: "Cư M'gar" in each["issuer"]))
    yield Case("ea hleo", _those(facts, lambda each: "Ea H'leo" in each["issuer"]))
    yield Case("diễn biến khó lường", found=_about(facts, "vac-xin") | {BACH_QUANG, HA_NAM})
    yield Case('"hà nam ninh"', _those(facts, lambda each: "Hà Nam Ninh" in each["body"]))
    yield Case("cuộc sống thái bình", _those(facts, lambda each: "cuộc sống thái bình" in each["body"]))
    yield Case("môi trường hòa bình", _about(facts, "bien-gioi"))
    yield Case("môi trường hoà bình ổn định", _about(facts, "bien-gioi"))


def _of_type(facts: Facts, kind: str, *slugs: str) -> frozenset[str]:
    there = _in(facts, *slugs)
    return frozenset(identifier for identifier in there if facts[identifier]["type"] == kind)


def _issuers_and_subjects(facts: Facts) -> Iterator[Case]:
    for spelling, (identifier, each) in zip(cycle(_SPELLINGS), _every(facts, 21, 3), strict=False):
        subject = " ".join(each["title"].removeprefix("V/v ").split()[:5]).rstrip(",")
        yield Case(spelling(f"{each['issuer']} {subject}"), (identifier,))
    for spelling, (_, each) in zip(cycle(_SPELLINGS), _every(facts, 60, 11), strict=False):
        same = _like(facts, each, "type", "place")
        yield Case(spelling(f"{each['type']} {each['place']}"), same)
    for short, name in (("ubnd tỉnh lào cai", "Ủy ban nhân dân tỉnh Lào Cai"), ("UBND cà mau", ""), ("byt", "Bộ Y tế")):
        yield Case(short, _by(facts, name or "Ủy ban nhân dân tỉnh Cà Mau"))
    yield Case("kế hoạch ubnd tỉnh điện biên", _by_type(facts, "Kế hoạch", "Ủy ban nhân dân tỉnh Điện Biên"))
    yield Case("chỉ thị của Ban Bí thư", _by_type(facts, "Chỉ thị", "Ban Bí thư"))
    yield Case("cong dien thu tuong", _by_type(facts, "Công điện", "Thủ tướng Chính phủ"))
    yield Case("tỉnh uỷ điện biên", _by(facts, "Tỉnh ủy Điện Biên") | {DIEN_BIEN})
    yield Case("thành uỷ hồ chí minh", _by(facts, "Thành ủy Hồ Chí Minh"))


def _by_type(facts: Facts, kind: str, issuer: str) -> frozenset[str]:
    return _those(facts, lambda each: (each["type"], each["issuer"]) == (kind, issuer))


_SUBJECTS = (
    ("cháy rừng", "chay-rung"),
    ("phòng cháy chữa cháy rừng", "chay-rung"),
    ("nồng độ cồn", "giao-thong"),
    ("dịch tả lợn châu Phi", "ta-lon"),
    ("xâm nhập mặn", "xam-nhap-man"),
    ("giải ngân vốn đầu tư công", "dau-tu-cong"),
    ("tinh giản biên chế", "bo-may"),
    ("ngày hội đọc sách", "doc-sach"),
    ("bạo lực học đường", "hoc-duong"),
    ("rác thải sinh hoạt", "rac-thai"),
    ("kê khai tài sản", "tham-nhung"),
    ("cấp căn cước gắn chíp", "chuyen-doi-so"),
)


def _subjects(facts: Facts) -> Iterator[Case]:
    for words, topic in _SUBJECTS:
        about = _about(facts, topic)
        yield Case(words, about)
        yield Case(fold(words), about)
        yield Case(f'"{words}"', about, never=frozenset(facts) - _citing(facts, topic) - about)
    yield Case("vacxin", _about(facts, "vac-xin"))
    yield Case("đuói nước trẻ em", _about(facts, "hoc-duong"))
    yield Case("rác thảii nhựa", _about(facts, "rac-thai"))
    yield Case("sars-cov-2 -tinh:thai-nguyen", _about(facts, "vac-xin") - _in(facts, "thai-nguyen", "bac-kan"))
    yield Case('"xâm nhập mặn" OR "cháy rừng"', _about(facts, "xam-nhap-man") | _about(facts, "chay-rung"))
    yield Case("xâm nhập mặn OR cháy rừng", _about(facts, "xam-nhap-man") | _about(facts, "chay-rung"))
    yield Case("pccc rừng", _about(facts, "chay-rung"))
    yield Case("atgt", _about(facts, "giao-thong"))
    yield Case("an toàn giao thô", _about(facts, "giao-thong"))
    yield Case("thư viện lưu độn", _about(facts, "doc-sach"))


def _citing(facts: Facts, topic: str) -> frozenset[str]:
    """Documents that quote the subject of one on the topic."""
    words = {each: words for words, each in _SUBJECTS}[topic].split()
    return frozenset(
        identifier for identifier, each in facts.items() if all(fold(word) in fold(each["body"]) for word in words)
    )


def _facets(facts: Facts) -> Iterator[Case]:
    directives = _those(facts, lambda each: each["type"] == "Chỉ thị" and each["issued"].startswith("2020"))
    yield Case("loai:chi-thi nam:2020", directives, never=frozenset(facts) - directives)
    yield Case('type:"chỉ thị" year:2020', directives, never=frozenset(facts) - directives)
    plans = _of_type(facts, "Kế hoạch", "lao-cai", "yen-bai")
    yield Case('loai:"kế hoạch" tinh:"lào cai"', plans, never=frozenset(facts) - plans)
    ministry = _by(facts, "Bộ Y tế")
    yield Case("co-quan:bo-y-te", ministry, never=frozenset(facts) - ministry)
    yield Case(
        "issuer:bo-y-te loai:cong-van", _by_type(facts, "Công văn", "Bộ Y tế"), never=frozenset(facts) - ministry
    )
    young = _those(facts, lambda each: each["issued"].startswith("2019") and each["topic"] == "tet")
    yield Case("nam:2019 pháo hoa", young)
    yield Case("số:1 -loai:cong-van", never={BAC_KAN, DIEN_BIEN, HA_NAM, CAM_PHA, BACH_QUANG})


def _names_and_days(facts: Facts) -> Iterator[Case]:
    for spelling, (_, each) in zip(cycle(_SPELLINGS), _every(facts, 70, 5), strict=False):
        name = each["signer"]
        same = _like(facts, each, "signer")
        yield Case(spelling(name), same)
        yield Case(name[:-1], (), same)
    shapes: tuple[Callable[[str], str], ...] = (
        str,
        lambda day: day.replace("/", "-"),
        lambda day: "ngày {} tháng {} năm {}".format(*day.split("/")),
        lambda day: "{:0>2}.{:0>2}.{}".format(*day.split("/")),
    )
    for shape, (_, each) in zip(cycle(shapes), _every(facts, 80, 7), strict=False):
        yield Case(shape(_slashed(each)), _like(facts, each, "issued"))
    month = _those(facts, lambda each: each["issued"].startswith("2022-03"))
    yield Case("tháng 3 năm 2022", month)
    yield Case("tháng 3/2022", month)


def _pasted(facts: Facts) -> Iterator[Case]:
    for place, (identifier, each) in enumerate(_every(facts, 45, 8)):
        first, *points = each["body"].split("\n\n")
        sentence = points[0].partition(" ")[2]
        same = _holding(facts, sentence)
        yield Case(sentence, same)
        yield Case(_with_slips(sentence, place), same)
        if first.startswith("Thực hiện"):
            yield Case(first, _holding(facts, first) | {identifier})


def _holding(facts: Facts, sentence: str) -> frozenset[str]:
    return _those(facts, lambda each: sentence in each["body"])


def _with_slips(sentence: str, place: int) -> str:
    """Two letters exchanged in one word, a letter lost in another, as fingers and scanners do."""
    words = sentence.split()
    long = [at for at, word in enumerate(words) if len(word) > 3]
    one, other = long[place % len(long)], long[(place * 3 + 1) % len(long)]
    words[one] = words[one][0] + words[one][2] + words[one][1] + words[one][3:]
    if other != one:
        words[other] = words[other][:2] + words[other][3:]
    return " ".join(words)


def flat(found: Iterable[Case]) -> list[str]:
    """The queries."""
    return [case.query for case in found]
