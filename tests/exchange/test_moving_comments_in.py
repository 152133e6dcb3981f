"""Comments of other systems come in once, with their threads, times, states and names."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from onrecord.discussion.actions import recount
from onrecord.discussion.models import Comment, Discussion, EarlierName
from onrecord.exchange.importers.comments.foreign import NO_TIME
from onrecord.exchange.importers.comments.spool import NO_PAGE
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.exchange.disqus import DISQUS, post


def take_in(path: Path, **options: Any) -> dict[str, Any]:
    """What the command says of it, as data."""
    out = StringIO()
    call_command("import_comments", str(path), json=True, stdout=out, **options)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def by_words() -> dict[str, Comment]:
    """Every comment here by its words."""
    return {comment.body_source: comment for comment in Comment.objects.all()}


def check_counts() -> None:
    """Places and counts are what a recount gives."""
    for discussion in Discussion.objects.all():
        placed = discussion.comments.placed().order_by("publish_seq")
        seqs = list(placed.values_list("publish_seq", flat=True))
        assert seqs == list(range(1, len(seqs) + 1))
        assert discussion.last_seq == len(seqs)
        assert discussion.comment_count == discussion.comments.published().count()
    assert recount(at=NOON) == 0


def test_disqus_comes_in_with_threads_times_and_names(disqus: Callable[..., Path]) -> None:
    path = disqus(
        post(1, "<p>First, 5 * 3 * 2.</p>", email="nia@example.org"),
        post(3, "<p>Deep</p>", parent=2, name="Ola", at="2014-05-01T12:00:00Z"),
        post(2, "<p>Second</p><p>with <b>weight</b></p>", parent=1, at="2014-05-01T11:00:00Z"),
    )

    said = take_in(path)

    assert (said["read"], said["made"], said["unmatched"]) == (3, 3, [])
    first, second, deep = Comment.objects.order_by("publish_seq")
    assert (second.parent, deep.parent) == (first, second)
    assert first.created_at == first.published_at == dt.datetime(2014, 5, 1, 10, tzinfo=dt.UTC)
    assert first.body_html == "<p>First, 5 * 3 * 2.</p>"
    assert "<strong>weight</strong>" in second.body_html
    assert deep.shown_author == "Ola"
    assert "nia@example.org" not in str(list(EarlierName.objects.values()))
    check_counts()


def test_what_disqus_mails_comes_in_packed_as_it_is(disqus: Callable[..., Path]) -> None:
    path = disqus(post(1, "<p>Packed.</p>"))
    packed = path.with_suffix(".xml.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))

    assert take_in(packed)["made"] == 1
    assert "Packed." in by_words()


def test_coming_in_twice_is_coming_in_once(disqus: Callable[..., Path]) -> None:
    path = disqus(*(post(number, f"<p>Said {number}</p>") for number in range(1, 30)))
    take_in(path)

    said = take_in(path)

    assert (said["made"], said["already_here"], Comment.objects.count()) == (0, 29, 29)
    check_counts()


def test_what_was_added_later_finds_its_parents(disqus: Callable[..., Path]) -> None:
    take_in(disqus(post(1, "<p>One</p>")))

    said = take_in(disqus(post(2, "<p>Two</p>", parent=1)))

    assert said["orphans"] == 0
    assert by_words()["Two"].parent == by_words()["One"]


def test_states_are_kept_and_the_deleted_hold_threads_together(
    disqus: Callable[..., Path],
) -> None:
    path = disqus(
        post(1, "<p>Secret regret</p>", deleted="true"),
        post(2, "<p>Answer</p>", parent=1),
        post(3, "<p>Nobody answered</p>", deleted="true"),
        post(4, "<p>Buy pills</p>", spam="true"),
    )

    said = take_in(path)

    comments = {comment.body_source: comment.status for comment in Comment.objects.all()}
    assert comments == {"": "withdrawn", "Answer": "published", "Buy pills": "spam"}
    assert said["skipped"] == {"it was deleted, and nobody had answered it": 1}
    assert said["read"] == said["made"] + sum(said["skipped"].values())
    check_counts()


def test_circles_are_opened_and_orphans_begin_threads(disqus: Callable[..., Path]) -> None:
    path = disqus(
        post(1, "<p>A</p>", parent=2, at="2014-05-01T11:00:00Z"),
        post(2, "<p>B</p>", parent=1),
        post(3, "<p>C</p>", parent=3),
        post(4, "<p>D</p>", parent=999),
        post(5, "<p>E</p>", parent=4),
        post(6, "<p>F</p>", parent=1),
    )

    said = take_in(path)

    found = by_words()
    assert (said["made"], said["cycles_cut"], said["orphans"]) == (6, 2, 1)
    assert [found[word].parent for word in "BCD"] == [None, None, None]
    assert (found["A"].parent, found["E"].parent) == (found["B"], found["D"])
    assert found["F"].parent == found["A"]
    check_counts()


def test_a_reply_stands_behind_its_parent_whatever_the_clocks_said(
    disqus: Callable[..., Path],
) -> None:
    path = disqus(
        post(2, "<p>Reply</p>", parent=1, at="2014-05-01T09:00:00Z"),
        post(1, "<p>Parent</p>", at="2014-05-01T10:00:00Z"),
    )

    take_in(path)

    assert list(Comment.objects.order_by("publish_seq").values_list("body_source", flat=True)) == [
        "Parent",
        "Reply",
    ]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_time_that_stands_for_none_is_none(disqus: Callable[..., Path], at: str) -> None:
    said = take_in(disqus(post(1), post(2, at=at)))

    assert (said["made"], said["skipped"]) == (1, {NO_TIME: 1})


def test_a_chain_of_thousands_comes_in_whole(disqus: Callable[..., Path]) -> None:
    take_in(disqus(*(post(n, f"<p>Step {n}</p>", parent=n - 1 or "") for n in range(1, 1101))))

    last = by_words()["Step 1100"]
    assert last.parent == by_words()["Step 1099"]
    check_counts()


def test_markup_of_others_becomes_safe_text(disqus: Callable[..., Path]) -> None:
    hostile = (
        '<p onclick="x()">Hi <script>alert(1)</script><img src=x onerror=alert(2) alt="cat">'
        '<a href="javascript:alert(3)">one</a> <a href="https://example.org/a(b)">two</a></p>'
        "<blockquote><p>quoted</p></blockquote><ul><li>x</li><li>y <i>z</i></li></ul>"
        "&lt;script&gt;alert(4)&lt;/script&gt; [a](javascript:alert(5))"
    )

    take_in(disqus(post(1, hostile)))

    html = Comment.objects.get().body_html
    assert "<script" not in html
    assert "javascript:" not in html.replace("](javascript:", "")
    assert "onerror" not in html
    assert '<a href="https://example.org/a%28b%29" rel="ugc nofollow noopener">two</a>' in html
    assert "<blockquote>" in html
    assert "<li>y <em>z</em></li>" in html
    assert "&lt;script&gt;alert(4)&lt;/script&gt;" in html


def test_what_is_too_long_for_marks_shows_none_of_ours(disqus: Callable[..., Path]) -> None:
    take_in(disqus(post(1, "<p>2 * 3 [sic] is_so <3 &amp; more</p>" * 200)))

    html = Comment.objects.get().body_html
    assert html.startswith("<p>2 * 3 [sic] is_so &lt;3 &amp; more</p>")
    assert "\\" not in html


def test_a_thread_may_be_named_as_the_site_called_it(disqus: Callable[..., Path]) -> None:
    posts = post(1).replace('<thread dsq:id="77"/>', "<thread>node/5</thread>")
    nowhere = post(2).replace('<thread dsq:id="77"/>', "")

    said = take_in(disqus(posts, nowhere))

    assert (said["made"], said["skipped"]) == (1, {NO_PAGE: 1})


def test_comments_of_a_thread_that_was_deleted_are_not_shown_again(
    tmp_path: Path, report: Report
) -> None:
    link = f"https://old.example{report.get_absolute_url()}"
    export = DISQUS.format(link=link, posts=post(1))
    path = tmp_path / "disqus.xml"
    path.write_text(export.replace("</isClosed><isDeleted>false", "</isClosed><isDeleted>true"))

    assert take_in(path)["statuses"] == {"rejected": 1}


def test_discussions_whose_report_is_unknown_are_named_and_a_map_helps(
    tmp_path: Path, report: Report
) -> None:
    path = tmp_path / "disqus.xml"
    path.write_text(
        DISQUS.format(link="https://old.example/news/5?utm_source=x", posts=post(1)),
        encoding="utf-8",
    )
    template = tmp_path / "map.csv"

    said = take_in(path, unmatched=str(template))

    assert (said["made"], said["unmatched"][0]["comments"]) == (0, 1)
    filled = template.read_text().replace("utm_source=x,", f"utm_source=x,{report.short_id}")
    template.write_text(filled)
    assert take_in(path, threads=str(template))["made"] == 1


def test_a_dry_run_changes_nothing(disqus: Callable[..., Path]) -> None:
    said = take_in(disqus(post(1)), dry_run=True)

    assert (said["made"], Comment.objects.count()) == (1, 0)


def test_a_dry_run_says_what_the_run_then_says(disqus: Callable[..., Path]) -> None:
    take_in(disqus(post(1), post(2)))
    more = disqus(post(1), post(2, at="2014-05-02T10:00:00Z"), post(3, parent=1), post(4, parent=9))

    foreseen = take_in(more, dry_run=True)

    assert (foreseen["made"], foreseen["already_here"], foreseen["orphans"]) == (2, 1, 1)
    assert take_in(more) == foreseen


@pytest.mark.parametrize("is_turned", [False, True])
def test_several_threads_of_one_page_become_one_discussion_in_the_order_of_time(
    tmp_path: Path, report: Report, is_turned: bool
) -> None:
    said = [
        post(1, "<p>A</p>", at="2014-05-01T10:00:00Z", thread="77"),
        post(2, "<p>B</p>", at="2014-05-01T11:00:00Z", thread="78", parent=1),
        post(3, "<p>C</p>", at="2014-05-01T12:00:00Z", thread="77"),
    ]
    link = f"https://old.example{report.get_absolute_url()}"
    other = f'<thread dsq:id="78"><id/><link>{link}?utm_source=x</link><title/></thread>'
    posts = "".join(reversed(said) if is_turned else said)
    path = tmp_path / "disqus.xml"
    path.write_text(DISQUS.format(link=link, posts=other + posts), encoding="utf-8")

    outcome = take_in(path)

    found = Comment.objects.order_by("publish_seq")
    assert [comment.body_source for comment in found] == ["A", "B", "C"]
    assert found[1].parent == found[0]
    assert (outcome["discussions"], outcome["orphans"]) == (1, 0)
    check_counts()


def test_killed_in_the_middle_and_run_again_is_whole(
    disqus: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = disqus(*(post(n, f"<p>Said {n}</p>", parent=n - 1 or "") for n in range(1, 1500)))
    real, calls = Comment.objects.bulk_create, []

    def dies(rows: Any, *args: Any, **facts: Any) -> Any:
        calls.append(1)
        if len(calls) > 1100:
            raise KeyboardInterrupt
        return real(rows, *args, **facts)

    with monkeypatch.context() as patched:
        patched.setattr(Comment.objects, "bulk_create", dies)
        with pytest.raises(KeyboardInterrupt):
            take_in(path)
    check_counts()
    assert 0 < Comment.objects.count() < 1499

    said = take_in(path)

    assert said["made"] + said["already_here"] == Comment.objects.count() == 1499
    assert Comment.objects.filter(parent=None).count() == 1
    check_counts()
