"""The page of an edited directive, rendered alone, is the page that the whole build makes."""

from __future__ import annotations

from dataclasses import fields

import pytest

from directive_archive.pages.directive import directive_pages
from directive_archive.site.build import read_contents
from directive_archive.site.preview import edited
from tests.archives import ISSUERS, file_text, quote
from tests.sites import SITE_URL, TinySite

CITED = {**ISSUERS[2], "number": "102", "issued": "2021-01-07"}
FIELDS = {**ISSUERS[0], "number": "500", "issued": "2021-03-04"}
EDITS = {
    "body": file_text("Một câu khác.", **FIELDS),
    "reference": file_text(f"Thực hiện {quote(CITED)}.", **FIELDS),
    "title": file_text(title="V/v tên khác", **FIELDS),
    "problem": file_text("MẬT\n\n* Ghi chú", **FIELDS),
    "broken": "---\ntitle: V/v: gấp\n---\n",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_directive_is_as_read_anew(edit: str, tiny_site: TinySite) -> None:
    tiny_site.archive.fill(20)
    identifier = tiny_site.archive.add(f"Theo {quote(CITED)}.", **FIELDS)
    root = tiny_site.archive.root
    before = read_contents(root, SITE_URL)
    path = tiny_site.archive.write(f"{identifier}.md", EDITS[edit])
    quick, whole = edited(before, path), read_contents(root, SITE_URL)
    pages = [
        next(page for page in directive_pages(contents) if page.path == f"van-ban/{identifier}/")
        for contents in (quick, whole)
    ]
    shown = [field.name for field in fields(pages[0]) if field.name not in {"data", "key"}]
    assert [getattr(pages[0], name) for name in shown] == [getattr(pages[1], name) for name in shown]
    assert pages[0].data() == pages[1].data()
