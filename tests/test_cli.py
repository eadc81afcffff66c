"""The command `directives`: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from directive_archive import __version__
from directive_archive.cli import main
from directive_archive.exports.citation_forms import citation_forms_page
from directive_archive.exports.reference import front_matter_page, schema_text
from tests.archives import ArchiveFolder, file_text
from tests.sites import REPOSITORY

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
PHONE = "0900 000 000"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def archive(here: Path) -> ArchiveFolder:
    """Start an empty archive where the command looks for it."""
    (here / "directives").mkdir()
    return ArchiveFolder(here / "directives")


# ---- documentation ----


def commands(command: click.Command, name: str = "directives") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part in command.commands.values():
            yield from commands(part, f"{name} {part.name}")


COMMANDS = dict(commands(main))
PAGE = (REPOSITORY / "docs" / "lenh.md").read_text("utf-8")


def section(name: str) -> str:
    """What the page on the command says of one of its parts."""
    parts = re.split(r"^#+ `(.+)`$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[name]


def test_there_are_the_commands_that_the_page_describes() -> None:
    described = re.findall(r"^#+ (?:Lệnh )?`(.+)`$", PAGE, flags=re.MULTILINE)
    assert described == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    result = run(*name.split()[1:], "--help")
    assert result.exit_code == 0
    assert command.help
    assert command.help.split("\n")[0].split(".")[0] in " ".join(result.output.split())
    for parameter in command.params:
        for spelling in parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]:
            assert spelling in result.output
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert " / " in parameter.help or spelling == "--version", f"{name} {spelling} speaks one language"


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if not isinstance(command, click.Group)])
def test_the_page_names_every_parameter_and_no_other(name: str) -> None:
    command = COMMANDS[name]
    written = set(re.findall(r"`(--?[a-z-]+)[` ]", section(name)))
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert written == {spelling for option in options for spelling in option.opts} | {"-h", "--help"}
    for option in options:
        if isinstance(option.type, click.Choice):
            values = set(re.findall(rf"`{option.opts[0]} ([a-z]+)`", section(name)))
            assert values == set(option.type.choices)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert f"`{parameter.make_metavar(click.Context(command)).strip('[]')}`" in section(name)


def test_the_help_says_how_a_command_ends() -> None:
    for name in ("import", "check"):
        assert re.search(r"Exit codes: 0 .*, 1 .*, 2 wrong usage\.", run(name, "--help").output)


def test_version() -> None:
    assert run("--version").output == f"directives, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--format", "xml"],
        ["check", "--nonsense"],
        ["check", "no-such-directory"],
        ["check", "a-file.txt"],
        ["check"],
        ["import"],
        ["import", "no-such-file.txt"],
        ["import", "a-file.txt", "no-such-file.txt"],
        ["import", "."],
        ["import", "a-file.txt", "--into", "a-file.txt"],
        ["reference", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_does_nothing(arguments: list[str], here: Path) -> None:
    (here / "a-file.txt").write_text(TEXT, "utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr
    assert [path.name for path in here.iterdir()] == ["a-file.txt"]


@pytest.mark.parametrize(
    "command",
    [[Path(sys.executable).with_name("directives")], [sys.executable, "-m", "directive_archive"]],
    ids=["script", "module"],
)
def test_it_runs_as_an_installed_command(command: list[str | Path]) -> None:
    result = subprocess.run([*command, "check"], cwd=REPOSITORY, capture_output=True, check=False, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "5 tệp, 0 vấn đề. / 5 files, 0 problems.\n"


# ---- check ----

BAD = file_text(issued="2021-02-30", title="V/v 100%, gấp: <b>")
BAD_ID = "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"


def test_a_clean_archive_ends_with_0(archive: ArchiveFolder) -> None:
    archive.add()
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "1 tệp, 0 vấn đề. / 1 files, 0 problems.\n")


def test_information_is_no_problem(archive: ArchiveFolder) -> None:
    archive.add(source=None)
    result = run("check")
    assert result.exit_code == 0
    assert "info: source-missing" in result.stdout


def test_problems_end_with_1_and_are_told_with_place_and_hint(archive: ArchiveFolder) -> None:
    archive.write(f"{BAD_ID}.md", BAD)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"directives/{BAD_ID}.md:5: error: html-raw: Có thẻ HTML trong văn bản.",
        "    en: There is raw HTML in the text.",
        "    → " + r"Bỏ thẻ; nếu dấu < có trong bản gốc, viết \< (trang web luôn hiện nguyên chữ).",
        "      " + r"Remove the tag; if the original prints <, write \< (pages always show it as text).",
        f"directives/{BAD_ID}.md:6: error: date-impossible: Trường issued: không có ngày nào là “2021-02-30”.",
        "    en: The field issued: there is no day “2021-02-30”.",
        "    → Ghi năm-tháng-ngày như 2020-07-30, đúng với dòng địa danh của văn bản.",
        "      Write year-month-day such as 2020-07-30, as the document's place line has it.",
        "1 tệp, 2 vấn đề. / 1 files, 2 problems.",
    ]


def test_json_is_pure_and_whole(archive: ArchiveFolder) -> None:
    archive.write(f"{BAD_ID}.md", BAD)
    archive.add(number="13", source=None)
    result = run("check", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert report["files"] == 2
    assert report["counts"] == {"fatal": 0, "error": 2, "warning": 0, "info": 1}
    found = report["diagnostics"]
    assert [(each["code"], each["path"], each["line"]) for each in found][:2] == [
        ("html-raw", f"directives/{BAD_ID}.md", 5),
        ("date-impossible", f"directives/{BAD_ID}.md", 6),
    ]
    assert found[0]["message"] == {"vi": "Có thẻ HTML trong văn bản.", "en": "There is raw HTML in the text."}
    assert {"code", "severity", "message", "path", "line", "hint", "field"} == set(found[0])


@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_every_format_ends_alike(output: str, archive: ArchiveFolder) -> None:
    archive.add()
    assert run("check", "--format", output).exit_code == 0
    archive.write(f"{BAD_ID}.md", BAD)
    assert run("check", "--format", output).exit_code == 1


WORKFLOW_COMMAND = re.compile(
    r"::(?P<kind>error|warning) file=(?P<file>[^,:]+),line=(?P<line>\d+),title=(?P<title>[^,:]+)::(?P<text>.*)"
)


def github_notes(output: str) -> list[dict[str, str]]:
    """Read workflow commands as GitHub does: a line each, properties and text unescaped."""
    found = []
    for line in output.splitlines():
        match = WORKFLOW_COMMAND.fullmatch(line)
        assert match, line
        found.append({key: unescaped(value) for key, value in match.groupdict().items()})
    return found


def unescaped(text: str) -> str:
    for code, letter in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_github_shows_each_problem_beside_its_line(archive: ArchiveFolder) -> None:
    archive.write(f"{BAD_ID}.md", BAD)
    archive.add(number="13", source=None, title="Nghị quyết", type="Công vân")
    archive.add("# Một", number="14")
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    found = github_notes(result.stdout)
    assert [(each["kind"], each["file"], each["line"], each["title"]) for each in found] == [
        ("error", f"directives/{BAD_ID}.md", "5", "html-raw"),
        ("error", f"directives/{BAD_ID}.md", "6", "date-impossible"),
        ("error", "directives/ha-nam/tinh-uy-ha-nam/2021-03-04-13-cv-tu.md", "4", "type-unknown"),
        ("warning", "directives/ha-nam/tinh-uy-ha-nam/2021-03-04-14-cv-tu.md", "15", "markdown-alters-text"),
    ]
    assert found[0]["text"].split("\n") == [
        "Có thẻ HTML trong văn bản.",
        "There is raw HTML in the text.",
        "→ " + r"Bỏ thẻ; nếu dấu < có trong bản gốc, viết \< (trang web luôn hiện nguyên chữ).",
        "→ " + r"Remove the tag; if the original prints <, write \< (pages always show it as text).",
    ]


@pytest.mark.parametrize("name", ["a,b: 100%", "một hai", "x::y", "%0A,%3A"])
def test_github_is_not_misled_by_names_of_files(name: str, archive: ArchiveFolder) -> None:
    archive.write(f"{name}.md", file_text())
    (found,) = github_notes(run("check", "--format", "github").stdout)
    assert found["file"] == f"directives/{name}.md"
    assert found["title"] == "path-malformed"


def test_what_is_said_of_a_file_cannot_forge_an_annotation(archive: ArchiveFolder) -> None:
    archive.add(type="x\n::error file=y,line=1::z\r\n%0A::warning::", number="15")
    (found,) = [
        each for each in github_notes(run("check", "--format", "github").stdout) if each["title"] == "type-unknown"
    ]
    assert "file=y" in found["text"]


@pytest.mark.parametrize(
    ("stand", "argument"),
    [
        (".", None),
        (".", "directives"),
        (".", "./directives/"),
        (".", "{absolute}"),
        ("directives", "."),
        ("directives/ha-nam", ".."),
        ("elsewhere", "../directives"),
        ("elsewhere/deeper", "{absolute}"),
    ],
)
@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_files_are_named_as_seen_from_where_one_stands(
    stand: str, argument: str | None, output: str, archive: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = archive.write(f"{BAD_ID}.md", BAD)
    standing = archive.root.parent / stand
    standing.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(standing)
    arguments = [argument.format(absolute=archive.root)] if argument else []
    printed = run("check", *arguments, "--format", output).stdout
    readers: dict[str, Callable[[], list[str]]] = {
        "text": lambda: re.findall(r"^(\S+\.md):\d+: ", printed, re.MULTILINE),
        "json": lambda: [each["path"] for each in json.loads(printed)["diagnostics"]],
        "github": lambda: [each["file"] for each in github_notes(printed)],
    }
    named = readers[output]()
    assert set(named) == {Path(os.path.relpath(file, standing)).as_posix()}
    assert (standing / named[0]).samefile(file)


def test_an_archive_with_nothing_in_it_is_a_problem(archive: ArchiveFolder) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert "warning: archive-empty" in result.stdout
    assert archive.root.is_dir()


def test_personal_data_are_never_repeated(archive: ArchiveFolder) -> None:
    archive.add(f"Liên hệ số {PHONE}.")
    for output in ("text", "json", "github"):
        result = run("check", "--format", output)
        assert result.exit_code == 1
        assert "phone-number" in result.stdout
        assert "0900" not in result.output


# ---- import ----


def write(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_text_becomes_a_file_that_passes_the_check(here: Path) -> None:
    write(here, "a.txt")
    result = run("import", "a.txt")
    assert result.exit_code == 0, result.output
    assert f"đã ghi / wrote directives/{ID}.md" in result.stdout
    assert (here / "directives" / f"{ID}.md").is_file()
    assert run("check").exit_code == 0


def test_into_another_archive(here: Path) -> None:
    write(here, "a.txt")
    assert run("import", "a.txt", "--into", here / "kho" / "mới").exit_code == 0
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "kho"]
    assert (here / "kho" / "mới" / f"{ID}.md").is_file()


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_a_dry_run_writes_nothing(form: list[str], here: Path) -> None:
    write(here, "a.txt")
    result = run("import", "a.txt", "--dry-run", *form)
    assert result.exit_code == 0
    assert [path.name for path in here.iterdir()] == ["a.txt"]


def test_json_of_an_import_is_pure_and_whole(here: Path) -> None:
    write(here, "a.txt", TEXT.replace("đầy đủ", f"đầy đủ, gọi số {PHONE}"))
    write(here, "b.txt", "")
    result = run("import", "a.txt", "b.txt", "--json", "--dry-run")
    assert result.exit_code == 1, "one of them could not be imported"
    assert result.stderr == ""
    first, second = json.loads(result.stdout)
    keys = {"file", "meta", "references", "diagnostics", "id", "markdown"}
    assert set(first) == set(second) == keys
    assert (first["file"], first["id"], first["meta"]["province_now"]) == ("a.txt", ID, "Ninh Bình")
    assert (second["meta"], second["id"], second["markdown"]) == (None, None, None)
    assert [each["code"] for each in second["diagnostics"]] == ["file-empty"]
    assert "0900" not in result.output


def test_nothing_is_ever_overwritten(here: Path) -> None:
    write(here, "a.txt")
    target = here / "directives" / f"{ID}.md"
    target.parent.mkdir(parents=True)
    for held in ("bằng tay\n", file_text(), "\udcff"):
        target.write_bytes(held.encode("utf-8", "surrogateescape"))
        before = target.read_bytes()
        result = run("import", "a.txt")
        assert result.exit_code == 1
        assert "error: file-exists" in result.stdout
        assert target.read_bytes() == before


def test_importing_again_changes_nothing(here: Path) -> None:
    write(here, "a.txt")
    run("import", "a.txt")
    before = (here / "directives" / f"{ID}.md").stat()
    result = run("import", "a.txt")
    assert result.exit_code == 0
    assert "đã có / already held" in result.stdout
    assert (here / "directives" / f"{ID}.md").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("mark", ["MẬT", "TUYỆT MẬT", "LƯU HÀNH NỘI BỘ", "DỰ THẢO"])
def test_what_must_not_be_published_is_not_written(mark: str, here: Path) -> None:
    write(here, "a.txt", f"{mark}\n{TEXT}")
    result = run("import", "a.txt")
    assert result.exit_code == 1
    assert ": fatal: " in result.stdout
    assert not list(here.rglob("*.md"))


def test_a_bad_file_stops_no_other(here: Path) -> None:
    write(here, "bad.txt", "")
    write(here, "good.txt")
    result = run("import", "bad.txt", "good.txt")
    assert result.exit_code == 1
    assert (here / "directives" / f"{ID}.md").is_file()


def test_personal_data_are_withheld_before_anything_is_written(here: Path) -> None:
    write(here, "a.txt", TEXT.replace("đầy đủ", f"đầy đủ, gọi số {PHONE}"))
    result = run("import", "a.txt")
    written = (here / "directives" / f"{ID}.md").read_text("utf-8")
    assert "[số điện thoại đã ẩn]" in written
    for text in (written, result.output):
        assert "0900" not in text
    assert result.exit_code == 0


# ---- reference ----


@pytest.mark.parametrize(
    ("name", "made", "file"),
    [
        ("schema", schema_text, "schema/directive.schema.json"),
        ("front-matter", front_matter_page, "docs/front-matter.md"),
        ("citation-forms", citation_forms_page, "docs/dang-vien-dan.md"),
    ],
)
def test_the_reference_is_what_is_committed(name: str, made: object, file: str) -> None:
    result = run("reference", name)
    assert result.exit_code == 0
    assert result.stdout == (REPOSITORY / file).read_text("utf-8"), "run `make reference`"
    assert callable(made)
    assert result.stdout == made()


@pytest.mark.usefixtures("here")
class TestCite:
    SENTENCE = "Thực hiện Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy; Chỉ thị 15/CT-TTg."

    def rows(self, *arguments: str | Path, text: str = SENTENCE) -> list[dict[str, object]]:
        result = CliRunner().invoke(main, ["cite", "-", "--json", *map(str, arguments)], input=text)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)  # type: ignore[no-any-return]

    def test_json_has_every_key_documented(self) -> None:
        first, second = self.rows()
        known = "raw start end type number symbol canonical date issuer issuer_id relation state id kind"
        assert list(first) == [*known.split(), "candidates", "mentions"]
        assert first["canonical"] == "12-CV/TU"
        assert (first["state"], first["id"], first["issuer"]) == ("unidentified", None, "Tỉnh ủy")
        assert (second["state"], second["issuer"]) == ("wanted", "Thủ tướng Chính phủ")
        page = (REPOSITORY / "docs" / "lenh.md").read_text("utf-8")
        assert all(f"`{key}`" in page for key in first)

    def test_context_tells_whose_committee_is_meant(self, here: Path) -> None:
        (here / "van-ban.txt").write_text(TEXT, encoding="utf-8")
        assert run("import", "van-ban.txt").exit_code == 0
        first, _ = self.rows("--context", ID)
        assert first["id"] == "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"

    def test_a_text_with_a_header_is_its_own_context(self) -> None:
        text = TEXT.replace("đầy đủ", "theo Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy, Công văn số 7-CV/TU")
        (only,) = self.rows(text=text)
        assert only["id"] == "ha-nam/tinh-uy-ha-nam/2021-03-04-12-cv-tu"

    def test_what_the_archive_holds_is_resolved(self, here: Path) -> None:
        (here / "van-ban.txt").write_text(TEXT, encoding="utf-8")
        assert run("import", "van-ban.txt").exit_code == 0
        (found,) = self.rows(text="Công văn số 7-CV/TU ngày 05/02/2021 của Tỉnh ủy Hà Nam")
        assert (found["state"], found["id"]) == ("resolved", ID)
        (other,) = self.rows("--archive", "nowhere", text="Công văn số 7-CV/TU ngày 05/02/2021 của Tỉnh ủy Hà Nam")
        assert other["state"] == "wanted"

    def test_lines_for_people(self, here: Path) -> None:
        (here / "doan.txt").write_text("Chỉ thị số 15/CT-TTg ngày 31/02/2020", encoding="utf-8")
        result = run("cite", "doan.txt")
        assert result.exit_code == 0
        assert "wanted\tChỉ thị số 15/CT-TTg ngày 31/02/2020\ttrung-uong/thu-tuong-chinh-phu/" in result.stdout
        assert "không có thật" in result.stderr

    def test_a_run_of_numbers_is_left_alone_and_said(self) -> None:
        result = CliRunner().invoke(main, ["cite", "-"], input="theo các Công văn số 1, 2 và 3 của Sở Y tế")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "“Công văn số 1” có vẻ dẫn nhiều văn bản bằng một dãy số" in result.stderr

    def test_front_matter_is_context_and_is_not_read(self, here: Path) -> None:
        (here / "van-ban.txt").write_text(TEXT.replace("đầy đủ", "theo Chỉ thị 5-CT/TU của Tỉnh ủy"), encoding="utf-8")
        assert run("import", "van-ban.txt").exit_code == 0
        file = here / "directives" / f"{ID}.md"
        result = run("cite", file, "--json")
        (row,) = json.loads(result.stdout)
        assert row["issuer_id"] == "ha-nam/tinh-uy-ha-nam"
        assert file.read_text("utf-8")[row["start"] : row["end"]] == row["raw"]

    @pytest.mark.parametrize("text", ["", "\n", "Không dẫn văn bản nào.", "\u0300", "((((", "1/" * 50])
    def test_nothing_found_is_an_empty_list(self, text: str) -> None:
        assert self.rows(text=text) == []

    def test_what_is_no_text_is_refused(self, here: Path) -> None:
        (here / "anh.png").write_bytes(b"\x89PNG\x00\x01")
        result = run("cite", "anh.png", "--json")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "file-format" in result.stderr

    def test_an_unknown_context_is_wrong_usage(self) -> None:
        result = run("cite", "-", "--context", "khong/co/2020-01-01-1-cv-tu")
        assert result.exit_code == 2
