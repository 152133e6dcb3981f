"""The one way out: speaks to one other machine, at an address that was checked, until a deadline.

Each name is resolved once, and the connection goes to exactly the addresses that were checked.
"""

from __future__ import annotations

import http.client
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from onrecord.shared.addresses import is_public
from onrecord.shared.web_addresses import FetchRefused, Target

MEGABYTE = 1_000_000
CHUNK = 65_536

Resolve = Callable[[str, int], Iterable[str]]
UNANSWERED = (OSError, http.client.HTTPException, ValueError, zlib.error)
"""What speaking to a machine raises that breaks off or answers nonsense."""


class FetchFailed(Exception):
    """The address did not answer as it should. The message says why and what to do next."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent, and what a person can do where it fails (a sentence, or nothing)."""

    method: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    advice: str = ""


def resolve_by_system(host: str, port: int) -> list[str]:
    """All addresses of a host, IPv4 and IPv6."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def any_addresses(target: Target, resolve: Resolve, *, deadline: float) -> list[str]:
    """The host's addresses, inside or not: only for what the operator has configured."""
    addresses = _within(deadline, target.host, lambda: list(resolve(target.host, target.port)))
    if not addresses:
        raise FetchFailed(f"{target.host} has no address. Check the spelling.")
    return addresses


def public_addresses(
    target: Target, resolve: Resolve, *, deadline: float, trusted: Collection[tuple[str, int]] = ()
) -> list[str]:
    """The host's addresses. One inside address among them is reason enough to refuse all.

    ``trusted`` lets single (address, port) pairs through: a test's own server.
    """
    addresses = any_addresses(target, resolve, deadline=deadline)
    for address in addresses:
        if not is_public(address) and (address, target.port) not in trusted:
            raise FetchRefused(
                f"{target.host} leads to a machine inside ({address}). Only pages in the public "
                "internet are fetched: save the page and give the file."
            )
    return addresses


@contextmanager
def answer_to(
    sent: Sent, target: Target, addresses: list[str], *, deadline: float
) -> Iterator[http.client.HTTPResponse]:
    """The answer, to be read inside the block; redirects are left to the caller.

    Raises ``FetchFailed`` for whatever breaks off in the block, or ends after the deadline.
    """
    headers = {
        "Host": target.host_header,
        "User-Agent": "OnRecord",
        "Connection": "close",
        **sent.headers,
    }
    try:
        with _connected(target, addresses, deadline=deadline) as connection:
            connection.request(sent.method, target.path, body=sent.body, headers=headers)
            yield connection.getresponse()
            if time.monotonic() >= deadline:
                raise TimeoutError
    except UNANSWERED as error:
        if time.monotonic() >= deadline:
            raise _too_slow(target.host, sent.advice) from error
        why = f"{target.host} could not be read ({type(error).__name__})."
        raise FetchFailed(_advising(why, sent.advice)) from error


def body_of(response: http.client.HTTPResponse, *, limit_bytes: int) -> bytes:
    """What was answered, unpacked.

    ``limit_bytes`` holds for what is sent; unpacked it may be twice that. Raises ``FetchRefused``
    beyond.
    """
    return _unpacked(response, _body(response, limit_bytes=limit_bytes), limit_bytes=limit_bytes)


def _within(deadline: float, host: str, work: Callable[[], list[str]]) -> list[str]:
    """Resolving knows no time limit of its own, so it is waited for no longer than the deadline."""
    results: queue.Queue[list[str] | Exception] = queue.Queue(maxsize=1)

    def run() -> None:
        try:
            results.put(work())
        except (OSError, UnicodeError) as error:
            results.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = results.get(timeout=max(0.01, deadline - time.monotonic()))
    except queue.Empty as error:
        raise _too_slow(host, "Try again later.") from error
    if isinstance(found, Exception):
        raise FetchFailed(
            f"{host} was not found. Check the spelling and the connection."
        ) from found
    return found


@contextmanager
def _connected(
    target: Target, addresses: list[str], *, deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address that is cut when the time is up, whatever it is doing."""
    plain = _first_open(addresses, target.port, deadline=deadline)
    line = _secured(plain, target.host) if target.parts.scheme == "https" else plain
    cutter = threading.Timer(max(0.01, deadline - time.monotonic()), _cut, args=(line,))
    cutter.daemon = True
    cutter.start()
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        connection.sock = line
        yield connection
    finally:
        cutter.cancel()
        connection.close()
        line.close()


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """Not yet shaken hands: that too must end when the time is up."""
    return ssl.create_default_context().wrap_socket(
        plain, server_hostname=host, do_handshake_on_connect=False
    )


def _first_open(addresses: list[str], port: int, *, deadline: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as error:
            failure = error
    raise failure


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _body(response: http.client.HTTPResponse, *, limit_bytes: int) -> bytes:
    too_long = FetchRefused(
        f"The page is larger than {limit_bytes // MEGABYTE or 1} MB. Save it and give the file."
    )
    promised = int(response.getheader("Content-Length") or 0)
    if promised > limit_bytes:
        raise too_long
    pieces, size = [], 0
    while piece := response.read(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit_bytes:
            raise too_long
    if size < promised:
        raise http.client.IncompleteRead(b"", promised - size)
    return b"".join(pieces)


def _unpacked(response: http.client.HTTPResponse, body: bytes, *, limit_bytes: int) -> bytes:
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing == "identity":
        return body
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchFailed(f"The page came packed as {packing[:20]}. Save it and give the file.")
    machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    plain = machine.decompress(body, 2 * limit_bytes + 1)
    if len(plain) > 2 * limit_bytes:
        raise FetchRefused("The page unpacks to far more than it said. It is not read.")
    return plain


def _too_slow(host: str, advice: str) -> FetchFailed:
    return FetchFailed(_advising(f"{host} took too long.", advice))


def _advising(why: str, advice: str) -> str:
    return f"{why} {advice}".rstrip()
