"""A public archive of Vietnamese official directives as a static site."""

__version__ = "0.1.0"
