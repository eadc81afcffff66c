"""Pages as data, worked out from an archive without rendering them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directive_archive.pages import Contents, Page, all_pages
from directive_archive.site.build import read_contents
from tests.archives import ArchiveFolder


@dataclass(frozen=True)
class Pages:
    """Every page of an archive, by address."""

    contents: Contents
    by_path: Mapping[str, Page]

    @classmethod
    def of(cls, archive: ArchiveFolder) -> Pages:
        contents = read_contents(archive.root, "")
        return cls(contents, {page.path: page for page in all_pages(contents)})

    def data(self, path: str) -> Mapping[str, Any]:
        return self.by_path[path].data()

    def parts(self, path: str) -> list[str]:
        """Addresses of the pages that a list is cut into."""
        rest = sorted(
            (each for each in self.by_path if each.startswith(f"{path}trang/")),
            key=lambda each: int(each.rstrip("/").rpartition("/")[2]),
        )
        return [path, *rest]

    def items(self, path: str) -> list[str]:
        """Addresses of the documents in a list, all its pages together."""
        return [item.path for part in self.parts(path) for item in self.data(part)["items"]]

    def links(self, path: str) -> dict[str, str]:
        """Titles and addresses of the links that a list leads to, all its pages together."""
        return {link.title: link.path for part in self.parts(path) for link in self.data(part)["links"]}
