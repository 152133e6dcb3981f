"""Captured comments: kept in the page's order under unclaimed names, once however often read."""

from __future__ import annotations

from onrecord.discussion.actions import import_comments
from onrecord.discussion.models import Comment, Discussion
from onrecord.extraction.types import CapturedComment
from onrecord.reports.models import Report
from tests.conftest import NOON

PAGE = (
    CapturedComment(None, None, "Letting them go is right."),
    CapturedComment("Petra", None, "These people are *recorded* now."),
    CapturedComment("Erik", "petra", "Petra, many were forced."),
    CapturedComment("Erik", "somebody", "I answer one who is not here."),
    CapturedComment(None, None, "Letting them go is right."),
)


def test_they_stand_in_the_pages_order_and_are_counted(report: Report) -> None:
    import_comments(report=report, comments=PAGE, at=NOON)

    kept = Comment.objects.order_by("publish_seq")
    assert [comment.body_source for comment in kept] == [captured.text for captured in PAGE]
    assert all(comment.is_captured and comment.author is None for comment in kept)
    discussion = Discussion.objects.get(report=report)
    assert (discussion.last_seq, discussion.comment_count) == (5, 5)


def test_a_reply_finds_whom_it_answers_by_name_where_the_page_has_it(report: Report) -> None:
    import_comments(report=report, comments=PAGE, at=NOON)

    found, lost = Comment.objects.filter(captured_name="Erik").order_by("publish_seq")
    assert found.parent is not None
    assert found.parent.captured_name == "Petra"
    assert (lost.parent, lost.captured_reply_to) == (None, "somebody")


def test_reading_a_page_twice_adds_only_what_is_new(report: Report) -> None:
    import_comments(report=report, comments=PAGE, at=NOON)
    later = (*PAGE, CapturedComment("Ana", "erik", "Thank you, Erik."))

    added = import_comments(report=report, comments=later, at=NOON)

    assert [comment.body_source for comment in added] == ["Thank you, Erik."]
    assert added[0].parent is not None
    assert added[0].parent.captured_name == "Erik"
    assert Comment.objects.count() == 6


def test_names_and_words_are_tidied_and_kept_whole(report: Report) -> None:
    long = "word " * 4000
    import_comments(
        report=report,
        comments=[
            CapturedComment("E\u202erik\n" + "x" * 200, None, long),
            CapturedComment("Ana", None, " \u200b "),
            CapturedComment("Bo", None, "<script>alert(1)</script>"),
        ],
        at=NOON,
    )

    first, second = Comment.objects.order_by("publish_seq")
    assert first.captured_name.startswith("Erik x")
    assert first.body_source == long.rstrip()
    assert "<script" not in second.body_html


def test_comments_can_come_before_the_report_is_published(report: Report) -> None:
    Discussion.objects.all().delete()

    assert len(import_comments(report=report, comments=PAGE, at=NOON)) == 5


def test_an_empty_page_changes_nothing(report: Report) -> None:
    assert import_comments(report=report, comments=(), at=NOON) == []
