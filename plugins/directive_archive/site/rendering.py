"""What the templates need beyond Jinja: filters for dates, and Material's settings with our search worker in them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from directive_archive.language import format_date
from directive_archive.site.search_files import WORKER

if TYPE_CHECKING:
    from jinja2 import Environment

_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


def use_search_worker(config_block: str, base_url: str) -> str:
    """Material's settings with the archive's search worker in place of its own.

    Material documents that it does not care how search is implemented as long as the worker keeps to its messages.
    """

    def replaced(match: re.Match[str]) -> str:
        settings = json.loads(match[2])
        settings["search"] = f"{base_url}/{WORKER}"
        text = json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return f"{match[1]}{text}{match[3]}"

    return _CONFIG.sub(replaced, config_block)


def number(value: int) -> str:
    """A count for reading: ``12.345``, as Vietnamese writes it."""
    return f"{value:,}".replace(",", ".")


def add_filters(env: Environment) -> None:
    """Make the filters known to the templates."""
    env.filters["use_search_worker"] = use_search_worker
    env.filters["count"] = number
    env.filters["day"] = format_date
