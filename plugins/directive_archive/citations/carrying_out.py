"""Which citations carry a directive out, and which only speak of one.

A citation counts where the words say that the citing document does what the cited one asks:

- ``thực hiện``, ``triển khai``, ``thi hành``, ``quán triệt``, ``tiếp theo`` right before the reference, or before a few
  words that lead to it ("thực hiện nghiêm túc ý kiến chỉ đạo của Tỉnh ủy tại Công văn số …", "theo chỉ đạo tại …");
- ``căn cứ``, unless the ground is a law-making act, which has the year in its number, or a law by its type: that is
  what gives an organ its powers, and years may lie between;
- a further document in a list: in "Thực hiện Công điện số 1 …, Công văn số 2 …" both are carried out.

It does not count where the words say something else (``thay thế``, ``bãi bỏ``, ``sửa đổi``, ``trả lời``), where they
only point to a place (``theo``, ``tại``: "mẫu kèm theo …", "quy định tại …"), or where there are none. Nor is a
proposal or a report (tờ trình, báo cáo) ever carried out: it asks or tells, and does not direct.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_archive.citations.merge import Mention
    from directive_archive.citations.resolve import Citation

IMPLEMENTS, BASED_ON, CONTINUES = "implements", "based_on", "continues"
CARRYING_OUT = (IMPLEMENTS, BASED_ON, CONTINUES)
"""Keys of the relations that count."""
_OPEN = {"", "follows"}
"""What leaves open whether the cited document is carried out; words further before may tell."""
_NEVER_CARRIED_OUT = frozenset({"Tờ trình", "Báo cáo", "Biên bản", "Giấy mời", "Phiếu gửi", "Phiếu chuyển"})
_LAWS = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Điều lệ Đảng", "Cương lĩnh chính trị"})

_HOW = (
    r"(?:\s+(?:nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|có hiệu quả|hiệu quả|quyết liệt|khẩn trương|đồng bộ|thực hiện"
    r"|các|những|nội dung|tinh thần|ý kiến|sự|yêu cầu|nhiệm vụ|biện pháp|giải pháp|văn bản|chỉ đạo|lãnh đạo|và)\b,?)*"
)
_OF = r"(?:\s+của(?:\s+[^\s,.;:()]+){1,8}?)?"
_LEADS_TO_IT = re.compile(
    rf"(?<!\w)(?:(?:thực hiện|triển khai|thi hành|quán triệt|chấp hành){_HOW}{_OF}(?:\s+(?:nêu tại|tại|theo|trong))?"
    rf"|theo{_HOW}\s+chỉ đạo{_OF}(?:\s+(?:nêu tại|tại|trong))?)\s*$",
    re.IGNORECASE,
)
"""Words before a reference that say that it is carried out."""
_REACH = 80
"""How many characters before a reference may hold these words."""
_LIST_MARK = re.compile(r"\s*(?:[,;]\s*)?(?:(?:và|cùng với|cùng)\s+)?(?:(?:các|những)\s+)?")
"""All that stands between two documents of a list."""


def carrying_out(citations: Sequence[Citation]) -> list[str]:
    """For each citation of one directive, the relation by which it carries the document out; empty if it does not.

    Args:
        citations: all of one directive's, since the items of a list share the word before the first.
    """
    said = _said_by_words_and_lists(citations)
    return [_counted(citation, said[index]) for index, citation in enumerate(citations)]


def _counted(citation: Citation, said: str) -> str:
    relation = said if citation.relation in _OPEN else citation.relation
    kind = citation.type.name if citation.type else ""
    if relation not in CARRYING_OUT or kind in _NEVER_CARRIED_OUT:
        return ""
    is_law = kind in _LAWS or "/" in citation.number.number
    return "" if relation == BASED_ON and is_law else relation


def _said_by_words_and_lists(citations: Sequence[Citation]) -> list[str]:
    """What words further before a reference, or the item before it in a list, say of each citation."""
    said = [""] * len(citations)
    block, end, relation = None, 0, ""
    for index, mention in _in_order_of_text(citations):
        continues_list = mention.block == block and mention.start >= end and _is_list_mark(mention, mention.start - end)
        own = citations[index].relation
        if own in _OPEN:
            lead = IMPLEMENTS if _LEADS_TO_IT.search(mention.context[0][-_REACH:]) else ""
            own = lead or (relation if continues_list and not own else own)
        if said[index] not in CARRYING_OUT:
            said[index] = own
        block, end, relation = mention.block, mention.end, own
    return said


def _in_order_of_text(citations: Sequence[Citation]) -> Iterator[tuple[int, Mention]]:
    places = [
        (mention.block, mention.start, index, mention)
        for index, citation in enumerate(citations)
        for mention in citation.mentions
    ]
    for _, _, index, mention in sorted(places, key=lambda place: place[:3]):
        yield index, mention


def _is_list_mark(mention: Mention, length: int) -> bool:
    """Whether the ``length`` characters before a mention only join it to the one before."""
    before = mention.context[0]
    return 0 < length <= len(before) and _LIST_MARK.fullmatch(before[-length:]) is not None
