"""A draft goes where its id says; nothing is overwritten, nothing forbidden is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from directive_archive.diagnostics import Severity
from directive_archive.importing import import_text
from directive_archive.importing.save import Outcome, save

TEXT = """\
TỈNH ỦY HÀ NAM
*
Số 7-CV/TU
V/v trực cơ quan

ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nam, ngày 05 tháng 02 năm 2021

Kính gửi: Các huyện ủy.

Thường trực Tỉnh ủy yêu cầu các huyện ủy trực cơ quan đầy đủ./.

Nơi nhận:
- Như trên,
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Mẫu
"""
ID = "ha-nam/tinh-uy-ha-nam/2021-02-05-7-cv-tu"


def _save(text: str, root: Path, *, dry_run: bool = False) -> tuple[Outcome, list[str]]:
    saved = save(import_text(text.encode(), "a.txt"), root, "a.txt", dry_run=dry_run)
    return saved.outcome, [diagnostic.code for diagnostic in saved.diagnostics]


def test_a_draft_is_written_at_its_id(tmp_path: Path) -> None:
    assert _save(TEXT, tmp_path / "new") == (Outcome.WRITTEN, [])
    written = (tmp_path / "new" / f"{ID}.md").read_bytes()
    assert b'number: "7"' in written
    assert b"\r" not in written


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert _save(TEXT, tmp_path / "new", dry_run=True) == (Outcome.WRITTEN, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("mended", "outcome", "code"),
    [
        ("", Outcome.HELD, "already-held"),
        ('topics:\n  - "Trực cơ quan"\n', Outcome.HELD, "already-held"),  # a fact that an archivist added
        ('urgency: "Khẩn"\n', Outcome.HELD, "already-held"),
    ],
)
def test_importing_again_leaves_the_file_as_it_is(tmp_path: Path, mended: str, outcome: Outcome, code: str) -> None:
    _save(TEXT, tmp_path)
    file = tmp_path / f"{ID}.md"
    held = file.read_text(encoding="utf-8").replace("source:\n", f"{mended}source:\n")
    file.write_text(held, encoding="utf-8")
    assert _save(TEXT, tmp_path) == (outcome, [code])
    assert file.read_text(encoding="utf-8") == held


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trực cơ quan đầy đủ", "trực cơ quan nghiêm túc"),  # another body
        ("Trần Văn Mẫu", "Trần Văn Khác"),  # another fact
        ("---\n", ""),  # no front matter any more
    ],
)
def test_a_file_that_says_something_else_is_never_overwritten(tmp_path: Path, old: str, new: str) -> None:
    _save(TEXT, tmp_path)
    file = tmp_path / f"{ID}.md"
    other = file.read_text(encoding="utf-8").replace(old, new)
    file.write_text(other, encoding="utf-8")
    for dry_run in (True, False):
        assert _save(TEXT, tmp_path, dry_run=dry_run) == (Outcome.REFUSED, ["file-exists"])
    assert file.read_text(encoding="utf-8") == other


@pytest.mark.parametrize("text", ["", TEXT.replace("Số 7-CV/TU", "MẬT\nSố 7-CV/TU")])
def test_what_is_unreadable_or_forbidden_is_not_written(tmp_path: Path, text: str) -> None:
    assert _save(text, tmp_path / "new") == (Outcome.REFUSED, [])
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_an_error_and_a_held_document_is_not(tmp_path: Path) -> None:
    draft = import_text(TEXT.encode(), "a.txt")
    save(draft, tmp_path, "a.txt")
    again = save(draft, tmp_path, "a.txt")
    assert [each.severity for each in again.diagnostics] == [Severity.INFO]
    (tmp_path / f"{ID}.md").write_text("khác", encoding="utf-8")
    refused = save(draft, tmp_path, "a.txt")
    assert [each.severity for each in refused.diagnostics] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("mark", "reason", "outcome"),
    [
        ("LƯU HÀNH NỘI BỘ", "", Outcome.REFUSED),
        ("LƯU HÀNH NỘI BỘ", "Đã công bố trên Cổng thông tin tỉnh", Outcome.WRITTEN),
        ("MẬT", "Đã công bố trên Cổng thông tin tỉnh", Outcome.REFUSED),  # no ground opens a state secret
    ],
)
def test_a_ground_opens_circulation_marks_only(tmp_path: Path, mark: str, reason: str, outcome: Outcome) -> None:
    draft = import_text(TEXT.replace("Số 7-CV/TU", f"{mark}\nSố 7-CV/TU").encode(), "a.txt", reason)
    assert save(draft, tmp_path, "a.txt").outcome is outcome
    written = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")]
    assert [f'publish_reason: "{reason}"' in text for text in written] == [True] * (outcome is Outcome.WRITTEN)
