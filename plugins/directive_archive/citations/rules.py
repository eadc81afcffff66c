"""The rules of citations for the browser: the same tables and patterns that Python runs, as one file.

Word lists and patterns are written once, in Python and in the tables of the vocabulary. The modules in ``client/`` say
by name which of them they use (``pattern("issuers.PARTY")`` is ``_PARTY`` of ``vocabulary/issuers.py``), and just
these are handed over; only the flow of control is written twice, and one file of cases holds the two together.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from directive_archive.citations.portable import to_javascript
from directive_archive.language import slugify
from directive_archive.vocabulary import casing, document_types
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES
from directive_archive.vocabulary.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_archive.vocabulary.places import Place

_CLIENT = files("directive_archive.citations") / "client"
_PACKAGES = ("citations", "vocabulary", "language", "")
_ASKED = re.compile(
    r"\b(?P<kind>pattern|constant)\((?P<quote>[\"`])(?P<name>[a-z_]+\.[A-Z_]+)(?:\[\$\{\w+\}\])?(?P=quote)\)"
)


def client_scripts() -> Iterator[Path]:
    """The modules that run in the browser, by name."""
    yield from sorted(Path(str(_CLIENT)).glob("*.js"))


def _value(name: str) -> object:
    """A constant by module and name: ``issuers.PARTY``.

    Raises:
        LookupError: if no module has it.
    """
    module_name, _, constant = name.partition(".")
    for package in _PACKAGES:
        path = ".".join(filter(None, ("directive_archive", package, module_name)))
        try:
            module = import_module(path)
        except ModuleNotFoundError:
            continue
        found = vars(module).get(f"_{constant}", vars(module).get(constant))
        if found is not None:
            return found
    raise LookupError(f"the browser asks for {name}, which no module of Python has")


def _plain(value: object) -> object:
    """A value as JSON has it; patterns, which are handed over by themselves, and examples left out."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        facts = {each.name: getattr(value, each.name) for each in fields(value) if each.name != "examples"}
        return {name: _plain(fact) for name, fact in facts.items() if not isinstance(fact, re.Pattern)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(each) for each in value)
    if isinstance(value, tuple | list):
        return ["" if isinstance(each, re.Pattern) else _plain(each) for each in value]
    if isinstance(value, str | int | bool) or value is None:
        return value
    raise TypeError(f"no rule for the browser: {value!r}")


def _pattern_of(value: object) -> re.Pattern[str] | None:
    """A pattern, that of a pair of a pattern and words, or that of a form."""
    if isinstance(value, re.Pattern):
        return value
    if isinstance(value, tuple):
        return next((each for each in value if isinstance(each, re.Pattern)), None)
    head = getattr(value, "head", None)
    return head if isinstance(head, re.Pattern) else None


def _asked_for(kind: str) -> dict[str, object]:
    """What the modules of the client ask for with ``pattern("...")`` or ``constant("...")``, by name."""
    names = {
        match["name"]
        for script in client_scripts()
        for match in _ASKED.finditer(script.read_text("utf-8"))
        if match["kind"] == kind
    }
    return {name: _value(name) for name in sorted(names)}


@lru_cache(maxsize=1)
def exported_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns that the browser runs; of a list, each has the list's name and its place."""
    patterns: dict[str, re.Pattern[str]] = {}
    for name, value in _asked_for("pattern").items():
        if isinstance(value, re.Pattern):
            patterns[name] = value
            continue
        listed = [_pattern_of(each) for each in value] if isinstance(value, tuple) else []
        found = {f"{name}[{index}]": pattern for index, pattern in enumerate(listed) if pattern is not None}
        if not found:
            raise TypeError(f"{name} is no pattern")
        patterns |= found
    return patterns


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _provinces() -> list[object]:
    return [
        [place.slug, place.name, place.unit, _day(place.valid_from), _day(place.valid_to), _plain(place.former_names)]
        for place in PROVINCES
    ]


def _districts(ended: str) -> dict[str, list[list[str]]]:
    """Districts by province, what most of them share left out."""
    found: dict[str, list[list[str]]] = {}
    for place in DISTRICTS:
        found.setdefault(place.province, []).append(_district(place, ended))
    return found


def _district(place: Place, ended: str) -> list[str]:
    last = _day(place.valid_to)
    row = [
        place.name,
        place.unit,
        "" if place.slug == slugify(place.name) else place.slug,
        _day(place.valid_from),
        "" if last == ended else last,
    ]
    while not row[-1]:
        row.pop()
    return row


@lru_cache(maxsize=1)
def citation_rules() -> bytes:
    """The rules as JSON."""
    ended = Counter(_day(place.valid_to) for place in DISTRICTS).most_common(1)[0][0]
    rules = {
        "patterns": {name: to_javascript(pattern) for name, pattern in exported_patterns().items()},
        "constants": {name: _plain(value) for name, value in _asked_for("constant").items()},
        "documentTypes": [[kind.name, kind.party, kind.state] for kind in document_types.DOCUMENT_TYPES],
        "organs": [
            [row["symbol"], row["name"], [*filter(None, row["aliases"].split("|"))], row["system"]]
            for row in read_table("organs")
        ],
        "organSymbols": _plain(document_types.organ_symbols()),
        "phrases": casing.phrases_but_places(),
        "provinces": _provinces(),
        "districts": _districts(ended),
        "districtsEnded": ended,
    }
    return json.dumps(rules, ensure_ascii=False, separators=(",", ":")).encode()


def rules_module() -> bytes:
    """The rules as a module of JavaScript, ``rules.js``, since not every browser imports JSON."""
    return b"export default " + citation_rules() + b";\n"
