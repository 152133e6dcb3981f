"""Social sign-in is there once its settings are, whole or refused by name."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from onrecord.config.social import social_sign_in
from onrecord.people.pages import social_sign_in as shown_ways
from onrecord.shared.links import Link

Environment = pytest.MonkeyPatch


def test_with_nothing_set_no_button_is_shown(db: None) -> None:
    assert social_sign_in().apps == ()
    assert shown_ways() == ()


def test_each_kind_appears_with_its_settings(monkeypatch: Environment) -> None:
    for name in ("GOOGLE_CLIENT", "FACEBOOK_CLIENT", "OIDC_CLIENT"):
        monkeypatch.setenv(f"ONRECORD_{name}_ID", "an-id")
        monkeypatch.setenv(f"ONRECORD_{name}_SECRET", "a-secret")
    monkeypatch.setenv("ONRECORD_OIDC_URL", "https://id.example.org/realms/readers")
    monkeypatch.setenv("ONRECORD_OIDC_NAME", "Readers’ union")

    ways = social_sign_in()

    assert set(ways.providers) == {"google", "facebook", "openid_connect"}
    [own] = ways.providers["openid_connect"]["APPS"]
    assert (own["name"], own["client_id"]) == ("Readers’ union", "an-id")
    assert "https://id.example.org" in ways.origins


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_GOOGLE_CLIENT_ID", "an-id"),
        ("ONRECORD_FACEBOOK_CLIENT_SECRET", "a-secret"),
        ("ONRECORD_OIDC_URL", "https://id.example.org"),
    ],
)
def test_half_a_setting_is_refused_by_name(monkeypatch: Environment, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name.rsplit("_", 1)[0]):
        social_sign_in()


@pytest.mark.parametrize("url", ["", "id.example.org", "javascript:alert(1)"])
def test_a_sign_in_server_needs_an_address(monkeypatch: Environment, url: str) -> None:
    monkeypatch.setenv("ONRECORD_OIDC_CLIENT_ID", "an-id")
    monkeypatch.setenv("ONRECORD_OIDC_CLIENT_SECRET", "a-secret")
    monkeypatch.setenv("ONRECORD_OIDC_URL", url)

    with pytest.raises(ImproperlyConfigured, match="ONRECORD_OIDC_URL"):
        social_sign_in()


@pytest.mark.urls("tests.people.social_urls")
def test_ways_lead_to_their_own_sign_in(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "google": {"APPS": [{"client_id": "an-id"}]},
        "openid_connect": {"APPS": [{"provider_id": "oidc", "name": "Readers’ union"}]},
    }

    assert shown_ways() == (
        Link("Google", "/google/login/"),
        Link("Readers’ union", "/oidc/oidc/login/"),
    )
