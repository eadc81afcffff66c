"""Errors as data: what is wrong with an input, where, and what to do about it.

Nothing in the core logs or raises on bad input; it returns diagnostics. The adapters decide what to do with
them: the command line prints them and sets the exit code, the MkDocs plugin logs them (so that ``--strict``
fails) and shows them on the page of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a diagnostic is, from worst to mildest."""

    FATAL = "fatal"
    """Must never be published (a secrecy mark, personal data): stops every build, strict or not."""
    ERROR = "error"
    """The file cannot be relied on until it is mended; a strict build fails."""
    WARNING = "warning"
    """Doubtful or missing; a strict build fails, a human must look."""
    INFO = "info"
    """Worth knowing (what an import mended, say); fails nothing."""

    @property
    def rank(self) -> int:
        """Position from worst (0) to mildest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in the two languages of the project."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one input.

    A message never quotes what must stay withheld (a phone number, say), because diagnostics are printed in
    public build logs.
    """

    code: str
    """Stable identifier in kebab case, such as ``date-impossible``; documented and searchable."""
    severity: Severity
    message: Message
    path: str = ""
    """File it is about, as the caller named it, with forward slashes; empty when about the whole archive."""
    line: int | None = None
    """Line in that file, counted from 1; ``None`` when it is about the file as a whole."""
    hint: Message | None = None
    """What to do about it."""
    field: str | None = None
    """Key of the metadata field it is about, if any."""

    @property
    def is_problem(self) -> bool:
        """Whether it fails a strict build and ``directives check``: everything but information."""
        return self.severity is not Severity.INFO

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """By file, line, severity, code."""
        return (self.path, self.line or 0, self.severity.rank, self.code)

    def at(self, path: str, line_offset: int = 0) -> Diagnostic:
        """The same finding placed in ``path``, its line moved down by ``line_offset`` lines."""
        line = None if self.line is None else self.line + line_offset
        return replace(self, path=path, line=line)

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON output."""
        return asdict(self)

    def text(self) -> str:
        """Several lines for a terminal: place, code, both messages, both hints."""
        place = self.path or "."
        if self.line is not None:
            place = f"{place}:{self.line}"
        lines = [f"{place}: {self.severity}: {self.code}: {self.message.vi}", f"    en: {self.message.en}"]
        if self.hint is not None:
            lines += [f"    → {self.hint.vi}", f"      {self.hint.en}"]
        return "\n".join(lines)


_MAY_BE_PERSONAL = re.compile(r"\d(?:[ .\-]?\d){8,}|\S{1,64}@\S+")
_EXCERPT_LENGTH = 60


def excerpt(text: str) -> str:
    """The beginning of an input for a message, without what may be a phone number, an account or an address."""
    short = " ".join(text.split())
    short = f"{short[:_EXCERPT_LENGTH]}…" if len(short) > _EXCERPT_LENGTH else short
    return _MAY_BE_PERSONAL.sub("…", short)


def problems(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that fail a strict build."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.is_problem]


def tally(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many there are of each severity, worst first, zeros included."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity.value: counts[severity] for severity in Severity}
