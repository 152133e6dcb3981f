"""All corrections, newest first."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.article import correction_shown
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.reports.models import Correction
from onrecord.shared.links import Link

PER_PAGE = 30


def corrections(*, before: int = 0) -> Baked:
    """A page of them: the newest, or those made before the correction of that number."""
    rows = published_corrections().order_by("-pk")
    found = list((rows.filter(pk__lt=before) if before else rows)[: PER_PAGE + 1])
    if before and not found:
        raise Http404("Nothing older is here.")
    shown = found[:PER_PAGE]
    return bake(
        "corrections.html",
        head=Head(
            url=_address(before),
            description="What we got wrong and what is right.",
            feeds=(Link("Corrections", "/feeds/corrections.atom"),),
        ),
        shows={"corrections", *(f"report:{row.report_id}" for row in shown)},
        corrections=tuple(correction_shown(row, row.report) for row in shown),
        feed_url="/feeds/corrections.atom",
        newer_url=_newer_url(shown[0].pk) if before else "",
        older_url=_address(shown[-1].pk) if len(found) > PER_PAGE else "",
    )


def published_corrections() -> QuerySet[Correction]:
    """Those of reports that readers may see, each with its report and version."""
    rows: QuerySet[Correction] = Correction.objects.filter(report__live=True)
    return rows.select_related("report__section", "version").defer(
        "report__body", "version__content", "version__text"
    )


def _newer_url(first: int) -> str:
    newer = published_corrections().filter(pk__gt=first).order_by("pk")
    ids = list(newer.values_list("pk", flat=True)[: PER_PAGE + 1])
    return _address(ids[PER_PAGE] if len(ids) > PER_PAGE else 0)


def _address(before: int) -> str:
    return f"/corrections/before/{before}/" if before else "/corrections/"
