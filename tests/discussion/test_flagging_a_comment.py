"""Flagging: a reader asks a moderator to look, once, by a clause."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from onrecord.discussion.actions import change_status, flag_comment
from onrecord.discussion.models import Actor, Clause, Comment, Flag, Step
from onrecord.people.models import TooOftenError, User
from tests.conftest import NOON
from tests.discussion.conftest import Writes


def test_a_second_flag_by_the_same_reader_is_the_first(
    write: Writes, sami: User, threats: Clause
) -> None:
    comment = write()
    first = flag_comment(comment=comment, reader=sami, clause=threats, note="Look", at=NOON)

    again = flag_comment(comment=comment, reader=sami, clause=threats, note="Now!", at=NOON)

    assert again == first
    assert Flag.objects.get().note == "Look"


def test_ones_own_comment_cannot_be_flagged(write: Writes, rosa: User, threats: Clause) -> None:
    with pytest.raises(PermissionDenied):
        flag_comment(comment=write(), reader=rosa, clause=threats, note="", at=NOON)


def test_what_is_gone_cannot_be_flagged(write: Writes, sami: User, threats: Clause) -> None:
    comment = write()
    change_status(comment=comment, to=Comment.Status.REMOVED, by=Actor(Step.Kind.PERSON), at=NOON)

    with pytest.raises(PermissionDenied):
        flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)


def test_a_storm_of_flags_is_slowed(write: Writes, sami: User, threats: Clause) -> None:
    comments = [write() for _ in range(11)]
    for comment in comments[:10]:
        flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)

    with pytest.raises(TooOftenError, match="2 minutes"):
        flag_comment(comment=comments[10], reader=sami, clause=threats, note="", at=NOON)
