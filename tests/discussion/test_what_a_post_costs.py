"""Posting costs the same however many comments were written today, here and elsewhere."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import connection

from onrecord.discussion.actions import flag_comment
from onrecord.discussion.models import Clause, Comment, Discussion, Print
from onrecord.people.models import User
from onrecord.shared.likeness import quarters
from tests.conftest import NOON
from tests.discussion.conftest import Writes
from tests.steps import counting

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the steps that are counted are SQLite's"
)


def written_today(number: int, author: User) -> None:
    """So many comments of the last hour, each with its prints, as posting leaves them."""
    discussion = Discussion.objects.get()
    chance = random.Random(number)
    first = discussion.last_seq + 1
    made = Comment.objects.bulk_create(
        Comment(
            discussion=discussion,
            author=author,
            body_source=f"{place}",
            status=Comment.Status.PUBLISHED,
            publish_seq=place,
            path=f"{place:08}",
            posting_key=f"{place}",
            created_at=NOON,
            status_at=NOON,
            published_at=NOON,
        )
        for place in range(first, first + number)
    )
    Print.objects.bulk_create(_print(comment, chance.getrandbits(64)) for comment in made)
    discussion.last_seq += number
    discussion.save()


def _print(comment: Comment, bits: int) -> Print:
    parts = {f"quarter_{n}": part for n, part in enumerate(quarters(bits), start=1)}
    exact = f"{bits:064x}"
    return Print(comment=comment, exact=exact, simhash=f"{bits:016x}", made_at=NOON, **parts)


def test_a_comment_is_looked_at_in_as_many_steps_after_two_thousand_as_after_twenty(
    write: Writes, rosa: User, sami: User, threats: Clause
) -> None:
    flag_comment(comment=write(author=sami), reader=rosa, clause=threats, note="", at=NOON)
    write("Who has just written is asked about the heat here, too.", at=NOON)

    def steps(minute: int) -> int:
        chance = random.Random(minute)
        words = " ".join("".join(chance.choices("aeioudnrst", k=6)) for _ in range(30))
        with counting() as taken:
            assert write(words, at=NOON + dt.timedelta(minutes=minute)).is_published
        return taken[0]

    written_today(20, sami)
    steps(1)  # what is prepared once is prepared
    few = steps(2)
    written_today(2000, sami)

    assert steps(3) <= few * 1.2 + 1
