"""Taking in a notice of illegal content, and deciding about it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion.actions import change_status
from onrecord.discussion.actions.standing import may_step
from onrecord.discussion.models import Actor, Clause, Comment
from onrecord.law import notices, rules
from onrecord.law.actions.entering import enter
from onrecord.law.models import LegalNotice, LogEntry, NoticeDecision
from onrecord.people.models import Allowance, User
from onrecord.reports.models import Report
from onrecord.shared.text import tidy_line, tidy_prose

CONTACT_KEPT = dt.timedelta(days=183)
"""How long after the decision: the half year in which it can be complained of (Article 20)."""
Outcome = NoticeDecision.Outcome
_COMMENT = re.compile(r"(?:/comment/|#c-)([0-9a-z]{6,12})\b")
_REPORT = re.compile(r"-([0-9][0-9a-z]{4,11})/")
_STEPS: dict[Outcome, dict[str, Comment.Status]] = {
    Outcome.KEEP: {
        Comment.Status.LEGAL_HOLD: Comment.Status.PUBLISHED,
        Comment.Status.REMOVED: Comment.Status.PUBLISHED,
    },
    Outcome.RESTRICT: {Comment.Status.PUBLISHED: Comment.Status.LEGAL_HOLD},
    Outcome.REMOVE: {
        Comment.Status.PUBLISHED: Comment.Status.REMOVED,
        Comment.Status.LEGAL_HOLD: Comment.Status.REMOVED,
    },
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody fills in."""

    address: str
    category: str
    law: str
    explanation: str
    name: str
    email: str


@transaction.atomic
def take_notice(*, told: Told, posting_key: str, network: str, at: dt.datetime) -> LegalNotice:
    """Keep a notice and the mail of its receipt; the same form sent twice is one notice."""
    earlier = LegalNotice.objects.filter(posting_key=posting_key).first() if posting_key else None
    if earlier:
        return earlier
    if network:
        rate = rules.NOTICES_FROM_A_NETWORK
        Allowance.objects.spend(key=f"notice-from:{network}", rate=rate, at=at)
    Allowance.objects.spend(key="notice", rate=rules.ALL_NOTICES, at=at)
    comment, report = thing_at(told.address)
    notice = LegalNotice.objects.create(
        posting_key=posting_key,
        comment=comment,
        report=report,
        address=tidy_line(told.address)[:500],
        category=told.category,
        law=tidy_line(told.law)[:200],
        explanation=tidy_prose(told.explanation),
        name=tidy_line(told.name)[:120],
        email=told.email,
        made_at=at,
        entry=enter(
            LogEntry.Action.NOTICE,
            actor=LogEntry.Actor.READER,
            ground=LogEntry.Ground.LAW,
            category=told.category,
            comment=comment,
            at=at,
        ),
    )
    log(notice, "law.notice_received", data={"category": told.category})
    notices.write_receipt(notice, at=at)
    return notice


@transaction.atomic
def decide_notice(
    *,
    notice: LegalNotice,
    editor: User,
    outcome: Outcome,
    clause: Clause | None,
    reasons: str,
    at: dt.datetime,
) -> NoticeDecision:
    """Decide by the law, or by a clause of the standards; both sides are told why.

    What happens to a report is done at the desk before: here it is only said.
    """
    if not rules.may_answer_notices(editor):
        raise PermissionDenied("Only editors and administrators answer notices.")
    words = tidy_prose(reasons).strip()
    if not words:
        raise ValidationError("Give the reasons: the notifier and the author will read them.")
    notice = LegalNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    before = notice.decisions.last()
    if notice.comment:
        _carry_out(notice.comment, outcome, editor=editor, clause=clause, before=before, at=at)
    ground = NoticeDecision.Ground.STANDARDS if clause else NoticeDecision.Ground.LAW
    decision = NoticeDecision.objects.create(
        notice=notice,
        outcome=outcome,
        ground=ground,
        clause=clause,
        reasons=words,
        decided_by=editor,
        decided_at=at,
        entry=_enter(notice, outcome, clause=clause, before=before, at=at),
    )
    LegalNotice.objects.filter(pk=notice.pk).update(is_open=False)
    log(notice, "law.notice_decided", user=editor, data={"outcome": outcome, "ground": ground})
    notices.tell_notifier(decision, at=at)
    notices.tell_author(decision, at=at)
    return decision


def thing_at(address: str) -> tuple[Comment | None, Report | None]:
    """The comment or report of this site that an address leads to; nothing where it is another."""
    parts = urlsplit(address)
    where = f"{parts.path}#{parts.fragment}"
    if found := _COMMENT.search(where):
        comment = Comment.objects.select_related("discussion__report").filter(short_id=found[1])
        if one := comment.first():
            return one, one.discussion.report
    if found := _REPORT.search(where):
        return None, Report.objects.filter(short_id=found[1]).first()
    return None, None


@transaction.atomic
def forget_notifiers(*, at: dt.datetime) -> int:
    """Names and addresses of those whose notices were decided long ago; how many went."""
    done = NoticeDecision.objects.filter(decided_at__gt=at - CONTACT_KEPT).values("notice")
    old = LegalNotice.objects.filter(is_open=False).exclude(pk__in=done).exclude(name="", email="")
    return old.update(name="", email="")


def _carry_out(
    comment: Comment,
    outcome: Outcome,
    *,
    editor: User,
    clause: Clause | None,
    before: NoticeDecision | None,
    at: dt.datetime,
) -> None:
    """The step that the outcome asks for, where there is one to take."""
    comment.refresh_from_db(fields=["status"])
    to, by = _STEPS[outcome].get(comment.status), Actor.legal(editor)
    # What a moderator removed by the standards is not put back because it breaks no law.
    is_anothers = comment.status == Comment.Status.REMOVED and before is None
    if to is None or is_anothers or not may_step(comment, to=to, by=by):
        return
    under = clause if to == Comment.Status.REMOVED else None
    change_status(comment=comment, to=to, by=by, at=at, under=under)
    was_held = before is not None and before.outcome == Outcome.RESTRICT
    if was_held and comment.author_id is None and not comment.is_captured:
        # Its author left while the law held it: its words were kept for this alone.
        change_status(comment=comment, to=Comment.Status.ERASED, by=by, at=at)


def _enter(
    notice: LegalNotice,
    outcome: Outcome,
    *,
    clause: Clause | None,
    before: NoticeDecision | None,
    at: dt.datetime,
) -> LogEntry:
    return enter(
        LogEntry.Action(f"notice_{outcome}"),
        actor=LogEntry.Actor.LEGAL,
        ground=LogEntry.Ground.STANDARDS if clause else LogEntry.Ground.LAW,
        clause=clause,
        category=notice.category,
        comment=notice.comment,
        about=before.entry if before else notice.entry,
        since=None if before else notice.made_at,
        at=at,
    )
