"""The report: a flat model, so that a large archive publishes as fast as a small one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail import hooks
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin
from wagtail.search import index

from onrecord.reports.blocks import BodyBlock, BylineBlock
from onrecord.reports.models.content import content_of
from onrecord.reports.models.gates import publishing_gates
from onrecord.reports.models.publication import Publication
from onrecord.reports.models.published import PublishedReport
from onrecord.reports.models.queries import ReportQuerySet
from onrecord.reports.models.reading import read_content
from onrecord.reports.models.section import Section
from onrecord.reports.models.topic import Topic
from onrecord.shared.edtf import HELP, is_edtf
from onrecord.shared.shortids import short_id
from onrecord.shared.slugs import slug_of


def check_edtf(value: str) -> None:
    """A form's and a model's check of a date written as EDTF."""
    if not is_edtf(value):
        raise ValidationError(HELP)


class Report(
    Publication,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """What is published. Its fields are the draft's; readers see its newest ``Version``."""

    # Null until it has a number of its own to be made from.
    short_id = models.CharField(  # noqa: DJ001  two rows without one must not clash
        max_length=12, unique=True, editable=False, null=True
    )
    headline = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, blank=True, help_text="Made from the headline if empty.")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="reports")
    summary = models.TextField(max_length=500, blank=True)
    bylines = StreamField([("byline", BylineBlock())], blank=True, default=list)
    dateline_place = models.CharField("place", max_length=80, blank=True)
    dateline_date = models.CharField(
        "date",
        max_length=60,
        blank=True,
        validators=[check_edtf],
        help_text="The day reported from, as EDTF: 2016-11-30 or [2016-11-30..2016-12-01].",
    )
    dateline_basis = models.TextField(
        "how the date is known",
        max_length=500,
        blank=True,
        help_text="Shown to readers where the date is worked out.",
    )
    lead_image = models.ForeignKey(
        "reports.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lead_caption = models.CharField(max_length=400, blank=True)
    lead_is_file_photo = models.BooleanField("file photo", default=False)
    body = StreamField(BodyBlock(), blank=True, default=list)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="reports")
    related = ParentalManyToManyField("self", blank=True, symmetrical=False, related_name="+")
    language = models.CharField(max_length=12, default="en")
    is_right_to_left = models.BooleanField("right to left", default=False)

    unpublished_at = models.DateTimeField(null=True, editable=False)
    unpublished_reason = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="report",
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="report",
        for_concrete_model=False,
    )
    search_auto_update = False  # indexed at publishing: an autosave must not re-index
    search_fields = [
        index.SearchField("headline", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("prose"),
        index.FilterField("section_id"),
        index.FilterField("live"),
        index.FilterField("first_published_at"),
    ]
    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [
            ("publish_report", "Can publish report"),
            ("lock_report", "Can lock report"),
            ("unlock_report", "Can unlock report"),
        ]
        constraints = [
            # A bare Report.objects.create() would go live past every gate: live defaults to True.
            models.CheckConstraint(
                condition=Q(live=False) | Q(live_revision__isnull=False),
                name="live_reports_have_a_published_revision",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-created_at"],
                condition=Q(has_unpublished_changes=True),
                name="waiting_by_time",
            ),
            models.Index(
                fields=["section", "-first_published_at"],
                condition=Q(live=True),
                name="live_by_section",
            ),
            models.Index(
                fields=["-first_published_at"], condition=Q(live=True), name="live_by_time"
            ),
            models.Index(fields=["headline"], name="reports_by_headline"),
            models.Index(fields=["-id"], condition=Q(live=False), name="not_live_by_number"),
            models.Index(
                fields=["-id"],
                condition=Q(live=True, has_unpublished_changes=True),
                name="changed_by_number",
            ),
            models.Index(
                fields=["go_live_at"], condition=Q(go_live_at__isnull=False), name="to_go_live"
            ),
            models.Index(
                fields=["expire_at"],
                condition=Q(live=True, expire_at__isnull=False),
                name="to_expire",
            ),
        ]

    def __init__(self, *values: Any, **facts: Any) -> None:
        """What is read from the database brings no children along, for which the library looks."""
        if facts:
            super().__init__(*values, **facts)
        else:
            super(ClusterableModel, self).__init__(*values)

    def __str__(self) -> str:
        return self.headline

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet[Report]:
        """What search may know: Wagtail would make its index of drafts too."""
        return cls.objects.live()

    def get_absolute_url(self) -> str:
        """Its address; a report that was never published has only its short one."""
        if not self.first_published_at:
            return self.short_address()
        day = timezone.localtime(self.first_published_at).strftime("%Y%m%d")
        return f"/{self.section.slug}/{day}-{self.slug}-{self.short_id}/"

    def short_address(self) -> str:
        """The address that stays, whatever becomes of headline and section."""
        return f"/{self.short_id}"

    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))  # in a frame beside the form
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as readers would see it; the app that makes the public pages makes this one."""
        drafted = read_content(content_of(self, number=1, at=timezone.now()))
        show: Callable[[Report, PublishedReport], bytes] = hooks.get_hooks("show_draft")[0]
        return HttpResponse(show(self, drafted))

    @property
    def prose(self) -> str:
        """The published body as plain text, for search."""
        newest = self.newest_version()
        return newest.text if newest else ""

    def newest_version(self) -> Any:
        """What readers see, or None. The version just kept of this report is not asked for."""
        return self.kept or self.versions.order_by("-number").first()

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML writes it."""
        return "rtl" if self.is_right_to_left else "ltr"

    def reasons_not_to_publish(self) -> list[str]:
        """What an editor must do before this draft can be published; empty where nothing is."""
        reasons = []
        if not self.headline.strip():
            reasons.append("Write a headline.")
        if not self.section_id:
            reasons.append("Choose a section.")
        for picture in self.pictures():
            reasons += (
                picture.reasons_not_to_show()
                if picture
                else ["Choose the picture again: the one in the report was deleted."]
            )
        return reasons + [reason for gate in publishing_gates for reason in gate(self)]

    def pictures(self) -> list[Any]:
        """The lead image and the body's pictures; None for one that was deleted."""
        lead = [self.lead_image] if self.lead_image else []
        inside = [child.value["picture"] for child in self.body if child.block_type == "image"]
        return lead + inside

    def clean(self) -> None:
        """Make the slug from the headline where there is none."""
        super().clean()
        self.slug = self.slug or slug_of(self.headline)

    def save(self, *args: Any, **facts: Any) -> None:
        """Give a new report the short id that it keeps."""
        super().save(*args, **facts)
        if not self.short_id:
            self.short_id = short_id(self.pk)
            type(self).objects.filter(pk=self.pk).update(short_id=self.short_id)
