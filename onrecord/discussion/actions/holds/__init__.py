"""Why a comment waits for a moderator: checks, each asked, each verdict kept with its evidence."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.discussion.actions.holds import persons, repeated, wordings
from onrecord.discussion.actions.holds.submission import Submission
from onrecord.discussion.models import Comment, CommentCheck, Mode

__all__ = ["Submission", "Verdict", "keep_verdicts", "look_at", "reason_to_hold"]

VERSION = "1"


@dataclass(frozen=True)
class Verdict:
    """A check that asks for a moderator, with what it found and how long it took."""

    hold: Comment.Hold
    evidence: str
    ms: float


def look_at(submission: Submission) -> list[Verdict]:
    """Every check that asks for a moderator, in order; the newsroom's own people have none."""
    if submission.author.is_staff:
        return []
    return [verdict for hold, check in _CHECKS if (verdict := _ask(hold, check, submission))]


def reason_to_hold(submission: Submission, verdicts: Sequence[Verdict]) -> str:
    """The first check for which it waits, as ``Comment.Hold``; empty where it is shown at once."""
    if submission.author.is_staff:
        return ""
    match submission.mode:
        case Mode.PRE:
            return Comment.Hold.PREMODERATED
        case Mode.POST:
            return ""
        case _:
            return verdicts[0].hold if verdicts else ""


def keep_verdicts(comment: Comment, submission: Submission, verdicts: Sequence[Verdict]) -> None:
    """Keep what the checks said, and the prints by which the same words are found for a day."""
    if verdicts:
        CommentCheck.objects.bulk_create(
            CommentCheck(
                comment=comment,
                check_name=verdict.hold,
                version=VERSION,
                verdict=CommentCheck.Verdict.HOLD,
                evidence=verdict.evidence[:300],
                ms=verdict.ms,
                made_at=submission.at,
            )
            for verdict in verdicts
        )
    repeated.keep_print(comment, submission)


def _ask(
    hold: Comment.Hold, check: Callable[[Submission], str], submission: Submission
) -> Verdict | None:
    begun = time.perf_counter()
    evidence = check(submission)
    if not evidence:
        return None
    return Verdict(hold, evidence, ms=round((time.perf_counter() - begun) * 1000, 3))


_CHECKS: tuple[tuple[Comment.Hold, Callable[[Submission], str]], ...] = (
    (Comment.Hold.WORDS, wordings.listed_words),
    (Comment.Hold.REPEATED, repeated.same_words),
    (Comment.Hold.ALIKE, repeated.nearly_the_same_words),
    (Comment.Hold.NEWCOMER_LINK, persons.link_of_newcomer),
    (Comment.Hold.MANY_LINKS, wordings.many_links),
    (Comment.Hold.FIRST, persons.first_comments),
    (Comment.Hold.TAKEN_DOWN, persons.taken_down_lately),
)
