"""What somebody fills in to give notice of illegal content, and an editor to decide about it."""

from __future__ import annotations

from typing import Any

from django import forms

from onrecord.discussion.models import Clause
from onrecord.law.models import NoticeDecision
from onrecord.law.models.categories import CATEGORIES, CHILD_ABUSE
from onrecord.people.models import User


class NoticeForm(forms.Form):
    """For anybody, without an account. ``website`` is for machines: people do not see it."""

    address = forms.CharField(
        label="Where is it?",
        max_length=500,
        help_text="The address of the comment, report or page.",
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
    )
    category = forms.ChoiceField(
        label="What is it?", choices=[("", "Choose one"), *CATEGORIES.items()]
    )
    law = forms.CharField(
        label="Which law does it break?",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    explanation = forms.CharField(
        label="Why is it against the law?",
        max_length=5000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    name = forms.CharField(
        label="Your name",
        max_length=120,
        required=False,
        help_text="Needed, but for sexual abuse of children.",
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label="Your e-mail address",
        required=False,
        help_text="Needed, but for sexual abuse of children. The receipt and the decision go here.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    is_honest = forms.BooleanField(
        label="I believe in good faith that what I write here is accurate and complete.",
        error_messages={"required": "Say that you believe it: the law asks for that."},
    )
    posting_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    website = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """Name and address may be left out only where the abuse of children is reported."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("website"):
            raise forms.ValidationError("Leave the field that is not shown empty.")
        if facts.get("category") != CHILD_ABUSE:
            for field, words in (("name", "your name"), ("email", "your e-mail address")):
                if not facts.get(field) and field not in self.errors:
                    self.add_error(field, f"Give {words}.")
        return facts


class NoticeDecisionForm(forms.Form):
    """Outcome and reasons; with a clause the ground is the standards, without it the law."""

    outcome = forms.ChoiceField(
        label="What happens to it?",
        choices=NoticeDecision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens to it."},
    )
    clause = forms.ModelChoiceField(
        queryset=Clause.objects.in_force(),
        required=False,
        label="It breaks a clause of the standards",
        empty_label="No: the decision goes by the law",
    )
    reasons = forms.CharField(
        label="Facts and reasons, which the notifier and the author will read",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": "Give the reasons: both sides will read them."},
    )


class ErasureForm(forms.Form):
    """Whose account goes; named twice over, because it cannot be undone."""

    email = forms.EmailField(label="E-mail address of the account")
    is_sure = forms.BooleanField(
        label="This person asked for it, and I know that it is they who asked.",
        error_messages={"required": "Make sure first: erasing cannot be undone."},
    )

    def clean(self) -> dict[str, Any]:
        """The account that has the address."""
        facts: dict[str, Any] = super().clean() or {}
        facts["person"] = User.objects.filter(email__iexact=facts.get("email", "")).first()
        if facts["person"] is None and "email" not in self.errors:
            self.add_error("email", "No account has this address.")
        return facts
