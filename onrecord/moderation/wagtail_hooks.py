"""Moderation at the desk: its addresses, its place in the menu, the names of its actions."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from onrecord.moderation import rules

LOG_ACTIONS = {
    "moderation.remove": ("Remove comment", "Removed a comment"),
    "moderation.reject": ("Reject comment", "Rejected a comment"),
    "moderation.publish": ("Publish comment", "Published a held comment"),
    "moderation.restore": ("Restore comment", "Restored a comment"),
    "moderation.spam": ("Mark as spam", "Marked a comment as spam"),
    "moderation.undo": ("Take back", "Took a decision about a comment back"),
    "moderation.sanction": ("Sanction", "Warned, suspended or banned a person"),
    "moderation.lift": ("Lift sanction", "Lifted a sanction"),
    "moderation.appeal": ("Appeal", "Appealed"),
    "moderation.answer": ("Answer appeal", "Answered an appeal"),
    "moderation.note": ("Note on person", "Left a note about a person"),
    "moderation.keep": ("Keep comment", "Kept a flagged comment"),
}


class ModerationMenuItem(MenuItem):
    """Seen by those who may moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return rules.may_moderate(request.user)


@hooks.register("register_admin_urls")
def moderation_urls() -> list[URLPattern | URLResolver]:
    """Moderation stands below /desk/moderation/."""
    return [path("moderation/", include("onrecord.moderation.urls.desk"))]


@hooks.register("register_admin_menu_item")
def moderation_menu_item() -> MenuItem:
    """Beside the reports."""
    return ModerationMenuItem(
        "Moderation", reverse("moderation:queue"), icon_name="comment", order=240
    )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
