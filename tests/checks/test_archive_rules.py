"""Every rule on real files: the right code, file and line, in both languages, with a hint; a clean file gives none."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from directive_archive.archive import read_archive, read_entry
from directive_archive.checks import check_archive, check_file
from directive_archive.diagnostics import Diagnostic, Severity
from tests.archives import BODY, VALID, ArchiveFolder, file_text, id_of

ERROR, WARNING, FATAL, INFO = Severity.ERROR, Severity.WARNING, Severity.FATAL, Severity.INFO
ID = id_of()
LINE_OF = {key: line for line, key in enumerate(VALID, start=2)}
FIRST_LINE_OF_BODY = len(VALID) + 4
Folder = ArchiveFolder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "directives")


def check(folder: Folder) -> list[Diagnostic]:
    return check_archive(read_archive(folder.root))


def brief(found: list[Diagnostic]) -> list[tuple[str, Severity, int | None]]:
    return [(each.code, each.severity, each.line) for each in found]


def assert_complete(found: list[Diagnostic]) -> None:
    """Every finding names its file and speaks both languages."""
    for each in found:
        assert each.path.startswith("directives/")
        assert each.message.vi
        assert each.message.en
        assert each.message.vi != each.message.en
        assert each.hint is not None
        assert each.hint.vi
        assert each.hint.en


def test_a_clean_file_gives_nothing(folder: Folder) -> None:
    folder.add()
    assert check(folder) == []


def test_an_archive_of_clean_files_gives_nothing(folder: Folder) -> None:
    folder.fill(30)
    assert check(folder) == []


# ---- one file, one mistake ----


@dataclass(frozen=True)
class Case:
    code: str
    severity: Severity
    line: int
    make: Callable[[], str | bytes]
    also: tuple[str, ...] = ()
    """Codes that follow from the same mistake, at line 1."""


def text_with(body: str = BODY, **fields: object) -> Callable[[], str]:
    return lambda: file_text(body, **fields)


def replaced(old: str, new: str) -> Callable[[], str]:
    def make() -> str:
        text = file_text()
        assert old in text
        return text.replace(old, new, 1)

    return make


CASES = {
    "broken YAML": Case("yaml-broken", ERROR, LINE_OF["title"], replaced('title: "V/v', "title: V/v: a")),
    "unclosed quotes": Case("yaml-broken", ERROR, LINE_OF["place"], replaced('place: "Hà Nam"', 'place: "Hà Nam')),
    "alias": Case("yaml-broken", ERROR, LINE_OF["place"], replaced('place: "Hà Nam"', "place: *a")),
    "missing field": Case("field-missing", ERROR, 1, text_with(title=None)),
    "empty field": Case("field-empty", ERROR, LINE_OF["title"], text_with(title="")),
    "unknown field": Case("field-unknown", ERROR, 2, replaced("---\n", "---\ntitel: a\n")),
    "field twice": Case("field-duplicate", ERROR, 3, replaced('number: "12"\n', 'number: "12"\nnumber: "13"\n')),
    "wrong shape": Case("field-shape", ERROR, LINE_OF["recipients"], text_with(recipients="Như trên")),
    "impossible date": Case("date-impossible", ERROR, LINE_OF["issued"], text_with(issued="2021-02-30")),
    "date in figures": Case("date-impossible", ERROR, LINE_OF["issued"], text_with(issued="31/03/2020")),
    "text behind a #": Case("value-cut", WARNING, LINE_OF["place"], replaced('place: "Hà Nam"', "place: Hà Nam # a")),
    "no front matter": Case("front-matter-missing", ERROR, 1, lambda: BODY),
    "front matter not closed": Case("front-matter-missing", ERROR, 1, lambda: "---\nnumber: a\n"),
    "empty file": Case("file-empty", ERROR, 1, lambda: ""),
    "not UTF-8": Case(
        "file-encoding", ERROR, LINE_OF["title"], lambda: file_text().encode().replace("à".encode(), b"\xe0")
    ),
    "20 MB": Case("file-too-large", ERROR, 1, lambda: b"a" * 20 * 1024 * 1024),
    "script in the title": Case("html-raw", ERROR, LINE_OF["title"], text_with(title="<script>alert(1)</script>")),
    "HTML in the body": Case("html-raw", ERROR, FIRST_LINE_OF_BODY + 2, text_with(body="Một.\n\nHai <b>ba</b>.")),
    "HTML in a list": Case("html-raw", ERROR, LINE_OF["recipients"], text_with(recipients=["a", "<i>b</i>"])),
    "secrecy mark": Case("secrecy-mark", FATAL, FIRST_LINE_OF_BODY, text_with(body="TỐI MẬT\n\nMột.")),
    "secrecy mark as urgency": Case("secrecy-mark", FATAL, LINE_OF["place"], text_with(place="Mật")),
    "circulation mark": Case("circulation-mark", FATAL, FIRST_LINE_OF_BODY, text_with(body="LƯU HÀNH NỘI BỘ\n\nMột.")),
    "draft": Case("circulation-mark", FATAL, FIRST_LINE_OF_BODY, text_with(body="DỰ THẢO LẦN 2\n\nMột.")),
    "phone in the body": Case(
        "phone-number", FATAL, FIRST_LINE_OF_BODY + 2, text_with(body="Một.\n\nGọi 0900 000 000.")
    ),
    "phone in a field": Case(
        "phone-number", FATAL, LINE_OF["recipients"], text_with(recipients=["Ông A, 0900 000 000"])
    ),
    "phone in a comment": Case("phone-number", FATAL, 2, replaced("---\n", "---\n# gọi 0900 000 000\n")),
    "e-mail": Case("e-mail-address", FATAL, FIRST_LINE_OF_BODY, text_with(body="Thư a@example.org.")),
    "identity number": Case("identity-number", FATAL, FIRST_LINE_OF_BODY, text_with(body="CCCD 001085000000.")),
    "bank account": Case("bank-account", FATAL, FIRST_LINE_OF_BODY, text_with(body="STK 1234567890.")),
    "patient": Case("patient-number", WARNING, FIRST_LINE_OF_BODY, text_with(body="Bệnh nhân 1440.")),
    "Markdown heading": Case("markdown-alters-text", WARNING, FIRST_LINE_OF_BODY + 2, text_with(body="Một.\n\n# Hai")),
    "stars": Case("markdown-alters-text", WARNING, FIRST_LINE_OF_BODY, text_with(body="Rộng 5*6*7 m.")),
    "letters apart": Case(
        "text-not-nfc", WARNING, FIRST_LINE_OF_BODY, text_with(body=unicodedata.normalize("NFD", "Ủy"))
    ),
    "eth in the title": Case("text-not-nfc", WARNING, LINE_OF["title"], text_with(title="\u00d0ê điều")),
    "invisible character": Case("character-invisible", WARNING, FIRST_LINE_OF_BODY, text_with(body="Một\u200b.")),
    "unknown type": Case("type-unknown", ERROR, LINE_OF["type"], text_with(type="Cong van")),
    "type against symbol": Case("type-contradicts-symbol", WARNING, LINE_OF["type"], text_with(type="Chỉ thị")),
    "number with words": Case(
        "number-malformed", ERROR, LINE_OF["number"], text_with(number="số 12"), ("path-contradicts",)
    ),
    "symbol in small letters": Case("number-malformed", ERROR, LINE_OF["symbol"], text_with(symbol="cv/tu")),
    "no source": Case("source-missing", INFO, 1, text_with(source=None)),
    "malformed alias": Case("id-malformed", ERROR, LINE_OF["source"] + 1, text_with(aliases=["a/b"])),
    "malformed reference": Case(
        "id-malformed",
        ERROR,
        LINE_OF["source"] + 1,
        text_with(references=[{"text": "a", "action": "point", "to": "a/b"}]),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_mistake_gives_one_finding_at_its_line(case: Case, folder: Folder) -> None:
    folder.write(f"{ID}.md", case.make())
    found = check(folder)
    assert [(each.code, each.line) for each in found if each.code != case.code] == [(code, 1) for code in case.also]
    (finding,) = (each for each in found if each.code == case.code)
    assert (finding.severity, finding.line, finding.path) == (case.severity, case.line, f"directives/{ID}.md")
    assert_complete(found)
    assert not re.search(r"0900|001085|1440|1234567890|example\.org", finding.text())


@pytest.mark.parametrize(
    ("name", "meant"), [("Công vằn", "Công văn"), ("Chi thị", "Chỉ thị"), ("xyz", "Công văn, Chỉ thị, Thông báo …")]
)
def test_an_unknown_type_is_told_what_was_meant(name: str, meant: str, folder: Folder) -> None:
    folder.add(type=name)
    (found,) = check(folder)
    assert found.hint is not None
    assert (found.hint.vi, found.hint.en) == (f"Có phải ý là {meant}?", f"Did you mean {meant}?")


def test_a_padded_number_stays_a_text(folder: Folder) -> None:
    folder.write("ha-nam/tinh-uy-ha-nam/2021-03-04-05-cv-tu.md", file_text().replace('number: "12"', "number: 05"))
    archive = read_archive(folder.root)
    assert archive.entries[0].directive.text("number") == "05"
    found = check_archive(archive)
    assert brief(found) == [("number-unquoted", WARNING, 2)]
    assert_complete(found)


def test_items_of_a_list_have_lines_of_their_own(folder: Folder) -> None:
    text = file_text(recipients=None).replace(
        "source:", 'recipients:\n  - "Như trên"\n  - "Ông A, 0900 000 000"\nsource:'
    )
    folder.write(f"{ID}.md", text)
    line = text.split("\n").index('  - "Ông A, 0900 000 000"') + 1
    assert brief(check(folder)) == [("phone-number", FATAL, line)]


def test_a_reason_allows_circulation_marks_and_personal_data_but_no_secret(folder: Folder) -> None:
    body = "LƯU HÀNH NỘI BỘ\n\nGọi 0900 000 000."
    folder.add(body, publish_reason="Đã công bố trên Cổng thông tin ngày 05/3/2021")
    assert check(folder) == []
    folder.add(f"{body}\n\nMẬT", publish_reason="Đã công bố")
    assert [each.code for each in check(folder)] == ["secrecy-mark"]


def test_addresses_and_hashes_are_no_personal_data(folder: Folder) -> None:
    source = {"url": "https://example.org/0900000000?a=1&copy;", "file": "0900000000.txt", "sha256": "0900000000" * 6}
    folder.add(source=source, aliases=["ha-nam/tinh-uy-ha-nam/2021-03-04-0900000000-cv-tu"])
    assert check(folder) == []


def test_a_file_that_cannot_be_read_gives_only_that(folder: Folder) -> None:
    folder.write("sai cho/a.md", "---\nnumber: [\n---\n\nMẬT <b>\n")
    assert [each.code for each in check(folder)] == ["yaml-broken"]


def test_several_mistakes_come_in_order_of_line(folder: Folder) -> None:
    folder.add("# Một\n\n<b>Hai</b>", title="<i>a</i>", place="0900 000 000")
    found = check(folder)
    assert [each.code for each in found] == ["html-raw", "phone-number", "markdown-alters-text", "html-raw"]
    assert [each.line for each in found] == sorted(each.line or 0 for each in found)


def test_one_file_alone(folder: Folder) -> None:
    folder.add("MẬT")
    entry, source = read_entry(folder.root / f"{ID}.md", folder.root)
    assert [(each.code, each.path) for each in check_file(entry, source)] == [("secrecy-mark", f"directives/{ID}.md")]


# ---- the place in the tree ----


@pytest.mark.parametrize(
    ("place", "en", "vi"),
    [
        ("bac-kan/tinh-uy-ha-nam/2021-03-04-12-cv-tu", "place", "nơi ban hành"),
        ("ha-nam/phu-ly/tinh-uy-ha-nam/2021-03-04-12-cv-tu", None, None),
        ("trung-uong/tinh-uy-ha-nam/2021-03-04-12-cv-tu", "place", "nơi ban hành"),
        ("ha-nam/thanh-uy-phu-ly/2021-03-04-12-cv-tu", "issuer", "cơ quan"),
        ("ha-nam/tinh-uy-ha-nam/2021-03-05-12-cv-tu", "date", "ngày"),
        ("ha-nam/tinh-uy-ha-nam/khong-ro-ngay-12-cv-tu", "date", "ngày"),
        ("ha-nam/tinh-uy-ha-nam/2021-03-04-13-cv-tu", "number", "số, ký hiệu"),
        ("ha-nam/tinh-uy-ha-nam/2021-03-04-22-cv-tu", "number", "số, ký hiệu"),
        ("ha-nam/tinh-uy-ha-nam/2021-03-04-12-tb-tu", "number", "số, ký hiệu"),
        (
            "bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu",
            "place, issuer, date, number",
            "nơi ban hành, cơ quan, ngày, số, ký hiệu",
        ),
    ],
)
def test_a_place_that_contradicts_the_front_matter(place: str, en: str | None, vi: str | None, folder: Folder) -> None:
    folder.add(at=place)
    found = check(folder)
    if en is None:
        assert found == []
        return
    assert brief(found) == [("path-contradicts", ERROR, 1)]
    assert_complete(found)
    assert found[0].message.en == f"The file's place contradicts its front matter: {en}."
    assert found[0].message.vi == f"Nơi đặt tệp trái với phần khai báo: {vi}."
    assert found[0].hint is not None
    assert f"{ID}.md" in found[0].hint.vi


@pytest.mark.parametrize(
    "place",
    [
        "a",
        "ha-nam/2021-03-04-12-cv-tu",
        "Hà Nam/tỉnh ủy/2021-03-04-12-cv-tu",
        "ha-nam/tinh-uy-ha-nam/12-cv-tu",
        "a/b/c/d/2021-03-04-1",
    ],
)
def test_a_place_that_is_no_id(place: str, folder: Folder) -> None:
    folder.add(at=place)
    found = check(folder)
    assert brief(found) == [("path-malformed", ERROR, 1)]
    assert_complete(found)
    assert found[0].hint is not None
    assert f"{ID}.md" in found[0].hint.en


@pytest.mark.parametrize(
    ("place", "fields", "codes"),
    [
        # a ward's district is known through its parent
        (
            "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-03-04-12-cv-du",
            {"issuer": "Đảng ủy phường Bách Quang", "issuer_parent": "Đảng bộ thành phố Sông Công", "symbol": "CV/ĐU"},
            [],
        ),
        # ... or the header leaves it open: then any district of the province will do
        (
            "thai-nguyen/song-cong/dang-uy-phuong-bach-quang/2021-03-04-12-cv-du",
            {
                "issuer": "Đảng ủy phường Bách Quang",
                "issuer_parent": "Đảng bộ tỉnh Thái Nguyên",
                "place": "Bách Quang",
                "symbol": "CV/ĐU",
            },
            [],
        ),
        (
            "thai-nguyen/cam-pha/dang-uy-phuong-bach-quang/2021-03-04-12-cv-du",
            {
                "issuer": "Đảng ủy phường Bách Quang",
                "issuer_parent": "Đảng bộ tỉnh Thái Nguyên",
                "place": "Bách Quang",
                "symbol": "CV/ĐU",
            },
            ["path-contradicts"],
        ),
        # one of ten, named by its place in the tree
        (
            "ben-tre/huyen-uy-chau-thanh/2021-03-04-12-cv-hu",
            {"issuer": "Huyện ủy Châu Thành", "place": "Châu Thành", "symbol": "CV/HU"},
            ["issuer-place-unknown"],
        ),
        (
            "ha-noi/huyen-uy-chau-thanh/2021-03-04-12-cv-hu",
            {"issuer": "Huyện ủy Châu Thành", "place": "Châu Thành", "symbol": "CV/HU"},
            ["path-contradicts", "issuer-place-unknown"],
        ),
        # nothing tells where it is
        (
            "son-la/dang-uy-xa-a/2021-03-04-12-cv-du",
            {"issuer": "Đảng ủy xã A", "place": None, "symbol": "CV/ĐU"},
            ["issuer-place-unknown"],
        ),
        # what is missing is said once
        ("ha-nam/tinh-uy-ha-nam/2021-03-05-13-tb-tu", {"issued": None}, ["field-missing"]),
        ("ha-nam/tinh-uy-ha-nam/2021-03-05-13-tb-tu", {"symbol": None}, ["field-missing"]),
        ("bac-kan/a/2021-03-05-13-tb-tu", {"issuer": None}, ["field-missing"]),
    ],
)
def test_what_the_header_leaves_open_contradicts_nothing(
    place: str, fields: dict[str, Any], codes: list[str], folder: Folder
) -> None:
    folder.add(at=place, **fields)
    found = check(folder)
    assert [each.code for each in found] == codes
    assert_complete(found)


def test_an_ambiguous_issuer_is_told_its_provinces(folder: Folder) -> None:
    folder.add(
        at="ben-tre/huyen-uy-chau-thanh/2021-03-04-12-cv-hu", issuer="Huyện ủy Châu Thành", place="", symbol="CV/HU"
    )
    (found,) = check(folder)
    assert (found.code, found.severity, found.line) == ("issuer-place-unknown", WARNING, LINE_OF["issuer"])
    assert "ben-tre" in found.message.en
    assert "tien-giang" in found.message.vi


# ---- files together ----


def test_two_files_with_one_identity_name_each_other(folder: Folder) -> None:
    one = folder.add()
    other = folder.add(at="ha-nam/tinh-uy-ha-nam/2021-03-04-012-cv-tu", number="012")
    found = check(folder)
    assert sorted((each.code, each.path, each.line) for each in found) == [
        ("identity-duplicate", f"directives/{other}.md", 2),
        ("identity-duplicate", f"directives/{one}.md", 2),
    ]
    assert {each.path: other in each.message.vi for each in found} == {
        f"directives/{one}.md": True,
        f"directives/{other}.md": False,
    }
    assert all(each.severity is ERROR for each in found)
    assert_complete(found)


def test_three_files_with_one_identity_name_both_others(folder: Folder) -> None:
    folder.add()
    folder.add(at="ha-nam/tinh-uy-ha-nam/2021-03-04-012-cv-tu", number="012")
    folder.add(at="ha-nam/tinh-uy-ha-nam/2021-03-04-0012-cv-tu", number="0012")
    found = check(folder)
    assert [each.code for each in found] == ["identity-duplicate"] * 3
    assert all(each.message.en.count("directives/") == 2 for each in found)


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "13"},
        {"symbol": "TB/TU", "type": "Thông báo"},
        {"issued": "2022-03-04"},
        {"issuer": "Tỉnh ủy Điện Biên"},
    ],
)
def test_files_that_differ_in_one_fact_are_two(fields: dict[str, str], folder: Folder) -> None:
    folder.add()
    folder.add(**fields)
    assert check(folder) == []


def test_files_without_number_or_date_are_not_taken_for_one(folder: Folder) -> None:
    folder.add(at="ha-nam/tinh-uy-ha-nam/khong-ro-ngay-12-cv-tu", issued=None)
    folder.add(at="ha-nam/tinh-uy-ha-nam/khong-ro-ngay-12-cv-tu-2", issued=None)
    assert [each.code for each in check(folder)] == ["field-missing"] * 2


OLD = "ha-nam/tinh-uy-ha-nam/2021-03-04-11-cv-tu"


def test_a_former_id_is_kept(folder: Folder) -> None:
    folder.add(aliases=[OLD])
    assert check(folder) == []


def test_a_former_id_may_not_be_that_of_another(folder: Folder) -> None:
    other = folder.add(number="13")
    mine = folder.add(aliases=[OLD, other])
    third = folder.add(number="14", aliases=[OLD])
    found = check(folder)
    assert sorted((each.code, each.path) for each in found) == [
        ("alias-taken", f"directives/{mine}.md"),
        ("alias-taken", f"directives/{third}.md"),
    ]
    messages = {each.path: each.message.en for each in found}
    assert f"directives/{other}.md" in messages[f"directives/{mine}.md"]
    assert f"directives/{mine}.md" in messages[f"directives/{third}.md"]
    assert all((each.severity, each.line) == (ERROR, LINE_OF["source"] + 1) for each in found)
    assert_complete(found)


def test_a_former_id_may_not_be_its_own(folder: Folder) -> None:
    folder.add(aliases=[ID])
    found = check(folder)
    assert brief(found) == [("alias-taken", ERROR, LINE_OF["source"] + 1)]


def test_an_empty_archive_is_pointed_out(folder: Folder) -> None:
    folder.root.mkdir()
    found = check(folder)
    assert brief(found) == [("archive-empty", WARNING, None)]
    assert found[0].path == "directives"


def test_findings_come_in_order_of_file(folder: Folder) -> None:
    for number in ("3", "1", "2"):
        folder.add("MẬT", number=number)
    paths = [each.path for each in check(folder)]
    assert paths == sorted(paths)
    assert len(paths) == 3
