"""What one is told, on the site; and which of it comes by mail."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onrecord.people.actions import choose_mail, read_notices
from onrecord.people.forms import MailForm
from onrecord.people.notices import verified_address
from onrecord.people.pages import notices_page
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: SignedInRequest) -> HttpResponse:
    """The newest first; a POST says that they were read up to ``until``."""
    if request.method == "POST":
        read_notices(person=request.user, until=_number(request.POST), at=timezone.now())
        return HttpResponseRedirect(reverse("notices"), status=303)
    shown = notices_page(person=request.user, before=_number(request.GET, "before"))
    return render(request, "account/notices.html", {"page": shown, "action": request.path})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choices(request: SignedInRequest) -> HttpResponse:
    """A box for each kind of notice."""
    form = MailForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        choose_mail(person=request.user, wanted=form.cleaned_data["wanted"])
        messages.success(request, "Kept. Notices stand on the site in any case.")
        return HttpResponseRedirect(request.path, status=303)
    facts = {"form": form, "action": request.path, "mail_to": verified_address(request.user)}
    return render(request, "account/mail_choices.html", facts)


def _number(sent: QueryDict, name: str = "until") -> int:
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
