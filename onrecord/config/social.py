"""Sign-in with an account held elsewhere: each kind is there once its settings are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from onrecord.config import env


@dataclass(frozen=True)
class SocialSignIn:
    """What settings need: apps to install, allauth's table of providers, and who gets our forms.

    ``origins`` may be led to by a sign-in form; no page of ours asks them for anything by itself.
    """

    apps: tuple[str, ...]
    providers: dict[str, dict[str, Any]]
    origins: tuple[str, ...]


def social_sign_in() -> SocialSignIn:
    """The kinds that the environment names, each with both its halves or refused by name."""
    apps, providers, origins = [], {}, []
    for provider, prefix, origin, options in _WELL_KNOWN:
        if app := _client(prefix):
            apps.append(f"allauth.socialaccount.providers.{provider}")
            providers[provider] = {"APPS": [app], **options}
            origins.append(origin)
    if app := _client("ONRECORD_OIDC_CLIENT"):
        url = env.text("ONRECORD_OIDC_URL")
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
            raise ImproperlyConfigured(
                "ONRECORD_OIDC_URL is the sign-in server’s address, such as https://id.example.org."
            )
        apps.append("allauth.socialaccount.providers.openid_connect")
        name = env.text("ONRECORD_OIDC_NAME", urlsplit(url).netloc)
        providers["openid_connect"] = {
            "APPS": [{**app, "provider_id": "oidc", "name": name, "settings": {"server_url": url}}],
            "OAUTH_PKCE_ENABLED": True,
        }
        origins.append(origin)
    elif env.text("ONRECORD_OIDC_URL"):
        raise ImproperlyConfigured(
            "ONRECORD_OIDC_URL needs ONRECORD_OIDC_CLIENT_ID and its secret."
        )
    return SocialSignIn(tuple(apps), providers, tuple(origins))


_WELL_KNOWN: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "google",
        "ONRECORD_GOOGLE_CLIENT",
        "https://accounts.google.com",
        {"SCOPE": ["profile", "email"], "OAUTH_PKCE_ENABLED": True},
    ),
    (
        "facebook",
        "ONRECORD_FACEBOOK_CLIENT",
        "https://www.facebook.com",
        {"METHOD": "oauth2", "SCOPE": ["email", "public_profile"], "FIELDS": ["id", "email"]},
    ),
)


def _client(prefix: str) -> dict[str, str] | None:
    """``…_ID`` and ``…_SECRET``; None where neither is set."""
    client_id, secret = env.text(f"{prefix}_ID"), env.secret(f"{prefix}_SECRET")
    if bool(client_id) != bool(secret):
        raise ImproperlyConfigured(f"Set both {prefix}_ID and {prefix}_SECRET, or neither.")
    return {"client_id": client_id, "secret": secret, "key": ""} if client_id else None
