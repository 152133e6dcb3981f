"""A newsroom of its own with discussions of any size, for the benchmarks of discussions."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
WORDS = (
    "the bridge opens in May and the council said nothing about the old one or its lights".split()
)
READERS = 200


@contextlib.contextmanager
def newsroom() -> Iterator[str]:
    """Django set up on SQLite in a folder of its own, which is given back; gone afterwards."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONRECORD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.config.settings"
        import django  # noqa: PLC0415  the settings' environment is set only now
        from django.core.management import call_command  # noqa: PLC0415  the same

        django.setup()
        from onrecord.delivery.preparing import prepare_database  # noqa: PLC0415  the same

        prepare_database(sys.stdout)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield folder


def readers() -> list[Any]:
    """People who write."""
    from onrecord.people.models import User  # noqa: PLC0415  after the set-up

    User.objects.bulk_create(
        User(email=f"reader{number}@example.org", name=f"Reader {number}", password="!")
        for number in range(READERS)
    )
    return list(User.objects.order_by("pk"))


def report(headline: str) -> Any:
    """A published report with an open discussion."""
    from onrecord.discussion.actions import open_discussion  # noqa: PLC0415  after the set-up
    from onrecord.reports.models import Report, Section  # noqa: PLC0415  the same

    section, _ = Section.objects.get_or_create(slug="world", defaults={"name": "World"})
    made = Report(headline=headline, section=section, live=False)
    made.save()
    made.save_revision().publish()
    made.refresh_from_db()
    open_discussion(report=made)
    return made


def fill(report: Any, size: int, people: list[Any], *, seed: int = 1) -> None:
    """So many published comments: a third begin threads, keys as readers would leave them."""
    from onrecord.discussion.models import Comment, Discussion  # noqa: PLC0415  after the set-up

    chance = random.Random(seed)
    discussion = Discussion.objects.get(report=report)
    newest = Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    made: list[Comment] = []
    for place in range(1, size + 1):
        parent = chance.choice(made) if made and chance.random() < 0.66 else None
        comment = _comment(newest + place, place, discussion, parent, chance)
        comment.author = chance.choice(people)
        comment.recommends = int(chance.paretovariate(1.2)) - 1
        made.append(comment)
    _count_below(made)
    Comment.objects.bulk_create(made, batch_size=400)
    Discussion.objects.filter(pk=discussion.pk).update(last_seq=size, comment_count=size, edition=1)


def _comment(pk: int, place: int, discussion: Any, parent: Any, chance: random.Random) -> Any:
    from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up

    words = " ".join(chance.choices(WORDS, k=40))
    at = NOON - dt.timedelta(days=9) + dt.timedelta(seconds=place)
    comment = Comment(
        pk=pk,
        discussion=discussion,
        parent=parent,
        status=Comment.Status.PUBLISHED,
        status_at=at,
        created_at=at,
        published_at=at,
        body_source=words,
        body_html=f"<p>{words}</p>",
    )
    comment.stand_at(place, under=parent)
    return comment


def _count_below(comments: list[Any]) -> None:
    by_pk = {comment.pk: comment for comment in comments}
    for comment in comments:
        if comment.root_id:
            by_pk[comment.root_id].thread_size += 1
            by_pk[comment.parent_id].replies_shown += 1
    for comment in comments:
        comment.weigh(1)
