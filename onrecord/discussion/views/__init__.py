"""The private pages of a discussion: writing, changing, flagging, and one's own account."""

from onrecord.discussion.views.changing import edit, withdraw
from onrecord.discussion.views.claiming import earlier_names
from onrecord.discussion.views.flagging import flag
from onrecord.discussion.views.following import follow_discussion, follow_person, follow_statement
from onrecord.discussion.views.naming import people_here
from onrecord.discussion.views.profile import profile
from onrecord.discussion.views.valuing import pick, recommend
from onrecord.discussion.views.writing import write

__all__ = [
    "earlier_names",
    "edit",
    "flag",
    "follow_discussion",
    "follow_person",
    "follow_statement",
    "people_here",
    "pick",
    "profile",
    "recommend",
    "withdraw",
    "write",
]
