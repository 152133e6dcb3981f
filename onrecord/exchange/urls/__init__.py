"""The addresses of the record as data, below /api/ and at /oembed."""

from __future__ import annotations

from functools import partial

from django.urls import URLPattern, path

from onrecord.delivery.baking import Bake
from onrecord.delivery.routes import baked
from onrecord.exchange.pages import (
    description,
    everything,
    measures,
    reports,
    single,
    speakers,
)
from onrecord.exchange.pages.exports import FORMS
from onrecord.exchange.pages.listings import EXPORTED, LISTINGS
from onrecord.exchange.views import discussing, moderating
from onrecord.exchange.views import tokens as keys
from onrecord.exchange.views.data import baked_page, nothing
from onrecord.exchange.views.exports import exported
from onrecord.exchange.views.lists import listed
from onrecord.exchange.views.oembed import oembed
from onrecord.shared import converters

converters.register()

data = partial(baked, view=baked_page)


def _single(kind: str, bake: Bake, every: everything.Every) -> URLPattern:
    return data(f"api/record/{kind}s/<entry:pk>.json", bake, name=f"api_{kind}", every=every)


urlpatterns = [
    path("oembed", oembed, name="oembed"),
    data("api/openapi.json", description.openapi, name="api"),
    _single("statement", single.statement, everything.statements),
    _single("figure", single.figure, everything.figures),
    _single("check", single.check, everything.checks),
    data(
        "api/record/reports/<short:short_id>.json",
        reports.record,
        name="api_report",
        every=everything.reports,
    ),
    data(
        "api/record/speakers/<slug:slug>.json",
        speakers.speaker,
        name="api_speaker",
        every=everything.speakers,
    ),
    data(
        "api/record/measures/<slug:slug>.json",
        measures.measure,
        name="api_measure",
        every=everything.measures,
    ),
    *(
        path(f"api/record/{name}/", partial(listed, name=name), name=f"api_{name}")
        for name in LISTINGS
    ),
    *(
        path(
            f"api/record/{name}.{form}",
            partial(exported, name=name, form=form),
            name=f"api_{name}_{form}",
        )
        for name in EXPORTED
        for form in FORMS
    ),
    path("api/discussions/counts.json", discussing.counts, name="api_counts"),
    path("api/discussions/<short:short_id>/comments/", discussing.comments, name="api_comments"),
    path(
        "api/discussions/<short:short_id>/comments/<slug:number>/",
        discussing.comment,
        name="api_comment",
    ),
    path(
        "api/discussions/<short:short_id>/comments/<slug:number>/flags/",
        discussing.flags,
        name="api_flags",
    ),
    path("api/moderation/queue/", moderating.queue, name="api_queue"),
    path(
        "api/moderation/comments/<slug:number>/decisions/",
        moderating.decide,
        name="api_decisions",
    ),
    path("account/tokens/", keys.tokens, name="tokens"),
    path("account/tokens/<entry:number>/revoke/", keys.revoke, name="token_revoke"),
    path("api/", nothing, name="api_nothing"),
    path("api/<path:rest>", nothing, name="api_nothing_below"),
]
