"""The page that says which references are read, made from the forms themselves."""

from __future__ import annotations

from directive_archive.citations.doubts import DOUBTS
from directive_archive.citations.forms import FORMS, RELATIONS, Kind

_KINDS = {
    Kind.NUMBERED: "bằng số",
    Kind.DATED: "bằng ngày và cơ quan",
    Kind.NAMED: "bằng tên",
}


def citation_forms_page() -> str:
    """Markdown page with every reference form and its examples, relations, doubts, and the Python API."""
    lines = [
        "---",
        "title: Các dạng viện dẫn được đọc",
        "---",
        "",
        "# Các dạng viện dẫn được đọc",
        "",
        "Trang này được sinh ra từ `plugins/directive_archive/citations/forms.py` bằng lệnh `make reference`; đừng sửa",
        "tay. Phần in đậm là chỗ dẫn mà máy nhận ra; mỗi ví dụ đều được phép thử chạy. *(Generated from the forms; do",
        "not edit. What is in bold is read as a reference, and a test runs every example.)*",
        "",
        "| dạng | dẫn | ví dụ |",
        "| --- | --- | --- |",
    ]
    for form in FORMS:
        examples = "<br>".join(_marked(text, reference) for text, reference in form.examples)
        lines.append(f"| {form.title} | {_KINDS[form.kind]} | {examples} |")
    lines += [
        "",
        "Số và ký hiệu được đọc cả khi bị ngắt dòng, ngắt trang, thừa dấu cách, dùng gạch dài, chữ Ð thay chữ Đ hay",
        "chữ tổ hợp (NFD). Mã biểu mẫu, hợp đồng, giấy phép, tiêu chuẩn (TCVN, QCVN), giai đoạn, số điện thoại không",
        "phải là chỗ dẫn. *(Line and page breaks, spaces, dashes and lost marks are read through; codes of forms,",
        "contracts, permits and standards are no references.)*",
        "",
        "## Quan hệ",
        "",
        "Từ đứng ngay trước chỗ dẫn cho biết quan hệ. *(The word right before a reference tells the relation.)*",
        "",
        "| mã | đọc xuôi | đọc ngược |",
        "| --- | --- | --- |",
        *(f"| `{relation.key}` | {relation.verb} | {relation.reverse} |" for relation in RELATIONS),
        "",
        "## Điều đáng ngờ",
        "",
        "Máy không tự sửa, chỉ cảnh báo. *(Nothing is corrected; a human is asked to look.)*",
        "",
        "| mã | nghĩa | meaning |",
        "| --- | --- | --- |",
        *(
            f"| `{doubt.code}` | {_of(doubt.vi, 'văn bản được dẫn')} | {_of(doubt.en, 'the cited document')} |"
            for doubt in DOUBTS
        ),
        "",
        "## Dùng trong Python",
        "",
        "```python",
        *_API.splitlines(),
        "```",
        "",
        "Lệnh tương ứng: [`directives cite`](lenh.md). *(The command that does the same.)*",
    ]
    return "\n".join(lines) + "\n"


_API = """\
from directive_archive.citations import Resolver, find_references
from directive_archive.directive import Directive

text = "Thực hiện Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy"
(reference,) = find_references(text)
assert text[reference.start : reference.end] == "Công văn số 3195-CV/TU ngày 29/7/2020 của Tỉnh ủy"
assert (str(reference.number), reference.issuer_phrase, reference.relation) == ("3195-CV/TU", "Tỉnh ủy", "implements")

citing = Directive("", {"issuer": "Thành ủy Bắc Kạn", "issuer_parent": "Đảng bộ tỉnh Bắc Kạn"})
(citation,) = Resolver(()).resolve_text(citing, text)
assert citation.target == "bac-kan/tinh-uy-bac-kan/2020-07-29-3195-cv-tu"
assert citation.state == "wanted"
"""
"""An example that a test runs."""


def _marked(text: str, reference: str) -> str:
    """An example in one line, its reference bold."""
    words = " ".join(text.split())
    before, found, after = words.partition(" ".join(reference.split()))
    return f"{before}**{found}**{after}".replace("|", "\\|").replace("\n", " ")


def _of(message: str, cited: str) -> str:
    text = message.format(cited)
    return text[:1].upper() + text[1:]
