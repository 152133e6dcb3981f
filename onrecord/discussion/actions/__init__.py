"""What people do in a discussion, one function for each thing."""

from onrecord.discussion.actions.attaching import About, attach_again, attach_incoming
from onrecord.discussion.actions.changing import edit_comment, withdraw_comment
from onrecord.discussion.actions.closing import close_after, close_what_is_over
from onrecord.discussion.actions.flagging import flag_comment, settle_flags
from onrecord.discussion.actions.importing import import_comments
from onrecord.discussion.actions.leaving import (
    erase_comments_of,
    erase_some_comments_of,
    show_name_of,
    take_back_what_counts,
)
from onrecord.discussion.actions.moving import (
    Incoming,
    Kept,
    foresee_incoming,
    keep_incoming,
    log_incoming,
)
from onrecord.discussion.actions.opening import change_discussion, open_discussion
from onrecord.discussion.actions.posting import post_comment
from onrecord.discussion.actions.recounting import forget_earlier_keys, recount
from onrecord.discussion.actions.sending import remember_sender
from onrecord.discussion.actions.standing import NoSuchStepError, change_status, keep_new
from onrecord.discussion.actions.valuing import (
    pick_comment,
    recommend_comment,
    take_back_recommendation,
)

__all__ = [
    "About",
    "Incoming",
    "Kept",
    "NoSuchStepError",
    "attach_again",
    "attach_incoming",
    "change_discussion",
    "change_status",
    "close_after",
    "close_what_is_over",
    "edit_comment",
    "erase_comments_of",
    "erase_some_comments_of",
    "flag_comment",
    "foresee_incoming",
    "forget_earlier_keys",
    "import_comments",
    "keep_incoming",
    "keep_new",
    "log_incoming",
    "open_discussion",
    "pick_comment",
    "post_comment",
    "recommend_comment",
    "recount",
    "remember_sender",
    "settle_flags",
    "show_name_of",
    "take_back_recommendation",
    "take_back_what_counts",
    "withdraw_comment",
]
