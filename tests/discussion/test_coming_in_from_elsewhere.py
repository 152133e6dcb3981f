"""What came in before this was kept gets its first step, and its links say who wrote them."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps

from onrecord.discussion.models import Comment, Discussion, Step
from tests.discussion.conftest import Writes

migration = import_module("onrecord.discussion.migrations.0014_first_steps_and_links")


def test_comments_without_a_step_get_one_that_goes_on_with_the_chain(write: Writes) -> None:
    first, second, third = write(), write(), write()
    Step.objects.filter(comment__in=[second, third])._raw_delete("default")
    begun = Step.objects.get(comment=first)
    Discussion.objects.update(last_step=1, step_hash=begun.hash)

    migration.first_steps(apps, None)
    migration.first_steps(apps, None)

    steps = list(Step.objects.order_by("number"))
    assert [(step.number, step.comment_id) for step in steps] == [
        (1, first.pk),
        (2, second.pk),
        (3, third.pk),
    ]
    before = ""
    for step in steps:
        assert step.hash == step.hash_after(before)
        before = step.hash
    assert Discussion.objects.get().step_hash == before


def test_links_that_were_kept_without_it_say_who_wrote_them(write: Writes) -> None:
    bare = '<p><a href="https://e.org/?a=1&amp;b=2">x</a> and <a href="mailto:a@e.org">y</a></p>'
    comment = write("Words")
    Comment.objects.filter(pk=comment.pk).update(body_html=bare)

    migration.links(apps, None)
    migration.links(apps, None)

    comment.refresh_from_db()
    assert comment.body_html.count('" rel="ugc nofollow noopener">') == 2
    assert comment.body_html.replace(' rel="ugc nofollow noopener"', "") == bare
