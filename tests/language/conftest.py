"""How Hypothesis runs here: without a deadline, which a busy machine would break at random."""

from hypothesis import settings

settings.register_profile("language", deadline=None)
settings.load_profile("language")
