"""Answer the questions of issuer_cases.json anew, after a rule of issuers was changed on purpose: read the difference.

Run as a module: ``python -m tests.citations.answer_issuer_cases``. A new question is a new line without an answer.
"""

from __future__ import annotations

import json

from directive_archive.vocabulary.issuers import identify_issuer
from tests.citations.test_client_rules import CASES, CASES_FILE, cited, day_of, described


def main() -> None:
    """Write the file with the answers of Python, one case a line."""
    for case in CASES:
        (name, parent, place), day = case["header"], day_of(case["day"])
        if "phrase" in case:
            found = cited(case["phrase"], case["header"], day)
        else:
            found = identify_issuer(name, parent=parent, place=place, day=day)
        case["issuer"] = described(found)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in CASES)
    CASES_FILE.write_text(f"[\n{lines}\n]\n", "utf-8")


if __name__ == "__main__":
    main()
