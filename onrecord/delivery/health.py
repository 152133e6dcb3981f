"""Whether what is done beside serving is done in time: apps tell what to watch."""

from __future__ import annotations

from collections.abc import Callable, Iterable

NO_STORE = "the database does not answer"

_watched: dict[str, Callable[[], Iterable[str]]] = {}


def watch(name: str, problems: Callable[[], Iterable[str]]) -> None:
    """Ask ``problems`` for sentences, each a thing that is not as it should be, whenever asked."""
    _watched[name] = problems


def problems() -> list[str]:
    """What is wrong now, in sentences that name no person; nothing where all is well."""
    return [sentence for ask in _watched.values() for sentence in ask()]
