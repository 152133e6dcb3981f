"""How a comment gets its place and its status: the only code that touches either, or the counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from django.core.exceptions import ValidationError
from django.db import models, transaction

from onrecord.delivery.events import announce_each
from onrecord.discussion import notices
from onrecord.discussion.actions.placing import PLACE, count_reply, take_place
from onrecord.discussion.models import Actor, Clause, Comment, Discussion, Print, Step
from onrecord.discussion.models.step import hash_of_wording
from onrecord.reports.models import Report
from onrecord.shared.inserting import add_and_tell
from onrecord.shared.prepared import Prepared, PreparedUpdate, Slot


class NoSuchStepError(ValidationError):
    """What was asked cannot be done to a comment of this status."""

    def __init__(self, status: Comment.Status) -> None:
        super().__init__(
            f"This comment is {status.label.lower()} now, so that cannot be done to it. "
            "Look at it again.",
            code="no_such_step",
        )


def locked(discussion_id: int) -> Discussion:
    """The discussion, kept from all other writers until the transaction ends."""
    return _found(_locked_by_id.first(pk=discussion_id))


def locked_of(report: Report) -> Discussion:
    """The report's discussion, ``locked``; raises ``Discussion.DoesNotExist``.

    Its report is the one that is given, told whether it is live by now.
    """
    discussion = _found(_locked_by_report.first(report=report.pk))
    report.live = bool(_is_live.first(report=report.pk))
    discussion.report = report
    return discussion


def _found(discussion: Discussion | None) -> Discussion:
    if discussion is None:
        raise Discussion.DoesNotExist
    return discussion


def _locking() -> models.QuerySet[Discussion]:
    # Of the report, what rules ask and addresses are made of; its text is long, its authors costly.
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("report__section")
    return rows.defer("report__body", "report__bylines")


_locked_by_id = Prepared(lambda: _locking().filter(pk=Slot("pk")))
_locked_by_report = Prepared(
    lambda: Discussion.objects.select_for_update().filter(report=Slot("report"))
)
_is_live = Prepared(lambda: Report.objects.filter(pk=Slot("report")).values_list("live", flat=True))
_COUNTS = ("comment_count", "last_seq", "last_step", "step_hash")
_save_counts = PreparedUpdate(lambda: Discussion.objects.filter(pk=Slot("pk")), *_COUNTS)


def count(discussion: Discussion, *, more: int, on: tuple[str, ...] = ()) -> None:
    """So many comments more (or fewer) can be read: counted, and told to every process.

    ``discussion`` is ``locked``, so what it holds is what is stored, but for what this
    transaction changed in it. ``on`` are the topics of other pages that show them.
    """
    discussion.comment_count += more
    _save(discussion)
    _tell(discussion, seq=discussion.last_seq, comments=discussion.comment_count, on=on)


def _save(discussion: Discussion) -> None:
    """What this transaction changed in the ``locked`` discussion."""
    _save_counts(pk=discussion.pk, **{name: getattr(discussion, name) for name in _COUNTS})


def tell(discussion: Discussion) -> None:
    """Something that readers see in this discussion has changed."""
    seq, comments = Discussion.objects.values_list("last_seq", "comment_count").get(
        pk=discussion.pk
    )
    _tell(discussion, seq=seq, comments=comments)


def _tell(discussion: Discussion, *, seq: int, comments: int, on: tuple[str, ...] = ()) -> None:
    detail = {"seq": seq, "count": comments}
    announce_each({f"discussion:{discussion.report_id}": detail, **{topic: {} for topic in on}})


@transaction.atomic
def change_status(
    *,
    comment: Comment,
    to: Comment.Status,
    by: Actor,
    at: dt.datetime,
    under: Clause | None = None,
    because: str = "",
    note: str = "",
    starting_from: Container[Comment.Status] = tuple(Comment.Status),
) -> Comment.Status:
    """Take one step of ``Comment.TRANSITIONS``, keep it, and give back the status before it.

    ``under`` is the clause that takes the comment away, ``because`` what holds it. Where two
    people act on one comment, the second is told what it has become. What becomes erased loses
    its words here.
    """
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db(fields=list(_LOOKED_AT))
    before, is_new = Comment.Status(comment.status), comment.publish_seq is None
    if before not in starting_from or not may_step(comment, to=to, by=by):
        raise NoSuchStepError(before)
    _stand(comment, to, discussion=discussion, at=at, under=under, because=because)
    _write_step(comment, before, by=by, at=at, discussion=discussion, clause=under, note=note)
    if to == Comment.Status.ERASED:
        _erase_words(comment)
    comment.save(update_fields=list(_CHANGED))
    was_shown, is_shown = before == Comment.Status.PUBLISHED, to == Comment.Status.PUBLISHED
    if was_shown != is_shown:
        _tell_people(comment, is_shown=is_shown, is_new=is_new, at=at)
        count_reply(comment, more=1 if is_shown else -1, at=at)
        count(discussion, more=1 if is_shown else -1)
        return before
    _save(discussion)
    if comment.publish_seq is not None:
        tell(discussion)
    return before


def keep_new(
    comment: Comment, *, to: Comment.Status, by: Actor, discussion: Discussion, because: str = ""
) -> None:
    """Keep a comment that was just received, and take its first step.

    ``discussion`` is ``locked``; ``created_at`` is the time of the step. A comment that waits for
    an outside check stays received: that is not a step yet. Nothing is kept only to be erased.
    """
    comment.status, comment.status_at = Comment.Status.RECEIVED, comment.created_at
    received = Comment.Status.RECEIVED
    if to == Comment.Status.ERASED or not (to == received or may_step(comment, to=to, by=by)):
        raise NoSuchStepError(received)
    _stand(comment, to, discussion=discussion, at=comment.created_at, under=None, because=because)
    add_and_tell(comment)
    if to == received:
        return
    _write_step(comment, received, by=by, at=comment.created_at, discussion=discussion)
    if comment.is_published:
        count_reply(comment, more=1, at=comment.created_at)
        count(discussion, more=1, on=(notices.page_of_author(comment),))
    else:
        _save(discussion)


def may_step(comment: Comment, *, to: Comment.Status, by: Actor) -> bool:
    """Whether the table has this step for this kind of actor.

    What the law holds, only the law lets go: neither a moderator nor the author nor a rule.
    """
    if comment.status == Comment.Status.LEGAL_HOLD and by.kind != Step.Kind.LEGAL:
        return False
    return comment.can_become(to) and to in Step.REACHES[by.kind]


def _write_step(
    comment: Comment,
    before: Comment.Status,
    *,
    by: Actor,
    at: dt.datetime,
    discussion: Discussion,
    clause: Clause | None = None,
    note: str = "",
) -> Step:
    """Write down what has just been done, chained to the discussion's step before.

    ``discussion`` must be ``locked`` by this transaction, else two steps take one number; its end
    of the chain is for the caller to save.
    """
    step = Step(
        comment=comment,
        discussion=discussion,
        number=discussion.last_step + 1,
        before=before,
        after=comment.status,
        kind=by.kind,
        person=by.person,
        because=comment.held_because,
        clause=clause,
        note=note,
        wording=hash_of_wording(comment),
        taken_at=at,
    )
    step.hash = step.hash_after(discussion.step_hash)
    add_and_tell(step)
    discussion.last_step, discussion.step_hash = step.number, step.hash
    return step


_LOOKED_AT = ("status", "publish_seq", "published_at", "body_source", "body_html", "salt")
_CHANGED = (*_LOOKED_AT, *PLACE, "status_at", "removed_under", "held_because", "posting_key")


def _stand(
    comment: Comment,
    to: Comment.Status,
    *,
    discussion: Discussion,
    at: dt.datetime,
    under: Clause | None,
    because: str,
) -> None:
    comment.status = to
    comment.status_at = at
    comment.removed_under = under
    comment.held_because = because
    if to == Comment.Status.PUBLISHED and comment.publish_seq is None:
        take_place(comment, discussion)
        comment.published_at = at


def _erase_words(comment: Comment) -> None:
    """Without its salt the hash in the steps proves nothing more about the words."""
    comment.body_source = comment.body_html = comment.posting_key = comment.salt = ""
    comment.revisions.all().delete()
    comment.mentions.all().delete()
    Print.objects.filter(pk=comment.pk).delete()


def _tell_people(comment: Comment, *, is_shown: bool, is_new: bool, at: dt.datetime) -> None:
    if is_new:
        notices.tell_page_of_author(comment)
        notices.tell_of_publication(comment, at=at)
    elif is_shown:
        notices.tell_page_of_author(comment)
        notices.tell_named(comment, at=at)
    else:
        notices.take_back(comment, at=at)
