"""Build a site from a program: what ``mkdocs build`` does, with settings of the plugin that a command line gives."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from directive_archive.site.plugin import DirectiveArchivePlugin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig


class BuildError(Exception):
    """No site was built; the old one stands. The message is for users."""


def build_site(
    config_file: Path, site_dir: Path | None, options: Mapping[str, str | bool], *, strict: bool = False
) -> None:
    """Build the site that a file describes.

    Args:
        config_file: ``mkdocs.yml``.
        site_dir: where the site goes instead of where the file says.
        options: settings of the plugin that go before those of the file.
        strict: whether a warning fails the build, also where the file does not ask for it.

    Raises:
        BuildError: if nothing was built.
    """
    log = logging.getLogger("mkdocs")
    shown = logging.StreamHandler()
    shown.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    before = log.level
    log.addHandler(shown)
    log.setLevel(logging.INFO)
    try:
        where = str(site_dir.resolve()) if site_dir else None
        config = load_config(str(config_file), site_dir=where, strict=strict or None)
        _plugin(config).config.update(options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildError(str(error)) from error
    finally:
        log.removeHandler(shown)
        log.setLevel(before)


def _plugin(config: MkDocsConfig) -> DirectiveArchivePlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, DirectiveArchivePlugin):
            return plugin
    raise BuildError(
        f"{config.config_file_path}: thiếu plugin directive_archive. / The plugin directive_archive is missing."
    )
