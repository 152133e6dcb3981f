"""Publishing, taking down and correcting at the desk: screens before the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem

from onrecord.people.requests import SignedInRequest
from onrecord.reports.actions import correct_report, unpublish_report
from onrecord.reports.forms import CorrectionForm, TakeDownForm
from onrecord.reports.models import Report
from onrecord.reports.rules import may_publish

EDIT = "wagtailsnippets_reports_report:edit"


@hooks.register("before_publish")
def explain_refusal_to_publish(request: SignedInRequest, draft: Any) -> HttpResponse | None:
    """Say why a draft cannot be published yet. It is saved; only publishing itself can refuse."""
    if not isinstance(draft, Report):
        return None
    reasons = (
        draft.reasons_not_to_publish()
        if may_publish(request.user, draft)
        else [f"Only the editors of {draft.section} publish there."]
    )
    if not reasons:
        return None
    messages.error(request, "The draft is saved, but not published. " + " ".join(reasons))
    return redirect(EDIT, draft.pk)


@hooks.register("before_delete_snippet")
def explain_refusal_to_delete(request: SignedInRequest, things: list[Any]) -> HttpResponse | None:
    """Say what else needs a thing that is to be deleted; the database can only refuse."""
    things = list(things)
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect(things)
    except ProtectedError as refusal:
        needed = refusal.protected_objects
        messages.error(request, f"This cannot be deleted: “{next(iter(needed))}” depends on it.")
        return redirect(things[0].snippet_viewset.get_url_name("list"))
    return None


class TakeDownItem(UnpublishMenuItem):
    """Leads to the form that asks for the reason."""

    label = "Take down…"


class CorrectItem(ActionMenuItem):
    """Leads to the form for a correction."""

    label = "Correct in public…"
    name = "action-correct"
    icon_name = "warning"
    order = 25

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For published reports."""
        instance = context.get("instance")
        return bool(instance and instance.live and context["view"] == "edit")

    def get_url(self, context: dict[str, Any]) -> str:
        """The form's address."""
        return reverse("wagtailsnippets_reports_report:correct", args=[context["instance"].pk])


@hooks.register("construct_snippet_action_menu")
def offer_what_may_be_done(
    items: list[ActionMenuItem], request: SignedInRequest, context: dict[str, Any]
) -> None:
    """Only to those who publish in the report's section: publishing, correcting, taking down."""
    if context["model"] is not Report:
        return
    instance = context.get("instance")
    may = instance is None or may_publish(request.user, instance)
    offered = [item for item in items if not isinstance(item, UnpublishMenuItem)]
    if not may:
        offered = [item for item in offered if not isinstance(item, PublishMenuItem)]
    elif instance is not None:
        extra: list[ActionMenuItem] = [TakeDownItem(order=20), CorrectItem()]
        offered += [item for item in extra if item.is_shown(context)]
    items[:] = sorted(offered, key=lambda item: item.order)


class ReportStepView(WagtailAdminTemplateMixin, FormView[Any]):
    """One form about one report, for those who publish in its section."""

    request: SignedInRequest
    model = Report
    template_name = "reports/desk/step.html"
    header_icon = "doc-full-inverse"
    button = ""
    explanation = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the published report that this is about."""
        super().setup(request, *args, **kwargs)
        if not str(kwargs["pk"]).isdecimal():
            kwargs["pk"] = 0
        reports = Report.objects.select_related("section")
        self.report = get_object_or_404(reports, pk=kwargs["pk"], live=True)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Turn away whoever may not publish here."""
        if not may_publish(self.request.user, self.report):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Do it, or show beside the form why not."""
        try:
            done = self.act(form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        messages.success(self.request, done)
        return redirect(EDIT, self.report.pk)

    def act(self, form: forms.BaseForm) -> str:
        """Call the action and say what was done."""
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        """The report's headline."""
        return str(self.report)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list and the report."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("wagtailsnippets_reports_report:list"), "label": "Reports"},
            {"url": reverse(EDIT, args=[self.report.pk]), "label": str(self.report)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """What the template shows beside the form."""
        return super().get_context_data(
            report=self.report,
            button=self.button,
            explanation=self.explanation,
            edit_url=reverse(EDIT, args=[self.report.pk]),
            **context,
        )


class TakeDownView(ReportStepView):
    """Takes a report down with a reason."""

    form_class = TakeDownForm
    page_title = "Take down"
    button = "Take the report down"
    explanation = (
        "Readers who follow a link to this report will be told that it was taken down, when, "
        "and for which reason. Its versions are kept."
    )

    def act(self, form: forms.BaseForm) -> str:
        """Take it down."""
        unpublish_report(
            report=self.report,
            editor=self.request.user,
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
        return f"“{self.report}” is taken down."


class CorrectView(ReportStepView):
    """Corrects a report in public."""

    form_class = CorrectionForm
    page_title = "Correct in public"
    button = "Publish the correction"

    @property
    def explanation(self) -> str:  # type: ignore[override]  # depends on the report
        """Whether a draft goes out with it."""
        if self.report.has_unpublished_changes:
            return "The changes that wait in the draft are published with the correction."
        return "No changes wait: the correction is added to the version readers see now."

    def act(self, form: forms.BaseForm) -> str:
        """Add the correction."""
        correct_report(
            report=self.report,
            editor=self.request.user,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
            at=timezone.now(),
        )
        return "The correction is published."
