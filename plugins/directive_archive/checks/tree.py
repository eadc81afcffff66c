"""Whether each file lies where its facts say, and no two files are one directive."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Diagnostic, Message, Severity
from directive_archive.identity import UNKNOWN_DATE, is_well_formed
from directive_archive.vocabulary.issuers import UNKNOWN_PATH
from directive_archive.vocabulary.places import district

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_archive.archive import Archive, Entry
    from directive_archive.directive import Directive
    from directive_archive.identity import Identity
    from directive_archive.vocabulary.issuers import Issuer


def check_place_in_tree(entry: Entry) -> Iterator[Diagnostic]:
    """Whether the path of a file agrees with its front matter, as far as that is complete."""
    directive = entry.directive
    if not is_well_formed(entry.id):
        yield Diagnostic(
            "path-malformed",
            Severity.ERROR,
            Message(
                "Đường dẫn của tệp không đúng dạng tỉnh/cơ-quan/năm-tháng-ngày-số-ký-hiệu.md.",
                "The file's path is not province/issuer/yyyy-mm-dd-number-symbol.md.",
            ),
            line=1,
            hint=_move_hint(entry),
        )
        return
    if not all(directive.text(key) for key in ("issuer", "number", "symbol")) or directive.issued is None:
        return  # said already: a required field is missing
    wrong = _contradictions(entry.id, directive)
    if wrong:
        yield Diagnostic(
            "path-contradicts",
            Severity.ERROR,
            Message(
                f"Nơi đặt tệp trái với phần khai báo: {', '.join(vi for vi, _ in wrong)}.",
                f"The file's place contradicts its front matter: {', '.join(en for _, en in wrong)}.",
            ),
            line=1,
            hint=_move_hint(entry),
        )


def _move_hint(entry: Entry) -> Message:
    expected = entry.directive.expected_id
    return Message(
        f"Sửa phần khai báo, hoặc chuyển tệp tới {expected}.md và ghi mã cũ vào aliases.",
        f"Mend the front matter, or move the file to {expected}.md and put the old id into aliases.",
    )


def _contradictions(actual: str, directive: Directive) -> list[tuple[str, str]]:
    """Which parts differ, unknown expected parts left out of account."""
    *actual_place, actual_issuer, actual_name = actual.split("/")
    *_, expected_issuer, expected_name = directive.expected_id.split("/")
    wrong = []
    if not _may_lie_in(tuple(actual_place), directive.issuer):
        wrong.append(("nơi ban hành", "place"))
    if actual_issuer != expected_issuer:
        wrong.append(("cơ quan", "issuer"))
    actual_date, actual_number = _split(actual_name)
    expected_date, expected_number = _split(expected_name)
    if actual_date != expected_date:
        wrong.append(("ngày", "date"))
    if actual_number != expected_number:
        wrong.append(("số, ký hiệu", "number"))
    return wrong


def _may_lie_in(place: tuple[str, ...], issuer: Issuer) -> bool:
    """Whether an issuer's documents may lie in ``place``: where it is, or anywhere that its header leaves open."""
    if issuer.candidates:
        return place[0] in {each.province for each in issuer.candidates}
    if issuer.province is None:
        return issuer.place_path == place or issuer.place_path[0] == UNKNOWN_PATH
    if issuer.district is None and len(place) > 1:  # a commune whose header does not say in which district it is
        return place[0] == issuer.province.slug and district(*place) is not None
    return issuer.place_path == place


def _split(name: str) -> tuple[str, str]:
    length = len(UNKNOWN_DATE) if name.startswith(UNKNOWN_DATE) else len("2020-07-30")
    return name[:length], name[length + 1 :]


def check_duplicates(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Two files with one identity: an error at each that names the other."""
    groups: defaultdict[Identity, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.is_readable and entry.directive.identity.is_complete and entry.directive.text("issuer"):
            groups[entry.directive.identity].append(entry)
    for group in groups.values():
        for entry in group[: len(group) if len(group) > 1 else 0]:
            others = ", ".join(other.name for other in group if other is not entry)
            yield Diagnostic(
                "identity-duplicate",
                Severity.ERROR,
                Message(
                    f"Hai tệp là cùng một văn bản (cơ quan, số, ký hiệu, ngày): {others}.",
                    f"Two files are one document (issuer, number, symbol, date): {others}.",
                ),
                entry.name,
                entry.field_lines.get("number", 1),
                Message(
                    "Giữ lại một tệp; nếu là hai văn bản khác nhau, xem lại số, ngày và cơ quan ở bản gốc.",
                    "Keep one; if they are two documents, compare number, date and issuer with the originals.",
                ),
                "number",
            )


def check_aliases(archive: Archive) -> Iterator[Diagnostic]:
    """A former id may not be the id, or a former id, of another directive."""
    owners: dict[str, str] = {entry.id: entry.name for entry in archive.entries}
    for entry in archive.entries:
        for alias in entry.directive.texts("aliases"):
            if alias in owners:
                yield Diagnostic(
                    "alias-taken",
                    Severity.ERROR,
                    Message(f"Địa chỉ cũ {alias} đã thuộc {owners[alias]}.", f"{alias} belongs to {owners[alias]}."),
                    entry.name,
                    entry.field_lines.get("aliases", 1),
                    Message("Bỏ mục này khỏi aliases.", "Remove it from aliases."),
                    "aliases",
                )
            owners.setdefault(alias, entry.name)
