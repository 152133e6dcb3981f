"""Several moderators at one queue: nobody gets what another has, many are decided about at once."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test import Client

from onrecord.discussion.actions import open_discussion
from onrecord.discussion.models import Clause, Comment, Discussion
from onrecord.moderation import actions
from onrecord.moderation.actions.claiming import AT_ONCE
from onrecord.moderation.models import Batch, Claim, Decision
from onrecord.moderation.models.claim import LEASE
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.discussion.conftest import Writes

QUEUE = "/desk/moderation/"
Waiting = Callable[[int], list[Comment]]


@pytest.fixture
def waiting(report: Report, rosa: User) -> Waiting:
    """So many comments that wait, made at once."""

    def make(number: int) -> list[Comment]:
        discussion = open_discussion(report=report)
        return Comment.objects.bulk_create(
            Comment(
                discussion=discussion,
                author=rosa,
                status=Comment.Status.HELD,
                status_at=NOON,
                held_because=Comment.Hold.PREMODERATED,
                body_source=f"Remark {n}",
                body_html=f"<p>Remark {n}</p>",
                created_at=NOON + dt.timedelta(seconds=n),
            )
            for n in range(number)
        )

    return make


def test_two_moderators_get_different_comments(waiting: Waiting, mo: User, ed: User) -> None:
    waiting(30)

    mos, eds = actions.claim_next(moderator=mo, at=NOON), actions.claim_next(moderator=ed, at=NOON)

    assert len(mos) == AT_ONCE
    assert len(eds) == 10
    assert not mos & eds


def test_what_another_has_in_hand_is_theirs_until_the_lease_ends(
    waiting: Waiting, mo: User, ed: User
) -> None:
    [comment] = waiting(1)
    actions.claim_next(moderator=mo, at=NOON)

    with pytest.raises(ValidationError, match="Mo has this comment in hand"):
        actions.publish_comment(comment=comment, moderator=ed, at=NOON)
    actions.publish_comment(comment=comment, moderator=ed, at=NOON + LEASE)

    assert comment.is_published
    assert not Claim.objects.exists()


def test_what_is_given_back_is_free(waiting: Waiting, mo: User, ed: User) -> None:
    waiting(3)
    actions.claim_next(moderator=mo, at=NOON)

    assert actions.release_claims(moderator=mo) == 3
    assert len(actions.claim_next(moderator=ed, at=NOON)) == 3


@pytest.mark.django_db(transaction=True)
def test_moderators_who_ask_in_the_same_moment_never_collide(
    waiting: Waiting, tmp_path: Path
) -> None:
    waiting(60)
    people = [
        User.objects.create_superuser(f"m{n}@example.org", name=f"Moderator {n}") for n in range(4)
    ]
    store, begin = _shared_store(tmp_path), threading.Barrier(4)
    taken: dict[int, set[int]] = {}
    kept: dict[int, int] = {}

    def ask(person: User) -> None:
        connections["default"].settings_dict = store
        begin.wait()
        try:
            taken[person.pk] = actions.claim_next(moderator=person, at=NOON)
            kept.update(dict(Claim.objects.values_list("comment", "moderator")))
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=ask, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    claimed = [pk for ids in taken.values() for pk in ids]
    assert len(taken) == 4
    assert len(claimed) == len(set(claimed)) >= AT_ONCE * 2
    assert kept == {pk: person for person, ids in taken.items() for pk in ids}


def _shared_store(folder: Path) -> dict[str, Any]:
    """What the threads connect to: SQLite's tests are in memory, which threads cannot share."""
    if connection.vendor != "sqlite":
        return connection.settings_dict
    file = folder / "store.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    # As a site's store is already: of several that switch a file over at once, one is refused.
    with closing(sqlite3.connect(file)) as alone:
        alone.execute("PRAGMA journal_mode=WAL")
    return {**connection.settings_dict, "NAME": str(file)}


