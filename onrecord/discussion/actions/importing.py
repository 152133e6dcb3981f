"""Taking in the comments that a captured page shows."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions.coming_in import write_first_steps
from onrecord.discussion.actions.opening import open_discussion
from onrecord.discussion.actions.placing import count_reply, take_place
from onrecord.discussion.actions.standing import count, locked
from onrecord.discussion.models import Comment, Discussion
from onrecord.extraction.types import CapturedComment
from onrecord.reports.models import Report
from onrecord.shared.comment_text import render
from onrecord.shared.text import tidy_line, tidy_prose


@transaction.atomic
def import_comments(
    *, report: Report, comments: Sequence[CapturedComment], at: dt.datetime
) -> list[Comment]:
    """Keep the comments of a captured page, in its order, under their unclaimed names.

    Gives back those that are new: importing the same page twice adds nothing. A reply finds the
    newest comment above it by the name it answers; where that is not on the page the name stays.
    """
    discussion = locked(open_discussion(report=report).pk)
    known = {
        comment.posting_key: comment
        for comment in Comment.objects.filter(discussion=discussion, is_captured=True)
    }
    by_name: dict[str, Comment] = {}
    added = []
    for key, captured in _keyed(comments):
        comment = known.get(key)
        if comment is None:
            parent = by_name.get(captured.reply_to.casefold()) if captured.reply_to else None
            comment = _keep(discussion, captured, key=key, parent=parent, at=at)
            added.append(comment)
        if captured.author:
            by_name[captured.author.casefold()] = comment
    if added:
        write_first_steps(added, discussion=discussion, at=at)
        count(discussion, more=len(added))
        log(discussion, "discussion.comments_imported", data={"comments": len(added)})
    return added


def _keyed(comments: Sequence[CapturedComment]) -> Iterator[tuple[str, CapturedComment]]:
    """Each comment, tidied, with a key that is the same whenever the page is read again."""
    seen: Counter[str] = Counter()
    for captured in comments:
        tidy = CapturedComment(
            author=tidy_line(captured.author or "")[:80],
            reply_to=tidy_line(captured.reply_to or "")[:80],
            text=tidy_prose(captured.text),
        )
        if not tidy.text:
            continue
        said = "\0".join([tidy.author or "", tidy.reply_to or "", tidy.text])
        seen[said] += 1
        yield hashlib.sha256(f"{said}\0{seen[said]}".encode()).hexdigest(), tidy


def _keep(
    discussion: Discussion,
    captured: CapturedComment,
    *,
    key: str,
    parent: Comment | None,
    at: dt.datetime,
) -> Comment:
    """The page does not say when it was written: it has no time of publication, only of import."""
    comment = Comment(
        discussion=discussion,
        is_captured=True,
        captured_name=captured.author or "",
        captured_reply_to=captured.reply_to or "",
        parent=parent,
        status=Comment.Status.PUBLISHED,
        status_at=at,
        body_source=captured.text,
        body_html=render(captured.text),
        created_at=at,
        posting_key=key,
    )
    take_place(comment, discussion)
    comment.save()
    count_reply(comment, more=1, at=at)
    return comment
