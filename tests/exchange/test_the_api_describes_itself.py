"""The API's own description is valid and complete, and what is answered fits it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from onrecord.discussion.actions import post_comment
from onrecord.exchange.actions.tokens import make_token
from onrecord.exchange.pages.description import OPERATIONS
from onrecord.exchange.standards.discussing import merged
from onrecord.people.models import User
from onrecord.record.models import Measure
from onrecord.reports.models import Report
from tests.conftest import NOON, again

# The test's server is a synchronous one.
pytestmark = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
OPEN = ("/api/record/", "/api/search/")
PATHS = [operation.path for operation in OPERATIONS]
KEPT = ["not_a_server_error", "status_code_conformance", "content_type_conformance"]
KEPT += ["response_schema_conformance", "unsupported_method"]
OF_DISCUSSIONS = [
    (method.upper(), path)
    for path, methods in merged({"components": {"schemas": {}}, "paths": {}})["paths"].items()
    for method in methods
]


# Made once: no test here needs another one.
ed, world, flood, boats = map(again, ("ed", "world", "flood", "boats"))


def described(client: Client) -> dict[str, Any]:
    """The API's description as it is given out."""
    document: dict[str, Any] = client.get("/api/openapi.json").json()
    return document


def examples(flood: Report, measure: Measure) -> dict[str, str]:
    """An address for each path with parts to fill in."""
    return {
        "/api/record/reports/{short_id}.json": f"/api/record/reports/{flood.short_id}.json",
        "/api/record/speakers/{slug}.json": "/api/record/speakers/nell-varga.json",
        "/api/record/measures/{slug}.json": f"/api/record/measures/{measure.slug}.json",
        **{
            f"/api/record/{kind}/{{id}}.json": (
                f"/api/record/{kind}/{getattr(flood, kind).first().pk}.json"
            )
            for kind in ("statements", "figures", "checks")
        },
        **{
            f"/api/search/{kind}/": f"/api/search/{kind}/?q=boats"
            for kind in ("reports", "statements", "figures", "comments")
        },
        "/oembed": f"/oembed?url=http://127.0.0.1:8000{flood.statements.first().get_absolute_url()}",
    }


def test_the_description_is_valid_openapi(db: None, client: Client) -> None:
    document = described(client)

    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1")
    assert all(get["get"]["summary"] for get in document["paths"].values() if "get" in get)


def test_every_address_of_the_api_is_described(db: None, client: Client) -> None:
    routes = {
        str(route.pattern)
        for resolver in get_resolver().url_patterns
        for route in getattr(resolver, "url_patterns", [])
        if f"/{route.pattern}".startswith(OPEN)
    }
    parts = {"<entry:pk>": "{id}", "<short:short_id>": "{short_id}", "<slug:slug>": "{slug}"}
    named = {"/" + re.sub(r"<\w+:\w+>", lambda part: parts[part[0]], route) for route in routes}

    described_paths = set(described(client)["paths"])
    of_discussions = {path for path in described_paths if not path.startswith(OPEN)}
    assert named == described_paths - of_discussions


@pytest.mark.parametrize("path", [p for p in PATHS if not p.endswith((".csv", ".jsonl"))])
def test_an_answer_fits_its_schema(
    flood: Report, boats: Measure, client: Client, path: str
) -> None:
    document = described(client)
    address = examples(flood, boats).get(path, path)

    answer = client.get(address)

    responses = document["paths"][path]["get"]["responses"]
    content = responses[str(answer.status_code)]["content"]
    assert answer.status_code == 200
    errors = _errors(answer.json(), content[answer["Content-Type"]]["schema"], document)
    assert errors == []


@pytest.mark.parametrize("address", ["/api/record/statements/?limit=x", "/api/record/nothing.json"])
def test_a_refusal_fits_its_schema(db: None, client: Client, address: str) -> None:
    refusal = client.get(address).json()

    assert _errors(refusal, {"$ref": "#/components/schemas/Problem"}, described(client)) == []


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As Django's own test client does: the test's connection outlives each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("path", PATHS)
def test_made_up_requests_are_answered_as_described(
    flood: Report, boats: Measure, one_connection: None, path: str
) -> None:
    make_up("GET", path)


@pytest.mark.parametrize("is_signed_in", [True, False], ids=["with a token", "without"])
@pytest.mark.parametrize("operation", OF_DISCUSSIONS, ids=" ".join)
def test_made_up_requests_about_discussions_are_answered_as_described(
    flood: Report, mo: User, one_connection: None, operation: tuple[str, str], is_signed_in: bool
) -> None:
    method, path = operation
    key = make_token(person=mo, name="Key", scopes=["comment", "moderate"], at=NOON)
    comment = post_comment(author=mo, report=flood, text="Words", at=NOON)
    there = {"short_id": flood.short_id or "", "comment": comment.short_id}
    make_up(method, path, there=there, key=key if is_signed_in else "")


def make_up(method: str, path: str, *, there: dict[str, str] | None = None, key: str = "") -> None:
    """Ask what the description allows, at made-up addresses and at those that are there."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    checks = [schemathesis.checks.CHECKS.get_one(name) for name in KEPT]
    headers = {"Accept-Encoding": "identity"}
    headers |= {"Authorization": f"Bearer {key}"} if key else {}

    @given(case=schema[path][method].as_strategy(), is_there=st.booleans())
    @settings(
        max_examples=12,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case, is_there: bool) -> None:
        if is_there and there:
            names = case.path_parameters or {}
            case.path_parameters = names | {k: v for k, v in there.items() if k in names}
        case.call_and_validate(headers=headers, checks=checks)

    ask()


def _errors(data: object, schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    whole = {**schema, "components": document["components"]}
    validator = Draft202012Validator(
        json.loads(json.dumps(whole)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(data)]
