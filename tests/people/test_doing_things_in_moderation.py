"""Limits: so many at once, then one every so often, told in words; networks without names."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import RequestFactory, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.people.models import Allowance, Rate, TooOftenError
from onrecord.people.requests import network_of
from tests.conftest import NOON

RATE = Rate(burst=3, every=dt.timedelta(minutes=10))


@given(waits=st.lists(st.integers(0, 1200), max_size=60))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nobody_gets_more_than_the_burst_and_the_rate(db: None, waits: list[int]) -> None:
    Allowance.objects.all().delete()
    at, granted, told = NOON, 0, []
    for wait in waits:
        at += dt.timedelta(seconds=wait)
        try:
            Allowance.objects.spend(key="try", rate=RATE, at=at)
        except TooOftenError as refusal:
            told.append(refusal.wait)
        else:
            granted += 1

    assert all(dt.timedelta(0) < wait <= RATE.every for wait in told)
    assert granted <= RATE.burst + (at - NOON) / RATE.every


def test_who_waits_as_told_may_go_on(db: None) -> None:
    for _ in range(3):
        Allowance.objects.spend(key="try", rate=RATE, at=NOON)
    with pytest.raises(TooOftenError) as refusal:
        Allowance.objects.spend(key="try", rate=RATE, at=NOON)

    Allowance.objects.spend(key="try", rate=RATE, at=NOON + refusal.value.wait)


def test_a_clock_that_goes_back_gives_nothing(db: None) -> None:
    for minutes in (10, 5, 0):
        at = NOON + dt.timedelta(minutes=minutes)
        Allowance.objects.spend(key="try", rate=RATE, at=at)

    with pytest.raises(TooOftenError):
        Allowance.objects.spend(key="try", rate=RATE, at=NOON)


@pytest.mark.parametrize(
    ("every", "words"),
    [
        (dt.timedelta(seconds=1), "a second"),
        (dt.timedelta(seconds=45), "45 seconds"),
        (dt.timedelta(minutes=3), "3 minutes"),
        (dt.timedelta(hours=5), "5 hours"),
        (dt.timedelta(days=7), "7 days"),
    ],
)
def test_the_wait_is_told_in_words(db: None, every: dt.timedelta, words: str) -> None:
    Allowance.objects.spend(key="try", rate=Rate(1, every), at=NOON)

    with pytest.raises(TooOftenError, match=f"Wait {words} and"):
        Allowance.objects.spend(key="try", rate=Rate(1, every), at=NOON)


def test_neighbours_share_a_network_and_its_name_tells_nothing() -> None:
    assert network("192.0.2.7") == network("192.0.2.200") != network("198.51.100.7")
    assert network("2001:db8:1:2::1") == network("2001:db8:1:ffff::1")
    assert "192" not in network("192.0.2.7")
    assert len(network("192.0.2.7")) == 32


def test_a_network_has_another_pseudonym_next_month() -> None:
    assert network("192.0.2.7") != network("192.0.2.7", at=NOON + dt.timedelta(days=40))


@pytest.mark.parametrize("address", ["", "nonsense", "\0", "999.1.1.1"])
def test_an_address_that_is_none_has_no_network(address: str) -> None:
    assert network(address) == ""


def test_a_forwarded_address_counts_only_behind_proxies_that_are_known() -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9"})
    direct = network_of(request, at=NOON)
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        forwarded = network_of(request, at=NOON)

    assert direct == network("127.0.0.1")
    assert forwarded == network("203.0.113.9")


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
def test_a_short_forwarded_header_is_no_failure_of_ours() -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9"})

    assert network_of(request, at=NOON) == ""


def network(address: str, *, at: dt.datetime = NOON) -> str:
    """The pseudonym of the network that a request comes from."""
    return network_of(RequestFactory().get("/", REMOTE_ADDR=address), at=at)
