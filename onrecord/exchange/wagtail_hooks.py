"""What the desk knows of captures and tokens: the names of actions in its log."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "exchange.capture_imported": ("Import capture", "Imported from a captured page"),
    "exchange.token_made": ("Make token", "Made a token for a program"),
    "exchange.token_revoked": ("Revoke token", "Revoked a token"),
}


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our action as the desk's history shows it."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
