"""Mail about notices of illegal content, sent after the commit."""

from __future__ import annotations

from django_tasks import task

from onrecord.law import notices
from onrecord.law.models import LegalNotice, NoticeDecision


@task()
def send_receipt(notice_id: int) -> None:
    """Say to who sent a notice that it came in."""
    notices.send_receipt(LegalNotice.objects.get(pk=notice_id))


@task()
def tell_of_decision(decision_id: int) -> None:
    """Tell the notifier and the author what was decided and why."""
    decision = NoticeDecision.objects.select_related(
        "clause", "notice__comment__author", "notice__comment__discussion__report"
    ).get(pk=decision_id)
    notices.tell_notifier(decision)
    notices.tell_author(decision)
