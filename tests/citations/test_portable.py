"""Patterns of Python in JavaScript: the same matches at the same places, or a refusal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_archive.citations.portable import NotPortableError, to_javascript
from directive_archive.citations.rules import exported_patterns
from directive_archive.vocabulary.organ_names import committee_name
from tests.citations.conftest import Client
from tests.citations.test_client_rules import date_texts, names, number_texts

Matches = list[list[Any]]

ANY, LINES, DOT, LOOSE = re.IGNORECASE, re.MULTILINE, re.DOTALL, re.VERBOSE

# A pattern, its flags, and texts in which it matches here and there.
PORTABLE: list[tuple[str, int, tuple[str, ...]]] = [
    # Characters
    ("ủy", 0, ("Tỉnh ủy, Thị ủy", "ủy", "uy")),
    (r"a.c", 0, ("abc a\nc a\rc a\u2028c",)),
    (r"a.c", DOT, ("abc a\nc",)),
    (r"\.\(\)\[\]\{\}\*\+\?\|\^\$/-", 0, (r".()[]{}*+?|^$/-",)),
    (r"[.()\[\]{}*+?|^$/\-]+", 0, (r"x.()[]{}*+?|^$/-y",)),
    (r"[]a]+[^]a]", 0, ("x]a]b",)),
    ("{}a{,}b{x}", 0, ("{}aab{x} {}b{x}",)),
    (r"[\b\t]", 0, ("\b \t",)),
    (r"\x41\u1ee7\U0001F600", 0, ("Aủ😀",)),
    ("[a-dđ-ế]+", 0, ("abcdefđêế",)),
    # Letters in any case; with Python also the long s, the Kelvin sign, i without a dot and I with one
    ("khẩn is", ANY, ("KHẨN IS Khẩn i\u017f \u212ahẩn \u0130s \u0131S",)),
    ("[a-cđủ]+", ANY, ("ABCĐỦabcđủ",)),
    ("[^a-cđ]+", ANY, ("xABCyĐzđ",)),
    ("(?i:số) VB", 0, ("SỐ VB số vb Số VB",)),
    ("xã(?-i:(?! hội))", ANY, ("XÃ HỘI Xã hội xã A",)),
    ("(?i)đ", 0, ("Đđ",)),
    (r"(?P<mark>[-/.]) (?P=mark)", ANY, ("- - / . . .",)),
    # Kinds of characters: letters with marks are of words, spaces are those of str.split
    (r"\w+", 0, ("Thành ủy_1 Đắk ½ đ\u0309 x٣",)),
    (r"\W+", 0, ("Thành ủy, – 1",)),
    (r"\d+|\D", 0, ("a12٣b",)),
    (r"\s+", 0, ("a b\u00a0c\u2007\u202fd\x1ce\x85f\ufeffg\u200bh\u3000",)),
    (r"\S+", 0, ("a b\u00a0c\ufeffg",)),
    (r"[\w-]+", 0, ("CV-TU, ủy",)),
    (r"[\s,;]+", 0, ("a , b;\u00a0c",)),
    (r"[^\W_]+", 0, ("a_ủ 1",)),
    (r"[^\W\d_]+", 0, ("a1ủ_Đ½Ⅷ",)),
    (r"[^\S\n]+", 0, (" \n \t\n",)),
    (r"[\Wx]+", 0, ("ax, bX",)),
    (r"[\s\S]", 0, ("a\n",)),
    (r"\w+\s\d+", re.ASCII, ("ủy 1 uy 2 uy\u00a03 a ٣",)),
    # Places
    (r"\bủy\b", 0, ("ủy Thủy ủyx ủy",)),
    (r"\b", 0, ("ủy, Đ",)),
    (r"\B.", 0, ("ủyx, -",)),
    (r"(?:a|,)\b", 0, ("a, ab,b a",)),
    (r"[-\w]\b.", 0, ("a-b- c",)),
    (r",\b\w+\b,", 0, (",ủy,",)),
    (r"x*\bủ", 0, ("xủ ủ",)),
    (r"^a|b$", 0, ("a\na b\nb", "ab\n", "ab\n\n")),
    (r"^a|b$", LINES, ("a\na b\nb\r\u2028a", "ab\n", "ab\n\n")),
    (r"\Aa|b\Z", LINES, ("a\na b\nb", "ab\n")),
    # Groups and looking around
    (r"(a|b)(?P<name>c)?(d)", 0, ("acd bd",)),
    (r"(['\"])x\1(?#a comment)y", 0, ("'x'y \"x'y",)),
    (r"(?<=TP|TX)\.(?!\w)(?<!a)", 0, ("TP. TX.a TX. T.",)),
    (r"(?<!kỷ\s)luật(?= số)", 0, ("kỷ luật số Luật luật số",)),
    # How often
    (r"a{2}b{1,}c{0,2}d{,2}e?", 0, ("aabccdde aabbbcd aab",)),
    (r"<.+?>a??", 0, ("<a>a<b>",)),
    (r"(?:ab)+|(?:c|d){2}", 0, ("ababcdc",)),
    (r"x{1}y", 0, ("xxy",)),
    # Nothing given back
    (r"a*+a|a++b|a?+ab|(?:ab|a){1,2}+b", 0, ("aaa aab ab abab ababb aabb",)),
    (r"(?>a+)a|(?>ab?)c(\d)\1", 0, ("aaa abc11 ac12",)),
    (r"(?P<a>x)(?:b*+1)++(?P<c>d)", 0, ("xb11bb1d",)),
    (r"(?P<x>a*+)(?P<y>b?+)", 0, ("aab",)),
    # With comments
    (
        r"""(?P<number> \d+ )  # a number
            [ ] \# \s* [#] [ x]  # signs""",
        LOOSE,
        ("12 # #x 3 ## ",),
    ),
]

