"""One's tokens: made here, shown once, revoked here."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.exchange.actions.tokens import make_token, revoke_token
from onrecord.exchange.forms import TokenForm
from onrecord.exchange.models import Token
from onrecord.people.requests import SignedInRequest


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: SignedInRequest) -> HttpResponse:
    """The list; a new one is made here, after the person has proven once more who they are."""
    if request.method != "POST":
        return _page(request, TokenForm())
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    try:
        key = make_token(person=request.user, at=timezone.now(), **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return _page(request, form, status=400)
    return _page(request, TokenForm(), key=key)


@never_cache
@login_required
@require_POST
def revoke(request: SignedInRequest, number: int) -> HttpResponse:
    """Take one back."""
    token = get_object_or_404(Token, pk=number, person=request.user)
    revoke_token(token=token, person=request.user, at=timezone.now())
    return HttpResponseRedirect(reverse("tokens"))


def _page(
    request: SignedInRequest, form: TokenForm, *, key: str = "", status: int = 200
) -> HttpResponse:
    facts = {
        "tokens": list(Token.objects.filter(person=request.user, revoked_at=None).order_by("pk")),
        "form": form,
        "action": reverse("tokens"),
        "key": key,
    }
    return render(request, "account/tokens.html", facts, status=status)
