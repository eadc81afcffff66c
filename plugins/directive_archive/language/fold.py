"""Fold Vietnamese letters to ASCII: ``Điện Biên`` to ``dien bien``.

Searching without diacritics, slugs and "did you mean" rest on it. Unicode decomposition alone is not enough:
``đ`` has no decomposition, and ``Ð`` (eth) is often typed for ``Đ``.
"""

from __future__ import annotations

import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def fold(text: str) -> str:
    """Text without tone and letter marks, ``đ`` as ``d``, in lower case. Length may differ from the input."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", bare.translate(_D)).casefold()
