"""Whether a symbol fits the name of an organ, by the initials of its words: ``BYT`` and Bộ Y tế, ``TU`` and Tỉnh ủy.

Symbols abbreviate the organ's name (30/2020/NĐ-CP, annex III, II.3; Guideline 36-HD/VPTW), so that a symbol tells
whether an organ named near a number can be its issuer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from directive_archive.language import fold
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES, symbol_parts
from directive_archive.vocabulary.issuers import central_organ_of_symbol
from directive_archive.vocabulary.organ_names import committee_name, expand_name

_SKIPPED = frozenset({"và", "-", "của", "cấp"})
# Organs whose symbol is no string of initials, and the older names of the Front and the Youth Union in symbols.
_OTHERWISE = {
    "TW": (
        "bộ chính trị",
        "ban bí thư",
        "ban chấp hành trung ương",
        "trung ương",
        "thường trực ban bí thư",
        "hội nghị",
    ),
    "TTG": ("thủ tướng", "phó thủ tướng"),
    "UBMTTQ": ("ủy ban mặt trận",),
    "MTTQ": ("ủy ban mặt trận", "mặt trận"),
    "TTKQH": ("tổng thư ký quốc hội",),
    "CTUBND": ("ủy ban nhân dân",),
    "CT": ("ủy ban nhân dân", "cục thuế"),
    "TWDTN": ("trung ương đoàn", "ban chấp hành trung ương đoàn", "ban bí thư trung ương đoàn"),
}
_TYPE_CODES = frozenset({code for kind in DOCUMENT_TYPES for code in (kind.party, kind.state) if code})
_SHORTEST = 2
_NO_LETTERS = re.compile(r"\d+$|&")
_DEPUTY = "phó "
_HEADS = frozenset({"bộ", "sở", "phòng", "cục", "vụ", "ban", "tổng", "đoàn", "vụ trưởng", "trưởng", "phó"})


@lru_cache(maxsize=4096)
def issuing_groups(symbol: str) -> tuple[str, ...]:
    """Groups of a symbol that stand for organs: ``QĐ/TWĐTN-VP`` gives TWĐTN, VP; ``BTC-TCHQ`` both of its."""
    parts = symbol_parts(symbol)
    return parts[1:] if len(parts) > 1 and parts[0] in _TYPE_CODES else parts


def same_organ(one: str, other: str) -> bool:
    """Whether two symbols begin with the same organ: ``STTTT-CNTT`` and ``BC-STTTT``."""
    return issuing_groups(one)[:1] == issuing_groups(other)[:1]


def symbol_agrees(symbol: str, organ: str) -> bool:
    """Whether ``organ``, as named in a text, can be the issuer that ``symbol`` stands for.

    A name may go on after what the symbol abbreviates (``UBND`` and Ủy ban nhân dân tỉnh Bắc Kạn).
    """
    return any(_stands_for(group, organ) for group in issuing_groups(symbol))


@lru_cache(maxsize=4096)
def _stands_for(group: str, organ: str) -> bool:
    letters = _NO_LETTERS.sub("", fold(group.replace("TƯ", "TW")).upper())
    keys = {expand_name(organ), expand_name(committee_name(organ))}
    keys |= {key.removeprefix(_DEPUTY) for key in keys}
    if any(key.startswith(name) for key in keys for name in _OTHERWISE.get(letters, ())):
        return True
    central = central_organ_of_symbol(group)
    if central is not None and any(key.startswith(expand_name(central)) for key in keys):
        return True
    return len(letters) >= _SHORTEST and any(_abbreviates(letters, key) for key in keys)


def _abbreviates(letters: str, key: str) -> bool:
    """Whether letters are the initials of a name, or of what it is a department of (``TNMT``: Phòng Tài nguyên …)."""
    if _initials(key).startswith(letters):
        return True
    head, _, rest = key.partition(" ")
    return head in _HEADS and _initials(rest).startswith(letters)


def _initials(key: str) -> str:
    words = key.replace(",", " ").replace("trung ương", "t w").split()
    return fold("".join(word[0] for word in words if word not in _SKIPPED)).upper()
