"""Comments about a statement or words of a report, read together, and honest once words change."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from onrecord.discussion.actions import About, post_comment
from onrecord.discussion.models import Comment
from onrecord.discussion.pages import ShownComment, first_page, page, walks
from onrecord.people.models import User
from onrecord.record.models import Statement
from onrecord.reports.models import Report, Section
from tests.conftest import NOON, a_report

WORDS = "“647 people left the town,” the ministry said."


@pytest.fixture
def report(ed: User, world: Section) -> Report:
    """A report with a statement in it and its discussion open."""
    return a_report(
        editor=ed,
        section=world,
        body=[("paragraph", f"<p>{WORDS}</p>"), ("paragraph", "<p>Nobody else counted them.</p>")],
    )


def test_comments_about_the_same_words_are_read_together(
    report: Report, rosa: User, sami: User
) -> None:
    write(report, rosa, "How many before?", words="647 people")
    write(report, rosa, "And nobody asked why?", words="Nobody else counted")
    write(report, sami, "About 900", words="647 people")
    write(report, sami, "About the whole report")

    comments = by_statement(report)
    assert [(c.about and c.about.words, str(c.html)) for c in comments] == [
        ("647 people", "<p>How many before?</p>"),
        ("647 people", "<p>About 900</p>"),
        ("Nobody else counted", "<p>And nobody asked why?</p>"),
    ]


def test_each_comment_about_something_is_read_once_page_by_page(
    report: Report, rosa: User, sami: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "PAGE", 2)
    for number in range(7):
        words = ["647 people", "the ministry said", "counted them"][number % 3]
        write(report, rosa, f"Remark {number}", words=words, hour=number)
    shown = first_page(report=report, view="statements")
    seen = []
    while shown:
        seen += [(c.about and c.about.group, c.seq) for c in shown.comments]
        write(report, sami, f"Meanwhile {len(seen)}", words="647 people", hour=20 + len(seen))
        cursor = shown.more_url.rstrip("/").rpartition("/")[2]
        shown = page(report=report, cursor=cursor) if cursor else None

    assert sorted(seq for _, seq in seen) == list(range(1, 8))
    assert len({group for group, _ in seen}) == 3
    assert seen == sorted(seen)


def test_a_comment_is_about_a_statement_on_record(report: Report, rosa: User) -> None:
    statement = Statement.objects.filter(report=report).first()
    assert statement is not None
    with pytest.raises(ValidationError, match="no longer on record"):
        write(report, rosa, "Who counted?", entry=f"s-{statement.pk}")
    statement.state = Statement.State.CONFIRMED
    statement.save()
    write(report, rosa, "Who counted?", entry=f"s-{statement.pk}")

    about = by_statement(report)[0].about
    assert about is not None
    assert about.words == statement.exact
    assert about.url.endswith(f"#s-{statement.pk}")


@pytest.mark.parametrize("entry", ["s-", "x-1", "s-99999999999999999999", "s-\u0661", "nonsense"])
def test_what_is_not_on_record_cannot_be_commented_on(
    report: Report, rosa: User, entry: str
) -> None:
    with pytest.raises(ValidationError):
        write(report, rosa, "Hm", entry=entry)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("words", ["648 people", "n", "647 people " * 200])
def test_words_that_do_not_stand_there_or_twice_are_refused(
    report: Report, rosa: User, words: str
) -> None:
    with pytest.raises(ValidationError, match="do not stand in the report"):
        write(report, rosa, "Hm", words=words)


def test_when_the_words_change_readers_are_told_of_which_version_they_were(
    report: Report, rosa: User
) -> None:
    write(report, rosa, "Really?", words="647 people")
    write(report, rosa, "Why not?", words="Nobody else counted", hour=1)
    report.body = [("paragraph", "<p>Some people left. Nobody else counted them.</p>")]
    report.save_revision().publish()

    gone, there = by_statement(report)
    assert gone.about is not None
    assert gone.about.words == "647 people"
    assert gone.about.version_at is not None
    assert gone.about.url.endswith("/versions/1/")
    assert there.about is not None
    assert there.about.version_at is None


def test_words_are_chosen_without_scripts(report: Report, rosa: User, client: Client) -> None:
    client.force_login(rosa)
    address = f"/discussion/{report.short_id}/write/"
    answer = client.get(address, {"words": "647 people"})
    assert "647 people</textarea>" in answer.content.decode()
    client.post(address, {"text": "Hm", "words": "647 people", "posting_key": "k"})

    page_ = client.get(f"{report.get_absolute_url()}discussion/statements/").content.decode()
    assert page_.count("647 people") >= 2
    assert "By statement" in page_


def by_statement(report: Report) -> tuple[ShownComment, ...]:
    """The first page of comments about something."""
    shown = first_page(report=report, view="statements")
    assert shown is not None
    return shown.comments


def write(
    report: Report, author: User, text: str, *, entry: str = "", words: str = "", hour: int = 0
) -> Comment:
    """A comment about something, each time so late that no limit is met."""
    at = NOON + dt.timedelta(hours=hour)
    about = About(entry=entry, words=words)
    return post_comment(author=author, report=report, text=text, at=at, about=about)


def test_an_entry_is_chosen_from_a_list_and_kept_until_it_is_posted(
    report: Report, rosa: User, client: Client
) -> None:
    statement = on_record(report)
    address = f"/discussion/{report.short_id}/write/"
    chosen = f'<option value="s-{statement.pk}" selected>'
    sent = {"text": "Who counted?", "entry": f"s-{statement.pk}", "posting_key": "k"}

    page_ = client.get(report.get_absolute_url()).text
    assert f'href="{address}?entry=s-{statement.pk}"' in page_
    assert chosen in client.get(address, {"entry": f"s-{statement.pk}"}).text
    assert client.post(address, sent).status_code == 302  # to the sign-in
    client.force_login(rosa)
    assert chosen in client.get(address).text
    assert chosen in client.post(address, {**sent, "preview": "1"}).text
    assert chosen in client.post(address, {**sent, "text": " "}).text
    client.post(address, sent)

    about = by_statement(report)[0].about
    assert about is not None
    assert about.follow_url == f"/account/follow/statements/{statement.pk}/"
    assert "Comment on this" in client.get(statement.get_absolute_url()).text


def on_record(report: Report) -> Statement:
    """The report's first statement, confirmed."""
    statement = Statement.objects.filter(report=report).first()
    assert statement is not None
    statement.state = Statement.State.CONFIRMED
    statement.save()
    return statement
