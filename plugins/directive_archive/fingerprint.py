"""Short names for contents: equal ones mean equal contents, so that what was worked out once can be found again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files as resource_files
from operator import attrgetter
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SIZE = 16
"""Bytes: two of 10^9 contents meet with a probability of 10^-21."""
_USED = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "phonenumbers", "python-frontmatter", "pyyaml")
"""Libraries whose version what we make depends on."""


def of_bytes(content: bytes) -> str:
    """Fingerprint of a file's content."""
    return hashlib.blake2b(content, digest_size=_SIZE).hexdigest()


def of_value(value: object) -> str:
    """Fingerprint of data: texts, numbers, dates, lists, mappings, sets, dataclasses and enums, at any depth.

    Raises:
        TypeError: if there is anything else in it, whose contents cannot be told.
    """
    return of_bytes(
        json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    )


_READERS: dict[type, Callable[[Any], tuple[object, ...]] | None] = {}


def _values_of(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    """What reads the values of a dataclass; ``None`` for any other type."""
    if kind not in _READERS:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        read = attrgetter(*names) if names else None
        _READERS[kind] = (lambda value: (read(value),)) if read and len(names) == 1 else read
    return _READERS[kind]


def _plain(value: object) -> object:  # noqa: PLR0911 - one for each kind of value
    if (read := _values_of(type(value))) is not None:
        return type(value).__qualname__, *read(value)
    if isinstance(value, date):
        return [type(value).__qualname__, value.isoformat()]
    if isinstance(value, Enum):
        return [type(value).__qualname__, value.name]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, partial):
        return ["partial", value.func, value.args, value.keywords]
    if isinstance(value, FunctionType):
        code = value.__code__
        return [value.__module__, value.__qualname__, of_bytes(code.co_code), code.co_names, repr(code.co_consts)]
    raise TypeError(f"a {type(value).__qualname__} has no fingerprint")


def of_files(folders: Iterable[Path], suffixes: frozenset[str]) -> str:
    """Fingerprint of all files with one of these suffixes below some folders, hidden ones aside; names count, too."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for folder in folders:
        for above, inside, names in os.walk(folder):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            for name in sorted(names):
                path = Path(above, name)
                if path.suffix in suffixes and not name.startswith("."):
                    content = path.read_bytes()
                    found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
                    found.update(content)
        found.update(b"\0\0")
    return found.hexdigest()


@cache
def of_software() -> str:
    """Fingerprint of this package, tables and templates included, and of the versions of what it uses."""
    package = Path(str(resource_files("directive_archive")))
    sources = of_files([package], frozenset({".py", ".html", ".csv", ".js", ".json"}))
    return of_value([sources, {name: _version(name) for name in _USED}])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
