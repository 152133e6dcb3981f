"""Erasing a person: a wish with a day to change one's mind, and then everything, some at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from onrecord.discussion.actions import erase_some_comments_of, take_back_what_counts
from onrecord.discussion.models import Comment, CommentCheck, Print, Step
from onrecord.discussion.models.origin import EarlierName
from onrecord.law import rules
from onrecord.law.actions.copying import uploads_of
from onrecord.law.actions.entering import enter
from onrecord.law.models import Erasure, Leaving, LegalNotice, LogEntry
from onrecord.law.models.holdings import holdings
from onrecord.moderation.models import Decision
from onrecord.people.actions import delete_account
from onrecord.people.models import (
    Allowance,
    DeadAddress,
    Follow,
    Notice,
    OutboxMail,
    User,
)

AT_ONCE = 200


@transaction.atomic
def ask_to_leave(*, person: User, at: dt.datetime) -> Leaving:
    """The account and its words go in a day; asking again changes nothing."""
    if person.is_staff:
        raise PermissionDenied(
            "This account belongs to the newsroom: ask an administrator to take the desk "
            "rights from it first."
        )
    leaving, is_new = Leaving.objects.get_or_create(
        person=person, defaults={"asked_at": at, "due_at": at + Leaving.DELAY}
    )
    if is_new:
        log(person, "law.leaving_asked", user=person)
    return leaving


@transaction.atomic
def stay(*, person: User) -> None:
    """Take the wish back."""
    gone, _ = Leaving.objects.filter(person=person).delete()
    if gone:
        log(person, "law.leaving_taken_back", user=person)


@transaction.atomic
def have_erased(*, person: User, administrator: User, at: dt.datetime) -> Leaving:
    """The newsroom erases somebody who asked it to, at the next run of the job."""
    if not rules.may_erase_others(administrator):
        raise PermissionDenied("Only administrators erase a person's data.")
    if person.is_staff:
        raise PermissionDenied("Take the desk rights from this account first.")
    leaving, _ = Leaving.objects.update_or_create(
        person=person, defaults={"asked_at": at, "due_at": at, "is_asked_by_newsroom": True}
    )
    log(person, "law.erasure_ordered", user=administrator)
    return leaving


def erase_those_due(*, at: dt.datetime) -> int:
    """Erase all whose day is over; how many."""
    due = list(Leaving.objects.filter(due_at__lte=at).select_related("person"))
    for leaving in due:
        erase(leaving, at=at)
    return len(due)


def erase(leaving: Leaving, *, at: dt.datetime) -> Erasure:
    """Comments in small transactions, so that others can write meanwhile; then all the rest in one.

    What stops half-way is gone on with at the next run: the wish goes with the account.
    """
    person = leaving.person
    files = [file for holding in holdings() for _, file in uploads_of(holding, person)]
    while erase_some_comments_of(person=person, at=at, at_most=AT_ONCE):
        pass
    take_back_what_counts(person=person, at=at)
    comments = Comment.objects.filter(author=person).count()
    with transaction.atomic():
        _clean_what_stays(person)
        erasure = Erasure.objects.create(
            person_number=person.pk,
            asked_at=leaving.asked_at,
            is_asked_by_newsroom=leaving.is_asked_by_newsroom,
            comments=comments,
            done_at=at,
        )
        enter(LogEntry.Action.ERASE, actor=LogEntry.Actor.AUTHOR, at=at, since=leaving.asked_at)
        delete_account(person=person)
    for file in files:
        file.storage.delete(file.name or "")
    overwrite_what_was_deleted()
    return erasure


def overwrite_what_was_deleted() -> None:
    """SQLite zeroes what is deleted (``secure_delete``), but its journal still holds old pages."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _clean_what_stays(person: User) -> None:
    """The pseudonymous log keeps what was done and when; what was said of the person goes."""
    own = Comment.objects.filter(author=person)
    own.exclude(status=Comment.Status.LEGAL_HOLD).update(captured_name="")
    # Append-only rows: erasing a reason is the one change, and no part of any hash.
    models.QuerySet(Decision).filter(comment__in=own).update(reason="")
    models.QuerySet(Step).filter(comment__in=own).update(note="")
    models.QuerySet(CommentCheck).filter(comment__in=own).delete()
    Print.objects.filter(comment__in=own).delete()
    EarlierName.objects.filter(claimed_by=person).update(name="", address_digest="")
    LegalNotice.objects.filter(is_open=False, email__iexact=person.email).update(name="", email="")
    Allowance.objects.filter(key__endswith=f":{person.pk}").delete()
    DeadAddress.objects.filter(address__iexact=person.email).delete()
    _clean_log(person, [str(pk) for pk in own.values_list("pk", flat=True)])
    _untell(person, [f"comment:{pk}" for pk in own.values_list("pk", flat=True)])
    _end_sessions(person)


def _clean_log(person: User, comments: list[str]) -> None:
    types = ContentType.objects.get_for_models(Comment, User)
    on_comments = ModelLogEntry.objects.filter(content_type=types[Comment])
    for some in _batches(comments):
        on_comments.filter(object_id__in=some).update(data={})
    about = ModelLogEntry.objects.filter(content_type=types[User], object_id=str(person.pk))
    about.update(data={}, label=f"Account {person.pk}")


def _untell(person: User, comments: list[str]) -> None:
    """What others were told of the person's doings, and mails that still quote their words."""
    Notice.objects.filter(actor=person).delete()
    OutboxMail.objects.filter(person=None, address__iexact=person.email).delete()
    about_them = f"person:{person.pk}"
    Follow.objects.filter(topic=about_them).delete()
    for some in _batches([about_them, *comments]):
        Notice.objects.filter(about__in=some).delete()
        OutboxMail.objects.filter(about__in=some).delete()


def _end_sessions(person: User) -> None:
    """A session says whose it is only inside its signed text."""
    own = [
        session.pk
        for session in Session.objects.iterator(chunk_size=1000)
        if session.get_decoded().get("_auth_user_id") == str(person.pk)
    ]
    for some in _batches(own):
        Session.objects.filter(pk__in=some).delete()


def _batches(things: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(things), AT_ONCE):
        yield things[start : start + AT_ONCE]
