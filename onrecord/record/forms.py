"""What the desk asks of an editor who keeps a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from onrecord.record.actions.inside import AnEntry
from onrecord.record.models import Figure, Measure, Speaker, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.shared.edtf import HELP, is_edtf

Span = tuple[int, int]
GONE = "These words do not stand in the report: copy them from it."
TIME_TYPES = [
    ("DATE", "A date"),
    ("TIME", "A time of day"),
    ("DURATION", "A duration"),
    ("SET", "Again and again"),
]


class SpeakerInput(forms.TextInput):
    """A name with completion: by the script from all speakers, without it from a list."""

    def __init__(self) -> None:
        super().__init__({"list": "speakers", "autocomplete": "off", "data-names": ""})


class StatementForm(forms.ModelForm[Statement]):
    """A statement as an editor words it; its words are typed as they stand in the text."""

    words = forms.CharField(
        label="Its words", widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, strip=False
    )
    speaker_name = forms.CharField(
        label="Who says so",
        required=False,
        max_length=160,
        help_text="Leave empty where nobody is named.",
        widget=SpeakerInput,
    )

    class Meta:
        model = Statement
        fields = ["kind", "role", "modality"]

    field_order = ["words", "speaker_name", "role", "kind", "modality"]

    def clean(self) -> dict[str, Any]:
        """Find the words in the text, or in the headline for a headline statement."""
        facts = super().clean() or {}
        is_headline = facts.get("kind") == Statement.Kind.HEADLINE
        place = Entry.Place.HEADLINE if is_headline else Entry.Place.TEXT
        words = facts.get("words", "").strip()
        text = text_of(self.instance.words, place)
        facts["span"] = span_of(words, text, near=self.instance.start or 0)
        if words and facts["span"] is None:
            where = "headline" if is_headline else "text"
            self.add_error("words", f"These words do not stand in the {where}: copy them from it.")
        return facts


class FigureForm(forms.ModelForm[Figure]):
    """A figure as an editor gives it."""

    words = forms.CharField(label="Its words", max_length=200)
    statement = forms.ModelChoiceField(
        Statement.objects.none(), required=False, label="In which statement"
    )
    time = forms.ModelChoiceField(
        TimeExpression.objects.none(), required=False, label="At which time"
    )
    measure = forms.ModelChoiceField(
        Measure.objects.all(),
        required=False,
        help_text="The question it answers, asked of many reports.",
    )

    class Meta:
        model = Figure
        fields = [
            *["low", "high", "low_open", "high_open", "comparator", "unit", "counted", "where"],
            *["time", "statement", "measure"],
        ]
        labels = {"low": "At least", "high": "At most"}
        widgets = {"comparator": forms.Select(choices=[(c, c) for c in "= ~ > >= < <=".split()])}

    field_order = ["words", *Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figure = self.instance
        for name, model in (("statement", Statement), ("time", TimeExpression)):
            beside = model._default_manager.filter(report=figure.report_id, version=figure.version)
            standing = beside.exclude(state__in=["rejected", "orphaned"])
            self.fields[name].queryset = standing  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Find the words where the figure stands."""
        return _with_span(self, super().clean() or {})


class TimeForm(forms.ModelForm[TimeExpression]):
    """A time as an editor reads it."""

    words = forms.CharField(label="Its words", max_length=200)
    type = forms.ChoiceField(choices=TIME_TYPES)
    value = forms.RegexField(
        r"^[A-Z0-9:.+-]+$",
        label="As TIMEX3",
        max_length=40,
        help_text="A date as 2016-11-30, a duration as P44D, a time as 2016-11-30T20:50.",
        error_messages={"invalid": "Write a date as 2016-11-30, a duration as P44D."},
    )
    edtf = forms.CharField(label="Which days", required=False, max_length=60, help_text=HELP)

    class Meta:
        model = TimeExpression
        fields = ["type", "value", "edtf"]

    field_order = ["words", "edtf", "type", "value"]

    def clean_edtf(self) -> str:
        """A date as ISO 8601-2 writes it, or nothing."""
        edtf = str(self.cleaned_data["edtf"])
        if edtf and not is_edtf(edtf):
            raise forms.ValidationError(HELP)
        return edtf

    def clean(self) -> dict[str, Any]:
        """Find the words where the time stands."""
        return _with_span(self, super().clean() or {})


class SpeakerForm(forms.Form):
    """Who said it."""

    speaker_name = forms.CharField(
        label="Who says so",
        required=False,
        max_length=160,
        help_text="A name or another name of somebody; a new name makes a new speaker.",
        widget=SpeakerInput,
    )


