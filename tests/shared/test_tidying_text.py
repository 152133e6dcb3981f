"""Tidy text: what deceives or cannot be seen goes, what people wrote stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.text import lookalike, tidy_line, tidy_prose


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("pay \u202elanoitan\u202c", "pay lanoitan"),
        ("hid\u200bden\u2060", "hidden"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("wide\u3000space\u00a0here", "wide space here"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("cafe\u0301", "caf\u00e9"),
        ("z" + "\u0335" * 40, "z" + "\u0335" * 4),
        ("  indented\ttab", "  indented\ttab"),
        ("\n\nfirst line  \n", "first line"),
        ("می\u200cروم", "می\u200cروم"),
        ("\u2067عربي\u2069 and English", "\u2067عربي\u2069 and English"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_prose_keeps_what_was_written(typed: str, kept: str) -> None:
    assert tidy_prose(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ro\u200dsa \n Parks ", "Rosa Parks"),
        ("\u202easoR", "asoR"),
        ("\u2067Rosa\u2069\u200f", "Rosa"),
        ("نرگس\u200cم", "نرگس\u200cم"),
        ("", ""),
        ("\u200d", ""),
    ],
)
def test_a_name_is_one_line_that_hides_nothing(typed: str, kept: str) -> None:
    assert tidy_line(typed) == kept


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy_prose(tidy_prose(text)) == tidy_prose(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)


@given(st.text())
def test_what_is_tidy_can_be_stored_and_sent_anywhere(text: str) -> None:
    tidy = tidy_prose(text)

    assert "\0" not in tidy
    assert tidy.encode().decode() == tidy
    assert unicodedata.is_normalized("NFC", tidy)


@pytest.mark.parametrize(
    "like", ["mo", "M0", "m\u043e", "\u041co", "Mo\u0301", "M o", "m.o", "\u039c\u03bf"]
)
def test_names_that_look_alike_are_alike(like: str) -> None:
    assert lookalike(like) == lookalike("Mo")


def test_names_that_differ_stay_apart() -> None:
    assert len({lookalike(name) for name in ("Mo", "Moa", "Ed", "Rosa", "محمد", "李")}) == 6
