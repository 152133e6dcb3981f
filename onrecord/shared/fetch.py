"""The one way out: fetches a public web address, and nothing that leads back inside.

Each name is resolved once, every address it has must be public, and the connection goes to
exactly the address that was checked. Redirects are checked in the same way.
"""

from __future__ import annotations

import http.client
import json
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from onrecord.shared.addresses import is_public
from onrecord.shared.web_addresses import FetchRefused, Target, short, web_address

__all__ = ["FetchFailed", "FetchRefused", "Fetched", "fetch", "post_json"]

MEGABYTE = 1_000_000
MAX_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65_536

Resolve = Callable[[str, int], Iterable[str]]
UNANSWERED = (OSError, http.client.HTTPException, ValueError)
"""What speaking to a machine raises that breaks off or answers nonsense."""


class FetchFailed(Exception):
    """The address could not be fetched. The message says why and what to do next."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the last address after redirects, its type, its bytes unpacked."""

    url: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent: the method, headers of its own, and a body or none."""

    method: str
    headers: dict[str, str]
    body: bytes | None = None


PAGE = Sent("GET", {"Accept": "text/html, text/plain;q=0.9, */*;q=0.1"})


def resolve_by_system(host: str, port: int) -> list[str]:
    """All addresses of a host, IPv4 and IPv6."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    url: str,
    *,
    limit_bytes: int = 10 * MEGABYTE,
    timeout: float = 10.0,
    resolve: Resolve = resolve_by_system,
    trusted: Collection[tuple[str, int]] = (),
) -> Fetched:
    """Gets a page within ``timeout`` seconds in all, redirects included.

    ``limit_bytes`` holds for what is sent; unpacked it may be twice that. ``trusted`` lets single
    (address, port) pairs through that would be refused: a test's own server.
    """
    deadline = time.monotonic() + timeout
    for _ in range(MAX_REDIRECTS + 1):
        target = web_address(url, ports={port for _, port in trusted})
        address = checked_addresses(target, resolve, deadline=deadline, trusted=trusted)
        answer = _ask(target, address, limit_bytes=limit_bytes, deadline=deadline)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchFailed(
        f"{short(url)} redirects more than {MAX_REDIRECTS} times. Give the address it ends at."
    )


def post_json(
    url: str,
    sent: object,
    *,
    key: str = "",
    limit_bytes: int = MEGABYTE,
    timeout: float = 30.0,
    resolve: Resolve = resolve_by_system,
) -> Fetched:
    """Sends JSON to the one address that the operator has configured, and gives its answer.

    That address may lie inside, as a model on the newsroom's own machines does: only ever call
    this with an address from the settings. A redirect is refused, so that nothing else is reached.
    ``key`` is sent as a bearer token (RFC 6750); limits are those of ``fetch``.
    """
    deadline = time.monotonic() + timeout
    target = web_address(url, ports={port} if (port := _port(url)) else ())
    addresses = _within(deadline, target.host, lambda: list(resolve(target.host, target.port)))
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    posted = Sent("POST", headers, json.dumps(sent).encode())
    answer = _ask(target, addresses, limit_bytes=limit_bytes, deadline=deadline, sent=posted)
    if isinstance(answer, Fetched):
        return answer
    raise FetchFailed(f"{target.host} redirects. Configure the address it ends at.")


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None


def checked_addresses(
    target: Target, resolve: Resolve, *, deadline: float, trusted: Collection[tuple[str, int]]
) -> list[str]:
    """The host's addresses. One inside address among them is reason enough to refuse all."""
    addresses = _within(deadline, target.host, lambda: list(resolve(target.host, target.port)))
    if not addresses:
        raise FetchFailed(f"{target.host} has no address. Check the spelling.")
    for address in addresses:
        if not is_public(address) and (address, target.port) not in trusted:
            raise FetchRefused(
                f"{target.host} leads to a machine inside ({address}). Only pages in the public "
                "internet are fetched: save the page and give the file."
            )
    return addresses


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
        raise _too_slow(host) from error
    if isinstance(found, Exception):
        raise FetchFailed(
            f"{host} was not found. Check the spelling and the connection."
        ) from found
    return found


def _ask(
    target: Target,
    addresses: list[str],
    *,
    limit_bytes: int,
    deadline: float,
    sent: Sent = PAGE,
) -> Fetched | str:
    """The page, or where it redirects to."""
    try:
        with connected(target, addresses, deadline=deadline) as connection:
            headers = {
                "Host": target.host_header,
                "User-Agent": "OnRecord (a newsroom reading one page)",
                "Accept-Encoding": "gzip",
                "Connection": "close",
                **sent.headers,
            }
            connection.request(sent.method, target.path, body=sent.body, headers=headers)
            answer = _answer(target, connection.getresponse(), limit_bytes=limit_bytes)
            if time.monotonic() >= deadline:
                raise TimeoutError
            return answer
    except (*UNANSWERED, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise _too_slow(target.host) from error
        raise FetchFailed(
            f"{target.host} could not be read ({type(error).__name__}). Try again later, or save "
            "the page and give the file."
        ) from error


@contextmanager
def connected(
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


def _answer(
    target: Target, response: http.client.HTTPResponse, *, limit_bytes: int
) -> Fetched | str:
    if response.status in REDIRECTS and (location := response.getheader("Location")):
        return location
    if response.status != 200:
        raise FetchFailed(
            f"{target.host} answered {response.status}. Open the page in a browser, save it and "
            "give the file."
        )
    body = _unpacked(response, _body(response, limit_bytes=limit_bytes), limit_bytes=limit_bytes)
    return Fetched(url=target.url, content_type=response.getheader("Content-Type") or "", body=body)


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


def _too_slow(host: str) -> FetchFailed:
    return FetchFailed(
        f"{host} took too long. Try again later, or save the page and give the file."
    )
