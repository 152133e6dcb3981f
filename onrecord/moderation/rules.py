"""Who may moderate."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from onrecord.discussion.models import Comment
from onrecord.people.models import User

MODERATING_GROUPS = ("Moderators", "Editors", "Administrators")


def may_moderate(person: User | AnonymousUser) -> bool:
    """Moderators, editors and administrators, signed in and active."""
    return isinstance(person, User) and person.holds_one_of(*MODERATING_GROUPS)


def may_let_stand(*, person: User, comment: Comment) -> bool:
    """Nobody says of their own words that readers see them; anybody may take theirs back."""
    return comment.author_id != person.pk
