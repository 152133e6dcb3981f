"""Every address × role × state of a comment: nobody reads or does what the state does not allow."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onrecord.discussion.actions import post_comment
from onrecord.discussion.models import Clause, Comment, Discussion, Flag
from onrecord.exchange.actions.tokens import make_token
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import a_report, again, the_newsroom
from tests.house.addresses import EVERYBODY, SIGNED_IN, SIGNED_OUT, Address, addresses, example

SECRET = "xyzzyplugh"
STATUSES = [str(status) for status in Comment.Status if status != "erased"]
STATES = [*STATUSES, "closed", "off", "taken_down"]
ROLES = ["visitor", "author", "reader", "moderator", "editor"]
STREAMS = {"live"}
ALARMS = {"working"}  # says with 503 that nothing works beside serving, as in these tests
# What the author alone is shown of their own words, whatever became of them.
OWN = {"me", "profile", "comment_edit", "comment_withdraw", "own_decisions"}
READ = [a for a in addresses() if a.rule in {EVERYBODY, SIGNED_IN, SIGNED_OUT}]
READ = [a for a in READ if a.name not in STREAMS and "logout" not in a.pattern]
# Every address whose pattern names a comment and that changes something.
ACTS = {
    *["comment_edit", "comment_withdraw", "comment_flag", "comment_recommend", "comment_pick"],
    *["api_comment", "api_flags", "api_decisions", "moderation:decide"],
}
SHOWN_WITH_A_COMMENT = {"comment", "comment_earlier", "moderation:comment"}


@dataclass(frozen=True)
class World:
    """A comment in a state, and those who come to it."""

    comment: Comment
    people: dict[str, User | None]
    clause: Clause

    def path(self, address: Address) -> str:
        """The address with the comment's own parts in it."""
        report = self.comment.discussion.report
        of_comment = "comment/<slug:short_id>" in address.pattern
        given = {
            **{"report_id": report.short_id, "section": report.section.slug},
            **{"short_id": self.comment.short_id if of_comment else report.short_id},
            **{"number": self.comment.short_id, "comment": self.comment.short_id, "seq": 0},
            **{"comment_id": self.comment.pk, "day": "20260302", "slug": report.slug},
            **{"pk": self.people["author"].pk, "person_id": self.people["author"].pk},
        }
        return example(address.pattern, given)


# Made once: no test here needs another one.
ed, report = map(again, ("ed", "report"))


@pytest.fixture(scope="module")
def made(standing: None) -> dict[str, Any]:
    """A published report, for all tests of this file."""
    room = the_newsroom()
    return {**room, "report": a_report(editor=room["ed"], section=room["world"])}


@pytest.fixture
def world(report: Report, rosa: User, mo: User, ed: User, request: pytest.FixtureRequest) -> World:
    """The comment, brought into the state that the test is about."""
    state = request.param
    reader = User.objects.create_user("sami@example.org", name="Sami")
    clause = Clause.objects.create(number=3, title="No threats", text="Do not threaten.")
    made = post_comment(author=rosa, report=report, text=f"It is {SECRET}.", at=timezone.now())
    if state in STATUSES:
        never_shown = {} if state in {"published", "removed", "withdrawn", "legal_hold"} else UNSEEN
        Comment.objects.filter(pk=made.pk).update(status=state, **never_shown)
    if state in {"closed", "off"}:
        Discussion.objects.update(state=state)
    if state == "taken_down":
        Report.objects.update(live=False, unpublished_at=timezone.now())
    comment = Comment.objects.select_related("discussion__report__section").get(pk=made.pk)
    people = {"visitor": None, "author": rosa, "reader": reader, "moderator": mo, "editor": ed}
    return World(comment, people, clause)


UNSEEN = {"publish_seq": None, "published_at": None, "path": ""}


def in_states(test: Callable[..., None]) -> Callable[..., None]:
    """In each state."""
    return pytest.mark.parametrize("world", STATES, indirect=True)(test)


def come_in(role: str, world: World) -> Client:
    """A browser of its own."""
    client = Client(raise_request_exception=False)
    if person := world.people[role]:
        client.force_login(person)
    return client


def can_be_read(world: World) -> bool:
    """By everybody."""
    discussion = world.comment.discussion
    is_here = discussion.state != "off" and discussion.report.live
    return is_here and world.comment.status == "published"


