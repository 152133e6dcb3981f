"""The desk's page of webhooks: add, try, stop, and see what was delivered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.exchange import rules
from onrecord.exchange.actions import webhooks as actions
from onrecord.exchange.forms import WebhookForm
from onrecord.exchange.models import Delivery, Webhook
from onrecord.people.requests import SignedInRequest

SHOWN = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: SignedInRequest) -> HttpResponse:
    """All addresses and the latest deliveries; a new address is added here."""
    _require(request)
    if request.method != "POST":
        return _page(request, WebhookForm())
    form = WebhookForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    try:
        actions.add_webhook(person=request.user, at=timezone.now(), **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return _page(request, form, status=400)
    messages.success(request, "It is told from now on. Copy its secret to where it is checked.")
    return HttpResponseRedirect(reverse("exchange:webhooks"))


@never_cache
@require_POST
def change(request: SignedInRequest, number: int) -> HttpResponse:
    """``try`` or ``stop`` an address."""
    _require(request)
    webhook = get_object_or_404(Webhook, pk=number)
    act: Callable[..., Any] = (
        actions.stop_webhook if "stop" in request.POST else actions.try_webhook
    )
    act(webhook=webhook, person=request.user, at=timezone.now())
    return HttpResponseRedirect(reverse("exchange:webhooks"))


@never_cache
@require_POST
def again(request: SignedInRequest, number: int) -> HttpResponse:
    """Send a message once more."""
    _require(request)
    delivery = get_object_or_404(Delivery, pk=number)
    actions.send_again(delivery=delivery, person=request.user, at=timezone.now())
    return HttpResponseRedirect(reverse("exchange:webhooks"))


def _require(request: SignedInRequest) -> None:
    if not rules.may_keep_webhooks(request.user):
        raise PermissionDenied("Only administrators say who is told what happens.")


def _page(request: SignedInRequest, form: WebhookForm, *, status: int = 200) -> HttpResponse:
    facts = {
        "form": form,
        "webhooks": list(Webhook.objects.filter(is_active=True).order_by("pk")),
        "deliveries": list(Delivery.objects.select_related("webhook").order_by("-pk")[:SHOWN]),
    }
    return render(request, "exchange/webhooks.html", facts, status=status)
