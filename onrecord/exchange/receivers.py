"""Hears what is written about comments and reports, and has it told to webhooks.

Heard where it is written, in the same transaction: told is what happened, all of it and nothing
else. What comes in from another system is written many at a time and is not told. Messages name
things and lead to them; they hold no words, which may be erased later.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from onrecord.discussion.models import Comment, CommentRevision, Flag, Step
from onrecord.discussion.pages.addresses import comment_url
from onrecord.exchange.actions.webhooks import tell
from onrecord.exchange.models import Webhook
from onrecord.moderation.models import Decision
from onrecord.reports.models import Correction, Report, Version
from onrecord.shared.links import absolute

Event = Webhook.Event


@receiver(post_save, sender=Step)
def hear_step(instance: Step, created: bool, **facts: Any) -> None:
    """A comment came to be read, or no longer is."""
    if instance.after == Comment.Status.PUBLISHED:
        event = Event.COMMENT_PUBLISHED
    elif instance.after == Comment.Status.WITHDRAWN:
        event = Event.COMMENT_WITHDRAWN
    elif instance.before == Comment.Status.PUBLISHED:
        event = Event.COMMENT_REMOVED
    else:
        return
    more = {"before": instance.before, "after": instance.after, "by": instance.kind}
    tell(event, lambda: _comment(instance.comment) | more, at=instance.taken_at)


@receiver(post_save, sender=CommentRevision)
def hear_edit(instance: CommentRevision, created: bool, **facts: Any) -> None:
    """An earlier wording is kept because there is another."""
    if created:
        tell(Event.COMMENT_EDITED, partial(_comment, instance.comment), at=instance.replaced_at)


@receiver(post_save, sender=Flag)
def hear_flag(instance: Flag, created: bool, **facts: Any) -> None:
    """A reader asks a moderator to look."""
    if created:
        more = {"clause": instance.clause.number if instance.clause else None}
        tell(Event.COMMENT_FLAGGED, lambda: _comment(instance.comment) | more, at=instance.made_at)


@receiver(post_save, sender=Decision)
def hear_decision(instance: Decision, created: bool, **facts: Any) -> None:
    """A moderator decided."""
    clause = instance.clause.number if instance.clause else None
    more = {"action": instance.action, "clause": clause}
    tell(Event.DECISION_MADE, lambda: _comment(instance.comment) | more, at=instance.made_at)


@receiver(post_save, sender=Version)
def hear_version(instance: Version, created: bool, **facts: Any) -> None:
    """A report was published, or published anew."""
    more = {"version": instance.number, "sha256": instance.sha256}
    tell(Event.REPORT_PUBLISHED, lambda: _report(instance.report) | more, at=instance.published_at)


@receiver(post_save, sender=Correction)
def hear_correction(instance: Correction, created: bool, **facts: Any) -> None:
    """A report was corrected in public."""
    more = {"kind": instance.kind, "text": instance.text}
    tell(Event.REPORT_CORRECTED, lambda: _report(instance.report) | more, at=instance.made_at)


def _comment(comment: Comment) -> dict[str, Any]:
    report = comment.discussion.report
    url = comment_url(report, comment) if comment.publish_seq else report.get_absolute_url()
    return {"comment": comment.short_id, "report": report.short_id, "url": absolute(url)}


def _report(report: Report) -> dict[str, Any]:
    return {"report": report.short_id, "url": absolute(report.get_absolute_url())}
