"""A query whose SQL was made once finds what Django's own would."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models.signals import post_init
from django.utils import timezone

from onrecord.delivery.models import Event, Lease
from onrecord.people.models import Allowance, User
from onrecord.reports.models import Report, Section
from onrecord.shared.inserting import add, add_facts
from onrecord.shared.prepared import Prepared, PreparedUpdate, Slot, Slots

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
since = Prepared(
    lambda: Event.objects.filter(topic=Slot("topic"), at__gt=Slot("since")).order_by("pk")
)
times = Prepared(lambda: Event.objects.filter(topic=Slot("topic")).values_list("at", flat=True))
numbered = Prepared(lambda: Event.objects.filter(pk__in=Slots("numbers")).order_by("pk"))
lend = PreparedUpdate(lambda: Lease.objects.filter(name=Slot("name")), "holder", "until")


def test_each_time_it_finds_what_belongs_to_the_values_that_are_given() -> None:
    for topic, hours in (("a", 1), ("a", 3), ("b", 3)):
        Event.objects.create(topic=topic, at=NOON + dt.timedelta(hours=hours), detail={"h": hours})

    found = since.all(topic="a", since=NOON + dt.timedelta(hours=2))
    assert [(event.topic, event.detail) for event in found] == [("a", {"h": 3})]
    assert len(since.all(topic="a", since=NOON)) == 2
    assert since.first(topic="c", since=NOON) is None
    assert times.all(topic="b") == [NOON + dt.timedelta(hours=3)]


def test_constants_of_a_query_are_what_they_are_whatever_signs_they_hold() -> None:
    odd = "50 % of 'all' %s, \"so\""
    named = Prepared(lambda: Event.objects.filter(topic=odd, pk__gt=0, at__gt=Slot("since")))
    kept = Event.objects.create(topic=odd, at=NOON, detail={})
    Event.objects.create(topic="50 of all", at=NOON, detail={})

    assert named.all(since=NOON - dt.timedelta(hours=1)) == [kept]
    assert named.all(since=NOON) == []


def test_a_list_of_any_length_is_given_to_one_statement() -> None:
    events = [Event.objects.create(topic="a", at=NOON, detail={}) for _ in range(3)]

    for chosen in ([], events[1:2], events):
        assert numbered.all(numbers=[one.pk for one in chosen]) == chosen
    assert numbered.all(numbers=[events[0].pk, events[0].pk, 0]) == events[:1]


def test_what_is_found_is_what_django_finds_with_what_belongs_to_it_and_what_was_left_out() -> None:
    section = Section.objects.create(name="World", slug="world")
    kept = Report.objects.create(headline="A bridge", section=section, live=False)
    rows = Report.objects.select_related("section", "live_revision").defer("body", "slug")

    [found], [other] = Prepared(lambda: rows).all(), rows

    for one, as_ever in ((found, other), (found.section, other.section)):
        assert one == as_ever
        assert _values(one) == _values(as_ever)
        assert one._state.db == "default"
        assert not one._state.adding
    assert found.get_deferred_fields() == {"body", "slug"}
    assert found.slug == kept.slug
    assert found._state.fields_cache["live_revision"] is None
    found.headline = "Another bridge"
    found.save()
    assert Report.objects.get(pk=kept.pk).headline == "Another bridge"


def _values(thing: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(thing).items() if name != "_state"}


def test_whoever_listens_to_what_is_made_hears_of_what_is_found() -> None:
    heard: list[Any] = []
    Event.objects.create(topic="a", at=NOON, detail={})

    def hear(instance: Event, **facts: Any) -> None:
        heard.append(instance)

    post_init.connect(hear, sender=Event)
    try:
        found = Prepared(lambda: Event.objects.filter(topic="a")).all()
        assert heard == found
    finally:
        post_init.disconnect(hear, sender=Event)


def test_a_file_of_what_is_found_is_one() -> None:
    person = User.objects.create(email="rosa@example.org", name="Rosa", face="faces/rosa.webp")

    found = Prepared(lambda: User.objects.filter(pk=Slot("pk"))).first(pk=person.pk)

    assert found is not None
    assert found.face.name == "faces/rosa.webp"
    assert found.face.storage is User._meta.get_field("face").storage


def test_a_prepared_change_reaches_its_rows_and_no_other() -> None:
    Lease.objects.create(name="one", holder="x", until=NOON)
    Lease.objects.create(name="two", holder="x", until=NOON)

    later = NOON + dt.timedelta(minutes=5)
    assert lend(name="one", holder="y", until=later) == 1

    assert set(Lease.objects.values_list("name", "holder", "until")) == {
        ("one", "y", later),
        ("two", "x", NOON),
    }


def test_rows_that_are_added_together_get_their_keys_and_keep_every_kind_of_value() -> None:
    rows = [Event(topic="a", detail={"n": [1, "ö"]}, at=NOON), Event(topic="b", at=NOON)]

    add(rows)

    assert list(Event.objects.filter(pk__in=[row.pk for row in rows]).order_by("topic")) == rows
    assert Event.objects.get(topic="a").detail == {"n": [1, "ö"]}


def test_rows_of_which_only_facts_are_known_have_the_columns_defaults() -> None:
    before = timezone.now()

    first, second = add_facts(
        Event, [{"topic": "a", "detail": {"n": 1}}, {"topic": "b", "detail": {}}]
    )

    kept = Event.objects.in_bulk()
    assert {pk: (event.topic, event.detail) for pk, event in kept.items()} == {
        first: ("a", {"n": 1}),
        second: ("b", {}),
    }
    assert all(before <= event.at <= timezone.now() for event in kept.values())
    assert add_facts(Lease, [{"name": "one", "holder": "x", "until": NOON}]) == ["one"]


def test_a_row_that_is_there_takes_the_new_values_of_the_columns_that_are_named() -> None:
    add([Allowance(key="k", left=3, counted_at=NOON)])

    add(
        [Allowance(key="k", left=2, counted_at=NOON), Allowance(key="l", left=9, counted_at=NOON)],
        of="key",
        instead=("left",),
    )

    assert dict(Allowance.objects.values_list("key", "left")) == {"k": 2, "l": 9}


def test_a_value_of_another_type_than_its_column_s_is_kept_as_the_column_keeps_it() -> None:
    add([Event(topic=Event.__name__, detail="words", at=NOON)])
    add([Allowance(key=12, left=3, counted_at=NOON)])  # type: ignore[misc]  # on purpose

    assert Event.objects.get().detail == "words"
    assert Allowance.objects.values_list("key", "left").get() == ("12", 3.0)
