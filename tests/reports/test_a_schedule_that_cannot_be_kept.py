"""A schedule that cannot be kept is tried less and less often, set aside, and never silent."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signals import unpublished

from onrecord.reports.actions import publish_due, schedule_report
from onrecord.reports.models import RefusedSchedule, Report
from tests.conftest import a_draft, a_picture

SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def tomorrow():
    """This time tomorrow, at a full second."""
    return (timezone.now() + DAY).replace(microsecond=0)


@pytest.fixture
def unfit(ed, world, tomorrow):
    """A scheduled report that became unfit to be published."""
    picture = a_picture()
    unfit = a_draft(author=ed, section=world, headline="Unfit", lead_image=picture)
    schedule_report(report=unfit, editor=ed, at=tomorrow)
    picture.credit = ""
    picture.save()
    return unfit


def test_what_is_refused_is_tried_ever_less_often_and_then_no_more(unfit, tomorrow):
    tried = [second for second in range(3600) if publish_due(at=tomorrow + second * SECOND).refused]

    assert tried[:8] == [0, 1, 3, 7, 15, 31, 63, 123]
    assert len(tried) == 20
    assert tried[-1] < 15 * 60


def test_the_desk_says_why_a_schedule_was_not_kept_and_what_to_do(client, ed, unfit, tomorrow):
    client.force_login(ed)
    publish_due(at=tomorrow)
    assert "credited" in client.get("/desk/").text
    assert "It is tried again." in client.get("/desk/reports/").text

    RefusedSchedule.objects.update(next_try_at=None, tries=20)
    assert not publish_due(at=tomorrow + DAY).refused

    assert "after 20 tries" in client.get("/desk/").text
    assert "Publish it now, or choose another time." in client.get("/desk/reports/").text


def test_what_is_set_aside_is_told_to_whoever_watches_until_somebody_acts(
    client, ed, unfit, tomorrow
):
    publish_due(at=tomorrow)
    long_ago = tomorrow - 2 * DAY
    Revision.objects.filter(approved_go_live_at=tomorrow).update(approved_go_live_at=long_ago)
    RefusedSchedule.objects.update(next_try_at=None, due_at=long_ago)
    assert "Of these, not tried any more: 1." in client.get("/healthz/work").text

    picture = unfit.get_latest_revision_as_object().lead_image
    picture.credit = "A. Lens"
    picture.save()
    schedule_report(report=unfit, editor=ed, at=tomorrow + DAY)

    assert "not tried any more" not in client.get("/healthz/work").text
    assert publish_due(at=tomorrow + DAY).published == [unfit]
    assert not RefusedSchedule.objects.exists()


def test_what_cannot_be_taken_down_keeps_nothing_else_waiting(ed, world, draft, tomorrow):
    for report in (draft, a_draft(author=ed, section=world, headline="Other")):
        schedule_report(report=report, editor=ed, at=tomorrow, until=tomorrow + DAY)
    publish_due(at=tomorrow)

    def fail(instance, **facts):
        if instance.pk == draft.pk:
            raise RuntimeError("something broke")

    unpublished.connect(fail, sender=Report)
    try:
        done = publish_due(at=tomorrow + DAY)
    finally:
        unpublished.disconnect(fail, sender=Report)

    assert [report.headline for report in done.taken_down] == ["Other"]
    assert [report for report, _ in done.refused] == [draft]
    assert publish_due(at=tomorrow + DAY + SECOND).taken_down == [draft]
