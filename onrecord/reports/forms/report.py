"""What editors are asked for about a report: what it says, why it goes, what was wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm

from onrecord.reports.forms.topics import TopicsField
from onrecord.reports.models import Correction, Report
from onrecord.shared.shortids import read_short_id

MOST_RELATED = 20


class RelatedReportsField(forms.Field):
    """Other reports, one a line, by address or short id; a list of every report would not end."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})

    def to_python(self, value: Any) -> list[Report]:
        """The reports on the lines, in their order."""
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_RELATED:
            raise ValidationError(f"Name at most {MOST_RELATED} related reports.")
        wanted = [(line, _short_id_in(line)) for line in lines]
        found = {
            report.short_id: report
            for report in Report.objects.filter(short_id__in=[one for _, one in wanted if one])
        }
        for line, short_id in wanted:
            if short_id not in found:
                raise ValidationError(
                    f"No report has the address “{line[:80]}”. Copy its short address, one a line."
                )
        return list({short_id: found[short_id] for _, short_id in wanted}.values())

    def prepare_value(self, value: Any) -> Any:
        """Reports as lines: their short id, then their headline to know them by."""
        if isinstance(value, str) or value is None:
            return value
        ids = [one.pk if isinstance(one, Report) else one for one in value]
        reports = Report.objects.in_bulk(ids)
        lines = [f"{reports[pk].short_id} {reports[pk].headline}" for pk in ids if pk in reports]
        return "\n".join(lines)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other reports are named than before."""
        before = {one.pk if isinstance(one, Report) else one for one in initial or []}
        try:
            return before != {report.pk for report in self.to_python(data)}
        except ValidationError:
            return True


class ReportForm(WagtailAdminModelForm):
    """A report as it is written."""

    topics = TopicsField(
        required=False,
        label="Topics",
        help_text="Type part of a name and take one with Enter. Untick what no longer fits.",
    )
    related = RelatedReportsField(
        required=False,
        label="Related reports",
        help_text="One a line: the address or the short id of the other report.",
    )

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        for name in ("go_live_at", "expire_at"):
            if name in self.fields:
                self.fields[name].help_text = f"In {timezone.get_current_timezone_name()} time."


class TakeDownForm(forms.Form):
    """Why a report is taken down."""

    reason = forms.CharField(
        label="Reason for readers",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown at the report’s address, which answers “gone” from now on.",
    )


class CorrectionForm(forms.ModelForm[Correction]):
    """A correction as readers will see it."""

    class Meta:
        model = Correction
        fields = ["kind", "text"]
        labels = {"text": "What was wrong and what is right"}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": "It stays on the report for good and cannot be changed or deleted."}


def _short_id_in(line: str) -> str:
    """The short id a line begins with, or the one that ends the address on it."""
    first = line.split(maxsplit=1)[0]
    last = first.split("?")[0].rstrip("/").rpartition("/")[2].rpartition("-")[2]
    return read_short_id(first) or read_short_id(last)
