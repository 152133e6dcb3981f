"""What we tell an author of a decision about their comment."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from onrecord.discussion.models import Sanction
from onrecord.discussion.notices import comment_url, quoted
from onrecord.moderation.models import Appeal, Decision
from onrecord.people.models import Kind, User
from onrecord.people.notices import Told, tell

OWN = "/account/decisions/"
_SUBJECTS = {
    Decision.Action.REMOVE: "Your comment was removed",
    Decision.Action.REJECT: "Your comment was not published",
    Decision.Action.PUBLISH: "Your comment is published",
    Decision.Action.RESTORE: "Your comment is shown again",
    Decision.Action.SPAM: "Your comment was not published",
    Decision.Action.UNDO: "A decision about your comment was taken back",
}

APPEAL = (
    "If you think this is wrong, you may appeal: somebody else will look at it.\n"
    f"{settings.ONRECORD_ADDRESS}{OWN}"
)


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
        parts.append(APPEAL)
    return "\n\n".join(parts)


def tell_sanctioned(sanction: Sanction, *, at: dt.datetime) -> None:
    """Tell who was warned, suspended or banned: why and until when; or that it is lifted."""
    what = sanction.get_kind_display()
    subject = f"{what} lifted" if sanction.lifted_at else f"{what} by the moderators"
    until = f"\n\nUntil {sanction.until:%d %B %Y, %H:%M %Z}." if sanction.until else ""
    letter = (
        f"{subject}.{until}\n\nThe standards’ clause: {sanction.clause}\n\n"
        f"The moderator’s reason: {sanction.reason}"
    )
    _tell(
        sanction.person,
        about=f"sanction:{sanction.pk}:{'lifted' if sanction.lifted_at else 'made'}",
        subject=subject,
        letter=letter if sanction.lifted_at else f"{letter}\n\n{APPEAL}",
        at=at,
    )


def tell_answer(appeal: Appeal, *, at: dt.datetime) -> None:
    """Tell who appealed what came of it, and why."""
    subject = f"Your appeal was {'granted' if appeal.is_granted else 'refused'}"
    letter = (
        f"{subject}.\n\nWhat you said:\n\n{quoted(appeal.words)}\n\nThe answer: {appeal.answer}"
    )
    _tell(appeal.person, about=f"appeal:{appeal.pk}", subject=subject, letter=letter, at=at)


def _tell(person: User, *, about: str, subject: str, letter: str, at: dt.datetime) -> None:
    told = Told(
        kind=Kind.DECISION, about=about, words=subject, url=OWN, subject=subject, letter=letter
    )
    tell(person, told, at=at)
