"""What moderators do, one function for each thing."""

from onrecord.moderation.actions.appealing import answer_appeal, appeal
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
from onrecord.moderation.actions.looking_again import (
    ask_second_look,
    look_again,
    next_second_look,
)
from onrecord.moderation.actions.many import Outcome, decide_many, undo_last
from onrecord.moderation.actions.noting import note_on_person
from onrecord.moderation.actions.sanctioning import lift_sanction, sanction

__all__ = [
    "Outcome",
    "answer_appeal",
    "appeal",
    "ask_second_look",
    "change_discussion",
    "claim_next",
    "decide_many",
    "keep_comment",
    "lift_sanction",
    "look_again",
    "mark_as_spam",
    "next_second_look",
    "note_on_person",
    "publish_comment",
    "reject_comment",
    "release_claims",
    "remove_comment",
    "restore_comment",
    "sanction",
    "undo_last",
]
