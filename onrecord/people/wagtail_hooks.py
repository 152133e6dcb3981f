"""What the desk knows of people's own doings."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    actions.register_action("people.name_changed", "Change name", "Changed their public name")
