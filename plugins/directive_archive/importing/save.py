"""Put a draft into the archive: never over another file, never what must not be published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.front_matter import parse_file

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from directive_archive.importing.draft import Draft


class Outcome(StrEnum):
    """What became of a draft."""

    WRITTEN = "written"
    """Written, or to be written in a dry run."""
    HELD = "held"
    """The archive has this document already, maybe with more facts; its file stays as it is."""
    REFUSED = "refused"
    """Not written: unreadable, not for publication, or another file lies there."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a draft lies now."""

    outcome: Outcome
    path: Path | None
    diagnostics: tuple[Diagnostic, ...] = ()


def save(
    draft: Draft, root: Path, file: str, *, dry_run: bool = False, planned: MutableMapping[Path, str] | None = None
) -> Saved:
    """Write a draft below ``root`` at its id.

    Args:
        draft: what an import made.
        root: directory of the archive; made if it is missing.
        file: name of the input, for diagnostics.
        dry_run: say what would be done, and write nothing.
        planned: what a dry run would have written by now, by path; added to, so that two inputs with one id are told.
    """
    if draft.directive is None or draft.markdown is None:
        return Saved(Outcome.REFUSED, None)
    if any(each.severity is Severity.FATAL for each in draft.diagnostics):
        return Saved(Outcome.REFUSED, None)
    target = root / f"{draft.directive.id}.md"
    known = planned if planned is not None else {}
    if target in known or target.exists():
        content = known[target].encode() if target in known else target.read_bytes()
        if _holds(content, target, draft):
            return Saved(Outcome.HELD, target, (_held(target, file),))
        return Saved(Outcome.REFUSED, target, (_exists(target, file),))
    if dry_run:
        known[target] = draft.markdown
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(draft.markdown, encoding="utf-8", newline="\n")
    return Saved(Outcome.WRITTEN, target)


def _holds(content: bytes, target: Path, draft: Draft) -> bool:
    """Whether a file has the draft's body and every fact of it, be it with others that an archivist added.

    Where a text came from is no fact of the document: the same may arrive in two files.
    """
    held = parse_file(content, target.name)
    new = parse_file((draft.markdown or "").encode(), target.name)
    return held.body == new.body and all(
        held.metadata.get(key) == value for key, value in new.metadata.items() if key != "source"
    )


def _held(target: Path, file: str) -> Diagnostic:
    return Diagnostic(
        "already-held",
        Severity.INFO,
        Message(
            f"Kho đã có văn bản này ở {target.as_posix()}; tệp đó được giữ nguyên.",
            f"The archive holds this document in {target.as_posix()}, which stays as it is.",
        ),
        file,
    )


def _exists(target: Path, file: str) -> Diagnostic:
    return Diagnostic(
        "file-exists",
        Severity.ERROR,
        Message(
            f"Đã có {target.as_posix()} với nội dung khác; không ghi đè.",
            f"{target.as_posix()} exists and says something else; it was not overwritten.",
        ),
        file,
        hint=Message(
            "So hai tệp; nếu bản mới đúng hơn, xóa tệp cũ rồi nhập lại.",
            "Compare the two; if the new one is right, remove the old file and import again.",
        ),
    )
