"""What a person is asked for about themselves."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from onrecord.people import rules
from onrecord.people.models import User
from onrecord.shared.text import tidy_line


class NameForm(forms.Form):
    """The public name, asked for beside e-mail and password at sign-up and on one's own page."""

    name = forms.CharField(
        label="Public name",
        max_length=rules.LONGEST_NAME,
        help_text="Shown beside what you write.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    person: User | None = None

    def clean_name(self) -> str:
        """The tidied name, if it may be taken."""
        name = tidy_line(self.cleaned_data["name"])
        if reason := rules.reason_against_name(name, person=self.person):
            raise ValidationError(reason)
        return name

    def signup(self, request: HttpRequest, person: User) -> None:
        """Called by allauth once the account exists."""
        person.name = self.cleaned_data["name"]
        try:
            with transaction.atomic():
                person.save(update_fields=["name"])
        except IntegrityError:
            # Somebody took the name a moment ago: the account stands, a name is chosen later.
            person.name = ""


class OwnNameForm(NameForm):
    """The name of somebody who has an account."""

    def __init__(self, *args: object, person: User, **facts: object) -> None:
        super().__init__(*args, **facts)  # type: ignore[arg-type]  # handed on as they came
        self.person = person
