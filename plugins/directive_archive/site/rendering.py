"""What the templates need beyond Jinja: filters for dates, and the search box in the theme's header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from directive_archive.language import format_date, format_number

if TYPE_CHECKING:
    from jinja2 import Environment

# Behind the buttons of the header, before the link to the source repository if there is one.
_BEHIND_BUTTONS = re.compile(r'(?=[ \t]*<div class="md-header__source">)|(?=</nav>)')


def with_search_box(header_block: str, box: str) -> Markup:
    """Material's header with the archive's search box in it, so that no template of the theme is copied.

    Raises:
        ValueError: if the theme's header has no place for it.
    """
    html, count = _BEHIND_BUTTONS.subn(lambda _: str(box), str(header_block), count=1)
    if not count:
        raise ValueError("the theme's header has no place for the search box")
    return Markup(html)  # noqa: S704 - the theme's own markup


def escapes(template: str | None) -> bool:
    """Whether a template escapes what it prints: the archive's do.

    MkDocs' environment escapes nothing, and must not for the theme's templates, which print finished HTML.
    """
    return template is not None and template.startswith("archive/")


def prepare(env: Environment) -> None:
    """Make the filters known to the templates, and let the archive's templates escape."""
    env.autoescape = escapes
    env.filters["with_search_box"] = with_search_box
    env.filters["count"] = format_number
    env.filters["day"] = format_date
