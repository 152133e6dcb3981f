"""What a report tells machines keeps to schema.org's vocabulary, and says whose each claim is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from onrecord.discussion.actions import post_comment
from onrecord.people.models import User
from onrecord.record.actions import reopen_entry
from onrecord.record.models import Speaker
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Report
from tests.conftest import NOON

# The types that https://schema.org (version 30) allows for the properties that we use, by type.
TEXT, NUMBER, DATE, URL = "Text", "Number", "Date", "URL"
THING = {"name": {TEXT}, "url": {URL}, "description": {TEXT}, "sameAs": {URL}, "image": {URL}}
AGENT = {"Person", "Organization"}
WORK = {
    **THING,
    "mainEntityOfPage": {URL},
    "headline": {TEXT},
    "text": {TEXT},
    "inLanguage": {TEXT},
    "datePublished": {DATE},
    "dateModified": {DATE},
    "author": AGENT,
    "publisher": AGENT,
    "version": {NUMBER},
    "keywords": {TEXT},
    "commentCount": {NUMBER},
    "discussionUrl": {URL},
    "correction": {"CorrectionComment"},
    "hasPart": {"CreativeWork"},
    "isPartOf": {"CreativeWork"},
    "mentions": {"Thing"},
}
ALLOWED: dict[str, dict[str, set[str]]] = {
    "ReportageNewsArticle": {
        **WORK,
        "articleSection": {TEXT},
        "backstory": {TEXT},
        "dateline": {TEXT},
    },
    "NewsMediaOrganization": THING,
    "Organization": THING,
    "Person": THING,
    "Place": THING,
    "CorrectionComment": WORK,
    "Claim": {**WORK, "appearance": {"CreativeWork"}, "claimInterpreter": AGENT},
    "Quotation": {**WORK, "spokenByCharacter": AGENT},
    "Observation": {
        **THING,
        "variableMeasured": {TEXT},
        "value": {NUMBER},
        "minValue": {NUMBER},
        "maxValue": {NUMBER},
        "unitText": {TEXT},
        "observationAbout": {"Place", "Thing"},
        "observationDate": {DATE},
        "subjectOf": {"CreativeWork"},
    },
}
ABOVE = {
    "ReportageNewsArticle": {"CreativeWork", "Thing"},
    "CorrectionComment": {"CreativeWork", "Thing"},
    "Claim": {"CreativeWork", "Thing"},
    "Quotation": {"CreativeWork", "Thing"},
    "NewsMediaOrganization": {"Organization", "Thing"},
}


def graph_of(report: Report, client: Client) -> dict[str, dict[str, Any]]:
    """The nodes of a report's page by their ids."""
    page = BeautifulSoup(client.get(report.get_absolute_url()).content, "html.parser")
    data = json.loads(page.select("script[type='application/ld+json']")[0].string or "")
    assert data["@context"] == "https://schema.org"
    return {node["@id"]: node for node in data["@graph"]}


def wrong_in(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> list[str]:
    """The properties of a node that its type does not have, or not with such a value."""
    kind, found = node["@type"], []
    for name, values in node.items():
        if name.startswith("@"):
            continue
        for value in values if isinstance(values, list) else [values]:
            if not types_of(value, nodes) & ALLOWED[kind].get(name, set()):
                found.append(f"{kind}.{name}: {value}")
            if isinstance(value, dict) and "@type" in value:
                found += wrong_in(value, nodes)
    return found


def types_of(value: Any, nodes: dict[str, dict[str, Any]]) -> set[str]:
    """What a value can be taken for."""
    if isinstance(value, dict):
        kind = value.get("@type") or nodes[value["@id"]]["@type"]
        return {kind, "Thing", *ABOVE.get(kind, set())}
    if isinstance(value, int | float):
        return {NUMBER}
    return (
        {TEXT}
        | ({URL} if value.startswith("http") else set())
        | ({DATE} if value[:4].isdigit() else set())
    )


def test_every_property_is_one_of_its_type(flood: Report, ed: User, client: Client) -> None:
    correct_report(report=flood, editor=ed, kind="correction", text="57, not 75.", at=NOON)
    nodes = graph_of(flood, client)

    assert [wrong for node in nodes.values() for wrong in wrong_in(node, nodes)] == []
    assert {node["@type"] for node in nodes.values()} == {
        *["ReportageNewsArticle", "NewsMediaOrganization", "Person", "Organization"],
        *["Claim", "Quotation", "Observation"],
    }


def test_a_speaker_is_the_same_elsewhere_where_that_is_known(flood: Report, client: Client) -> None:
    Speaker.objects.filter(slug="nell-varga").update(wikidata_id="Q42")

    nell = graph_of(flood, client)["http://127.0.0.1:8000/speakers/nell-varga/"]

    assert (nell["@type"], nell["sameAs"]) == ("Person", "https://www.wikidata.org/entity/Q42")


@pytest.mark.parametrize(
    ("exact", "bounds"),
    [("57", {"value": 57}), ("50", {"minValue": 50})],
)
def test_a_figure_is_told_with_its_bounds(
    flood: Report, client: Client, exact: str, bounds: dict[str, int]
) -> None:
    figure = flood.figures.filter(exact__contains=exact).order_by("place", "start").first()

    node = graph_of(flood, client)[f"http://127.0.0.1:8000{figure.get_absolute_url()}"]

    told = {name: node[name] for name in ("value", "minValue", "maxValue") if name in node}
    assert told == bounds


def test_what_is_not_confirmed_is_not_told(flood: Report, ed: User, client: Client) -> None:
    said = flood.statements.get(kind="direct")
    reopen_entry(entry=said, editor=ed)

    nodes = graph_of(flood, client)

    assert not any(node["@type"] == "Quotation" for node in nodes.values())
    assert "One statement" not in str(nodes)


def test_a_comment_is_told_as_plain_text(flood: Report, rosa: User, client: Client) -> None:
    words = "The *old* bridge & its lights?\n\nNobody asked."
    post_comment(author=rosa, report=flood, text=words, at=NOON)

    (comment,) = graph_of(flood, client)[f"http://127.0.0.1:8000{flood.get_absolute_url()}"][
        "comment"
    ]

    assert comment["text"] == "The old bridge & its lights?\n\nNobody asked."
