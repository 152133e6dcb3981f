"""Answers readers who listen before Django is asked: ten thousand come back after a restart."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus

from django.db import DatabaseError

from onrecord.delivery.addresses import address_of
from onrecord.delivery.channels import (
    Ask,
    Channel,
    Headers,
    Message,
    Receive,
    Send,
    Told,
    asked,
)
from onrecord.delivery.lifespan import Application
from onrecord.delivery.streams import streams

# All that the answer to a visitor can depend on, beside the address.
TOLD_APART = {b"host", b"x-forwarded-proto"}
EVENT_STREAM = b"text/event-stream"
LAST = b"last-event-id"
FORWARDED = b"x-forwarded-for"
Key = tuple[str, str, tuple[tuple[bytes, bytes], ...]]


class Listening:
    """The ASGI application with streams at the addresses that match ``address``.

    The first reader's question is put to Django without what is personal in it: its view says
    whether anybody may listen, its middleware which headers stand on the answer. Who comes later
    joins the channel that this has opened, until its last reader leaves or its rule says no.
    """

    def __init__(
        self,
        application: Application,
        *,
        address: re.Pattern[str],
        ask: Callable[[str], Told | None],
    ) -> None:
        self._application = application
        self._address = address
        self._ask = ask
        self._channels: dict[Key, Channel] = {}
        self._openings: dict[Key, asyncio.Task[Channel | None]] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer with a stream, or leave the request to Django, which says why there is none."""
        found = scope["type"] == "http" and self._address.fullmatch(scope["path"])
        if not found or scope["method"] != "GET":
            await self._application(scope, receive, send)
            return
        client = _client(scope)
        has_room = streams.has_room_for(client)
        channel = await self._channel(found[1], scope) if has_room else None
        # Asked once more: while a crowd waits for its channel, there is room for each of them.
        if channel and streams.has_room_for(client):
            with streams.counted(client):
                await _listen(channel, scope, receive, send)
        else:
            await self._application(scope, receive, send)

    async def _channel(self, name: str, scope: Message) -> Channel | None:
        """The channel that is open, or that is opened now, once however many wait for it."""
        kept = tuple(pair for pair in scope["headers"] if pair[0] in TOLD_APART)
        key = (scope["path"], scope["scheme"], kept)
        channel = self._channels.get(key)
        if channel and not channel.is_over:
            return channel
        if key not in self._openings:
            opening = asyncio.create_task(self._open(key, partial(self._ask, name), scope))
            self._openings[key] = opening
            opening.add_done_callback(lambda _: self._openings.pop(key))
        return await asyncio.shield(self._openings[key])

    async def _open(self, key: Key, ask: Ask, scope: Message) -> Channel | None:
        headers = await self._asked_by_a_visitor(scope | {"headers": list(key[2])})
        if not headers:
            return None
        try:
            told = await asked(ask)
        except DatabaseError:  # Django says in words that the store is away
            return None
        if told is None:
            return None
        channel = self._channels[key] = Channel(ask=ask, told=told, headers=headers)
        streams.enter(channel)
        running = asyncio.create_task(channel.run())
        running.add_done_callback(lambda _: self._close(key, channel))
        return channel

    def _close(self, key: Key, channel: Channel) -> None:
        streams.leave(channel)
        if self._channels.get(key) is channel:
            del self._channels[key]

    async def _asked_by_a_visitor(self, scope: Message) -> Headers | None:
        """The headers of Django's answer, where it is one to listen to."""
        answer: Message = {}
        body = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            return body.pop() if body else await asyncio.Future()

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.update(message)

        await self._application(scope, receive, send)
        headers = {name.lower(): value for name, value in answer["headers"]}
        if answer["status"] != HTTPStatus.OK or headers[b"content-type"] != EVENT_STREAM:
            return None
        del headers[b"content-length"]
        return list(headers.items())


async def _listen(channel: Channel, scope: Message, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": channel.headers})
    listener = channel.enter(send, known=_known(scope))
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        channel.leave(listener)


def _client(scope: Message) -> str:
    peer = str(scope["client"][0]) if scope.get("client") else ""
    return address_of(peer, forwarded=",".join(_values(scope, FORWARDED)))


def _known(scope: Message) -> str:
    """The id of the last state that a returning reader was told."""
    return next(_values(scope, LAST), "")


def _values(scope: Message, asked_for: bytes) -> Iterator[str]:
    return (value.decode("latin-1") for name, value in scope["headers"] if name == asked_for)
