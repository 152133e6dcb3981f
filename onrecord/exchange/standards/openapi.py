"""The API's description: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from onrecord.exchange.standards.wholes import Problem
from onrecord.shared.links import absolute

VERSION = "1.0.0"
SCHEMAS = "#/components/schemas/{name}"
TEXT = {"type": "string"}
SHORT_ID = "^[0-9oOiIlL][0-9A-Za-z]{4,11}$"
DAY = {"type": "string", "format": "date"}
PARAMETERS: dict[str, tuple[str, dict[str, Any]]] = {
    "speaker": ("Only what this speaker says: the slug of their address.", TEXT),
    "measure": ("Only figures of this measure: the slug of its address.", TEXT),
    "report": ("Only of this report: its short id.", TEXT),
    "since": ("Only of reports published on this day or later.", DAY),
    "until": ("Only of reports published on this day or earlier.", DAY),
    "cursor": ("Where to go on, from “next”; signed, so that none can be made up.", TEXT),
    "limit": (
        "How many at most. A page may hold fewer: follow “next” until it is null.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 50},
    ),
    "id": ("The entry's id.", {"type": "integer", "minimum": 1}),
    "short_id": ("The report's short id.", {"type": "string", "pattern": SHORT_ID}),
    "slug": ("The last part of its address.", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}),
    "url": ("An address of this site.", {"type": "string", "maxLength": 2000}),
    "format": ("Only json.", {"type": "string", "enum": ["json"], "default": "json"}),
    "maxwidth": ("Pixels.", {"type": "integer", "minimum": 1, "maximum": 10_000}),
    "maxheight": ("Pixels.", {"type": "integer", "minimum": 1, "maximum": 10_000}),
}
REQUIRED = {"id", "short_id", "slug", "url"}
ABOUT = """\
What is on record: who said what, with which figures, and what adds up. An entry is given only
where an editor has confirmed it and its report is published. That a statement is on record says
that it was made, not that it is so.

Everything is read without a key, from any site (CORS). Answers carry an ETag. Refusals are JSON
with a message that says what to do."""
REFUSALS = {
    "400": "A parameter cannot be understood.",
    "404": "Nothing is there, or not yet on record.",
    "410": "It was taken down, or is no longer on record; the message says why.",
    "501": "A form that is not given out.",
}


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One address: what it gives, as which shape or media type, and how it may refuse.

    ``meaning`` is of parameters that mean something of their own here.
    """

    path: str
    summary: str
    shape: type | None = None
    media_type: str = "application/json"
    query: Sequence[str] = ()
    meaning: Mapping[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    refusals: Sequence[str] = ()


def document(operations: Sequence[Operation], *, newsroom: str) -> dict[str, Any]:
    """The whole description as plain data."""
    shapes = [operation.shape for operation in operations if operation.shape]
    _, components = msgspec.json.schema_components([*shapes, Problem], ref_template=SCHEMAS)
    return {
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": f"The record of {newsroom}", "version": VERSION, "description": ABOUT},
        "servers": [{"url": absolute("")}],
        "paths": {operation.path: {"get": _described(operation)} for operation in operations},
        "components": {"schemas": components},
    }


def _described(operation: Operation) -> dict[str, Any]:
    within = [part[1:-1] for part in operation.path.split("/") for part in [_inside(part)] if part]
    responses: dict[str, Any] = {"200": _given(operation)}
    refusal = {"schema": {"$ref": SCHEMAS.format(name="Problem")}}
    for status in operation.refusals:
        responses[status] = {
            "description": REFUSALS[status],
            "content": {"application/json": refusal},
        }
    return {
        "operationId": _identifier(operation.path),
        "summary": operation.summary,
        "parameters": [
            *(_parameter(name, PARAMETERS[name], place="path") for name in within),
            *(
                _parameter(name, {**PARAMETERS, **operation.meaning}[name], place="query")
                for name in operation.query
            ),
        ],
        "responses": responses,
    }


def _given(operation: Operation) -> dict[str, Any]:
    named = operation.shape and SCHEMAS.format(name=operation.shape.__name__)
    content: dict[str, Any] = {"schema": {"$ref": named}} if named else {}
    return {"description": operation.summary, "content": {operation.media_type: content}}


def _parameter(name: str, meaning: tuple[str, dict[str, Any]], *, place: str) -> dict[str, Any]:
    description, schema = meaning
    return {
        "name": name,
        "in": place,
        "required": name in REQUIRED,
        "description": description,
        "schema": schema,
    }


def _inside(part: str) -> str:
    """The ``{name}`` in a part of a path such as ``{id}.json``; empty where there is none."""
    start, end = part.find("{"), part.find("}")
    return part[start : end + 1] if start >= 0 else ""


def _identifier(path: str) -> str:
    words = path.strip("/").replace("{", "by_").replace("}", "").replace(".", "_")
    return words.replace("/", "_").replace("-", "_")
