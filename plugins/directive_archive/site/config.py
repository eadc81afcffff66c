"""Settings of the plugin in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class DirectiveArchiveConfig(base.Config):
    """What a site may set; each has a default that suits the layout of this repository."""

    directives_dir = c.Type(str, default="directives")
    """The archive, relative to ``mkdocs.yml``."""
    contribution_guide = c.Type(str, default="dong-gop.md")
    """Page for contributors, relative to ``docs_dir``; pages of missing documents lead there if it exists."""
    issue_form = c.Type(str, default="2-document-offered.yml")
    """Issue form for offering a document, in ``.github/ISSUE_TEMPLATE``; used if it exists and ``repo_url`` is set."""
    search = c.Type(bool, default=True)
    """Whether to build the search index and put the search box into the header."""
    cache = c.Type((str, bool), default=".cache/directive-archive")
    """Folder for what later builds need not work out again, relative to ``mkdocs.yml``; ``false`` for none."""
    executor = c.Type(str, default="auto")
    """Who reads and renders: ``none`` (this process), ``processes`` (one a core), ``processes:N``, ``dask:ADDRESS``, or
    ``auto``: processes where they pay, for they take some tenths of a second to start."""
    profile = c.Type(bool, default=False)
    """Whether to tell the slowest stages and pages at the end of a build."""
