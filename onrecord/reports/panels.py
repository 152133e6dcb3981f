"""Parts of the desk's forms that Wagtail does not have."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class PublishedPanel(Panel):
    """What readers have been shown: versions, corrections, and when the report was taken down."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one report."""

        template_name = "reports/desk/published_panel.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            """The report's versions and corrections, newest first."""
            context = super().get_context_data(parent_context)
            if self.instance.pk:
                context["versions"] = (
                    self.instance.versions.order_by("-number")
                    .defer("content", "text")
                    .select_related("published_by", "report__section")[:50]
                )
                context["corrections"] = self.instance.corrections.select_related("made_by")
            return context
