"""Recommending a comment, and picking it for the editors' list."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import rules
from onrecord.discussion.actions.placing import change_keys
from onrecord.discussion.actions.standing import locked, tell
from onrecord.discussion.models import Comment, Recommendation
from onrecord.people.models import Allowance, User


@transaction.atomic
def recommend_comment(*, comment: Comment, reader: User, at: dt.datetime) -> None:
    """Say that it is worth reading; a second time by the same reader changes nothing."""
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db()
    if not rules.may_recommend(person=reader, comment=comment):
        raise PermissionDenied("One’s own comments and those no longer shown have no such button.")
    if Recommendation.objects.filter(comment=comment, reader=reader).exists():
        return
    Allowance.objects.spend(key=f"recommend:{reader.pk}", rate=rules.RECOMMENDING_RATE, at=at)
    Recommendation.objects.create(comment=comment, reader=reader, made_at=at)
    comment.recommends += 1
    change_keys(comment, changed=["recommends"], at=at)
    tell(discussion)


@transaction.atomic
def take_back_recommendation(*, comment: Comment, reader: User, at: dt.datetime) -> None:
    """As if it had not been said; where it was not, nothing changes."""
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db()
    gone, _ = Recommendation.objects.filter(comment=comment, reader=reader).delete()
    if gone:
        comment.recommends = max(0, comment.recommends - 1)
        change_keys(comment, changed=["recommends"], at=at)
        tell(discussion)


@transaction.atomic
def pick_comment(*, comment: Comment, editor: User, is_picked: bool, at: dt.datetime) -> None:
    """Put a comment on the editors' list, or take it off: readers see which are on it."""
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db()
    if not rules.may_pick(person=editor, comment=comment):
        raise PermissionDenied("Editors pick comments that everybody can read.")
    if is_picked == (comment.picked_at is not None):
        return
    comment.picked_at = at if is_picked else None
    change_keys(comment, changed=["picked_at"], at=at)
    action = "discussion.comment_picked" if is_picked else "discussion.comment_unpicked"
    log(comment, action, user=editor)
    tell(discussion)
