"""From bytes to text: what is read, and what is refused with a word on why."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.importing import import_text
from directive_archive.importing.source import read_text
from tests.importing.reports import said

TCVN3 = "§¶ng bé tØnh B¾c K¹n\n\nSè 12-CV/TU\n\nCéng hßa x· héi chñ nghÜa ViÖt Nam"
VNI = "ÑAÛNG BOÄ TÆNH\n\nCoäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        pytest.param(b"", "file-empty", 1, id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t\n", "file-empty", 1, id="blank with byte order marks"),
        pytest.param(TCVN3.encode(), "file-encoding", 1, id="TCVN3 as UTF-8"),
        pytest.param(VNI.encode(), "file-encoding", 1, id="VNI as UTF-8"),
        pytest.param("Kính gửi\nTỉnh ủy".encode("cp1258", "replace") + b"\xd2", "file-encoding", 1, id="Windows-1258"),
        pytest.param("Một\nHai\nĐ".encode()[:-1], "file-encoding", 3, id="cut in mid-letter"),
        pytest.param("Một dòng".encode("utf-16-le"), "file-encoding", 1, id="UTF-16 without byte order mark"),
        pytest.param(b"\xff\xfea", "file-encoding", 1, id="half a UTF-16 letter"),
        pytest.param(b"%PDF-1.7\n1 0 obj", "file-format", 1, id="PDF"),
        pytest.param(b"PK\x03\x04word/document.xml", "file-format", 1, id="DOCX"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "file-format", 1, id="DOC"),
        pytest.param(rb"{\rtf1\ansi T\'ech}", "file-format", 1, id="RTF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x"), "file-format", 1, id="PNG"),
        pytest.param(b"abc\x00def", "file-format", 1, id="NUL"),
        pytest.param("Văn bản dài. ".encode() * 400_000, "file-too-large", 1, id="6 MB"),
    ],
)
def test_unreadable_input_is_refused(content: bytes, code: str, line: int) -> None:
    draft = import_text(content, "van-ban.txt")
    assert (draft.directive, draft.body, draft.markdown, draft.citations) == (None, "", None, ())
    assert said(draft.diagnostics) == [f"error {code} {line}"]
    diagnostic = draft.diagnostics[0]
    assert diagnostic.path == "van-ban.txt"
    assert diagnostic.hint is not None
    assert draft.to_dict("van-ban.txt")["meta"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Hãng Müller © 2020, đơn vị «Sông Đà», 5 µm, 20 °C, điều 5ª",
        "Bà H'Hen Niê, ông Léon Værnes, cô Zoë, anh Noël",
        "Tỉnh ủy, Ủy ban nhân dân, quý IV",
    ],
)
def test_foreign_names_and_signs_are_no_old_encoding(text: str) -> None:
    assert read_text(text.encode()).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_every_kind(end: str) -> None:
    assert read_text(f"Một{end}Hai".encode()).text == "Một\nHai"


def test_letters_put_in_normal_form_are_reported_with_the_first_line() -> None:
    raw = read_text("Một\nU\u0309y ban\n\u00d0a\u0309ng".encode())
    assert raw.text == "Một\nỦy ban\nĐảng"
    assert said(raw.diagnostics) == ["info text-normalized 2"]


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    draft = import_text(content, "x")
    assert (draft.directive is None) == (draft.markdown is None)


@given(
    st.text(alphabet=st.sampled_from("SốKính gửi:Nơinhận-TM.ỦYBAN12/CVTU \n\t\f|*,ngàytháng năm2020Điều"), max_size=120)
)
def test_no_text_raises(text: str) -> None:
    draft = import_text(text.encode(), "x")
    assert all(each.line is None or each.line >= 1 for each in draft.diagnostics)
