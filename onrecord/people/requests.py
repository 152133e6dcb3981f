"""Who asks, and from where."""

from __future__ import annotations

import datetime as dt
import ipaddress

from allauth.account.adapter import get_adapter
from django.contrib.auth.middleware import get_user
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from onrecord.people.models import User


class SignedInRequest(HttpRequest):
    """A request behind a sign-in: its user is a person."""

    user: User


def person_of(request: HttpRequest) -> User | None:
    """Who is signed in: the person, not Django's stand-in, which is slower at every touch."""
    person = get_user(request)
    return person if isinstance(person, User) else None


def network_of(request: HttpRequest, *, at: dt.datetime) -> str:
    """A pseudonym of the network asked from, another one each month; empty where unknown."""
    network = _network(request)
    if not network:
        return ""
    return salted_hmac(f"network {at:%Y-%m}", network, algorithm="sha256").hexdigest()[:32]


def plain_network_of(request: HttpRequest) -> str:
    """The first address of the network asked from, such as ``203.0.113.0``; empty where unknown."""
    return _network(request).partition("/")[0]


def agent_of(request: HttpRequest) -> str:
    """What the browser or program calls itself; empty where it does not say."""
    return request.headers.get("User-Agent", "")


def _network(request: HttpRequest) -> str:
    """The address's first 24 bits (48 of IPv6), so that it names no household: 203.0.113.0/24."""
    try:
        address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured, ValueError):
        # Fewer proxies in the header than the newsroom trusts: somebody came round them.
        return ""
    bits = 24 if address.version == 4 else 48
    rest = address.max_prefixlen - bits
    return f"{type(address)(int(address) >> rest << rest)}/{bits}"
