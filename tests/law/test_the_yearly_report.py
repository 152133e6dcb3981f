"""Once a year the log is added up: by ground, action, actor and clause, with times and errors."""

from __future__ import annotations

import csv
import datetime as dt
import io

from onrecord.law.models import LogEntry
from onrecord.moderation import actions
from tests.conftest import NOON

YEAR = NOON.year


def test_it_adds_up_what_was_decided_by_whom_and_how_fast(client, write, mo, threats):
    facts = {"moderator": mo, "clause": threats, "reason": "Rude"}
    removed = write()
    actions.remove_comment(comment=removed, at=NOON + dt.timedelta(hours=9), **facts)
    actions.restore_comment(
        comment=removed, moderator=mo, reason="Misread", at=NOON + dt.timedelta(hours=10)
    )
    held = [write(f"See https://{n}.example") for n in range(2)]
    actions.publish_comment(
        comment=held[0], moderator=mo, at=held[0].created_at + dt.timedelta(hours=2)
    )
    actions.reject_comment(comment=held[1], at=held[1].created_at + dt.timedelta(hours=2), **facts)

    page = client.get(f"/moderation-log/{YEAR}/").content.decode()
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/moderation-log/{YEAR}.csv").content.decode()))
    )

    assert "2 comments taken away, 1 shown again" in page
    assert "50.0 % of what was decided had been held in error" in page
    assert "3. No threats" in page
    assert "2 hours" in page
    assert sum(int(row["value"]) for row in rows if row["measure"] == "entries") == (
        LogEntry.objects.count()
    )
    assert {row["value"] for row in rows if row["measure"] == "median_seconds"} == {"7200"}
    assert f"/moderation-log/{YEAR}/" in client.get("/moderation-log/").content.decode()


def test_a_year_without_decisions_has_no_report(client, db):
    assert client.get("/moderation-log/1999/").status_code == 404
    assert client.get("/moderation-log/1999.csv").status_code == 404
