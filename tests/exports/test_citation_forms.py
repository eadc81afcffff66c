"""The page of reference forms: every form with its examples, and code that runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from directive_archive.citations.forms import FORMS, RELATIONS
from directive_archive.exports.citation_forms import citation_forms_page

REPOSITORY = Path(__file__).parents[2]


def test_the_committed_page_is_the_generated_one() -> None:
    assert (REPOSITORY / "docs" / "dang-vien-dan.md").read_text("utf-8") == citation_forms_page()


def test_every_form_and_relation_stands_on_it() -> None:
    page = citation_forms_page()
    for form in FORMS:
        assert f"| {form.title} |" in page
        for _, reference in form.examples:
            assert f"**{reference}**" in page
    assert all(f"`{relation.key}`" in page for relation in RELATIONS)


def test_the_python_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", citation_forms_page(), re.DOTALL)
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
