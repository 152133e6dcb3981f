"""A classifier outside may ask for a moderator's look; nothing that it does opens the gate."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.discussion.actions import edit_comment
from onrecord.discussion.models import Comment, CommentCheck, Discussion
from onrecord.people.models import User
from tests.conftest import again
from tests.discussion.conftest import Writes
from tests.discussion.outside import Outside, outside

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

Hold, Status = Comment.Hold, Comment.Status


@pytest.fixture
def classifier(settings: Any) -> Iterator[Outside]:
    with outside(json.loads) as here:
        settings.CLASSIFIER_URL = f"{here.address}/look"
        settings.CLASSIFIER_TIMEOUT = 1
        yield here


def _fresh(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


def test_what_it_passes_is_shown_and_the_verdict_kept(classifier: Outside, write: Writes) -> None:
    classifier.answers(json.dumps({"score": 0.2, "version": "quiet-3"}).encode())

    comment = _fresh(write("A quiet remark"))

    assert comment.is_published
    assert classifier.asked == [{"text": "A quiet remark"}]
    check = CommentCheck.objects.get()
    assert (check.verdict, check.score, check.version) == ("pass", 0.2, "quiet-3")
    assert Discussion.objects.get().comment_count == 1


def test_what_it_objects_to_waits_for_a_person(classifier: Outside, write: Writes) -> None:
    classifier.answers(json.dumps({"score": 0.93, "reason": "insult"}).encode())

    comment = _fresh(write("A loud remark"))

    assert (comment.status, comment.held_because) == (Status.HELD, Hold.CLASSIFIER)
    assert comment.steps.get().kind == "model"
    assert comment.checks.get().evidence == "insult"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[1]",
        b"[" * 5000,
        b'{"score": null}',
        b'{"score": "0.1"}',
        b'{"score": true}',
        b'{"score": -1}',
        b'{"score": 7}',
        b'{"score": NaN}',
        b'{"score": 0.1}' + b" " * 30_000,
    ],
)
def test_nonsense_opens_no_gate(classifier: Outside, write: Writes, body: bytes) -> None:
    classifier.answers(body)

    comment = _fresh(write("A remark"))

    assert (comment.status, comment.held_because) == (Status.HELD, Hold.NO_ANSWER)
    assert comment.steps.get().kind == "rule"
    assert comment.checks.get().evidence


@pytest.mark.parametrize("status", [301, 401, 500, 503])
def test_a_failing_classifier_opens_no_gate(
    classifier: Outside, write: Writes, status: int
) -> None:
    classifier.answers(json.dumps({"score": 0.0}).encode(), status=status)

    assert _fresh(write("A remark")).held_because == Hold.NO_ANSWER


def test_a_silent_or_absent_classifier_opens_no_gate(
    classifier: Outside, write: Writes, settings: Any
) -> None:
    classifier.says = lambda handler: time.sleep(2)
    assert _fresh(write("A remark")).held_because == Hold.NO_ANSWER

    settings.CLASSIFIER_URL = "http://127.0.0.1:9/none"
    assert _fresh(write("Another remark")).held_because == Hold.NO_ANSWER


def test_an_edit_is_asked_about_before_it_is_shown(
    classifier: Outside, write: Writes, rosa: User
) -> None:
    classifier.answers(json.dumps({"score": 0.0}).encode())
    comment = _fresh(write("A quiet remark"))
    classifier.answers(json.dumps({"score": 0.99}).encode())

    edit_comment(comment=comment, author=rosa, text="A loud one", at=comment.created_at)
    assert _fresh(comment).status == Status.HELD

    classifier.answers(json.dumps({"score": 0.0}).encode())
    edit_comment(comment=_fresh(comment), author=rosa, text="Quiet", at=comment.created_at)
    assert _fresh(comment).status == Status.HELD  # a person has to look now


def test_the_newsrooms_own_people_are_not_asked_about(
    classifier: Outside, write: Writes, ed: User
) -> None:
    assert write("From the newsroom", author=ed).is_published
    assert classifier.asked == []
