"""In which roles readers know a speaker: those of published reports, and those of a person."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from onrecord.delivery.models import Event
from onrecord.frontpage.pages.frame import NAMES
from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Role, Speaker, Statement
from onrecord.reports.actions import publish_report, unpublish_report
from onrecord.reports.models import Report, Section
from tests.conftest import NOON
from tests.frontpage.conftest import quoting

THEIRS = ("/speakers/nell-varga/", "/api/record/speakers/nell-varga.json")


def test_a_role_in_which_a_draft_names_a_known_speaker_is_told_with_the_draft(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    waits = quoting("“I never signed it,” acting minister Nell Varga said.", ed, world)
    before = [client.get(address).text for address in THEIRS]

    publish_report(report=waits, editor=ed, at=NOON)

    assert Statement.objects.filter(report=waits, role="acting minister").exists()
    assert not any("acting minister" in text for text in before)
    assert all("acting minister" in client.get(address).text for address in THEIRS)


def test_a_role_is_told_by_the_speakers_pages_and_leaves_others_at_hand(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    waits = quoting("“I never signed it,” acting minister Nell Varga said.", ed, world)
    publish_report(report=waits, editor=ed, at=NOON)
    hers = Statement.objects.filter(report=waits, speaker__slug="nell-varga").latest("start")
    hers.role = "minister"
    hers.save(update_fields=["role"])
    assert "minister" not in {role["title"] for role in client.get(THEIRS[1]).json()["roles"]}
    last = Event.objects.latest("pk").pk

    actions.confirm_entries(entries=[hers], editor=ed, at=NOON)

    told = set(Event.objects.filter(pk__gt=last).values_list("topic", flat=True))
    assert Role.objects.filter(speaker=hers.speaker, title="minister").exists()
    assert f"speaker:{hers.speaker_id}" in told
    assert NAMES not in told
    assert "minister" in {role["title"] for role in client.get(THEIRS[1]).json()["roles"]}


@pytest.fixture
def said_as_acting_minister(flood: Report, ed: User, world: Section) -> Report:
    """A published report, the only one that calls a known speaker so."""
    report = quoting("“I never signed it,” acting minister Nell Varga said.", ed, world)
    publish_report(report=report, editor=ed, at=NOON)
    return Report.objects.get(pk=report.pk)


@pytest.mark.usefixtures("kept")
def test_a_role_that_a_report_alone_gives_goes_and_comes_with_the_report(
    said_as_acting_minister: Report, ed: User, client: Client
) -> None:
    unpublish_report(report=said_as_acting_minister, editor=ed, reason="Wrong.", at=NOON)
    taken_down = [client.get(address) for address in THEIRS]

    publish_report(report=Report.objects.get(pk=said_as_acting_minister.pk), editor=ed, at=NOON)

    assert [answer.status_code for answer in taken_down] == [200, 200]
    assert not any("acting minister" in answer.text for answer in taken_down)
    assert all("acting minister" in client.get(address).text for address in THEIRS)


def test_a_role_confirmed_in_a_report_that_was_taken_down_is_not_listed(
    said_as_acting_minister: Report, ed: User, client: Client
) -> None:
    unpublish_report(report=said_as_acting_minister, editor=ed, reason="Wrong.", at=NOON)
    [hers] = Statement.objects.filter(report=said_as_acting_minister, role="acting minister")
    actions.reopen_entry(entry=hers, editor=ed)

    actions.confirm_entries(entries=[hers], editor=ed, at=NOON)

    assert not any("acting minister" in client.get(address).text for address in THEIRS)


@pytest.mark.parametrize("change", [{"held": "2014/2018"}, {"title": "minister, then acting"}])
def test_a_role_that_a_person_has_completed_stays_when_its_report_is_taken_down(
    said_as_acting_minister: Report, ed: User, client: Client, change: dict[str, str]
) -> None:
    Role.objects.filter(title="acting minister").update(**change)

    unpublish_report(report=said_as_acting_minister, editor=ed, reason="Wrong.", at=NOON)

    told = [role["title"] for role in client.get(THEIRS[1]).json()["roles"]]
    assert change.get("title", "acting minister") in told


def test_a_role_that_a_person_entered_stays_whatever_reports_say(
    flood: Report, ed: User, world: Section, client: Client
) -> None:
    Role.objects.create(speaker=Speaker.objects.get(slug="nell-varga"), title="acting minister")

    quoting("“I never signed it,” acting minister Nell Varga said.", ed, world)

    assert all("acting minister" in client.get(address).text for address in THEIRS)


def test_roles_that_reports_gave_before_they_were_told_apart_go_with_their_report(
    said_as_acting_minister: Report, ed: User, client: Client
) -> None:
    hers = Speaker.objects.get(slug="nell-varga")
    Role.objects.filter(speaker=hers).update(as_reported="")
    Role.objects.create(speaker=hers, title="pilot")
    before_this = import_module("onrecord.record.migrations.0010_roles_that_reports_name")
    before_this.tell_apart(apps, None)

    unpublish_report(report=said_as_acting_minister, editor=ed, reason="Wrong.", at=NOON)

    told = {role["title"] for role in client.get(THEIRS[1]).json()["roles"]}
    assert told >= {"pilot", "harbour master"}
    assert "acting minister" not in told
