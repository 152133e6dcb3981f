"""Whose address a request comes from, where proxies of the newsroom stand in front."""

from __future__ import annotations

from django.conf import settings


def address_of(peer: str, *, forwarded: str) -> str:
    """The reader's: what the outermost of our proxies has seen; else ``peer``, who is connected.

    ``forwarded`` is what stands in ``X-Forwarded-For``: each proxy adds at its end whom it has
    seen, so what stands before our own proxies' entries is what anybody may have written. Whoever
    comes round them has fewer entries. Limits on attempts count in the same way, where there is a
    request (allauth.core.internal.httpkit, ``get_client_ip_from_xff``).
    """
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = [one.strip() for one in forwarded.split(",")] if forwarded else []
    return seen[-count] if 0 < count <= len(seen) else peer
