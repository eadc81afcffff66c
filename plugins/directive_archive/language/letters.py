"""The letters of Vietnamese as character classes of patterns, capitals and small ones apart.

Ranges like ``Ạ-Ỹ`` will not do: Unicode has each capital next to its small letter there.
"""

from __future__ import annotations

_MARKED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
CAPITALS = f"A-Z{_MARKED}"
"""What stands between the brackets of a class of capitals."""
SMALL_LETTERS = f"a-z{_MARKED.lower()}"
"""The same of small letters."""