class SplitForm(forms.Form):
    """Where a statement is cut: at a character of the text, or before words of its own.

    ``shift`` as for a selection.
    """

    words = forms.CharField(
        label="The second statement begins with", required=False, max_length=5000
    )
    cut = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, statement: Statement, shift: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._statement, self._shift = statement, shift
        self.cut_at = 0

    def clean(self) -> dict[str, Any]:
        """Find the cut inside the statement."""
        facts, statement = super().clean() or {}, self._statement
        cut, words = facts.get("cut"), facts.get("words", "")
        if cut is not None:
            cut -= self._shift
        elif words:
            text = text_of(statement.words, statement.place)
            cut = text.find(words, statement.start, statement.end)
        if cut is None or not statement.start < cut < statement.end:
            reason = "Give words of the statement after its first: it is cut before them."
            self.add_error("words", reason)
        else:
            self.cut_at = cut
        return facts


class SelectionForm(forms.Form):
    """Words selected in the prose; ``exact`` proves that the page shows the text that is kept.

    ``shift`` is how many characters later the entry stands on the screen than in its own text.
    """

    place = forms.ChoiceField(choices=Entry.Place.choices)
    start = forms.IntegerField(min_value=0)
    exact = forms.CharField(max_length=5000)

    def __init__(self, *args: Any, entry: AnEntry, shift: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._entry, self._shift = entry, shift
        self.span: Span = (0, 0)

    def clean(self) -> dict[str, Any]:
        """Find the words where they were selected, or nearest to it."""
        facts = super().clean() or {}
        if self.errors:
            raise forms.ValidationError("Select words in the text first.")
        if facts["place"] != self._entry.place:
            raise forms.ValidationError(f"This entry stands in the {self._entry.place}.")
        text = text_of(self._entry.words, self._entry.place)
        span = span_of(facts["exact"], text, near=facts["start"] - self._shift)
        if span is None:
            raise forms.ValidationError(
                "These words are not in the text that this entry is on record in: publish the "
                "draft first, or reload the page."
            )
        self.span = span
        return facts


class AnswerForm(forms.Form):
    """Why a report stands although a check does not add up."""

    answer = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class MeasureForm(forms.Form):
    """A measure that an editor names for like figures of several reports."""

    question = forms.CharField(max_length=120)
    name = forms.CharField(label="The question they answer", max_length=160)
    is_cumulative = forms.BooleanField(label="Counted since the start", required=False)
    figures = forms.ModelMultipleChoiceField(Figure.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        like = Figure.objects.on_record().filter(measure=None)
        self.fields["figures"].queryset = like.select_related(  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
            "report", "statement"
        )


class MergeForm(forms.Form):
    """Which other speaker is this one."""

    name = forms.CharField(
        label="The other name for the same speaker",
        max_length=160,
        help_text="What is on record from that speaker moves here; its page leads here.",
        widget=forms.TextInput(attrs={"list": "speakers", "autocomplete": "off"}),
    )

    def clean_name(self) -> Speaker:
        """The speaker that goes by the name."""
        named = Speaker.objects.filter(name=self.cleaned_data["name"].strip(), merged_into=None)
        speaker: Speaker | None = named.first()
        if speaker is None:
            raise forms.ValidationError("No speaker has this name: choose one from the list.")
        return speaker


def selected_words(asked: QueryDict, at_desk: Words) -> tuple[str, int, str]:
    """The words that an address asks for, where they begin, and where they stand.

    Nothing where it asks for none, or for no stretch of the text.
    """
    place = Entry.Place.HEADLINE if asked.get("place") == "headline" else Entry.Place.TEXT
    numbers = [asked.get(name, "") for name in ("start", "end")]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return "", 0, place
    start, end = (int(number) for number in numbers)
    words = text_of(at_desk, place)[start:end]
    return words.strip(), start + len(words) - len(words.lstrip()), place


def span_of(words: str, text: str, *, near: int) -> Span | None:
    """Where the words stand in the text, nearest to ``near``; None where they do not."""
    places: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(words)


def _with_span(form: FigureForm | TimeForm, facts: dict[str, Any]) -> dict[str, Any]:
    entry, words = form.instance, facts.get("words", "").strip()
    text = text_of(entry.words, entry.place)
    facts["span"] = span_of(words, text, near=entry.start or 0)
    if words and facts["span"] is None:
        form.add_error("words", GONE)
    return facts
