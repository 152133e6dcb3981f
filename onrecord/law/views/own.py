"""One's own data: a copy of it, and the way out with a day to come back."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.discussion.views.answers import SeeOther, refusal
from onrecord.law import actions
from onrecord.law.models import Leaving, PersonalArchive
from onrecord.people.models import TooOftenError
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: SignedInRequest) -> HttpResponse:
    """Ask to be erased in a day; until then the same page takes it back."""
    if request.method != "POST":
        leaving = Leaving.objects.filter(person=request.user).first()
        facts = {"action": reverse("account_delete"), "leaving": leaving}
        return render(request, "account/delete.html", facts)
    if request.POST.get("do") == "stay":
        actions.stay(person=request.user)
        messages.success(request, "Your account stays.")
        return SeeOther(reverse("profile"))
    try:
        actions.ask_to_leave(person=request.user, at=timezone.now())
    except PermissionDenied as problem:
        return refusal(request, str(problem))
    return SeeOther(reverse("account_delete"))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: SignedInRequest) -> HttpResponse:
    """Ask for a copy of everything, and fetch it once it is made."""
    status, problem = 200, ""
    if request.method == "POST":
        try:
            actions.ask_for_archive(person=request.user, at=timezone.now())
            return SeeOther(reverse("account_data"))
        except TooOftenError as refused:
            status, problem = 429, " ".join(refused.messages)
    own = PersonalArchive.objects.filter(person=request.user).defer("content").first()
    facts = {
        "archive": own,
        "problem": problem,
        "action": reverse("account_data"),
        "archive_url": reverse("account_archive"),
    }
    return render(request, "account/data.html", facts, status=status)


@never_cache
@login_required
@reauthentication_required
@require_safe
def archive(request: SignedInRequest) -> HttpResponse:
    """The ZIP, for its person alone."""
    own = PersonalArchive.objects.filter(person=request.user).exclude(made_at=None).first()
    if own is None or own.expires_at < timezone.now():
        raise Http404("There is no copy. Ask for one.")
    answer = HttpResponse(bytes(own.content), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    return answer
