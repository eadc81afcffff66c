"""The command ``directives``: import, build, check, cite, and reference pages."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from directive_archive import __version__
from directive_archive.archive import read_archive
from directive_archive.citations import Resolver
from directive_archive.citations.doubts import doubt_message, left_alone_message
from directive_archive.diagnostics import Diagnostic, Severity, problems, tally
from directive_archive.executor import AUTO, EXAMPLES, ExecutorError, Workers
from directive_archive.exports.citation_forms import citation_forms_page
from directive_archive.exports.reference import front_matter_page, schema_text
from directive_archive.exports.references import reference_row
from directive_archive.importing import import_text
from directive_archive.importing.context import cite_text
from directive_archive.importing.save import Outcome, Saved, save
from directive_archive.packing import pack, unpack
from directive_archive.reading import read_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_archive.citations import Citation

EXIT_CLEAN, EXIT_PROBLEMS, EXIT_USAGE = 0, 1, 2


class _Commands(click.Group):
    """Commands whose workers may fail them."""

    def invoke(self, ctx: click.Context) -> object:
        """Say it in one line."""
        try:
            return super().invoke(ctx)
        except ExecutorError as error:
            raise click.UsageError(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="directives")
def main() -> None:
    """Work on an archive of Vietnamese official directives. / Làm việc với kho văn bản chỉ đạo."""


def _workers(_context: click.Context, _parameter: click.Parameter, setting: str) -> Workers:
    try:
        return Workers(setting)
    except ExecutorError as error:
        raise click.BadParameter(str(error)) from error


_executor = click.option(
    "--executor",
    "workers",
    default=AUTO,
    show_default=True,
    envvar="ARCHIVE_EXECUTOR",
    metavar="WHO",
    callback=_workers,
    help=f"Who does the work: {EXAMPLES}. / Ai làm: tiến trình này, nhiều tiến trình, hay một cụm máy Dask.",
)


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    default=Path("directives"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Directory of the archive. / Thư mục của kho.",
)
@click.option(
    "--publish-reason",
    default="",
    metavar="TEXT",
    help="Ground on which texts marked for internal circulation, or drafts, may be published. / Căn cứ công bố.",
)
@_executor
@click.option("--dry-run", is_flag=True, help="Write nothing. / Không ghi tệp nào.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a file. / In ra JSON.")
def import_command(
    files: tuple[Path, ...], into: Path, publish_reason: str, workers: Workers, *, dry_run: bool, as_json: bool
) -> None:
    """Turn plain texts of directives into files of the archive.

    Header, addressees, body, recipients and signature are told apart; personal data is withheld before anything
    is written; a warning stands beside every field that is empty or doubtful.

    \b
    Exit codes: 0 all imported (look at the warnings), 1 some could not be, 2 wrong usage.
    """
    results = []
    failed = False
    planned: dict[Path, str] = {}
    drafts = workers.each(_import, publish_reason, files)
    for file, draft in zip(files, map(unpack, drafts), strict=True):
        saved = save(draft, into, file.as_posix(), dry_run=dry_run, planned=planned)
        found = [*draft.diagnostics, *saved.diagnostics]
        failed = failed or any(each.severity in {Severity.ERROR, Severity.FATAL} for each in found)
        if as_json:
            results.append(draft.to_dict(file.as_posix()) | {"diagnostics": [each.to_dict() for each in found]})
        else:
            _report_import(file, saved, found, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(results, ensure_ascii=False, indent=2))
    sys.exit(EXIT_PROBLEMS if failed else EXIT_CLEAN)


def _import(publish_reason: str, file: Path) -> bytes:
    """What a worker makes of one text."""
    return pack(import_text(file.read_bytes(), file.as_posix(), publish_reason))


def _report_import(file: Path, saved: Saved, found: Iterable[Diagnostic], *, dry_run: bool) -> None:
    where = saved.path.as_posix() if saved.path else ""
    words = {
        Outcome.WRITTEN: (f"✓ {'sẽ ghi / would write' if dry_run else 'đã ghi / wrote'} {where}", "green"),
        Outcome.HELD: (f"= đã có / already held: {where}", "green"),
        Outcome.REFUSED: ("✗ không nhập được / not imported", "red"),
    }
    text, colour = words[saved.outcome]
    click.secho(f"{file.as_posix()}: {text}", fg=colour)
    for diagnostic in found:
        click.echo(diagnostic.text())


@main.command("build")
@click.option(
    "-f",
    "--config-file",
    default=Path("mkdocs.yml"),
    show_default=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Settings of the site. / Tệp cấu hình của trang.",
)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes. / Nơi đặt trang dựng xong.",
)
@click.option("--strict", is_flag=True, help="A warning fails the build. / Có cảnh báo thì không dựng.")
@click.option("--no-cache", is_flag=True, help="Work everything out anew. / Không dùng lại gì của lần trước.")
@click.option("--profile", is_flag=True, help="Tell the slowest stages and pages. / In ra những phần chậm nhất.")
@_executor
def build_command(
    config_file: Path, site_dir: Path | None, workers: Workers, *, strict: bool, no_cache: bool, profile: bool
) -> None:
    """Build the site, as "mkdocs build" does, with what the archive adds to choose from.

    \b
    Exit codes: 0 built, 1 not built: the old site stands, 2 wrong usage.
    """
    from directive_archive.site.command import BuildError, build_site  # noqa: PLC0415 - MkDocs takes a second to load

    options: dict[str, str | bool] = {"executor": workers.setting}
    if no_cache:
        options["cache"] = False
    if profile:
        options["profile"] = True
    try:
        build_site(config_file, site_dir, options, strict=strict)
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_PROBLEMS)


@main.command("check")
@click.argument("directory", default=Path("directives"), type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "output",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "github"]),
    help="How to print what is found. / Cách in kết quả.",
)
@_executor
def check_command(directory: Path, output: str, workers: Workers) -> None:
    """Check an archive by the same rules as the site's build, without building.

    \b
    Exit codes: 0 clean, 1 problems, 2 wrong usage.
    """
    root = directory.resolve()
    reading = read_all(root, workers=workers)
    archive = reading.archive
    found = [diagnostic.at(_from_here(root.parent / diagnostic.path)) for diagnostic in reading.diagnostics]
    counts = tally(found)
    if output == "json":
        report = {
            "files": len(archive.entries),
            "counts": counts,
            "diagnostics": [diagnostic.to_dict() for diagnostic in found],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif output == "github":
        for diagnostic in problems(found):
            click.echo(_github(diagnostic))
    else:
        for diagnostic in found:
            click.echo(diagnostic.text())
        bad = len(problems(found))
        click.secho(
            f"{len(archive.entries)} tệp, {bad} vấn đề. / {len(archive.entries)} files, {bad} problems.",
            fg="red" if bad else "green",
        )
    sys.exit(EXIT_PROBLEMS if problems(found) else EXIT_CLEAN)


def _from_here(path: Path) -> str:
    """A path as seen from the current directory, where an editor or GitHub looks for it."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _github(diagnostic: Diagnostic) -> str:
    """A workflow command, shown beside the line in a pull request."""
    kind = "warning" if diagnostic.severity is Severity.WARNING else "error"
    text = f"{diagnostic.message.vi}\n{diagnostic.message.en}"
    if diagnostic.hint:
        text += f"\n→ {diagnostic.hint.vi}\n→ {diagnostic.hint.en}"
    place = f"file={_escape(diagnostic.path, properties=True)},line={diagnostic.line or 1}"
    return f"::{kind} {place},title={_escape(diagnostic.code, properties=True)}::{_escape(text)}"


