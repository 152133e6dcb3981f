"""A search as data: what the search page finds, and comments, each at an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.signing import BadSignature
from django.db.models import Model, Q
from django.http import QueryDict

from onrecord.delivery.baking import Baked
from onrecord.discussion.models import Comment
from onrecord.discussion.pages.addresses import comment_url
from onrecord.discussion.pages.searching import comments_saying
from onrecord.discussion.pages.shown import safe_html
from onrecord.exchange.forms import unknown
from onrecord.exchange.pages import entries
from onrecord.exchange.pages.answers import baked_data, problem
from onrecord.exchange.pages.description import SEARCHES
from onrecord.exchange.pages.discussed import report_with
from onrecord.exchange.pages.lists import BAD_CURSOR, Cursor, read_cursor
from onrecord.exchange.pages.names import report_named
from onrecord.exchange.standards import wholes
from onrecord.frontpage.forms import MOST_PAGES, DataSearchForm
from onrecord.frontpage.pages.found import (
    LOOKED_THROUGH,
    Page,
    page_of_figures,
    page_of_statements,
)
from onrecord.frontpage.pages.matching import matching, newest, reports_of_figures
from onrecord.record.pages.addressed import figures_on_record, statements_on_record
from onrecord.reports.models import Report
from onrecord.shared.links import absolute

PER_PAGE = 20
Row = TypeVar("Row", bound=Model)
NOTHING_ASKED = "Say what to look for: q, or another of the parameters that narrow a search."
NO_WORDS = "Write the words to look for as q."
PLACES = ("cursor", "page")


@dataclass(frozen=True)
class Asked:
    """What was asked, cleaned; ``place`` is where to go on, of the kind that is looked for."""

    facts: dict[str, Any]
    place: Cursor | None


@dataclass(frozen=True)
class Results:
    """A page; ``next`` is the parameter that leads on, None at the end."""

    items: list[Any]
    next: tuple[str, str] | None


def search_as_data(kind: str, asked: QueryDict) -> Baked:
    """The page that was asked for, or what is wrong with the question."""
    operation = SEARCHES[kind]
    form = DataSearchForm(asked)
    wrong = unknown(asked, set(operation.query)) or _reasons(form, kind, asked)
    if wrong:
        return problem(wrong, status=HTTPStatus.BAD_REQUEST)
    written = form.cleaned_data["cursor"]
    try:
        place = read_cursor(written, f"search.{kind}") if written else None
    except BadSignature:
        return problem(BAD_CURSOR, status=HTTPStatus.BAD_REQUEST)
    found = _KINDS[kind](Asked(form.cleaned_data, place))
    following = None
    if found.next:
        kept = {name: value for name, value in asked.items() if name not in PLACES}
        following = absolute(f"{operation.path}?{urlencode([*kept.items(), found.next])}")
    whole: Any = operation.shape
    return baked_data(whole(items=found.items, next=following), shows=())


def _reasons(form: DataSearchForm, kind: str, asked: QueryDict) -> str:
    if not form.is_valid():
        return " ".join(str(message) for errors in form.errors.values() for message in errors)
    if kind == "comments" and not form.cleaned_data["q"]:
        return NO_WORDS
    has_asked = any(str(value).strip() for name, value in asked.items() if name not in PLACES)
    return "" if has_asked else NOTHING_ASKED


def _reports(asked: Asked) -> Results:
    rows = matching(asked.facts)
    if asked.place is not None:
        at, pk = asked.place.at, asked.place.pk
        rows = rows.filter(first_published_at__lte=at)
        rows = rows.filter(Q(first_published_at__lt=at) | Q(pk__lt=pk))
    # Numbers first: what cannot be walked in order is sorted, and whole reports are heavy.
    numbers = list(rows.values_list("pk", flat=True)[: PER_PAGE + 1])
    whole = Report.objects.select_related("section").defer("body", "bylines").in_bulk(numbers)
    shown = _still_there(whole, numbers[:PER_PAGE])
    items = [report_named(one) for one in shown]
    if len(numbers) <= PER_PAGE or not shown:
        return Results(items, None)
    last = Cursor(shown[-1].first_published_at, shown[-1].pk)
    return Results(items, ("cursor", last.written("search.reports")))


def _statements(asked: Asked) -> Results:
    number = asked.facts["page"] or 1
    reports = newest(matching(asked.facts))[:LOOKED_THROUGH]
    page = page_of_statements(asked.facts, reports, page=number)
    rows = statements_on_record().in_bulk(list(page.numbers))
    items = entries.statements(_still_there(rows, page.numbers))
    return Results(items, _page_after(page, number))


def _figures(asked: Asked) -> Results:
    number = asked.facts["page"] or 1
    page = page_of_figures(asked.facts, reports_of_figures(asked.facts), page=number)
    rows = figures_on_record().in_bulk(list(page.numbers))
    items = entries.figures(_still_there(rows, page.numbers))
    return Results(items, _page_after(page, number))


def _comments(asked: Asked) -> Results:
    written = asked.facts["report"]
    found, before = comments_saying(
        asked.facts["q"],
        report=report_with(written) if written else None,
        before=asked.place.pk if asked.place else None,
    )
    items = [_comment(row) for row in found]
    if before is None:
        return Results(items, None)
    return Results(items, ("cursor", Cursor(None, before).written("search.comments")))


def _comment(row: Comment) -> wholes.FoundComment:
    report = row.discussion.report
    return wholes.FoundComment(
        id=row.short_id,
        author=row.shown_author,
        # What is marked safe is no plain text to the encoder.
        html="".join([safe_html(row)]),
        at=row.published_at or row.created_at,
        url=absolute(comment_url(report, row)),
        report=report_named(report),
    )


def _still_there(rows: Mapping[int, Row], numbers: Sequence[int]) -> list[Row]:
    """In order; what was taken down since the numbers were read is left out."""
    return [rows[pk] for pk in numbers if pk in rows]


def _page_after(page: Page, number: int) -> tuple[str, str] | None:
    more = not page.is_last and number < MOST_PAGES
    return ("page", str(number + 1)) if more else None


_KINDS: dict[str, Callable[[Asked], Results]] = {
    "reports": _reports,
    "statements": _statements,
    "figures": _figures,
    "comments": _comments,
}
