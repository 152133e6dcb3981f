"""Each page is made once however many wait, and made anew when what it shows has changed."""

from __future__ import annotations

import datetime as dt
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import Http404
from django.utils import timezone

from onrecord.delivery.baking import Baked, Moved
from onrecord.delivery.oven import Oven, ReadyPage


@pytest.fixture
def oven() -> Oven:
    """An oven of a process that hears events."""
    oven = Oven(capacity=1_000_000)
    oven.keeps = True
    return oven


class Baker:
    """Counts how often a page is made."""

    def __init__(self, *shows: str, body: bytes = b"bread", takes: float = 0) -> None:
        self.times = 0
        self.shows, self.body, self.takes = frozenset(shows), body, takes

    def __call__(self) -> Baked:
        self.times += 1
        time.sleep(self.takes)
        return Baked(body=self.body + str(self.times).encode(), shows=self.shows)


def body_of(outcome: ReadyPage | Moved) -> bytes:
    assert isinstance(outcome, ReadyPage)
    return outcome.baked.body


def test_a_page_is_made_once_and_then_kept(oven: Oven) -> None:
    baker = Baker("front")

    assert body_of(oven.fetch("/", baker)) == body_of(oven.fetch("/", baker))
    assert baker.times == 1


def test_a_change_drops_exactly_the_pages_that_show_it(oven: Oven) -> None:
    one, other = Baker("report:1", "front"), Baker("report:2")
    oven.fetch("/one", one)
    oven.fetch("/other", other)

    oven.drop("report:1")
    oven.fetch("/one", one)
    oven.fetch("/other", other)

    assert (one.times, other.times) == (2, 1)


def test_a_process_that_hears_nothing_keeps_nothing(oven: Oven) -> None:
    oven.keeps = False
    baker = Baker("front")

    oven.fetch("/", baker)
    oven.fetch("/", baker)

    assert baker.times == 2


def test_a_thousand_readers_of_a_cold_page_cost_one_rendering(oven: Oven) -> None:
    baker = Baker("front", takes=0.2)
    with ThreadPoolExecutor(100) as readers:
        bodies = set(readers.map(lambda _: body_of(oven.fetch("/", baker)), range(1000)))

    assert bodies == {b"bread1"}
    assert baker.times == 1


def test_a_change_while_a_page_is_made_has_it_made_again(oven: Oven) -> None:
    baker = Baker("report:1")

    def bake() -> Baked:
        made = baker()
        if baker.times == 1:
            oven.drop("report:1")
        return made

    assert body_of(oven.fetch("/", bake)) == b"bread2"
    assert body_of(oven.fetch("/", bake)) == b"bread2"


def test_a_page_that_changes_all_the_time_is_answered_but_not_kept(oven: Oven) -> None:
    baker = Baker("report:1")

    def bake() -> Baked:
        made = baker()
        oven.drop("report:1")
        return made

    assert body_of(oven.fetch("/", bake)) == b"bread3"
    assert body_of(oven.fetch("/", bake)) == b"bread6"


def test_a_failure_reaches_all_who_wait_and_is_not_kept(oven: Oven) -> None:
    started = threading.Event()

    def fail() -> Baked:
        started.set()
        time.sleep(0.1)
        raise Http404

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(oven.fetch, "/", fail)
        started.wait()
        second = readers.submit(oven.fetch, "/", fail)
        for waiting in (first, second):
            with pytest.raises(Http404):
                waiting.result()

    assert body_of(oven.fetch("/", Baker("front"))) == b"bread1"


def test_the_least_read_pages_make_room_for_others() -> None:
    oven = Oven(capacity=4000)
    oven.keeps = True
    bakers = [Baker("front", body=b"x" * 100) for _ in range(3)]
    for number, baker in enumerate(bakers):
        oven.fetch(f"/{number}", baker)
        oven.fetch("/0", bakers[0])
    oven.fetch("/3", Baker("front", body=b"x" * 100))

    oven.fetch("/0", bakers[0])
    oven.fetch("/1", bakers[1])

    assert (bakers[0].times, bakers[1].times) == (1, 2)


def test_a_page_that_depends_on_time_is_made_anew_after_its_time(oven: Oven) -> None:
    ends = [timezone.now() - dt.timedelta(seconds=1), timezone.now() + dt.timedelta(hours=1)]
    left = iter(ends)

    def bake() -> Baked:
        return Baked(body=b"news", shows=frozenset(), fresh_until=next(left))

    oven.fetch("/", bake)
    oven.fetch("/", bake)
    oven.fetch("/", bake)

    assert list(left) == []


def test_after_clearing_every_page_is_made_anew(oven: Oven) -> None:
    baker = Baker("front")
    oven.fetch("/", baker)

    oven.clear()
    oven.fetch("/", baker)

    assert baker.times == 2
