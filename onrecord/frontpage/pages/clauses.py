"""One clause of the standards with every wording it ever had: what old decisions cite."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import SafeString

from onrecord.delivery.baking import Baked
from onrecord.discussion.models import Clause, ClauseWording
from onrecord.frontpage.pages.frame import Head, bake


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """A wording and the time in which it held; ``until`` is None for the one that holds."""

    anchor: str
    number: int
    title: str
    html: SafeString
    since: dt.datetime
    until: dt.datetime | None


def clause(*, number: int) -> Baked:
    """A clause's wordings, the newest first."""
    found = get_object_or_404(Clause, number=number)
    rows = list(found.wordings.order_by("number"))
    ends = [row.since for row in rows[1:]]
    shown = [_shown(row, until) for row, until in zip(rows, [*ends, None], strict=True)]
    return bake(
        "clause.html",
        head=Head(url=wordings_url(number)),
        shows={"page:standards"},
        number=number,
        title=found.title,
        is_in_force=found.is_in_force,
        wordings=tuple(reversed(shown)),
    )


def wordings_url(number: int) -> str:
    """Where the wordings of a clause stand."""
    return reverse("clause", args=[number])


def _shown(row: ClauseWording, until: dt.datetime | None) -> WordingShown:
    return WordingShown(
        anchor=f"wording-{row.number}",
        number=row.number,
        title=row.title,
        html=SafeString(linebreaks(row.text, autoescape=True)),
        since=row.since,
        until=until,
    )
