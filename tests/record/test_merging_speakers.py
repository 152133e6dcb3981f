"""Two names that are one speaker are merged, and a merge is taken back without loss."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Alias, Merge, Role, Speaker, Statement
from onrecord.reports.models import Version
from tests.record.conftest import NOON


@pytest.fixture
def office(db: None) -> Speaker:
    """An organisation."""
    speaker = actions.speaker_named("Harbour Office")
    Role.objects.create(speaker=speaker, title="port authority")
    return speaker


@pytest.fixture
def transliterated(db: None) -> Speaker:
    """The same, as another newsroom writes it, with a part and a name of its own."""
    speaker = actions.speaker_named("Hafen Amt", kind="organisation")
    Role.objects.create(speaker=speaker, title="Hafenbehörde")
    Alias.objects.create(speaker=speaker, name="مكتب الميناء", language="ar")
    actions.speaker_named("Pilots' Desk", kind="group", part_of=speaker)
    return speaker


def say(version: Version, speaker: Speaker, editor: User) -> Statement:
    """Put a statement of the speaker on record."""
    start = version.text.index("17 boats were lost")
    facts = actions.StatementFacts(content=((start, start + 18),), kind="indirect", speaker=speaker)
    return actions.add_statement(words=version, facts=facts, editor=editor, at=NOON)


def standing() -> dict[str, list[object]]:
    """All that hangs on speakers, with whom it hangs on."""
    return {
        "statements": list(Statement.objects.order_by("pk").values_list("pk", "speaker__name")),
        "names": list(Alias.objects.order_by("name").values_list("name", "speaker__name")),
        "roles": list(Role.objects.order_by("pk").values_list("title", "speaker__name")),
        "parts": list(
            Speaker.objects.order_by("pk").values_list("name", "part_of__name", "merged_into__name")
        ),
    }


def test_all_that_hung_on_the_other_name_goes_over(
    version: Version, ed: User, office: Speaker, transliterated: Speaker
) -> None:
    said = say(version, transliterated, ed)

    actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)

    said.refresh_from_db()
    assert said.speaker == office
    assert {alias.name for alias in office.aliases.all()} == {"Hafen Amt", "مكتب الميناء"}
    assert {role.title for role in office.roles.all()} == {"port authority", "Hafenbehörde"}
    assert Speaker.objects.get(name="Pilots' Desk").part_of == office
    assert actions.speaker_named("Hafen Amt") == office


def test_a_merge_that_is_undone_leaves_everything_as_it_was(
    version: Version, ed: User, office: Speaker, transliterated: Speaker
) -> None:
    say(version, transliterated, ed)
    before = standing()

    merge = actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)
    assert standing() != before
    actions.undo_merge(merge=merge, editor=ed, at=NOON)

    assert standing() == before


def test_what_was_said_after_the_merge_stays_with_the_one_that_was_kept(
    version: Version, ed: User, office: Speaker, transliterated: Speaker
) -> None:
    merge = actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)
    said = say(version, office, ed)

    actions.undo_merge(merge=merge, editor=ed, at=NOON)

    said.refresh_from_db()
    assert said.speaker == office


def test_a_merge_is_undone_once(ed: User, office: Speaker, transliterated: Speaker) -> None:
    merge = actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)
    actions.undo_merge(merge=merge, editor=ed, at=NOON)

    with pytest.raises(ValidationError, match="undone already"):
        actions.undo_merge(merge=Merge.objects.get(), editor=ed, at=NOON)


def test_nobody_is_merged_into_themselves_or_twice(
    ed: User, office: Speaker, transliterated: Speaker
) -> None:
    with pytest.raises(ValidationError, match="one already"):
        actions.merge_speakers(kept=office, merged=office, editor=ed, at=NOON)
    actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)
    with pytest.raises(ValidationError, match="merged into Harbour Office before"):
        actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)


def test_the_part_can_be_merged_into_its_whole_and_the_whole_into_its_part(
    ed: User, transliterated: Speaker
) -> None:
    part = Speaker.objects.get(name="Pilots' Desk")
    before = standing()

    merge = actions.merge_speakers(kept=part, merged=transliterated, editor=ed, at=NOON)
    part.refresh_from_db()
    assert part.part_of is None
    actions.undo_merge(merge=merge, editor=ed, at=NOON)

    assert standing() == before


def test_only_an_editor_merges(mo: User, office: Speaker, transliterated: Speaker) -> None:
    with pytest.raises(PermissionDenied):
        actions.merge_speakers(kept=office, merged=transliterated, editor=mo, at=NOON)


def test_the_old_address_leads_to_the_speaker_that_was_kept(
    client: Client, version: Version, ed: User, office: Speaker, transliterated: Speaker
) -> None:
    say(version, transliterated, ed)
    merge = actions.merge_speakers(kept=office, merged=transliterated, editor=ed, at=NOON)

    answer = client.get("/speakers/hafen-amt/")
    assert (answer.status_code, answer["Location"]) == (302, "/speakers/harbour-office/")
    assert "17 boats were lost" in client.get("/speakers/harbour-office/").content.decode()

    actions.undo_merge(merge=merge, editor=ed, at=NOON)
    assert client.get("/speakers/hafen-amt/").status_code == 200


def test_an_editor_merges_and_undoes_at_the_desk(
    client: Client, ed: User, office: Speaker, transliterated: Speaker
) -> None:
    client.force_login(ed)
    address = reverse("record:merge", args=[office.pk])

    unknown = client.post(address, {"name": "Nobody <b>"})
    assert unknown.status_code == 422
    assert "No speaker has this name" in unknown.content.decode()
    client.post(address, {"name": "Hafen Amt"})
    assert "Undo" in client.get(address).content.decode()
    client.post(reverse("record:undo_merge", args=[Merge.objects.get().pk]))

    transliterated.refresh_from_db()
    assert transliterated.merged_into is None


def test_the_name_of_another_speaker_is_no_alias(office: Speaker, transliterated: Speaker) -> None:
    with pytest.raises(ValidationError, match="merge the two"):
        Alias(speaker=office, name="Hafen Amt").full_clean()
    office.name = "مكتب الميناء"
    with pytest.raises(ValidationError, match="merge the two"):
        office.full_clean()


def test_no_speaker_is_part_of_itself(transliterated: Speaker) -> None:
    transliterated.part_of = Speaker.objects.get(name="Pilots' Desk")
    with pytest.raises(ValidationError, match="part of itself"):
        transliterated.full_clean()


def test_the_desk_takes_names_in_several_scripts_and_roles_with_dates(
    client: Client, ed: User, office: Speaker
) -> None:
    client.force_login(ed)
    address = reverse("wagtailsnippets_record_speaker:edit", args=[office.pk])
    form = {
        "name": "Harbour Office",
        "slug": "harbour-office",
        "kind": "organisation",
        "wikidata_id": "Q42",
        "aliases-TOTAL_FORMS": "1",
        "aliases-INITIAL_FORMS": "0",
        "aliases-0-name": "Портовая контора",
        "aliases-0-language": "ru",
        "roles-TOTAL_FORMS": "1",
        "roles-INITIAL_FORMS": "0",
        "roles-0-title": "lead agency",
        "roles-0-held": "2014/2018",
    }

    assert client.post(address, {**form, "wikidata_id": "42"}).status_code == 200
    assert client.post(address, {**form, "roles-0-held": "rubbish"}).status_code == 200
    assert client.post(address, form).status_code == 302

    assert office.aliases.filter(name="Портовая контора", language="ru").exists()
    assert office.roles.filter(title="lead agency", held="2014/2018").exists()
