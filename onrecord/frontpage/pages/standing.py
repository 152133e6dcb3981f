"""Standing pages, lists of links, and the page for what is not there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe

from onrecord.delivery.baking import Baked
from onrecord.discussion.models import Clause, ClauseWording
from onrecord.frontpage.models import StandingPage
from onrecord.frontpage.pages.clauses import wordings_url
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.shared.links import Link

STANDARDS = "standards"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseShown:
    """A numbered clause of the standards."""

    number: int
    anchor: str
    title: str
    html: SafeString
    is_in_force: bool
    wordings: int
    wordings_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What ``standing_page.html`` shows."""

    title: str
    intro: str = ""
    html: SafeString = mark_safe("")  # noqa: RUF009  a constant
    clauses: tuple[ClauseShown, ...] = ()
    updated_at: dt.datetime | None = None


def standing(*, slug: str) -> Baked:
    """A page that the newsroom edits at the desk; the standards also list their clauses."""
    page = StandingPage.objects.live().filter(slug=slug).first()
    if page is None and slug == STANDARDS:
        # Every form links here, written yet or not.
        page = StandingPage(title="Community standards", slug=slug)
    if page is None:
        raise Http404("The newsroom has not written this page yet.")
    return bake(
        "standing_page.html",
        head=Head(url=f"/{slug}/", description=page.search_description),
        shows={f"page:{slug}"},
        standing=Standing(
            title=page.title,
            html=page.shown_html(),
            clauses=_clauses() if slug == STANDARDS else (),
            updated_at=page.last_published_at,
        ),
    )


def list_page(*, title: str, url: str, links: Sequence[Link], shows: Iterable[str]) -> Baked:
    """A page that is a list of links, in the order of their names."""
    items = format_html_join(
        "", '<li><a href="{}"><bdi>{}</bdi></a></li>', ((link.url, link.name) for link in links)
    )
    html = (
        format_html('<ul class="plain">{}</ul>', items) if links else mark_safe("<p>None yet.</p>")
    )
    return bake(
        "standing_page.html",
        head=Head(url=url),
        shows=shows,
        standing=Standing(title=title, html=html),
    )


def not_found() -> Baked:
    """Answered where nothing is; the same page wherever."""
    return bake("not_found.html", head=None, shows=(), status=HTTPStatus.NOT_FOUND)


def _clauses() -> tuple[ClauseShown, ...]:
    wordings = Counter(ClauseWording.objects.values_list("clause_id", flat=True))
    return tuple(
        ClauseShown(
            number=clause.number,
            anchor=f"clause-{clause.number}",
            title=clause.title,
            html=SafeString(linebreaks(clause.text, autoescape=True)),
            is_in_force=clause.is_in_force,
            wordings=wordings[clause.pk],
            wordings_url=wordings_url(clause.number),
        )
        for clause in Clause.objects.all()
    )
