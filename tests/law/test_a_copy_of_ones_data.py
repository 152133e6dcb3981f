"""A person fetches a copy of everything that is held of them; nobody else does."""

from __future__ import annotations

import io
import json
import zipfile

from django.test import Client
from django.utils import timezone

from onrecord.discussion.actions import flag_comment
from onrecord.law.actions import forget_archives, make_archives
from onrecord.law.models import PersonalArchive
from onrecord.moderation import actions as moderation
from tests.conftest import NOON


def fetch(client):
    with_password = client.get("/account/data/archive.zip")
    return zipfile.ZipFile(io.BytesIO(with_password.content))


def ask(client, person):
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "email": person.email}
    ]
    session.save()
    return client.post("/account/data/")


def test_it_holds_what_was_written_decided_and_flagged(rosa, sami, mo, write, threats):
    client = Client()
    comment = write("My words.")
    moderation.remove_comment(comment=comment, moderator=mo, clause=threats, reason="Rude", at=NOON)
    other = write("By Sami.", author=sami)
    flag_comment(comment=other, reader=rosa, clause=threats, note="Look here", at=NOON)

    assert ask(client, rosa).status_code == 303
    assert "being made" in client.get("/account/data/").content.decode()
    make_archives(at=timezone.now())
    assert "Download my data" in client.get("/account/data/").content.decode()
    archive = fetch(client)
    read = {name: archive.read(name).decode() for name in archive.namelist()}

    assert json.loads(read["discussion-comment.json"])[0]["body_source"] == "My words."
    assert json.loads(read["moderation-decision.json"])[0]["reason"] == "Rude"
    assert json.loads(read["discussion-flag.json"])[0]["note"] == "Look here"
    assert json.loads(read["people-user.json"])[0]["email"] == "rosa@example.org"
    everything = "".join(read.values())
    assert "By Sami." not in everything
    assert "sami@" not in everything
    assert "password" not in json.loads(read["people-user.json"])[0]


def test_nobody_else_fetches_it_and_it_goes_after_a_week(client, rosa, sami):
    ask(client, rosa)
    make_archives(at=timezone.now())
    other = Client()
    assert other.get("/account/data/archive.zip").status_code == 302
    ask(other, sami)
    assert other.get("/account/data/archive.zip").status_code == 404

    forget_archives(at=timezone.now() + PersonalArchive.KEPT * 1.1)

    assert client.get("/account/data/archive.zip").status_code == 404


def test_copies_are_not_made_without_end(client, rosa):
    answers = [ask(client, rosa).status_code for _ in range(3)]

    assert answers == [303, 303, 429]
