"""Granting badges and ending them: an editor vouches, and it is logged."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.delivery.events import announce
from onrecord.discussion.actions.leaving import show_name_of
from onrecord.discussion.rules import may_grant_badges
from onrecord.people.models import Badge, User
from onrecord.reports.models import Report, Topic
from onrecord.shared.text import tidy_line


@transaction.atomic
def grant_badge(
    *,
    person: User,
    editor: User,
    words: str,
    reason: str,
    at: dt.datetime,
    topic: Topic | None = None,
    report: Report | None = None,
) -> Badge:
    """Vouch for somebody: as an expert on a ``topic``, as a person in a ``report``, else as staff.

    Granted again it is the one that stands already.
    """
    _require_editor(editor)
    if not tidy_line(words) or not tidy_line(reason):
        raise ValidationError("Say what readers see, and how you know.")
    kind, about = Badge.Kind.STAFF, ""
    if report is not None:
        kind, about = Badge.Kind.IN_STORY, f"report:{report.pk}"
    elif topic is not None:
        kind, about = Badge.Kind.EXPERT, f"topic:{topic.pk}"
    badge, is_new = Badge.objects.get_or_create(
        person=person,
        kind=kind,
        about=about,
        ended_at=None,
        defaults={
            "words": tidy_line(words)[:60],
            "reason": tidy_line(reason)[:300],
            "granted_by": editor,
            "granted_at": at,
        },
    )
    if is_new:
        log(person, "people.badge_granted", user=editor, data=_facts(badge))
        _tell(badge)
    return badge


@transaction.atomic
def end_badge(*, badge: Badge, editor: User, at: dt.datetime) -> None:
    """Vouch no longer; what was granted, by whom and why stays on file."""
    _require_editor(editor)
    if badge.ended_at is None:
        badge.ended_at = at
        badge.save(update_fields=["ended_at"])
        log(badge.person, "people.badge_ended", user=editor, data=_facts(badge))
        _tell(badge)


def _facts(badge: Badge) -> dict[str, str]:
    facts = {"kind": badge.kind, "about": badge.about, "words": badge.words}
    return facts | {"reason": badge.reason}


def _tell(badge: Badge) -> None:
    """It shows wherever the person can be read."""
    announce(f"person:{badge.person_id}")
    show_name_of(person=badge.person)


def _require_editor(editor: User) -> None:
    if not may_grant_badges(editor):
        raise PermissionDenied("Only editors and administrators grant badges.")
