"""Programs read discussions, and act in them for a person who gave them a token."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django import DjangoAssertNumQueries

from onrecord.discussion.actions import change_status, post_comment
from onrecord.discussion.models import BY_RULE, Clause, Comment, Flag
from onrecord.exchange.actions.tokens import make_token, revoke_token
from onrecord.exchange.models import Token
from onrecord.people.models import User
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_report


@pytest.fixture
def clause(db: None) -> Clause:
    """A clause of the standards."""
    return Clause.objects.create(number=3, title="No threats", text="Do not threaten anybody.")


def key_of(person: User, *scopes: str) -> str:
    """A token of the person's."""
    return make_token(person=person, name="My program", scopes=scopes or ["comment"], at=NOON)


def ask(client: Client, method: str, path: str, body: object = None, key: str = "") -> Any:
    """What is answered; with the token where one is given."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    if body is None:
        return getattr(client, method)(path, headers=headers)
    return getattr(client, method)(
        path, json.dumps(body), content_type="application/json", headers=headers
    )


def comments_url(report: Report) -> str:
    """Where the report's comments are."""
    return f"/api/discussions/{report.short_id}/comments/"


def check_refusal(answer: HttpResponse, status: int) -> None:
    """Problem details, as described."""
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    found = json.loads(answer.content)
    assert found["status"] == status
    assert found["detail"]


