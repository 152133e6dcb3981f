"""Whom a comment or a correction concerns, and what they are told of it."""

from __future__ import annotations

import datetime as dt

from onrecord.delivery.events import announce
from onrecord.discussion.models import Comment
from onrecord.people.models import Kind, User
from onrecord.people.notices import Told, tell, unsay
from onrecord.reports.models import Correction


def tell_of_publication(comment: Comment, *, at: dt.datetime) -> None:
    """A comment can be read: whoever it answers hears of it, and nobody heard before."""
    _tell_answered(comment, at=at)
    tell_named(comment, at=at)


def tell_named(comment: Comment, *, at: dt.datetime) -> None:
    """Whoever a comment that everybody can read names hears of it, once.

    Who is told already that their comment was answered is not told of the same comment twice.
    """
    author, discussion = comment.author, comment.discussion
    if "@" not in comment.body_source or author is None or not discussion.can_be_read:
        return
    untold = comment.mentions.filter(told_at=None).select_related("person")
    answered = comment.parent.author_id if comment.parent else None
    for mention in untold:
        if mention.person_id != answered:
            tell(mention.person, _told_of_name(comment), at=at, actor=author)
    untold.update(told_at=at)


def _told_of_name(comment: Comment) -> Told:
    report = comment.discussion.report
    return Told(
        kind=Kind.MENTION,
        about=f"comment:{comment.pk}",
        words=f"named you in a comment on “{report.headline}”",
        url=comment_url(comment),
        subject=f"{comment.shown_author} named you in a comment",
        letter=(
            f"{comment.shown_author} named you in a comment on “{report.headline}”:\n\n"
            f"{quoted(comment.body_source)}"
        ),
        thread=f"comment:{comment.pk}",
    )


def _tell_answered(comment: Comment, *, at: dt.datetime) -> None:
    parent = comment.parent
    if parent is None or parent.author is None or comment.author is None:
        return
    report = comment.discussion.report
    told = Told(
        kind=Kind.REPLY,
        about=f"comment:{comment.pk}",
        words=f"replied to your comment on “{report.headline}”",
        url=comment_url(comment),
        subject=f"{comment.shown_author} replied to you",
        letter=(
            f"{comment.shown_author} replied to your comment on “{report.headline}”:\n\n"
            f"{quoted(comment.body_source)}\n\nYou wrote:\n\n{quoted(parent.body_source)}"
        ),
        thread=f"comment:{parent.pk}",
    )
    tell(parent.author, told, at=at, actor=comment.author)


def take_back(comment: Comment, *, at: dt.datetime) -> None:
    """A comment can be read no longer: what was told of it goes, mail not yet sent never is."""
    tell_page_of_author(comment)
    unsay(about=f"comment:{comment.pk}", at=at)


def tell_page_of_author(comment: Comment) -> None:
    """The author's public page shows their comments."""
    if comment.author_id:
        announce(page_of_author(comment))


def page_of_author(comment: Comment) -> str:
    """The topic of that page."""
    return f"person:{comment.author_id}"


def tell_of_correction(person: User, correction: Correction, *, at: dt.datetime) -> None:
    """A report that somebody commented on was corrected."""
    report = correction.report
    told = Told(
        kind=Kind.CORRECTION,
        about=f"correction:{correction.pk}",
        words=f"Corrected: “{report.headline}”, which you commented on",
        url=f"{report.get_absolute_url()}#corrections",
        subject=f"Corrected: {report.headline}",
        letter=(
            f"“{report.headline}”, a report that you commented on, was corrected. "
            f"{correction.get_kind_display()}:\n\n{correction.text}"
        ),
        thread=f"report:{report.pk}",
    )
    tell(person, told, at=at)


def comment_url(comment: Comment) -> str:
    """The comment among its neighbours."""
    address = comment.discussion.report.get_absolute_url()
    return f"{address}discussion/comment/{comment.short_id}/#c-{comment.short_id}"


def quoted(words: str) -> str:
    """Somebody's words as mail quotes them."""
    return "\n".join(f"> {line}" for line in words.splitlines())
