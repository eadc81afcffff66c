"""Names as parts of addresses: ASCII, lower case, words joined by hyphens."""

from __future__ import annotations

import re

from directive_archive.language.fold import fold

_OTHER = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Slug of a name: ``Thành ủy Bắc Kạn`` to ``thanh-uy-bac-kan``, ``CV/ĐU`` to ``cv-du``.

    Stable: it is part of permanent addresses, so a change of this function is a change of addresses.
    Returns the empty string when no letter or digit is left.
    """
    return _OTHER.sub("-", fold(text)).strip("-")


def heading_slug(text: str, separator: str = "-") -> str:
    """The same for headings of hand-written pages, as Markdown's table of contents calls it."""
    return slugify(text).replace("-", separator)