def _escape(text: str, *, properties: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if properties else text


@main.command("cite")
@click.argument("file", default="-", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a cited document. / In ra JSON.")
@click.option(
    "--context",
    default="",
    metavar="ID",
    help="Directive of the archive that the text is from. / Mã văn bản của kho mà đoạn chữ thuộc về.",
)
@click.option(
    "--archive",
    "directory",
    default=Path("directives"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Archive in which documents are looked up. / Kho để tra các văn bản được dẫn.",
)
def cite_command(file: BinaryIO, context: str, directory: Path, *, as_json: bool) -> None:
    """Find every reference to other documents in a text (FILE, or - for standard input).

    A text with a header of its own is read from where it stands ("Tỉnh ủy" is that of its province), and its own number
    is no reference. Mentions of one document are taken together.

    \b
    Exit codes: 0 read, 1 the file is no text, 2 wrong usage.
    """
    archive = read_archive(directory.resolve()) if directory.is_dir() else None
    citing = None
    if context:
        entry = archive.by_id.get(context) if archive else None
        if entry is None:
            raise click.BadParameter(f"{context}: không có trong kho / not in the archive", param_hint="--context")
        citing = entry.directive
    cited = cite_text(file.read(), Resolver(archive.directives if archive else ()), citing)
    if isinstance(cited, Diagnostic):
        click.echo(cited.at(file.name).text(), err=True)
        sys.exit(EXIT_PROBLEMS)
    rows = [reference_row(citation) for citation in cited.citations]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for citation in cited.citations:
            click.echo(_cited(citation))
    messages = [doubt_message(doubt, each.heading) for each in cited.citations for doubt in each.doubts]
    messages += [left_alone_message(words) for words in cited.left_alone]
    for message in messages:
        click.echo(f"⚠ {message.vi} / {message.en}", err=True)


def _cited(citation: Citation) -> str:
    """One cited document in a line."""
    mention = reference_row(citation)
    target = citation.target or ", ".join(citation.candidates)
    words = " ".join(str(mention["raw"]).split())
    return f"{mention['start']}\t{citation.state.value}\t{words}" + (f"\t{target}" if target else "")


@main.group("reference")
def reference_group() -> None:
    """Print reference pages, made from the table of fields and the forms of references."""


@reference_group.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the front matter."""
    click.echo(schema_text(), nl=False)


@reference_group.command("front-matter")
def front_matter_command() -> None:
    """Print the page that documents every field."""
    click.echo(front_matter_page(), nl=False)


@reference_group.command("citation-forms")
def citation_forms_command() -> None:
    """Print the page that shows every form of reference that is read."""
    click.echo(citation_forms_page(), nl=False)
