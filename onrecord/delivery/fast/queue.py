"""Readers of a page that is being made for another wait here, on the loop and in no thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from onrecord.delivery.fast.plain import Door

Application = Callable[..., Awaitable[None]]
GoOn = Callable[[bool], None]


class Wanted(NamedTuple):
    """What is waited for: a page, asked for alike. ``status`` is 0 before the page is there."""

    path: str
    door: Door
    coding: str
    status: int


class Queue:
    """Who waits for what; all of it on the loop's thread."""

    def __init__(self) -> None:
        self._waiting: dict[Wanted, list[GoOn]] = {}

    @property
    def is_anybody_there(self) -> bool:
        """Whether anything is asked for at this moment."""
        return bool(self._waiting)

    def is_asked_for(self, wanted: Wanted) -> bool:
        """Whether somebody has gone to ask for it already."""
        return wanted in self._waiting

    def wait(self, wanted: Wanted, go_on: GoOn) -> None:
        """Call ``go_on`` once who asked is answered: with False where they went away before."""
        self._waiting[wanted].append(go_on)

    def asking(self, wanted: Wanted, application: Application) -> Application:
        """The application for one request that asks for it; those who wait go on as it answers."""
        waiting: list[GoOn] = []
        self._waiting[wanted] = waiting

        def tell_once(*, is_answered: bool) -> None:
            # Somebody may have gone to ask for the same since, for whom others wait.
            if self._waiting.get(wanted) is waiting:
                self.tell(wanted, is_answered=is_answered)

        async def whole(scope: Any, receive: Any, send: Any) -> None:
            async def send_and_tell(message: Any) -> None:
                # At the first word, so that nobody waits for a slow line of who asked.
                tell_once(is_answered=True)
                await send(message)

            try:
                await application(scope, receive, send_and_tell)
            finally:
                tell_once(is_answered=False)

        return whole

    def tell(self, wanted: Wanted, *, is_answered: bool) -> None:
        """Let who waits go on."""
        for go_on in self._waiting.pop(wanted, ()):
            go_on(is_answered)
