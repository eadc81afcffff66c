"""The original texts of the first five directives are not in the repository: one of them prints a telephone number."""

import os

collect_ignore = [] if os.environ.get("DIRECTIVE_ORIGINALS") else ["test_original_texts.py"]
