"""The shape of what is sent: a comment's words, a flag."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from onrecord.discussion.models import Clause
from onrecord.people.models import User
from onrecord.reports.models import Report, Topic
from onrecord.shared.comment_text import LONGEST
from onrecord.shared.shortids import read_short_id
from onrecord.shared.text import tidy_line


class SharedField(forms.CharField):
    """A field that no form changes: all forms have the one, where Django makes each a copy."""

    def __deepcopy__(self, memo: dict[int, Any]) -> SharedField:
        return self


class CommentForm(forms.Form):
    """A comment as it is typed; whether its words can be kept is for the action to say."""

    text = forms.CharField(
        label="Your comment",
        strip=False,
        error_messages={"required": "Write something first: the comment is empty."},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "maxlength": LONGEST}),
    )
    reply_to = SharedField(required=False, max_length=12, widget=forms.HiddenInput)
    posting_key = SharedField(required=False, max_length=100, widget=forms.HiddenInput)
    entry = forms.CharField(
        label="What it is about", required=False, max_length=24, widget=forms.Select
    )
    words = SharedField(
        label="Or words of the report that it is about",
        required=False,
        max_length=1000,
        help_text="You may leave this empty. Copy them as they stand there.",
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    before = SharedField(required=False, max_length=200, strip=False, widget=forms.HiddenInput)
    after = SharedField(required=False, max_length=200, strip=False, widget=forms.HiddenInput)


class WordingForm(forms.Form):
    """Another wording of one's own comment."""

    text = CommentForm.base_fields["text"]


class FlagForm(forms.Form):
    """Which clause a comment breaks, and what a moderator should know."""

    clause = forms.ModelChoiceField(
        queryset=Clause.objects.in_force(),
        label="What does it break?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the clause that it breaks."},
    )
    note = forms.CharField(
        label="What should a moderator know?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class BadgeForm(forms.Form):
    """For whom the newsroom vouches, as what, and how it knows."""

    person = forms.CharField(
        max_length=254, label="Who", help_text="The e-mail address or the public name."
    )
    report = forms.CharField(
        required=False,
        max_length=500,
        label="Person in this report",
        help_text="Its address or short id. What they comment there stands above the discussion.",
    )
    topic = forms.ModelChoiceField(
        queryset=Topic.objects.order_by("name"),
        required=False,
        empty_label="Of none",
        label="Expert on this topic",
    )
    words = forms.CharField(max_length=60, label="What readers see beside the name")
    reason = forms.CharField(max_length=300, label="How you know; kept in the log")

    def clean_person(self) -> User:
        """One person, or a word on what was not found."""
        sent = tidy_line(self.cleaned_data["person"])
        found = User.objects.filter(Q(email__iexact=sent) | Q(name__iexact=sent)).first()
        if found is None:
            raise ValidationError("Nobody here has this address or name.")
        return found

    def clean_report(self) -> Report | None:
        """The report that an address or a short id names; nothing where none was given."""
        sent = self.cleaned_data["report"].strip().rstrip("/").rpartition("/")[2]
        if not sent:
            return None
        found: Report | None = Report.objects.filter(
            short_id=read_short_id(sent.rpartition("-")[2])
        ).first()
        if found is None:
            raise ValidationError("No report has this address.")
        return found

    def clean(self) -> dict[str, Any]:
        """A badge holds for one thing."""
        facts = super().clean() or {}
        if facts.get("report") and facts.get("topic"):
            self.add_error("topic", "Grant one badge for the report and another for the topic.")
        return facts

    def facts(self) -> dict[str, Any]:
        """What ``grant_badge`` is told."""
        return dict(self.cleaned_data)
