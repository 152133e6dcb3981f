"""What a person is asked for at sign-up."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from onrecord.people.models import User


class NameForm(forms.Form):
    """The public name, asked for beside e-mail and password."""

    name = forms.CharField(label="Public name", max_length=60, min_length=2)

    def signup(self, request: HttpRequest, person: User) -> None:
        """Called by allauth once the account exists."""
        person.name = self.cleaned_data["name"]
        person.save(update_fields=["name"])
