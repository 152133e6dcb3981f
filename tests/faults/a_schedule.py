"""Schedules reports: `python -m tests.faults.a_schedule NUMBER SECONDS`.

Prints "made" once they are there, and waits for a line; then each is due at a moment of its own
within so many seconds from then, and what is printed, as JSON, is when, by the report's number.
"""

from __future__ import annotations

import datetime as dt
import json
import sys

import django


def main(number: int, seconds: float) -> None:
    """Make them, wait, bring them forward, print."""
    django.setup()
    from wagtail.models import Revision  # noqa: PLC0415  after the set-up

    from onrecord.delivery.clock import database_now  # noqa: PLC0415  the same
    from onrecord.people.models import User  # noqa: PLC0415  the same
    from onrecord.reports.actions import file_report, schedule_report  # noqa: PLC0415  the same
    from onrecord.reports.models import Section  # noqa: PLC0415  the same

    editor, world = User.objects.get(email="editor@example.org"), Section.objects.get()
    body = [("paragraph", "<p>647 people crossed the bridge.</p>")]
    tomorrow = database_now() + dt.timedelta(days=1)
    for count in range(number):
        report = file_report(
            author=editor, section=world, headline=f"R{count}", body=body, at=database_now()
        )
        schedule_report(report=report, editor=editor, at=tomorrow)
    print("made", flush=True)
    sys.stdin.readline()
    begin, due = database_now() + dt.timedelta(seconds=1), {}
    revisions = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("pk")
    for count, revision in enumerate(revisions):
        at = begin + dt.timedelta(seconds=seconds * count / number)
        # Nobody can be made to wait for a day.
        revision.approved_go_live_at = at
        revision.content["go_live_at"] = at.isoformat()
        due[int(revision.object_id)] = at.timestamp()
    Revision.objects.bulk_update(revisions, ["approved_go_live_at", "content"])
    print(json.dumps(due), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
