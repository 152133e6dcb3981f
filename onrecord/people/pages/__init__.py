"""What pages show of people."""

from onrecord.people.pages.notices import following_page, ignored_by, notices_page, unread_count
from onrecord.people.pages.shown import avatar, avatar_of, social_sign_in

__all__ = [
    "avatar",
    "avatar_of",
    "following_page",
    "ignored_by",
    "notices_page",
    "social_sign_in",
    "unread_count",
]
