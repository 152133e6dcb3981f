"""Leaving a note about a person for the other moderators."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from onrecord.moderation.actions.filing import given, require_moderator
from onrecord.moderation.models import PersonNote
from onrecord.people.models import User


@transaction.atomic
def note_on_person(*, person: User, moderator: User, text: str, at: dt.datetime) -> PersonNote:
    """Keep the note; the person does not see it here, and is given it with all that is theirs."""
    require_moderator(moderator)
    note = PersonNote.objects.create(
        person=person, moderator=moderator, text=given(text), made_at=at
    )
    log(person, "moderation.note", user=moderator)
    return note
