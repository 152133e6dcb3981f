"""What a search finds. It depends on the question, so that it is made each time and not kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from onrecord.delivery.baking import Baked
from onrecord.frontpage.forms import MOST_PAGES, SearchForm, speakers_like
from onrecord.frontpage.pages.found import (
    LOOKED_THROUGH,
    Found,
    figures_found,
    first_statements,
    statements_found,
)
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.frontpage.pages.matching import COUNTED, matching, newest, reports_of_figures
from onrecord.frontpage.pages.teasers import Teaser, teasers_of
from onrecord.frontpage.pages.walking import PER_PAGE, Leaf, leaf
from onrecord.record.pages.searching import sought_in
from onrecord.reports.models import Report, Section, Version
from onrecord.shared.links import Link

FIRST = 3  # statements and figures shown above reports
KINDS = ("reports", "statements", "figures")
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
    of: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be looked for, and whether it is what is shown."""

    name: str
    url: str
    is_shown: bool


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
        "query": Query(text=typed.pop("q"), **typed, of=_kind_of(asked)),
        "sections": tuple(Option(one.slug, one.name) for one in Section.objects.all()),
        "problem": " ".join(str(message) for errors in form.errors.values() for message in errors),
        "has_searched": any(value.strip() for name, value in asked.items() if name in FIELDS),
    }
    if form.is_valid() and context["has_searched"]:
        context |= _results(form.cleaned_data, asked)
    status = HTTPStatus.BAD_REQUEST if context["problem"] else HTTPStatus.OK
    return bake("search.html", head=Head(url="/search/"), shows=(), status=status, **context)


def _results(facts: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    kind = _kind_of(asked)
    results = {"reports": _reports, "statements": _statements, "figures": _figures}[kind]
    kinds = tuple(Kind(one.capitalize(), _address(asked, of=one), one == kind) for one in KINDS)
    return {"kind": kind, "kinds": kinds, **results(facts, asked)}


def _reports(facts: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    words, before = facts["q"], facts["before"]
    found = matching(facts)
    # A common word costs the same at each question: later pages do without the count.
    numbers = [] if before else newest(found)
    page = leaf(
        found if before else Report.objects.filter(pk__in=numbers[: PER_PAGE + 1]).newest_first(),
        address=lambda before: _address(asked, before=before),
        before=before,
    )
    first = _first(facts, numbers) if words and page.is_first else {}
    return {
        "count_words": "Older reports" if before else _count_words(len(numbers), "report"),
        "results": _with_excerpts(page, words),
        "speakers": _speakers(words),
        "newer_url": page.newer_url,
        "older_url": page.older_url,
        **first,
    }


def _first(facts: dict[str, Any], reports: Sequence[int]) -> dict[str, Any]:
    """A few statements and, where a number was typed, figures, to stand above the reports."""
    has_number = sought_in(facts["text"]).low is not None
    figures = _first_figures(facts) if has_number else Found()
    statements = first_statements(facts, reports, most=FIRST)
    return {"statements": statements, "figures": figures.figures}


def _first_figures(facts: dict[str, Any]) -> Found:
    return figures_found(facts, reports_of_figures(facts), most=FIRST, counted=FIRST)


def _statements(facts: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    number = facts["page"] or 1
    reports = newest(matching(facts))
    found = statements_found(facts, reports[:LOOKED_THROUGH], page=number)
    is_cut = bool(facts["q"]) and len(reports) > LOOKED_THROUGH
    return {"is_cut": is_cut, **_entries(found, asked, number, noun="statement")}


def _figures(facts: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    number = facts["page"] or 1
    found = figures_found(facts, reports_of_figures(facts), page=number)
    return _entries(found, asked, number, noun="figure")


def _entries(found: Found, asked: dict[str, str], page: int, *, noun: str) -> dict[str, Any]:
    of = f"{noun}s"
    more = not found.is_last and page < MOST_PAGES
    return {
        "count_words": _count_words(found.count, noun),
        "statements": found.statements,
        "figures": found.figures,
        "newer_url": _address(asked, of=of, page=page - 1) if page > 1 else "",
        "older_url": _address(asked, of=of, page=page + 1) if more else "",
    }


def _kind_of(asked: dict[str, str]) -> str:
    return asked["of"] if asked.get("of") in KINDS else "reports"


def _address(asked: dict[str, str], *, before: str = "", of: str = "", page: int = 1) -> str:
    """The same question elsewhere in its results; what is usual is left out."""
    kept = {name: asked[name] for name in FIELDS if asked.get(name)}
    kept |= {"of": of} if of and of != "reports" else {}
    kept |= {"before": before} if before else {}
    kept |= {"page": str(page)} if page > 1 else {}
    return f"/search/?{urlencode(kept)}"


def _count_words(number: int, noun: str) -> str:
    if number > COUNTED:
        return f"More than {COUNTED:,} {noun}s"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
