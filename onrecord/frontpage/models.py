"""The few standing pages: about, community standards."""

from __future__ import annotations

from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from onrecord.reports.blocks import PROSE_FEATURES


class StandingPage(Page):
    """A page about the newsroom. The one whose slug is ``standards`` also lists the clauses."""

    body = StreamField(
        [
            ("heading", blocks.CharBlock(max_length=160, icon="title")),
            ("text", blocks.RichTextBlock(features=[*PROSE_FEATURES, "ul", "ol"])),
        ],
        blank=True,
        default=list,
    )
    content_panels = [*Page.content_panels, FieldPanel("body")]
    subpage_types: list[str] = []
