"""Write what the importer makes of each text in `pairs/` beside it; run by hand, never by the tests.

    python -m tests.importing.write_pairs

Then look at `git diff tests/importing/pairs`: every change there must be meant.
"""

import json

from tests.importing.reports import SOURCES, draft_of, report

for source in SOURCES:
    draft = draft_of(source)
    expected = json.dumps(report(draft), ensure_ascii=False, indent=2)
    source.with_suffix(".json").write_text(f"{expected}\n", encoding="utf-8", newline="\n")
    source.with_suffix(".md").write_text(draft.markdown or "", encoding="utf-8", newline="\n")
