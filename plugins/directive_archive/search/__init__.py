"""Search in the reader's browser: the index, and in ``client/`` what the browser runs.

``worker.js``, ``tokens.js`` and ``query.js`` are published beside lunr.js and the index, ``index.json``.
"""

from directive_archive.search.index import SearchDocument, SearchIndex, build_index
from directive_archive.search.tokens import Tokens, Whole, Word, tokenize

__all__ = ["SearchDocument", "SearchIndex", "Tokens", "Whole", "Word", "build_index", "tokenize"]
