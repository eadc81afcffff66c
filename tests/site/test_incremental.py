"""What a build takes over from the last one is what it would have made: byte for byte, whatever was done in between."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from directive_archive.number import DocumentNumber
from directive_archive.pages import Page, all_pages
from directive_archive.pages.model import PageData
from directive_archive.reading import read_all
from directive_archive.site.build import read_contents
from directive_archive.site.own_parts import OwnParts
from directive_archive.store import Store
from tests.archives import ISSUERS, file_text, id_of, quote
from tests.site.test_determinism import digests
from tests.sites import Build, TinySite

LAW = {"type": "Luật", "number": "46/2019", "symbol": "QH14", "issuer": "Quốc hội", "place": "Hà Nội"}
UNDATED = {"type": "Chỉ thị", "number": "15", "symbol": "CT-TTg", "issuer": "Thủ tướng Chính phủ"}
BELOW = {"issuer": "Huyện ủy Na Rì", "place": "Na Rì", "symbol": "CV/HU", "issued": "2021-03-09", "number": "5"}
WITHOUT = "plugins:\n  - directive_archive:\n      cache: false\n"


def clean_build(site: TinySite) -> Build:
    """Build the same without a cache."""
    settings = site.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text + WITHOUT, "utf-8")
    built = site.build(strict=False, into=site.folder / "clean")
    settings.write_text(text, "utf-8")
    return built


def compare(site: TinySite, what: object) -> None:
    """An incremental build and a clean one: the same files, the same findings."""
    built, clean = site.build(strict=False), clean_build(site)
    assert built.exit_code == clean.exit_code == 0, built.log
    one, other = digests(built.site), digests(clean.site)
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert differing == set(), what
    assert sorted(built.log.splitlines()) == sorted(clean.log.splitlines()), what


def undated(fields: Mapping[str, object]) -> str:
    """How a text names a document without its date."""
    number = DocumentNumber(str(fields["number"]), str(fields["symbol"]))
    return f"{fields['type']} số {number} của {fields['issuer']}"


def named(number: str) -> dict[str, str]:
    """What a reference says of a directive that has this number and nothing else of its own."""
    return {"type": "Công văn", "number": number, "symbol": "CV/TU", "issued": "2021-03-04", "issuer": "Tỉnh ủy Hà Nam"}


class Editor:
    """Does to a site what people do."""

    def __init__(self, site: TinySite, seed: int) -> None:
        self.site = site
        self.random = random.Random(seed)  # noqa: S311 - any series does
        self.number = 1000
        self.fields: dict[str, dict[str, object]] = {}
        """Of the directives that this editor wrote, by id."""

    def act(self) -> str:
        """Do something."""
        deeds: list[Callable[[], None]] = [
            *(self.add, self.add_what_is_wanted, self.edit_body, self.edit_body, self.edit_title, self.remove),
            *(self.rename, self.break_file, self.edit_page_by_hand, self.edit_template, self.change_setting),
            *(self.add_followers, self.tell_a_date, self.add_or_remove_a_law, self.offer_a_form),
        ]
        deed = self.random.choice(deeds)
        deed()
        return deed.__name__

    def files(self) -> list[Path]:
        return sorted(self.site.archive.root.rglob("*.md"))

    def some(self) -> str:
        return self.random.choice(sorted(self.fields))

    def cited(self) -> str:
        """A reference to one held, or to one that is not: with its date, without, by its date or its name alone."""
        fields: dict[str, object] = {
            **self.random.choice(ISSUERS),
            "number": str(self.random.randrange(900, 905)),
            "issued": "2021-01-05",
        }
        if self.fields and self.random.random() < 0.5:
            fields = self.fields[self.some()]
        return self.random.choice(
            [
                *(quote(fields), quote(fields), undated(fields), undated(UNDATED)),
                f"{fields['type']} ngày 5/1/2021 của {fields['issuer']}",
                f"{fields['type']} số {fields['number']} ngày 5/1/2021 của {fields['issuer']}",
                "Luật Thư viện năm 2019",
            ]
        )

    def body(self) -> str:
        return "\n\n".join(f"{place}. Thực hiện {self.cited()}." for place in range(1, self.random.randrange(2, 5)))

    def write(self, fields: dict[str, object]) -> None:
        identifier = id_of(**fields)
        self.fields[identifier] = fields
        self.site.archive.write(f"{identifier}.md", file_text(self.body(), **fields))

    def add(self) -> None:
        self.number += 1
        day = f"2021-01-{self.random.randrange(4, 28):02}"
        self.write({**self.random.choice(ISSUERS), "number": str(self.number), "issued": day, "title": "V/v việc mới"})

    def add_what_is_wanted(self) -> None:
        number = str(self.random.randrange(900, 905))
        self.write({**self.random.choice(ISSUERS), "number": number, "issued": "2021-01-05", "title": "V/v việc đợi"})

    def add_followers(self) -> None:
        """So many carry one directive out that it gets a list of them and a page for its journey."""
        self.add()
        followed = quote(self.fields[self.some()])
        for _ in range(12):
            self.add()
            identifier, fields = list(self.fields.items())[-1]
            self.site.archive.write(f"{identifier}.md", file_text(f"Thực hiện {followed} về việc chung.", **fields))

    def tell_a_date(self) -> None:
        """A directive that cites one document with its date and without: its address was another before."""
        self.add()
        identifier, fields = list(self.fields.items())[-1]
        dated = quote(UNDATED | {"issued": self.random.choice(["2020-03-27", "2020-07-27"])})
        body = f"Thực hiện {dated}.\n\nCăn cứ {undated(UNDATED)}."
        self.site.archive.write(f"{identifier}.md", file_text(body, **fields))

    def add_or_remove_a_law(self) -> None:
        fields = {**LAW, "issued": "2019-11-21", "title": "Thư viện"}
        path = self.site.archive.root / f"{id_of(**fields)}.md"
        if path.exists():
            path.unlink()
        else:
            self.site.archive.write(f"{id_of(**fields)}.md", file_text("Điều 1. Phạm vi", **fields))

    def offer_a_form(self) -> None:
        """The repository gets an issue form, or the site a guide for contributors, or they go."""
        form = self.site.folder / ".github" / "ISSUE_TEMPLATE" / "2-document-offered.yml"
        guide = self.site.folder / "docs" / "dong-gop.md"
        path = self.random.choice([form, guide])
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("---\ntitle: Đóng góp\n---\n\n# Đóng góp\n", "utf-8")

    def edit_body(self) -> None:
        self.write(self.fields[self.some()]) if self.fields else self.add()

    def edit_title(self) -> None:
        if self.fields:
            self.write(self.fields[self.some()] | {"title": f"V/v việc đổi tên {self.random.randrange(9)}"})

    def remove(self) -> None:
        path = self.random.choice(self.files())
        self.fields.pop(path.relative_to(self.site.archive.root).with_suffix("").as_posix(), None)
        path.unlink()

    def rename(self) -> None:
        if self.fields:
            old = self.some()
            fields = self.fields.pop(old)
            (self.site.archive.root / f"{old}.md").unlink()
            self.number += 1
            self.write(fields | {"number": str(self.number), "aliases": [old]})

    def break_file(self) -> None:
        self.random.choice(self.files()).write_text("---\ntitle: V/v: gấp\n---\n", "utf-8")

    def edit_page_by_hand(self) -> None:
        named = self.random.choice(self.files()).relative_to(self.site.archive.root).with_suffix("").as_posix()
        text = f"---\ntitle: Bài\n---\n\n# Bài\n\n[x](van-ban/{named}/index.md)\n"
        (self.site.folder / "docs" / "bai.md").write_text(text, "utf-8")

    def edit_template(self) -> None:
        folder = self.site.folder / "overrides" / "partials"
        (folder / "copyright.html").write_text(f"<p>{self.random.randrange(9)}</p>", "utf-8")

    def change_setting(self) -> None:
        settings = self.site.folder / "mkdocs.yml"
        text = settings.read_text("utf-8").splitlines()
        text = [line for line in text if not line.startswith("site_description")]
        settings.write_text("\n".join([*text, f"site_description: Kho {self.random.randrange(9)}", ""]), "utf-8")


def with_own_overrides(site: TinySite) -> TinySite:
    """Give a site templates of its own, to edit."""
    folder = site.folder / "overrides" / "partials" / "languages"
    folder.mkdir(parents=True)
    (site.folder / "overrides" / "main.html").write_text('{% extends "archive/main.html" %}', "utf-8")
    settings = site.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    end = text.index("nav:")
    settings.write_text(
        f"{text[: text.index('  custom_dir')]}  custom_dir: overrides\n  language: vi\n{text[end:]}", "utf-8"
    )
    return site


@pytest.mark.parametrize("seed", [1, 2])
def test_an_incremental_build_is_a_clean_one(seed: int, tiny_site: TinySite) -> None:
    site = with_own_overrides(tiny_site)
    site.archive.fill(20)
    editor = Editor(site, seed)
    compare(site, "first")
    done: list[str] = []
    for _ in range(7):
        done += [editor.act() for _ in range(editor.random.randrange(1, 4))]
        compare(site, done)


def test_what_is_said_of_references_follows_every_edit(tiny_site: TinySite) -> None:
    """Each step by itself: the pages that it is seen on are far from the file that was edited."""
    editor = Editor(tiny_site, 3)
    followed = tiny_site.archive.add(number="10", issued="2021-02-01", title="V/v đọc sách")
    follow = tiny_site.archive.add
    held = named("10") | {"issued": "2021-02-01"}
    for number in range(100, 113):
        tiny_site.archive.add(f"Thực hiện {quote(held)} về việc chung.", number=str(number))
    first, second = ({**UNDATED, "issued": day, "place": "Hà Nội"} for day in ("2020-03-27", "2020-07-27"))
    tiny_site.archive.add(f"Thực hiện {quote(first)}.\n\nCăn cứ {undated(UNDATED)}.", number="40")
    tiny_site.archive.add("Căn cứ Luật Thư viện năm 2019.", number="41")
    tiny_site.archive.add("Thực hiện Chỉ thị số 7-CT/TU ngày 05/01/2021 của Tỉnh ủy Quảng Ninh.", number="50")
    compare(tiny_site, "first")

    steps: list[tuple[str, Callable[[], object]]] = [
        (
            "a reference tells another date",
            lambda: follow(f"Thực hiện {quote(second)}.\n\nCăn cứ {undated(UNDATED)}.", number="42"),
        ),
        ("a wanted document arrives", lambda: follow(title="Về việc đợi", **first)),
        ("a law arrives that was cited by name", editor.add_or_remove_a_law),
        (
            "the followed directive is called otherwise",
            lambda: follow(number="10", issued="2021-02-01", title="V/v viết sách"),
        ),
        (
            "a follower cites in other words",
            lambda: follow(f"Việc khác.\n\nTiếp tục thực hiện {quote(held)}.", number="100"),
        ),
        *[
            (
                f"a word far from the reference in its sentence is {word}",
                partial(follow, f"{word} {'cần ' * 30}thực hiện {quote(held)}.", number="112"),
            )
            for word in ("Nay", "Mai")
        ],
        (
            "a follower is called otherwise",
            partial(follow, f"Thực hiện {quote(held)}.", number="112", title="V/v khác"),
        ),
        ("who follows a wanted document is followed", partial(follow, f"Thực hiện {quote(named('50'))}.", **BELOW)),
        ("nothing", lambda: None),
        ("a follower follows no more", lambda: follow("Việc khác.", number="101")),
        (
            "a follower is followed",
            partial(follow, f"Thực hiện {quote(named('102'))}.", **(BELOW | {"number": "6"})),
        ),
        (
            "what all follow cannot be read",
            lambda: tiny_site.archive.write(f"{followed}.md", "---\ntitle: V/v: gấp\n---\n"),
        ),
        ("what all follow goes", (tiny_site.archive.root / f"{followed}.md").unlink),
        ("what arrived goes", (tiny_site.archive.root / f"{id_of(**first)}.md").unlink),
    ]
    seen: set[str] = set()
    for what, step in steps:
        seen |= {page.template for page in all_pages(read_contents(tiny_site.archive.root, ""))}
        step()
        compare(tiny_site, what)
    assert {"choices", "redirect", "citing", "journey", "wanted", "coverage_place"} <= seen


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of pages that are rendered from now on."""
    seen: list[str] = []
    original = OwnParts.of

    def noting(own_parts: OwnParts, page: Page, data: PageData) -> dict[str, str]:
        seen.append(page.path)
        return original(own_parts, page, data)

    monkeypatch.setattr(OwnParts, "of", noting)
    monkeypatch.setenv("ARCHIVE_EXECUTOR", "none")  # what other processes do is not noted here
    return seen


