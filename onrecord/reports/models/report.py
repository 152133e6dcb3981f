"""The report: a flat model, so that a large archive publishes as fast as a small one."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from onrecord.reports.blocks import BodyBlock, BylineBlock
from onrecord.reports.models.section import Section
from onrecord.reports.models.topic import Topic


class Report(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """What is published. Its fields are the draft's; readers see its newest ``Version``."""

    short_id = models.CharField(max_length=12, unique=True, editable=False, null=True)
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
        help_text="The day reported from, as EDTF: 2016-11-30 or [2016-11-30..2016-12-01].",
    )
    dateline_basis = models.TextField(
        "how the date is known", blank=True, help_text="Shown to readers where the date is worked out."
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

    class Meta:
        ordering = ["-pk"]
        constraints = [
            # A bare Report.objects.create() would go live past every gate: live defaults to True.
            models.CheckConstraint(
                condition=Q(live=False) | Q(live_revision__isnull=False),
                name="live_reports_have_a_published_revision",
            ),
        ]
        indexes = [
            models.Index(
                fields=["section", "-first_published_at"],
                condition=Q(live=True),
                name="live_by_section",
            ),
            models.Index(
                fields=["-first_published_at"], condition=Q(live=True), name="live_by_time"
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

    def __str__(self) -> str:
        return self.headline

    @property
    def prose(self) -> str:
        """The published body as plain text, for search."""
        newest = self.versions.order_by("-number").first()
        return newest.text if newest else ""
