"""The private pages of what a person is told and tied to."""

from onrecord.people.views.faces import face
from onrecord.people.views.mail import mail_health, stop_mail
from onrecord.people.views.notices import mail_choices, notices
from onrecord.people.views.ties import following, ignore

__all__ = ["face", "following", "ignore", "mail_choices", "mail_health", "notices", "stop_mail"]
