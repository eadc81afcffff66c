"""Search in the reader's browser: the index, and in ``client/`` what the browser runs.

The scripts of ``client/`` are published beside lunr.js and the files of the index.
"""

from directive_archive.search.document import FIELDS, SearchDocument
from directive_archive.search.index import MANIFEST, build_index
from directive_archive.search.tokens import Tokens, Whole, Word, tokenize

__all__ = ["FIELDS", "MANIFEST", "SearchDocument", "Tokens", "Whole", "Word", "build_index", "tokenize"]
