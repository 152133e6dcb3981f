"""The paths of discussions in the API's description, merged with those of the record."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.exchange.standards import discussed
from onrecord.exchange.standards.openapi import SHORT_ID

SCHEMAS = "#/components/schemas/{name}"
PROBLEM = "application/problem+json"
_TEXT = {"type": "string"}
_PARTS = {"short_id": SHORT_ID, "comment": "^[-a-zA-Z0-9_]{1,40}$"}
_QUERY = {
    "ids": ("Up to 100 short ids, with commas between them.", _TEXT),
    "order": ("In which order.", {"enum": ["newest", "oldest", "best", "replied", "picks"]}),
    "view": ("One list, or threads.", {"enum": ["flat", "threads"]}),
    "cursor": ("Where to go on, from “next”; signed, so that none can be made up.", _TEXT),
    "after": ("Where to go on, from “next”.", _TEXT),
}
_REFUSALS = {
    "400": "It cannot be understood.",
    "401": "Nobody is known to ask: send a token.",
    "403": "This person, or this token, may not.",
    "404": "Nothing is there.",
    "405": "The address does not take that.",
    "422": "What was sent cannot be done; the detail says why.",
    "429": "Too often; Retry-After says how many seconds to wait.",
}
_WRITING = ("400", "401", "403", "404", "422", "429")
_COMMENT = "/api/discussions/{short_id}/comments/{comment}/"
_Told = tuple[str, str, type | None, type | None, tuple[str, ...], tuple[str, ...]]
# Of each method: summary, status, what is given, what is sent, query, refusals.
_PATHS: dict[str, dict[str, _Told]] = {
    "/api/discussions/counts.json": {
        "get": ("Counts of many reports.", "200", discussed.Counts, None, ("ids",), ("400",)),
    },
    "/api/discussions/{short_id}/comments/": {
        "get": (
            *("Comments, page by page.", "200", discussed.DiscussedComments, None),
            *(("order", "view", "cursor"), ("400", "404")),
        ),
        "post": (
            *("Post a comment.", "201", discussed.OwnComment, discussed.Posting, (), _WRITING),
        ),
    },
    _COMMENT: {
        "get": ("One comment.", "200", discussed.DiscussedComment, None, (), ("404",)),
        "patch": ("Edit it.", "200", discussed.OwnComment, discussed.Wording, (), _WRITING),
        "delete": ("Withdraw it.", "204", None, None, (), _WRITING),
    },
    f"{_COMMENT}flags/": {
        "post": ("Flag it.", "204", None, discussed.Flagging, (), _WRITING),
    },
    "/api/moderation/queue/": {
        "get": ("What waits.", "200", discussed.Queue, None, ("after",), ("400", "401", "403")),
    },
    "/api/moderation/comments/{comment}/decisions/": {
        "post": ("Decide.", "204", None, discussed.Deciding, (), _WRITING),
    },
}


def merged(document: dict[str, Any]) -> dict[str, Any]:
    """The description of the record with that of discussions beside it."""
    shapes = {part for path in _PATHS.values() for told in path.values() for part in told[2:4]}
    shapes.discard(None)
    named = sorted((shape for shape in shapes if shape), key=lambda shape: shape.__name__)
    _, components = msgspec.json.schema_components(
        [*named, discussed.Refusal], ref_template=SCHEMAS
    )
    document["components"]["schemas"] |= components
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["paths"] |= {
        path: {method: _operation(path, method, told) for method, told in methods.items()}
        for path, methods in _PATHS.items()
    }
    return document


def _operation(path: str, method: str, told: _Told) -> dict[str, Any]:
    summary, status, shape, body, query, refusals = told
    given: dict[str, Any] = {"description": summary}
    if shape:
        given["content"] = {"application/json": {"schema": _reference(shape)}}
    found: dict[str, Any] = {
        "operationId": f"{method}_{_identifier(path)}",
        "summary": summary,
        "parameters": [*_in_path(path), *map(_in_query, query)],
        "responses": {status: given} | {code: _refusal(code) for code in (*refusals, "405")},
    }
    if body:
        content = {"application/json": {"schema": _reference(body)}}
        found["requestBody"] = {"required": True, "content": content}
    if "401" in refusals:
        found["security"] = [{"token": []}]
    return found


def _reference(shape: type) -> dict[str, str]:
    return {"$ref": SCHEMAS.format(name=shape.__name__)}


def _refusal(code: str) -> dict[str, Any]:
    content = {PROBLEM: {"schema": _reference(discussed.Refusal)}}
    return {"description": _REFUSALS[code], "content": content}


def _in_path(path: str) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [
        {"name": name, "in": "path", "required": True, "schema": _TEXT | {"pattern": _PARTS[name]}}
        for name in names
    ]


def _in_query(name: str) -> dict[str, Any]:
    description, schema = _QUERY[name]
    is_needed = name == "ids"
    return {
        **{"name": name, "in": "query", "required": is_needed},
        **{"description": description, "schema": schema},
    }


def _identifier(path: str) -> str:
    words = path.strip("/").replace("{", "by_").replace("}", "").replace(".", "_")
    return words.replace("/", "_")
