"""A record goes out as W3C Web Annotations that any client of the recommendation can read."""

from __future__ import annotations

from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator

from onrecord.people.models import User
from onrecord.record.actions import reopen_entry
from onrecord.reports.models import Report

IRI = {"type": "string", "format": "uri", "pattern": "^https?://"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
MOTIVATIONS = [
    *["assessing", "bookmarking", "classifying", "commenting", "describing", "editing"],
    *["highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"],
]
# From https://www.w3.org/TR/annotation-model/: sections 3.1 (annotations), 3.2 (bodies and
# targets), 3.3 (agents, motivation), 4.2 (selectors) and 5 (collections), as far as we use them.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": {"$ref": "#/$defs/page"},
    },
    "$defs": {
        "page": {
            "type": "object",
            "required": ["id", "type", "partOf", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": IRI,
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
            "not": {"required": ["@context"]},
        },
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": MOTIVATIONS},
                "created": DATE,
                "canonical": IRI,
                "creator": {"$ref": "#/$defs/agent"},
                "generator": {"$ref": "#/$defs/agent"},
                "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/specific"}},
            },
        },
        "agent": {
            "type": "object",
            "properties": {
                "id": IRI,
                "type": {"enum": ["Person", "Organization", "Software"]},
                "name": {"type": "string"},
                "nickname": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "body": {
            "oneOf": [
                {
                    "required": ["type", "value"],
                    "properties": {
                        "type": {"const": "TextualBody"},
                        "value": {"type": "string"},
                        "format": {"type": "string"},
                        "purpose": {"enum": MOTIVATIONS},
                    },
                },
                {
                    "required": ["type", "source"],
                    "properties": {
                        "type": {"const": "SpecificResource"},
                        "source": {"$ref": "#/$defs/agent"},
                        "purpose": {"enum": MOTIVATIONS},
                    },
                },
            ]
        },
        "specific": {
            "type": "object",
            "required": ["source"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "selector": {
                    "oneOf": [
                        {"$ref": "#/$defs/selector"},
                        {"type": "array", "items": {"$ref": "#/$defs/selector"}},
                    ]
                },
            },
        },
        "selector": {
            "oneOf": [
                {
                    "required": ["type", "exact"],
                    "properties": {
                        "type": {"const": "TextQuoteSelector"},
                        "exact": {"type": "string", "minLength": 1},
                        "prefix": {"type": "string"},
                        "suffix": {"type": "string"},
                    },
                },
                {
                    "required": ["type", "start", "end"],
                    "properties": {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 0},
                    },
                },
            ]
        },
    },
}


def annotations(report: Report, client: Client) -> dict[str, Any]:
    """The collection beside a report."""
    answer = client.get(f"{report.get_absolute_url()}annotations.json")
    assert answer["Content-Type"] == (
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    )
    found: dict[str, Any] = answer.json()
    return found


def test_the_collection_keeps_to_the_recommendation(flood: Report, client: Client) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    collection = annotations(flood, client)

    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(collection)]

    assert errors == []
    entries = flood.statements.count() + flood.figures.count()
    assert collection["total"] == len(collection["first"]["items"]) == entries


def test_every_selector_finds_its_words(flood: Report, client: Client) -> None:
    for item in annotations(flood, client)["first"]["items"]:
        for target in item["target"]:
            path = target["source"].removeprefix("http://127.0.0.1:8000")
            if not isinstance(target["selector"], list):
                assert path == flood.get_absolute_url()
                continue
            quote, characters = target["selector"]
            text = client.get(path).text
            start, end = characters["start"], characters["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_the_body_is_the_speaker_and_the_creator_is_not_the_engine(
    flood: Report, client: Client
) -> None:
    said = flood.statements.get(kind="direct")
    items = annotations(flood, client)["first"]["items"]

    item = next(one for one in items if f"/statements/{said.pk}/" in one["id"])

    assert item["motivation"] == "identifying"
    assert item["body"][0]["source"] == {
        "id": "http://127.0.0.1:8000/speakers/nell-varga/",
        "type": "Person",
        "name": "Nell Varga",
    }
    assert item["creator"]["type"] == "Organization"
    assert item["generator"] == {"type": "Software", "name": "On Record", "nickname": said.rule}


def test_a_suggestion_is_no_annotation(flood: Report, ed: User, client: Client) -> None:
    reopen_entry(entry=flood.statements.get(kind="direct"), editor=ed)

    assert "never seen water" not in str(annotations(flood, client))
