"""The moderation screens at the desk."""

from onrecord.moderation.views.deciding import comment, decide
from onrecord.moderation.views.holding import discussion
from onrecord.moderation.views.queue import queue

__all__ = ["comment", "decide", "discussion", "queue"]
