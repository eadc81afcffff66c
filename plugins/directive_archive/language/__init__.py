"""Vietnamese text and nothing else: normal forms, folding, slugs, collation, numerals, dates."""

from directive_archive.language.collate import CollationKey, collation_key
from directive_archive.language.dates import (
    DateMention,
    find_dates,
    format_date,
    format_date_long,
    make_date,
    parse_date,
    parse_iso,
)
from directive_archive.language.fold import fold
from directive_archive.language.normalize import compare_key, decompose, nfc, place_tones, unify_dashes
from directive_archive.language.numerals import format_number, parse_numeral
from directive_archive.language.slug import slugify

__all__ = [
    "CollationKey",
    "DateMention",
    "collation_key",
    "compare_key",
    "decompose",
    "find_dates",
    "fold",
    "format_date",
    "format_date_long",
    "format_number",
    "make_date",
    "nfc",
    "parse_date",
    "parse_iso",
    "parse_numeral",
    "place_tones",
    "slugify",
    "unify_dashes",
]
