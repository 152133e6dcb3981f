"""Tells a CDN by events what has changed, at once and soon once more, and leaves none out."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Collection

from onrecord.delivery.clock import database_now
from onrecord.delivery.metrics import count
from onrecord.delivery.models import Follower
from onrecord.delivery.reading import Place, PlaceLost, place_now, read_since
from onrecord.delivery.tagging import EVERYTHING, MANNERS, tags_of
from onrecord.shared.calling import FetchFailed, FetchRefused, post_json

log = logging.getLogger(__name__)
NAME = "cdn"
# A process that has not heard yet may hand out an old page just after the first purge.
AGAIN = 10.0  # seconds
MOST_PURGES = 10  # of one look; where more has changed, everything is dropped
LONGEST_ANSWER = 5.0  # seconds
LONGEST_WAIT = 60.0  # seconds between two tries
BEHIND = dt.timedelta(minutes=1)
purged = count("cdn_purged", says="Tags that the CDN was told to drop.")


class Purger:
    """Of one process, of which one at a time does it; how far it came lies in the database."""

    def __init__(self, *, kind: str, purge_url: str, key: str) -> None:
        self._manner = MANNERS[kind]
        self._purge_url = purge_url
        self._key = {self._manner.key: f"{self._manner.key_begins}{key}"}
        self._wait = self._not_before = 0.0

    def step(self) -> None:
        """Tell what has changed since the last look; what fails is tried again, ever later."""
        if time.monotonic() < self._not_before:
            return
        follower, is_new = Follower.objects.get_or_create(
            name=NAME, defaults={"place": list(place_now())}
        )
        # What the CDN held before it was told of anything, nobody knows.
        changed, place = ({EVERYTHING}, follower.place) if is_new else _since(follower)
        now = database_now()
        due = {tag for at, tags in follower.again if at <= now.timestamp() for tag in tags}
        if not changed and not due:
            return
        if not self._tell(changed | due):
            Follower.objects.filter(name=NAME, failing_since=None).update(failing_since=now)
            return
        follower.place, follower.failing_since = list(place), None
        follower.again = [one for one in follower.again if one[0] > now.timestamp()]
        if changed:
            follower.again.append([now.timestamp() + AGAIN, sorted(changed)])
        follower.save()

    def _tell(self, tags: Collection[str]) -> bool:
        most = self._manner.most
        told = sorted(tags) if len(tags) <= most * MOST_PURGES else [EVERYTHING]
        for start in range(0, len(told), most):
            try:
                self._purge(told[start : start + most])
            except (FetchFailed, FetchRefused) as reason:
                self._wait = min(max(1.0, self._wait * 2), LONGEST_WAIT)
                self._not_before = time.monotonic() + self._wait
                log.warning("The CDN was not told of changes: %s", reason)
                return False
        self._wait = 0.0
        return True

    def _purge(self, tags: list[str]) -> None:
        post_json(
            self._purge_url,
            {self._manner.listed_as: tags},
            headers=self._key,
            timeout=LONGEST_ANSWER,
        )
        purged.add(by=len(tags))


def cdn_is_behind() -> list[str]:
    """A sentence where it could not be told for a while."""
    long_ago = database_now() - BEHIND
    if not Follower.objects.filter(name=NAME, failing_since__lt=long_ago).exists():
        return []
    return ["The CDN cannot be told of changes: pages there may be an hour old. The log says why."]


def _since(follower: Follower) -> tuple[set[str], Place]:
    try:
        events, place = read_since(Place(*follower.place))
    except PlaceLost:
        return {EVERYTHING}, place_now()
    return set(tags_of(event.topic for event in events)), place
