"""What moderators do, one function for each thing."""

from onrecord.moderation.actions.claiming import claim_next, release_claims
from onrecord.moderation.actions.deciding import (
    keep_comment,
    mark_as_spam,
    publish_comment,
    reject_comment,
    remove_comment,
    restore_comment,
)
from onrecord.moderation.actions.holding import change_discussion
from onrecord.moderation.actions.many import Outcome, decide_many, undo_last
from onrecord.moderation.actions.noting import note_on_person

__all__ = [
    "Outcome",
    "change_discussion",
    "claim_next",
    "decide_many",
    "keep_comment",
    "mark_as_spam",
    "note_on_person",
    "publish_comment",
    "reject_comment",
    "release_claims",
    "remove_comment",
    "restore_comment",
    "undo_last",
]
