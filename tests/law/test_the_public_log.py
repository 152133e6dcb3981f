"""The public log of decisions tells what was done and by which clause, and can be checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.discussion.actions import change_status, flag_comment
from onrecord.discussion.models import Actor, Comment
from onrecord.discussion.models.step import hash_of_wording
from onrecord.law.actions import enter, enter_missing
from onrecord.law.actions.entering import BLOCK
from onrecord.law.models import LogEntry, LogTally, verify_log
from onrecord.law.pages.log import block_before
from onrecord.moderation import actions
from onrecord.moderation.models import Decision, SecondLook
from onrecord.shared.append_only import AppendOnlyError
from tests.conftest import NOON, again

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

HOUR = dt.timedelta(hours=1)
LATER = NOON + 5 * HOUR


def remove(comment, mo, clause, **facts):
    facts.setdefault("at", LATER)
    return actions.remove_comment(
        comment=comment, moderator=mo, clause=clause, reason="He names her street.", **facts
    )


def enter_many(count):
    for number in range(count):
        enter(LogEntry.Action.KEEP, actor=LogEntry.Actor.PERSON, at=NOON + number * HOUR)


def test_a_decision_stands_in_the_log_with_clause_time_and_kind_of_actor(
    client, write, mo, threats
):
    comment = write("I know where you live, Sami.")
    remove(comment, mo, threats)

    page = client.get("/moderation-log/").content.decode()

    assert "Removed" in page
    assert "3. No threats" in page
    assert "by a moderator" in page


def test_the_log_names_nobody_and_repeats_no_words(client, write, mo, threats):
    comment = write("I know where you live, Sami.")
    remove(comment, mo, threats)

    told = client.get("/moderation-log/").content.decode()
    told += client.get(f"/moderation-log/before/{BLOCK + 1}.json").content.decode()
    told += client.get("/feeds/moderation-log.atom").content.decode()

    for secret in ("where you live", "Rosa", "Mo<", "names her street", comment.short_id):
        assert secret not in told


def test_a_decision_cites_the_clause_as_it_read_then(client, write, mo, threats):
    remove(write(), mo, threats, at=threats.wordings.get().since + HOUR)
    threats.title, threats.text = "No threats at all", "Not even in jest."
    threats.save()

    entry = LogEntry.objects.select_related("wording__clause").get()
    page = client.get("/standards/clauses/3/").content.decode()

    assert entry.wording.title == "No threats"
    assert "Not even in jest." in page
    assert "Do not threaten anybody." in page
    assert "<bdi>3. No threats</bdi>" in client.get("/moderation-log/").content.decode()


def test_a_mended_error_is_a_later_entry_that_names_the_first(client, write, mo, threats):
    comment = write()
    remove(comment, mo, threats)
    actions.restore_comment(comment=comment, moderator=mo, reason="A quotation.", at=LATER + HOUR)

    second, first = LogEntry.objects.all()
    page = client.get("/moderation-log/").content.decode()

    assert (first.action, second.action, second.about) == ("remove", "restore", first)
    assert "Then: <a" in page


def test_how_long_a_flag_waited_is_told(write, sami, mo, threats):
    comment = write()
    flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON + HOUR)
    remove(comment, mo, threats, at=NOON + 3 * HOUR)

    assert LogEntry.objects.get().waited == 7200


def test_what_a_rule_holds_is_entered_and_a_premoderated_comment_is_not(write, report):
    write("See https://one.example and more.")
    report.discussion.is_premoderated = True
    report.discussion.save()
    write("Plain words.")

    assert [(e.action, e.actor) for e in LogEntry.objects.all()] == [("hold", "rule")]


def test_an_entry_is_never_changed_or_deleted(write, mo, threats):
    remove(write(), mo, threats)
    entry = LogEntry.objects.get()

    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        LogEntry.objects.all().delete()


def test_a_log_that_was_left_alone_holds(write, mo, threats, capsys):
    comment = write()
    remove(comment, mo, threats)

    call_command("verify")

    assert list(verify_log()) == []
    assert "1 entries of the moderation log hold." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            "UPDATE law_logentry SET action = 'remove' WHERE number = 2",
            "it is not what was written",
        ),
        ("UPDATE law_logentry SET sha256 = 'ab' WHERE number = 1", "it is not what was written"),
        ("UPDATE law_logentry SET waited = 1 WHERE number = 3", "it is not what was written"),
        ("DELETE FROM law_logentry WHERE number = 2", "an entry before it is missing"),
        ("DELETE FROM law_logentry WHERE number = 3", "entries at its end are missing"),
        ("UPDATE law_logtally SET entries = 9", "its sums are not those of its entries"),
    ],
)
def test_who_tampers_is_found_out(db, change, reason, capsys):
    enter_many(3)
    with connection.cursor() as cursor:
        cursor.execute(change)

    with pytest.raises(CommandError) as end:
        call_command("verify")

    assert end.value.returncode == 1
    assert reason in capsys.readouterr().out


def test_words_changed_behind_the_logs_back_are_found(write, mo, threats):
    comment = write("I know where you live.")
    remove(comment, mo, threats)
    Comment.objects.filter(pk=comment.pk).update(body_source="Lovely weather.")

    assert [broken.number for broken in verify_log()] == [1]


def test_the_proof_outlives_the_words_and_tells_nothing(write, rosa, mo, threats):
    comment = write("I know where you live.")
    remove(comment, mo, threats)
    sealed = LogEntry.objects.get().words
    assert hash_of_wording(comment) == sealed

    change_status(comment=comment, to=Comment.Status.ERASED, by=Actor.author(rosa), at=LATER)

    assert list(verify_log()) == []
    assert LogEntry.objects.get().words == sealed
    assert Comment.objects.get().salt == ""


def test_anybody_can_recompute_the_chain_from_the_public_data(client, db):
    enter_many(3)
    entries = json.loads(client.get(f"/moderation-log/before/{BLOCK + 1}.json").content)["entries"]

    before = ""
    for told in reversed(entries):
        facts = {k: v for k, v in told.items() if k not in {"sha256", "previous_sha256"}}
        content = json.dumps(facts, sort_keys=True, separators=(",", ":")) + before
        assert told["sha256"] == hashlib.sha256(content.encode()).hexdigest()
        before = told["sha256"]


def test_decisions_written_in_bulk_are_entered_soon(write, mo, threats):
    comment = write()
    Decision.objects.bulk_create(
        Decision(comment=comment, moderator=mo, action="keep", before="published", made_at=LATER)
        for _ in range(3)
    )

    assert (enter_missing(), enter_missing()) == (3, 0)
    assert LogEntry.objects.count() == 3


def test_pages_keep_their_entries_however_many_come(client, db):
    enter_many(2 * BLOCK + 3)
    first = client.get(f"/moderation-log/before/{BLOCK + 1}/").content.decode()
    newest = client.get("/moderation-log/").content.decode()

    assert first.count('class="log-entry"') == BLOCK
    assert newest.count('class="log-entry"') == BLOCK + 3
    assert f"/moderation-log/before/{BLOCK + 1}/" in newest
    assert client.get("/moderation-log/before/7/").status_code == 404
    assert client.get(f"/moderation-log/before/{9 * BLOCK + 1}/").status_code == 404


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 400))
def test_every_entry_stands_on_exactly_one_block(count):
    befores = {block_before(number) for number in range(1, count + 1)}

    assert all(
        sum(before - BLOCK <= number < before for before in befores) == 1
        for number in range(1, count + 1)
    )


def test_a_page_costs_the_same_however_long_the_log(client, db):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/moderation-log/")
            client.get(f"/moderation-log/before/{BLOCK + 1}/")
        return len(asked)

    enter_many(2 * BLOCK)
    few = queries()
    enter_many(3 * BLOCK)

    assert queries() == few


def test_the_first_page_adds_up(client, write, mo, threats):
    remove(write(), mo, threats)
    remove(write(), mo, threats)

    page = client.get("/moderation-log/").content.decode()

    assert LogTally.objects.get().entries == 2
    assert "<bdi>3. No threats</bdi></a> <span>2</span>" in page


def test_what_is_taken_back_names_the_entry_of_what_it_takes_back(write, mo, threats):
    comment = write()
    remove(comment, mo, threats)

    actions.undo_last(moderator=mo, at=LATER)

    undone, removed = LogEntry.objects.all()
    assert (undone.action, undone.about) == ("undo", removed)
    assert list(verify_log()) == []


def test_how_often_second_looks_agree_is_told(client, write, mo, ed, threats):
    decision = remove(write(), mo, threats)
    look = SecondLook.objects.filter(decision=decision).first() or SecondLook(decision=decision)
    look.moderator, look.would_show, look.agrees = ed, False, True
    look.looked_at = timezone.now() - HOUR
    look.save()

    assert "in 1 of them both agreed" in client.get("/moderation-log/").content.decode()
