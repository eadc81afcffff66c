"""From raw text to a draft of a directive's file, with a warning beside everything empty or doubtful."""

from directive_archive.importing.draft import Draft, import_text

__all__ = ["Draft", "import_text"]
