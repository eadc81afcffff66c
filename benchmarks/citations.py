"""How long reading references takes, in CPU seconds per megabyte, beside one regular expression in the same run.

    python benchmarks/citations.py [MEGABYTES]

The text is made of the directives' bodies and of the sentences that the tests read, so that it is as dense in
references as a page of a gazette. Dense texts are timed, too: their cost must grow with their length and no faster.
"""

from __future__ import annotations

import json
import platform
import re
import statistics
import sys
import time
from pathlib import Path

from directive_archive.archive import read_archive
from directive_archive.citations import find_references

REPOSITORY = Path(__file__).parents[1]
ROUNDS = 5
PEER = re.compile(
    r"""(?P<type>Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Thông\s+tư|Thông\s+báo|Công\s+văn|Công\s+điện|Kế\s+hoạch|Kết\s+luận)
    \s+(?:số\s*:?\s*)?
    (?P<number>\d+(?:/\d{4})?)\s*[-/–]\s*
    (?P<symbol>[A-ZĐ][A-ZĐa-z]*(?:[-/][A-ZĐ][A-ZĐa-z]*)*)
    (?:,?\s*ngày\s+(?P<date>\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?
    (?:\s*của\s+(?P<issuer>[A-ZĐ][^,;.(]{2,60}))?""",
    re.VERBOSE,
)
DENSE = ("số 1/QĐ-UBND, ", "Công văn 1/A ngày 1 ", "Thông tư 1/2020/TT-A Về x ngày ", "ngày 1/1/2020 ", " \n")


def sample(megabytes: float) -> str:
    """Text of about that size (UTF-8)."""
    bodies = [source.body for _, source in read_archive(REPOSITORY / "directives").bodies()]
    cases = json.loads((REPOSITORY / "tests" / "citations" / "cases.json").read_text("utf-8"))
    piece = "\n\n".join([*bodies, *(case["text"] for case in cases)])
    return piece * max(1, round(megabytes * 1_000_000 / len(piece.encode())))


def cost(text: str, read: object) -> tuple[float, int]:
    """Median CPU seconds per megabyte of UTF-8, and what was found."""
    seconds, found = [], 0
    for _ in range(ROUNDS):
        start = time.process_time()
        found = len(read(text))  # type: ignore[operator]
        seconds.append(time.process_time() - start)
    return statistics.median(seconds) / len(text.encode()) * 1_000_000, found


def main() -> None:
    """Print the table."""
    text = sample(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
    ours, found = cost(text, find_references)
    peer, matched = cost(text, lambda each: list(PEER.finditer(each)))
    size = len(text.encode()) / 1e6
    print(f"{platform.machine()}, Python {platform.python_version()}, {size:.1f} MB, median of {ROUNDS}\n")
    print("| text | reader | found | CPU seconds per MB |\n| --- | --- | --- | --- |")
    print(f"| bodies and cases | find_references | {found} | {ours:.2f} |")
    print(f"| bodies and cases | one regular expression | {matched} | {peer:.2f} |")
    for stretch in DENSE:
        for length in (20_000, 80_000):
            each, found = cost((stretch * length)[:length], find_references)
            print(
                f"| {stretch.strip() or 'white space'!r}, {length} letters | find_references | {found} | {each:.2f} |"
            )


if __name__ == "__main__":
    main()
