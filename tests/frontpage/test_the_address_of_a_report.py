"""A report keeps its address for ever: only the short id in it decides."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.people.models import User
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report, Section
from tests.conftest import NOON


def test_the_short_address_leads_to_the_report(report: Report, client: Client) -> None:
    answer = client.get(f"/{report.short_id}")

    assert (answer.status_code, answer["Location"]) == (302, report.get_absolute_url())


def test_a_short_address_may_be_typed_in_capitals(report: Report, client: Client) -> None:
    answer = client.get(f"/{report.short_id.upper()}")

    assert answer["Location"] == report.get_absolute_url()


@pytest.mark.parametrize(
    "stale",
    ["/sport/20260302-647-leave-{}/", "/world/20200101-647-leave-{}/", "/world/20260302-old-{}/"],
)
@pytest.mark.parametrize("rest", ["", "versions/", "versions/1/", "discussion/"])
def test_a_stale_section_date_or_slug_leads_to_the_right_address(
    report: Report, client: Client, stale: str, rest: str
) -> None:
    answer = client.get(stale.format(report.short_id) + rest)

    assert (answer.status_code, answer["Location"]) == (301, report.get_absolute_url() + rest)


def test_a_new_section_has_the_old_address_lead_on(
    report: Report, ed: User, client: Client
) -> None:
    old = report.get_absolute_url()
    report.section = Section.objects.create(name="Sport", slug="sport")
    report.save_revision(user=ed)
    report.publish(report.latest_revision, user=ed)

    assert client.get(old)["Location"].startswith("/sport/")


def test_a_report_that_was_taken_down_says_when_and_why(
    report: Report, ed: User, client: Client
) -> None:
    address = report.get_absolute_url()
    unpublish_report(report=report, editor=ed, reason="Its source was invented.", at=NOON)

    answer = client.get(address)

    assert answer.status_code == 410
    assert "Its source was invented." in answer.text
    assert "647 people left" not in answer.text
    assert client.get(f"{address}discussion/").status_code == 410
    assert client.get(f"{address}versions/1/").status_code == 410
    assert client.get(f"/{report.short_id}").status_code == 410


def test_a_report_that_was_never_published_is_not_there(draft: Report, client: Client) -> None:
    for address in (f"/{draft.short_id}", f"/world/20260302-{draft.slug}-{draft.short_id}/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert draft.headline not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        *["/nowhere/", "/99999", "/world/20260302-x-99999/", "/topics/none/", "/speakers/none/"],
        *["/measures/none/", "/archive/1900/", "/archive/2026/13/", "/archive/2026/02/31/"],
        *["/world/before/99999/", "/corrections/before/1/", "/sitemaps/1900-01.xml", "/sport"],
        *["/feeds/sections/none.atom", "/media/images/../secret", "/media/images/none.jpg"],
        *["/archive/9999/12/31/", "/about/", "/feeds/all.exe", "/%00", "/world/before/1%2527/"],
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(
    report: Report, client: Client, address: str
) -> None:
    answer = client.get(address, follow=True)

    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text
    assert answer["Cache-Control"] == "no-store"


def test_an_address_without_its_last_slash_leads_on(report: Report, client: Client) -> None:
    answer = client.get(report.get_absolute_url().rstrip("/"))

    assert (answer.status_code, answer["Location"]) == (301, report.get_absolute_url())


def test_an_old_version_has_its_own_address(report: Report, ed: User, client: Client) -> None:
    report.body = [("paragraph", "<p>650 people left, the ministry said.</p>")]
    report.save_revision(user=ed)
    report.publish(report.latest_revision, user=ed)
    address = report.get_absolute_url()

    first = client.get(f"{address}versions/1/").text

    assert "647" in first
    assert "This is an earlier version" in first
    assert "650" in client.get(address).text
    assert client.get(f"{address}versions/3/").status_code == 404
    listed = client.get(f"{address}versions/").text
    assert listed.index("Version 2") < listed.index("Version 1<")


def test_the_data_of_a_version_is_what_its_fingerprint_was_made_of(
    report: Report, client: Client
) -> None:
    version = report.versions.get()

    answer = client.get(f"{report.get_absolute_url()}versions/1.json")

    assert answer.content.decode() == version.content
