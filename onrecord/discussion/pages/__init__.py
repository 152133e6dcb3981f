"""What pages show of a discussion: made from data alone, the same for every reader."""

from onrecord.discussion.pages.addresses import order_url
from onrecord.discussion.pages.cursors import ORDERS, VIEWS, WAYS, Order, View
from onrecord.discussion.pages.earlier import earlier_wordings
from onrecord.discussion.pages.entries import ways_to_discuss
from onrecord.discussion.pages.lists import after, around, first_page, head, page, standing
from onrecord.discussion.pages.own import own_comments, profile_page
from onrecord.discussion.pages.shown import ShownComment, ShownDiscussion, ShownParent

__all__ = [
    "ORDERS",
    "VIEWS",
    "WAYS",
    "Order",
    "ShownComment",
    "ShownDiscussion",
    "ShownParent",
    "View",
    "after",
    "around",
    "earlier_wordings",
    "first_page",
    "head",
    "order_url",
    "own_comments",
    "page",
    "profile_page",
    "standing",
    "ways_to_discuss",
]
