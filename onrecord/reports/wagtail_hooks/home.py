"""The desk's home page: what waits, what is due, what is late, what went out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from onrecord.delivery.clock import database_now
from onrecord.delivery.health import problems
from onrecord.reports.models import Report
from onrecord.reports.wagtail_hooks.listing import describe, scheduled_reports

SHOWN = 8


class NewsroomPanel(Component):
    """Four short lists; the queries behind them do not grow with the archive."""

    order = 10
    template_name = "reports/desk/home.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The reports of each list, told their state."""
        now = database_now()
        planned = scheduled_reports()
        found = Report.objects.defer("body", "bylines").in_bulk(list(planned)[: 2 * SHOWN])
        scheduled = [found[pk] for pk in planned if pk in found]
        reports = Report.objects.defer("body", "bylines")
        waiting = reports.filter(has_unpublished_changes=True, unpublished_at__isnull=True)
        lists = {
            "late": [report for report in scheduled if planned[report.pk] < now][:SHOWN],
            "waiting": list(waiting.exclude(pk__in=planned).order_by("-created_at")[:SHOWN]),
            "scheduled": [report for report in scheduled if planned[report.pk] >= now][:SHOWN],
            "published": list(reports.live().newest_first()[:SHOWN]),
        }
        describe([report for rows in lists.values() for report in rows])
        return {
            **lists,
            "problems": problems(),
            "request": parent_context["request"],
            "may_write": parent_context["request"].user.has_perm("reports.change_report"),
        }


@hooks.register("construct_homepage_panels")
def show_the_newsroom(request: HttpRequest, panels: list[Component]) -> None:
    """Our lists instead of Wagtail's, which know pages only."""
    panels[:] = [NewsroomPanel()] if request.user.has_perm("reports.view_report") else []


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request: HttpRequest, items: list[Component]) -> None:
    """No counts of everything: they grow with the archive and say nothing."""
    items.clear()
