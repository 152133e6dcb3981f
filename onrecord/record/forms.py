"""What the desk asks of an editor who keeps a record."""

from __future__ import annotations

from typing import Any

from django import forms

from onrecord.record.models import Figure, Measure, Speaker, Statement


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
        widget=forms.TextInput(attrs={"list": "speakers", "autocomplete": "off"}),
    )

    class Meta:
        model = Statement
        fields = ["kind", "role", "modality"]

    field_order = ["words", "speaker_name", "role", "kind", "modality"]

    def __init__(self, *args: Any, text: str, headline: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._text, self._headline = text, headline

    def clean(self) -> dict[str, Any]:
        """Find the words in the text, or in the headline for a headline statement."""
        facts = super().clean() or {}
        words = facts.get("words", "").strip()
        is_headline = facts.get("kind") == Statement.Kind.HEADLINE
        facts["span"] = span_of(
            words, self._headline if is_headline else self._text, near=self.instance.start or 0
        )
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
    measure = forms.ModelChoiceField(
        Measure.objects.all(),
        required=False,
        help_text="The question it answers, asked of many reports.",
    )

    class Meta:
        model = Figure
        fields = [
            "low",
            "high",
            "low_open",
            "high_open",
            "comparator",
            "unit",
            "counted",
            "where",
            "statement",
            "measure",
        ]
        labels = {"low": "At least", "high": "At most"}
        widgets = {"comparator": forms.Select(choices=[(c, c) for c in "= ~ > >= < <=".split()])}

    field_order = ["words", *Meta.fields]

    def __init__(self, *args: Any, text: str, headline: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._text, self._headline = text, headline
        self.fields["statement"].queryset = Statement.objects.filter(  # type: ignore[attr-defined]  # a ModelChoiceField
            version=self.instance.version
        ).exclude(state__in=["rejected", "orphaned"])

    def clean(self) -> dict[str, Any]:
        """Find the words in the text, or in the headline where the figure stands there."""
        facts = super().clean() or {}
        words = facts.get("words", "").strip()
        near = self.instance.start or 0
        if self.instance.place == Figure.Place.HEADLINE:
            facts["span"] = span_of(words, self._headline, near=near)
        else:
            facts["span"] = span_of(words, self._text, near=near)
        if words and facts["span"] is None:
            self.add_error("words", "These words do not stand in the report: copy them from it.")
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


def span_of(words: str, text: str, *, near: int) -> tuple[int, int] | None:
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
