"""Coverage as a table: one row a series of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_archive.exports.catalogue import SEPARATOR, safe_cell
from directive_archive.exports.table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from directive_archive.citations.coverage import Series

COLUMNS: dict[str, tuple[str, Callable[[Series], str]]] = {
    "issuer_id": (
        "Cơ quan giữ dãy số: phần địa chỉ sau /van-ban/",
        lambda each: "/".join(each.issuer.path),
    ),
    "issuer": ("Tên cơ quan ấy", lambda each: each.issuer.name),
    "type": ("Loại văn bản", lambda each: each.type.name),
    "rule": (
        "Số chạy theo nhiệm kỳ (party-term), năm (state-year, law-year), khóa Quốc hội (assembly-term) hay chưa rõ",
        lambda each: each.rule.value,
    ),
    "period": (
        "Nhiệm kỳ, năm hoặc khóa; hai nhiệm kỳ nếu chưa rõ nhiệm kỳ nào; trống nếu chưa rõ cách đánh số",
        lambda each: SEPARATOR.join(each.period),
    ),
    "counts_documents": (
        "yes nếu mỗi số là một văn bản loại này; no nếu nhiều loại có thể dùng chung dãy số",
        lambda each: "yes" if each.rule.counts_documents else "no",
    ),
    "at_least": ("Ít nhất bấy nhiêu số đã được cấp", lambda each: str(each.at_least)),
    "highest": ("Số lớn nhất đã thấy", lambda each: str(each.highest.number) if each.highest else ""),
    "as_of": (
        "Ngày của văn bản mang số ấy, dạng năm-tháng-ngày; trống nếu không rõ",
        lambda each: each.highest.issued.isoformat() if each.highest and each.highest.issued else "",
    ),
    "proved_by": ("Mã hồ sơ của văn bản mang số ấy", lambda each: each.highest.id if each.highest else ""),
    "proof_held": (
        "yes nếu kho có văn bản ấy, no nếu chỉ thấy nó được dẫn",
        lambda each: "" if each.highest is None else "yes" if each.highest.is_held else "no",
    ),
    "held": ("Bao nhiêu số kho có văn bản", lambda each: str(each.held)),
    "known": ("Bao nhiêu số đã thấy, kể cả chỉ được dẫn", lambda each: str(each.known)),
    "share": ("held chia at_least: kho có nhiều nhất bấy nhiêu phần", lambda each: f"{each.share:.6f}"),
    "set_aside": (
        "Bao nhiêu văn bản không tính, vì sau ngày của chúng có số nhỏ hơn nhiều",
        lambda each: str(each.set_aside),
    ),
}
"""Column, what it means, how it is filled."""


def coverage_csv(series: Iterable[Series]) -> Iterator[str]:
    """Lines of CSV with a header row, as the catalogue is written."""
    return csv_lines(COLUMNS, ([safe_cell(value(each)) for _, value in COLUMNS.values()] for each in series))
