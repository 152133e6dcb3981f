"""What pages show of a discussion: made from data alone, the same for every reader."""

from onrecord.discussion.pages.cursors import Order
from onrecord.discussion.pages.lists import after, around, first_page, head, page
from onrecord.discussion.pages.own import own_comments, profile_page
from onrecord.discussion.pages.shown import ShownComment, ShownDiscussion, ShownParent

__all__ = [
    "Order",
    "ShownComment",
    "ShownDiscussion",
    "ShownParent",
    "after",
    "around",
    "first_page",
    "head",
    "own_comments",
    "page",
    "profile_page",
]
