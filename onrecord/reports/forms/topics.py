"""The field in which a report's topics are found by name: a list of all would not end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse

from onrecord.reports.models import Topic

LONGEST = 80


class TypedName(str):
    """A topic's name as it was typed, where others are given by number."""

    __slots__ = ()


class TopicChooser(forms.Widget):
    """The chosen topics, each with its tick, and a field to find others with."""

    template_name = "reports/desk/topics.html"

    class Media:
        css = {"all": ["reports/naming.css"]}
        js = [Script("reports/topics.js", type="module")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Numbers of the ticked; last the words in the search field, where there are any."""
        typed = " ".join(data.get(f"{name}-typed", "").split())[:LONGEST]
        return [*data.getlist(name), *([TypedName(typed)] if typed else [])]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Never: where nothing is ticked nothing is sent."""
        return False

    def format_value(self, value: Any) -> Any:
        """As it is: a list."""
        return value or []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The chosen topics alone are read, however many there are."""
        given = self.format_value(value)
        numbers = [int(one) for one in given if str(one).isdecimal() and not _is_typed(one)]
        return {
            **super().get_context(name, value, attrs),
            "chosen": Topic.objects.filter(pk__in=numbers),
            "typed": next(filter(_is_typed, given), ""),
            "address": reverse("wagtailsnippets_reports_topic:names"),
            "longest": LONGEST,
        }


class TopicsField(forms.ModelMultipleChoiceField[Topic]):
    """Topics by number, and one by its whole name; in no order of the editor's."""

    widget = TopicChooser

    def __init__(self, **facts: Any) -> None:
        super().__init__(Topic.objects.all(), **facts)

    def clean(self, value: Any) -> Any:
        """The topics; a typed name that none has is refused, and still stands in the field."""
        return super().clean([_called(one) if _is_typed(one) else one for one in value or []])


def _called(name: str) -> int:
    for topic in Topic.objects.like(name)[:1]:
        if topic.name.casefold() == name.casefold():
            return topic.pk
    raise ValidationError(
        f"No topic is called “{name}”. Take one that is offered while you type, or empty the field."
    )


def _is_typed(one: Any) -> bool:
    return isinstance(one, TypedName)
