"""Whatever the numbers: what is true adds up, what is changed never does; any text is read."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import read_prose
from tests.extraction.checks.worked import DAY, computed
from tests.timing import assert_time_grows_with_length

NUMBERS = st.integers(min_value=20, max_value=9_999)
OTHERS = st.integers(min_value=3, max_value=2_000)
SUMS = st.sampled_from(
    [
        "A total of {c:,} miners came out. While {a:,} miners went home, {b:,} miners stayed.",
        "{a:,} men and {b:,} women, for a total of {c:,} people, signed it.",
        "A total of {c:,} votes, {a:,} in Lom and {b:,} in Karvek, were cast.",
    ]
)
DIFFERENCES = st.sampled_from(
    [
        "Membership rose from {a:,} to {c:,}, up {b:,}.",
        "The number of boats increased by {b:,} to {c:,} from {a:,}.",
        "The list fell from {c:,} names to {a:,} names, a drop of {b:,}.",
        "It counted {c:,} boats, {b:,} more than the {a:,} of last year.",
    ]
)
SHARES = st.sampled_from(
    [
        "The court freed {a:,} of the {c:,} prisoners, or {p:.1f} percent.",
        "{p:.1f} percent of the {c:,} workers, or {a:,}, were laid off.",
    ]
)
GROWTHS = st.sampled_from(
    [
        "Sales rose {q:.1f} percent, from {a:,} to {c:,} boats.",
        "The herd grew to {c:,} goats from {a:,}, an increase of {q:.1f} percent.",
    ]
)
PIECES = [
    *("a", "1", " ", "1,", "since March 3, for 21 days ", "647 men and 17 men. ", "of them ", '"'),
    *("from 3 to 4, up 1, ", "12 of the 48, including 3 ", "born in 1950, 66, ", "twice the 300 "),
]


def looks_rounded(number: int) -> bool:
    """Whether a number may stand for others near it: 10,000, but not 10,003 nor 9,900."""
    return number >= 10_000 and number % 100 == 0


def printed(template: str, a: int, b: int, c: int) -> str:
    return template.format(a=a, b=b, c=c, p=100 * a / (a + b), q=100 * b / a)


@given(SUMS | DIFFERENCES, NUMBERS, NUMBERS)
def test_true_sums_and_differences_add_up(template: str, a: int, b: int) -> None:
    assert {verdict for _, verdict in computed(printed(template, a, b, a + b))} == {"adds_up"}


@given(SHARES | GROWTHS, NUMBERS, NUMBERS)
def test_true_shares_and_growth_add_up(template: str, a: int, b: int) -> None:
    assert {verdict for _, verdict in computed(printed(template, a, b, a + b))} == {"adds_up"}


@given(SUMS | DIFFERENCES, NUMBERS, NUMBERS, OTHERS, st.booleans())
def test_a_changed_number_never_adds_up(
    template: str, a: int, b: int, off: int, down: bool
) -> None:
    wrong = b - off if down and b - off > 19 else b + off
    room = sum(number // 20 for number in (wrong, a + b) if looks_rounded(number))

    found = computed(printed(template, a, wrong, a + b))

    adds_up = {kind for kind, verdict in found if verdict == "adds_up"} & {"sum", "difference"}
    assert not adds_up or off <= room


def test_a_rounded_total_takes_in_what_rounds_to_it_and_no_more() -> None:
    said = "{:,} men and 9,983 women, for a total of 10,000 people, signed it."

    assert computed(said.format(20)) == [("sum", "adds_up")]
    assert computed(said.format(620)) == [("sum", "does_not_add_up")]


@given(SHARES, NUMBERS, NUMBERS, st.floats(min_value=1.5, max_value=60.0))
def test_a_changed_share_never_adds_up(template: str, a: int, b: int, off: float) -> None:
    share = 100 * a / (a + b)
    wrong = share + off if share + off < 100 else max(0.1, share - off)
    if abs(wrong - share) < 1.5:
        return

    text = template.format(a=a, c=a + b, p=wrong)

    assert ("share", "adds_up") not in computed(text)


@given(GROWTHS, NUMBERS, NUMBERS, st.floats(min_value=1.3, max_value=9.0))
def test_a_changed_growth_never_adds_up(template: str, a: int, b: int, factor: float) -> None:
    wrong = 100 * b / a * factor
    if abs(wrong - 100 * b / a) < 2:
        return

    assert ("change", "adds_up") not in computed(template.format(a=a, c=a + b, q=wrong))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    record = read_prose(text, published=DAY)

    for check in record.checks:
        assert check.formula
        assert check.explanation


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    assert_time_grows_with_length(partial(read_prose, published=DAY), piece, signs=2_500)
