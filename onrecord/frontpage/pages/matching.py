"""Which reports a search matches: the same rules for the page and for the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from onrecord.frontpage.pages.archive import midnight
from onrecord.frontpage.pages.found import LOOKED_THROUGH
from onrecord.record.models import Statement
from onrecord.record.pages.searching import sought_in
from onrecord.reports.models import Report
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.shared.search_index import holding

COUNTED = 1000  # more are not counted out


def matching(facts: dict[str, Any]) -> ReportQuerySet:
    """Published reports, the newest first; ``facts`` are what a ``SearchForm`` cleaned."""
    found: ReportQuerySet = Report.objects.live().newest_first()
    if facts["q"]:
        found = holding(found, facts["q"])
    if facts["section"]:
        found = found.filter(section=facts["section"])
    if facts["topic"]:
        found = found.about(facts["topic"])
    if facts["speaker"]:
        # That the report is live is asked above: to ask again reads each of the speaker's reports.
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


def newest(found: ReportQuerySet) -> list[int]:
    """Their numbers, in order, as far as they are counted out: asked once for all that follows."""
    return list(found.values_list("pk", flat=True)[: COUNTED + 1])


def reports_of_figures(facts: dict[str, Any]) -> QuerySet[Any, Any] | Sequence[int] | None:
    """The reports that figures may be of: without a number, the newest that hold the words.

    None where any may.
    """
    if sought_in(facts["text"]).low is None:
        return newest(matching(facts))[:LOOKED_THROUGH]
    if any(facts[name] for name in ("section", "topic", "since", "until")):
        return matching({**facts, "q": [], "speaker": []}).order_by().values("pk")
    return None
