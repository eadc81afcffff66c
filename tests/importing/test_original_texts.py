"""The importer on the original texts of the first five directives, in the folder that `DIRECTIVE_ORIGINALS` names.

What a body must be is worked out here without the importer: the stretch between a known first and a known last
sentence, the one page break undone, the telephone number replaced. See `conftest.py` for why they are not here.
"""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from directive_archive.citations import Resolver
from directive_archive.importing import Draft, import_text
from tests.importing.reports import said
from tests.importing.test_originals import TABLE, WITHHELD

FOLDER = Path(os.environ["DIRECTIVE_ORIGINALS"])
TELEPHONE = re.compile(r"(?<=số điện thoại \*\*)[\d ]+(?=\*\*)")

each_original = pytest.mark.parametrize("original", [pytest.param(row, id=row["file"]) for row in TABLE])


def text_of(original: dict[str, Any]) -> str:
    name: str = original["file"]
    return (FOLDER / name).read_bytes().decode()


def draft_of(original: dict[str, Any]) -> Draft:
    return import_text((FOLDER / original["file"]).read_bytes(), original["file"])


def body_of(original: dict[str, Any]) -> str:
    text = text_of(original)
    first: str = original["first"]
    last: str = original["last"]
    left, right = original["joint"]
    assert text.count(first) == text.count(last) == text.count(f"{left}\n\n{right}") == 1
    body = text[text.index(first) : text.index(last) + len(last)]
    return TELEPHONE.sub(WITHHELD, body.replace(f"{left}\n\n{right}", f"{left} {right}"))


@each_original
def test_body_is_the_original_character_for_character(original: dict[str, Any]) -> None:
    body = body_of(original)
    assert draft_of(original).body == body
    assert hashlib.sha256(body.encode()).hexdigest() == original["body_sha256"]


@each_original
def test_every_field_is_understood(original: dict[str, Any]) -> None:
    data = draft_of(original).to_dict(original["file"])
    assert data["id"] == original["id"]
    assert data["meta"] == original["meta"]
    assert data["references"] == original["references"]


@each_original
def test_every_doubt_is_told_and_no_other(original: dict[str, Any]) -> None:
    diagnostics = draft_of(original).diagnostics
    assert said(diagnostics) == original["diagnostics"]
    assert [each.code for each in diagnostics].count("page-break-mended") == 1


@each_original
def test_telephone_number_is_nowhere(original: dict[str, Any]) -> None:
    numbers = [re.sub(r"\D", "", number) for number in TELEPHONE.findall(text_of(original))]
    assert len(numbers) == (original["file"] == TABLE[0]["file"])
    draft = draft_of(original)
    assert draft.directive is not None
    mentions = [each.mentions for each in Resolver(()).resolve(draft.directive, draft.body)]
    shown = re.sub(r"[\s.\-]", "", json.dumps(draft.to_dict(original["file"])) + repr(mentions) + repr(draft))
    assert not any(number in shown for number in numbers)
