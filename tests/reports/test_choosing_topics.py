"""Topics of a report are found by name, so that a thousand of them cost as little as ten."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onrecord.reports.models import Report, Topic
from tests.reports.conftest import a_form

ADD, NAMES = "/desk/reports/add/", "/desk/topics/names/"


@pytest.fixture
def aleppo(db):
    """A topic."""
    return Topic.objects.create(name="Aleppo", slug="aleppo")


@pytest.fixture
def kyiv(db):
    """A topic in other letters."""
    return Topic.objects.create(name="Київ", slug="kyiv")


def topics_of(report):
    report.refresh_from_db()
    return [topic.name for topic in report.get_latest_revision_as_object().topics.all()]


def offered(answer):
    return re.findall(r'data-name="([^"]*)"', answer.content.decode())


@pytest.mark.parametrize("words", ["Київ", "київ", "КИЇ", "kyiv", "KYI"])
def test_a_topic_is_found_by_part_of_its_name_in_any_case_and_in_latin_letters(desk, kyiv, words):
    assert offered(desk.get(NAMES, {"q": words})) == ["Київ"]


def test_topics_that_begin_so_come_before_those_that_hold_the_words(desk):
    for number, name in enumerate(["Elections", "By-elections", "Election", "Weather"]):
        Topic.objects.create(name=name, slug=f"t{number}")

    found = offered(desk.get(NAMES, {"q": "election"}))

    assert found == ["Election", "Elections", "By-elections"]


def test_at_most_a_dozen_topics_are_offered(desk):
    Topic.objects.bulk_create(Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(40))

    assert len(offered(desk.get(NAMES, {"q": "topic"}))) == 12
    assert len(offered(desk.get(NAMES))) == 12


def test_a_moderator_is_told_no_topics(client, mo, aleppo):
    client.force_login(mo)

    assert offered(client.get(NAMES, follow=True)) == []


def test_a_reporter_chooses_topics_too(client, rosa, aleppo):
    rosa.groups.add(Group.objects.get(name="Reporters"))
    client.force_login(rosa)

    assert offered(client.get(NAMES, {"q": "ale"})) == ["Aleppo"]


def test_a_whole_name_left_in_the_field_is_chosen_beside_the_ticked_ones(desk, world, aleppo, kyiv):
    desk.post(ADD, a_form(section=world.pk, topics=[aleppo.pk], **{"topics-typed": " київ "}))

    assert topics_of(Report.objects.get()) == ["Aleppo", "Київ"]


def test_a_name_that_no_topic_has_is_refused_and_nothing_is_lost(desk, world, aleppo):
    answer = desk.post(
        ADD, a_form(section=world.pk, topics=[aleppo.pk], **{"topics-typed": "Alepo"})
    )

    assert not Report.objects.exists()
    page = answer.content.decode()
    assert "No topic is called “Alepo”." in page
    assert re.search(rf'name="topics" value="{aleppo.pk}" checked> <bdi>Aleppo', page)
    assert 'name="topics-typed" value="Alepo"' in page


def test_chosen_topics_stay_when_another_field_is_wrong(desk, world, aleppo):
    answer = desk.post(ADD, a_form(section=world.pk, topics=[aleppo.pk], related="nonsense"))

    assert not Report.objects.exists()
    assert f'name="topics" value="{aleppo.pk}" checked' in answer.content.decode()


def test_a_topic_that_is_not_ticked_any_more_is_taken_off(desk, world, aleppo, kyiv):
    desk.post(ADD, a_form(section=world.pk, topics=[aleppo.pk, kyiv.pk]))
    report = Report.objects.get()

    desk.post(f"/desk/reports/edit/{report.pk}/", a_form(section=world.pk, topics=[kyiv.pk]))

    assert topics_of(report) == ["Київ"]


def test_the_form_costs_the_same_with_many_topics_as_with_few(desk, world, aleppo):
    desk.post(ADD, a_form(section=world.pk, topics=[aleppo.pk]))
    address = f"/desk/reports/edit/{Report.objects.get().pk}/"
    desk.get(address)
    few = _cost(desk, address)
    Topic.objects.bulk_create(Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(500))

    many = _cost(desk, address)

    assert many == few
    assert "Topic 7" not in desk.get(address).content.decode()


def _cost(desk, address):
    """Queries, and lines of the page: its tokens differ from one time to the next."""
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(address).content.decode()
    return len(asked), page.count("\n")


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x", "²", "\u202e", "1e9", "\0"])
def test_a_number_that_no_topic_has_is_refused_in_words(desk, world, number):
    answer = desk.post(ADD, a_form(section=world.pk, topics=[number]))

    assert answer.status_code in {200, 400}
    assert not Report.objects.exists()
    assert desk.get(NAMES, {"q": number * 50}).status_code == 200
