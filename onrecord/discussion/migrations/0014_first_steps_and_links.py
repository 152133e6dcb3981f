"""Give comments that came in before their first step, and say of their links who wrote them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re

from django.db import migrations

AT_ONCE = 500
LINK = re.compile(r'<a href="([^"]*)">')


def first_steps(apps, editor):
    """As ``discussion.actions.coming_in`` does, with the hash as it was made when this was written."""
    Comment = apps.get_model("discussion", "Comment")
    Discussion = apps.get_model("discussion", "Discussion")
    Step = apps.get_model("discussion", "Step")
    without = Comment.objects.filter(steps=None).exclude(status="received").order_by("pk")
    concerned = list(without.order_by().values_list("discussion", flat=True).distinct())
    for discussion in Discussion.objects.filter(pk__in=concerned):
        own = without.filter(discussion=discussion)
        while some := list(own[:AT_ONCE]):
            Step.objects.bulk_create([_step(Step, comment, discussion) for comment in some])
        discussion.save(update_fields=["last_step", "step_hash"])


def _step(Step, comment, discussion):
    wording = hashlib.sha256(f"{comment.salt}\0{comment.body_source}".encode()).hexdigest()
    step = Step(
        comment=comment,
        discussion=discussion,
        number=discussion.last_step + 1,
        before="received",
        after=comment.status,
        kind="rule",
        because=comment.held_because,
        clause_id=comment.removed_under_id,
        note="Came in from elsewhere",
        wording=wording,
        taken_at=comment.status_at,
    )
    facts = [
        *(discussion.step_hash, discussion.pk, step.number, comment.pk),
        *(step.before, step.after, step.kind, step.because, step.clause_id),
        *(wording, step.taken_at.astimezone(dt.UTC).isoformat()),
    ]
    step.hash = hashlib.sha256(json.dumps(facts).encode()).hexdigest()
    discussion.last_step, discussion.step_hash = step.number, step.hash
    return step


def links(apps, editor):
    """What the renderer writes of a link now; nothing else of it has changed."""
    Comment = apps.get_model("discussion", "Comment")
    last = 0
    while some := list(
        Comment.objects.filter(pk__gt=last, body_html__contains='<a href="').order_by("pk")[:AT_ONCE]
    ):
        last = some[-1].pk
        for comment in some:
            comment.body_html = LINK.sub(
                r'<a href="\1" rel="ugc nofollow noopener">', comment.body_html
            )
        Comment.objects.bulk_update(some, ["body_html"])


class Migration(migrations.Migration):
    dependencies = [("discussion", "0013_comments_that_wait")]

    operations = [
        migrations.RunPython(first_steps, migrations.RunPython.noop),
        migrations.RunPython(links, migrations.RunPython.noop),
    ]
