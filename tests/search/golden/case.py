"""A golden query."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """What a reader types, and the ids that must come of it."""

    query: str
    first: tuple[str, ...] | AbstractSet[str] = ()
    """What stands at the top: a tuple in this order, a set in any; empty if that is left open."""
    found: AbstractSet[str] = frozenset()
    """What else must be found."""
    never: AbstractSet[str] = frozenset()
    """What must not be found."""

    @property
    def wanted(self) -> frozenset[str]:
        """All that must be found."""
        return frozenset(self.first) | self.found
