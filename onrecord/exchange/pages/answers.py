"""Data and refusals as baked JSON."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

import msgspec
from django.http import Http404

from onrecord.delivery.baking import Baked
from onrecord.exchange.standards.wholes import Problem
from onrecord.record.pages.addressed import Gone

JSON = "application/json"
NAMES = "names"  # the topic of what speakers and measures are called


def baked_data(data: object, *, shows: Iterable[str], content_type: str = JSON) -> Baked:
    """A shape, or plain data, as JSON."""
    body = msgspec.json.encode(data)
    return Baked(body=body, shows=frozenset(shows), content_type=content_type)


def problem(message: str, *, status: int, shows: Iterable[str] = ()) -> Baked:
    """A refusal that says what to do."""
    said = Problem(status=status, message=message)
    return Baked(
        body=msgspec.json.encode(said), shows=frozenset(shows), content_type=JSON, status=status
    )


def gone(found: Gone) -> Baked:
    """410, with what happened and nothing of what stood there."""
    shows = {f"report:{found.report.pk}"}
    return problem(found.words, status=HTTPStatus.GONE, shows=shows)


def never_there(kind: str) -> Http404:
    """404 for an entry that is not on record."""
    return Http404(f"No {kind} with this number is on the record.")
