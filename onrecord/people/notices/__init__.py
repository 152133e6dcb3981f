"""What we tell people: kept with the change it tells of, sent later by a job."""

from onrecord.people.notices.sending import MailHealth, mail_health, send_due
from onrecord.people.notices.telling import (
    Told,
    tell,
    unsay,
    verified_address,
    wants_mail,
    write_to,
    write_to_address,
)
from onrecord.people.notices.unsubscribing import read_token, stop_url

__all__ = [
    "MailHealth",
    "Told",
    "mail_health",
    "read_token",
    "send_due",
    "stop_url",
    "tell",
    "unsay",
    "verified_address",
    "wants_mail",
    "write_to",
    "write_to_address",
]
