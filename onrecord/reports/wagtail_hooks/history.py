"""What the desk's history calls what was done with reports."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "reports.filed": ("File", "Filed"),
    "reports.published": ("Publish", "Published"),
    "reports.published_as_scheduled": ("Publish as scheduled", "Published as scheduled"),
    "reports.unpublished": ("Take down", "Taken down"),
    "reports.taken_down_as_scheduled": ("Take down as scheduled", "Taken down as scheduled"),
    "reports.corrected": ("Correct", "Corrected in public"),
}


@hooks.register("register_log_actions")
def register_our_actions(actions: LogActionRegistry) -> None:
    """Give the history its words."""
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