def test_many_are_decided_about_in_one_batch_and_taken_back_in_one(
    waiting: Waiting, report: Report, mo: User, threats: Clause
) -> None:
    comments = waiting(5)

    outcome = actions.decide_many(
        action=Decision.Action.REJECT,
        comments=comments,
        moderator=mo,
        clause=threats,
        reason="A campaign",
        at=NOON,
    )
    assert (len(outcome.decisions), outcome.left) == (5, ())
    assert Batch.objects.get().decisions.count() == 5

    actions.undo_last(moderator=mo, at=NOON)
    assert Comment.objects.waiting().count() == 5
    assert Decision.objects.filter(undoes__isnull=False).count() == 5
    with pytest.raises(ValidationError, match="nothing of yours"):
        actions.undo_last(moderator=mo, at=NOON)


def test_a_published_batch_taken_back_is_counted_no_more(
    waiting: Waiting, report: Report, mo: User
) -> None:
    comments = waiting(3)
    actions.decide_many(action=Decision.Action.PUBLISH, comments=comments, moderator=mo, at=NOON)
    assert Discussion.objects.get().comment_count == 3

    actions.undo_last(moderator=mo, at=NOON)

    assert Discussion.objects.get().comment_count == 0


def test_one_that_cannot_be_decided_stops_no_other_and_stays_when_taken_back(
    waiting: Waiting, mo: User, ed: User, threats: Clause
) -> None:
    comments = waiting(3)
    actions.publish_comment(comment=comments[0], moderator=ed, at=NOON)

    outcome = actions.decide_many(
        action=Decision.Action.PUBLISH, comments=comments, moderator=mo, at=NOON
    )
    assert [c.pk for c in outcome.left] == [comments[0].pk]

    actions.remove_comment(
        comment=comments[1], moderator=ed, clause=threats, reason="Rude", at=NOON
    )
    assert len(actions.undo_last(moderator=mo, at=NOON).decisions) == 1
    assert Comment.objects.get(pk=comments[1].pk).status == Comment.Status.REMOVED


def test_the_desk_previews_many_before_it_decides(
    waiting: Waiting, client: Client, mo: User, threats: Clause
) -> None:
    comments = waiting(25)
    client.force_login(mo)

    preview = client.post(f"{QUEUE}many/", {"do": "reject", "everything": "on"})
    assert "Reject 25 comments?" in preview.content.decode()
    assert Comment.objects.waiting().count() == 25

    sure = {"do": "reject", "sure": "1", "comment": preview.context["ids"]}
    lacking = client.post(f"{QUEUE}many/", {**sure, "reason": "A whole campaign"})
    assert lacking.status_code == 400
    assert 'value="A whole campaign"' in lacking.content.decode()
    done = client.post(f"{QUEUE}many/", {**sure, "clause": threats.pk, "reason": "A campaign"})
    assert done.status_code == 302
    assert not Comment.objects.waiting().exists()

    client.post(f"{QUEUE}undo/")
    assert Comment.objects.waiting().count() == len(comments)


def test_what_i_take_stands_on_my_list_and_on_nobody_elses(
    waiting: Waiting, client: Client, mo: User, ed: User
) -> None:
    waiting(2)
    client.force_login(mo)

    assert client.post(f"{QUEUE}claim/")["Location"].endswith("show=mine")
    assert len(client.get(f"{QUEUE}?show=mine").context["items"]) == 2
    client.force_login(ed)
    assert client.get(f"{QUEUE}?show=waiting").context["items"] == []


def test_a_note_on_a_person_is_seen_by_the_next_moderator(
    write: Writes, client: Client, mo: User, rosa: User
) -> None:
    write("See https://example.org")
    client.force_login(mo)

    client.post(f"{QUEUE}people/{rosa.pk}/", {"text": "Writes in anger late at night"})

    assert "late at night" in client.get(f"{QUEUE}people/{rosa.pk}/").content.decode()
    assert "1 note" in client.get(QUEUE).content.decode()


def test_the_queue_says_why_a_comment_waits(write: Writes, client: Client, mo: User) -> None:
    write("See https://example.org")
    client.force_login(mo)

    page = client.get(QUEUE).content.decode()

    assert "A link in a first comment" in page
    assert "1 link(s), 0 comment(s) published" in page