def test_one_change_renders_the_pages_that_show_it(tiny_site: TinySite, rendered: list[str]) -> None:
    ids = tiny_site.archive.fill(60)
    tiny_site.build()
    assert len(rendered) > 200
    rendered.clear()
    tiny_site.build()
    assert rendered == []
    path = tiny_site.archive.root / f"{ids[30]}.md"
    path.write_text(path.read_text("utf-8") + "\n\nThêm một dòng.\n", "utf-8")
    assert tiny_site.build().exit_code == 0
    wanted = "van-ban/quang-ninh/tinh-uy-quang-ninh/2021-01-02-730-ct-tu/"
    quoting = [f"van-ban/{ids[29]}/", f"van-ban/{ids[0]}/duoc-dan/"]
    assert sorted(rendered) == sorted([f"van-ban/{ids[30]}/", "trich-dan/trang/2/", wanted, *quoting])
    rendered.clear()
    path.write_text(path.read_text("utf-8").replace("lần thứ 31", "lần thứ ba mươi mốt"), "utf-8")
    assert tiny_site.build().exit_code == 0
    assert f"van-ban/{ids[30]}/" in rendered
    assert f"van-ban/{ids[29]}/" in rendered, "it is cited by the one that changed"
    assert f"van-ban/{ids[31]}/" in rendered, "it cites the one that changed"
    assert not {f"van-ban/{each}/" for each in (*ids[1:29], *ids[32:])} & set(rendered)


