"""How long a page of the queue takes while very many comments wait.

`python benchmarks/moderation_queue.py [--waiting 100000] [--rounds 15]` makes a newsroom of its
own in a folder for the time of the run, fills it, and asks for pages as a moderator's browser does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
import time

TARGET_MS = 300
PEOPLE = 2000
BATCH = 5000
PAGES = {
    "what waits": "/desk/moderation/",
    "what waits, far on": "/desk/moderation/?show=waiting&from={middle}",
    "what waits for one reason": "/desk/moderation/?show=waiting&hold=words",
    "in my hands": "/desk/moderation/?show=mine",
    "flagged": "/desk/moderation/?show=flagged",
    "all": "/desk/moderation/?show=all",
}


def main() -> int:
    """Fill, ask, print; 1 where a page takes longer than it may."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--waiting", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=15)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("ONRECORD_DATA", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.config.settings"
        import django  # noqa: PLC0415  the environment is set only now

        django.setup()
        return _measure(options.waiting, options.rounds)


def _measure(waiting: int, rounds: int) -> int:
    from django.core.management import call_command  # noqa: PLC0415  after the set-up
    from django.db import connection  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  after the set-up
    from django.utils import timezone  # noqa: PLC0415  after the set-up

    from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up
    from onrecord.moderation.actions import claim_next  # noqa: PLC0415  after the set-up
    from onrecord.people.models import User  # noqa: PLC0415  after the set-up

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    moderator = User.objects.create_superuser("mo@example.org", name="Mo")
    _fill(waiting)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    claim_next(moderator=moderator, at=timezone.now())
    middle = Comment.objects.order_by("pk").values_list("pk", flat=True)[waiting // 2]
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(moderator)
    print(f"{Comment.objects.waiting().count():,} comments wait ({connection.vendor})")
    worst = 0.0
    for name, pattern in PAGES.items():
        path = pattern.format(middle=middle)
        # Not CaptureQueriesContext alone: a request empties the list that it reads.
        with CaptureQueriesContext(connection):
            assert client.get(path).status_code == 200
            asked = len(connection.queries)
        times = sorted(_milliseconds(client, path) for _ in range(rounds))
        p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
        worst = max(worst, p95)
        print(
            f"{name:28} median {statistics.median(times):6.0f} ms, p95 {p95:6.0f} ms, "
            f"{asked:3} queries"
        )
    print(f"worst p95 {worst:.0f} ms, at most {TARGET_MS} ms are allowed")
    return int(worst > TARGET_MS)


def _milliseconds(client: object, path: str) -> float:
    begun = time.perf_counter()
    client.get(path)  # type: ignore[attr-defined]  # Django's test client
    return (time.perf_counter() - begun) * 1000


def _fill(waiting: int) -> None:
    from django.utils import timezone  # noqa: PLC0415  after the set-up

    from onrecord.discussion.actions import open_discussion  # noqa: PLC0415  after the set-up
    from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up
    from onrecord.people.models import User  # noqa: PLC0415  after the set-up
    from onrecord.reports.models import Report, Section  # noqa: PLC0415  after the set-up

    at = timezone.now() - dt.timedelta(days=1)
    section = Section.objects.create(name="World", slug="world")
    discussions = []
    for number in range(50):
        report = Report(headline=f"Report {number}", section=section, live=False)
        report.save()
        discussions.append(open_discussion(report=report))
    people = User.objects.bulk_create(
        User(email=f"reader{n}@example.org", name=f"Reader {n}") for n in range(PEOPLE)
    )
    holds = [Comment.Hold.PREMODERATED, Comment.Hold.MANY_LINKS, Comment.Hold.WORDS]
    for start in range(0, waiting, BATCH):
        Comment.objects.bulk_create(
            Comment(
                discussion=discussions[n % len(discussions)],
                author=people[n % PEOPLE],
                status=Comment.Status.HELD,
                status_at=at,
                held_because=holds[n % len(holds)],
                body_source=f"Remark {n}",
                body_html=f"<p>Remark {n}</p>",
                created_at=at,
            )
            for n in range(start, min(start + BATCH, waiting))
        )


if __name__ == "__main__":
    sys.exit(main())
