"""Adding to the public log: under the lock of its end, inside the transaction of what it tells."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from onrecord.delivery.events import announce
from onrecord.discussion.models import Clause, ClauseWording, Comment, Sanction, Step
from onrecord.discussion.models.step import hash_of_wording
from onrecord.law.models import LogEntry, LogHead, LogTally
from onrecord.law.models.proof import kind_of
from onrecord.moderation.models import Appeal, Decision

TOPIC = "moderation-log"
BLOCK = 50
"""Entries on one page: page boundaries stay, so that a page once full changes only by an answer."""
BATCH = 500
# Ids are given before commit: on PostgreSQL a decision with a lower one may appear a little later.
LATE = 1000


@transaction.atomic
def enter(
    action: str,
    *,
    actor: LogEntry.Actor,
    at: dt.datetime,
    ground: LogEntry.Ground = LogEntry.Ground.NONE,
    clause: Clause | None = None,
    category: str = "",
    comment: Comment | None = None,
    about: LogEntry | None = None,
    since: dt.datetime | None = None,
    decision: Decision | None = None,
    sanction: Sanction | None = None,
) -> LogEntry:
    """Add one entry; ``since`` is when what it answers came in. ``comment`` is told by hash."""
    head = _locked_head()
    about = about or (newest_about(comment) if comment else None)
    entry = LogEntry(
        number=head.number + 1,
        at=at,
        action=action,
        actor=actor,
        ground=ground,
        wording=wording_at(clause, at) if clause else None,
        category=category,
        about=about,
        waited=max(0, round((at - since).total_seconds())) if since else None,
        words=hash_of_wording(comment) if comment else "",
        previous_sha256=head.sha256,
        decision=decision,
        comment=comment,
        sanction=sanction,
    )
    entry.sha256 = entry.computed_sha256()
    entry.save(force_insert=True)
    LogHead.objects.filter(pk=head.pk).update(number=entry.number, sha256=entry.sha256)
    _tally(entry)
    announce(TOPIC, *([topic_of(about.number)] if about else []))
    return entry


def enter_decision(decision: Decision) -> LogEntry:
    """A moderator's decision; entering it twice gives the first entry."""
    earlier: LogEntry | None = LogEntry.objects.filter(decision=decision).first()
    if earlier:
        return earlier
    comment = decision.comment
    return enter(
        decision.action,
        about=_undone(decision),
        actor=LogEntry.Actor.PERSON,
        at=decision.made_at,
        ground=LogEntry.Ground.STANDARDS if decision.clause else LogEntry.Ground.NONE,
        clause=decision.clause,
        comment=comment,
        since=_asked_since(comment, decision),
        decision=decision,
    )


def enter_hold(step: Step) -> LogEntry:
    """A rule or a classifier holds a comment until a person has read it."""
    return enter(
        LogEntry.Action.HOLD,
        actor=LogEntry.Actor(step.kind),
        at=step.taken_at,
        comment=step.comment,
    )


def enter_sanction(sanction: Sanction) -> LogEntry:
    """A sanction, by which clause and for how long; on whom is nobody else's business."""
    days = (sanction.until - sanction.made_at).days if sanction.until else 0
    return enter(
        sanction.kind,
        actor=LogEntry.Actor.PERSON,
        at=sanction.made_at,
        ground=LogEntry.Ground.STANDARDS,
        clause=sanction.clause,
        category=f"{days} day{'s' if days != 1 else ''}" if days else "",
        sanction=sanction,
    )


def enter_lift(sanction: Sanction) -> LogEntry:
    """A sanction that ended before its time."""
    return enter(
        LogEntry.Action.LIFT,
        actor=LogEntry.Actor.PERSON,
        at=sanction.lifted_at or sanction.made_at,
        about=_newest_on(sanction),
        sanction=sanction,
    )


def enter_answer(appeal: Appeal) -> LogEntry:
    """The answer to an appeal: against which entry, and how long it took."""
    decided = LogEntry.objects.filter(decision=appeal.decision_id).first()
    return enter(
        LogEntry.Action.APPEAL_GRANT if appeal.is_granted else LogEntry.Action.APPEAL_DENY,
        actor=LogEntry.Actor.PERSON,
        at=appeal.answered_at or appeal.made_at,
        comment=appeal.decision.comment if appeal.decision else None,
        about=_newest_on(appeal.sanction) if appeal.sanction else decided,
        since=appeal.made_at,
        sanction=appeal.sanction,
    )


def enter_missing() -> int:
    """Enter decisions that were written in bulk or before there was a log; how many."""
    head = LogHead.objects.first() or LogHead()
    rows = Decision.objects.filter(pk__gt=head.decisions_entered - LATE).order_by("pk")
    looked_at = list(rows.values_list("pk", "log_entry")[: BATCH + LATE])
    missing = [pk for pk, entry in looked_at if entry is None]
    for decision in Decision.objects.filter(pk__in=missing).order_by("pk"):
        enter_decision(decision)
    if looked_at and looked_at[-1][0] != head.decisions_entered:
        with transaction.atomic():
            pk = _locked_head().pk
            LogHead.objects.filter(pk=pk).update(decisions_entered=looked_at[-1][0])
    return len(missing)


def newest_about(comment: Comment) -> LogEntry | None:
    """The last entry on a comment."""
    return LogEntry.objects.filter(comment=comment).order_by("-number").first()


def topic_of(number: int) -> str:
    """The topic of the page on which an entry stands."""
    return f"{TOPIC}:{(number - 1) // BLOCK}"


def wording_at(clause: Clause, at: dt.datetime) -> ClauseWording | None:
    """How a clause read at a time; for a time before all that are kept, the first."""
    rows = clause.wordings.select_related("clause")
    found = rows.filter(since__lte=at).order_by("-number").first()
    return found or rows.order_by("number").first()


def _undone(decision: Decision) -> LogEntry | None:
    """The entry that is taken back."""
    if decision.undoes_id is None:
        return None
    entry: LogEntry | None = LogEntry.objects.filter(decision=decision.undoes_id).first()
    return entry


def _newest_on(sanction: Sanction) -> LogEntry | None:
    return LogEntry.objects.filter(sanction=sanction).order_by("-number").first()


def _locked_head() -> LogHead:
    head, _ = LogHead.objects.select_for_update().get_or_create(pk=1)
    return head


def _asked_since(comment: Comment, decision: Decision) -> dt.datetime | None:
    """Since when somebody waited: the first flag that is open, or the comment's arrival."""
    flags = comment.flags.filter(settled_at=None).order_by("made_at")
    flagged: dt.datetime | None = flags.values_list("made_at", flat=True).first()
    if decision.before == Comment.Status.HELD:
        held = newest_about(comment)
        return held.at if held and held.action == LogEntry.Action.HOLD else comment.created_at
    return flagged


def _tally(entry: LogEntry) -> None:
    year, action, actor, ground, clause, about = kind_of(entry)
    tally, _ = LogTally.objects.get_or_create(
        year=year, action=action, actor=actor, ground=ground, clause=clause, about=about
    )
    LogTally.objects.filter(pk=tally.pk).update(entries=F("entries") + 1)
