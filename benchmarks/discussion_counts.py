"""Whether every count equals a recount after 10,000 random operations by 16 clients at once.

    python benchmarks/discussion_counts.py [--operations N]

On SQLite in a folder of its own, 16 threads with connections of their own post, reply, recommend,
take that back, withdraw, remove, restore and pick in one discussion. Printed are the operations
taken and refused, the comments, and how many counts ``onrecord recount`` finds to have drifted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import threading
import time
from collections import Counter
from typing import Any

from a_discussion import NOON, newsroom, readers, report

CLIENTS = 16
ACTS = ["post", "post", "reply", "reply", "recommend", "recommend", "take_back"]
ACTS += ["withdraw", "remove", "restore", "pick"]


def main() -> None:
    """Let the clients loose, recount, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--operations", type=int, default=10_000)
    operations = parser.parse_args().operations
    with newsroom():
        from onrecord.discussion.actions import recount  # noqa: PLC0415  after the set-up
        from onrecord.discussion.models import Comment, Discussion  # noqa: PLC0415  the same

        made, people = report("Under load"), readers()
        editor = people[0]
        type(editor).objects.filter(pk=editor.pk).update(is_superuser=True, is_staff=True)
        editor.refresh_from_db()
        done: Counter[str] = Counter()
        start = time.perf_counter()
        threads = [
            threading.Thread(
                target=_be_a_client, args=(n, operations // CLIENTS, (made, people, editor), done)
            )
            for n in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(
            f"{sum(done.values())} operations in {time.perf_counter() - start:.0f} s: {dict(done)}"
        )
        discussion = Discussion.objects.get(report=made)
        shown = Comment.objects.published().count()
        print(f"comments {Comment.objects.count()}, counted {discussion.comment_count} of {shown}")
        print(f"counts that drifted: {recount(at=NOON)}")


def _be_a_client(client: int, times: int, world: tuple[Any, ...], done: Counter[str]) -> None:
    from django.core.exceptions import PermissionDenied, ValidationError  # noqa: PLC0415  after the set-up
    from django.db import OperationalError, connection  # noqa: PLC0415  after the set-up

    chance = random.Random(client)
    for number in range(times):
        at = NOON + dt.timedelta(minutes=10 * number + client / 10)
        try:
            _act(chance, chance.choice(ACTS), world, at)
            done["taken"] += 1
        except (PermissionDenied, ValidationError):
            done["refused"] += 1
        except OperationalError:
            done["busy"] += 1
    connection.close()


def _act(chance: random.Random, act: str, world: tuple[Any, ...], at: dt.datetime) -> None:
    from onrecord.discussion import actions  # noqa: PLC0415  after the set-up
    from onrecord.discussion.models import Actor, Comment  # noqa: PLC0415  the same

    report, people, editor = world
    person = chance.choice(people)
    comments = Comment.objects.filter(discussion__report=report)
    newest = comments.order_by("-pk").values_list("pk", flat=True).first()
    comment = comments.filter(pk__gte=chance.randrange(newest) if newest else 0).first()
    words = {"author": person, "report": report, "text": f"At {at} by {person}", "at": at}
    if act == "post" or comment is None:
        actions.post_comment(**words)
    elif act == "reply":
        actions.post_comment(parent=comment, **words)
    elif act == "recommend":
        actions.recommend_comment(comment=comment, reader=person, at=at)
    elif act == "take_back":
        actions.take_back_recommendation(comment=comment, reader=person, at=at)
    elif act == "withdraw":
        actions.withdraw_comment(comment=comment, author=comment.author, at=at)
    elif act == "pick":
        actions.pick_comment(comment=comment, editor=editor, is_picked=chance.random() < 0.5, at=at)
    else:
        to = Comment.Status.REMOVED if act == "remove" else Comment.Status.PUBLISHED
        actions.change_status(comment=comment, to=to, by=Actor.moderator(editor), at=at)


if __name__ == "__main__":
    main()
