"""What is done again and again for people: mail goes out, what is long over is forgotten."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from onrecord.delivery.jobs import every
from onrecord.people.models import Notice, OutboxMail
from onrecord.people.notices import send_due

NOTICES_KEPT = dt.timedelta(days=365)
AT_ONCE = 1000


def send_mail() -> None:
    """Send what waits."""
    send_due(at=timezone.now())


def forget_what_is_over() -> None:
    """Remove mails that ended a month ago and notices a year old, some at a time."""
    now = timezone.now()
    mails = OutboxMail.objects.filter(ended_at__lt=now - OutboxMail.KEPT).order_by("pk")
    notices = Notice.objects.filter(at__lt=now - NOTICES_KEPT).order_by("pk")
    OutboxMail.objects.filter(pk__in=list(mails.values_list("pk", flat=True)[:AT_ONCE])).delete()
    Notice.objects.filter(pk__in=list(notices.values_list("pk", flat=True)[:AT_ONCE])).delete()


every(seconds=5, name="send mail", run=send_mail)
every(seconds=3600, name="forget old mail and notices", run=forget_what_is_over)
