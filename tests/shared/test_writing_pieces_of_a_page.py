"""Pieces of a page, written in Jinja, say what Django's own templates would."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from onrecord.shared.links import Link
from onrecord.shared.pieces import piece

ZONES = ["UTC", "Europe/Helsinki", "America/St_Johns", "Asia/Kathmandu"]


def by_django(words: str, **facts: object) -> str:
    written: str = engines["django"].from_string(words).render(facts)
    return written


@given(
    after=st.timedeltas(dt.timedelta(), dt.timedelta(days=80_000)),
    zone=st.sampled_from(ZONES),
    language=st.sampled_from(["en", "de", "ar"]),
)
def test_a_moment_is_written_as_django_writes_it(
    after: dt.timedelta, zone: str, language: str
) -> None:
    at = dt.datetime(1900, 1, 1, tzinfo=dt.UTC) + after
    with timezone.override(ZoneInfo(zone)), translation.override(language):
        expected = by_django(
            """<time datetime="{{ at|date:'c' }}" data-local>{{ at|date:"j F Y, H:i" }}</time>""",
            at=at,
        )

        assert piece("reports/time", at=at) == expected


def test_a_page_takes_in_a_piece_as_it_is() -> None:
    written = by_django('<p>{% piece "record/kind" kind="direct" %}</p>')

    assert written == "<p>in their own words</p>"


def test_what_a_piece_is_given_is_escaped_unless_it_is_known_to_be_safe() -> None:
    check = {
        "verdict": "note",
        "kind_name": "<b>sum</b>",
        "working": "",
        "explanation": mark_safe("<i>kept</i>"),
        "operands": [Link("“a & b”", "#f-1")],
        "answer": "",
        "is_confirmed": True,
        "url": "",
    }

    written = piece("record/checks", checks=[check])

    assert "&lt;b&gt;sum&lt;/b&gt;" in written
    assert "<i>kept</i>" in written
    assert '<a href="#f-1">“a &amp; b”</a>' in written


def test_a_fact_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        piece("record/checks", checks=[{"verdict": "note"}])
