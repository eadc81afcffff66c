"""Findings as data: where, how bad, in both languages."""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_archive.checks import personal_data
from directive_archive.citations.doubts import DOUBTS
from directive_archive.diagnostics import Diagnostic, Message, Severity, excerpt, problems, tally

DATE = Diagnostic(
    "date-impossible",
    Severity.ERROR,
    Message("Không có ngày đó.", "There is no such day."),
    "directives/a.md",
    7,
    Message("Xem bản gốc.", "Look at the original."),
    "issued",
)
NOTE = Diagnostic("source-missing", Severity.INFO, Message("Chưa ghi nguồn.", "No source."))


def test_text_for_a_terminal() -> None:
    assert DATE.text() == (
        "directives/a.md:7: error: date-impossible: Không có ngày đó.\n"
        "    en: There is no such day.\n"
        "    → Xem bản gốc.\n"
        "      Look at the original."
    )
    assert NOTE.text() == ".: info: source-missing: Chưa ghi nguồn.\n    en: No source."


def test_plain_data() -> None:
    assert json.loads(json.dumps(DATE.to_dict())) == {
        "code": "date-impossible",
        "severity": "error",
        "message": {"vi": "Không có ngày đó.", "en": "There is no such day."},
        "path": "directives/a.md",
        "line": 7,
        "hint": {"vi": "Xem bản gốc.", "en": "Look at the original."},
        "field": "issued",
    }


def test_a_finding_is_placed_in_a_file() -> None:
    moved = DATE.at("b.md", 10)
    assert (moved.path, moved.line, moved.code) == ("b.md", 17, DATE.code)
    assert NOTE.at("b.md", 10).line is None
    assert DATE.line == 7


@pytest.mark.parametrize(("severity", "counts"), [(each, each is not Severity.INFO) for each in Severity])
def test_what_fails_a_strict_build(severity: Severity, counts: bool) -> None:
    finding = Diagnostic("a", severity, Message("a", "a"))
    assert finding.is_problem is counts
    assert problems([finding]) == ([finding] if counts else [])


def test_severities_run_from_worst_to_mildest() -> None:
    assert [each.rank for each in Severity] == [0, 1, 2, 3]
    assert list(tally([DATE, NOTE, DATE]).items()) == [("fatal", 0), ("error", 2), ("warning", 0), ("info", 1)]
    assert sum(tally([]).values()) == 0


def test_order_is_by_file_line_severity_and_code() -> None:
    def finding(path: str, line: int | None, severity: Severity, code: str) -> Diagnostic:
        return Diagnostic(code, severity, Message("", ""), path, line)

    ordered = [
        finding("a", None, Severity.INFO, "z"),
        finding("a", 2, Severity.FATAL, "z"),
        finding("a", 2, Severity.ERROR, "a"),
        finding("a", 2, Severity.ERROR, "b"),
        finding("a", 10, Severity.FATAL, "a"),
        finding("b", 1, Severity.INFO, "a"),
    ]
    shuffled = [ordered[place] for place in (3, 0, 5, 1, 4, 2)]
    assert sorted(shuffled, key=lambda each: each.sort_key) == ordered


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("31/02/2020", "31/02/2020"),
        ("2020-02-30", "2020-02-30"),
        ("1102-CV/TU", "1102-CV/TU"),
        ("  hai \n dòng ", "hai dòng"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 60 + "…"),
        ("gọi 0900 000 000 nhé", "gọi … nhé"),
        ("0900000000", "…"),
        ("+84 900-000-000", "+…"),
        ("thư a.b@example.org", "thư …"),
        ("001085000000", "…"),
        ("", ""),
    ],
)
def test_an_excerpt_is_short_and_holds_nothing_personal(text: str, shown: str) -> None:
    assert excerpt(text) == shown


@given(st.text())
def test_any_excerpt_is_one_short_line(text: str) -> None:
    assert len(excerpt(text)) <= 61
    assert "\n" not in excerpt(text)


# ---- every code is documented ----

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "plugins" / "directive_archive"
LEVELS = {"nghiêm trọng": "FATAL", "lỗi": "ERROR", "cảnh báo": "WARNING", "thông tin": "INFO"}
ROW = re.compile(r"^\| `(?P<code>[^`]+)` \| (?P<levels>[^|]+) \| (?P<meaning>[^|]+) \| (?P<remedy>[^|]+) \|$")


def documented() -> list[re.Match[str]]:
    page = (REPOSITORY / "docs" / "diagnostics.md").read_text("utf-8")
    return [match for line in page.splitlines() if (match := ROW.match(line))]


def calls_of(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def codes_of_call(call: ast.Call, tree: ast.Module) -> set[str] | None:
    """Codes that a call of `Diagnostic` may have; `None` if it passes on those of others."""
    code = call.args[0]
    if isinstance(code, ast.Constant):
        return {str(code.value)}
    if isinstance(code, ast.Attribute):  # kind.code: a table of kinds; each.code: another's finding
        return None
    assert isinstance(code, ast.Name), ast.unparse(code)
    if code.id in constants(tree):
        return {constants(tree)[code.id]}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and call in ast.walk(function):
            place = [argument.arg for argument in function.args.args].index(code.id)
            passed = [each.args[place] for each in calls_of(tree, function.name)]
            assert all(isinstance(each, ast.Constant) for each in passed), ast.unparse(function)
            return {str(each.value) for each in passed if isinstance(each, ast.Constant)}
    raise AssertionError(ast.unparse(call))


def emitted() -> dict[str, set[str]]:
    """Every code in the package, with the names of its severities."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for call in calls_of(tree, "Diagnostic"):
            codes, severity = codes_of_call(call, tree), call.args[1]
            for code in codes or ():
                assert isinstance(severity, ast.Attribute), ast.unparse(call)
                found[code].add(severity.attr)
    for kind in vars(personal_data).values():
        if isinstance(kind, personal_data.Kind):
            found[kind.code].add(kind.severity.name)
    for doubt in DOUBTS:
        found[doubt.code].add("WARNING")
    return dict(found)


def test_every_code_is_documented_with_its_levels_and_no_other() -> None:
    page = {row["code"]: {LEVELS[level.strip()] for level in row["levels"].split(",")} for row in documented()}
    assert page == emitted(), "docs/diagnostics.md lists every code of the package, one row each"


def test_every_code_is_in_kebab_case_and_has_one_row() -> None:
    codes = [row["code"] for row in documented()]
    assert len(codes) == len(set(codes)) > 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", code) or code == "redacted" for code in codes)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["code"]) for row in documented()])
def test_every_row_says_what_and_what_to_do_in_both_languages(row: re.Match[str]) -> None:
    for cell in (row["meaning"], row["remedy"]):
        assert re.fullmatch(r"[^*]+\. \*\([^*]+\.\)\*", cell), cell
