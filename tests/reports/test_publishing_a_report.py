"""Publishing: by whom, with what, wholly or not at all, and what is kept of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from wagtail.log_actions import registry
from wagtail.signals import published

from onrecord.delivery.models import Event
from onrecord.reports.actions import file_report, publish_report, unpublish_report
from onrecord.reports.actions.groups import make_groups
from onrecord.reports.models import (
    NewsroomSettings,
    Report,
    Section,
    Topic,
    publishing_gates,
)
from tests.conftest import NOON, a_draft, a_picture, a_report

HOUR = dt.timedelta(hours=1)


def test_a_filed_report_is_seen_by_nobody_but_the_desk(draft):
    assert not draft.live
    assert draft.versions.count() == 0
    assert draft.latest_revision is not None
    assert draft not in Report.objects.live()


def test_a_reader_may_not_file_reports(rosa, world):
    with pytest.raises(PermissionDenied):
        file_report(author=rosa, headline="Mine", section=world, at=NOON)


def test_an_editor_publishes_a_draft_and_a_version_is_kept(ed, draft):
    version = publish_report(report=draft, editor=ed, at=NOON)

    assert draft.live
    assert draft.first_published_at == draft.last_published_at == NOON
    assert (version.number, version.published_at, version.published_by) == (1, NOON, ed)
    assert version.text == "647 people left, the ministry said."


def test_a_report_of_other_times_keeps_its_own_date(ed, draft):
    then = dt.datetime(2016, 12, 1, 8, tzinfo=dt.UTC)

    publish_report(report=draft, editor=ed, at=then)

    assert draft.first_published_at == then
    assert draft.get_absolute_url() == f"/world/20161201-647-leave-{draft.short_id}/"


def test_publishing_again_keeps_the_first_date_and_adds_a_version(ed, report):
    report.headline = "Over 647 leave"
    report.save_revision(user=ed)
    version = publish_report(report=report, editor=ed, at=NOON + HOUR)

    assert version.number == 2
    assert report.first_published_at == NOON
    assert report.last_published_at == NOON + HOUR
    assert report.headline == "Over 647 leave"


def test_the_section_says_which_editors_publish_there(ed, world, draft):
    foreign_desk = Group.objects.create(name="Foreign desk")
    world.editors.add(foreign_desk)

    with pytest.raises(PermissionDenied):
        publish_report(report=draft, editor=ed, at=NOON)

    ed.groups.add(foreign_desk)
    assert publish_report(report=draft, editor=ed, at=NOON).number == 1


def test_a_report_is_not_moved_out_of_a_section_by_others(ed, report, world):
    world.editors.add(Group.objects.create(name="Foreign desk"))
    report.section = Section.objects.create(name="Politics", slug="politics")
    report.save_revision(user=ed)

    with pytest.raises(PermissionDenied):
        publish_report(report=report, editor=ed, at=NOON)


def test_no_route_around_the_action_forgets_the_section(ed, draft, world):
    world.editors.add(Group.objects.create(name="Foreign desk"))

    with pytest.raises(PermissionDenied):
        draft.latest_revision.publish(user=ed, skip_permission_checks=True)


def test_administrators_publish_everywhere(ada, draft, world):
    world.editors.add(Group.objects.create(name="Foreign desk"))

    assert publish_report(report=draft, editor=ada, at=NOON).number == 1


def test_a_picture_needs_words_for_the_blind_and_a_credit(ed, world):
    report = a_draft(
        author=ed, section=world, lead_image=a_picture(description="", credit="", title="Square")
    )

    with pytest.raises(ValidationError) as refusal:
        publish_report(report=report, editor=ed, at=NOON)

    assert refusal.value.messages == [
        "Describe the picture “Square” for those who cannot see it.",
        "Say who is to be credited for the picture “Square”.",
    ]
    report.refresh_from_db()
    assert not report.live


def test_the_pictures_in_the_body_are_held_to_the_same(ed, world):
    picture = a_picture(credit="")
    report = a_draft(
        author=ed, section=world, body=[("image", {"picture": picture, "caption": "Here"})]
    )

    assert report.reasons_not_to_publish() == [
        "Say who is to be credited for the picture “The square”."
    ]

    picture.delete()
    fresh = Report.objects.get(pk=report.pk)
    assert "deleted" in fresh.reasons_not_to_publish()[0]


def test_a_gate_that_another_app_adds_is_asked(ed, draft):
    publishing_gates.append(lambda report: [f"“{report.headline}” does not add up."])
    try:
        with pytest.raises(ValidationError, match="does not add up"):
            publish_report(report=draft, editor=ed, at=NOON)
    finally:
        publishing_gates.pop()


def test_nothing_is_published_when_something_that_follows_fails(ed, draft):
    Event.objects.all().delete()

    def fail(**facts):
        raise RuntimeError("the record could not be moved")

    published.connect(fail, sender=Report)
    try:
        with pytest.raises(RuntimeError):
            publish_report(report=draft, editor=ed, at=NOON)
    finally:
        published.disconnect(fail, sender=Report)

    draft.refresh_from_db()
    assert not draft.live
    assert draft.versions.count() == 0
    assert not Event.objects.exists()


def test_a_report_cannot_be_made_live_past_the_gates(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(headline="By hand", section=world)


def test_publishing_is_logged_and_told_to_every_process(ed, world):
    topic = Topic.objects.create(name="Aleppo", slug="aleppo")
    Event.objects.all().delete()
    report = a_report(editor=ed, section=world, topics=[topic])

    assert list(Event.objects.values_list("topic", flat=True)) == [
        f"report:{report.pk}",
        f"section:{world.pk}",
        f"topic:{topic.pk}",
        "front",
    ]
    actions = {entry.action for entry in registry.get_logs_for_instance(report)}
    assert {"reports.filed", "reports.published"} <= actions


def test_what_a_report_leaves_is_told_of_it_too(ed, world):
    topic = Topic.objects.create(name="Aleppo", slug="aleppo")
    report = a_report(editor=ed, section=world, topics=[topic])
    Event.objects.all().delete()
    report.topics = []
    report.section = Section.objects.create(name="Politics", slug="politics")
    report.save_revision(user=ed)

    publish_report(report=report, editor=ed, at=NOON)

    told = set(Event.objects.values_list("topic", flat=True))
    assert {f"section:{world.pk}", f"section:{report.section_id}", f"topic:{topic.pk}"} <= told


def test_a_report_is_taken_down_with_a_reason_for_readers(ed, report):
    unpublish_report(report=report, editor=ed, reason=" It named a child. ", at=NOON + HOUR)

    report.refresh_from_db()
    assert not report.live
    assert report.unpublished_reason == "It named a child."
    assert report.unpublished_at == NOON + HOUR
    assert report.versions.count() == 1


def test_nothing_is_taken_down_without_a_reason(ed, report):
    with pytest.raises(ValidationError, match="Say why"):
        unpublish_report(report=report, editor=ed, reason="  ", at=NOON)


def test_a_draft_cannot_be_taken_down(ed, draft):
    with pytest.raises(ValidationError, match="not published"):
        unpublish_report(report=draft, editor=ed, reason="No", at=NOON)


def test_a_reader_takes_nothing_down(rosa, report):
    with pytest.raises(PermissionDenied):
        unpublish_report(report=report, editor=rosa, reason="I disagree", at=NOON)


def test_a_report_published_again_is_no_longer_taken_down(ed, report):
    unpublish_report(report=report, editor=ed, reason="A mistake.", at=NOON)

    publish_report(report=report, editor=ed, at=NOON + HOUR)

    assert report.live
    assert (report.unpublished_at, report.unpublished_reason) == (None, "")
    assert report.first_published_at == NOON


def test_a_headline_in_another_script_gets_an_address_that_can_be_read(ed, world):
    report = a_draft(author=ed, section=world, headline="مكتبة مرسى الياسمين", language="ar")

    assert report.slug == "mktbh-mrsa-lysmyn"


def test_a_headline_of_signs_alone_still_gets_an_address(ed, world):
    assert a_draft(author=ed, section=world, headline="!!!").slug == "report"


def test_short_ids_are_given_once_and_begin_with_a_digit(ed, world):
    ids = [a_draft(author=ed, section=world).short_id for _ in range(5)]

    assert len(set(ids)) == 5
    assert all(len(one) >= 5 and one[0].isdigit() for one in ids)


def test_a_report_that_was_never_saved_as_a_draft_is_not_published(ed, world):
    bare = Report(headline="Bare", section=world, live=False)
    bare.save()

    with pytest.raises(ValidationError, match="Save the report"):
        publish_report(report=bare, editor=ed, at=NOON)


def test_a_report_without_headline_says_so(world):
    bare = Report(headline=" ", live=False)

    assert bare.reasons_not_to_publish() == ["Write a headline.", "Choose a section."]


def test_a_long_headline_is_cut_between_words_in_its_address(ed, world):
    report = a_draft(author=ed, section=world, headline="word " * 30)

    assert report.slug.endswith("-word")
    assert len(report.slug) <= 80


@pytest.mark.parametrize("date", ["30 November", "2016-13", "soon"])
def test_a_draft_with_a_date_that_is_none_is_not_filed(ed, world, date):
    with pytest.raises(ValidationError, match="Write the date as"):
        a_draft(author=ed, section=world, dateline_date=date)


def test_pages_are_told_when_a_section_a_topic_or_the_newsroom_changes(world):
    topic = Topic.objects.create(name="Aleppo", slug="aleppo")
    Event.objects.all().delete()

    world.save()
    topic.save()
    NewsroomSettings.load().save()

    told = set(Event.objects.values_list("topic", flat=True))
    assert told == {f"section:{world.pk}", f"topic:{topic.pk}", "site"}


def test_groups_that_a_newsroom_changed_are_left_as_they_are(db):
    editors = Group.objects.get(name="Editors")
    editors.permissions.remove(*editors.permissions.filter(codename="delete_report"))

    make_groups()

    assert not editors.permissions.filter(codename="delete_report").exists()
    assert editors.permissions.filter(codename="publish_report").exists()
