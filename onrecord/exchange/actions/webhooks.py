"""Telling others what happens: written with the change, signed, tried again, given up at last."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from onrecord.exchange import rules
from onrecord.exchange.models import Delivery, Webhook
from onrecord.exchange.models.webhook import PREFIX
from onrecord.people.models import User
from onrecord.shared.calling import FetchFailed, FetchRefused, call
from onrecord.shared.prepared import Prepared
from onrecord.shared.web_addresses import web_address

# Of Standard Webhooks: how long after each try that failed the next one comes.
PAUSES = tuple(
    dt.timedelta(seconds=n) for n in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000)
)
AT_ONCE = 20
LEASE = dt.timedelta(minutes=2)
KEPT = dt.timedelta(days=30)
TEST = "test"
Call = Callable[..., int]


@transaction.atomic
def add_webhook(*, url: str, events: Iterable[str], person: User, at: dt.datetime) -> Webhook:
    """Tell this address from now on."""
    _require(person)
    chosen = sorted(set(events) & set(Webhook.Event))
    if not chosen:
        raise ValidationError("Choose what it is told.")
    try:
        web_address(url, ports=())
    except FetchRefused as why:
        raise ValidationError(str(why)) from why
    webhook = Webhook.objects.create(url=url, events=chosen, made_at=at, made_by=person)
    log(webhook, "exchange.webhook_added", user=person, data={"url": url, "events": chosen})
    return webhook


@transaction.atomic
def stop_webhook(*, webhook: Webhook, person: User, at: dt.datetime) -> None:
    """Tell it nothing more; what waits is given up."""
    _require(person)
    Webhook.objects.filter(pk=webhook.pk).update(is_active=False)
    waiting = Delivery.objects.filter(webhook=webhook, state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.DEAD, answer="It was switched off.")
    log(webhook, "exchange.webhook_stopped", user=person, data={"url": webhook.url})


def try_webhook(*, webhook: Webhook, person: User, at: dt.datetime) -> Delivery:
    """Send it a message that says nothing."""
    _require(person)
    return _delivery(webhook, TEST, {"test": True}, at=at)


def send_again(*, delivery: Delivery, person: User, at: dt.datetime) -> None:
    """Begin the tries of a message anew."""
    _require(person)
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.WAITING, tries=0, due_at=at)


def tell(event: str, data: Callable[[], dict[str, Any]], *, at: dt.datetime) -> None:
    """Write a message to each address that wants this; call it in the transaction of the change.

    ``data`` is asked for only where somebody wants it.
    """
    wanting = [webhook for webhook in _active.all() if event in webhook.events]
    if not wanting:
        return
    said = data()
    for webhook in wanting:
        _delivery(webhook, event, said, at=at)


def deliver_due(*, at: dt.datetime, send: Call = call) -> int:
    """Try what is due; how many were tried."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, due_at__lte=at).order_by("due_at")
    tried = 0
    for delivery in due.select_related("webhook")[:AT_ONCE]:
        # Whoever moves it on first sends it; should that process die, it is due again later.
        mine = Delivery.objects.filter(pk=delivery.pk, due_at=delivery.due_at)
        if mine.update(due_at=at + LEASE):
            _try(delivery, at=at, send=send)
            tried += 1
    return tried


def deliver() -> None:
    """The job: try what is due now, and forget what was told long ago."""
    now = timezone.now()
    deliver_due(at=now)
    Delivery.objects.filter(made_at__lt=now - KEPT).exclude(state=Delivery.State.WAITING).delete()


def signature(*, secret: str, message_id: str, at: dt.datetime, body: bytes) -> str:
    """``v1,`` and the HMAC-SHA256 of id, time and body, as Standard Webhooks has it."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _try(delivery: Delivery, *, at: dt.datetime, send: Call) -> None:
    body = delivery.body.encode()
    webhook = delivery.webhook
    headers = {
        "Content-Type": "application/json",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature(
            secret=webhook.secret, message_id=delivery.message_id, at=at, body=body
        ),
    }
    try:
        status = send(webhook.url, body=body, headers=headers)
        is_done, said = 200 <= status < 300, f"It answered {status}."
    except (FetchFailed, FetchRefused) as why:
        is_done, said = False, str(why)[:200]
    delivery.tries += 1
    delivery.answer = said
    if is_done:
        delivery.state = Delivery.State.DONE
    elif delivery.tries > len(PAUSES):
        delivery.state = Delivery.State.DEAD
    else:
        delivery.due_at = at + PAUSES[delivery.tries - 1]
    delivery.save(update_fields=["tries", "answer", "state", "due_at"])


def _delivery(webhook: Webhook, event: str, data: dict[str, Any], *, at: dt.datetime) -> Delivery:
    body = {"type": event, "timestamp": at.astimezone(dt.UTC).isoformat(), "data": data}
    return Delivery.objects.create(
        webhook=webhook,
        event=event,
        body=json.dumps(body, ensure_ascii=False),
        due_at=at,
        made_at=at,
    )


def _require(person: User) -> None:
    if not rules.may_keep_webhooks(person):
        raise PermissionDenied("Only administrators say who is told what happens.")


_active = Prepared(lambda: Webhook.objects.filter(is_active=True))
