"""What the desk knows of discussions: the names of actions in its log, and the standards."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "discussion.comment_posted": ("Post comment", "Posted a comment"),
    "discussion.comment_edited": ("Edit comment", "Edited a comment"),
    "discussion.comment_withdrawn": ("Withdraw comment", "Withdrew a comment"),
    "discussion.comment_flagged": ("Flag comment", "Flagged a comment"),
    "discussion.comments_imported": ("Import comments", "Imported comments of a captured page"),
    "discussion.changed": ("Change discussion", "Changed how the discussion is held"),
}


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
