"""What the items of a list share: "Thông tư số 156/2013/TT-BTC ngày …, số 111/2013/TT-BTC ngày … của Bộ Tài chính"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_archive.vocabulary.initials import same_organ

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from directive_archive.citations.reference import Reference

JOIN = re.compile(r"[\s,;.]*(?:và|hoặc|với|cùng với|cùng|hay|/|&|-|\+)? ?(?:các |những )?")
"""What stands between two items and nothing more."""


def share(text: str, references: Sequence[Reference], same_day: Collection[int]) -> list[Reference]:
    """Give issuer and date said once for a list to all its items.

    The last item's issuer goes back to those before it, one named earlier goes on to those that have no noun of their
    own, as far as the symbols have the same organ. A date goes back only where the words say so (``cùng ngày``).

    Args:
        text: the even text.
        references: in order.
        same_day: where references begin whose date is said to be that of the others.
    """
    shared = list(references)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if second.issuer_phrase and not first.issuer_phrase and _joined(text, first, second):
            shared[index] = replace(first, issuer_phrase=second.issuer_phrase)
    for index in range(1, len(shared)):
        first, second = shared[index - 1], shared[index]
        bare = second.form == "listed"
        if bare and first.issuer_phrase and not second.issuer_phrase and _joined(text, first, second):
            shared[index] = replace(second, issuer_phrase=first.issuer_phrase)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if first.issued is None and second.start in same_day and _joined(text, first, second):
            shared[index] = replace(first, issued=second.issued)
            same_day = {*same_day, first.start}
    return shared


def _joined(text: str, first: Reference, second: Reference) -> bool:
    if first.number.symbol and second.number.symbol:
        if not same_organ(first.number.symbol, second.number.symbol):
            return False
    elif first.type is not second.type and second.type is not None and first.type is not None:
        return False
    return JOIN.fullmatch(text[first.end : second.start]) is not None