@pytest.mark.parametrize("damage", ["torn", "no-database", "flipped", "empty", "other-layout", "directory"])
def test_a_damaged_cache_is_made_again(damage: str, tiny_site: TinySite) -> None:
    ids = tiny_site.archive.fill(12)
    tiny_site.build()
    kept = tiny_site.folder / ".cache" / "directive-archive" / "kept.sqlite"
    content = kept.read_bytes()
    match damage:
        case "torn":
            kept.write_bytes(content[: len(content) // 2])
        case "no-database":
            kept.write_text("{}", "utf-8")
        case "flipped":
            for place in range(5000, len(content), 997):
                content = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
            kept.write_bytes(content)
        case "empty":
            kept.write_bytes(b"")
        case "other-layout":
            with sqlite3.connect(kept) as database:
                database.execute("PRAGMA user_version = 99")
                database.execute("DROP TABLE kept")
        case "directory":
            kept.unlink()
            kept.mkdir()
    (tiny_site.archive.root / f"{ids[3]}.md").unlink()
    compare(tiny_site, damage)
    compare(tiny_site, damage)


def test_wrong_values_in_the_cache_are_not_used(tiny_site: TinySite) -> None:
    """Each value put in the place of another: sound in itself, but not what the name asks for."""
    tiny_site.archive.fill(12)
    tiny_site.build()
    kept = tiny_site.folder / ".cache" / "directive-archive" / "kept.sqlite"
    with sqlite3.connect(kept) as database:
        rows = database.execute("SELECT kind, name, key, checksum, value FROM kept ORDER BY kind, name").fetchall()
        for row, other in zip(rows, [*rows[1:], rows[0]], strict=True):
            database.execute(
                "UPDATE kept SET checksum = ?, value = ? WHERE kind = ? AND name = ?", (*other[3:], *row[:2])
            )
    compare(tiny_site, "values in wrong places")


def test_another_build_may_hold_the_cache(tiny_site: TinySite) -> None:
    tiny_site.archive.fill(5)
    tiny_site.build()
    with Store(tiny_site.folder / ".cache" / "directive-archive" / "kept.sqlite") as store:
        assert store.keeps
        built = tiny_site.build()
    assert (built.exit_code, built.log) == (0, "")


def test_a_dead_link_is_told_at_every_build(tiny_site: TinySite) -> None:
    ids = tiny_site.archive.fill(5)
    page = tiny_site.folder / "docs" / "bai.md"
    page.write_text(f'# Bài\n\n<a href="../van-ban/{ids[2]}/#muc-2">x</a>\n', "utf-8")
    assert tiny_site.build().exit_code == 0
    assert tiny_site.build().exit_code == 0
    path = tiny_site.archive.root / f"{ids[2]}.md"
    path.write_text(path.read_text("utf-8").replace("\n2. ", "\n"), "utf-8")
    for _ in range(3):
        assert "anchor-dead" in tiny_site.build(strict=False).log


def test_reading_with_a_store_is_reading(tmp_path: Path, tiny_site: TinySite) -> None:
    tiny_site.archive.fill(30)
    tiny_site.archive.add(number="7", title=None)
    plain = read_all(tiny_site.archive.root)
    for _ in range(3):
        with Store(tmp_path / "kept.sqlite") as store:
            assert read_all(tiny_site.archive.root, store=store).diagnostics == plain.diagnostics
            again = read_all(tiny_site.archive.root, store=store)
            assert again.graph == plain.graph
            assert again.archive.entries == plain.archive.entries
        assert json.dumps([entry.directive.fingerprint for entry in plain.archive.entries])
