"""One's own account: the public name, what one wrote, and the way out."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.pages import profile_page
from onrecord.discussion.views.answers import SeeOther, explain, refusal
from onrecord.people.actions import change_name
from onrecord.people.actions import delete_account as leave
from onrecord.people.forms import OwnNameForm
from onrecord.people.pages import avatar_of
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Name and comments; a new name is taken here."""
    if request.method != "POST":
        form = OwnNameForm(initial={"name": request.user.name}, person=request.user)
        return _page(request, form)
    form = OwnNameForm(request.POST, person=request.user)
    if not form.is_valid():
        return _page(request, form, status=400)
    try:
        change_name(person=request.user, name=form.cleaned_data["name"], at=timezone.now())
    except ValidationError as problem:
        return _page(request, form, status=explain(form, problem, field="name"))
    messages.success(request, "Your name is changed, on earlier comments too.")
    return SeeOther(reverse("profile"))


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: SignedInRequest) -> HttpResponse:
    """Ask once, then leave for good."""
    if request.method != "POST":
        return render(request, "account/delete.html", {"action": reverse("account_delete")})
    try:
        leave(person=request.user)
    except PermissionDenied as problem:
        return refusal(request, str(problem))
    logout(request)
    return SeeOther("/")


def _page(request: SignedInRequest, form: OwnNameForm, *, status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    is_place = before.isascii() and before.isdigit() and len(before) < 19
    comments, older = profile_page(person=request.user, before=int(before) if is_place else 0)
    facts = {
        "person": {
            "name": request.user.shown_name,
            "avatar": avatar_of(request.user),
            "email": request.user.email,
            "is_staff": request.user.is_staff,
            "joined_at": request.user.date_joined,
        },
        "desk_url": reverse("wagtailadmin_home") if request.user.is_staff else "",
        "form": form,
        "action": reverse("profile"),
        "comments": comments,
        "older_url": f"{reverse('profile')}?before={older}" if older else "",
    }
    return render(request, "account/profile.html", facts, status=status)
