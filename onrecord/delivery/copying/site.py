"""The copy of the whole site: written anew, kept current by the events, and looked through."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.delivery.copying.files import (
    ENDINGS,
    copy_picture,
    copy_static_files,
    file_of,
    picture_file,
    pictures_in,
    remove_others,
    remove_page,
    write_page,
)
from onrecord.delivery.copying.index import Index
from onrecord.delivery.copying.neighbours import neighbours, page_at
from onrecord.delivery.reading import PlaceLost, place_now, read_since
from onrecord.delivery.routes import MISSING, register

log = logging.getLogger(__name__)
MOST_NEW = 500  # pages that one look follows links to; looking through finds the others
TRIED_AGAIN = 60.0  # seconds after which a page that could not be made is tried again
# A page that only says where another stands changes with that one.
AT = "at "
ELSEWHERE = (
    '<!doctype html><meta charset="utf-8"><title>Moved</title>'
    '<link rel="canonical" href="{0}"><meta http-equiv="refresh" content="0; url={1}">'
    '<p><a href="{1}">It stands here.</a></p>\n'
)


class Interrupted(Exception):
    """The process is told to stop: what was not finished is done once more."""


@dataclass
class Done:
    """How many pages were written, how many files removed."""

    pages: int = 0
    files: int = 0
    removed: int = 0


class SiteCopy:
    """In a folder of its own, which one process at a time may change.

    ``is_stopping`` is asked before each page: writing a large site takes long.
    """

    def __init__(self, folder: Path, *, is_stopping: Callable[[], bool] = lambda: False) -> None:
        self.folder = folder
        self.index = Index(folder)
        self._is_stopping = is_stopping

    def write_all(self, *, beside: Iterable[Path] = ()) -> Done:
        """Write everything anew and remove all else, but for the index and what lies ``beside``."""
        done = Done()
        place = place_now()
        self.index.clear()
        for address in _listed():
            done.pages += self._refresh(address) is not None
        kept = copy_static_files(self.folder)
        kept |= {picture_file(name, self.folder) for name in self.index.pictures()}
        done.files = len(kept)
        done.removed = remove_others(
            self.folder, chain(kept, self._files(), self.index.files, beside)
        )
        self.index.commit(place)
        return done

    def follow(self) -> Done:
        """Write anew what events, or time, have changed since the last look."""
        place = self.index.place
        if place is None:
            raise PlaceLost("The copy was never whole.")
        events, after = read_since(place)
        stale = self.index.showing(event.topic for event in events)
        stale |= self.index.outdated(at=time.time())
        done = self._write_anew(stale)
        if after != place or stale:
            self.index.commit(after)
        return done

    def look_through(self) -> Done:
        """Add what is listed and not there, remove what is there and not listed."""
        place = self.index.place or place_now()
        done, listed = Done(), set()
        for address in _listed():
            listed.add(address)
            if not self.index.has(address):
                done.pages += self._refresh(address) is not None
        for address in [held for held in self.index.addresses() if held not in listed]:
            self._remove(address)
            done.removed += 1
        done.files = len(copy_static_files(self.folder))
        self.index.commit(place)
        return done

    def _write_anew(self, stale: set[str]) -> Done:
        done, seen, new = Done(), set(stale), 0
        # The home page before what lies deeper.
        waiting = deque(sorted(stale, key=len))
        while waiting:
            address = waiting.popleft()
            made = self._refresh(address)
            if made is None:
                done.removed += 1
            else:
                done.pages += 1
            leading_here = self._leading_to(address, made) - seen
            found = set(self._new_beside(address, made)) - seen if new < MOST_NEW else set()
            new += len(found)
            waiting.extend(sorted(leading_here | found))
            seen |= leading_here | found
        return done

    def _leading_to(self, address: str, made: Baked | None) -> set[str]:
        """The pages that say that something stands here, where it no longer does."""
        is_there = made and not any(topic.startswith(AT) for topic in made.shows)
        return set() if is_there else self.index.showing([f"{AT}{address}"])

    def _new_beside(self, address: str, made: Baked | None) -> Iterator[str]:
        if made:
            yield from (one for one in neighbours(address, made) if not self.index.has(one))

    def _refresh(self, address: str) -> Baked | None:
        """Write the page as it is now, or take it away where it is gone."""
        if self._is_stopping():
            self.index.forget_changes()
            raise Interrupted
        try:
            made = _bake(address)
        except DatabaseError:
            self.index.forget_changes()
            raise
        except Exception:  # one page that fails must not keep the others from being written
            log.exception("%s could not be made for the copy.", address)
            self._remove(address)
            self.index.look_again(address, at=time.time() + TRIED_AGAIN)
            return None
        if made is None:
            self._remove(address)
            return None
        pictures = pictures_in(made)
        for name in pictures:
            copy_picture(name, self.folder)
        write_page(self.folder / file_of(address), made)
        self._note(address, made, pictures)
        return made

    def _note(self, address: str, made: Baked, pictures: set[str]) -> None:
        before = self.index.pictures_of(address)
        self.index.put(address, made, pictures)
        self._remove_unused(before - pictures)

    def _remove(self, address: str) -> None:
        used = self.index.pictures_of(address)
        self.index.remove(address)
        remove_page(self.folder / file_of(address), folder=self.folder)
        self._remove_unused(used)

    def _remove_unused(self, pictures: set[str]) -> None:
        for name in pictures:
            if not self.index.is_used(name):
                picture_file(name, self.folder).unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        for address in self.index.addresses():
            file = self.folder / file_of(address)
            yield from (file.with_name(file.name + ending) for ending in ENDINGS.values())


def _listed() -> Iterator[str]:
    for page in register().values():
        for parameters in page.every():
            yield page.address(parameters)
    yield MISSING.address


def _bake(address: str) -> Baked | None:
    """The page, or none where it went away since it was listed."""
    if address == MISSING.address:
        return MISSING.bake()
    found = page_at(address)
    try:
        made = found.page.bake(**found.parameters) if found else None
    except Http404:
        return None
    if isinstance(made, Moved):
        there = f"{settings.ONRECORD_ADDRESS}{made.address}"
        text = ELSEWHERE.format(escape(there), escape(made.address))
        return Baked(body=text.encode(), shows=frozenset([f"{AT}{made.address}"]))
    return made if made and made.status == HTTPStatus.OK else None
