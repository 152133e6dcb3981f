"""The desk's list of reports: as many queries for a million reports as for ten."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn
from wagtail.models import Revision
from wagtail.snippets.views.snippets import IndexView

from onrecord.people.models import User
from onrecord.reports.actions import refused_schedules
from onrecord.reports.models import RefusedSchedule, Report, Section, Version
from onrecord.shared.shortids import read_short_id

STATES = {
    "draft": "Draft",
    "scheduled": "Scheduled",
    "published": "Published",
    "changed": "Published, with changes waiting",
    "taken_down": "Taken down",
}
MOST = 2000


def with_zone(moment: dt.datetime | None) -> str:
    """A time as the desk shows it, never without its zone."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j M Y, H:i')} {local.tzname()}"


class StateFilter(ChoiceFilter):
    """Reports in one state of their life."""

    def filter(self, reports: Any, state: str) -> Any:
        """Scheduled ones are few and known to their revisions; the rest is on the row."""
        match state:
            case "draft":
                return reports.filter(live=False, unpublished_at__isnull=True)
            case "scheduled":
                return reports.filter(pk__in=scheduled_reports())
            case "published":
                return reports.filter(live=True)
            case "changed":
                return reports.filter(live=True, has_unpublished_changes=True)
            case "taken_down":
                return reports.filter(live=False, unpublished_at__isnull=False)
        return reports


class ReportFilters(WagtailFilterSet):
    """By section and by state."""

    section = ModelChoiceFilter(queryset=Section.objects.all(), empty_label="All sections")
    state = StateFilter(label="State", choices=list(STATES.items()), empty_label="Any state")

    class Meta:
        model = Report
        fields = ["section", "state"]


class BoundedPaginator(WagtailPaginator):
    """Counts no further than anybody pages; what is older is found by searching."""

    @cached_property
    def count(self) -> int:
        """How many there are, at most ``MOST``."""
        found: int = self.object_list.order_by()[:MOST].count()
        return found

    @cached_property
    def items_count_label(self) -> str:
        """In words, honest about where counting stopped."""
        return f"{MOST} reports or more" if self.count == MOST else super().items_count_label


class ReportList(IndexView):
    """The newest first; headline search; by section and state."""

    default_ordering = "-pk"
    paginator_class = BoundedPaginator
    filterset_class = ReportFilters
    paginate_by = 25

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Only columns with an index can be sorted by."""
        headline = self._get_title_column("headline")
        headline.sort_key = None
        return [
            headline,
            Column("section", label="Section"),
            StatusTagColumn("desk_state", label="State", primary=lambda report: report.live),
            Column("desk_version", label="Version"),
            Column("desk_updated_at", label="Updated"),
            Column("desk_updated_by", label="By"),
            Column("desk_published_at", label="First published", sort_key="first_published_at"),
        ]

    def get_base_queryset(self) -> Any:
        """Without the body, and without joining a million revisions."""
        return Report.objects.defer("body", "bylines", "summary").select_related("section")

    def search_queryset(self, reports: Any) -> Any:
        """By words of the headline, or by a short address."""
        if not self.is_searching:
            return reports
        asked = self.search_query.strip()
        named = Report.objects.filter(headline__icontains=asked).order_by()
        # Numbers first, from the index of headlines: what is rare would be looked for in all rows.
        numbers = list(named.values_list("pk", flat=True)[:MOST])
        wanted = Q(pk__in=numbers) if len(numbers) < MOST else Q(headline__icontains=asked)
        if short_id := read_short_id(asked.rstrip("/").rpartition("/")[2].rpartition("-")[2]):
            wanted |= Q(short_id=short_id)
        return reports.filter(wanted)

    def get_delete_url(self, report: Report) -> str | None:
        """What readers have seen is taken down, not deleted."""
        return None if report.first_published_at else super().get_delete_url(report)

    def get_table(self, reports: Any) -> Any:
        """The table, its rows told what they show."""
        describe(list(reports))
        return super().get_table(reports)


def describe(reports: list[Report]) -> None:
    """Tell each of these reports its state, version, and last change: four queries for all."""
    ids = [report.pk for report in reports]
    revisions = Revision.objects.filter(pk__in=[report.latest_revision_id for report in reports])
    changes = {pk: (at, by) for pk, at, by in revisions.values_list("pk", "created_at", "user_id")}
    people = User.objects.in_bulk({by for _, by in changes.values() if by})
    newest = Version.objects.filter(report_id__in=ids).order_by().values_list("report_id")
    versions = dict(newest.annotate(Max("number")))
    planned = scheduled_reports(ids)
    refused = refused_schedules(planned)
    for report in reports:
        at, by = changes.get(report.latest_revision_id, (None, None))
        report.desk_updated_at = with_zone(at)
        report.desk_updated_by = people[by].shown_name if by in people else ""
        report.desk_version = versions.get(report.pk, "")
        report.desk_published_at = with_zone(report.first_published_at)
        report.desk_state = state_of(
            report, goes_live_at=planned.get(report.pk), refused=refused.get(report.pk)
        )


def state_of(
    report: Report, *, goes_live_at: dt.datetime | None, refused: RefusedSchedule | None = None
) -> str:
    """Where a report is in its life, in words."""
    if refused:
        return _of_refused(refused)
    if goes_live_at:
        kept = "Published, update scheduled" if report.live else "Scheduled"
        return f"{kept} for {with_zone(goes_live_at)}"
    if report.live:
        return STATES["changed" if report.has_unpublished_changes else "published"]
    return STATES["taken_down" if report.unpublished_at else "draft"]


def _of_refused(refused: RefusedSchedule) -> str:
    due = f"Due at {with_zone(refused.due_at)} and not published"
    if refused.is_set_aside:
        return (
            f"{due}, after {refused.tries} tries: {refused.reasons}"
            " Publish it now, or choose another time."
        )
    return f"{due}: {refused.reasons} It is tried again."


def scheduled_reports(ids: list[int] | None = None) -> dict[int, dt.datetime]:
    """When each scheduled report is to be published, soonest first; of these, or of all."""
    planned = Revision.objects.filter(approved_go_live_at__isnull=False)
    planned = planned.order_by("approved_go_live_at")
    if ids is not None:
        planned = planned.filter(object_id__in=[str(pk) for pk in ids])
    # Those of other things are few too: SQLite would go by the type, which nearly all share.
    kind = Report.get_base_content_type().pk
    found = planned.values_list("base_content_type", "object_id", "approved_go_live_at")
    return {int(pk): at for of, pk, at in found if of == kind}
