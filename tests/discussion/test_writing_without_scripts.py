"""The private pages: write, reply, preview, edit, withdraw, flag; plain forms that lose nothing."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from onrecord.discussion.models import Clause, Comment, Discussion, Flag
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import again
from tests.discussion.conftest import Writes

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

ODD = ["\0", "\ud7ff", "x" * 20_000, "-1", "%00", "../..", "<script>", "\u202e"]


def write_url(report: Report) -> str:
    return f"/discussion/{report.short_id}/write/"


def test_a_comment_is_written_and_shown_at_its_place(
    client: Client, rosa: User, report: Report
) -> None:
    client.force_login(rosa)
    form = client.get(write_url(report))
    key = re.search(r'name="posting_key" value="([^"]+)"', form.content.decode())
    assert key

    answer = client.post(write_url(report), {"text": "Good news.", "posting_key": key[1]})

    comment = Comment.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == f"{report.get_absolute_url()}#c-{comment.short_id}"
    again = client.post(write_url(report), {"text": "Good news.", "posting_key": key[1]})
    assert again["Location"] == answer["Location"]


def test_a_private_page_is_kept_by_no_cache(client: Client, rosa: User, report: Report) -> None:
    client.force_login(rosa)

    assert "no-store" in client.get(write_url(report))["Cache-Control"]


def test_a_forged_form_is_refused(rosa: User, report: Report) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa)

    assert client.post(write_url(report), {"text": "Forged"}).status_code == 403


def test_a_reply_shows_what_it_answers(
    client: Client, write: Writes, sami: User, report: Report
) -> None:
    parent = write("Is it **safe**?")
    client.force_login(sami)

    page = client.get(f"{write_url(report)}?reply_to={parent.short_id}").content.decode()
    assert "<strong>safe</strong>" in page
    client.post(write_url(report), {"text": "It is.", "reply_to": parent.short_id})
    assert Comment.objects.get(author=sami).parent == parent


def test_a_preview_keeps_nothing(client: Client, rosa: User, report: Report) -> None:
    client.force_login(rosa)

    page = client.post(write_url(report), {"text": "*Maybe* <b>", "preview": "1"})

    assert "<em>Maybe</em> &lt;b&gt;" in page.content.decode()
    assert not Comment.objects.exists()


def test_what_was_typed_survives_the_sign_in(client: Client, rosa: User, report: Report) -> None:
    answer = client.post(write_url(report), {"text": "Before I had signed in"})

    assert answer["Location"].startswith("/account/login/?next=/discussion/")
    rosa.set_password("a long pass phrase")
    rosa.save()
    client.post("/account/login/", {"login": rosa.email, "password": "a long pass phrase"})
    client.force_login(rosa)
    assert "Before I had signed in" in client.get(write_url(report)).content.decode()


def test_a_draft_is_forgotten_once_posted(client: Client, rosa: User, report: Report) -> None:
    client.post(write_url(report), {"text": "My draft"})
    client.force_login(rosa)
    client.post(write_url(report), {"text": "My draft"})

    assert "My draft" not in client.get(write_url(report)).content.decode()


@pytest.mark.parametrize(("text", "status"), [("  ", 400), ("", 400), ("a" * 5001, 400)])
def test_a_refused_form_shows_the_words_again(
    client: Client, rosa: User, report: Report, text: str, status: int
) -> None:
    client.force_login(rosa)

    page = client.post(write_url(report), {"text": text})

    assert page.status_code == status
    assert text in page.content.decode()


def test_too_many_at_once_are_asked_to_wait_with_their_words(
    client: Client, rosa: User, report: Report
) -> None:
    client.force_login(rosa)
    for number in range(5):
        client.post(write_url(report), {"text": f"Remark {number}"})

    page = client.post(write_url(report), {"text": "The sixth"})

    assert page.status_code == 429
    assert "The sixth" in page.content.decode()
    assert "Wait" in page.content.decode()


def test_a_reply_to_what_is_gone_is_offered_again_as_a_comment(
    client: Client, write: Writes, sami: User, report: Report
) -> None:
    parent = write()
    Comment.objects.update(status="removed")
    client.force_login(sami)

    page = client.post(write_url(report), {"text": "My answer", "reply_to": parent.short_id})

    assert page.status_code == 409
    assert "My answer" in page.content.decode()
    assert 'name="reply_to" value=' not in page.content.decode()


def test_a_closed_discussion_keeps_the_words_it_refuses(
    client: Client, rosa: User, report: Report
) -> None:
    client.force_login(rosa)
    Discussion.objects.update(state=Discussion.State.CLOSED)

    page = client.post(write_url(report), {"text": "Too late?"})

    assert page.status_code == 403
    assert "Too late?" in page.content.decode()
    assert client.get(write_url(report)).status_code == 403


def test_a_held_comment_leads_to_the_note_that_it_waits(
    client: Client, rosa: User, report: Report
) -> None:
    client.force_login(rosa)

    answer = client.post(write_url(report), {"text": "See https://example.org"})

    assert answer["Location"].endswith("#held")


def test_a_wording_is_changed_within_the_window(client: Client, write: Writes, rosa: User) -> None:
    comment = write("Teh bridge", at=timezone.now())
    client.force_login(rosa)
    url = f"/discussion/comment/{comment.short_id}/edit/"

    assert "Teh bridge" in client.get(url).content.decode()
    preview = client.post(url, {"text": "The *bridge*", "preview": "1"}).content.decode()
    assert "<em>bridge</em>" in preview
    assert client.post(url, {"text": ""}).status_code == 400
    client.post(url, {"text": "The bridge"})

    comment.refresh_from_db()
    assert (comment.body_source, comment.edited_at is None) == ("The bridge", False)


def test_after_the_window_the_wording_stays(client: Client, write: Writes, rosa: User) -> None:
    comment = write(at=timezone.now() - dt.timedelta(minutes=16))
    client.force_login(rosa)
    url = f"/discussion/comment/{comment.short_id}/edit/"

    assert client.get(url).status_code == 403
    answer = client.post(url, {"text": "Other words"})
    assert answer.status_code == 403
    assert "Other words" in answer.content.decode()


def test_a_comment_is_withdrawn_after_one_question(
    client: Client, write: Writes, rosa: User
) -> None:
    comment = write("Hasty")
    client.force_login(rosa)
    url = f"/discussion/comment/{comment.short_id}/withdraw/"

    assert "Hasty" in client.get(url).content.decode()
    assert client.post(url).status_code == 303
    assert client.post(url).status_code == 403
    comment.refresh_from_db()
    assert comment.status == Comment.Status.WITHDRAWN


@pytest.mark.parametrize("action", ["edit", "withdraw"])
def test_other_peoples_comments_are_not_found(
    client: Client, write: Writes, sami: User, action: str
) -> None:
    comment = write()
    client.force_login(sami)

    assert client.get(f"/discussion/comment/{comment.short_id}/{action}/").status_code == 404


@pytest.mark.parametrize("action", ["edit", "withdraw", "flag"])
def test_these_pages_ask_to_sign_in(client: Client, write: Writes, action: str) -> None:
    comment = write()

    answer = client.get(f"/discussion/comment/{comment.short_id}/{action}/")
    assert answer["Location"].startswith("/account/login/?next=")


def test_a_flag_names_a_clause(client: Client, write: Writes, sami: User, threats: Clause) -> None:
    comment = write()
    client.force_login(sami)
    url = f"/discussion/comment/{comment.short_id}/flag/"

    assert "3. No threats" in client.get(url).content.decode()
    assert client.post(url, {"note": "Look"}).status_code == 400
    assert client.post(url, {"clause": threats.pk, "note": "Look"}).status_code == 303
    assert Flag.objects.get().note == "Look"
    assert "You flagged this comment before" in client.get(url).content.decode()


def test_a_storm_of_flags_is_asked_to_wait(
    client: Client, write: Writes, sami: User, threats: Clause
) -> None:
    client.force_login(sami)
    answers = [
        client.post(
            f"/discussion/comment/{write().short_id}/flag/", {"clause": threats.pk, "note": "Look"}
        )
        for _ in range(11)
    ]

    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    assert "Wait" in answers[-1].content.decode()


def test_ones_own_comment_cannot_be_flagged(client: Client, write: Writes, rosa: User) -> None:
    comment = write()
    client.force_login(rosa)

    assert client.get(f"/discussion/comment/{comment.short_id}/flag/").status_code == 403


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_are_never_a_failure_of_ours(
    client: Client, rosa: User, report: Report, odd: str
) -> None:
    client.force_login(rosa)
    for field in ("text", "reply_to", "posting_key", "preview"):
        sent = {"text": "Words", field: odd}
        assert client.post(write_url(report), sent).status_code < 500
    assert client.get(write_url(report), {"reply_to": odd}).status_code < 500
    assert client.get("/account/", {"before": odd}).status_code < 500
    assert client.post("/account/", {"name": odd}).status_code < 500


@pytest.mark.parametrize("odd", ODD)
def test_odd_flags_and_wordings_are_never_a_failure_of_ours(
    client: Client, write: Writes, rosa: User, sami: User, odd: str
) -> None:
    comment = write(at=timezone.now())
    client.force_login(sami)
    for facts in ({"clause": odd}, {"note": odd}):
        answer = client.post(f"/discussion/comment/{comment.short_id}/flag/", facts)
        assert answer.status_code < 500
    client.force_login(rosa)
    answer = client.post(f"/discussion/comment/{comment.short_id}/edit/", {"text": odd})
    assert answer.status_code < 500


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, rosa: User, report: Report, method: str) -> None:
    client.force_login(rosa)

    assert getattr(client, method)(write_url(report)).status_code == 405
