"""Schedules: to the second, one report at a time, never lost and never silent."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signals import published

from onrecord.delivery import jobs
from onrecord.delivery.clock import database_now
from onrecord.delivery.leases import take_lease
from onrecord.delivery.models import Event
from onrecord.reports.actions import publish_due, schedule_report
from onrecord.reports.models import Report
from tests.conftest import a_draft, a_picture

SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def tomorrow():
    """This time tomorrow, at a full second."""
    return (timezone.now() + DAY).replace(microsecond=0)


def bring_forward(report, *, to):
    """As if it had been scheduled for then: nobody can be made to wait for a day."""
    planned = Revision.objects.get(object_id=str(report.pk), approved_go_live_at__isnull=False)
    planned.approved_go_live_at = to
    planned.content["go_live_at"] = to.isoformat()
    planned.save()


def test_a_scheduled_report_waits_for_its_second(ed, draft, tomorrow):
    schedule_report(report=draft, editor=ed, at=tomorrow)

    assert not publish_due(at=tomorrow - SECOND).published
    assert Report.objects.live().count() == 0
    assert draft.versions.count() == 0

    done = publish_due(at=tomorrow)

    assert done.published == [draft]
    draft.refresh_from_db()
    assert draft.live
    assert draft.first_published_at == tomorrow
    assert draft.go_live_at is None
    assert draft.versions.get().published_by is None


def test_a_published_report_keeps_its_words_until_its_update_is_due(ed, report, tomorrow):
    report.headline = "Over 647 leave"
    report.save_revision(user=ed)
    schedule_report(report=report, editor=ed, at=tomorrow)

    assert Report.objects.get().headline == "647 leave"
    publish_due(at=tomorrow)
    assert Report.objects.get().headline == "Over 647 leave"
    assert report.versions.count() == 2


def test_what_is_due_is_published_once(ed, draft, tomorrow):
    schedule_report(report=draft, editor=ed, at=tomorrow)
    publish_due(at=tomorrow)

    assert not publish_due(at=tomorrow + SECOND).published
    assert draft.versions.count() == 1


def test_a_report_is_taken_down_when_its_time_has_ended(ed, draft, tomorrow):
    schedule_report(report=draft, editor=ed, at=tomorrow, until=tomorrow + DAY)
    publish_due(at=tomorrow)
    Event.objects.all().delete()

    done = publish_due(at=tomorrow + DAY)

    assert done.taken_down == [draft]
    draft.refresh_from_db()
    assert (draft.live, draft.expired) == (False, True)
    assert draft.unpublished_at == tomorrow + DAY
    assert "limited time" in draft.unpublished_reason
    assert Event.objects.filter(topic=f"report:{draft.pk}").exists()
    assert not publish_due(at=tomorrow + DAY).taken_down


def test_times_past_and_ends_before_beginnings_are_refused(ed, draft, tomorrow):
    with pytest.raises(ValidationError, match="still to come"):
        schedule_report(report=draft, editor=ed, at=timezone.now())
    with pytest.raises(ValidationError, match="after the time"):
        schedule_report(report=draft, editor=ed, at=tomorrow, until=tomorrow)


def test_a_reader_schedules_nothing(rosa, draft, tomorrow):
    with pytest.raises(PermissionDenied):
        schedule_report(report=draft, editor=rosa, at=tomorrow)


def test_what_could_not_be_published_is_refused_when_it_is_scheduled(ed, world, tomorrow):
    unfit = a_draft(author=ed, section=world, lead_image=a_picture(credit=""))

    with pytest.raises(ValidationError, match="credited"):
        schedule_report(report=unfit, editor=ed, at=tomorrow)


def test_a_report_that_became_unfit_stays_scheduled_and_the_others_go_out(
    ed, world, draft, tomorrow, caplog
):
    picture = a_picture()
    unfit = a_draft(author=ed, section=world, headline="Unfit", lead_image=picture)
    schedule_report(report=unfit, editor=ed, at=tomorrow)
    schedule_report(report=draft, editor=ed, at=tomorrow + SECOND)
    picture.credit = ""
    picture.save()

    with caplog.at_level(logging.ERROR):
        done = publish_due(at=tomorrow + SECOND)

    assert done.published == [draft]
    assert done.refused[0][0] == unfit
    assert "credited" in caplog.text
    picture.credit = "A. Lens"
    picture.save()
    assert publish_due(at=tomorrow + 2 * SECOND).published == [unfit]


def test_lateness_is_logged(ed, draft, tomorrow, caplog):
    schedule_report(report=draft, editor=ed, at=tomorrow)

    with caplog.at_level(logging.WARNING):
        publish_due(at=tomorrow + dt.timedelta(minutes=5))

    assert "was due at" in caplog.text


def test_a_report_that_fails_keeps_no_other_waiting(ed, world, draft, tomorrow, caplog):
    first = a_draft(author=ed, section=world, headline="First")
    schedule_report(report=first, editor=ed, at=tomorrow)
    schedule_report(report=draft, editor=ed, at=tomorrow)

    def fail(instance, **facts):
        if instance.pk == first.pk:
            raise RuntimeError("something broke")

    published.connect(fail, sender=Report)
    try:
        done = publish_due(at=tomorrow)
    finally:
        published.disconnect(fail, sender=Report)

    assert done.published == [draft]
    assert [report for report, _ in done.refused] == [first]
    assert "something broke" in caplog.text
    assert publish_due(at=tomorrow + SECOND).published == [first]


def test_what_another_process_has_published_meanwhile_is_left_to_it(ed, world, draft, tomorrow):
    first = a_draft(author=ed, section=world, headline="First")
    schedule_report(report=first, editor=ed, at=tomorrow)
    schedule_report(report=draft, editor=ed, at=tomorrow)

    def another_process(instance, **facts):
        if instance.pk == first.pk:
            assert publish_due(at=tomorrow).published == [draft]

    published.connect(another_process, sender=Report)
    try:
        done = publish_due(at=tomorrow)
    finally:
        published.disconnect(another_process, sender=Report)

    assert done.published == [first]
    assert draft.versions.count() == 1


def test_the_command_says_what_it_did(ed, draft, tomorrow, capsys):
    schedule_report(report=draft, editor=ed, at=tomorrow, until=tomorrow + DAY)

    call_command("publish_due")
    bring_forward(draft, to=tomorrow - DAY)
    call_command("publish_due")
    Report.objects.update(expire_at=tomorrow - DAY)
    call_command("publish_due")

    said = capsys.readouterr().out
    assert "Nothing is due." in said
    assert "Published: 647 leave (/world/" in said
    assert "Taken down: 647 leave" in said


@pytest.mark.parametrize("minutes", [-10, 10])
def test_only_the_clock_of_the_database_counts(ed, draft, time_machine, minutes):
    """A machine that is ten minutes off publishes neither early nor late."""
    due = database_now() + dt.timedelta(minutes=5)
    schedule_report(report=draft, editor=ed, at=due)
    late = a_draft(author=ed, section=draft.section, headline="Due")
    schedule_report(report=late, editor=ed, at=due)
    bring_forward(late, to=database_now())

    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes))
    call_command("publish_due")

    assert list(Report.objects.live()) == [late]


def test_a_machine_whose_clock_is_ahead_cannot_schedule_by_it(ed, draft, time_machine):
    """Wagtail would take the time for past, and publish at once."""
    due = database_now() + dt.timedelta(minutes=5)
    draft.go_live_at = due
    revision = draft.save_revision(user=ed)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10))

    with pytest.raises(ValidationError, match="clock of this machine"):
        Report.objects.get(pk=draft.pk).publish(revision, user=ed)

    assert not Report.objects.live().exists()


def test_what_is_late_is_told_to_whoever_watches(client, ed, draft, tomorrow):
    schedule_report(report=draft, editor=ed, at=tomorrow)
    take_lease(name=jobs.JOBS, holder="a process that works")
    assert client.get("/healthz/work").status_code == 200

    bring_forward(draft, to=tomorrow - DAY - dt.timedelta(minutes=1))

    answer = client.get("/healthz/work")
    assert answer.status_code == 503
    assert b"due to be published and are not: 1." in answer.content
    client.force_login(ed)
    assert "due to be published and are not: 1." in client.get("/desk/").text
