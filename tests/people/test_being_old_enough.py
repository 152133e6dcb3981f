"""Who signs up declares to be old enough where the newsroom asks for it; nothing is kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from onrecord.config.ages import minimum_ages
from onrecord.people.forms import SignUpForm


def test_nobody_is_asked_unless_the_newsroom_says_so(db):
    assert SignUpForm({"name": "Nora"}).is_valid()


@override_settings(ONRECORD_MINIMUM_AGES={"Germany": 16, "elsewhere": 13})
def test_who_does_not_declare_an_age_gets_no_account(db, client):
    assert SignUpForm({"name": "Nora", "age": "Germany"}).is_valid()
    assert not SignUpForm({"name": "Nora"}).is_valid()
    assert not SignUpForm({"name": "Nora", "age": "Atlantis"}).is_valid()
    assert "Germany: I am 16 or older" in client.get("/account/signup/").content.decode()


@pytest.mark.parametrize("pair", ["Germany", "=16", "Germany=old", "Germany=0", "Germany=1200"])
def test_nonsense_is_refused_by_the_settings_name(pair):
    with pytest.raises(ImproperlyConfigured, match="ONRECORD_MINIMUM_AGES"):
        minimum_ages([pair], setting="ONRECORD_MINIMUM_AGES")


def test_ages_are_read_by_country():
    read = minimum_ages(["Germany=16", " Austria = 14"], setting="X")

    assert read == {"Germany": 16, "Austria": 14}
