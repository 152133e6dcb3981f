"""Which CDN stands in front of the site, if one does, and how it is told what has changed."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from onrecord.config import env

KINDS = {"", "fastly", "cloudflare"}


def cdn() -> tuple[str, str, str]:
    """Its kind ("" for none), the address that purges are sent to, and the key that may do so."""
    kind, purge_url = env.text("ONRECORD_CDN"), env.web_address("ONRECORD_CDN_PURGE_URL")
    if kind not in KINDS:
        raise ImproperlyConfigured(f"ONRECORD_CDN is {kind!r}: set it to fastly or cloudflare.")
    if kind and not purge_url:
        # Held there and never told, pages would stay old.
        raise ImproperlyConfigured("ONRECORD_CDN is set: set ONRECORD_CDN_PURGE_URL too.")
    return kind, purge_url, env.secret("ONRECORD_CDN_KEY")
