"""A record as W3C Web Annotations: https://www.w3.org/TR/annotation-model/ (2017).

Each entry is an annotation on the report's page, found by its words, and on the plain text of the
version, found by its characters. Its body is the speaker, whom it identifies. The newsroom is the
creator, for an editor confirmed it; the generator is the engine, where a rule of it suggested it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.exchange.standards.shapes import Anchor, Figure, NamedSpeaker, Statement
from onrecord.exchange.standards.wholes import Record
from onrecord.shared.links import absolute

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
AGENTS = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def annotations_of(record: Record, *, newsroom: str) -> dict[str, Any]:
    """An AnnotationCollection whose one page holds every statement and figure on record."""
    address = f"{record.report.url}annotations.json"
    creator = {"id": absolute("/"), "type": "Organization", "name": newsroom}
    items = [
        *(_annotation(one, _said(one), creator) for one in record.statements),
        *(_annotation(one, _counted(one), creator) for one in record.figures),
    ]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": f"The record of “{record.report.headline}”",
        "creator": creator,
        "total": len(items),
        "first": {
            "id": f"{address}#page-1",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(
    entry: Statement | Figure, bodies: list[dict[str, Any]], creator: dict[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"{entry.url}#annotation",
        "type": "Annotation",
        "motivation": "identifying" if entry.speaker else "describing",
        "creator": creator,
        "body": bodies,
        "target": _targets(entry),
        "canonical": entry.url,
    }
    if entry.confirmed.at:
        made["created"] = entry.confirmed.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if entry.confirmed.suggested_by:
        made["generator"] = {
            "type": "Software",
            "name": "On Record",
            "nickname": entry.confirmed.suggested_by,
        }
    return made


def _said(statement: Statement) -> list[dict[str, Any]]:
    return [*_identifying(statement.speaker), _words(statement.kind, purpose="classifying")]


def _counted(figure: Figure) -> list[dict[str, Any]]:
    words = f"{figure.value} {figure.counted}".strip()
    return [*_identifying(figure.speaker), _words(words, purpose="describing")]


def _identifying(speaker: NamedSpeaker | None) -> list[dict[str, Any]]:
    if speaker is None:
        return []
    source = {"id": speaker.url, "name": speaker.name}
    if agent := AGENTS.get(speaker.kind):
        source["type"] = agent
    return [{"type": "SpecificResource", "purpose": "identifying", "source": source}]


def _words(value: str, *, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(entry: Statement | Figure) -> list[dict[str, Any]]:
    """The page; and the text, in which a headline does not stand."""
    anchor = entry.anchor
    on_page = {
        "type": "SpecificResource",
        "source": entry.report.url,
        "selector": _quote(anchor),
    }
    if anchor.place == "headline":
        return [on_page]
    characters = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    in_text = {
        "type": "SpecificResource",
        "source": entry.version.text_url,
        "selector": [_quote(anchor), characters],
    }
    return [on_page, in_text]


def _quote(anchor: Anchor) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
