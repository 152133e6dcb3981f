"""Hears of decisions: some are drawn for a second look, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from onrecord.moderation.actions.looking_again import draw_for_second_look
from onrecord.moderation.models import Decision


@receiver(post_save, sender=Decision, dispatch_uid="moderation.draw")
def draw(instance: Decision, created: bool, **_: Any) -> None:
    """Whatever decides, each decision takes part in the draw."""
    if created:
        draw_for_second_look(instance)
