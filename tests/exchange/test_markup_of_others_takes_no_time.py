"""HTML of any kind becomes text in a time that grows with its length alone."""

from __future__ import annotations

from functools import partial

import pytest

from onrecord.exchange.importers.comments.markup import as_typed
from tests.timing import assert_time_grows_with_length

SHAPES = (
    "\n",
    " ",
    "<br>",
    "<b> x </b>\n",
    "<code>a</code>",
    "a<p>\t\n",
    "<b>\n",
    "~~*",
    "<ul><li>",
)


@pytest.mark.parametrize("lines_count", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_alone(shape: str, lines_count: bool) -> None:
    assert_time_grows_with_length(partial(as_typed, lines_count=lines_count), shape)


@pytest.mark.parametrize(
    ("markup", "typed"),
    [
        ("one <br> two<br/>three", "one\ntwo\nthree"),
        ("one\n<p>two</p> \n <p>three</p>", "one\n\ntwo\n\nthree"),
        ("a<b> bold </b>b", "a **bold** b"),
        ("<pre>a <code>b</code></pre><code>c</code>", "```\na b\n```\n\n`c`"),
        ("<b>a <i>b</i></b>", "**a *b***"),
    ],
)
def test_markup_is_as_before(markup: str, typed: str) -> None:
    assert as_typed(markup) == typed
