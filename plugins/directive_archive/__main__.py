"""``python -m directive_archive``: the command ``directives`` where its script is not on the path."""

from __future__ import annotations

from directive_archive.cli import main

main(prog_name="directives")
