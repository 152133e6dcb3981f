"""A page of a list: the last first, from a signed cursor on. Made for one question, not kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import QueryDict

from onrecord.delivery.baking import Baked
from onrecord.exchange.forms import ListForm, NotThere, unknown
from onrecord.exchange.pages.answers import baked_data, problem
from onrecord.exchange.pages.listings import Listing
from onrecord.exchange.pages.names import API
from onrecord.shared.links import absolute

BAD_CURSOR = "This cursor is none of this list. Begin without one and follow “next”."


@dataclass(frozen=True)
class Cursor:
    """The key of the last row that was given: its publication, in a list by day, and its id.

    Rows that are added meanwhile come before it, so that a walk shows each row once.
    """

    at: dt.datetime | None
    pk: int

    def written(self, name: str) -> str:
        """The cursor as a parameter; signed, so that it is only ever one that was given out."""
        return _signer(name).sign(f"{self.at.isoformat() if self.at else ''}~{self.pk}")


def read_cursor(written: str, name: str) -> Cursor:
    """The cursor that was given out for the list of that name, or ``BadSignature``."""
    at, _, pk = _signer(name).unsign(written).partition("~")
    return Cursor(dt.datetime.fromisoformat(at) if at else None, int(pk))


def page(listing: Listing, asked: QueryDict) -> Baked:
    """The page that was asked for, or what is wrong with the question."""
    wrong = unknown(asked, listing.parameters)
    if wrong:
        return problem(wrong, status=HTTPStatus.BAD_REQUEST)
    form = ListForm(asked)
    try:
        wrong = form.reasons()
    except NotThere as missing:
        return problem(str(missing), status=HTTPStatus.NOT_FOUND)
    if wrong:
        return problem(wrong, status=HTTPStatus.BAD_REQUEST)
    try:
        rows = _after(_filtered(listing, form.cleaned_data), listing, form.cleaned_data["cursor"])
    except BadSignature:
        return problem(BAD_CURSOR, status=HTTPStatus.BAD_REQUEST)
    limit = form.cleaned_data["limit"]
    found = list(rows[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return baked_data(
        listing.whole(
            items=list(listing.data(found[:limit])),
            next=_next(listing, asked, last) if last else None,
        ),
        shows=(),
    )


def _filtered(listing: Listing, facts: dict[str, Any]) -> QuerySet[Any]:
    rows = listing.rows()
    for name, lookup in listing.filters.items():
        if facts[name]:
            rows = rows.filter(**{lookup: facts[name]})
    if facts["since"]:
        rows = rows.filter(**{f"{listing.published}__gte": facts["since"]})
    if facts["until"]:
        rows = rows.filter(**{f"{listing.published}__lt": facts["until"]})
    return rows


def _after(rows: QuerySet[Any], listing: Listing, written: str) -> QuerySet[Any]:
    cursor = read_cursor(written, listing.name) if written else None
    if not listing.by_day:
        rows = rows.order_by("-pk")
        return rows.filter(pk__lt=cursor.pk) if cursor else rows
    rows = rows.order_by(f"-{listing.published}", "-pk")
    if cursor is None:
        return rows
    earlier = Q(**{f"{listing.published}__lt": cursor.at})
    # The bound on its own lets the database begin in its index where the last page ended.
    rows = rows.filter(**{f"{listing.published}__lte": cursor.at})
    return rows.filter(earlier | Q(pk__lt=cursor.pk))


def _next(listing: Listing, asked: QueryDict, last: Any) -> str:
    at = last.first_published_at if listing.by_day else None
    query = {**asked.dict(), "cursor": Cursor(at, last.pk).written(listing.name)}
    return absolute(f"{API}{listing.name}/?{urlencode(query)}")


def _signer(name: str) -> Signer:
    return Signer(sep=".", salt=f"record.{name}")
