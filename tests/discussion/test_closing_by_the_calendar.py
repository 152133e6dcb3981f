"""A discussion closes so many days after its report was published, where the newsroom says so."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.discussion.actions import change_discussion, close_after, close_what_is_over
from onrecord.discussion.models import Discussion, Policy
from tests.conftest import NOON

DAY = dt.timedelta(days=1)


@pytest.fixture
def discussion(report):
    report.first_published_at = NOON
    report.save(update_fields=["first_published_at"])
    return report.discussion


def state(discussion):
    discussion.refresh_from_db()
    return discussion.state


def test_nothing_closes_unless_somebody_says_so(discussion):
    assert close_what_is_over(at=NOON + 999 * DAY) == 0


def test_the_sites_days_hold_for_every_section_without_its_own(discussion, world):
    Policy.objects.create(section=None, close_after_days=14)
    assert close_what_is_over(at=NOON + 13 * DAY) == 0
    assert close_what_is_over(at=NOON + 14 * DAY) == 1
    assert state(discussion) == "closed"


def test_a_section_and_a_discussion_may_have_their_own(discussion, world, mo):
    Policy.objects.create(section=None, close_after_days=14)
    Policy.objects.create(section=world, close_after_days=30)
    assert close_what_is_over(at=NOON + 20 * DAY) == 0

    close_after(discussion=discussion, days=7, person=mo)
    assert close_what_is_over(at=NOON + 8 * DAY) == 1


def test_never_is_never(discussion, mo):
    Policy.objects.create(section=None, close_after_days=14)
    close_after(discussion=discussion, days=0, person=mo)

    assert close_what_is_over(at=NOON + 99 * DAY) == 0


def test_what_a_moderator_opens_again_stays_open(discussion, mo):
    Policy.objects.create(section=None, close_after_days=14)
    close_what_is_over(at=NOON + 15 * DAY)
    change_discussion(discussion=discussion, state=Discussion.State.OPEN, mode="", person=mo)

    assert close_what_is_over(at=NOON + 16 * DAY) == 0
    assert state(discussion) == "open"


def test_a_moderator_sets_the_days_at_the_desk(client, discussion, mo, report):
    client.force_login(mo)
    address = f"/desk/moderation/reports/{report.pk}/"

    client.post(address, {"state": "open", "mode": "", "pause_s": "", "close_after_days": "3"})

    discussion.refresh_from_db()
    assert discussion.close_after_days == 3
    assert 'value="3"' in client.get(address).content.decode()
