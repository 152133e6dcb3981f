"""Makes measures at the desk of like figures that several reports put on record."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onrecord.record import actions, rules
from onrecord.record.forms import MeasureForm
from onrecord.record.models.likeness import LikeFigures, like_figures
from onrecord.record.pages.words import figure_value
from onrecord.record.requests import StaffRequest, staff_only


@require_http_methods(["GET", "POST"])
@staff_only
def suggested_measures(request: StaffRequest) -> HttpResponse:
    """Show which questions several reports answer; name one, with the figures that do."""
    rules.require_may_keep_speakers(request.user)
    form = MeasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _named(request, form):
        return redirect("record:suggested_measures")
    typed = request.POST if form.is_bound else None
    facts = {"groups": [_shown(like, typed, form) for like in like_figures()], "form": form}
    return render(
        request, "record/suggested_measures.html", facts, status=422 if form.is_bound else 200
    )


def _named(request: StaffRequest, form: MeasureForm) -> bool:
    values = form.cleaned_data
    try:
        measure = actions.name_measure(
            name=values["name"],
            figures=list(values["figures"]),
            is_cumulative=values["is_cumulative"],
            editor=request.user,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"“{measure}” now compares {len(values['figures'])} more figures.")
    return True


def _shown(like: LikeFigures, typed: QueryDict | None, form: MeasureForm) -> dict[str, object]:
    """A group, with what was typed for it where it was sent and refused."""
    sent = typed if typed is not None and typed.get("question") == like.question else None
    chosen = None if sent is None else set(sent.getlist("figures"))
    suggested = like.measure.name if like.measure else like.name
    return {
        "question": like.question,
        "measure": like.measure,
        "name": suggested if sent is None else sent.get("name", ""),
        "is_cumulative": sent is not None and "is_cumulative" in sent,
        "errors": None if sent is None else form.errors,
        "rows": [
            (figure, figure_value(figure), chosen is None or str(figure.pk) in chosen)
            for figure in like.figures
        ],
    }
