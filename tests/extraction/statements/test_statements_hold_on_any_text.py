"""Whatever is read: spans lie inside the text, nothing raises, and time grows with length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.sourcing import statement_checks
from onrecord.extraction.statements import find_statements
from tests.timing import assert_time_grows_with_length

WORDS = """
    Ada|Ada Brook|Brook|he|the ministry|said|told|adding|that|who|which|according|to|Asked|claims
    |“We go”|"We go,"|“open|''|—|--|:|,|.|;|?|(|)| |and|but|while|in|on|Monday|as|has sent|will
    |there|is expected to|was asked|by|seems|his call for|wants to|went on to say|with|saying|WHO
    |the company|She|put it|“We go.|denied|had said|which he called
    |647 men|Aleppo|not|the|a|'s|claim that|-|said,|of|İ
    """.replace("\n    ", "").split("|")
PIECES = st.sampled_from([*WORDS, "\n", "\n\n", "\u00a0", "\ue000", "\ue001"])
PROSE = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


@given(PROSE | st.text(), st.none() | PROSE | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_spans_lie_inside_the_text_and_parents_come_first(text: str, headline: str | None) -> None:
    statements = find_statements(text, headline=headline)
    for number, s in enumerate(statements):
        limit = len(headline or "") if s.kind == "headline" else len(text)
        spans = [*s.content, *(span for span in (s.cue, s.source) if span)]
        assert all(0 <= start <= end <= limit for start, end in spans)
        assert s.content
        assert s.rule
        assert list(s.content) == sorted(s.content)
        assert all(a[1] <= b[0] for a, b in pairwise(s.content))
        outside = [span for span in (s.cue, s.source) if span]
        assert not any(a < d and c < b for a, b in s.content for c, d in outside)
        assert s.parent is None or s.parent < number
        assert s.kind != "unmarked" or (s.cue, s.source) == (None, None)
    statement_checks(text=text, statements=statements, figures=(), headline=headline)


@given(PROSE)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert find_statements(text) == find_statements(text)


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "1", ".", " ", "\n", "(", "“", "' a", "'s ", "— ", "Aa ", "the, ", ". ", "word "),
        *("word\n", "he said that ", "“I go,” he said. ", "“I go.”\n\n", "according to "),
        *("Ann Ro said it is so. ", "Asked if it is expected to ", "to say to say ", "“I go.\n\n"),
    ],
)
def test_time_grows_with_length_and_not_faster(piece: str) -> None:
    assert_time_grows_with_length(find_statements, piece)


def test_a_megabyte_of_one_word_and_ten_thousand_nested_quotations_are_read() -> None:
    assert find_statements("a" * 1_000_000) == ()
    assert len(find_statements("“" * 10_000 + "x" + "”" * 10_000)) <= 1
    assert len(find_statements("“we go now " * 10_000)) <= 1
    assert len(find_statements("“we go now\n\n" * 10_000)) <= 10_000


def test_a_source_inside_a_source_that_says_nothing_is_no_statement() -> None:
    find_statements("According to it said, rise:")
