"""The API's own description, at /api/openapi.json."""

from __future__ import annotations

from typing import Any

from onrecord.delivery.baking import Baked
from onrecord.exchange.pages.answers import baked_data
from onrecord.exchange.pages.exports import FORMS
from onrecord.exchange.pages.listings import EXPORTED, LISTINGS
from onrecord.exchange.pages.names import API
from onrecord.exchange.standards import shapes, wholes
from onrecord.exchange.standards.discussing import merged
from onrecord.exchange.standards.oembed import Embedding
from onrecord.exchange.standards.openapi import PARAMETERS, TEXT, Operation, document
from onrecord.reports.models import NewsroomSettings

SINGLE = [
    Operation(
        path=f"{API}{kind}s/{{id}}.json",
        summary=f"One {kind}.",
        shape=shape,
        refusals=("404", "410"),
    )
    for kind, shape in (
        ("statement", shapes.Statement),
        ("figure", shapes.Figure),
        ("check", shapes.Check),
    )
]
NAMED = [
    Operation(
        path=f"{API}reports/{{short_id}}.json",
        summary="The whole record of a report; also at …/record.json beside its page.",
        shape=wholes.Record,
        refusals=("404", "410"),
    ),
    Operation(
        path=f"{API}speakers/{{slug}}.json",
        summary="A speaker; the address of one that was merged into another leads there (302).",
        shape=wholes.Speaker,
        refusals=("404",),
    ),
    Operation(
        path=f"{API}measures/{{slug}}.json",
        summary="A measure, with each source's numbers over time.",
        shape=wholes.Measure,
        refusals=("404",),
    ),
]
LISTS = [
    Operation(
        path=f"{API}{listing.name}/",
        summary=f"The {listing.name}, page by page.",
        shape=listing.whole,
        query=[name for name in PARAMETERS if name in listing.parameters],
        refusals=("400", "404"),
    )
    for listing in LISTINGS.values()
]
TABLES = [
    Operation(
        path=f"{API}{name}.{form}",
        summary=f"All {name} at once, as {form}.",
        media_type=media_type.partition(";")[0],
    )
    for name in EXPORTED
    for form, media_type in FORMS.items()
]
_NAME = {"type": "string", "maxLength": 200}
SEARCHED: dict[str, tuple[str, dict[str, Any]]] = {
    "q": (
        "Words that must stand there, at most 12; a number finds figures by their bounds.",
        _NAME,
    ),
    "section": ("Only of this section: the slug of its address.", TEXT),
    "topic": ("Only of this topic: its name, or the slug of its address.", _NAME),
    "speaker": ("Only what speakers say in whose name these letters stand.", _NAME),
    "page": (
        "Where to go on, from “next”.",
        {"type": "integer", "minimum": 1, "maximum": 50, "default": 1},
    ),
}
_NARROWING = ("q", "section", "topic", "speaker", "since", "until")
SEARCHES = {
    kind: Operation(
        path=f"/api/search/{kind}/",
        summary=f"The {kind} that a search finds, by the rules of the search page.",
        shape=shape,
        query=query,
        meaning=SEARCHED,
        refusals=("400", "404"),
    )
    for kind, shape, query in (
        ("reports", wholes.ReportList, (*_NARROWING, "cursor")),
        ("statements", wholes.StatementList, (*_NARROWING, "page")),
        ("figures", wholes.FigureList, (*_NARROWING, "page")),
        ("comments", wholes.CommentList, ("q", "report", "cursor")),
    )
}
OEMBED = Operation(
    path="/oembed",
    summary="What another site shows for an address of this one (oEmbed 1.0).",
    shape=Embedding,
    query=("url", "format", "maxwidth", "maxheight"),
    refusals=("400", "404", "501"),
)
OPERATIONS = [*NAMED, *SINGLE, *LISTS, *TABLES, *SEARCHES.values(), OEMBED]


def openapi() -> Baked:
    """``/api/openapi.json``."""
    newsroom = NewsroomSettings.now_shown().name
    return baked_data(merged(document(OPERATIONS, newsroom=newsroom)), shows={"site"})
