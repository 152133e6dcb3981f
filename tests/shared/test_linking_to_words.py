"""A link to words within a page names them as the text directive has it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.text_fragments import text_directive


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "directive"),
    [
        ("never seen water this high", "x ", " y", "text=never%20seen%20water%20this%20high"),
        ("57", "ce said a total of ", " boats were da", "text=a%20total%20of-,57,-boats%20were"),
        ("57", "", ".", "text=57"),
        ("57", "One line.\n\n", " boats\nmore", "text=57,-boats"),
        ("a-b, c&d", "", "", "text=a%2Db%2C%20c%26d"),
        ("", "a", "b", ""),
    ],
)
def test_few_words_are_told_apart_by_what_stands_around_them(
    exact: str, prefix: str, suffix: str, directive: str
) -> None:
    assert text_directive(exact, prefix=prefix, suffix=suffix) == directive


def test_many_words_are_named_by_how_they_begin_and_end() -> None:
    words = " ".join(f"w{number}" for number in range(40))

    assert unquote(text_directive(words)) == "text=w0 w1 w2 w3 w4,w35 w36 w37 w38 w39"


@given(st.text(max_size=200), st.text(max_size=32), st.text(max_size=32))
def test_nothing_in_the_words_breaks_the_directive(exact: str, prefix: str, suffix: str) -> None:
    directive = text_directive(exact, prefix=prefix, suffix=suffix)

    assert bool(directive) is bool(exact.split())
    assert directive.isascii()
    assert directive.count(",") <= 3
    assert not set(directive) & set(' "<>#&')
