"""Golden pairs: invented documents in `pairs/`, what is understood of each (.json) and the file made of it (.md).

`python -m tests.importing.write_pairs` writes the expected files anew.
"""

import codecs
import json
import re
import unicodedata
from pathlib import Path

import pytest

from directive_archive.front_matter import parse_file
from directive_archive.importing import import_text
from directive_archive.importing.header_lines import MOTTOES
from directive_archive.language import nfc
from tests.importing.reports import SOURCES, draft_of, report, said

each_pair = pytest.mark.parametrize("source", [pytest.param(path, id=path.stem) for path in SOURCES])

# Words that a form prints and a file leaves out, because the field says as much.
FORMULA = "số ngày tháng năm kính gửi trình nơi noi nhận đã ký điện xác thực văn bản hợp nhất"


def letters(text: str) -> str:
    """Letters and figures alone, in one case."""
    return "".join(character for character in nfc(text).casefold() if character.isalnum())


@each_pair
def test_document_is_understood_as_expected(source: Path) -> None:
    expected = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    assert report(draft_of(source)) == expected


@each_pair
def test_file_is_as_expected(source: Path) -> None:
    assert draft_of(source).markdown == source.with_suffix(".md").read_text(encoding="utf-8")


@each_pair
def test_file_can_be_read_back(source: Path) -> None:
    draft = draft_of(source)
    assert draft.directive is not None
    assert draft.markdown is not None
    read = parse_file(draft.markdown.encode(), source.name)
    assert {each.code for each in read.diagnostics} <= {"field-missing"}
    assert read.body == draft.body
    assert dict(read.metadata) == dict(draft.directive.metadata)


def words(text: str) -> set[str]:
    """Words in small letters and figures without leading zeros."""
    return {word.casefold().lstrip("0") for word in re.findall(r"[^\W_]+", nfc(text))}


@each_pair
def test_nothing_is_lost_silently(source: Path) -> None:
    """The body has each of its lines whole; the words of all others stand in the front matter, or a report says so."""
    draft = draft_of(source)
    made = letters(draft.markdown or "")
    _, head, _ = (draft.markdown or "").split("---\n", 2)
    known = words(head) | words(FORMULA) | {word for motto in MOTTOES for word in words(motto)}
    reported = {each.line for each in draft.diagnostics if each.code not in {"field-unstated", "page-break-mended"}}
    lost = [
        (number, line)
        for number, line in enumerate(source.read_text(encoding="utf-8").split("\n"), start=1)
        if number not in reported and not is_furniture(line)
        if letters(line) not in made and not words(line) <= known
    ]
    assert lost == []


def is_furniture(line: str) -> bool:
    """Whether a line of the pairs belongs to a page; each is written so that it can be told."""
    return re.fullmatch(r"\s*(?:\d|CÔNG BÁO/.*|(?:Ký bởi|Email|Cơ quan|Thời gian ký):.*)\s*", line) is not None


@each_pair
@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="BOM"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text).encode(), id="NFD"),
        pytest.param(lambda text: text.replace("Đ", "Ð").replace("đ", "ð").encode(), id="eth for đ"),
    ],
)
def test_encoding_makes_no_difference(source: Path, encoded: object) -> None:
    assert callable(encoded)
    plain = draft_of(source)
    draft = import_text(encoded(source.read_bytes().decode()), source.name)
    assert draft.body == plain.body
    assert report(draft) | {"diagnostics": None} == report(plain) | {"diagnostics": None}
    normalized = [each for each in draft.diagnostics if each.code != "text-normalized"]
    assert said(normalized) == said(plain.diagnostics)
