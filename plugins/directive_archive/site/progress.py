"""How far a build has come: a bar with counts and time left on a terminal, a line for each stage elsewhere.

With ``profile: true`` (or ``ARCHIVE_PROFILE=true``) the slowest stages and pages are told at the end.
"""

from __future__ import annotations

import heapq
import sys
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")
_SLOWEST = 10
_WORTH_A_BAR = 500
"""Fewer things than that are done before a bar is read."""


class Progress:
    """Tells how far things are, and measures."""

    def __init__(self, tell: Callable[[str], None], *, quiet: bool = False) -> None:
        """Take a way to tell.

        Args:
            tell: writes a line to the log.
            quiet: whether to show no bar even on a terminal.
        """
        self._tell = tell
        self._bar = not quiet and sys.stderr.isatty()
        self._stages: dict[str, float] = {}
        self._pages: list[tuple[float, str]] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        began = perf_counter()
        yield
        self._stages[name] = self._stages.get(name, 0.0) + perf_counter() - began

    def over(self, items: Iterable[_T], length: int, label: str) -> Iterator[_T]:
        """The items, one by one, with a bar or a line."""
        if self._bar and length >= _WORTH_A_BAR:
            with click.progressbar(items, length=length, label=label, file=sys.stderr, show_pos=True) as shown:
                yield from shown
            return
        began = perf_counter()
        count = 0
        for count, item in enumerate(items, 1):  # noqa: B007 - counted for the line below
            yield item
        if length >= _WORTH_A_BAR:
            self._tell(f"{label}: {count} ({perf_counter() - began:.1f} s)")

    def page(self, address: str, seconds: float) -> None:
        """A page took that long."""
        if len(self._pages) < _SLOWEST:
            heapq.heappush(self._pages, (seconds, address))
        elif seconds > self._pages[0][0]:
            heapq.heapreplace(self._pages, (seconds, address))

    def report(self) -> str:
        """The slowest stages and pages."""
        lines = ["Chậm nhất / slowest:"]
        lines += [f"  {seconds:8.2f} s   {name}" for name, seconds in sorted(self._stages.items(), key=_longest)]
        lines += [f"  {seconds * 1000:8.1f} ms  {address}" for seconds, address in sorted(self._pages, reverse=True)]
        return "\n".join(lines)


def _longest(stage: tuple[str, float]) -> tuple[float, str]:
    return -stage[1], stage[0]
