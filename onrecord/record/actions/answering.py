"""Answers checks that do not add up; nothing is published while one stands unanswered."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record
from onrecord.record.actions.drafting import checks_of, read_draft
from onrecord.record.actions.reading import asked_of_draft, reading_of
from onrecord.record.models import Check
from onrecord.reports.models import Report


@transaction.atomic
def answer_check(*, check: Check, editor: User, answer: str) -> None:
    """Say why a report stands although a check does not add up; readers see the reason."""
    rules.require_may_keep_record(editor, check.report)
    if not answer.strip():
        raise ValidationError("Say in a sentence why the report stands as it is.")
    check.answer, check.answered_by = answer.strip(), editor
    check.save(update_fields=["answer", "answered_by"])
    log(check.report, "record.answered", user=editor, data={"check": check.formula[:80]})
    announce_record(check.report, [])


@transaction.atomic
def answer_draft(*, report: Report, editor: User, answer: str, at: dt.datetime) -> None:
    """Give the same reason for every check of a draft that does not add up and has none yet."""
    reading = read_draft(report=report, at=at)
    for check in checks_of(reading) if reading else []:
        if check.verdict == Check.Verdict.DOES_NOT_ADD_UP and not check.answer:
            answer_check(check=check, editor=editor, answer=answer)


def reasons_against_publishing(draft: Report) -> list[str]:
    """A publishing gate: the checks of ``draft`` that do not add up and that nobody answered.

    What a schedule publishes was looked at when it was scheduled: nobody is there to answer.
    """
    occasion = draft.publishing
    if occasion is not None and occasion.by is None:
        return []
    asked = asked_of_draft(draft, at=occasion.at if occasion else timezone.now())
    failing = [
        c for c in reading_of(asked).checks if c.verdict == Check.Verdict.DOES_NOT_ADD_UP.value
    ]
    if not failing:
        return []
    told = Check.objects.filter(report_id=draft.pk).exclude(answer="")
    answered = set(told.values_list("kind", "formula"))
    return [
        f"“{check.formula or check.explanation}” does not add up. Mend the text, or choose Keep "
        "the record and say there why it stands."
        for check in failing
        if (check.kind, check.formula) not in answered
    ]