def test_many_reports_are_counted_by_few_queries(
    ed: User,
    world: Section,
    rosa: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    reports = [a_report(editor=ed, section=world, headline=f"Report {n}") for n in range(12)]
    post_comment(author=rosa, report=reports[0], text="One", at=NOON)
    ids = ",".join(str(report.short_id) for report in reports)

    with django_assert_max_num_queries(2):
        answer = client.get(f"/api/discussions/counts.json?ids={ids},0zzzz")

    counts = {one["report"]: one["comments"] for one in answer.json()["discussions"]}
    assert len(counts) == 12
    assert counts[str(reports[0].short_id)] == 1
    again = client.get(
        f"/api/discussions/counts.json?ids={ids},0zzzz",
        headers={"If-None-Match": answer["ETag"]},
    )
    assert again.status_code == 304
    check_refusal(client.get("/api/discussions/counts.json"), 400)
    check_refusal(client.get(f"/api/discussions/counts.json?ids={'4tkyq,' * 101}"), 400)


@pytest.mark.parametrize("view", ["flat", "threads"])
@pytest.mark.parametrize("order", ["newest", "oldest", "best", "replied", "picks"])
def test_every_order_is_walked_to_its_end(
    report: Report, rosa: User, client: Client, order: str, view: str
) -> None:
    for number in range(53):
        at = NOON + dt.timedelta(hours=number)
        post_comment(author=rosa, report=report, text=f"Remark {number}", at=at)
    seen: list[str] = []
    url: str | None = f"{comments_url(report)}?order={order}&view={view}"

    while url:
        page = client.get(url).json()
        seen += [one["id"] for one in page["items"]]
        url = page["next"]

    assert sorted(seen) == sorted(Comment.objects.values_list("short_id", flat=True))


def test_a_program_posts_edits_flags_and_withdraws(
    report: Report, rosa: User, ed: User, clause: Clause, client: Client
) -> None:
    key, url = key_of(rosa), comments_url(report)
    posted = ask(client, "post", url, {"text": "Hello", "posting_key": "k"}, key)
    assert posted.status_code == 201
    assert ask(client, "post", url, {"text": "Hello", "posting_key": "k"}, key).json() == (
        posted.json()
    )
    own = f"{url}{posted.json()['id']}/"
    reply = ask(client, "post", url, {"text": "Yes", "reply_to": posted.json()["id"]}, key).json()
    assert client.get(f"{url}{reply['id']}/").json()["reply_to"] == posted.json()["id"]

    Comment.objects.update(created_at=dt.datetime.now(dt.UTC))
    assert ask(client, "patch", own, {"text": "Hello all"}, key).json()["text"] == "Hello all"
    assert ask(client, "post", f"{own}flags/", {"clause": 3}, key_of(ed)).status_code == 204
    assert Flag.objects.get().clause == clause
    assert ask(client, "delete", own, key=key).status_code == 204
    gone = client.get(own).json()
    assert (gone["state"], gone["html"], gone["author"]) == ("withdrawn", "", "")


def test_refusals_say_what_to_do(
    report: Report, rosa: User, ed: User, clause: Clause, client: Client
) -> None:
    url, body = comments_url(report), {"text": "Hello"}
    check_refusal(ask(client, "post", url, body), 401)
    check_refusal(ask(client, "post", url, body, "onr_wrong"), 403)
    check_refusal(ask(client, "post", url, body, key_of(rosa, "moderate")), 403)
    check_refusal(ask(client, "post", url, {"words": "x"}, key_of(rosa)), 400)
    check_refusal(ask(client, "post", url, {"text": "  "}, key_of(rosa)), 422)
    check_refusal(ask(client, "post", url, {"text": "x", "reply_to": "zz"}, key_of(rosa)), 404)
    check_refusal(ask(client, "put", url, body, key_of(rosa)), 405)
    check_refusal(client.get(f"{url}?order=worst"), 400)
    check_refusal(client.get(f"{url}?cursor=x"), 404)
    key = key_of(rosa)
    for _ in range(9):
        answer = ask(client, "post", url, body, key)
    check_refusal(answer, 429)
    assert int(answer["Retry-After"]) > 0


def test_a_revoked_token_and_a_forged_request_open_nothing(report: Report, rosa: User) -> None:
    key, url = key_of(rosa), comments_url(report)
    revoke_token(token=Token.objects.get(), person=rosa, at=NOON)
    check_refusal(ask(Client(), "post", url, {"text": "x"}, key), 403)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(rosa)

    check_refusal(ask(browser, "post", url, {"text": "x"}), 403)

    assert key not in str(Token.objects.values())


def test_moderators_decide_and_others_do_not(
    report: Report, rosa: User, mo: User, clause: Clause, client: Client
) -> None:
    comment = post_comment(author=rosa, report=report, text="Hm", at=NOON)
    change_status(comment=comment, to=Comment.Status.HELD, by=BY_RULE, at=NOON)
    queue, key = "/api/moderation/queue/", key_of(mo, "moderate")
    decide = f"/api/moderation/comments/{comment.short_id}/decisions/"

    check_refusal(ask(client, "get", queue), 401)
    check_refusal(ask(client, "get", queue, key=key_of(rosa, "moderate")), 403)
    check_refusal(ask(client, "get", queue, key=key_of(mo)), 403)
    assert ask(client, "get", queue, key=key).json()["items"][0]["id"] == comment.short_id
    check_refusal(ask(client, "post", decide, {"action": "reject", "reason": "So"}, key), 422)
    sent = {"action": "reject", "reason": "It is one.", "clause": 3}
    assert ask(client, "post", decide, sent, key).status_code == 204
    comment.refresh_from_db()
    assert comment.status == "rejected"
    check_refusal(ask(client, "post", decide, {"action": "publish"}, key), 422)


def test_what_is_answered_is_described(report: Report, rosa: User, client: Client) -> None:
    document = client.get("/api/openapi.json").json()
    OpenAPIV31SpecValidator(document).validate()
    post_comment(author=rosa, report=report, text="Hello", at=NOON)

    found = client.get(comments_url(report)).json()

    path = document["paths"]["/api/discussions/{short_id}/comments/"]["get"]
    schema = path["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    assert list(Draft202012Validator(whole).iter_errors(found)) == []


def test_a_token_is_made_shown_once_and_revoked(rosa: User, client: Client) -> None:
    client.force_login(rosa)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": dt.datetime.now(dt.UTC).timestamp()}
    ]
    session.save()

    page = client.post("/account/tokens/", {"name": "Feed", "scopes": ["comment"]})

    key = page.content.decode().partition("<code>")[2].partition("</code>")[0]
    assert key.startswith("onr_")
    assert key not in client.get("/account/tokens/").content.decode()
    client.post(f"/account/tokens/{Token.objects.get().pk}/revoke/")
    assert Token.objects.get().revoked_at is not None


def test_what_a_comment_is_about_is_sent_and_told(
    report: Report, rosa: User, client: Client
) -> None:
    key = key_of(rosa)
    sent = {"text": "So few?", "words": "647 people"}
    assert ask(client, "post", comments_url(report), sent, key).status_code == 201

    about = client.get(comments_url(report)).json()["items"][0]["about"]
    assert (about["words"], about["is_gone"]) == ("647 people", False)
    assert "#:~:text=" in about["url"]
    refused = ask(client, "post", comments_url(report), sent | {"words": "no such words"}, key)
    check_refusal(refused, 422)
