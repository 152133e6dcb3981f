"""What people are told: on the site, and by mail as far as they want it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F


class Kind(models.TextChoices):
    """What a notice is about; each kind can be had by mail or not."""

    REPLY = "reply", "Replies to my comments"
    MENTION = "mention", "Comments that name me"
    DECISION = "decision", "Decisions about my comments"
    PUBLISHED = "published", "My comments that waited and are published"
    CORRECTION = "correction", "Corrections of reports that I commented on"
    FOLLOWED = "followed", "What is new where I follow, once a day"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices."""

    def unread(self) -> NoticeQuerySet:
        """Those that their person has not seen yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One thing somebody is told on the site; more of the same, unread, is counted on it.

    ``about`` names the thing as events do: ``comment:12``, ``discussion:3``, ``person:7``.
    ``words`` follow the actor's name where there is an ``actor``; they stand alone otherwise.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    about = models.CharField(max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    words = models.CharField(max_length=300)
    url = models.CharField(max_length=400)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=models.Q(read_at=None),
                name="one_unread_notice_of_a_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notices_of_a_person"),
            models.Index(fields=["about"], name="notices_about_a_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about}"

    def count_more(self, *, more: int, words: str, url: str, at: dt.datetime) -> None:
        """The same again before it was read: one line, with a number."""
        Notice.objects.filter(pk=self.pk).update(
            count=F("count") + more, words=words, url=url, at=at
        )


class MailChoice(models.Model):
    """What somebody said about mail of one kind; nothing said means yes."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    is_wanted = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_choice_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {'yes' if self.is_wanted else 'no'}"
