"""What the desk knows of people's own doings."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "people.name_changed": ("Change name", "Changed their public name"),
    "people.badge_granted": ("Grant badge", "Vouched for somebody before readers"),
    "people.badge_ended": ("End badge", "Vouched for somebody no longer"),
    "people.badge_used": ("Use badge", "Commented under a badge"),
}


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
