"""Hears of decisions and of holds, and enters them into the public log in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from onrecord.discussion.models import Comment, Step
from onrecord.law.actions import enter_decision, enter_hold
from onrecord.moderation.models import Decision

AUTOMATIC = {Step.Kind.RULE, Step.Kind.MODEL}


@receiver(post_save, sender=Decision, dispatch_uid="law.decision")
def enter_what_was_decided(instance: Decision, created: bool, **_: Any) -> None:
    """A decision is public at once."""
    if created:
        enter_decision(instance)


@receiver(post_save, sender=Step, dispatch_uid="law.hold")
def enter_what_was_held(instance: Step, **_: Any) -> None:
    """Where all comments wait nothing was decided about this one, so that is not entered."""
    is_held = instance.after == Comment.Status.HELD and instance.kind in AUTOMATIC
    if is_held and instance.because != Comment.Hold.PREMODERATED:
        enter_hold(instance)
