"""The graph of all citations of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from directive_archive.archive import read_archive
from directive_archive.citations import CitationGraph, State, cite
from directive_archive.diagnostics import Diagnostic, Severity
from tests.archives import ArchiveFolder


@pytest.fixture
def folder(tmp_path: Path) -> ArchiveFolder:
    (tmp_path / "directives").mkdir()
    return ArchiveFolder(tmp_path / "directives")


def graph_of(folder: ArchiveFolder) -> tuple[CitationGraph, list[Diagnostic]]:
    return cite(read_archive(folder.root))


def test_empty_archive(folder: ArchiveFolder) -> None:
    graph, diagnostics = graph_of(folder)
    assert (graph.citations, graph.by_citing, graph.by_target, graph.wanted, graph.most_cited) == ((), {}, {}, (), ())
    assert diagnostics == []


def test_who_cites_what(folder: ArchiveFolder) -> None:
    first = folder.add("Không dẫn văn bản nào.", number="1", issued="2021-01-05")
    second = folder.add("Theo Công văn số 1-CV/TU ngày 05/01/2021 của Tỉnh ủy.", number="2", issued="2021-02-05")
    third = folder.add(
        "Thay thế Công văn số 1-CV/TU ngày 05/01/2021 của Tỉnh ủy; Công văn số 1-CV/TU.\n\nTheo Công văn số 3/XY.",
        number="3",
        issued="2021-03-05",
    )
    graph, diagnostics = graph_of(folder)
    assert diagnostics == []
    assert {key: [each.target for each in group] for key, group in graph.by_citing.items()} == {
        second: [first],
        third: [first, ""],
    }
    assert [(each.citing, each.relation) for each in graph.by_target[first]] == [
        (second, "follows"),
        (third, "replaces"),
    ]
    assert graph.most_cited == ((first, 2),)
    assert graph.wanted == ()


def test_wanted_documents_most_cited_first(folder: ArchiveFolder) -> None:
    directive_15 = "Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ"
    directive_16 = "Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ"
    folder.add(f"Thực hiện {directive_16}.", number="1")
    folder.add(f"Thực hiện {directive_16}, {directive_15}.", number="2")
    graph, _ = graph_of(folder)
    assert [(each.id, each.heading, len(each.citations)) for each in graph.wanted] == [
        ("trung-uong/thu-tuong-chinh-phu/2020-03-31-16-ct-ttg", "Chỉ thị 16/CT-TTg", 2),
        ("trung-uong/thu-tuong-chinh-phu/2020-03-27-15-ct-ttg", "Chỉ thị 15/CT-TTg", 1),
    ]
    assert graph.wanted[0].address == "van-ban/trung-uong/thu-tuong-chinh-phu/2020-03-31-16-ct-ttg/"
    assert [target for target, _ in graph.most_cited] == [each.id for each in graph.wanted]


def test_wanted_document_has_the_fullest_description(folder: ArchiveFolder) -> None:
    folder.add("Theo văn bản số 12-QĐ/TW ngày 05/01/2020 của Bộ Chính trị.", number="1")
    folder.add("Theo Quy định số 12-QĐ/TW ngày 05/01/2020 của Bộ Chính trị.", number="2")
    wanted = graph_of(folder)[0].wanted
    assert [each.type.name for each in wanted if each.type] == ["Quy định"]


def test_a_wanted_document_that_arrives_takes_its_place(folder: ArchiveFolder) -> None:
    citing = folder.add("Theo Công văn số 7-CV/TU ngày 05/01/2021 của Tỉnh ủy Điện Biên.", number="8")
    wanted = graph_of(folder)[0].wanted[0]
    arrived = folder.add("Thân.", number="7", issuer="Tỉnh ủy Điện Biên", place="Điện Biên", issued="2021-01-05")
    assert arrived == wanted.id
    graph, _ = graph_of(folder)
    assert graph.wanted == ()
    assert [each.state for each in graph.by_citing[citing]] == [State.RESOLVED]


def test_same_archive_same_graph(folder: ArchiveFolder) -> None:
    folder.fill(30)
    once, again = graph_of(folder)[0], graph_of(folder)[0]
    assert once == again
    assert list(once.by_citing) == sorted(once.by_citing)
    assert once.wanted == tuple(sorted(once.wanted, key=lambda each: (-len(each.citations), each.id)))
    assert once.most_cited == tuple(sorted(once.most_cited, key=lambda pair: (-pair[1], pair[0])))


def codes(diagnostics: list[Diagnostic]) -> list[tuple[str, Severity, str | None]]:
    return [(each.code, each.severity, each.field) for each in diagnostics]


LATER = "Theo Công văn số 7-CV/TU ngày 05/01/2031 của Tỉnh ủy Điện Biên."


def test_a_citation_of_a_later_document_is_reported(folder: ArchiveFolder) -> None:
    citing = folder.add(LATER)
    _, diagnostics = graph_of(folder)
    assert codes(diagnostics) == [("reference-later", Severity.WARNING, "references")]
    assert diagnostics[0].path == f"directives/{citing}.md"
    assert "7-CV/TU" in diagnostics[0].message.vi


def test_it_may_be_accepted_as_printed(folder: ArchiveFolder) -> None:
    folder.add(LATER, references=[{"text": "Công văn số 7-CV/TU", "action": "accept"}])
    assert graph_of(folder)[1] == []


def test_the_same_day_is_not_later(folder: ArchiveFolder) -> None:
    folder.add("Theo Công văn số 7-CV/TU ngày 04/3/2021 của Tỉnh ủy Điện Biên.")
    assert graph_of(folder)[1] == []


@pytest.mark.parametrize(
    "record",
    [
        {"text": "Công văn số 8-CV/TU", "action": "reject"},
        {"text": "Công văn số 7-CV/TU", "action": "remove"},
        {"text": "", "action": "reject"},
        {"action": "reject"},
    ],
)
def test_corrections_that_fit_nothing_are_reported(folder: ArchiveFolder, record: dict[str, str]) -> None:
    folder.add("Theo Công văn số 7-CV/TU ngày 04/3/2021 của Tỉnh ủy Điện Biên.", references=[record])
    _, diagnostics = graph_of(folder)
    assert codes(diagnostics) == [("reference-correction", Severity.WARNING, "references")]
