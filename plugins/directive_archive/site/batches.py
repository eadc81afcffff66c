"""The archive's pages by kind: made only where something that they depend on changed since the site that stands now.

Of a kind that did not change, the addresses are known from the record of the last build, and no page is made at all,
but those that MkDocs must render.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from directive_archive.fingerprint import of_value
from directive_archive.pages import NOT_MAPPED, PAGE_KINDS, depends_on, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_archive.pages import Contents, Page

Kind = Callable[["Contents"], "Iterator[Page]"]
Keys = dict[str, str]
"""Keys of pages by address."""


@dataclass(slots=True)
class Batch:
    """The pages of one kind."""

    name: str
    key: str
    """Fingerprint of what they depend on, the look of the pages aside."""
    make: Callable[[], Iterator[Page]]
    """Makes them, each time anew: no more than one of them need be in memory."""
    is_new: bool
    """Whether they depend on something that changed since the last build."""
    keys: Keys
    """Their addresses, with the keys that the last build knew; of new ones, filled in while they are written."""
    is_mapped: bool = True
    """Whether the map of the site names them."""


@dataclass(slots=True)
class Batches:
    """All pages of the archive."""

    batches: list[Batch] = field(default_factory=list)

    @classmethod
    def of(cls, contents: Contents, ground: str, known: Mapping[str, tuple[str, Keys]]) -> Batches:
        """Make the pages of every kind that changed.

        Args:
            contents: what they are made from.
            ground: fingerprint of what all pages depend on; empty if nothing may be taken over.
            known: key and pages of each kind in the last build.
        """
        batches = cls()
        seen: dict[str, str] = {}
        for kind in PAGE_KINDS:
            name = kind.__name__
            key = of_value([ground, name, depends_on(kind, contents)]) if ground else ""
            before, keys = known.get(name, ("", {}))

            make = partial(_again, kind, contents, seen)
            if key and before == key and not contents.strays:
                seen |= dict.fromkeys(keys, name)
                batches.batches.append(
                    Batch(name, key, make, is_new=False, keys=keys, is_mapped=kind not in NOT_MAPPED)
                )
            else:
                addresses = {page.path: "" for page in pages_of(kind, contents, seen)}
                batches.batches.append(
                    Batch(name, key, make, is_new=True, keys=addresses, is_mapped=kind not in NOT_MAPPED)
                )
        return batches

    def addresses(self) -> Iterator[str]:
        """Addresses of all pages, in the order in which they are made."""
        for batch in self.batches:
            yield from batch.keys

    def __contains__(self, path: object) -> bool:
        """Whether a page has this address."""
        for batch in self.batches:  # noqa: SIM110 - asked for every link, and twice as quick as any()
            if path in batch.keys:
                return True
        return False

    def mapped(self) -> Iterator[str]:
        """Those that the map of the site names."""
        for batch in self.batches:
            if batch.is_mapped:
                yield from batch.keys

    def named(self, wanted: set[str]) -> dict[str, Page]:
        """The pages at some addresses."""
        found: dict[str, Page] = {}
        for batch in self.batches:
            missing = wanted & batch.keys.keys()
            for page in batch.make() if missing else ():
                if page.path in missing:
                    found[page.path] = page
                    missing.discard(page.path)
                    if not missing:
                        break
        return found


def _again(kind: Kind, contents: Contents, seen: Mapping[str, str]) -> Iterator[Page]:
    """The pages of a kind whose addresses have been seen already."""
    return pages_of(kind, contents, {path: other for path, other in seen.items() if other != kind.__name__})
