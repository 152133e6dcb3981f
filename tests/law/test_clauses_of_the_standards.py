"""Clauses keep every wording, are retired and never deleted, and stand on a page of their own."""

from __future__ import annotations

from onrecord.discussion.models import Clause


def test_a_clause_saved_as_it_is_has_no_new_wording(threats):
    threats.save()

    assert threats.wordings.count() == 1


def test_standards_are_there_before_a_newsroom_has_written_about_them(client, threats):
    page = client.get("/standards/").content.decode()

    assert 'id="clause-3"' in page
    assert "/moderation-log/" in page


def test_a_retired_clause_is_cited_no_more_and_still_stands(client, threats, write, sami):
    Clause.objects.filter(pk=threats.pk).update(is_in_force=False)
    comment = write()
    client.force_login(sami)

    assert (
        "No threats"
        not in client.get(f"/discussion/comment/{comment.short_id}/flag/").content.decode()
    )
    assert "(retired)" in client.get("/standards/").content.decode()


def test_a_clause_is_not_deleted_at_the_desk(client, ada, threats):
    client.force_login(ada)

    answer = client.post(f"/desk/snippets/discussion/clause/delete/{threats.pk}/")

    assert answer.status_code in {302, 403, 404}
    assert Clause.objects.filter(pk=threats.pk).exists()
