"""What a reader may search by."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from onrecord.record.models import Speaker
from onrecord.record.pages.known import speakers_on_record
from onrecord.reports.models import Section, Topic

MOST_WORDS = 12
MOST_SPEAKERS = 20
MOST_PAGES = 50
DAY = "Write the {} day as 2016-11-30."


class SearchForm(forms.Form):
    """Words, section, topic, speaker, days and what to look for; each may be left out.

    ``text`` is added to what is cleaned: the words as typed, with their signs.
    """

    q = forms.CharField(required=False, max_length=200)
    section = forms.ModelChoiceField(
        Section.objects.all(),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": "There is no such section. Choose one from the list."},
    )
    topic = forms.CharField(required=False, max_length=200)
    speaker = forms.CharField(required=False, max_length=200)
    since = forms.DateField(
        required=False, error_messages={"invalid": "Write the first day as 2016-11-30."}
    )
    until = forms.DateField(
        required=False, error_messages={"invalid": "Write the last day as 2016-11-30."}
    )
    of = forms.ChoiceField(
        required=False,
        choices=[(one, one) for one in ("reports", "statements", "figures")],
        error_messages={"invalid_choice": "Look among reports, statements or figures."},
    )
    before = forms.SlugField(required=False, max_length=20)
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PAGES,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"Pages are numbered from 1 to {MOST_PAGES}. Narrow the search for what is not there.",
        ),
    )

    def clean_q(self) -> list[str]:
        """The words alone: signs mean different things to different search engines."""
        words = re.findall(r"\w+", self.cleaned_data["q"])
        if self.cleaned_data["q"].strip() and not words:
            raise ValidationError("Write at least one word or number to search for.")
        if len(words) > MOST_WORDS:
            raise ValidationError(f"Search for at most {MOST_WORDS} words at a time.")
        return words

    def clean_topic(self) -> Topic | None:
        """The topic of that name or address, once a published report is about it."""
        name = self.cleaned_data["topic"].strip()
        if not name:
            return None
        named = Q(name__iexact=name) | Q(slug=name.lower())
        topic = Topic.objects.with_reports().filter(named).first()
        if topic is None:
            raise ValidationError(f"No topic is called “{name}”. They are listed at /topics/.")
        return topic

    def clean_speaker(self) -> list[Speaker]:
        """The speakers whose name or other name holds these letters."""
        name = self.cleaned_data["speaker"].strip()
        speakers = speakers_like(name) if name else []
        if name and not speakers:
            raise ValidationError(f"No speaker is called “{name}”. They are listed at /speakers/.")
        return speakers

    def clean(self) -> dict[str, Any]:
        """The last day must not come before the first."""
        facts = self.cleaned_data
        facts["text"] = self.data.get("q", "")
        if facts.get("since") and facts.get("until") and facts["until"] < facts["since"]:
            raise ValidationError("The last day comes before the first. Exchange them.")
        return facts


class DataSearchForm(SearchForm):
    """The same for programs: also within one report's discussion, and on from a cursor."""

    report = forms.CharField(required=False, max_length=20)
    cursor = forms.CharField(required=False, max_length=200)


def speakers_like(name: str) -> list[Speaker]:
    """Whoever is on record and has a name with these letters, at most ``MOST_SPEAKERS``."""
    named = Q(name__icontains=name) | Q(aliases__name__icontains=name)
    return list(speakers_on_record().filter(named).distinct()[:MOST_SPEAKERS])
