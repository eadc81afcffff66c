"""Read an index back, given as its files by name."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from directive_archive.search import MANIFEST


def read_index(site: Path) -> dict[str, bytes]:
    """The index of a built site."""
    folder = site / "assets/search"
    return {path.name: path.read_bytes() for path in [folder / MANIFEST, *folder.glob("*.bin")]}


def manifest(index: Mapping[str, bytes]) -> dict[str, Any]:
    return dict(json.loads(index[MANIFEST]))


def unpacked(index: Mapping[str, bytes], name: str) -> bytes:
    return zlib.decompress(index[f"{name}.bin"], -15)


def listed(node: Mapping[str, Any] | str) -> list[str]:
    """The files that a node names."""
    joined = b64decode(node if isinstance(node, str) else node["files"])
    return [joined[start : start + 6].hex() for start in range(0, len(joined), 6)]


def leaves(index: Mapping[str, bytes], tree: dict[str, Any]) -> list[tuple[Any, str]]:
    """(first key, file) pairs at the end of a tree."""
    entries = list(zip(tree["keys"], listed(tree), strict=True))
    for _ in range(tree["levels"]):
        nodes = [json.loads(unpacked(index, name)) for _, name in entries]
        entries = [pair for node in nodes for pair in zip(node["keys"], listed(node), strict=True)]
    return entries


def members(index: Mapping[str, bytes], sequence: dict[str, Any]) -> list[str]:
    """Files at the end of a sequence."""
    found = listed(sequence)
    for _ in range(sequence["levels"]):
        found = [name for node in found for name in listed(json.loads(unpacked(index, node)))]
    return found


def names(index: Mapping[str, bytes]) -> list[str]:
    """Every name in every shard, in order."""
    return [name for _, shard in leaves(index, manifest(index)["terms"]) for name in names_in(index, shard)]


def names_in(index: Mapping[str, bytes], shard: str) -> list[str]:
    """Every name in a shard, in order."""
    content = unpacked(index, shard)
    sizes: list[int] = []
    at = 0
    while len(sizes) < 5:
        size, shift = 0, 0
        while True:
            byte = content[at]
            size |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                break
        sizes.append(size)
    assert at + sum(sizes) == len(content)
    return content[at : at + sizes[0]].decode().split("\n")


def shown(index: Mapping[str, bytes]) -> list[list[str]]:
    rows = [json.loads(unpacked(index, name)) for name in members(index, manifest(index)["store"])]
    return [row for part in rows for row in part]


def text_files(index: Mapping[str, bytes]) -> tuple[list[str], list[tuple[int, str]]]:
    """Names of the lists of texts, the first of them all in front; (first document, name) of each file of texts."""
    root = manifest(index)["texts"]["root"]
    if not root:
        return [], []
    lists = json.loads(unpacked(index, root))
    entries = []
    for first, name in zip(lists["keys"], lists["files"], strict=True):
        part = json.loads(unpacked(index, name))
        entries += [(first + key, file) for key, file in zip(part["keys"], part["files"], strict=True)]
    return [root, *lists["files"]], entries


def texts(index: Mapping[str, bytes]) -> dict[int, tuple[str, str]]:
    """Text and anchors of each document that has them."""
    found = {}
    for first, name in text_files(index)[1]:
        for place, row in enumerate(json.loads(unpacked(index, name)), start=first):
            if row is not None:
                found[place] = (row[0], row[1])
    return found
