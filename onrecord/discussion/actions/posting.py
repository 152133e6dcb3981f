"""Posting a comment."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from onrecord.delivery.commits import sharing_commit
from onrecord.discussion import notices, rules
from onrecord.discussion.actions.attaching import About, anchor_of, attach
from onrecord.discussion.actions.holds import (
    Submission,
    keep_verdicts,
    look_at,
    reason_to_hold,
)
from onrecord.discussion.actions.mentioning import Named, keep_mentions, named_in, render_naming
from onrecord.discussion.actions.outside import status_of_new
from onrecord.discussion.actions.pausing import require_pause
from onrecord.discussion.actions.standing import keep_new, locked_of
from onrecord.discussion.actions.wording import checked_words
from onrecord.discussion.models import BY_RULE, Comment, CommentAnchor, Discussion
from onrecord.people.models import Allowance, User
from onrecord.people.rules import badges_worn
from onrecord.reports.models import Report
from onrecord.shared.log_entries import log_together
from onrecord.shared.prepared import Prepared, Slot


def post_comment(
    *,
    author: User,
    report: Report,
    text: str,
    at: dt.datetime,
    parent: Comment | None = None,
    posting_key: str = "",
    network: str = "",
    about: About | None = None,
) -> Comment:
    """Keep a comment: published at once, or held where a check asks for a moderator.

    The same ``posting_key`` with the same words gives back the comment that they made.
    ``about`` says which statement, figure or words of the report it is about.
    ``network`` is a pseudonym of where it comes from, to limit a crowd of accounts.
    Raises ``PermissionDenied`` or ``ValidationError`` (``TooOftenError`` among them), each with a
    message for the author.
    """
    words = checked_words(text)
    named = named_in(words, report)
    key = _key_of(posting_key, report, parent, words)
    return _keep(
        author=author,
        report=report,
        words=words,
        named=named,
        html=render_naming(words, named),
        at=at,
        parent=parent,
        key=key,
        network=network,
        anchor=anchor_of(about, report) if about else None,
    )


@sharing_commit
def _keep(
    *,
    author: User,
    report: Report,
    words: str,
    named: Named,
    html: str,
    at: dt.datetime,
    parent: Comment | None,
    key: str,
    network: str,
    anchor: CommentAnchor | None,
) -> Comment:
    discussion = _locked_discussion_of(report)
    # Under the lock: of two copies of one form that arrive together the second finds the first.
    if earlier := _posted_before(author, discussion, key):
        return earlier
    _check_right(author, discussion, at=at)
    _check_parent(parent, discussion)
    submission = Submission(author, discussion, words, html, at)
    require_pause(submission)
    _spend(author=author, network=network, at=at)
    verdicts = look_at(submission)
    held = reason_to_hold(submission, verdicts)
    comment = Comment(
        discussion=discussion,
        author=author,
        parent=parent,
        body_source=words,
        body_html=html,
        created_at=at,
        posting_key=key,
    )
    keep_new(
        comment, to=status_of_new(submission, held), by=BY_RULE, discussion=discussion, because=held
    )
    keep_verdicts(comment, submission, verdicts)
    _finish(comment, author, anchor, named, at=at)
    return comment


def _finish(
    comment: Comment, author: User, anchor: CommentAnchor | None, named: Named, *, at: dt.datetime
) -> None:
    if anchor:
        attach(anchor, comment)
    if named:
        keep_mentions(comment, named)
    if comment.is_published:
        notices.tell_of_publication(comment, at=at)
    _log(comment, author)


def _log(comment: Comment, author: User) -> None:
    """Each use of a badge is logged: the newsroom has vouched for it."""
    facts: dict[str, dict[str, Any]] = {}
    if worn := badges_worn(author, comment.discussion.report_id):
        facts["people.badge_used"] = {"badges": worn}
    facts["discussion.comment_posted"] = {"held_because": comment.held_because}
    log_together(comment, facts, user=author)


def _key_of(posting_key: str, report: Report, parent: Comment | None, words: str) -> str:
    """Made of all that was sent: a form sent again with other words is another comment."""
    if not posting_key:
        return ""
    sent = "\0".join([posting_key, str(report.pk), str(parent and parent.pk), words])
    return hashlib.sha256(sent.encode()).hexdigest()


def _posted_before(author: User, discussion: Discussion, key: str) -> Comment | None:
    earlier = _posted.first(author=author.pk, key=key) if key else None
    if earlier:
        # The key is made of the report, too.
        earlier.author, earlier.discussion = author, discussion
    return earlier


def _locked_discussion_of(report: Report) -> Discussion:
    try:
        return locked_of(report)
    except Discussion.DoesNotExist:
        raise PermissionDenied("This report has no discussion.") from None


def _check_right(author: User, discussion: Discussion, *, at: dt.datetime) -> None:
    if reason := rules.reason_not_to_comment(person=author, discussion=discussion):
        raise PermissionDenied(reason)
    if reason := rules.reason_of_sanction(person=author, at=at):
        raise PermissionDenied(reason)


def _check_parent(parent: Comment | None, discussion: Discussion) -> None:
    if parent is None:
        return
    if parent.discussion_id != discussion.pk or not parent.is_published:
        raise ValidationError(
            "The comment that you reply to is no longer shown. Post yours without the reply, "
            "or reply to another.",
            code="parent_gone",
        )


def _spend(*, author: User, network: str, at: dt.datetime) -> None:
    if author.is_staff:
        return
    rates = {f"comment:{author.pk}": rules.POSTING_RATE}
    if network:
        rates[f"comment-from:{network}"] = rules.NETWORK_POSTING_RATE
    Allowance.objects.spend_all(rates, at=at)


_posted = Prepared(
    # Not empty: so SQLite knows that the index of keys holds it, and need not read all of a person.
    lambda: (
        Comment.objects.filter(author=Slot("author"), posting_key=Slot("key"))
        .exclude(posting_key="")
        .order_by()
    )
)
