"""Values as bytes, for the store and for other processes. Rows of the vocabulary are written as their numbers.

What is read back holds the same rows, one object each, however many directives name them.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from directive_archive.fields import FIELDS, FieldTable
from directive_archive.vocabulary.document_types import DOCUMENT_TYPES, DocumentType
from directive_archive.vocabulary.places import DISTRICTS, PROVINCES, Place

_SHARED = (*PROVINCES, *DISTRICTS, *DOCUMENT_TYPES, FIELDS)
_PLACE_OF = {id(each): place for place, each in enumerate(_SHARED)}


class _Pickler(pickle.Pickler):
    """Writes what all processes have as its number."""

    def persistent_id(self, value: object) -> int | None:
        """Number of a row, or of the table of fields."""
        return _PLACE_OF.get(id(value)) if isinstance(value, (Place, DocumentType, FieldTable)) else None


class _Unpickler(pickle.Unpickler):
    """Reads the numbers back to the rows."""

    def persistent_load(self, number: int) -> object:
        """The row of a number."""
        return _SHARED[number]


def pack(value: object) -> bytes:
    """A value as bytes."""
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(value)
    return file.getvalue()


def unpack(packed: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """What :func:`pack` wrote: our own, in memory, with a checksum in the store, or from a worker of ours."""
    return _Unpickler(io.BytesIO(packed)).load()
