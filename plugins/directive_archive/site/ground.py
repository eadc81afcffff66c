"""What every page depends on beside its own data: software, settings, and the site's own templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme

from directive_archive import fields
from directive_archive.fingerprint import of_files, of_software, of_value

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NOT_SHOWN = frozenset(
    {"site_dir", "strict", "docs_dir", "config_file_path", "dev_addr", "watch", "hooks", "cache", "executor"}
)
"""Settings that say how to build, not what."""


def ground(config: MkDocsConfig) -> str:
    """Fingerprint of it."""
    templates = of_files(map(Path, config.theme.dirs), frozenset({".html", ".xml"}))
    return of_value([of_software(), fields.FIELDS, plain(config), templates])


def plain(stated: object) -> object:
    """Settings as texts; an object that none of these is counts by its kind alone."""
    if isinstance(stated, BasePlugin):
        return plain(stated.config)
    if isinstance(stated, Theme):
        return {key: plain(stated[key]) for key in stated}
    if isinstance(stated, Mapping):
        return {str(key): plain(value) for key, value in stated.items() if key not in _NOT_SHOWN}
    if isinstance(stated, (list, tuple)):
        return [plain(each) for each in stated]
    if stated is None or isinstance(stated, (str, int, float)):
        return stated
    return getattr(stated, "__qualname__", type(stated).__qualname__)
