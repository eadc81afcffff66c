"""A directory of files becomes an archive: complete, in order, no file silently lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from directive_archive.archive import Archive, directive_files, empty_archive_diagnostic, read_archive, read_entry
from directive_archive.diagnostics import Message
from directive_archive.fields import FIELDS, Field
from tests.archives import ArchiveFolder, file_text


@pytest.fixture
def folder(tmp_path: Path) -> ArchiveFolder:
    return ArchiveFolder(tmp_path / "directives")


def read(folder: ArchiveFolder) -> Archive:
    folder.root.mkdir(exist_ok=True)
    return read_archive(folder.root)


def test_files_become_entries_in_order_of_id(folder: ArchiveFolder) -> None:
    ids = [folder.add(number=number, issued=issued) for number, issued in (("9", "2021-03-05"), ("10", "2021-03-04"))]
    archive = read(folder)
    assert [entry.id for entry in archive.entries] == sorted(ids)
    assert list(archive.by_id) == sorted(ids)
    entry = archive.by_id[ids[0]]
    assert entry.name == f"directives/{ids[0]}.md"
    assert entry.path.is_file()
    assert entry.is_readable
    assert entry.field_lines["number"] == 2
    assert entry.directive.text("number") == "9"
    assert archive.source(ids[0]).body.startswith("Ban Thường vụ")
    with pytest.raises(KeyError):
        archive.source("a/b/c")


def test_lists_are_newest_first_then_by_issuer_and_number(folder: ArchiveFolder) -> None:
    facts = [
        ("100", "2021-03-04", "Tỉnh ủy Hà Nam"),
        ("9", "2021-03-04", "Tỉnh ủy Hà Nam"),
        ("10", "2021-03-04", "Tỉnh ủy Hà Nam"),
        ("1", "2021-03-04", "Tỉnh ủy Điện Biên"),
        ("1", "2021-03-04", "Tỉnh ủy Cao Bằng"),
        ("1", "2022-01-01", "Tỉnh ủy Yên Bái"),
        ("1", None, "Tỉnh ủy An Giang"),
    ]
    for number, issued, issuer in facts:
        folder.add(number=number, issued=issued, issuer=issuer)
    archive = read(folder)
    assert [archive.rank[each.id] for each in archive.directives] == list(range(len(facts)))
    found = [(each.text("issuer").split()[-1], each.text("number")) for each in archive.directives]
    assert found == [
        ("Bái", "1"),
        ("Bằng", "1"),
        ("Biên", "1"),
        ("Nam", "9"),
        ("Nam", "10"),
        ("Nam", "100"),
        ("Giang", "1"),
    ]


@pytest.mark.parametrize(
    "name",
    ["README.md", "bac-kan/readme.md", ".hidden.md", ".git/a.md", "bac-kan/.cache/a.md", "a.txt", "a.md.orig", "b.MD~"],
)
def test_what_is_no_directive(name: str, folder: ArchiveFolder) -> None:
    identifier = folder.add()
    folder.write(name, file_text())
    assert [entry.id for entry in read(folder).entries] == [identifier]


def test_a_folder_that_is_called_like_a_file(folder: ArchiveFolder) -> None:
    identifier = folder.add()
    folder.write("a.md/b.txt", "a")
    assert [path.name for path in directive_files(folder.root)] == [f"{identifier.rpartition('/')[2]}.md"]


@pytest.mark.parametrize("content", ["", "---\nnumber: [\n---\n", "# Không có phần khai báo\n", b"\xff"])
def test_a_file_that_cannot_be_read_stays_in_the_archive(content: str | bytes, folder: ArchiveFolder) -> None:
    good = folder.add()
    folder.write("ha-nam/tinh-uy-ha-nam/2021-03-05-1-cv-tu.md", content)
    archive = read(folder)
    assert len(archive.entries) == 2
    bad = archive.by_id["ha-nam/tinh-uy-ha-nam/2021-03-05-1-cv-tu"]
    assert not bad.is_readable
    assert bad.diagnostics
    assert bad.diagnostics[0].path == bad.name == f"directives/{bad.id}.md"
    assert not bad.directive.metadata
    assert [each.id for each in archive.directives] == [good]
    assert [entry.id for entry, _ in archive.bodies()] == [good]


def test_bodies_are_read_one_at_a_time(folder: ArchiveFolder) -> None:
    ids = [folder.add(f"Nội dung {number}.", number=str(number)) for number in range(3)]
    bodies = read(folder).bodies()
    folder.write(f"{sorted(ids)[1]}.md", file_text("Đổi rồi."))  # a generator has not read it yet
    assert [source.body for _, source in bodies] == ["Nội dung 0.", "Đổi rồi.", "Nội dung 2."]


def test_a_file_is_read_with_the_fields_of_its_table(folder: ArchiveFolder) -> None:
    identifier = folder.add(keyword="đê")
    table = FIELDS.with_field(Field("keyword", Message("Từ khóa", "Keyword")))
    assert read_archive(folder.root, table).by_id[identifier].directive.text("keyword") == "đê"
    assert read_archive(folder.root, table).source(identifier).diagnostics == ()
    assert [each.code for each in read(folder).by_id[identifier].diagnostics] == ["field-unknown"]


def test_one_entry(folder: ArchiveFolder) -> None:
    identifier = folder.add("Nội dung.")
    entry, source = read_entry(folder.root / f"{identifier}.md", folder.root)
    assert (entry.id, source.body) == (identifier, "Nội dung.")
    assert entry.directive.expected_id == identifier


def test_no_archive_and_an_empty_one(folder: ArchiveFolder) -> None:
    with pytest.raises(NotADirectoryError):
        read_archive(folder.root)
    folder.root.mkdir()
    archive = read_archive(folder.root)
    assert (archive.entries, archive.directives, archive.by_id) == ((), (), {})
    found = empty_archive_diagnostic(folder.root)
    assert (found.code, found.path, found.is_problem) == ("archive-empty", "directives", True)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("---\n\n", "---\n\n\n   \n  thụt vào\n"),
        lambda text: text + "\n---\n\nSau một vạch.\n---\n",
        lambda text: text.rstrip() + "   \n\n\n",
        lambda text: text[: text.rindex("---\n") + 4],
    ],
    ids=["plain", "windows", "old-mac", "mark", "blank-lines", "rules", "spaces", "empty"],
)
def test_a_body_read_alone_is_the_body_of_the_file(folder: ArchiveFolder, change: Callable[[str], str]) -> None:
    identifier = folder.add()
    folder.write(f"{identifier}.md", change(file_text()))
    archive = read(folder)
    assert archive.by_id[identifier].is_readable
    assert archive.body(identifier) == archive.source(identifier).body


def test_a_file_broken_meanwhile_has_no_body(folder: ArchiveFolder) -> None:
    identifier = folder.add()
    archive = read(folder)
    folder.write(f"{identifier}.md", b"---\ntitle: \xff")
    assert archive.body(identifier) == ""
