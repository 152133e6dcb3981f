"""Which screens the desk has for reports, sections and topics, and how they are laid out."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple, Select
from django.urls import URLPattern, path
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from onrecord.reports.forms import ReportForm
from onrecord.reports.models import Report, Section, Topic
from onrecord.reports.panels import PublishedPanel
from onrecord.reports.wagtail_hooks.editing import CorrectView, TakeDownView
from onrecord.reports.wagtail_hooks.listing import ReportList
from onrecord.reports.wagtail_hooks.topics import complete_names


class ReportEditView(EditView):
    """The form of one report."""

    def get_object(self, queryset: Any = None) -> Any:
        """The draft. Where it is only shown no part asks anew for its workflow."""
        draft = super().get_object(queryset)
        if self.request.method == "GET":
            states = draft.workflow_states.active().select_related("current_task_state__task")
            # As Wagtail keeps them for lists of pages.
            draft._current_workflow_states = list(states.order_by("pk"))
            self.live_object._current_workflow_states = draft._current_workflow_states
        return draft


class ReportViewSet(SnippetViewSet):
    """Reports: the list, the form, taking down, correcting."""

    model = Report
    icon = "doc-full-inverse"
    menu_label = "Reports"
    menu_name = "newsroom-reports"
    menu_order = 100
    add_to_admin_menu = True
    base_url_path = "reports"
    copy_view_enabled = False
    index_view_class = ReportList
    edit_view_class = ReportEditView
    unpublish_view_class = TakeDownView
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("headline", targets=["slug"], apply_if_live=False),
                    FieldRowPanel([FieldPanel("section", widget=Select), FieldPanel("slug")]),
                    FieldPanel("summary"),
                    FieldPanel("bylines"),
                    FieldPanel("body"),
                ],
                heading="Report",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("lead_image"),
                            FieldPanel("lead_caption"),
                            FieldPanel("lead_is_file_photo"),
                        ],
                        heading="Picture",
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("dateline_place"), FieldPanel("dateline_date")]
                            ),
                            FieldPanel("dateline_basis"),
                        ],
                        heading="Dateline",
                    ),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("language"), FieldPanel("is_right_to_left")])],
                        heading="Language",
                    ),
                ],
                heading="Picture and dateline",
            ),
            ObjectList(
                [
                    FieldPanel("topics"),
                    FieldPanel("related"),
                ],
                heading="Topics and related",
            ),
            ObjectList([PublishedPanel(heading="Published"), PublishingPanel()], heading="History"),
        ],
        base_form_class=ReportForm,
    )

    @property
    def correct_view(self) -> Any:
        """The view that adds a correction."""
        return self.construct_view(CorrectView)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's addresses, and one for corrections."""
        return [
            *super().get_urlpatterns(),
            path("correct/<int:pk>/", self.correct_view, name="correct"),
        ]


class SectionViewSet(SnippetViewSet):
    """Sections, and who publishes in them."""

    model = Section
    icon = "folder-inverse"
    menu_label = "Sections"
    menu_order = 110
    add_to_admin_menu = True
    base_url_path = "sections"
    list_display = ["name", "slug", "position"]
    search_fields = ["name"]
    panels = [
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("position"),
        FieldPanel("editors", widget=CheckboxSelectMultiple),
    ]


class TopicViewSet(SnippetViewSet):
    """Topics, and their names while one is typed."""

    model = Topic
    icon = "tag"
    menu_label = "Topics"
    menu_order = 120
    add_to_admin_menu = True
    base_url_path = "topics"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("description"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's addresses, and one for names."""
        return [*super().get_urlpatterns(), path("names/", complete_names, name="names")]


for screens in (ReportViewSet, SectionViewSet, TopicViewSet):
    register_snippet(screens)
