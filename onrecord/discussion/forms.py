"""The shape of what is sent: a comment's words, a flag."""

from __future__ import annotations

from django import forms

from onrecord.discussion.models import Clause
from onrecord.shared.comment_text import LONGEST


class CommentForm(forms.Form):
    """A comment as it is typed; whether its words can be kept is for the action to say."""

    text = forms.CharField(
        label="Your comment",
        strip=False,
        error_messages={"required": "Write something first: the comment is empty."},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "maxlength": LONGEST}),
    )
    reply_to = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    posting_key = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)


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
