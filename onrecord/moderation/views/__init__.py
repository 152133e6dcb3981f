"""The moderation screens at the desk."""

from onrecord.moderation.views.deciding import comment, decide
from onrecord.moderation.views.holding import discussion
from onrecord.moderation.views.many import claim, many, undo
from onrecord.moderation.views.persons import person
from onrecord.moderation.views.queue import queue

__all__ = ["claim", "comment", "decide", "discussion", "many", "person", "queue", "undo"]
