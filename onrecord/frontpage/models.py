"""The few standing pages: about, community standards."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
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
    template = "standing_page.html"  # for the desk's preview; readers get the baked page

    def get_context(self, request: HttpRequest, *args: Any, **facts: Any) -> dict[str, Any]:
        """What the preview shows."""
        shown = {"title": self.title, "html": self.shown_html()}
        return {**super().get_context(request, *args, **facts), "standing": shown, "page": None}

    def shown_html(self) -> SafeString:
        """The body as HTML; rich text is cleaned by Wagtail's whitelist as it is saved."""
        parts = [
            format_html("<h2>{}</h2>", block.value)
            if block.block_type == "heading"
            else SafeString(block.value)
            for block in self.body
        ]
        return SafeString("".join(parts))
