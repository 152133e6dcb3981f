"""The moderation screens at the desk."""

from onrecord.moderation.views.appeals import appeals, second_look
from onrecord.moderation.views.deciding import comment, decide
from onrecord.moderation.views.holding import discussion
from onrecord.moderation.views.many import claim, many, undo
from onrecord.moderation.views.persons import person, sanction
from onrecord.moderation.views.queue import queue

__all__ = [
    "appeals",
    "claim",
    "comment",
    "decide",
    "discussion",
    "many",
    "person",
    "queue",
    "sanction",
    "second_look",
    "undo",
]
