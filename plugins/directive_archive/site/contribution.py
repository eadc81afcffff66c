"""Where the site asks people to bring a document: its guide, and the repository's form for offering one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from directive_archive.pages import Contribution

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FORMS = Path(".github") / "ISSUE_TEMPLATE"


def find_contribution(config: MkDocsConfig, guide: str, form: str) -> Contribution:
    """What of these the site and its repository have."""
    page = ""
    if guide and (Path(config.docs_dir) / guide).is_file():
        page = File(guide, config.docs_dir, config.site_dir, config.use_directory_urls).url
    root = Path(config.config_file_path or "mkdocs.yml").parent
    has_form = bool(config.repo_url and form) and (root / _FORMS / form).is_file()
    address = f"{(config.repo_url or '').rstrip('/')}/issues/new?template={form}" if has_form else ""
    return Contribution(page, address)
