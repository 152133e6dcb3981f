"""Moderation at the desk: its place in the menu and the names of its actions in the log."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "moderation.remove": ("Remove comment", "Removed a comment"),
    "moderation.reject": ("Reject comment", "Rejected a comment"),
    "moderation.publish": ("Publish comment", "Published a held comment"),
    "moderation.restore": ("Restore comment", "Restored a comment"),
    "moderation.keep": ("Keep comment", "Kept a flagged comment"),
}


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
