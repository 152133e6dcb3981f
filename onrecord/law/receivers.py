"""Hears what is decided about comments and people, and enters it into the public log with it."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from onrecord.discussion.models import Comment, Sanction, Step
from onrecord.law.actions import (
    enter_answer,
    enter_decision,
    enter_hold,
    enter_lift,
    enter_sanction,
)
from onrecord.moderation.models import Appeal, Decision

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


@receiver(post_save, sender=Sanction, dispatch_uid="law.sanction")
def enter_what_keeps_from_writing(instance: Sanction, created: bool, **_: Any) -> None:
    """A sanction is public, whose it is is not; after it is made it is saved to be lifted."""
    if created:
        enter_sanction(instance)
    elif instance.lifted_at:
        enter_lift(instance)


@receiver(post_save, sender=Appeal, dispatch_uid="law.appeal")
def enter_what_was_answered(instance: Appeal, created: bool, **_: Any) -> None:
    """What an appeal came to, denied or granted; what follows has an entry of its own."""
    if not created and instance.answered_at:
        enter_answer(instance)
