"""Takes web addresses apart and refuses those that are not what they seem."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
HOST = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*\.?")
FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")


class FetchRefused(Exception):
    """The address may not be fetched. The message says why and what to do next."""


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart; ``host`` is plain ASCII or an IPv6 address."""

    parts: SplitResult
    host: str
    port: int

    @property
    def url(self) -> str:
        return urlunsplit(self.parts._replace(fragment=""))

    @property
    def path(self) -> str:
        path = quote(self.parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(self.parts.query, safe="/?%:@!$&'()*+,;=~-._[]|")
        return f"{path}?{query}" if query else path

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.parts.scheme] else f"{host}:{self.port}"


def web_address(url: str, *, ports: Collection[int]) -> Target:
    """Takes an address apart; anything unusual in it is a reason to refuse.

    ``ports`` are let through beside the usual two.
    """
    if FORBIDDEN.search(url) or len(url) > 4000:
        raise FetchRefused(
            "The address holds spaces or signs that no web address has. Copy it again."
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefused(f"{short(url)} is no web address. Copy it again.") from error
    if parts.scheme not in PORTS:
        raise FetchRefused(f"{short(url)}: only http and https addresses can be fetched.")
    if "@" in parts.netloc:
        raise FetchRefused("The address holds a user name. Give it without one.")
    if port is not None and port != PORTS[parts.scheme] and port not in ports:
        raise FetchRefused(f"Port {port} is not fetched from: only the usual ports of the web are.")
    return Target(parts=parts, host=_host(parts), port=port or PORTS[parts.scheme])


def short(text: str) -> str:
    """A text of others, cut to fit into a message."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if host.startswith("[") or ":" in host:
        if "%" in host:
            raise FetchRefused(
                "The address names a network card of this machine. It is not fetched."
            )
        return host
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if not HOST.fullmatch(plain):
        raise FetchRefused(f"{short(host) or 'The address'} has no valid host name. Copy it again.")
    return plain
