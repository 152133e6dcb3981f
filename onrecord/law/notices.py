"""What we tell people about notices of illegal content. The wordings need a lawyer's eye."""

from __future__ import annotations

import datetime as dt

from onrecord.law.models import LegalNotice, NoticeDecision
from onrecord.people.notices import write_to_address
from onrecord.reports.models import NewsroomSettings
from onrecord.shared.links import absolute

REDRESS = (
    "If you think this is wrong, answer this mail within six months: somebody else will look at it,"
    " free of charge. You may also turn to a certified body for the settlement of disputes out of"
    " court, or to a court."
)
_DONE = {
    NoticeDecision.Outcome.KEEP: "is shown",
    NoticeDecision.Outcome.RESTRICT: "is not shown until the matter is settled",
    NoticeDecision.Outcome.REMOVE: "was removed",
}


def write_receipt(notice: LegalNotice, *, at: dt.datetime) -> None:
    """The case number and the address of the notice's own page."""
    _write(
        notice.email,
        f"We received your notice {notice.case_number}",
        [
            f"Your notice about {notice.address} came in. Its case number is "
            f"{notice.case_number}. A person of the newsroom will decide about it.",
            f"How it stands you see at {absolute(notice.get_absolute_url())}. Whoever has this "
            "address sees what you wrote: keep it to yourself.",
        ],
        notice=notice,
        at=at,
    )


def tell_notifier(decision: NoticeDecision, *, at: dt.datetime) -> None:
    """The decision with its reasons, and what can be done against it."""
    notice = decision.notice
    _write(
        notice.email,
        f"Your notice {notice.case_number}: {decision.get_outcome_display().lower()}",
        [
            f"You told us of {notice.address}. We decided: {decision.get_outcome_display()}.",
            f"Why: {decision.reasons}",
            _how(decision),
            REDRESS,
        ],
        notice=decision.notice,
        at=at,
    )


def tell_author(decision: NoticeDecision, *, at: dt.datetime) -> None:
    """The statement of reasons (Article 17); who is not known or was not touched is not told."""
    comment = decision.notice.comment
    is_first_and_kept = (
        decision.outcome == NoticeDecision.Outcome.KEEP and decision.notice.decisions.count() == 1
    )
    if comment is None or comment.author is None or is_first_and_kept:
        return
    words = "\n".join(f"> {line}" for line in comment.body_source.splitlines())
    _write(
        comment.author.email,
        f"Your comment {_DONE[_outcome(decision)]}",
        [
            f"Somebody told us that your comment on “{comment.discussion.report.headline}” is "
            f"against the law. We looked at it, and it {_DONE[_outcome(decision)]}, everywhere.",
            f"What you wrote:\n\n{words}",
            f"The facts and our reasons: {decision.reasons}",
            _how(decision),
            REDRESS,
        ],
        notice=decision.notice,
        at=at,
    )


def _outcome(decision: NoticeDecision) -> NoticeDecision.Outcome:
    return NoticeDecision.Outcome(decision.outcome)


def _how(decision: NoticeDecision) -> str:
    ground = (
        f"Decided by clause {decision.clause} of our standards: "
        f"{absolute(decision.clause.get_absolute_url())}"
        if decision.clause
        else f"Decided by the law: {decision.notice.get_category_display()}."
    )
    return f"{ground} A person decided; no automated means were used. The public entry: " + (
        absolute(f"/moderation-log/#entry-{decision.entry_id}")
    )


def _write(
    address: str, subject: str, paragraphs: list[str], *, notice: LegalNotice, at: dt.datetime
) -> None:
    write_to_address(
        address,
        subject=f"{subject} | {NewsroomSettings.now_shown().name}",
        letter="\n\n".join(paragraphs),
        about=f"notice:{notice.pk}",
        at=at,
    )
