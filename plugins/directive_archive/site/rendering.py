"""What the templates need beyond Jinja: filters for dates, and Material's settings with our search worker in them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from directive_archive.language import format_date, format_number
from directive_archive.site.search_files import WORKER

if TYPE_CHECKING:
    from jinja2 import Environment

_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_SEARCH_LABEL = re.compile(r'<input[^>]*md-search__input[^>]*aria-label="([^"]*)"')


def use_search_worker(config_block: str, base_url: str) -> Markup:
    """Material's settings with the archive's search worker in place of its own.

    Material documents that it does not care how search is implemented as long as the worker keeps to its messages.
    """

    def replaced(match: re.Match[str]) -> str:
        settings = json.loads(match[2])
        settings["search"] = f"{base_url.rstrip('/')}/{WORKER}"  # on 404.html the base ends in a slash
        text = json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return f"{match[1]}{text}{match[3]}"

    return Markup(_CONFIG.sub(replaced, str(config_block)))  # noqa: S704 - the theme's own markup


def name_search(header_block: str) -> Markup:
    """Material's header with a name for its search dialog, which has none; the box inside it has."""
    html = str(header_block)
    label = _SEARCH_LABEL.search(html)
    if label:
        html = html.replace('role="dialog"', f'role="dialog" aria-label="{label[1]}"', 1)
    return Markup(html)  # noqa: S704 - the theme's own markup


def escapes(template: str | None) -> bool:
    """Whether a template escapes what it prints: the archive's do.

    MkDocs' environment escapes nothing, and must not for the theme's templates, which print finished HTML.
    """
    return template is not None and template.startswith("archive/")


def prepare(env: Environment) -> None:
    """Make the filters known to the templates, and let the archive's templates escape."""
    env.autoescape = escapes
    env.filters["use_search_worker"] = use_search_worker
    env.filters["name_search"] = name_search
    env.filters["count"] = format_number
    env.filters["day"] = format_date
