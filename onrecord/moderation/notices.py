"""What we tell an author of a decision about their comment."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from onrecord.discussion.notices import comment_url, quoted
from onrecord.moderation.models import Decision
from onrecord.people.models import Kind
from onrecord.people.notices import Told, tell

_SUBJECTS = {
    Decision.Action.REMOVE: "Your comment was removed",
    Decision.Action.REJECT: "Your comment was not published",
    Decision.Action.PUBLISH: "Your comment is published",
    Decision.Action.RESTORE: "Your comment is shown again",
    Decision.Action.SPAM: "Your comment was not published",
    Decision.Action.UNDO: "A decision about your comment was taken back",
}


def tell_author(decision: Decision, *, at: dt.datetime) -> None:
    """Keep the notice with the decision; behind a captured comment is nobody to tell."""
    comment = decision.comment
    if comment.author is None:
        return
    subject = _SUBJECTS[Decision.Action(decision.action)]
    headline = comment.discussion.report.headline
    is_published = decision.action == Decision.Action.PUBLISH
    told = Told(
        kind=Kind.PUBLISHED if is_published else Kind.DECISION,
        about=f"comment:{comment.pk}" if is_published else f"decision:{decision.pk}",
        words=f"{subject}: on “{headline}”",
        url=comment_url(comment) if comment.publish_seq else "/account/",
        subject=f"{subject}: {headline}",
        letter=_words(decision, subject),
        thread=f"comment:{comment.pk}",
    )
    tell(comment.author, told, at=at)


def _words(decision: Decision, subject: str) -> str:
    comment = decision.comment
    parts = [
        f"{subject}: on the report “{comment.discussion.report.headline}”.",
        f"What you wrote:\n\n{quoted(comment.body_source)}",
    ]
    if decision.clause:
        parts.append(
            f"The standards’ clause: {decision.clause}\n"
            f"{settings.ONRECORD_ADDRESS}{decision.clause.get_absolute_url()}"
        )
    if decision.reason:
        parts.append(f"The moderator’s reason: {decision.reason}")
    if decision.action in {Decision.Action.REMOVE, Decision.Action.REJECT, Decision.Action.SPAM}:
        parts.append("If you think this is wrong, answer this mail: somebody else will look.")
    return "\n\n".join(parts)