def test_no_address_that_changes_a_comment_is_left_out() -> None:
    named = {
        a.name
        for a in addresses()
        if "comment/<" in a.pattern or "comments/<" in a.pattern or "comment:" in a.pattern
    }

    assert named == ACTS | SHOWN_WITH_A_COMMENT


@in_states
@pytest.mark.parametrize("role", ["visitor", "author", "reader"])
def test_words_are_read_where_the_state_allows_it_and_nowhere_else(world: World, role: str) -> None:
    client = come_in(role, world)
    seen, broken = set(), []
    for address in READ:
        answer = client.get(world.path(address))
        if answer.status_code >= 500 and address.name not in ALARMS:
            broken.append(address.name)
        if SECRET in body_of(answer):
            seen.add(address.name)

    assert broken == []
    if can_be_read(world):
        assert {"report", "discussion", "comment", "comments_after", "api_comments"} <= seen
    else:
        assert seen <= (OWN if role == "author" else set())


def body_of(answer: HttpResponse) -> str:
    """What was answered, streamed or not."""
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def allowed(act: str, role: str, world: World) -> bool:
    """The rule, said once more and otherwise than in the program."""
    status, discussion = world.comment.status, world.comment.discussion
    if act in {"moderation:decide", "api_decisions"}:  # both try to remove it
        return role in {"moderator", "editor"} and status == "published"
    if act == "comment_pick":
        return role == "editor" and can_be_read(world)
    if act in {"comment_flag", "comment_recommend", "api_flags"}:
        return role not in {"visitor", "author"} and can_be_read(world)
    stands = role == "author" and status in {"published", "held"}
    if act in {"comment_edit", "api_comment edit"}:
        return stands and discussion.state == "open" and discussion.report.live
    # One's words are taken back at any time; programs find no report that is taken down.
    return stands and (act == "comment_withdraw" or discussion.report.live)


def send(client: Client, act: str, path: str, world: World, key: str) -> HttpResponse:
    """The form or message that asks for the act."""
    decision = {"clause": world.clause.pk, "reason": "Bad."}
    forms = {
        "comment_edit": {"text": "Other words"},
        "comment_flag": {"clause": world.clause.pk, "note": ""},
        "moderation:decide": {**decision, "do": "remove"},
    }
    messages = {
        "api_comment edit": ("patch", {"text": "Other words"}),
        "api_comment": ("delete", {}),
        "api_flags": ("post", {"clause": 3}),
        "api_decisions": ("post", {"action": "remove", "clause": 3, "reason": "Bad."}),
    }
    if act not in messages:
        return client.post(path, forms.get(act, {}))
    method, message = messages[act]
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    ask = getattr(client, method)
    return ask(path, json.dumps(message), content_type="application/json", headers=headers)


@in_states
@pytest.mark.parametrize("act", sorted(ACTS | {"api_comment edit"}))
def test_what_the_state_does_not_allow_changes_nothing(world: World, act: str) -> None:
    address = next(a for a in addresses() if a.name == act.partition(" ")[0])
    for role in ROLES:
        person = world.people[role]
        scopes = ["comment", "moderate"]
        key = (
            make_token(person=person, name="Key", scopes=scopes, at=timezone.now())
            if person
            else ""
        )
        before = facts_of(world)
        answer = send(come_in(role, world), act, world.path(address), world, key)

        assert answer.status_code < 500, role
        assert (facts_of(world) != before) == allowed(act, role, world), (role, answer.status_code)
        put_back(world)


def facts_of(world: World) -> tuple[Any, ...]:
    """All that such an act can change."""
    fields = ("status", "body_source", "recommends", "picked_at")
    row = Comment.objects.filter(pk=world.comment.pk).values_list(*fields).get()
    return *row, Flag.objects.count()


def put_back(world: World) -> None:
    """For the next who comes."""
    kept = {name: getattr(world.comment, name) for name in ("status", "body_source", "body_html")}
    Comment.objects.filter(pk=world.comment.pk).update(**kept, recommends=0, picked_at=None)
    Discussion.objects.update(comment_count=world.comment.discussion.comment_count)
    Flag.objects.all().delete()
