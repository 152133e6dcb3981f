"""What we tell an author of a decision about their comment."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from onrecord.moderation.models import Decision
from onrecord.reports.models import NewsroomSettings

_SUBJECTS = {
    Decision.Action.REMOVE: "Your comment was removed",
    Decision.Action.REJECT: "Your comment was not published",
    Decision.Action.PUBLISH: "Your comment is published",
    Decision.Action.RESTORE: "Your comment is shown again",
}


def tell_author(decision: Decision) -> None:
    """Send one mail; captured comments and people who left have nobody to write to."""
    author = decision.comment.author
    if author is None or not author.is_active:
        return
    subject = _SUBJECTS[Decision.Action(decision.action)]
    EmailMessage(
        subject=f"{subject}: {NewsroomSettings.now_shown().name}",
        body=_words(decision, subject),
        to=[author.email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()


def _words(decision: Decision, subject: str) -> str:
    comment = decision.comment
    parts = [
        f"{subject}: on the report “{comment.discussion.report.headline}”.",
        "What you wrote:\n\n" + "\n".join(f"> {line}" for line in comment.body_source.splitlines()),
    ]
    if decision.clause:
        parts.append(
            f"The standards’ clause: {decision.clause}\n"
            f"{settings.ONRECORD_ADDRESS}{decision.clause.get_absolute_url()}"
        )
    if decision.reason:
        parts.append(f"The moderator’s reason: {decision.reason}")
    if decision.action in {Decision.Action.REMOVE, Decision.Action.REJECT}:
        parts.append("If you think this is wrong, answer this mail: somebody else will look.")
    return "\n\n".join(parts) + "\n"
