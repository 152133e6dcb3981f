"""One's own account: the public name and what one wrote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.discussion.pages import profile_page
from onrecord.discussion.views.answers import SeeOther, explain
from onrecord.people.actions import change_bio, change_face, change_name, drop_face
from onrecord.people.forms import ProfileForm
from onrecord.people.models import User
from onrecord.people.pages import avatar_of
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Name, words, picture and comments; new ones are taken here."""
    if request.method != "POST":
        asked = {"name": request.user.name, "bio": request.user.bio}
        return _page(request, ProfileForm(initial=asked, person=request.user))
    form = ProfileForm(request.POST, request.FILES, person=request.user)
    if not form.is_valid():
        return _page(request, form, status=400)
    for field, change in _CHANGES.items():
        try:
            change(request.user, form.cleaned_data)
        except ValidationError as problem:
            return _page(request, form, status=explain(form, problem, field=field))
    messages.success(request, "Kept. A new name stands on earlier comments too.")
    return SeeOther(reverse("profile"))


def _take_name(person: User, sent: dict[str, Any]) -> None:
    change_name(person=person, name=sent["name"], at=timezone.now())


def _take_bio(person: User, sent: dict[str, Any]) -> None:
    change_bio(person=person, words=sent["bio"])


def _take_face(person: User, sent: dict[str, Any]) -> None:
    if sent["face"]:
        change_face(person=person, picture=sent["face"], at=timezone.now())
    elif sent.get("no_face"):
        drop_face(person=person)


_CHANGES = {"name": _take_name, "bio": _take_bio, "face": _take_face}


def _page(request: SignedInRequest, form: ProfileForm, *, status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    is_place = before.isascii() and before.isdigit() and len(before) < 19
    comments, older = profile_page(
        person=request.user, before=int(before) if is_place else 0, at=timezone.now()
    )
    facts = {
        "person": {
            "name": request.user.shown_name,
            "avatar": avatar_of(request.user),
            "url": request.user.get_absolute_url(),
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
