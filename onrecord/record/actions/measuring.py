"""Puts figures under a measure, so that reports can be compared."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, stored_topics
from onrecord.record.models import Figure, Measure


@transaction.atomic
def put_under_measure(*, figure: Figure, measure: Measure, editor: User) -> None:
    """Say that a confirmed figure answers the measure's question."""
    rules.require_may_keep_record(editor, figure.report)
    before = stored_topics(figure)
    figure.measure = measure
    figure.save(update_fields=["measure"])
    log(figure.report, "record.measured", user=editor, data={"measure": measure.name})
    announce_record(figure.report, [figure], before=before)
