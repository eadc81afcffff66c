"""Normal forms of Vietnamese text: Unicode composition, tone placement, capitals.

Every comparison, search key, slug and file name starts from :func:`nfc`. Tone placement has two styles in
use side by side: ``ủy``, ``hòa`` (the older, "kiểu cũ") and ``uỷ``, ``hoà`` ("kiểu mới"). :func:`place_tones`
chooses the first, which the rules of 2018 and 2026 for Party documents print (``Tỉnh ủy``, ``hóa``). Neither
function ever rewrites a published body.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
"""The five combining tone marks; a syllable without one has the level tone (ngang)."""

# The styles differ only in syllables that end in oa, oe, uy: the mark stands on the first vowel (hòa) or on
# the second (hoà). "Qu" is a consonant, so quý keeps its mark, and closed syllables (hoàn, khoẻn, thuyền) are
# written alike in both. A last letter that carries one more mark, which NFC could not compose, is left alone:
# without its tone it would compose with that mark.
_MARKED_LAST = re.compile(r"(o(?=[àảãáạèẻẽéẹ])|(?<!q)u(?=[ỳỷỹýỵ]))(\w)(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE)


def nfc(text: str) -> str:
    """Text in Unicode normal form C, with ``Ð``/``ð`` (eth, a frequent mistyping) made ``Đ``/``đ``."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


def decompose(letter: str) -> tuple[str, str]:
    """Split one letter into its toneless letter and its combining tone mark (``ậ`` to ``â`` and U+0323)."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)), tone


def _mark_first(match: re.Match[str]) -> str:
    last, tone = decompose(match[2])
    return unicodedata.normalize("NFC", match[1] + tone) + last


def place_tones(text: str) -> str:
    """Text in NFC with tones placed as in ``ủy`` and ``hòa`` (from ``uỷ``, ``hoà``); ``quý`` stays."""
    return _MARKED_LAST.sub(_mark_first, nfc(text))


@lru_cache(maxsize=4096)
def compare_key(text: str) -> str:
    """Key under which two spellings of a name are the same name.

    Case, tone placement, spacing and dash shapes do not count; diacritics do: ``ỦY BAN`` = ``Uỷ  ban``, but
    ``Hòa Bình`` differs from ``Hoa Binh``.
    """
    return " ".join(place_tones(unify_dashes(nfc(text)).casefold()).split())


def unify_dashes(text: str) -> str:
    """Hyphens and dashes of every shape as ``-``, the fraction slash as ``/``, no-break spaces as spaces.

    One character becomes one character, so positions in the text stay what they were.
    """
    return text.translate(_DASHES)


_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"
_DASHES = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), "\u2044": "/", **dict.fromkeys(_NO_BREAK_SPACES, " ")})
