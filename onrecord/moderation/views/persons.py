"""What moderators know of one person: comments, decisions, notes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.discussion.models import Clause, Comment, Sanction
from onrecord.moderation import actions
from onrecord.moderation.forms import SanctionForm
from onrecord.moderation.models import Decision, PersonNote
from onrecord.moderation.views.access import moderators_only
from onrecord.moderation.views.items import items_of, with_context
from onrecord.moderation.views.queue import place
from onrecord.people.models import User
from onrecord.people.requests import SignedInRequest

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Show it all, and take a note."""
    whom = get_object_or_404(User, pk=person_id)
    problem = note = ""
    if request.method == "POST":
        note = request.POST.get("text", "")
        try:
            actions.note_on_person(
                person=whom,
                moderator=request.user,
                text=note,
                at=timezone.now(),
            )
        except ValidationError as refused:
            problem = refused.messages[0]
        else:
            messages.success(request, "The note is kept.")
            return redirect("moderation:person", person_id)
    facts = {**_facts(whom, problem), "note": note}
    return render(request, "moderation/person.html", facts, status=400 if problem else 200)


@require_POST
@moderators_only
def sanction(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Warn, suspend or ban; or, with ``lift``, end a sanction before its time."""
    whom = get_object_or_404(User, pk=person_id)
    if number := place(request.POST.get("lift", "")):
        found = get_object_or_404(Sanction, pk=number, person=whom)
        actions.lift_sanction(sanction=found, moderator=request.user, at=timezone.now())
        messages.success(request, "Lifted. The person is told.")
        return redirect("moderation:person", person_id)
    form = SanctionForm(request.POST)
    problem = "" if form.is_valid() else str(next(iter(form.errors.values()))[0])
    if not problem:
        try:
            actions.sanction(
                person=whom, moderator=request.user, at=timezone.now(), **form.cleaned_data
            )
        except (ValidationError, PermissionDenied) as refused:
            problem = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
    if problem:
        facts = {**_facts(whom, problem), "form": form}
        return render(request, "moderation/person.html", facts, status=400)
    messages.success(request, "Done. The person is told.")
    return redirect("moderation:person", person_id)


def _facts(whom: User, problem: str) -> dict[str, object]:
    rows = with_context().filter(author=whom).order_by("-pk")[:SHOWN]
    counted = Comment.objects.filter(author=whom).order_by().values("status")
    labels = dict(Comment.Status.choices)
    return {
        "person": whom,
        "items": items_of(rows),
        "counts": [(labels[row["status"]], row["n"]) for row in counted.annotate(n=Count("pk"))],
        "decisions": Decision.objects.filter(comment__author=whom).select_related(
            "clause", "moderator"
        )[:SHOWN],
        "notes": PersonNote.objects.filter(person=whom).select_related("moderator"),
        "clauses": list(Clause.objects.in_force()),
        "sanctions": Sanction.objects.filter(person=whom).select_related("clause", "moderator"),
        "kinds": Sanction.Kind.choices,
        "problem": problem,
    }
