"""What a page of a discussion costs with 50,000 comments, beside one with 500.

    python benchmarks/discussion_reading.py [--large N] [--rounds N]

On SQLite in a folder of its own. For each view and order: the first page and pages from random
places, made whole by the server (nothing kept from before), and posting into each discussion with
every check and a durable commit. Printed are the queries of the costliest page, the median and
95th percentile in milliseconds for both sizes, and their ratio.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from itertools import product
from typing import Any

from a_discussion import NOON, fill, newsroom, readers, report

SMALL = 500


def main() -> None:
    """Fill, read, post, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--large", type=int, default=50_000, help="comments of the large one")
    parser.add_argument("--rounds", type=int, default=40, help="pages of each view and order")
    chosen = parser.parse_args()
    with newsroom():
        people = readers()
        small, large = report("Small"), report("Large")
        fill(small, SMALL, people)
        fill(large, chosen.large, people)
        gc.freeze()
        print(f"{'':18}{'queries':>8}{'median':>18}{'95 %':>18}{'ratio':>8}")
        _read((small, large), chosen.rounds)
        _post((small, large), people, chosen.rounds)


def _read(reports: tuple[Any, Any], rounds: int) -> None:
    from onrecord.discussion.pages import ORDERS, VIEWS  # noqa: PLC0415  after the set-up

    for view, order in product(VIEWS, ORDERS):
        spent: tuple[list[float], list[float]] = ([], [])
        queries = 0
        addresses = [_addresses(one, view, order, rounds) for one in reports]
        # In turn, so that whatever else the machine does falls on both.
        for pair in zip(*addresses, strict=True):
            for which, address in enumerate(pair):
                seconds, asked = _get(address)
                spent[which].append(seconds)
                queries = max(queries, asked)
        _print(f"{view} {order}", spent, queries)


def _addresses(report: Any, view: Any, order: Any, rounds: int) -> list[str]:
    from onrecord.discussion.models import Comment, Discussion  # noqa: PLC0415  after the set-up
    from onrecord.discussion.pages.addresses import discussion_url, order_url  # noqa: PLC0415  after the set-up
    from onrecord.discussion.pages.cursors import Cursor  # noqa: PLC0415  after the set-up
    from onrecord.discussion.pages.questions import KEY_OF  # noqa: PLC0415  after the set-up

    url = discussion_url(report)
    discussion = Discussion.objects.get(report=report)
    rows = Comment.objects.filter(discussion=discussion)
    if view == "threads":
        rows = rows.filter(root=None)
    key = KEY_OF.get(order, "publish_seq")
    keys = sorted(rows.values_list(key, flat=True))
    chance = random.Random(7)
    found = [order_url(url, view=view, order=order)] * 4  # the first ones warm up
    for _ in range(rounds):
        # Far enough from the end that every page is full.
        among = keys[:-150] if order == "oldest" else keys[150:]
        cursor = Cursor(
            view=view,
            order=order,
            last=chance.choice(among),
            snapshot=discussion.last_seq,
            edition=discussion.edition,
        )
        found.append(f"{url}page/{cursor.written(discussion.pk)}/")
    return found


def _get(address: str) -> tuple[float, int]:
    from django.db import connection  # noqa: PLC0415  after the set-up
    from django.test import Client  # noqa: PLC0415  after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  after the set-up

    client = Client(headers={"host": "localhost"})
    # Once to count: whoever has statements written down waits for it.
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = len(queries)
    assert answer.status_code == 200, (address, answer.status_code)
    start = time.perf_counter()
    client.get(address)
    return time.perf_counter() - start, asked


def _post(reports: tuple[Any, Any], people: list[Any], rounds: int) -> None:
    from django.db import connection  # noqa: PLC0415  after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  after the set-up

    from onrecord.discussion.actions import post_comment  # noqa: PLC0415  after the set-up
    from onrecord.discussion.models import Comment  # noqa: PLC0415  after the set-up

    spent: tuple[list[float], list[float]] = ([], [])
    queries = 0
    for number in range(rounds * 2):
        for which, one in enumerate(reports):
            facts = {
                "author": people[number % len(people)],
                "parent": Comment.objects.filter(discussion__report=one).first(),
                "text": f"Remark {number} on {one}",
                "at": NOON,
                "posting_key": f"key {number}",
                "network": f"network {number % 50}",
            }
            if number == 0:
                with CaptureQueriesContext(connection) as asked:
                    post_comment(report=one, **facts)
                queries = max(queries, len(asked))
                continue
            start = time.perf_counter()
            post_comment(report=one, **facts)
            spent[which].append(time.perf_counter() - start)
    _print("posting", spent, queries)


def _print(name: str, spent: tuple[list[float], list[float]], queries: int) -> None:
    warm = [one[4:] for one in spent]
    middle = [1000 * statistics.median(one) for one in warm]
    most = [1000 * sorted(one)[int(len(one) * 0.95)] for one in warm]
    print(
        f"{name:18}{queries:8}{middle[0]:9.1f}{middle[1]:9.1f}{most[0]:9.1f}{most[1]:9.1f}"
        f"{middle[1] / middle[0]:8.2f}"
    )


if __name__ == "__main__":
    main()
