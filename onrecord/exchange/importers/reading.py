"""Reads many saved pages ahead of whoever takes them in, in as many processes as there may be."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from onrecord.exchange.importers.sources import CannotRead, Source, read_source
from onrecord.extraction import Page, read_page

AHEAD = 200  # pages read and not yet taken in, at most: what a crash makes read again

NO_DASK = "Dask needs its extra: install “onrecord[dask]” here and on the workers"

Read = tuple[Source, Page] | CannotRead
Reader = Callable[[Iterable[str | CannotRead]], Iterator[Read]]


class ReadersGone(Exception):
    """The processes or machines that read are gone; what was taken in by then stays."""


@contextmanager
def reader(*, jobs: int, scheduler: str = "") -> Iterator[Reader]:
    """Reads the pages of these names in their order, refusals among them.

    By itself; or in ``jobs`` processes; or on the machines behind a Dask scheduler's address, which
    must see the same files. Raises ``ReadersGone`` where they cannot be had, or cease.
    """
    if scheduler:
        with _client(scheduler) as client:
            yield lambda names: _ahead(names, client.get_executor())
    elif jobs > 1:
        # Spawned, since a fork would share the connection to the database.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, mp_context=context) as processes:
            yield lambda names: _ahead(names, processes)
    else:
        yield lambda names: map(read_one, names)


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415  an extra that few need

        return Client(scheduler, timeout="10s")  # type: ignore[no-untyped-call]  # Dask has no types
    except ImportError as error:
        raise ReadersGone(NO_DASK) from error
    except OSError as error:
        raise ReadersGone(str(error)) from error


def read_one(name: str | CannotRead) -> Read:
    """A page and what is understood of it, or why it cannot be read."""
    try:
        if isinstance(name, CannotRead):
            return name
        source = read_source(name)
        return source, read_page(source.text, url=source.url)
    except CannotRead as refusal:
        return refusal


def _ahead(names: Iterable[str | CannotRead], executor: Executor) -> Iterator[Read]:
    """The same as one after the other, but that so many are read before they are asked for."""
    asked: deque[Future[Read]] = deque()
    try:
        for name in names:
            asked.append(executor.submit(read_one, name))
            if len(asked) >= AHEAD:
                yield _outcome(asked.popleft())
        while asked:
            yield _outcome(asked.popleft())
    except BrokenProcessPool as error:
        raise ReadersGone(str(error)) from error
    finally:
        for future in asked:
            future.cancel()


def _outcome(future: Future[Read]) -> Read:
    try:
        return future.result()
    except OSError as error:  # how Dask says that a connection is lost; files' are refusals
        raise ReadersGone(str(error)) from error
