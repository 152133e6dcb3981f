"""Changing how one discussion is held."""

from __future__ import annotations

from onrecord.discussion import actions as discussion
from onrecord.discussion.models import Discussion
from onrecord.moderation.actions.filing import require_moderator
from onrecord.people.models import User


def change_discussion(
    *,
    held: Discussion,
    moderator: User,
    state: Discussion.State,
    mode: str,
    pause_s: int | None = None,
) -> None:
    """Open or close a discussion, and say whether comments wait for a moderator."""
    require_moderator(moderator)
    discussion.change_discussion(
        discussion=held, state=state, mode=mode, pause_s=pause_s, person=moderator
    )
