"""People, what they are told and tied to, and how often each may do a thing."""

from onrecord.people.models.allowance import Allowance, Rate, TooOftenError
from onrecord.people.models.badge import Badge
from onrecord.people.models.notice import Kind, MailChoice, Notice
from onrecord.people.models.outbox import DeadAddress, OutboxMail
from onrecord.people.models.ties import Bookmark, Follow, Ignoring
from onrecord.people.models.user import User

__all__ = [
    "Allowance",
    "Badge",
    "Bookmark",
    "DeadAddress",
    "Follow",
    "Ignoring",
    "Kind",
    "MailChoice",
    "Notice",
    "OutboxMail",
    "Rate",
    "TooOftenError",
    "User",
]
