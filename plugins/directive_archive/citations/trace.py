"""What settling the references of one directive asked of the archive, so that it can be told whether it still holds.

The citations of a directive follow from its file and from what the archive holds of the numbers that it mentions. If
both are as they were, the citations are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_archive.directive import Directive

if TYPE_CHECKING:
    from collections.abc import Mapping

Trace = dict[tuple[str, object], object]
"""Answers by question: (index, key), and what the index holds under that key, in short."""


class Noted:
    """A mapping that notes what it is asked and what it answers."""

    def __init__(self, name: str, held: Mapping[Any, Any], asked: Trace) -> None:
        self.name = name
        self._held = held
        self._asked = asked

    def answer(self, key: object) -> object:
        """What is held under a key, in short; ``None`` for nothing."""
        return _short(self._held.get(key))

    def _note(self, key: object) -> None:
        question = self.name, key
        if question not in self._asked:
            self._asked[question] = self.answer(key)

    def get(self, key: object, default: Any = None) -> Any:  # noqa: ANN401 - as a dictionary's
        """As a dictionary's."""
        self._note(key)
        return self._held.get(key, default)

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 - as a dictionary's
        self._note(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._held


def _short(held: object) -> object:
    """A directive by its fingerprint, a list by those of its members."""
    if isinstance(held, Directive):
        return held.fingerprint
    if isinstance(held, (list, tuple)):
        return tuple(_short(each) for each in held)
    return held
