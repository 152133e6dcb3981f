"""What a list of the record may be asked for, what tokens and webhooks are made of."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict

from onrecord.exchange.models import Token, Webhook
from onrecord.exchange.standards.oembed import HEIGHT, WIDTH
from onrecord.record.models import Measure, Speaker
from onrecord.record.pages.known import is_known
from onrecord.record.pages.measures import measures_on_record
from onrecord.reports.models import Report
from onrecord.shared.shortids import read_short_id

MOST = 100
AS_MANY = 50
YEARS = (1800, 2200)  # beyond these no report of ours is, and databases differ
LIMIT = f"Ask for 1 to {MOST} entries as limit."
PIXELS = dict.fromkeys(
    ("invalid", "min_value", "max_value"),
    "Give maxwidth and maxheight in pixels, from 1 to 10000.",
)
DAY = "Write {} as a day between 1800 and 2200, such as 2016-11-30."


class NotThere(Exception):
    """A filter names something that does not exist; the message says what."""


class TokenForm(forms.Form):
    """A token to be made."""

    name = forms.CharField(label="What is it for?", max_length=60)
    scopes = forms.MultipleChoiceField(
        label="What may it do?",
        choices=Token.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what it may do."},
    )


class WebhookForm(forms.Form):
    """An address to be told what happens."""

    url = forms.URLField(label="Address", max_length=1000, assume_scheme="https")
    events = forms.MultipleChoiceField(
        label="What is it told?",
        choices=Webhook.Event.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what it is told."},
    )


class ListForm(forms.Form):
    """Every parameter that some list knows; each may be left out.

    Raises ``NotThere`` where a speaker, measure or report is asked for that does not exist.
    """

    speaker = forms.CharField(required=False, max_length=160)
    measure = forms.CharField(required=False, max_length=160)
    report = forms.CharField(required=False, max_length=20)
    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    until = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    cursor = forms.CharField(required=False, max_length=200)
    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), LIMIT),
    )

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)
        for name in ("since", "until"):
            self.fields[name].error_messages["invalid"] = DAY.format(name)

    def clean_speaker(self) -> Speaker | None:
        """Whom the speaker with that slug goes by."""
        slug = self.cleaned_data["speaker"]
        asked = Speaker.objects.filter(slug=slug).first() if slug else None
        found = asked.goes_by if asked else None
        if slug and (found is None or not is_known(found)):
            raise NotThere("No speaker has this slug. They are listed at /api/record/speakers/.")
        return found

    def clean_measure(self) -> Measure | None:
        """The measure with that slug."""
        slug = self.cleaned_data["measure"]
        found = measures_on_record().filter(slug=slug).first() if slug else None
        if slug and found is None:
            raise NotThere("No measure has this slug. They are listed at /api/record/measures/.")
        return found

    def clean_report(self) -> Report | None:
        """The published report with that short id."""
        written = self.cleaned_data["report"]
        live = Report.objects.live().filter(short_id=read_short_id(written))
        found = live.only("pk").first() if written else None
        if written and found is None:
            raise NotThere("No published report has this short id.")
        return found

    def clean_since(self) -> dt.datetime | None:
        """When the first day begins in the newsroom's zone."""
        day = self.cleaned_data["since"]
        return _midnight(day, name="since") if day else None

    def clean_until(self) -> dt.datetime | None:
        """When the last day has ended."""
        day = self.cleaned_data["until"]
        return _midnight(day, name="until") + dt.timedelta(days=1) if day else None

    def clean_limit(self) -> int:
        """How many entries."""
        return self.cleaned_data["limit"] or AS_MANY

    def reasons(self) -> str:
        """What is wrong, in words; empty where nothing is."""
        return _reasons(self)


def unknown(asked: QueryDict, known: set[str]) -> str:
    """What is wrong with the names of a query's parameters; empty where nothing is."""
    names = ", ".join(sorted(known))
    if set(asked) - known:
        return f"This address knows these parameters: {names or 'none'}."
    if any(len(asked.getlist(name)) > 1 for name in asked):
        return "Give each parameter once."
    return ""


class EmbedForm(forms.Form):
    """What an oEmbed consumer asks: https://oembed.com, section 2.2."""

    url = forms.CharField(
        max_length=2000,
        error_messages={"required": "Name the address of this site to embed, as url=…"},
    )
    format = forms.CharField(required=False, max_length=20)
    maxwidth = forms.IntegerField(
        required=False, min_value=1, max_value=10_000, error_messages=PIXELS
    )
    maxheight = forms.IntegerField(
        required=False, min_value=1, max_value=10_000, error_messages=PIXELS
    )

    def clean_format(self) -> str:
        """The form asked for; JSON where none is."""
        return self.cleaned_data["format"] or "json"

    def clean_maxwidth(self) -> int:
        """At most so many pixels wide."""
        return min(self.cleaned_data["maxwidth"] or WIDTH, WIDTH)

    def clean_maxheight(self) -> int:
        """At most so many pixels high."""
        return min(self.cleaned_data["maxheight"] or HEIGHT, HEIGHT)

    def reasons(self) -> str:
        """What is wrong, in words."""
        return _reasons(self)


def _reasons(form: forms.Form) -> str:
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


def _midnight(day: dt.date, *, name: str) -> dt.datetime:
    if not YEARS[0] <= day.year < YEARS[1]:
        raise ValidationError(DAY.format(name))
    return dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(settings.TIME_ZONE))
