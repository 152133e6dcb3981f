"""Entries of Wagtail's log that are written often, by few statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from onrecord.shared.inserting import add_facts


def log_together(
    thing: Model, facts: Mapping[str, dict[str, Any]], *, user: AbstractBaseUser
) -> None:
    """One entry for each action with its facts, as ``wagtail.log_actions.log`` writes them.

    Wagtail's own looks up again whether the person and the kind of thing exist.
    """
    kind = ContentType.objects.get_for_model(thing)
    add_facts(
        ModelLogEntry,
        [
            {
                "content_type_id": kind.pk,
                "object_id": str(thing.pk),
                "label": str(thing),
                "action": action,
                "data": data,
                "user_id": user.pk,
                "timestamp": timezone.now(),
                "uuid": get_active_log_context().uuid,
            }
            for action, data in facts.items()
        ],
    )
