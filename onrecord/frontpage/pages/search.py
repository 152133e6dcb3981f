"""What a search finds. It depends on the question, so that it is made each time and not kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.search.backends import get_search_backend

from onrecord.delivery.baking import Baked
from onrecord.frontpage.forms import SearchForm, speakers_like
from onrecord.frontpage.pages.archive import midnight
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.frontpage.pages.teasers import Teaser, listed, teasers_of
from onrecord.frontpage.pages.walking import Leaf, leaf
from onrecord.record.models import Statement
from onrecord.reports.models import Report, Section, Version
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.shared.links import Link

COUNTED = 1000  # more are not counted out
FIELDS = ("q", "section", "topic", "speaker", "since", "until")
BEFORE, AFTER = 80, 200  # letters of an excerpt around its first word


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked, as typed."""

    text: str
    section: str
    topic: str
    speaker: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Option:
    """A section to choose."""

    value: str
    name: str


def search(asked: dict[str, str]) -> Baked:
    """The page for what was typed into the form; nonsense is answered with what to do."""
    form = SearchForm(asked)
    typed = {name: asked.get(name, "")[:200] for name in FIELDS}
    context: dict[str, Any] = {
        "query": Query(text=typed.pop("q"), **typed),
        "sections": tuple(Option(one.slug, one.name) for one in Section.objects.all()),
        "problem": " ".join(str(message) for errors in form.errors.values() for message in errors),
        "has_searched": any(value.strip() for name, value in asked.items() if name in FIELDS),
    }
    if form.is_valid() and context["has_searched"]:
        context |= _results(form.cleaned_data, asked)
    status = HTTPStatus.BAD_REQUEST if context["problem"] else HTTPStatus.OK
    return bake("search.html", head=Head(url="/search/"), shows=(), status=status, **context)


def _results(facts: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    words = facts["q"]
    found = _matching(facts)
    number = found.order_by()[: COUNTED + 1].count()
    page = leaf(found, address=lambda before: _address(asked, before), before=facts["before"])
    return {
        "count_words": _count_words(number),
        "results": _with_excerpts(page, words),
        "speakers": _speakers(words),
        "newer_url": page.newer_url,
        "older_url": page.older_url,
    }


def _matching(facts: dict[str, Any]) -> ReportQuerySet:
    found = listed()
    if facts["q"]:
        hits = get_search_backend().search(
            " ".join(facts["q"]), Report.objects.all(), operator="and", order_by_relevance=False
        )
        found = found.filter(pk__in=hits.get_queryset().order_by().values("pk"))
    if facts["section"]:
        found = found.filter(section=facts["section"])
    if facts["topic"]:
        found = found.filter(topics=facts["topic"])
    if facts["speaker"]:
        said = Statement.objects.filter(
            speaker__in=facts["speaker"], state=Statement.State.CONFIRMED
        )
        found = found.filter(pk__in=said.values("report_id"))
    if facts["since"]:
        found = found.filter(first_published_at__gte=midnight(facts["since"]))
    if facts["until"] and facts["until"] < dt.date.max:
        day_after = facts["until"] + dt.timedelta(days=1)
        found = found.filter(first_published_at__lt=midnight(day_after))
    return found


def _address(asked: dict[str, str], before: str) -> str:
    kept = {name: asked[name] for name in FIELDS if asked.get(name)}
    return f"/search/?{urlencode({**kept, 'before': before} if before else kept)}"


def _count_words(number: int) -> str:
    if number > COUNTED:
        return f"More than {COUNTED:,} reports"
    return f"{number:,} report{'' if number == 1 else 's'}"


def _speakers(words: Sequence[str]) -> tuple[Link, ...]:
    speakers = speakers_like(" ".join(words)) if words else []
    return tuple(Link(one.name, one.get_absolute_url()) for one in speakers)


def _with_excerpts(page: Leaf, words: Sequence[str]) -> tuple[Teaser, ...]:
    teasers = teasers_of(page.reports)
    if not words:
        return teasers
    newest = Version.objects.filter(report=OuterRef("report")).order_by("-number")
    texts = dict(
        Version.objects.filter(
            report_id__in=[teaser.id for teaser in teasers],
            number=Subquery(newest.values("number")[:1]),
        ).values_list("report_id", "text")
    )
    return tuple(
        replace(teaser, excerpt=_excerpt(texts.get(teaser.id, ""), words)) for teaser in teasers
    )


def _excerpt(text: str, words: Sequence[str]) -> SafeString:
    """The words around the first that was asked for, each that was asked for marked."""
    asked = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\w*", re.IGNORECASE)
    first = asked.search(text)
    if first is None:
        return SafeString("")
    start, end = max(0, first.start() - BEFORE), first.end() + AFTER
    piece = text[start:end]
    marked, at = [], 0
    for found in asked.finditer(piece):
        marked.append((piece[at : found.start()], found[0]))
        at = found.end()
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html(
        "{}{}{}{}", before, format_html_join("", "{}<mark>{}</mark>", marked), piece[at:], after
    )
