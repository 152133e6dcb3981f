"""Answers checks that do not add up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record
from onrecord.record.models import Check


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