REFUSED = [
    (r"(a)(?(1)b|c)", 0),
    (r"(?:(?P<x>a)b)+", 0),
    (r"(?<=(?P<x>a))b", 0),
    (r"(?<!a{2}+)b", 0),
    (r"(?P<x>ab)(?P=x)", ANY),
    ("ab", re.ASCII | ANY),
    (r"[^\W\S]", 0),
]


def in_python(pattern: re.Pattern[str], text: str) -> Matches:
    """Matches as the bridge gives those of JavaScript: a group with a number is called g1."""
    names_of_groups = {number: name for name, number in pattern.groupindex.items()}
    return [
        [*match.span(), {names_of_groups.get(each, f"g{each}"): match[each] for each in range(1, pattern.groups + 1)}]
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize(("source", "flags", "texts"), PORTABLE)
def test_the_same_matches(client: Client, source: str, flags: int, texts: tuple[str, ...]) -> None:
    pattern = re.compile(source, flags)
    expected = [in_python(pattern, text) for text in texts]
    assert any(expected), "an example without a match proves little"
    assert client.results("matches", [[to_javascript(pattern), text] for text in texts]) == expected


@pytest.mark.parametrize(("source", "flags"), REFUSED)
def test_what_has_no_equal_is_refused(source: str, flags: int) -> None:
    with pytest.raises(NotPortableError):
        to_javascript(re.compile(source, flags))


@pytest.mark.parametrize("name", sorted(exported_patterns()))
@settings(max_examples=10)
@given(
    texts=st.lists(
        names | names.map(str.lower) | names.map(committee_name) | number_texts | date_texts, min_size=20, max_size=40
    )
)
def test_every_pattern_of_the_rules_matches_the_same(client: Client, name: str, texts: list[str]) -> None:
    pattern = exported_patterns()[name]
    if pattern.fullmatch(""):  # never looked for in a text
        pattern = re.compile(rf"\A(?:{pattern.pattern})\Z", pattern.flags)
    source = to_javascript(pattern)
    assert client.results("matches", [[source, text] for text in texts]) == [in_python(pattern, text) for text in texts]
