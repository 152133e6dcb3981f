"""What is done again and again for people: mail goes out, what is long over is forgotten."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from onrecord.delivery.jobs import every
from onrecord.delivery.metrics import gauge_of_site
from onrecord.people.models import Follow, Kind, Notice, OutboxMail, User
from onrecord.people.notices import Told, send_due, write_to
from onrecord.shared.links import absolute

NOTICES_KEPT = dt.timedelta(days=365)
AT_ONCE = 1000
A_DAY = dt.timedelta(days=1)


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


def send_digests() -> None:
    """Write to everybody for whom there is news, at most once a day each."""
    now = timezone.now()
    lately = Follow.objects.filter(mailed_at__gt=now - A_DAY).values("person")
    news = Follow.objects.filter(news__gt=0).exclude(person__in=lately).values("person")
    for person in User.objects.filter(pk__in=news, is_active=True).order_by("pk")[:AT_ONCE]:
        write_digest(person, at=now)


@transaction.atomic
def write_digest(person: User, *, at: dt.datetime) -> None:
    """One mail with all that is new where somebody follows."""
    follows = list(Follow.objects.filter(person=person, news__gt=0))
    lines = [f"{row.name}: {row.news} new\n{absolute(row.url)}" for row in follows]
    told = Told(
        kind=Kind.FOLLOWED,
        about=f"digest:{person.pk}",
        words="",
        url="/account/following/",
        subject=f"New where you follow: {follows[0].name}",
        letter="New since the last of these mails:\n\n" + "\n\n".join(lines),
        thread=f"digest:{person.pk}",
    )
    write_to(person, told, at=at)
    Follow.objects.filter(pk__in=[row.pk for row in follows]).update(news=0, mailed_at=at)


gauge_of_site(
    "mail_waiting",
    lambda: OutboxMail.objects.waiting().count(),
    says="Mails in the outbox that are not sent yet.",
)
every(seconds=5, name="send mail", run=send_mail)
every(seconds=600, name="send digests", run=send_digests)
every(seconds=3600, name="forget old mail and notices", run=forget_what_is_over)
