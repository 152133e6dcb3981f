"""What a moderator sends: a decision, or how a discussion is held."""

from __future__ import annotations

from typing import Any

from django import forms

from onrecord.discussion.models import Clause, Discussion, Mode, Sanction
from onrecord.moderation.models import Decision

TAKING_AWAY = {Decision.Action.REMOVE, Decision.Action.REJECT, Decision.Action.SPAM}


class DecisionForm(forms.Form):
    """``do`` is one of ``Decision.Action``; taking away needs a clause."""

    do = forms.ChoiceField(
        choices=Decision.Action.choices,
        error_messages={"required": "Choose what to do.", "invalid_choice": "Choose what to do."},
    )
    clause = forms.ModelChoiceField(
        queryset=Clause.objects.in_force(), required=False, empty_label="Choose a clause"
    )
    reason = forms.CharField(required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        """No comment is taken away without a clause that says why."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("do") in TAKING_AWAY and not facts.get("clause"):
            self.add_error("clause", "Choose the clause that the comment breaks.")
        return facts


class SanctionForm(forms.Form):
    """A warning, suspension or ban; days for a suspension alone."""

    kind = forms.ChoiceField(choices=Sanction.Kind.choices)
    clause = forms.ModelChoiceField(
        queryset=Clause.objects.in_force(),
        error_messages={"required": "Choose the clause that the person broke."},
    )
    reason = forms.CharField(
        max_length=500, error_messages={"required": "Give a reason: the person will read it."}
    )
    days = forms.IntegerField(required=False, min_value=1, max_value=365)


class DiscussionForm(forms.Form):
    """How a discussion is held."""

    state = forms.ChoiceField(choices=Discussion.State.choices, label="This discussion is")
    mode = forms.ChoiceField(
        required=False,
        choices=[("", "As its section"), *Mode.choices],
        label="A moderator looks at comments",
    )
    pause_s = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=86_400,
        label="Slow mode: seconds between two comments of a person; empty: as its section",
    )
    close_after_days = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=32_000,
        label="Days after which it closes, 0 for never; empty: as its section",
    )
