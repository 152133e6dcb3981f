"""Another site asks by oEmbed what to show for an address of this one."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.people.models import User
from onrecord.record.models import Measure
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON, again

SITE = "http://127.0.0.1:8000"


# Made once: no test here needs another one.
ed, world, flood, boats = map(again, ("ed", "world", "flood", "boats"))


def asked(client: Client, url: str, **more: Any) -> Any:
    """The answer for an address."""
    return client.get("/oembed", {"url": url, **more})


@pytest.mark.parametrize("kind", ["statements", "figures", "checks"])
def test_an_entry_is_a_frame_with_its_page(flood: Report, client: Client, kind: str) -> None:
    row = getattr(flood, kind).first()

    answer = asked(client, f"{SITE}{row.get_absolute_url()}?utm=1#x")

    told = answer.json()
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert frame is not None
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert frame["src"] == f"{SITE}{row.get_absolute_url()}embed/"
    assert (frame["width"], frame["height"]) == (str(told["width"]), str(told["height"]))
    assert "allow-scripts" not in frame["sandbox"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_speaker_is_named_as_the_author(flood: Report, client: Client) -> None:
    row = flood.statements.get(kind="direct")

    told = asked(client, f"{SITE}{row.get_absolute_url()}").json()

    assert told["author_name"] == "Nell Varga"
    assert told["title"] == f"Nell Varga in “{flood.headline}”"


def test_words_on_a_report_s_page_are_that_entry_and_the_page_is_a_link(
    flood: Report, boats: Measure, client: Client
) -> None:
    row = flood.statements.get(kind="direct")
    report = f"{SITE}{flood.get_absolute_url()}"

    words = asked(client, f"{report}#s-{row.pk}").json()
    listed = asked(client, f"{report}#record-s-{row.pk}").json()
    page = asked(client, report).json()
    measure = asked(client, f"{SITE}/measures/boats-lost/").json()

    assert words == listed
    assert f"/statements/{row.pk}/embed/" in words["html"]
    assert (page["type"], page["title"], "html" in page) == ("link", flood.headline, False)
    assert "/measures/boats-lost/embed/" in measure["html"]


@pytest.mark.parametrize(("width", "height"), [(320, 200), (1, 1), (10_000, 10_000)])
def test_the_frame_is_no_larger_than_asked(
    flood: Report, client: Client, width: int, height: int
) -> None:
    url = f"{SITE}{flood.statements.first().get_absolute_url()}"

    told = asked(client, url, maxwidth=width, maxheight=height).json()

    assert told["width"] <= width
    assert told["height"] <= height


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": "x" * 3000}, 400),
        ({"url": "{here}", "maxwidth": "wide"}, 400),
        ({"url": "{here}", "maxheight": "0"}, 400),
        ({"url": "{here}", "maxwidth": "9" * 5000}, 400),
        ({"url": "{here}", "format": "xml"}, 501),
        ({"url": "https://evil.example/statements/1/"}, 404),
        ({"url": f"{SITE}@evil.example/statements/1/"}, 404),
        ({"url": "http://[::1/"}, 404),
        ({"url": f"{SITE}/statements/999999/"}, 404),
        ({"url": f"{SITE}/desk/"}, 404),
    ],
)
def test_what_cannot_be_embedded_is_said_so(
    flood: Report, client: Client, query: dict[str, str], status: int
) -> None:
    here = f"{SITE}{flood.statements.first().get_absolute_url()}"

    answer = client.get("/oembed", {name: v.replace("{here}", here) for name, v in query.items()})

    assert answer.status_code == status
    assert len(answer.json()["message"]) > 10


def test_what_was_taken_down_is_not_embedded(flood: Report, ed: User, client: Client) -> None:
    url = f"{SITE}{flood.statements.first().get_absolute_url()}"
    unpublish_report(report=flood, editor=ed, reason="Wrong.", at=NOON)

    assert asked(client, url).status_code == 404


def test_pages_say_where_to_ask(flood: Report, boats: Measure, client: Client) -> None:
    rows = [flood.statements.first(), flood.figures.first(), flood.checks.first(), boats, flood]

    for row in rows:
        page = BeautifulSoup(client.get(row.get_absolute_url()).content, "html.parser")
        link = page.select("link[type='application/json+oembed']")[0]["href"]
        assert str(link).startswith(f"{SITE}/oembed?")
        assert client.get(str(link).removeprefix(SITE)).json()["version"] == "1.0"


@given(st.text(max_size=80))
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_asked_nothing_breaks(db: None, client: Client, words: str) -> None:
    for url in (words, f"{SITE}/{words}", f"{SITE}/statements/{words}/#{words}"):
        assert asked(client, url).status_code in {200, 400, 404}
