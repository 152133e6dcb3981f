"""The first step of comments that came in from elsewhere, of many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onrecord.discussion.models import Comment, Discussion, Step
from onrecord.discussion.models.step import hash_of_wording

CAME_IN = "Came in from elsewhere"


def write_first_steps(
    comments: Iterable[Comment], *, discussion: Discussion, at: dt.datetime
) -> None:
    """Begin each comment's chain with what it came in as; ``discussion`` is ``locked``.

    A rule takes it, whatever the status: nobody here decided about it. What was only received
    there has no step yet, as here.
    """
    steps = []
    for comment in comments:
        if comment.status == Comment.Status.RECEIVED:
            continue
        step = Step(
            comment=comment,
            discussion=discussion,
            number=discussion.last_step + 1,
            before=Comment.Status.RECEIVED,
            after=comment.status,
            kind=Step.Kind.RULE,
            because=comment.held_because,
            clause=comment.removed_under,
            note=CAME_IN,
            wording=hash_of_wording(comment),
            taken_at=at,
        )
        step.hash = step.hash_after(discussion.step_hash)
        discussion.last_step, discussion.step_hash = step.number, step.hash
        steps.append(step)
    Step.objects.bulk_create(steps, batch_size=200)
    discussion.save(update_fields=["last_step", "step_hash"])
