"""Sentences of other documents: read again from their files when a page needs them, a few kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from directive_archive.citations.sentences import Quote, block_texts, quote

if TYPE_CHECKING:
    from directive_archive.archive import Archive
    from directive_archive.citations import Mention

_KEPT = 128
"""Bodies at hand: pages of one issuer or place follow each other and cite alike."""


class QuoteReader:
    """Reads the sentence around a mention out of the file of the citing directive."""

    def __init__(self, archive: Archive) -> None:
        """Read from ``archive``."""
        self._archive = archive
        self._texts: OrderedDict[str, dict[int, str]] = OrderedDict()

    def quote(self, citing: str, mention: Mention) -> Quote:
        """The sentence in which the directive ``citing`` makes the mention."""
        texts = self._texts.get(citing)
        if texts is None:
            directive = self._archive.by_id[citing].directive
            texts = self._texts[citing] = block_texts(directive, self._archive.body(citing))
            if len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
        else:
            self._texts.move_to_end(citing)
        return quote(texts, mention)
