"""What a person is asked for about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from onrecord.people import rules
from onrecord.people.models import Kind, MailChoice, User
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


class SignUpForm(NameForm):
    """What a new account asks for; the age only where the newsroom has set one."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        if settings.ONRECORD_MINIMUM_AGES:
            self.fields["age"] = forms.ChoiceField(
                label="Where you live, and your age",
                choices=[
                    (place, f"{place}: I am {age} or older")
                    for place, age in settings.ONRECORD_MINIMUM_AGES.items()
                ],
                widget=forms.RadioSelect,
                help_text="Neither is kept. Whoever is younger cannot have an account here.",
                error_messages={"required": "Say that you are old enough where you live."},
            )


class ProfileForm(NameForm):
    """What everybody sees of somebody who has an account."""

    bio = forms.CharField(
        label="About you",
        required=False,
        max_length=rules.LONGEST_BIO,
        help_text="Shown on your public page.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    face = forms.FileField(
        label="Picture",
        required=False,
        max_length=255,
        help_text="PNG, JPEG, WebP or GIF up to 5 MB. It is cut square and made small; what a "
        "camera wrote into it, such as the place, is left out.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    no_face = forms.BooleanField(label="No picture: show the drawn one", required=False)

    def __init__(self, *args: object, person: User, **facts: object) -> None:
        super().__init__(*args, **facts)  # type: ignore[arg-type]  # handed on as they came
        self.person = person
        if not person.face:
            del self.fields["no_face"]


class MailForm(forms.Form):
    """Which kinds of notice come by mail too."""

    wanted = forms.MultipleChoiceField(
        label="Send me by mail",
        required=False,
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, person: User, **facts: object) -> None:
        unwanted = MailChoice.objects.filter(person=person, is_wanted=False)
        kinds = set(Kind.values) - set(unwanted.values_list("kind", flat=True))
        facts["initial"] = {"wanted": sorted(kinds)}
        super().__init__(*args, **facts)  # type: ignore[arg-type]  # handed on as they came
