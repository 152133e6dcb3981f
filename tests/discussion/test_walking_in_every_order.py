"""Walking: in every order and view each comment of the snapshot is shown once, whatever happens."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import suppress
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.discussion.actions import (
    change_status,
    pick_comment,
    post_comment,
    recommend_comment,
    take_back_recommendation,
)
from onrecord.discussion.actions.recounting import forget_earlier_keys, recount
from onrecord.discussion.models import Actor, Comment, Discussion, EarlierKeys, Step
from onrecord.discussion.models.ordering import wilson
from onrecord.discussion.pages import (
    ORDERS,
    VIEWS,
    Order,
    ShownDiscussion,
    View,
    first_page,
    page,
    walks,
)
from onrecord.people.models import Allowance, User
from onrecord.reports.models import Report
from tests.conftest import NOON, again
from tests.discussion.conftest import Writes

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))

ACTS = ["post", "reply", "recommend", "take_back", "pick", "unpick", "remove", "restore"]


@pytest.mark.parametrize("way", list(product(ORDERS, VIEWS)), ids="-".join)
@given(st.tuples(st.integers(0, 24), st.integers(1, 9), st.randoms(use_true_random=False)))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_walk_shows_each_comment_of_its_snapshot_once_while_all_changes(
    report: Report,
    ed: User,
    monkeypatch: pytest.MonkeyPatch,
    way: tuple[Order, View],
    walk: tuple[int, int, random.Random],
) -> None:
    before, size, chance = walk
    Step.objects.all()._raw_delete("default")  # between examples; nothing else may delete them
    Comment.objects.all().delete()
    Allowance.objects.all().delete()
    Discussion.objects.update(last_seq=0, edition=0, comment_count=0, last_step=0)
    monkeypatch.setattr(walks, "PAGE", size)
    life = Life(report, ed, chance)
    life.go_on(before)

    shown = beginning(report, *way)
    placed, seen = shown.seq, [comment.seq for comment in shown.comments]
    while shown.more_url:
        life.go_on(chance.randrange(6))
        shown = page(report=report, cursor=cursor_of(shown))
        assert 0 < len(shown.comments) <= size
        seen += [comment.seq for comment in shown.comments]

    assert sorted(seen) == list(range(1, placed + 1))


class Life:
    """What goes on in a discussion meanwhile."""

    def __init__(self, report: Report, editor: User, chance: random.Random) -> None:
        self.report, self.editor, self.chance = report, editor, chance
        self.at = NOON

    def go_on(self, times: int) -> None:
        """So many things happen."""
        for _ in range(times):
            self.at += dt.timedelta(hours=1)
            # What the rules refuse is part of life.
            with suppress(PermissionDenied, ValidationError):
                self._act(self.chance.choice(ACTS))

    def _act(self, act: str) -> None:
        comments = list(Comment.objects.order_by("pk"))
        if act == "post" or not comments:
            self._post(None)
            return
        comment = self.chance.choice(comments)
        reader = self._anybody()
        if act == "reply":
            self._post(comment)
        elif act == "recommend":
            recommend_comment(comment=comment, reader=reader, at=self.at)
        elif act == "take_back":
            take_back_recommendation(comment=comment, reader=reader, at=self.at)
        elif act in {"pick", "unpick"}:
            pick_comment(comment=comment, editor=self.editor, is_picked=act == "pick", at=self.at)
        else:
            status = Comment.Status.REMOVED if act == "remove" else Comment.Status.PUBLISHED
            change_status(comment=comment, to=status, by=Actor.moderator(self.editor), at=self.at)

    def _post(self, parent: Comment | None) -> None:
        words = f"At {self.at:%d %H}"
        author = self._anybody()
        post_comment(author=author, report=self.report, text=words, parent=parent, at=self.at)

    def _anybody(self) -> User:
        number = self.chance.randrange(4)
        facts = {"name": f"Reader number {number}"}
        person, _ = User.objects.get_or_create(email=f"reader{number}@example.org", defaults=facts)
        return person


def test_a_reply_stands_under_what_it_answers_in_threads(
    write: Writes, report: Report, sami: User
) -> None:
    first = write("First")
    second = write("Second")
    answer = write("On the first", parent=first, author=sami)
    write("On the second", parent=second)
    write("On the answer", parent=answer)

    assert [(c.depth, words(c.html)) for c in beginning(report, "oldest", "threads").comments] == [
        (0, "First"),
        (1, "On the first"),
        (2, "On the answer"),
        (0, "Second"),
        (1, "On the second"),
    ]
    assert words(beginning(report, "newest", "threads").comments[0].html) == "Second"


def test_a_thread_that_only_grew_after_the_walk_began_leads_to_no_empty_page(
    write: Writes, report: Report, sami: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "PAGE", 1)
    write("First")
    second = write("Second")
    shown = beginning(report, "oldest", "threads")
    write("An answer", parent=second, author=sami)
    write("Another", parent=second)

    shown = page(report=report, cursor=cursor_of(shown))
    assert [words(comment.html) for comment in shown.comments] == ["Second"]
    assert shown.more_url == ""


def test_a_chain_of_two_thousand_replies_is_walked_to_its_end(report: Report, rosa: User) -> None:
    discussion = Discussion.objects.get(report=report)
    parent, chain = None, []
    for number in range(1, 2001):
        comment = Comment(
            pk=number,
            discussion=discussion,
            author=rosa,
            parent=parent,
            status=Comment.Status.PUBLISHED,
            status_at=NOON,
            body_source=f"Remark {number}",
            body_html=f"<p>Remark {number}</p>",
            created_at=NOON,
        )
        comment.stand_at(number, under=parent)
        chain.append(comment)
        parent = comment
    chain[0].thread_size = 1999
    Comment.objects.bulk_create(chain, batch_size=200)
    Discussion.objects.filter(pk=discussion.pk).update(last_seq=2000, comment_count=2000)

    shown = beginning(report, "best", "threads")
    seen = [comment.seq for comment in shown.comments]
    while shown.more_url:
        shown = page(report=report, cursor=cursor_of(shown))
        seen += [comment.seq for comment in shown.comments]
    assert seen == list(range(1, 2001))
    assert shown.comments[-1].depth == 1999
    assert shown.comments[-1].parent is not None
    assert shown.comments[-1].parent.html == "<p>Remark 1999</p>"


def test_what_readers_recommend_comes_first_and_the_most_answered_and_the_picked(
    write: Writes, report: Report, sami: User, ed: User
) -> None:
    liked, answered, picked = write("Liked"), write("Answered"), write("Picked")
    recommend_comment(comment=liked, reader=sami, at=NOON)
    write("An answer", parent=answered)
    pick_comment(comment=picked, editor=ed, is_picked=True, at=NOON)

    assert words(beginning(report, "best").comments[0].html) == "Liked"
    assert words(beginning(report, "replied").comments[0].html) == "Answered"
    first = beginning(report, "picks").comments[0]
    assert (words(first.html), first.is_picked) == ("Picked", True)


def test_a_reply_that_is_removed_counts_no_more(write: Writes, report: Report, mo: User) -> None:
    asked = write("Asked")
    write("Other")
    reply = write("Rude", parent=asked)
    change_status(comment=reply, to=Comment.Status.REMOVED, by=Actor.moderator(mo), at=NOON)

    asked.refresh_from_db()
    assert asked.replies_shown == 0
    assert words(beginning(report, "replied").comments[0].html) != "Asked"


def test_what_drifted_is_counted_anew_and_said(
    write: Writes, report: Report, sami: User, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = write("Asked")
    write("Answered", parent=asked)
    recommend_comment(comment=asked, reader=sami, at=NOON)
    Comment.objects.filter(pk=asked.pk).update(recommends=9, replies_shown=7, thread_size=0)
    Discussion.objects.update(comment_count=40)

    call_command("recount")
    assert "2 counts had drifted" in capsys.readouterr().out
    asked.refresh_from_db()
    assert (asked.recommends, asked.replies_shown, asked.thread_size) == (1, 1, 1)
    assert Discussion.objects.get().comment_count == 2
    assert recount(at=NOON) == 0


def test_one_of_one_says_less_than_ninety_of_a_hundred() -> None:
    assert wilson(90, 10) > wilson(1, 0) > wilson(1, 1) > wilson(0, 0) == 0


def test_a_walk_whose_edition_is_forgotten_says_to_begin_again(
    write: Writes, report: Report, sami: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "PAGE", 1)
    comment = write("One")
    write("Two")
    shown = beginning(report, "best")
    recommend_comment(comment=comment, reader=sami, at=NOON)
    forget_earlier_keys(before=NOON + dt.timedelta(hours=1))

    assert not EarlierKeys.objects.exists()
    with pytest.raises(Http404, match="first page"):
        page(report=report, cursor=cursor_of(shown))


def beginning(report: Report, order: Order, view: View = "flat") -> ShownDiscussion:
    """The first page, which is there."""
    shown = first_page(report=report, order=order, view=view)
    assert shown is not None
    return shown


def words(html: str) -> str:
    """What a comment says."""
    return html.removeprefix("<p>").removesuffix("</p>")


def cursor_of(shown: ShownDiscussion) -> str:
    """The cursor in the address of the next page."""
    return shown.more_url.rstrip("/").rsplit("/", 1)[1]
