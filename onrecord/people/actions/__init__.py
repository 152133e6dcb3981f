"""What people do about themselves and what they are told, one function for each thing."""

from onrecord.people.actions.bounces import take_bounce
from onrecord.people.actions.leaving import delete_account
from onrecord.people.actions.names import change_name
from onrecord.people.actions.reading import choose_mail, read_notices, stop_mail
from onrecord.people.actions.showing import change_bio, change_face, drop_face
from onrecord.people.actions.ties import follow, ignore, stop_following, stop_ignoring

__all__ = [
    "change_bio",
    "change_face",
    "change_name",
    "choose_mail",
    "delete_account",
    "drop_face",
    "follow",
    "ignore",
    "read_notices",
    "stop_following",
    "stop_ignoring",
    "stop_mail",
    "take_bounce",
]
