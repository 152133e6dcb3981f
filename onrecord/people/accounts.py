"""How allauth speaks of our people."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter

from onrecord.people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Site accounts: known by e-mail, shown by public name."""


def display_name(person: User) -> str:
    """The name allauth puts into mails and messages."""
    return person.shown_name
