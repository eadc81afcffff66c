"""What texts hold, found in the plainest way: to hold the client's answers against."""

from __future__ import annotations

from collections.abc import Sequence

from directive_archive.search import tokenize


def occurrences(text: str, typed: str, *, spelt: bool | None = None) -> int:
    """How often the words of `typed` follow each other in a text; spelt as typed if that has any diacritics."""
    wanted = tokenize(typed).words
    if spelt is None:
        spelt = any(word.folded != word.normal and not word.folded[:1].isdigit() for word in wanted)
    form = [(word.normal if spelt and not word.folded[:1].isdigit() else word.folded) for word in wanted]
    tokens = tokenize(text)
    words = [word.normal if spelt and not wanted_word_is_number(word.folded) else word.folded for word in tokens.words]
    count = sum(words[at : at + len(form)] == form for at in range(len(words) - len(form) + 1))
    if len(wanted) == 1:
        count += sum(whole.squashed == wanted[0].folded for whole in set(tokens.wholes))
    return count


def wanted_word_is_number(folded: str) -> bool:
    return folded[:1].isdigit()


def total(texts: Sequence[str], typed: str) -> int:
    return sum(occurrences(text, typed) for text in texts)
