"""Puts the record into the desk: its screens, its speakers and measures, and its log actions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from onrecord.people.models import User
from onrecord.record.models import Measure, Speaker
from onrecord.record.rules import may_keep_record, may_keep_speakers
from onrecord.reports.models import Report

LOG_ACTIONS = {
    "record.confirmed": ("Confirm entries", "Entries put on record"),
    "record.rejected": ("Reject entries", "Entries kept off the record"),
    "record.reopened": ("Reopen entry", "A decision on an entry taken back"),
    "record.edited": ("Edit entry", "An entry put on record by hand"),
    "record.answered": ("Answer check", "A check that does not add up answered"),
    "record.measured": ("Measure figure", "A figure put under a measure"),
    "record.merged": ("Merge speakers", "Another speaker found to be this one"),
    "record.unmerged": ("Undo merge", "A speaker stands on its own again"),
    "record.reworded": ("Reword entry", "An entry put on record with other words of the text"),
    "record.reassigned": ("Reassign speaker", "A statement put on record under another speaker"),
    "record.split": ("Split statement", "A statement split in two"),
    "record.joined": ("Merge statements", "Two statements made one"),
    "record.undone": ("Undo", "A change to the record undone"),
}


class SpeakerViewSet(SnippetViewSet):
    """Speakers: whom statements are attributed to."""

    model = Speaker
    icon = "group"
    menu_label = "Speakers"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "kind", "part_of"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("description"),
        FieldPanel("part_of"),
        FieldPanel("wikidata_id"),
        InlinePanel(
            "aliases",
            heading="Other names",
            label="Name",
            panels=[FieldRowPanel([FieldPanel("name"), FieldPanel("language")])],
        ),
        InlinePanel(
            "roles",
            heading="Roles",
            label="Role",
            help_text="A role that only reports name is shown while one of them is published; with "
            "an organisation, a time or another title it always is.",
            panels=[
                FieldPanel("title"),
                FieldRowPanel([FieldPanel("organisation"), FieldPanel("held")]),
            ],
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those who stand on their own; what was merged is listed with what it was merged into."""
        return Speaker.objects.filter(merged_into=None).select_related("part_of")


class MeasureViewSet(SnippetViewSet):
    """Measures: one question asked of many reports."""

    model = Measure
    icon = "order"
    menu_label = "Measures"
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["name", "unit", "is_cumulative"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("unit"),
        FieldPanel("is_cumulative"),
    ]


register_snippet(SpeakerViewSet)
register_snippet(MeasureViewSet)


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern | URLResolver]:
    """The record's screens stand below /desk/record/."""
    return [path("record/", include("onrecord.record.urls"))]


@hooks.register("register_log_actions")
def record_log_actions(actions: Any) -> None:
    """Name our log actions, so that a report's history reads in words."""
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_menu_item")
def suggested_measures_item() -> MenuItem:
    """Questions that wait for a name, beside the measures."""
    return SuggestedMeasures(
        "Like figures",
        reverse("record:suggested_measures"),
        name="suggested-measures",
        icon_name="list-ul",
        order=261,
    )


class SuggestedMeasures(MenuItem):
    """Shown to those who may name a measure."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Editors and administrators."""
        return isinstance(request.user, User) and may_keep_speakers(request.user)


class RecordButton(Button):
    """Stands beside the headline, not in a menu: it is what an editor comes for."""

    allow_in_dropdown = False


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: User, next_url: str | None = None) -> list[Button]:
    """Lead from a speaker in the list to merging another into it."""
    if not isinstance(snippet, Speaker) or not may_keep_speakers(user):
        return []
    return [
        Button(
            "Merge…",
            reverse("record:merge", args=[snippet.pk]),
            icon_name="link",
            attrs={"aria-label": f"Merge another speaker into {snippet.name}"},
            priority=50,
        )
    ]


class RecordItem(ActionMenuItem):
    """Leads from the form of a report to its record: what is found in the draft as it is saved."""

    label = "Keep the record"
    name = "action-record"
    icon_name = "openquote"
    order = 15

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For reports that are saved, to those who may publish."""
        is_saved = context["model"] is Report and context.get("instance") is not None
        return is_saved and may_keep_record(context["request"].user, context["instance"])

    def get_url(self, context: dict[str, Any]) -> str:
        """The record screen."""
        return reverse("record:screen", args=[context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def record_item(model: type[Any]) -> RecordItem | None:
    """Beside saving and publishing: an answer to a check may have to come first."""
    return RecordItem() if model is Report else None


@hooks.register("register_snippet_listing_buttons")
def record_button(snippet: Any, user: User, next_url: str | None = None) -> list[Button]:
    """Lead from a report in the list to its record."""
    if not isinstance(snippet, Report):
        return []
    # Whether the section allows it is asked by the screen: here it would cost a query a row.
    if not user.has_perm("reports.publish_report"):
        return []
    return [
        RecordButton(
            "Record",
            reverse("record:screen", args=[snippet.pk]),
            icon_name="openquote",
            classname="button button-small button-secondary",
            attrs={"aria-label": f"Record of {snippet.headline}"},
        )
    ]
