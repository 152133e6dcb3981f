"""Others are told what happens: with the change, signed, again and again, and at last no more."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onrecord.discussion.actions import edit_comment, flag_comment, post_comment, withdraw_comment
from onrecord.discussion.models import Clause
from onrecord.exchange.actions.webhooks import PAUSES, add_webhook, deliver_due, try_webhook
from onrecord.exchange.models import Delivery, Webhook
from onrecord.moderation.actions import remove_comment
from onrecord.people.models import User
from onrecord.reports.models import Report, Section
from onrecord.shared.calling import call
from onrecord.shared.fetch import FetchRefused
from tests.conftest import NOON, a_report


@pytest.fixture
def webhook(ada: User) -> Webhook:
    """An address that is told everything."""
    return add_webhook(
        url="https://hooks.example/in", events=list(Webhook.Event), person=ada, at=NOON
    )


def events() -> list[str]:
    """What was told, in order."""
    return list(Delivery.objects.order_by("pk").values_list("event", flat=True))


def test_everything_that_happens_is_told_without_words(
    webhook: Webhook, ed: User, mo: User, rosa: User, world: Section
) -> None:
    clause = Clause.objects.create(number=3, title="No threats", text="Do not threaten.")
    report = a_report(editor=ed, section=world)
    comment = post_comment(author=rosa, report=report, text="Secret words", at=NOON)
    edit_comment(comment=comment, author=rosa, text="Other words", at=NOON)
    flag_comment(comment=comment, reader=ed, clause=clause, note="", at=NOON)
    remove_comment(comment=comment, moderator=mo, clause=clause, reason="So", at=NOON)
    other = post_comment(author=rosa, report=report, text="More", at=NOON)
    withdraw_comment(comment=other, author=rosa, at=NOON)

    assert events() == [
        *("report.published", "comment.published", "comment.edited", "comment.flagged"),
        *("comment.removed", "decision.made", "comment.published", "comment.withdrawn"),
    ]
    assert "words" not in "".join(Delivery.objects.values_list("body", flat=True))
    assert json.loads(Delivery.objects.all()[1].body)["data"]["comment"] == comment.short_id


def test_what_did_not_happen_is_not_told(webhook: Webhook, report: Report, rosa: User) -> None:
    Delivery.objects.all().delete()

    with transaction.atomic():
        post_comment(author=rosa, report=report, text="Never", at=NOON)
        transaction.set_rollback(True)

    assert events() == []


def test_a_message_is_tried_again_and_given_up(webhook: Webhook, ada: User) -> None:
    delivery = try_webhook(webhook=webhook, person=ada, at=NOON)
    now, tried = NOON, []

    def fails(url: str, **sent: Any) -> int:
        tried.append(sent["headers"]["webhook-id"])
        return 500

    for pause in (*PAUSES, dt.timedelta(days=9)):
        assert deliver_due(at=now, send=fails) == 1
        assert deliver_due(at=now, send=fails) == 0
        now += pause

    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries, set(tried)) == ("dead", 9, {delivery.message_id})
    assert deliver_due(at=now, send=fails) == 0


@pytest.fixture
def listening() -> Iterator[tuple[int, list[Any]]]:
    """Another site on this machine, and what it hears."""
    heard: list[Any] = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((dict(self.headers), body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words: Any) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, heard
    server.shutdown()


def test_a_message_carries_a_signature_that_can_be_checked(
    webhook: Webhook, ada: User, listening: tuple[int, list[Any]]
) -> None:
    port, heard = listening
    Webhook.objects.update(url=f"http://127.0.0.1:{port}/in")
    delivery = try_webhook(webhook=webhook, person=ada, at=NOON)

    def send(url: str, **sent: Any) -> int:
        return call(url, trusted=[("127.0.0.1", port)], **sent)

    deliver_due(at=NOON, send=send)

    delivery.refresh_from_db()
    assert delivery.state == "done"
    headers, body = heard[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    mac = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"
    assert json.loads(body)["type"] == "test"


def test_nothing_is_sent_to_machines_inside(
    webhook: Webhook, ada: User, listening: tuple[int, list[Any]]
) -> None:
    with pytest.raises(FetchRefused):
        call("http://127.0.0.1/in", body=b"{}", headers={})
    Webhook.objects.update(url="http://127.0.0.1/in")
    try_webhook(webhook=webhook, person=ada, at=NOON)

    deliver_due(at=NOON)

    assert "inside" in Delivery.objects.get().answer


def test_the_desk_adds_tries_and_stops(ada: User, ed: User, client: Client) -> None:
    client.force_login(ed)
    assert client.get("/desk/webhooks/").status_code in {302, 403}
    client.force_login(ada)

    client.post("/desk/webhooks/", {"url": "https://h.example/x", "events": ["comment.published"]})
    webhook = Webhook.objects.get()
    client.post(f"/desk/webhooks/{webhook.pk}/", {"try": ""})
    page = client.get("/desk/webhooks/").content.decode()
    assert webhook.secret in page
    assert "Waiting" in page
    client.post(f"/desk/webhooks/{webhook.pk}/", {"stop": ""})
    assert Delivery.objects.get().state == "dead"
    refused = client.post("/desk/webhooks/", {"url": "ftp://h.example/", "events": ["x"]})
    assert refused.status_code == 400
