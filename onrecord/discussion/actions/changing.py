"""Editing and withdrawing one's own comment."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import notices, rules
from onrecord.discussion.actions.holds import (
    Submission,
    keep_verdicts,
    look_at,
    reason_to_hold,
)
from onrecord.discussion.actions.mentioning import keep_mentions, named_in, render_naming
from onrecord.discussion.actions.outside import reason_to_wait_for_outside
from onrecord.discussion.actions.standing import change_status, locked, tell
from onrecord.discussion.actions.wording import checked_words
from onrecord.discussion.models import BY_RULE, Actor, Comment, CommentRevision
from onrecord.people.models import User


@transaction.atomic
def edit_comment(*, comment: Comment, author: User, text: str, at: dt.datetime) -> None:
    """Change the wording within the window; the earlier one is kept, readers see "edited".

    A wording that would have waited for a moderator when posted waits now.
    """
    words = checked_words(text)
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db()
    if not rules.may_edit(person=author, comment=comment, at=at):
        raise PermissionDenied(
            "This comment can no longer be changed. You can still withdraw it, or add another."
        )
    if words == comment.body_source:
        return
    CommentRevision.objects.create(comment=comment, body_source=comment.body_source, replaced_at=at)
    named = named_in(words, discussion.report)
    comment.body_source, comment.edited_at = words, at
    comment.body_html = render_naming(words, named)
    comment.save(update_fields=["body_source", "body_html", "edited_at"])
    keep_mentions(comment, named)
    log(comment, "discussion.comment_edited", user=author)
    submission = Submission(author, discussion, words, comment.body_html, at, comment_id=comment.pk)
    verdicts = look_at(submission)
    keep_verdicts(comment, submission, verdicts)
    held = reason_to_hold(submission, verdicts) or reason_to_wait_for_outside(submission)
    if held and comment.is_published:
        change_status(comment=comment, to=Comment.Status.HELD, by=BY_RULE, at=at, because=held)
    elif comment.is_published:
        tell(discussion)
        notices.tell_page_of_author(comment)
        notices.tell_named(comment, at=at)


@transaction.atomic
def withdraw_comment(*, comment: Comment, author: User, at: dt.datetime) -> None:
    """Take back one's words: nobody is shown them again, replies stay under a note."""
    comment.refresh_from_db()
    if not rules.may_withdraw(person=author, comment=comment):
        raise PermissionDenied("Only its author can withdraw a comment, and only once.")
    change_status(comment=comment, to=Comment.Status.WITHDRAWN, by=Actor.author(author), at=at)
    log(comment, "discussion.comment_withdrawn", user=author)
