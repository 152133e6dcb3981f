"""What an address of this site embeds as, for oEmbed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from onrecord.delivery.baking import Baked
from onrecord.exchange.forms import EmbedForm
from onrecord.exchange.pages.answers import baked_data, problem
from onrecord.exchange.pages.entries import content_of
from onrecord.exchange.pages.names import embed_url
from onrecord.exchange.standards.oembed import Embedding, frame, height_for
from onrecord.record.models import Figure, Speaker, Statement
from onrecord.record.pages.addressed import Gone, StandingCheck, check_at, figure_at, statement_at
from onrecord.record.pages.measures import measures_on_record
from onrecord.record.pages.words import figure_value
from onrecord.reports.models import NewsroomSettings, Report
from onrecord.shared.links import absolute
from onrecord.shared.shortids import read_short_id

ENTRY = re.compile(r"/(statements|figures|checks)/([1-9][0-9]{0,17})/(?:embed/)?")
MEASURE = re.compile(r"/measures/([-\w]+)/(?:embed/)?", re.ASCII)
REPORT = re.compile(r"/(?:[-\w]+/[0-9]{8}-[-\w]+-)?([0-9][0-9a-z]{4,11})/?", re.ASCII)
WITHIN = re.compile(r"(?:record-)?([sf])-([1-9][0-9]{0,17})")  # an entry's place on a report's page
WITHIN_PATH = {"s": "statements", "f": "figures"}
AT = {"statements": statement_at, "figures": figure_at, "checks": check_at}


@dataclass(frozen=True, kw_only=True)
class Embedded:
    """What is embedded: with a page for a frame, or as a link alone where it has none."""

    title: str
    page: str = ""
    letters: int = 0
    speaker: Speaker | None = None


def embedding(asked: dict[str, str]) -> Baked:
    """The answer to ``/oembed?url=…``; refusals say what to do."""
    form = EmbedForm(asked)
    if not form.is_valid():
        return problem(form.reasons(), status=HTTPStatus.BAD_REQUEST)
    facts = form.cleaned_data
    if facts["format"] != "json":
        # The specification's own answer to a form that a provider does not have.
        return problem("Ask for format=json.", status=HTTPStatus.NOT_IMPLEMENTED)
    found = _found(facts["url"])
    if found is None:
        words = "This site has no such page to embed: name a statement, figure, check or measure."
        return problem(words, status=HTTPStatus.NOT_FOUND)
    return baked_data(_answer(found, width=facts["maxwidth"], most=facts["maxheight"]), shows=())


def _answer(found: Embedded, *, width: int, most: int) -> Embedding:
    newsroom = NewsroomSettings.now_shown().name
    facts: dict[str, Any] = {
        "title": found.title,
        "provider_name": newsroom,
        "provider_url": absolute("/"),
    }
    if found.speaker:
        facts["author_name"] = found.speaker.name
        facts["author_url"] = absolute(found.speaker.get_absolute_url())
    if not found.page:
        return Embedding(type="link", **facts)
    height = min(most, height_for(found.letters, width=width))
    html = frame(found.page, title=found.title, width=width, height=height)
    return Embedding(type="rich", html=html, width=width, height=height, **facts)


def _found(url: str) -> Embedded | None:
    """What stands at an address of ours; anybody else's is not found."""
    try:
        parts = urlsplit(url)
    except ValueError:  # half an IPv6 address
        return None
    if parts.netloc != urlsplit(settings.ONRECORD_ADDRESS).netloc:
        return None
    if entry := ENTRY.fullmatch(parts.path):
        return _entry(entry[1], int(entry[2]))
    if measure := MEASURE.fullmatch(parts.path):
        return _measure(measure[1])
    if report := REPORT.fullmatch(parts.path):
        if within := WITHIN.fullmatch(parts.fragment.partition(":~:")[0]):
            return _entry(WITHIN_PATH[within[1]], int(within[2]))
        return _report(report[1])
    return None


def _entry(kind: str, pk: int) -> Embedded | None:
    row = AT[kind](pk)
    if row is None or isinstance(row, Gone):
        return None
    if isinstance(row, StandingCheck):
        words = f"{row.check.formula} {row.check.explanation}"
        where = row.check.report.headline
        return Embedded(
            title=f"A check on “{where}”", page=embed_url(row.check), letters=len(words)
        )
    speaker, words = _said(row)
    who = speaker.name if speaker else "Nobody named"
    return Embedded(
        title=f"{who} in “{row.report.headline}”",
        page=embed_url(row),
        letters=len(words),
        speaker=speaker,
    )


def _said(row: Statement | Figure) -> tuple[Speaker | None, str]:
    if isinstance(row, Statement):
        return row.speaker, content_of(row)
    return row.statement.speaker if row.statement else None, f"{figure_value(row)} {row.counted}"


def _measure(slug: str) -> Embedded | None:
    found = measures_on_record().filter(slug=slug).first()
    return Embedded(title=found.name, page=embed_url(found), letters=600) if found else None


def _report(short_id: str) -> Embedded | None:
    report = Report.objects.live().filter(short_id=read_short_id(short_id)).first()
    return Embedded(title=report.headline) if report else None
