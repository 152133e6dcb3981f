"""Says who said it: gives statements another speaker."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, put_on_record, stored_topics
from onrecord.record.actions.inside import with_what_is_inside
from onrecord.record.actions.naming import speaker_named
from onrecord.record.models import Statement
from onrecord.record.models.entry import Entry, Words

LONGEST = 160


@transaction.atomic
def reassign_speaker(
    *, statement: Statement, name: str, words: Words, editor: User, at: dt.datetime
) -> None:
    """Put a statement on record under the speaker of that name or alias, with what is inside.

    ``words`` are those at the desk. An empty name says that nobody is named. ``ValidationError``
    where the name is too long, or the statement's words are gone.
    """
    rules.require_may_keep_record(editor, statement.report)
    name = " ".join(name.split())
    if len(name) > LONGEST:
        raise ValidationError(f"A name has at most {LONGEST} characters; this has {len(name)}.")
    if statement.state == Entry.State.ORPHANED:
        raise ValidationError("The words of this statement are no longer in the report.")
    before = stored_topics(statement)
    speaker = speaker_named(name) if name else None
    if speaker != statement.speaker:
        statement.role = ""  # it was the other's
    if speaker is None:
        statement.suggested_speaker = ""
    statement.speaker, statement.resolution = speaker, Statement.Resolution.EDITOR
    statement.save(update_fields=["speaker", "suggested_speaker", "role", "resolution"])
    entries = with_what_is_inside([statement], words=words)
    put_on_record(entries, editor=editor, at=at)
    log(
        statement.report,
        "record.reassigned",
        user=editor,
        data={"entry": statement.exact[:80], "speaker": name},
    )
    announce_record(statement.report, entries, before=before)
