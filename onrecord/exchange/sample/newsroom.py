"""Sets up the sample newsroom: its people, sections, pictures, speakers, measures and pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import Site

from onrecord.discussion.models import Clause
from onrecord.exchange.sample.texts import read_newsroom, read_page
from onrecord.people.models import User
from onrecord.record.actions import speaker_named
from onrecord.record.models import Alias, Measure, Role, Speaker
from onrecord.reports.models import NewsroomSettings, Picture, Section, Topic

# Reserved for examples (RFC 2606): no mail to the people of the sample can reach anybody.
STAFF_ADDRESS, READER_ADDRESS = "averil-courier.example", "readers.example"
GROUPS = {"editor": "Editors", "reporter": "Reporters", "moderator": "Moderators"}


@dataclass(frozen=True)
class Newsroom:
    """What reports and discussions refer to, each by its name in the data files."""

    people: dict[str, User]
    sections: dict[str, Section]
    topics: dict[str, Topic]
    pictures: dict[str, Picture]
    speakers: dict[str, Speaker]
    measures: dict[str, Measure]
    clauses: dict[int, Clause]

    @property
    def editor(self) -> User:
        """Who publishes and keeps the record."""
        return self.people["samuel-haig"]

    @property
    def moderator(self) -> User:
        """Who decides about comments."""
        return self.people["ruth-adeyemi"]


def is_loaded() -> bool:
    """Whether the sample is here already."""
    return User.objects.filter(email__endswith=f"@{STAFF_ADDRESS}").exists()


def set_up_newsroom(*, drawings: dict[str, bytes]) -> Newsroom:
    """Make all that a report or a comment of the sample refers to."""
    told = read_newsroom()
    _name(told)
    clauses = _clauses()
    _standing_pages()
    return Newsroom(
        people={**_staff(told), **_readers(told)},
        sections={s["slug"]: _section(s, position) for position, s in enumerate(told["sections"])},
        topics={t["slug"]: _topic(t) for t in told["topics"]},
        pictures={p["name"]: _picture(p, told, drawings[p["name"]]) for p in told["pictures"]},
        speakers=_speakers(told),
        measures={m["slug"]: _measure(m) for m in told["measures"]},
        clauses=clauses,
    )


def close_readers_accounts() -> None:
    """Nobody stands behind the sample's readers: none can sign in, none is sent a notice."""
    User.objects.filter(email__endswith=f"@{READER_ADDRESS}").update(is_active=False)


def _name(told: dict[str, Any]) -> None:
    newsroom = NewsroomSettings.load()
    if not newsroom.name:
        newsroom.name, newsroom.motto = told["name"], told["motto"]
        newsroom.save()


def _staff(told: dict[str, Any]) -> dict[str, User]:
    people = {}
    for person in told["staff"]:
        address = f"{person['slug']}@{STAFF_ADDRESS}"
        user = User.objects.create_user(address, name=person["name"], is_staff=True)
        user.groups.add(Group.objects.get(name=GROUPS[person["part"]]))
        people[person["slug"]] = user
    return people


def _readers(told: dict[str, Any]) -> dict[str, User]:
    return {
        reader["slug"]: User.objects.create_user(
            f"{reader['slug']}@{READER_ADDRESS}", name=reader["name"]
        )
        for reader in told["readers"]
    }


def _section(told: dict[str, Any], position: int) -> Section:
    section, _ = Section.objects.get_or_create(
        slug=told["slug"],
        defaults={"name": told["name"], "description": told["about"], "position": position},
    )
    return section


def _topic(told: dict[str, Any]) -> Topic:
    topic, _ = Topic.objects.get_or_create(slug=told["slug"], defaults={"name": told["name"]})
    return topic


def _picture(told: dict[str, Any], newsroom: dict[str, Any], drawing: bytes) -> Picture:
    picture: Picture = Picture.objects.create(
        title=told["title"],
        file=ContentFile(drawing, name=f"sample-{told['name']}.jpg"),
        description=told["alt"],
        caption=told["caption"],
        credit=newsroom["credit"],
        licence=newsroom["licence"],
    )
    return picture


def _speakers(told: dict[str, Any]) -> dict[str, Speaker]:
    made = {}
    for facts in told["speakers"]:
        speaker = speaker_named(facts["name"], kind=facts["kind"])
        for role in facts.get("roles", ()):
            Role.objects.get_or_create(speaker=speaker, title=role)
        for alias in facts.get("aliases", ()):
            Alias.objects.get_or_create(name=alias, defaults={"speaker": speaker})
        made[facts["slug"]] = speaker
    for facts in told["speakers"]:
        if "part_of" in facts:
            made[facts["slug"]].part_of = made[facts["part_of"]]
            made[facts["slug"]].save(update_fields=["part_of"])
    return made


def _measure(told: dict[str, Any]) -> Measure:
    measure, _ = Measure.objects.get_or_create(
        slug=told["slug"],
        defaults={
            "name": told["name"],
            "description": told["note"],
            "unit": told["counted"],
            "is_cumulative": told["cumulative"],
        },
    )
    return measure


def _clauses() -> dict[int, Clause]:
    """The standards' clauses; those of a newsroom that has its own are left as they are."""
    for told in read_page("standards")["clauses"]:
        facts = {"title": told["title"], "text": told["text"]}
        Clause.objects.get_or_create(number=told["number"], defaults=facts)
    return {clause.number: clause for clause in Clause.objects.all()}


def _standing_pages() -> None:
    # Looked up by name: the app that shows standing pages stands above this one.
    page_type = apps.get_model("frontpage", "StandingPage")
    home = Site.objects.get(is_default_site=True).root_page
    for name in ("about", "standards"):
        told = read_page(name)
        if page_type.objects.filter(slug=name).exists():
            continue
        sections = [{"heading": "", "text": told["intro"]}] if "intro" in told else []
        body = []
        for section in sections + told["sections"]:
            if section["heading"]:
                body.append(("heading", section["heading"]))
            body.append(("text", f"<p>{escape(section['text'])}</p>"))
        page = home.add_child(instance=page_type(title=told["title"], slug=name, body=_json(body)))
        page.save_revision().publish()


def _json(blocks: list[tuple[str, str]]) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])
